"""Recordings from files: chosen in the dialog or dropped on the window, and only while the diary is open."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from diary_desktop.audio.wave_file import write_wav
from diary_desktop.domain.audio import Sound, to_float
from diary_desktop.domain.events import EntryIndexed, Failed
from diary_desktop.ui.drop_place import DropFrame
from diary_desktop.ui.file_choice import FileChoice, local_files
from diary_desktop.ui.widgets.buttons import Button
from tests.journeys.conftest import Desk, MakeDesk, speech
from tests.ui.conftest import Open
from tests.ui.opened import SPOKEN, created, locked

OpenWindow = Callable[[Desk], Open]
NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path) -> None:
    """What Qt's dialog remembers goes to a folder of the test."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


def wav(path: Path) -> Path:
    write_wav(path, Sound(to_float(speech(2.0)), 16_000))
    return path


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in paths])
    return data


def drop(one: Open, data: QMimeData, offered: Qt.DropAction = Qt.DropAction.CopyAction) -> tuple[bool, Qt.DropAction]:
    """Let go over the window: whether it was taken, and what became of the file itself."""
    where, actions = QPointF(400, 300), offered | Qt.DropAction.MoveAction
    event = QDropEvent(where, actions, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event.setDropAction(Qt.DropAction.MoveAction)
    event.ignore()
    one.window.dropEvent(event)
    return event.isAccepted(), event.dropAction()


def test_a_frame_says_where_a_file_would_be_taken(make_desk: MakeDesk, open_window: OpenWindow, tmp_path: Path) -> None:
    """While it is held there, and no longer."""
    window, data = created(make_desk, open_window).window, files(wav(tmp_path / "walk.wav"))
    held = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_KEYS)
    for _ in range(2):
        window.dragEnterEvent(held)
        assert [frame.geometry() for frame in window.findChildren(DropFrame)] == [window.rect()]
    window.dragLeaveEvent(QDragLeaveEvent())
    assert window.findChildren(DropFrame) == []


def test_the_button_asks_for_files_in_qts_own_dialog(
    make_desk: MakeDesk, open_window: OpenWindow, tmp_path: Path
) -> None:
    one = created(make_desk, open_window)
    more = next(found for found in one.work.body.today.findChildren(Button) if found.text() == "")
    assert more.isVisible()
    assert more.accessibleName() == "More ways to begin"
    more.click()
    (menu,) = more.findChildren(QMenu)
    next(found for found in menu.actions() if found.text() == "Add a recording").trigger()
    menu.close()
    dialog = one.window.findChild(FileChoice)
    assert dialog is not None
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    assert dialog.fileMode() == QFileDialog.FileMode.ExistingFiles
    private = tmp_path / "private"
    private.mkdir()
    dialog.setDirectory(str(private))
    dialog.selectFile(str(wav(private / "tape.wav")))
    dialog.done(QFileDialog.DialogCode.Accepted)
    one.until(lambda: bool(one.desk.of(EntryIndexed)))
    assert one.work.cast.shell.state.place == "today", "nothing is opened by itself"
    one.qtbot.wait(20)
    written = "".join(file.read_text() for file in (tmp_path / "settings").rglob("*") if file.is_file())
    assert "FileDialog" in written
    assert "private" not in written


def test_a_dropped_recording_is_kept_and_said(make_desk: MakeDesk, open_window: OpenWindow, tmp_path: Path) -> None:
    one = created(make_desk, open_window)
    assert drop(one, files(wav(tmp_path / "tape.wav"))) == (True, Qt.DropAction.CopyAction), "the file stays there"
    assert one.window.toast.accessibleName() == "Taking in a recording…"
    one.until(lambda: one.window.toast.accessibleName() == "Kept. 0:02.")
    one.until(lambda: bool(one.desk.of(EntryIndexed)))
    (kept,) = one.desk.journeys.diary.summaries()
    assert one.desk.journeys.diary.get(kept.entry_id).text == SPOKEN
    assert one.work.cast.shell.state.place == "today"


def test_a_text_called_wav_is_said_and_no_entry(make_desk: MakeDesk, open_window: OpenWindow, tmp_path: Path) -> None:
    one = created(make_desk, open_window)
    one.until(one.work.body.banner.isVisible)  # of the unchecked words; it comes in its own time
    one.work.cast.shell.put_notice_away()
    text = tmp_path / "text.wav"
    text.write_text("Only words are in this file, and no sound.")
    drop(one, files(text))
    one.until(lambda: bool(one.desk.of(Failed)) and one.work.body.banner.isVisible())
    assert one.work.body.banner.accessibleName().startswith("This is not an audio or video file")
    assert one.desk.journeys.diary.summaries() == ()


def test_a_file_that_may_only_be_moved_stays_away(make_desk: MakeDesk, open_window: OpenWindow, tmp_path: Path) -> None:
    one = created(make_desk, open_window)
    assert not drop(one, files(wav(tmp_path / "tape.wav")), Qt.DropAction.MoveAction)[0]
    assert not one.work.cast.intake.going_on


def test_a_file_dropped_on_a_text_reaches_the_window(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    one.work.actions.write_entry()
    over: QWidget | None = one.work.body.write._text.viewport()
    while over is not None and not over.acceptDrops():
        over = over.parentWidget()
    assert over is one.work.body.write, "which leaves recordings to the window"
    data = files(Path("/here/tape.wav"))
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_KEYS)
    over.dropEvent(event)
    assert not event.isAccepted()


def test_nothing_is_taken_in_while_it_is_locked(make_desk: MakeDesk, open_window: OpenWindow, tmp_path: Path) -> None:
    one = created(make_desk, open_window)
    one.work.actions.add_recordings()
    locked(one)
    assert [found for found in one.window.findChildren(FileChoice) if found.isVisible()] == []
    assert not drop(one, files(wav(tmp_path / "tape.wav")))[0]
    one.work.actions.take_in([tmp_path / "tape.wav"])
    assert not one.window.toast.isVisible()
    assert not one.work.cast.intake.going_on


def test_what_would_have_to_be_fetched_is_no_local_file(qapp: QApplication) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.mp3"), QUrl("file://server/share/a.mp3"), QUrl("file:///here/a.mp3")])
    assert local_files(data) == [Path("/here/a.mp3")]


def test_dropped_texts_become_entries_and_their_days_are_offered(
    make_desk: MakeDesk, open_window: OpenWindow, tmp_path: Path
) -> None:
    one = created(make_desk, open_window)
    old, bad = tmp_path / "pier.md", tmp_path / "picture.txt"
    old.write_text("# The pier\n\nTwo pelicans.")
    os.utime(old, (1_600_000_000, 1_600_000_000))
    bad.write_bytes(b"PNG\0\0")
    taken, _ = drop(one, files(bad, old))
    assert taken
    one.until(lambda: "13 September 2020" in one.window.toast.accessibleName())
    (entry,) = one.work.cast.shelf.newest_first()
    assert (entry.title, entry.preview) == ("The pier", "Two pelicans.")
    one.until(lambda: one.work.body.banner.isVisible())
    assert "no text" in one.work.body.banner.accessibleName()
    assert "picture" not in one.work.body.banner.accessibleName()
    one.window.toast.act()
    one.until(lambda: one.work.cast.shelf.newest_first()[0].when.local.year == 2020)
