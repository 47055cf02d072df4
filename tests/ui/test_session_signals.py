"""The desktop's signals over a real bus of the test's own, with a logind that does as the real one does."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVirtualObject,
)
from pytestqt.qtbot import QtBot

from diary_desktop.ui import session_signals
from diary_desktop.ui.desktop_bus import bus_addresses
from diary_desktop.ui.session_signals import LOGIND, LOGIND_PATH, MANAGER, SessionSignals, _message_of

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a desktop with D-Bus")
LASTING: list[QObject] = []
OWN = f"{LOGIND_PATH}/session/_31"


class Logind(QDBusVirtualObject):
    """Answers two methods and counts who holds sleep off, by the pipe whose other end it gave away."""

    def __init__(self, address: str) -> None:
        super().__init__()
        # Kept, as the window keeps its own: Qt's thread may still use what is taken away from it.
        LASTING.append(self)
        self.bus = QDBusConnection.connectToBus(address, f"test-logind-{len(LASTING)}")
        assert self.bus.registerService(LOGIND)
        self.bus.registerVirtualObject(LOGIND_PATH, self, QDBusConnection.VirtualObjectRegisterOption.SubPath)
        self.asked: list[list[object]] = []
        self.ends: list[int] = []

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        if message.member() == "Inhibit":
            self.asked.append(message.arguments())
            here, there = os.pipe()
            os.set_blocking(here, False)
            self.ends.append(here)
            connection.send(message.createReply(QDBusUnixFileDescriptor(there)))
            os.close(there)
        elif message.member() == "GetSessionByPID":
            connection.send(message.createReply(QDBusObjectPath(OWN)))
        return True

    def holders(self) -> int:
        """How many have not let go: reading a pipe whose other end is closed gives an end, else it would wait."""
        return sum(self._is_held(one) for one in self.ends)

    def emits(self, path: str, interface: str, name: str, *arguments: object) -> None:
        signal = QDBusMessage.createSignal(path, interface, name)
        signal.setArguments(list(arguments))
        assert self.bus.send(signal)

    def close(self) -> None:
        for one in self.ends:
            os.close(one)
        self.bus.unregisterObject(LOGIND_PATH, QDBusConnection.UnregisterMode.UnregisterTree)

    @staticmethod
    def _is_held(descriptor: int) -> bool:
        try:
            return os.read(descriptor, 1) != b""
        except BlockingIOError:
            return True


@pytest.fixture
def logind(address: str, qapp: QObject) -> Iterator[Logind]:
    one = Logind(address)
    yield one
    one.close()


@pytest.fixture
def signals(address: str, logind: Logind, qtbot: QtBot) -> Iterator[SessionSignals]:
    one = SessionSignals({"system": address, "session": address})
    LASTING.append(one)
    qtbot.waitUntil(lambda: one.holds_sleep, timeout=5000)
    yield one
    one.close()


@LINUX
def test_sleep_waits_until_it_is_let(signals: SessionSignals, logind: Logind, qtbot: QtBot) -> None:
    assert logind.asked == [["sleep", "Diary", "The diary is locked before sleep", "delay"]]
    assert logind.holders() == 1
    with qtbot.waitSignal(signals.sleeping, timeout=5000):
        logind.emits(LOGIND_PATH, MANAGER, "PrepareForSleep", True)
    assert logind.holders() == 1
    signals.let_sleep()
    assert logind.holders() == 0
    logind.emits(LOGIND_PATH, MANAGER, "PrepareForSleep", False)
    qtbot.waitUntil(lambda: signals.holds_sleep, timeout=5000)
    assert logind.holders() == 1


@LINUX
def test_sleep_is_not_held_off_for_ever(
    signals: SessionSignals, logind: Logind, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    signals._timer.setInterval(20)
    logind.emits(LOGIND_PATH, MANAGER, "PrepareForSleep", True)
    qtbot.waitUntil(lambda: logind.holders() == 0, timeout=5000)


@LINUX
@pytest.mark.parametrize("saver", session_signals.SCREEN_SAVERS)
def test_every_screen_saver_is_heard(signals: SessionSignals, logind: Logind, qtbot: QtBot, saver: str) -> None:
    for locked in (True, False):
        with qtbot.waitSignal(signals.screen_locked, timeout=5000) as heard:
            logind.emits("/" + saver.replace(".", "/"), saver, "ActiveChanged", locked)
        assert heard.args == [locked]


@LINUX
def test_only_the_lock_of_the_own_session_counts(signals: SessionSignals, logind: Logind, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not signals._calls.waiting, timeout=5000)
    heard: list[bool] = []
    signals.screen_locked.connect(heard.append)
    logind.emits(f"{LOGIND_PATH}/session/_32", f"{LOGIND}.Session", "Lock")
    logind.emits(OWN, f"{LOGIND}.Session", "Lock")
    logind.emits(OWN, f"{LOGIND}.Session", "Unlock")
    qtbot.waitUntil(lambda: len(heard) >= 2, timeout=5000)
    assert heard == [True, False]


def test_without_a_bus_nothing_happens(qapp: QObject) -> None:
    one = SessionSignals({})
    assert not one.holds_sleep
    one.let_sleep()
    one.close()


@LINUX
def test_a_bus_that_does_not_answer_is_none(tmp_path: Path, qapp: QObject) -> None:
    one = SessionSignals({"system": f"unix:path={tmp_path}/nobody", "session": ""})
    assert not one.holds_sleep
    one.close()


@LINUX
def test_only_paths_of_this_computer_are_used(tmp_path: Path) -> None:
    there = tmp_path / "bus"
    there.touch()
    for address, used in (
        (f"unix:path={there}", True),
        (f"unix:path={there},guid=1234", True),
        ("unix:abstract=/tmp/dbus-1", True),
        ("tcp:host=127.0.0.1,port=1", False),
        (f"unix:path={there};tcp:host=192.0.2.1,port=1", False),
        ("autolaunch:", False),
        (f"unix:path={tmp_path}/gone", False),
    ):
        found = bus_addresses({"DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": address})
        assert found == dict.fromkeys(("system", "session"), address if used else ""), address
    assert bus_addresses({"XDG_RUNTIME_DIR": str(tmp_path)})["session"] == f"unix:path={there}"


def test_windows_messages_are_read_by_number() -> None:
    """Their layout only: the messages themselves have never been met."""
    message = session_signals._Message(window=1, number=0x0218, what=4)
    assert _message_of(ctypes.addressof(message)) == (0x0218, 4)
