"""Reads doubtful tables for tortured programs as the app's child process does, forked from one that loaded everything.

The app starts a new program for it, which takes seconds to load; what that program does is done here in its place. It
is forked from a process that never used LanceDB, and may die as that program may.
"""

from __future__ import annotations

import os
import signal
import socket
import tempfile
import time
from pathlib import Path

from diary_desktop.storage import quarantine, recovery, salvage_reading, table_probe

_PATIENCE = 120.0
_LOOK_AROUND = 2.0
"""Seconds after which a prober looks whether the program that it serves is still there."""


class Prober:
    """A process of its own from ``Prober()`` to ``close``; programs forked in between may ``use`` it."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="diary-prober-")
        self._address = str(Path(self._folder.name) / "asked")
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(self._address)
        listening.listen()
        self._pid = os.fork()
        if self._pid == 0:
            _serve(listening, os.getppid())
        listening.close()

    def use(self) -> None:
        """In this program doubtful tables are read by the prober."""
        for module in (quarantine, recovery, salvage_reading):
            setattr(module, "TableProbe", lambda: _Served(self))  # noqa: B010  a name they do not export

    def survives_reading(self, path: Path) -> bool:
        """As ``TableProbe.survives_reading``."""
        if not path.is_dir():
            return False
        with socket.socket(socket.AF_UNIX) as asking:
            asking.settimeout(2 * _PATIENCE)
            asking.connect(self._address)
            asking.sendall(f"{path}\n".encode())
            return asking.recv(1) == b"0"

    def close(self) -> None:
        """End the process."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        self._folder.cleanup()


class _Served:
    """A ``TableProbe`` that has no child of its own to end."""

    def __init__(self, prober: Prober) -> None:
        self.survives_reading = prober.survives_reading

    def __enter__(self) -> _Served:
        return self

    def __exit__(self, *_: object) -> None:
        return


def _serve(listening: socket.socket, parent: int) -> None:
    """Never returns."""
    listening.settimeout(_LOOK_AROUND)
    while os.getppid() == parent:
        try:
            asked, _ = listening.accept()
        except TimeoutError:
            continue
        try:
            with asked, asked.makefile() as lines:
                path = Path(lines.readline().rstrip("\n"))
                asked.sendall(b"0" if _status_of_reading(path) == 0 else b"1")
        except OSError:
            continue  # whoever asked was killed
    os._exit(0)


def _status_of_reading(path: Path) -> int:
    pid = os.fork()
    if pid == 0:
        _read(path)
    deadline = time.monotonic() + _PATIENCE
    while True:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > deadline:
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.001)


def _read(path: Path) -> None:
    """Never returns."""
    status = 1
    try:
        status = 0 if table_probe.reads(path) else 1
    finally:
        os._exit(status)
