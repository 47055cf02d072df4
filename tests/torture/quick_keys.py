"""Keys from passphrases at once: Argon2id is slow on purpose and asks no disk for anything; it would get the kills."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from diary_desktop.crypto import key_slots
from diary_desktop.crypto.kdf import Argon2Parameters


@contextmanager
def quick_keys() -> Iterator[None]:
    """In this program and those forked from it. A diary made within opens by its passphrase only within."""
    slow = getattr(key_slots, "argon2id")  # noqa: B009  a name the module does not export
    setattr(key_slots, "argon2id", _derived)  # noqa: B010  a name the module does not export
    try:
        yield
    finally:
        setattr(key_slots, "argon2id", slow)  # noqa: B010  as above


def _derived(secret: bytes | bytearray, salt: bytes, _: Argon2Parameters) -> bytearray:
    return bytearray(hashlib.sha256(salt + bytes(secret)).digest())
