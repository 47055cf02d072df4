"""Published values: if the library below, or how we call it, ever gave others, every diary would be shut."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from diary_desktop.crypto.kdf import hkdf

HKDF_CASES = [
    # RFC 5869, appendix A: input key, salt, info, output
    (
        "0b" * 22,
        "000102030405060708090a0b0c",
        "f0f1f2f3f4f5f6f7f8f9",
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
    ),
    (
        bytes(range(0x50)).hex(),
        bytes(range(0x60, 0xB0)).hex(),
        bytes(range(0xB0, 0x100)).hex(),
        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
        "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
        "cc30c58179ec3e87c14c01d5c1f3434f1d87",
    ),
    (
        "0b" * 22,
        "",
        "",
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
    ),
]

GCM_SIV_CASES = [
    # RFC 8452, appendix C.2 (AES-256): plaintext, associated data, result
    ("", "", "07f5f4169bbf55a8400cd47ea6fd400f"),
    ("0100000000000000", "", "c2ef328e5c71c83b843122130f7364b761e0b97427e3df28"),
    (
        "010000000000000000000000",
        "",
        "9aab2aeb3faa0a34aea8e2b18ca50da9ae6559e48fd10f6e5c9ca17e",
    ),
    (
        "01000000000000000000000000000000",
        "",
        "85a01b63025ba19b7fd3ddfc033b3e76c9eac6fa700942702e90862383c6c366",
    ),
    ("0200000000000000", "01", "1de22967237a813291213f267e3b452f02d01ae33e4ec854"),
]
GCM_SIV_KEY = "01" + "00" * 31
GCM_SIV_NONCE = "03" + "00" * 11


@pytest.mark.parametrize(("key", "salt", "info", "output"), HKDF_CASES)
def test_hkdf_of_rfc_5869(key: str, salt: str, info: str, output: str) -> None:
    parts = [bytes.fromhex(one) for one in (key, salt, info, output)]
    whole = HKDF(algorithm=SHA256(), length=len(parts[3]), salt=parts[1], info=parts[2]).derive(parts[0])
    assert whole == parts[3]
    assert hkdf(*parts[:3]) == parts[3][:32]


def test_argon2id_of_rfc_9106() -> None:
    """Section 5.3. Our own calls take at least 64 MiB; the library is the same."""
    found = Argon2id(
        salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32, secret=b"\x03" * 8, ad=b"\x04" * 12
    ).derive(b"\x01" * 32)
    assert found.hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


@pytest.mark.parametrize(("plain", "associated", "sealed"), GCM_SIV_CASES)
def test_aes_256_gcm_siv_of_rfc_8452(plain: str, associated: str, sealed: str) -> None:
    cipher = AESGCMSIV(bytes.fromhex(GCM_SIV_KEY))
    nonce, text, beside = (bytes.fromhex(one) for one in (GCM_SIV_NONCE, plain, associated))
    assert cipher.encrypt(nonce, text, beside).hex() == sealed
    assert cipher.decrypt(nonce, bytes.fromhex(sealed), beside) == text
