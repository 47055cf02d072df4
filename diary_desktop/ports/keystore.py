"""The operating system's keystore: a safe place for 32 random bytes, opened by logging in."""

from __future__ import annotations

from typing import Protocol


class Keystore(Protocol):
    """Calls may block while the system asks the person to unlock it. Used on the desk and jobs threads."""

    @property
    def name(self) -> str:
        """What the system calls it; empty where there is none that is trusted."""

    def put(self, name: str, secret: bytearray) -> None:
        """Keep ``secret`` under ``name``, which must tell nothing. Raises ``KeystoreUnavailable``."""

    def get(self, name: str) -> bytearray | None:
        """What is kept there, to be wiped by the caller. Raises ``KeystoreUnavailable``."""

    def remove(self, name: str) -> None:
        """Forget it; nothing happens where nothing is kept. Raises ``KeystoreUnavailable``."""
