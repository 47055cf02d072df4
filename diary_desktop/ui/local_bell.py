"""One window a diary where the system has no sockets of the file system (Windows): a lock, and a pipe of this user.

Only there is this read: it needs Qt's network library, of which it uses nothing that leaves the computer. Tried on
Linux, where Qt has the same; never on Windows.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 2_000
LONGEST_WISH = 32
"""Bytes; whatever is longer is none."""


class LocalBell:
    """Held by the first window of a diary until the process ends or ``close``."""

    def __init__(self, name: str, lock: QLockFile) -> None:
        self._name = name
        self._lock = lock
        self._server: QLocalServer | None = None

    def follow(self, told: Callable[[str], None], parent: QObject) -> None:
        """Call ``told`` with each wish from now on, on the main thread; an application must be there."""
        QLocalServer.removeServer(self._name)  # of a process that was killed
        server = self._server = QLocalServer(parent)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(lambda: self._answer(server, told))
        server.listen(self._name)

    def close(self) -> None:
        """Nobody is answered any more."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    @staticmethod
    def _answer(server: QLocalServer, told: Callable[[str], None]) -> None:
        while (caller := server.nextPendingConnection()) is not None:
            caller.disconnected.connect(lambda one=caller: _heard(one, told))
            if caller.state() == QLocalSocket.LocalSocketState.UnconnectedState:
                _heard(caller, told)


def _heard(caller: QLocalSocket, told: Callable[[str], None]) -> None:
    caller.disconnected.disconnect()
    wish = bytes(caller.read(LONGEST_WISH).data()).decode("ascii", "replace")
    caller.deleteLater()
    if wish:
        told(wish)


def claim(name: str, folder: Path) -> LocalBell | None:
    """Be the one window of that name; None where another is. ``folder`` belongs to this user and computer."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = QLockFile(str(folder / f"{name}.lock"))
    lock.setStaleLockTime(0)  # only a process that is gone leaves one that may be taken
    return LocalBell(name, lock) if lock.tryLock(0) else None


def ring(name: str, wish: str) -> bool:
    """Ask the window of that name; False where nobody hears."""
    caller = QLocalSocket()
    caller.connectToServer(name)
    if not caller.waitForConnected(PATIENCE_MS):
        return False
    caller.write(wish.encode("ascii"))
    sent = caller.waitForBytesWritten(PATIENCE_MS)
    caller.disconnectFromServer()
    return sent
