"""The desktop's two buses: found only within this computer, asked without waiting, silent once one has let go."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

log = logging.getLogger(__name__)

Method = tuple[str, str, str, str]
"""Service, path, interface and name."""


class BusCalls:
    """Calls under way for ``owner``, on its thread."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._calls: list[QDBusPendingCallWatcher] = []

    @property
    def waiting(self) -> int:
        """How many are not answered yet."""
        return len(self._calls)

    def ask(
        self,
        bus: QDBusConnection,
        method: Method,
        arguments: list[object],
        then: Callable[[list[object]], None],
        refused: Callable[[], None] = lambda: None,
    ) -> None:
        """``then`` gets what is answered, ``refused`` is called where nobody does; neither of them after ``forget``."""
        message = QDBusMessage.createMethodCall(*method)
        message.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(bus.asyncCall(message), self._owner)
        self._calls.append(watcher)

        def answered(done: QDBusPendingCallWatcher) -> None:
            if done in self._calls:
                self._calls.remove(done)
                reply = done.reply()
                if reply.type() == QDBusMessage.MessageType.ReplyMessage:
                    then(reply.arguments())
                else:
                    refused()
            done.deleteLater()

        watcher.finished.connect(answered)

    def forget(self) -> None:
        """What is still answered is told to nobody."""
        self._calls.clear()


def bus_at(kind: str, address: str, owner: QObject) -> QDBusConnection | None:
    """A connection of the owner's own; ``None`` without an address, or where nobody is there."""
    if not address:
        return None
    connection = QDBusConnection.connectToBus(address, f"diary-{type(owner).__name__}-{kind}-{id(owner)}")
    if connection.isConnected():
        return connection
    log.info("no bus", extra={"place": kind})
    return None


def bus_addresses(environment: Mapping[str, str]) -> dict[str, str]:
    """Where the two buses are. Only paths of this computer: an address over the network is not used."""
    if not sys.platform.startswith("linux"):
        return {}
    run = environment.get("XDG_RUNTIME_DIR", "")
    session = environment.get("DBUS_SESSION_BUS_ADDRESS", "") or (f"unix:path={run}/bus" if run else "")
    system = environment.get("DBUS_SYSTEM_BUS_ADDRESS", "") or "unix:path=/run/dbus/system_bus_socket"
    return {"system": _local(system), "session": _local(session)}


def _local(address: str) -> str:
    """The address if every part of it is a socket within this computer that is there, else nothing."""
    parts = [one for one in address.split(";") if one]
    if not parts or not all(one.startswith("unix:") for one in parts):
        return ""
    paths = [one.removeprefix("unix:path=").partition(",")[0] for one in parts if one.startswith("unix:path=")]
    return address if len(paths) < len(parts) or any(Path(one).exists() for one in paths) else ""
