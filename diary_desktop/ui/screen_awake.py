"""Keeps the screen on while hands-free is looked at from across the room; a computer on its battery may still sleep.

Linux: the screen saver's own D-Bus service, which most desktops offer. Elsewhere, and without it, nothing is done.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusVariant

from .desktop_bus import BusCalls, bus_addresses, bus_at

SAVER, SAVER_PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
POWER, POWER_PATH = "org.freedesktop.UPower", "/org/freedesktop/UPower"
WHY = ("Diary", "Hands-free is open")
"""What the desktop may show of it: the same words always."""


class ScreenAwake(QObject):
    """Main thread. Nothing waits for an answer; the desktop lets go of whoever leaves its bus."""

    def __init__(self, addresses: Mapping[str, str] | None = None) -> None:
        """``addresses``: of the ``system`` and the ``session`` bus, as ``bus_addresses`` finds them."""
        super().__init__()
        found = bus_addresses(os.environ) if addresses is None else addresses
        self._addresses = found
        self._calls = BusCalls(self)
        self._wanted = False
        self._saver: QDBusConnection | None = None
        self._holding = False

    def want(self, wanted: bool) -> None:
        """Whether the view is open. The buses are looked for with the first wish."""
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if wanted:
            self._look_at_power()
        else:
            self._let_go()

    @property
    def holds(self) -> bool:
        """Whether the screen is kept on."""
        return self._holding

    def close(self) -> None:
        """The window goes."""
        self.want(False)
        self._calls.forget()

    def _look_at_power(self) -> None:
        """A computer that knows of no battery is plugged in."""
        bus = bus_at("system", self._addresses.get("system", ""), self)
        if bus is None:
            self._hold()
            return
        method = (POWER, POWER_PATH, "org.freedesktop.DBus.Properties", "Get")
        self._calls.ask(bus, method, [POWER, "OnBattery"], self._powered, self._hold)

    def _powered(self, answer: list[object]) -> None:
        value = answer[0] if answer else None
        on_battery = value.variant() if isinstance(value, QDBusVariant) else value
        if not on_battery:
            self._hold()

    def _hold(self) -> None:
        if self._wanted and self._saver is None:
            self._saver = bus_at("session", self._addresses.get("session", ""), self)
        if self._wanted and self._saver is not None:
            self._calls.ask(self._saver, (SAVER, SAVER_PATH, SAVER, "Inhibit"), list(WHY), self._held)

    def _held(self, _: list[object]) -> None:
        self._holding = True
        if not self._wanted:
            self._let_go()

    def _let_go(self) -> None:
        """By leaving the bus: the number to be given back has a type that Python's numbers do not get here."""
        if self._holding and self._saver is not None:
            QDBusConnection.disconnectFromBus(self._saver.name())
            self._saver, self._holding = None, False
