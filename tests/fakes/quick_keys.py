"""Argon2id that costs next to nothing, for tests of anything but keys; and the real one, each answer remembered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar
from unittest import mock

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from diary_desktop.crypto import kdf

_LEAST_KIB_A_LANE = 8


class QuickArgon2:
    """The real function with the least memory there is and one pass, whatever the header says.

    Only for vaults that no other program opens: a key derived so is another key.
    """

    def __init__(self, *, salt: bytes, length: int, iterations: int, lanes: int, memory_cost: int) -> None:
        assert memory_cost >= kdf.LEAST_MEMORY_MIB * 1024
        assert iterations >= kdf.FEWEST_PASSES
        self._real = Argon2id(salt=salt, length=length, iterations=1, lanes=1, memory_cost=_LEAST_KIB_A_LANE)

    def derive_into(self, secret: bytearray, key: bytearray) -> None:
        self._real.derive_into(secret, key)  # type: ignore[arg-type]  # as in the app


class RememberedArgon2:
    """The real function; asked the same again, the same answer: a template that is copied has one salt."""

    known: ClassVar[dict[tuple[object, ...], bytes]] = {}

    def __init__(self, *, salt: bytes, length: int, iterations: int, lanes: int, memory_cost: int) -> None:
        self._name = (salt, length, iterations, lanes, memory_cost)
        self._real = Argon2id(salt=salt, length=length, iterations=iterations, lanes=lanes, memory_cost=memory_cost)

    def derive_into(self, secret: bytearray, key: bytearray) -> None:
        name = (*self._name, bytes(secret))
        if name not in self.known:
            self._real.derive_into(secret, key)  # type: ignore[arg-type]  # as in the app
            self.known[name] = bytes(key)
        key[:] = self.known[name]


@contextmanager
def quick_keys() -> Iterator[None]:
    """Every key derived in this process comes at once; none of them opens anything made outside of this block."""
    with mock.patch.object(kdf, "Argon2id", QuickArgon2):
        yield


@contextmanager
def remembered_keys() -> Iterator[None]:
    """The same keys as ever, each derived once."""
    with mock.patch.object(kdf, "Argon2id", RememberedArgon2):
        yield
