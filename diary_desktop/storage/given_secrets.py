"""What a person gave to open a vault: which slot it is for, checked before anything costly, wiped afterwards."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from ..crypto.kdf import Argon2Parameters, calibrate, check_passphrase, refitted
from ..crypto.key_slots import SlotKind, VaultKey
from ..crypto.recovery_words import entropy_of
from ..crypto.wiping import wipe
from ..domain.errors import InputError
from ..ports.storage import Secrets
from .header import Header


@contextlib.contextmanager
def wiped(*buffers: bytearray | None) -> Iterator[None]:
    try:
        yield
    finally:
        for buffer in buffers:
            if buffer is not None:
                wipe(buffer)


def fitted(parameters: Argon2Parameters | None, seconds: float) -> Argon2Parameters:
    """As costly as this machine does in a second, told from a run where there was one."""
    return calibrate() if parameters is None else refitted(parameters, seconds)


def unlocked(header: Header, secrets: Secrets) -> VaultKey:
    """The key of a header that stands alone. Raises as ``Header.unlock``, and ``InputError``."""
    return header.unlock(*secret_of(secrets))


def secret_of(secrets: Secrets) -> tuple[SlotKind, bytes | bytearray]:
    """The kind of slot and what is to open it. Raises ``InputError`` for what cannot, before anything is derived."""
    if secrets.passphrase is not None:
        check_passphrase(secrets.passphrase)
        return SlotKind.PASSPHRASE, secrets.passphrase
    if secrets.recovery_words is not None:
        return SlotKind.WORDS, entropy_of(secrets.recovery_words)
    if secrets.key_file is not None:
        return SlotKind.KEY_FILE, secrets.key_file
    if secrets.keystore is not None:
        return SlotKind.KEYSTORE, secrets.keystore
    raise InputError(
        "Nothing was given to open the diary with.", "Give a passphrase, the recovery words or a key file."
    )
