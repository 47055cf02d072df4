"""A slot opens with its own secret alone, tells a wrong one from damage, and a wiped key is of no use any more."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from diary_desktop.crypto import key_slots
from diary_desktop.crypto.kdf import MINIMUM, Argon2Parameters, argon2id
from diary_desktop.crypto.key_slots import SLOT_BYTES, Slot, SlotKind, VaultKey, hmac_sha256, same_mac
from diary_desktop.crypto.wiping import wipe
from diary_desktop.domain.errors import VaultDamaged, VaultLocked, VaultTooNew, WrongPassphrase

VAULT = b"v" * 16
SECRET = "mật khẩu".encode()


@pytest.fixture
def key() -> VaultKey:
    return VaultKey(bytearray(range(32)), VAULT)


@pytest.fixture(scope="module")
def slot() -> Slot:
    return Slot.wrap(VaultKey(bytearray(range(32)), VAULT), SlotKind.PASSPHRASE, SECRET, MINIMUM)


@pytest.mark.parametrize("kind", list(SlotKind))
def test_the_secret_opens_the_slot_and_another_does_not(key: VaultKey, kind: SlotKind) -> None:
    slot = Slot.wrap(key, kind, SECRET, MINIMUM)
    again = Slot.decode(slot.encode())
    assert again == slot
    assert again.unwrap(bytearray(SECRET), VAULT).subkey("log") == key.subkey("log")
    with pytest.raises(WrongPassphrase):
        again.unwrap(SECRET + b".", VAULT)


def test_tone_marks_open_it_in_either_form(slot: Slot, key: VaultKey) -> None:
    typed = unicodedata.normalize("NFD", SECRET.decode()).encode()
    assert typed != SECRET
    assert slot.unwrap(typed, VAULT).subkey("log") == key.subkey("log")


def test_the_secret_given_is_left_to_its_owner(slot: Slot) -> None:
    secret = bytearray(SECRET)
    slot.unwrap(secret, VAULT)
    assert secret == SECRET


def test_a_slot_of_another_vault_does_not_open(slot: Slot) -> None:
    with pytest.raises(WrongPassphrase):
        slot.unwrap(SECRET, b"w" * 16)


def test_no_flipped_bit_gives_a_key(slot: Slot) -> None:
    """One bit in every field; each is either refused at once, or a wrong secret, or damage, never a key."""
    raw = slot.encode()
    for at in (0, 1, 5, 9, 13, 20, 35, 50, 80, 100):
        wrong = bytearray(raw)
        wrong[at] ^= 1
        with pytest.raises((WrongPassphrase, VaultDamaged)):
            Slot.decode(bytes(wrong)).unwrap(SECRET, VAULT)


def test_damage_of_the_wrapped_key_alone_is_not_called_a_wrong_passphrase(slot: Slot) -> None:
    with pytest.raises(VaultDamaged):
        replace(slot, wrapped=bytes(len(slot.wrapped))).unwrap(SECRET, VAULT)


def test_a_slot_made_to_open_under_another_key_is_refused(slot: Slot) -> None:
    """Without the commitment, an honest wrapping under a second key would be taken."""
    other = argon2id(b"other", slot.salt, slot.parameters)
    head = key_slots._head(slot.kind, slot.parameters, slot.salt, slot.nonce, VAULT)
    forged = replace(slot, wrapped=AESGCMSIV(other).encrypt(slot.nonce, bytes(32), head))
    with pytest.raises(WrongPassphrase):
        forged.unwrap(b"other", VAULT)


@pytest.mark.parametrize("length", [0, 1, SLOT_BYTES - 1, SLOT_BYTES + 1])
def test_a_slot_of_another_length_is_damage(length: int) -> None:
    with pytest.raises(VaultDamaged):
        Slot.decode(bytes(length))


@pytest.mark.parametrize(
    ("at", "value", "error"), [(0, 0, VaultDamaged), (1, 0, VaultDamaged), (0, 2, VaultTooNew), (1, 6, VaultTooNew)]
)
def test_versions_and_kinds_below_are_damage_and_above_are_newer(
    slot: Slot, at: int, value: int, error: type[Exception]
) -> None:
    raw = bytearray(slot.encode())
    raw[at] = value
    with pytest.raises(error):
        Slot.decode(bytes(raw))


def test_forged_parameters_are_refused_when_read(slot: Slot) -> None:
    greedy = replace(slot, parameters=Argon2Parameters(1_000_000))
    with pytest.raises(VaultDamaged):
        Slot.decode(greedy.encode())


def test_two_slots_of_one_secret_share_nothing(key: VaultKey) -> None:
    one, other = (Slot.wrap(key, SlotKind.KEY_FILE, SECRET, MINIMUM) for _ in range(2))
    assert len({one.salt, other.salt}) == len({one.nonce, other.nonce}) == 2
    assert one.commitment != other.commitment
    assert one.wrapped != other.wrapped


def test_each_purpose_vault_and_epoch_has_its_own_subkey(key: VaultKey) -> None:
    other_vault = VaultKey(bytearray(range(32)), b"w" * 16)
    subkeys = [key.subkey("log"), key.subkey("clips"), key.subkey("log", epoch=2), other_vault.subkey("log")]
    assert len(set(subkeys)) == 4
    assert all(len(subkey) == 32 for subkey in subkeys)
    assert key.subkey("log") == key.subkey("log", epoch=1)


def test_the_derivation_never_changes(key: VaultKey) -> None:
    assert key.subkey("log").hex() == FIRST_VERSION


def test_a_wiped_key_is_zeros_and_locked() -> None:
    buffer = bytearray(os.urandom(32))
    key = VaultKey(buffer, VAULT)
    key.wipe()
    key.wipe()
    assert buffer == bytes(32)
    with pytest.raises(VaultLocked):
        key.subkey("log")
    with pytest.raises(VaultLocked):
        Slot.wrap(key, SlotKind.KEY_FILE, SECRET, MINIMUM)


def test_slot_keys_are_wiped_whatever_happens(slot: Slot, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytearray] = []

    def noted(buffer: bytearray) -> None:
        seen.append(buffer)
        wipe(buffer)

    monkeypatch.setattr(key_slots, "wipe", noted)
    with pytest.raises(WrongPassphrase):
        slot.unwrap(b"wrong", VAULT)
    assert [bytes(one) for one in seen] == [bytes(5), bytes(32), b""]  # in its normal form, the slot key, no key


def test_new_keys_are_random() -> None:
    assert VaultKey.random(VAULT).subkey("log") != VaultKey.random(VAULT).subkey("log")


def test_a_mac_is_the_standard_one() -> None:
    """RFC 4231, test case 2."""
    mac = hmac_sha256(b"Jefe", b"what do ya want for nothing?")
    assert mac.hex() == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert same_mac(mac, bytes(mac))
    assert not same_mac(mac, mac[:-1] + b"\0")


FIRST_VERSION = "b2ac70bbcfef14942dace1292e1cf627da7f602898599668b71ab085b1d6e958"


@pytest.mark.parametrize("kind", [SlotKind.KEY_FILE, SlotKind.KEYSTORE, SlotKind.PREVIOUS])
def test_parameters_that_are_of_no_use_are_authenticated_too(key: VaultKey, kind: SlotKind) -> None:
    """Nothing derives anything from them, so that nothing else would notice."""
    slot = Slot.wrap(key, kind, SECRET, MINIMUM)
    assert not replace(slot, parameters=replace(MINIMUM, passes=MINIMUM.passes + 1)).opens(SECRET, VAULT)


def test_a_key_that_took_over_shares_no_buffer_and_goes_with_the_ones_before(key: VaultKey) -> None:
    following = VaultKey(bytearray(range(32, 64)), VAULT, 2)
    subkey = following.subkey("log")
    key.turn_over(following)
    following.wipe()
    assert key.subkey("log") == subkey
    before = key.previous
    assert before is not None
    assert not before.is_wiped
    key.wipe()
    assert before.is_wiped
    assert key.is_wiped
