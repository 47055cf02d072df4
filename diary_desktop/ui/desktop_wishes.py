"""Learns what the desktop wishes: Qt tells neither the text scale nor that nothing shall move, in this version.

Linux: the settings portal over D-Bus, at an address that is a path of this computer; changes come at once. Windows:
asked again whenever the program comes to the front; that part has never been run. macOS tells nothing here.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping

from PySide6.QtCore import SLOT, QObject, Qt, Slot
from PySide6.QtDBus import QDBusConnection, QDBusVariant
from PySide6.QtGui import QGuiApplication

from .desktop_bus import BusCalls, bus_addresses, bus_at
from .system_wishes import SystemWishes

PORTAL, PORTAL_PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
SETTINGS = "org.freedesktop.portal.Settings"
GNOME, KDE = "org.gnome.desktop.interface", "org.kde.kdeglobals.KDE"
ASKED = ((GNOME, "text-scaling-factor"), (GNOME, "enable-animations"), (KDE, "AnimationDurationFactor"))

_ANIMATED_CONTROLS = 0x1042
"""Windows: SPI_GETCLIENTAREAANIMATION."""


class DesktopWishes(SystemWishes):
    """Asks once, then listens; where nobody answers it is as if nothing were wished."""

    def __init__(
        self, parent: QObject | None = None, addresses: Mapping[str, str] | None = None, platform: str = ""
    ) -> None:
        """``addresses`` as ``bus_addresses`` finds them; ``platform`` is Qt's name for how windows are shown."""
        super().__init__(parent)
        self._scaled_by_qt = (platform or QGuiApplication.platformName()) == "xcb"  # it follows the server's resolution
        self._calls = BusCalls(self)
        found = bus_addresses(os.environ) if addresses is None else addresses
        self._bus = bus_at("session", found.get("session", ""), self)
        if self._bus is not None:
            slot = SLOT("_changed(QString,QString,QDBusVariant)")
            self._bus.connect(PORTAL, PORTAL_PATH, SETTINGS, "SettingChanged", self, slot)  # type: ignore[call-overload]  # stubs want bytes, which it refuses
            for namespace, key in ASKED:
                self._ask(self._bus, namespace, key)
        application = QGuiApplication.instance()
        if sys.platform == "win32" and isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._look_at_windows)
            self._look_at_windows(Qt.ApplicationState.ApplicationActive)

    def close(self) -> None:
        """Hear nothing more. The connection ends with the program: Qt's own thread may still be using it."""
        self.blockSignals(True)
        self._calls.forget()

    def learn(self, namespace: str, key: str, value: object) -> None:
        """One setting of the portal; whatever else it tells is left alone."""
        if isinstance(value, QDBusVariant):
            value = value.variant()
        if (namespace, key) == ASKED[0] and isinstance(value, float) and not self._scaled_by_qt:
            self.tell(text_percent=round(value * 100))
        elif (namespace, key) == ASKED[1] and isinstance(value, bool):
            self.tell(still=not value)
        elif (namespace, key) == ASKED[2]:
            self.tell(still=_number(value) == 0)

    @Slot(str, str, QDBusVariant)
    def _changed(self, namespace: str, key: str, value: QDBusVariant) -> None:
        self.learn(namespace, key, value)

    def _ask(self, bus: QDBusConnection, namespace: str, key: str) -> None:
        def answered(values: list[object]) -> None:
            if values:
                value = values[0]
                self.learn(namespace, key, value.variant() if isinstance(value, QDBusVariant) else value)

        self._calls.ask(bus, (PORTAL, PORTAL_PATH, SETTINGS, "Read"), [namespace, key], answered)

    def _look_at_windows(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            return
        animated = ctypes.c_int(1)
        ctypes.CDLL("user32").SystemParametersInfoW(_ANIMATED_CONTROLS, 0, ctypes.byref(animated), 0)
        self.tell(still=not animated.value, text_percent=_windows_text_percent())


def _windows_text_percent() -> int:
    """As chosen under Accessibility; Qt scales by the screen's resolution alone."""
    import winreg  # noqa: PLC0415  only Windows has it

    path = r"Software\Microsoft\Accessibility"
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:  # type: ignore[attr-defined]  # only Windows has it
            return int(winreg.QueryValueEx(key, "TextScaleFactor")[0])  # type: ignore[attr-defined]  # the same
    except OSError:
        return 100


def _number(value: object) -> float:
    """What cannot be read as a number is 1: as usual."""
    try:
        return float(str(value))
    except ValueError:
        return 1.0
