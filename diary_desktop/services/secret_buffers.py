"""Overwrites secrets that passed through here: whoever is given a buffer answers for it, however things end."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from diary_desktop.ports.storage import Secrets


@contextlib.contextmanager
def wiped(*buffers: bytearray | None) -> Iterator[None]:
    """Overwrite the buffers afterwards, however it ends."""
    try:
        yield
    finally:
        for buffer in buffers:
            if buffer is not None:
                buffer[:] = bytes(len(buffer))


def wipe_secrets(secrets: Secrets) -> None:
    """Overwrite whichever was given."""
    with wiped(secrets.passphrase, secrets.recovery_words, secrets.key_file, secrets.keystore):
        pass
