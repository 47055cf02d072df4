"""A closed diary that nobody has come to: what it keeps up, what begins the rest, and that nothing asked is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from diary_desktop.domain.moment import Moment
from diary_desktop.domain.reminders import Reminders
from diary_desktop.services.reminding import Reminding
from diary_desktop.ui.application import Activity
from diary_desktop.ui.language import Language
from diary_desktop.ui.look import Look
from diary_desktop.ui.main_window import MainWindow
from diary_desktop.ui.outside import Known, Outside
from diary_desktop.ui.porch import Porch
from tests.journeys.conftest import PASSPHRASE

TEN = Moment(datetime(2026, 11, 20, 22, 5))


class Closed:
    """A window as it stands after the first paint; ``begun`` gets an item each time the rest is begun."""

    def __init__(self, look: Look, language: Language) -> None:
        self.window = MainWindow(look, language, "open")
        self.window.show()
        self.activity: Activity | None = Activity(self.window.windowHandle())
        self.begun: list[str] = []

    def begin(self) -> None:
        self.begun.append("begun")

    def stand(self, outside: Outside | None = None, known: Known | None = None) -> Porch:
        return Porch(outside or Outside(), known or Known(), self, self.begin)  # type: ignore[arg-type]  # all it reads of one


@pytest.fixture
def closed(look: Look, language: Language, qtbot: QtBot) -> Iterator[Closed]:
    one = Closed(look, language)
    yield one
    one.window.hide()
    one.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_nothing_is_begun_until_a_key_and_then_once(closed: Closed) -> None:
    closed.stand()
    QApplication.processEvents()
    assert closed.begun == []
    surface = closed.window.windowHandle()
    for _ in range(2):
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        QCoreApplication.sendEvent(surface, key)
    assert closed.begun == ["begun"]


@pytest.mark.parametrize(
    ("outside", "known"), [(Outside(wish="record"), Known()), (Outside(), Known(wait_seconds=8))], ids=["wish", "wait"]
)
def test_what_was_asked_or_is_to_be_counted_down_begins_at_once(closed: Closed, outside: Outside, known: Known) -> None:
    closed.stand(outside, known)
    assert closed.begun == ["begun"]
    assert closed.window.unlock.state.wait_seconds == known.wait_seconds


def test_a_second_start_begins_and_leaves_its_ring_for_whoever_takes_over(closed: Closed, qtbot: QtBot) -> None:
    read, write = os.pipe()

    class Rung:
        def fileno(self) -> int:
            return read

        def rings(self) -> list[str]:
            return [os.read(read, 16).decode()]

    bell = Rung()
    closed.stand(Outside(bell))
    os.write(write, b"raise")
    qtbot.waitUntil(lambda: bool(closed.begun), timeout=5000)
    QApplication.processEvents()
    assert closed.begun == ["begun"]
    assert bell.rings() == ["raise"]
    os.close(read)
    os.close(write)


def test_a_reminder_begins_and_is_still_due_for_whoever_says_it(closed: Closed) -> None:
    reminding = Reminding(lambda: TEN)
    reminding.follow(Reminders(enabled=True, times=("22:00",) * 7))
    porch = closed.stand(Outside(reminding=reminding))
    assert closed.begun == []
    porch._look()
    assert closed.begun == ["begun"]
    assert reminding.due()
    assert not reminding.due()


def test_the_tray_leads_to_the_window_and_its_wish_is_handed_on(closed: Closed) -> None:
    porch = closed.stand()
    closed.window.hide()
    porch.tray.speak_asked.emit()
    assert closed.window.isVisible()
    assert closed.begun == ["begun"]
    handed = porch.hand_over()
    assert handed.wish == "record"
    closed.window.hide()
    handed.tray.open_asked.emit()
    assert not closed.window.isVisible(), "whoever took over answers now"


def buttons_of(window: MainWindow) -> str:
    """The names of those one can press."""
    buttons = window.unlock.findChildren(QAbstractButton)
    return "; ".join(one.accessibleName() for one in buttons if one.isVisible() and one.isEnabled()).lower()


def test_every_way_in_can_be_asked_for_at_once_and_waits(closed: Closed) -> None:
    assert "key file" not in buttons_of(closed.window), "nobody would hear it"
    closed.stand(known=Known(keystore=True))
    assert "key file" in buttons_of(closed.window)
    assert closed.window.unlock.state.keystore
    closed.window.unlock.wishes.page_wanted.emit("recover")
    closed.window.unlock.wishes.words_given.emit("one two three")
    assert closed.begun == ["begun"]
    assert closed.window.unlock.state.page == "recover"
    assert closed.window.unlock.state.busy
    heard: list[str] = []
    closed.window.unlock.wishes.words_given.connect(heard.append)
    closed.window.attend()
    assert heard == ["one two three"]
    closed.window.attend()
    assert heard == ["one two three"], "asked once"


def test_escape_gives_up_what_waits(closed: Closed) -> None:
    closed.stand()
    secret = bytearray(PASSPHRASE)
    closed.window.unlock.wishes.passphrase_given.emit(secret)
    assert closed.window.is_waited_for
    closed.window.unlock.wishes.cancelled.emit()
    assert not closed.window.is_waited_for
    assert not closed.window.unlock.state.busy
    assert not any(secret), "the buffer is wiped by whoever lets go of it"


READ = """
import sys
from pathlib import Path
import diary_desktop.program, diary_desktop.window_ground
from diary_desktop import app, porch_ground
from diary_desktop.ui.outside import Outside
porch_ground.porch(app.places(*(Path(sys.argv[1]) / one for one in "vms")), Outside())
print(sorted({one.partition(".")[0] for one in sys.modules} & {"numpy", "lancedb", "pyarrow"}), end=" ")
print(any(one.startswith("diary_desktop.services.journeys") for one in sys.modules))
"""


def test_a_closed_diary_reads_neither_arrays_nor_storage_nor_the_services_of_an_open_one(tmp_path: Path) -> None:
    said = subprocess.run([sys.executable, "-c", READ, str(tmp_path)], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["[]", "False"]
