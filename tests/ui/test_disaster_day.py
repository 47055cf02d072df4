"""The worst day, with hands on the window: the diary's folder is gone, and a backup and twelve words are left."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from diary_desktop.ports.storage import Secrets
from diary_desktop.presenters.unlock_state import UnlockState
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.ui.file_choice import FileChoice
from diary_desktop.ui.unlock_elsewhere import RestorePage
from diary_desktop.ui.unlock_page import UnlockPage
from diary_desktop.ui.widgets.buttons import Button
from tests.journeys.conftest import MakeDesk
from tests.ui.conftest import Open, words_in
from tests.ui.opened import NOTE, PASSPHRASE, OpenWindow, created, locked, wrote

NEW = "quiet harbour lantern sparrow"


def page(one: Open) -> UnlockPage:
    shown = one.window.unlock._page
    assert shown is not None
    return shown


def state(one: Open) -> UnlockState:
    return one.work.cast.unlock.state


def press(one: Open, text: str) -> None:
    """The button of the page that says ``text``."""
    buttons = [button for button in page(one).findChildren(Button) if button.text() == text and button.isVisible()]
    assert len(buttons) == 1, [button.text() for button in page(one).findChildren(Button)]
    assert buttons[0].isEnabled()
    buttons[0].click()


def choose(one: Open, folder: Path) -> None:
    """A folder, in the dialog that is open."""
    dialog = next(found for found in one.window.findChildren(FileChoice) if found.isVisible())
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    dialog.setDirectory(str(folder))
    dialog.done(QFileDialog.DialogCode.Accepted)
    one.qtbot.wait(1)


def a_backup_and_the_words(make_desk: MakeDesk, open_window: OpenWindow, stick: Path) -> tuple[str, ...]:
    """A diary with one entry, backed up, closed, and its folder deleted."""
    one = created(make_desk, open_window)
    wrote(one, NOTE)
    journeys = one.desk.journeys
    words = journeys.keys.new_recovery_words(bytearray(PASSPHRASE.encode()))
    stick.mkdir()
    journeys.backups.choose([stick])
    journeys.backups.back_up(0, Token())
    place = journeys.session.place.folder
    locked(one)
    one.work.close()
    rmtree(place)
    return words


def test_the_diary_comes_back_by_its_words_and_gets_a_new_passphrase(
    make_desk: MakeDesk, open_window: OpenWindow, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    words = a_backup_and_the_words(make_desk, open_window, stick)
    one = open_window(make_desk())
    assert state(one).page == "create"
    press(one, "I already have a diary")
    press(one, "Restore a backup")
    press(one, "Choose the backup folder")
    choose(one, stick)
    one.until(lambda: bool(state(one).restore.found))
    restoring = page(one)
    assert isinstance(restoring, RestorePage)
    restoring._way.chosen.emit("words")
    one.qtbot.keyClicks(page(one).fields[0].edit, " ".join(words))
    press(one, "Restore")
    one.until(lambda: state(one).page == "restored")
    assert "1 entry" in words_in(page(one))
    press(one, "Open it")
    one.until(lambda: state(one).page == "renew")
    assert one.work.locked, "before anything else comes the new passphrase"
    for field in page(one).fields:
        one.qtbot.keyClicks(field.edit, NEW)
    one.qtbot.keyClick(page(one).fields[1].edit, Qt.Key.Key_Return)
    one.until(lambda: state(one).page == "offer")
    press(one, "Keep the words on my paper")
    one.until(lambda: not one.work.locked)
    (entry,) = one.desk.journeys.diary.summaries()
    assert one.desk.journeys.diary.get(entry.entry_id).text == NOTE
    assert NEW not in words_in(one.window)
    locked(one)
    one.desk.journeys.session.unlock(Secrets(passphrase=bytearray(NEW.encode())))


def test_a_folder_without_a_backup_or_a_diary_says_so(
    make_desk: MakeDesk, open_window: OpenWindow, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    one = open_window(make_desk())
    press(one, "I already have a diary")
    press(one, "Open its folder")
    choose(one, empty)
    one.until(lambda: state(one).error is not None)
    assert "There is no diary in this folder." in words_in(page(one))
    assert "diary-desktop" not in words_in(page(one))
    press(one, "Restore a backup")
    press(one, "Choose the backup folder")
    choose(one, empty)
    one.until(lambda: state(one).error is not None)
    assert "No backup was found in this folder." in words_in(page(one))
    one.qtbot.keyClick(one.window.unlock, Qt.Key.Key_Escape)
    one.qtbot.keyClick(one.window.unlock, Qt.Key.Key_Escape)
    assert state(one).page == "create"


def test_a_wrong_secret_for_a_backup_is_said_and_nothing_is_left_behind(
    make_desk: MakeDesk, open_window: OpenWindow, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    a_backup_and_the_words(make_desk, open_window, stick)
    one = open_window(make_desk())
    one.work.cast.unlock.turn_to("restore")
    one.work.cast.unlock.restore.choose_folder(stick)
    one.until(lambda: bool(state(one).restore.found))
    one.qtbot.keyClicks(page(one).fields[0].edit, "not this one")
    press(one, "Restore")
    one.until(lambda: state(one).error is not None)
    assert "That did not open it." in words_in(page(one))
    assert one.work.cast.unlock.restore._kept is None
    assert not one.desk.journeys.session.exists()
