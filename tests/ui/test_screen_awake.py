"""The screen stays on while hands-free is open and the computer is plugged in: over a real bus of the test's own."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant, QDBusVirtualObject
from pytestqt.qtbot import QtBot

from diary_desktop.ui.screen_awake import POWER, POWER_PATH, SAVER, SAVER_PATH, WHY, ScreenAwake

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a desktop with D-Bus")
LASTING: list[QObject] = []
COOKIE = 77


class Desktop(QDBusVirtualObject):
    """A screen saver and, where ``on_battery`` is known, a service that tells of the battery."""

    def __init__(self, address: str, on_battery: bool | None) -> None:
        super().__init__()
        LASTING.append(self)  # Qt's thread may still use what is taken away from it
        self.on_battery = on_battery
        self.held: list[tuple[object, ...]] = []
        self.holders: list[str] = []
        self.bus = QDBusConnection.connectToBus(address, f"test-desktop-{len(LASTING)}")
        services = [(SAVER, SAVER_PATH)] + ([] if on_battery is None else [(POWER, POWER_PATH)])
        for service, path in services:
            assert self.bus.registerService(service)
            self.bus.registerVirtualObject(path, self, QDBusConnection.VirtualObjectRegisterOption.SubPath)

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        if message.member() == "Get":
            connection.send(message.createReply(QDBusVariant(self.on_battery)))
        elif message.member() == "Inhibit":
            self.held.append(tuple(message.arguments()))
            self.holders.append(message.service())
            connection.send(message.createReply(COOKIE))
        return True

    def is_held(self) -> bool:
        """Whether somebody who asked for it is still there: whoever left the bus holds nothing any more."""
        return any(self.bus.interface().isServiceRegistered(one).value() for one in self.holders)


@pytest.fixture
def awake(address: str, qapp: QObject) -> Iterator[ScreenAwake]:
    one = ScreenAwake({"system": address, "session": address})
    LASTING.append(one)
    yield one
    one.close()


@pytest.mark.parametrize("on_battery", [None, False])
def test_it_is_held_while_the_view_is_open_and_let_go_after(
    awake: ScreenAwake, address: str, qtbot: QtBot, on_battery: bool | None
) -> None:
    desktop = Desktop(address, on_battery)
    for _ in range(3):  # looked at each second
        awake.want(True)
    qtbot.waitUntil(lambda: awake.holds, timeout=5000)
    assert desktop.held == [WHY]
    assert desktop.is_held()
    awake.want(False)
    assert not awake.holds
    qtbot.waitUntil(lambda: not desktop.is_held(), timeout=5000)
    awake.want(True)
    qtbot.waitUntil(lambda: awake.holds and desktop.is_held(), timeout=5000)


def test_a_computer_on_its_battery_may_sleep(awake: ScreenAwake, address: str, qtbot: QtBot) -> None:
    desktop = Desktop(address, True)
    awake.want(True)
    qtbot.waitUntil(lambda: not awake._calls.waiting, timeout=5000)
    assert (desktop.held, awake.holds) == ([], False)


def test_a_view_that_was_left_before_the_answer_holds_nothing(awake: ScreenAwake, address: str, qtbot: QtBot) -> None:
    desktop = Desktop(address, None)
    awake.want(True)
    awake.want(False)
    qtbot.waitUntil(lambda: not awake._calls.waiting, timeout=5000)
    assert not awake.holds
    qtbot.waitUntil(lambda: not desktop.is_held(), timeout=5000)
