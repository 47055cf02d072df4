"""One window a diary: a second start asks the first to come forward, over a socket of this computer and this user.

A lock that the system lets go of with the process tells who is first; the socket, which only its owner may write to,
carries one word. Nothing here where the system has no such sockets (Windows): there ``ui/local_bell.py`` does the same.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import socket
import sys
import time
from pathlib import Path

if sys.platform != "win32":
    import fcntl

log = logging.getLogger(__name__)

WISHES = ("raise", "record")
"""All that can be asked for: to come forward, and to begin recording."""

LONGEST_PATH = 100
"""Bytes of a socket's path that every system takes."""
PATIENCE = 2.0
"""Seconds that a second start waits for the first one's ear."""


class Doorbell:
    """Held by the first window of a diary until the process ends or ``close``."""

    def __init__(self, path: Path, lock: int) -> None:
        self._path = path
        self._lock = lock
        path.unlink(missing_ok=True)  # of a process that was killed
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        self._socket.bind(str(path))
        path.chmod(0o600)

    def fileno(self) -> int:
        """Readable when somebody rang."""
        return self._socket.fileno()

    def rings(self) -> list[str]:
        """The wishes that have come since, without waiting; anything else is dropped."""
        found: list[str] = []
        with contextlib.suppress(BlockingIOError):
            while len(found) < 16:
                found.append(self._socket.recv(32).decode("ascii", "replace"))
        return [one for one in found if one in WISHES]

    def close(self) -> None:
        """Nobody is answered any more."""
        self._path.unlink(missing_ok=True)
        self._socket.close()
        os.close(self._lock)


def claim(vault: Path, folder: Path) -> Doorbell | None:
    """Be the one window over the diary in ``vault``; None where another is, or where this cannot be told.

    ``folder`` belongs to this user and computer.
    """
    path = _path(vault, folder)
    if path is None:
        return None
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        return None
    return Doorbell(path, lock)


def ring(vault: Path, folder: Path, wish: str) -> bool:
    """Ask the window over that diary for one of ``WISHES``; False where nobody hears."""
    path = _path(vault, folder)
    if path is None:
        return False
    end = time.monotonic() + PATIENCE
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as one:
        while True:
            try:
                one.sendto(wish.encode("ascii"), str(path))
            except OSError as error:
                if time.monotonic() > end:
                    log.info("nobody answers", extra={"error": type(error).__name__})
                    return False
                time.sleep(0.05)  # it may be just starting
            else:
                return True


def name_of(vault: Path) -> str:
    """Of the window over that diary, whose folder the name does not show."""
    return f"window-{hashlib.blake2b(str(vault.resolve()).encode(), digest_size=8).hexdigest()}"


def _path(vault: Path, folder: Path) -> Path | None:
    """Named after the diary's folder, which its name does not show."""
    if sys.platform == "win32":
        return None
    path = folder / f"{name_of(vault)}.socket"
    return path if len(str(path).encode()) <= LONGEST_PATH else None
