"""A diary open in a window of an X server, and the hands of a person: keys and a pointer that come from the server."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from diary_desktop.resources import resource_path
from diary_desktop.services.reminding import Reminding
from diary_desktop.ui.bridge import Bridge
from diary_desktop.ui.doorway import Doorway
from diary_desktop.ui.language import Language
from diary_desktop.ui.look import Look
from diary_desktop.ui.main_window import MainWindow
from diary_desktop.ui.workspace import Workspace
from tests.conftest import ExpectedLogs
from tests.fakes.clock import FakeClock
from tests.fakes.microphone import FakeMicrophone
from tests.fakes.quick_keys import quick_keys
from tests.journeys.conftest import Desk, desks, speech
from tests.ui.conftest import Open
from tests.ui.opened import PASSPHRASE

collect_ignore_glob = [] if os.environ.get("QT_QPA_PLATFORM") == "xcb" else ["test_*.py"]

GIVER = (1300, 40)
"""Where the window stands from which files are dragged, right of the diary's."""

TOLD = (
    "Ran five kilometres along the river.",
    "Bought a green umbrella at the market.",
    "Rain all day, and a whole book.",
    "Called Minh in the evening.",
    "A long day at the office.",
    "Mother learned to send voice messages.",
    "The knee hurts again, walked home.",
    "Early to the market with mother.",
    "The lime tree has six new leaves.",
    "Lunch alone on the roof.",
)


class _Over(QObject):
    """Whether something is dragged over a surface."""

    def __init__(self, surface: QWindow) -> None:
        super().__init__()
        self.seen = False
        surface.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() == QEvent.Type.DragMove
        return False


class Hands:
    """Keys and pointer of the X server, through xdotool: whoever has the focus gets them, wherever the pointer is."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def press(self, *keys: str) -> None:
        """One after the other, such as ``ctrl+2``."""
        self._do("key", "--clearmodifiers", *keys)

    def write(self, text: str) -> None:
        self._do("type", "--delay", "1", text)

    def click(self, widget: QWidget) -> None:
        """In the middle of it, once it stands where it is going to stand."""
        self._qtbot.wait(40)
        self._move(widget.mapToGlobal(widget.rect().center()))
        self._do("click", "1")

    def drag(self, widget: QWidget) -> None:
        """A file from the giver's window onto the middle of ``widget``, as slowly as a hand does it."""
        goal = widget.mapToGlobal(widget.rect().center())
        begin = QPoint(*GIVER) + QPoint(30, 30)
        self._move(begin)
        self._do("mousedown", "1")
        for step in range(1, 9):
            self._move(begin + (goal - begin) * step / 8)
        over = _Over(widget.window().windowHandle())
        self._qtbot.waitUntil(lambda: over.seen or self._wiggle(goal), timeout=10_000)
        self._do("mouseup", "1")

    def _wiggle(self, goal: QPoint) -> bool:
        self._move(goal + QPoint(1, 0))
        self._move(goal)
        return False

    def _move(self, to: QPoint) -> None:
        self._do("mousemove", str(to.x()), str(to.y()))

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], check=True, timeout=20)
        self._qtbot.wait(15)


@pytest.fixture(autouse=True)
def _promises(expected_logs: ExpectedLogs) -> Iterator[None]:
    """As for every test, but for threads: those of the one diary begin with its first work and end with the module."""
    yield
    if complaint := expected_logs.complaint():
        pytest.fail(complaint, pytrace=False)


@pytest.fixture(autouse=True)
def _collects_on_the_main_thread() -> None:
    """Not at all here: one diary with its threads lives as long as the process does."""
    gc.disable()


@pytest.fixture(scope="module")
def shown(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[MainWindow, Workspace, Desk]]:
    """Ten days of a diary behind a closed window at the left of the screen, and what lies outside of the window."""
    clock = FakeClock(datetime(2026, 11, 11, 20, 15))
    with quick_keys():
        desk = next(making := desks(tmp_path_factory.mktemp("diary"), clock))(
            script=["We walked along the harbour with Anna."],
            microphone=lambda _: FakeMicrophone(speech(30.0), ends=False),
        )
        desk.journeys.session.create(bytearray(PASSPHRASE.encode()))
        for text in TOLD:
            clock.forward(days=1)
            desk.journeys.diary.write(text)
        desk.journeys.session.lock()
        words = Language(resource_path("i18n"))
        words.choose("en")
        window = MainWindow(Look("light"), words, "open")
        window.setGeometry(0, 0, 1280, 800)
        window.show()
        window.activateWindow()
        work = Workspace(window, desk.journeys)
        bridge = Bridge(desk.journeys.bus, work.deliver)
        Doorway(window, work, Reminding(clock))
        yield window, work, desk
        work.close()
        bridge.close()
        next(making, None)


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    return Hands(qtbot)


@pytest.fixture
def one(shown: tuple[MainWindow, Workspace, Desk], qtbot: QtBot, hands: Hands) -> Open:
    """The diary, opened by typing its passphrase where it is still closed."""
    window, work, desk = shown
    seen = Open(window, work, desk, qtbot)
    window.activateWindow()  # as a window manager does once another window is gone
    seen.until(window.isActiveWindow)
    if work.locked:
        seen.until(lambda: window.unlock._page is not None and window.unlock._page.fields[0].edit.hasFocus())
        hands.write(PASSPHRASE)
        hands.press("Return")
        seen.until(lambda: not work.locked)
        seen.until(work.body.today._card.speak.hasFocus)
    return seen


@pytest.fixture
def giver(tmp_path: Path) -> Iterator[Path]:
    """Another program that gives a photo away: its file."""
    photo = tmp_path / "roof.png"
    command = [sys.executable, "-m", "tests.ui.on_screen.file_giver", str(photo), *map(str, GIVER)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"here\n"
        yield photo
        process.kill()
