"""What the desktop says that concerns a diary: it is about to sleep, it has locked or opened its screen.

Linux: logind and the screen savers over D-Bus, at an address that is a path of this computer and nothing else.
Windows: the window's own messages. macOS tells nothing here; ``AutoLock`` notices there that time has passed.
The Windows part has never been run.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Mapping

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusObjectPath, QDBusUnixFileDescriptor

from .desktop_bus import BusCalls, bus_addresses, bus_at

LOGIND, LOGIND_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER = f"{LOGIND}.Manager"
SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)
LONGEST_HOLD_MS = 4_000
"""logind waits five seconds at most; by then it sleeps whatever we do."""

_WM_POWERBROADCAST, _PBT_APMSUSPEND = 0x0218, 0x0004
_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK, _WTS_SESSION_UNLOCK = 0x02B1, 0x7, 0x8


class SessionSignals(QObject):
    """Main thread. After ``sleeping`` the computer waits until ``let_sleep`` is called, a few seconds at most."""

    sleeping = Signal()
    screen_locked = Signal(bool)

    def __init__(self, addresses: Mapping[str, str] | None = None) -> None:
        """``addresses``: of the ``system`` and the ``session`` bus, as ``bus_addresses`` finds them."""
        super().__init__()
        self._held = -1
        self._calls = BusCalls(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LONGEST_HOLD_MS)
        self._timer.timeout.connect(self.let_sleep)
        found = bus_addresses(os.environ) if addresses is None else addresses
        self._system = bus_at("system", found.get("system", ""), self)
        self._session = bus_at("session", found.get("session", ""), self)
        if self._system is not None:
            self._watch_logind(self._system)
        if self._session is not None:
            for name in SCREEN_SAVERS:
                self._listen(self._session, "", name, "ActiveChanged", "_screen_changed(bool)")
        self._windows = _WindowsMessages(self) if sys.platform == "win32" else None

    @property
    def holds_sleep(self) -> bool:
        """Whether the system waits for ``let_sleep`` before it sleeps."""
        return self._held >= 0

    def watch_window(self, handle: int) -> None:
        """Windows alone tells its news to a window; elsewhere nothing is needed."""
        if self._windows is not None:
            self._windows.register(handle)

    def let_sleep(self) -> None:
        """Everything that had to be done first is done."""
        self._timer.stop()
        held, self._held = self._held, -1
        if held >= 0:
            os.close(held)

    def close(self) -> None:
        """Tell nothing more. The connections end with the program: Qt's own thread may still be using them."""
        self.let_sleep()
        self.blockSignals(True)
        self._calls.forget()

    def _watch_logind(self, bus: QDBusConnection) -> None:
        self._listen(bus, LOGIND_PATH, MANAGER, "PrepareForSleep", "_sleep_changed(bool)")
        self._ask(bus, "GetSessionByPID", [os.getpid()], self._own_session)
        self._hold(bus)

    def _hold(self, bus: QDBusConnection) -> None:
        """Ask logind to tell us before it sleeps and to wait a moment. It shows these words to administrators."""
        self._ask(bus, "Inhibit", ["sleep", "Diary", "The diary is locked before sleep", "delay"], self._holding)

    def _ask(
        self, bus: QDBusConnection, method: str, arguments: list[object], then: Callable[[list[object]], None]
    ) -> None:
        self._calls.ask(bus, (LOGIND, LOGIND_PATH, MANAGER, method), arguments, then)

    def _holding(self, answer: list[object]) -> None:
        descriptor = answer[0] if answer else None
        if isinstance(descriptor, QDBusUnixFileDescriptor) and descriptor.isValid() and self._held < 0:
            self._held = os.dup(descriptor.fileDescriptor())

    def _own_session(self, answer: list[object]) -> None:
        """``loginctl lock-session`` speaks to one session; those of other people do not concern this diary."""
        path = answer[0] if answer else None
        if isinstance(path, QDBusObjectPath) and self._system is not None:
            for signal, slot in (("Lock", "_locked_from_outside()"), ("Unlock", "_unlocked_from_outside()")):
                self._listen(self._system, path.path(), f"{LOGIND}.Session", signal, slot)

    def _listen(self, bus: QDBusConnection, path: str, interface: str, name: str, slot: str) -> None:
        bus.connect("", path, interface, name, self, SLOT(slot))  # type: ignore[call-overload]  # stubs want bytes, which it refuses

    @Slot(bool)
    def _sleep_changed(self, begins: bool) -> None:
        if begins:
            self._timer.start()
            self.sleeping.emit()
        elif self._system is not None and not self.holds_sleep:
            self._hold(self._system)

    @Slot(bool)
    def _screen_changed(self, locked: bool) -> None:
        self.screen_locked.emit(locked)

    @Slot()
    def _locked_from_outside(self) -> None:
        self.screen_locked.emit(True)

    @Slot()
    def _unlocked_from_outside(self) -> None:
        self.screen_locked.emit(False)


class _WindowsMessages(QAbstractNativeEventFilter):
    """Power and session messages to our windows. Windows waits about two seconds after the first of them."""

    def __init__(self, signals: SessionSignals) -> None:
        super().__init__()
        self._signals = signals

    def register(self, window: int) -> None:
        """Ask for session messages at a window's handle, and hear them with all others."""
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)
        ctypes.CDLL("wtsapi32").WTSRegisterSessionNotification(ctypes.c_void_p(window), 0)

    def nativeEventFilter(self, kind: QByteArray | bytes, message: int) -> tuple[bool, int]:  # type: ignore[override]  # stubs say object
        number, what = _message_of(int(message))
        if number == _WM_POWERBROADCAST and what == _PBT_APMSUSPEND:
            self._signals.sleeping.emit()
        elif number == _WM_WTSSESSION_CHANGE and what in (_WTS_SESSION_LOCK, _WTS_SESSION_UNLOCK):
            self._signals.screen_locked.emit(what == _WTS_SESSION_LOCK)
        return False, 0


class _Message(ctypes.Structure):
    """The beginning of Windows' MSG."""

    _fields_ = (("window", ctypes.c_void_p), ("number", ctypes.c_uint), ("what", ctypes.c_size_t))


def _message_of(address: int) -> tuple[int, int]:
    message = _Message.from_address(address)
    return int(message.number), int(message.what)
