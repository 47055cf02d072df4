"""The worst day, with hands on the window: the diary's folder is gone, and a backup and twelve words are left."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from diary_desktop.domain.events import VaultLocked
from diary_desktop.ports.storage import Secrets
from diary_desktop.presenters.unlock_state import UnlockState
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.ui.file_choice import FileChoice
from diary_desktop.ui.unlock_elsewhere import RestorePage
from diary_desktop.ui.unlock_page import UnlockPage
from diary_desktop.ui.unlock_trouble import SalvagePage
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
    shown = one.window.unlock.findChildren(Button)
    buttons = [button for button in shown if button.text() == text and button.isVisible()]
    assert len(buttons) == 1, [button.text() for button in shown]
    assert buttons[0].isEnabled()
    buttons[0].click()


def choose_file(one: Open, path: Path) -> None:
    """A file, in the dialog that is open."""
    dialog = next(found for found in one.window.findChildren(FileChoice) if found.isVisible())
    dialog.setDirectory(str(path.parent))
    dialog.selectFile(str(path))
    one.until(lambda: [Path(found) for found in dialog.selectedFiles()] == [path])
    dialog.done(QFileDialog.DialogCode.Accepted)
    one.qtbot.wait(1)


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
    assert state(one).page == "language"
    press(one, "I already have a diary")
    press(one, "Restore a backup")
    press(one, "Choose the backup folder")
    choose(one, stick)
    one.until(lambda: bool(state(one).restore.found))
    restoring = page(one)
    assert isinstance(restoring, RestorePage)
    restoring._secret.choice.chosen.emit("words")
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


@pytest.mark.parametrize("way", ["passphrase", "words", "key_file"])
def test_a_damaged_diary_is_salvaged_by_any_of_its_secrets_and_the_new_words_are_asked_back(
    make_desk: MakeDesk, open_window: OpenWindow, tmp_path: Path, way: str
) -> None:
    one = created(make_desk, open_window)
    wrote(one, NOTE)
    keys, key_file = one.desk.journeys.keys, tmp_path / "diary.key"
    words = keys.new_recovery_words(bytearray(PASSPHRASE.encode()))
    keys.add_key_file(key_file, bytearray(PASSPHRASE.encode()))
    locked(one)
    one.work.cast.unlock.turn_to("salvage")
    one.until(lambda: state(one).restore.target is not None)
    salvaging = page(one)
    assert isinstance(salvaging, SalvagePage)
    salvaging._secret.choice.chosen.emit(way)
    if way == "key_file":
        press(one, "Choose the key file")
        choose_file(one, key_file)
        one.until(lambda: state(one).restore.key_file == key_file)
    else:
        one.qtbot.keyClicks(salvaging._secret.field.edit, PASSPHRASE if way == "passphrase" else " ".join(words))
    if way != "passphrase":
        press(one, "Salvage")
        assert not state(one).busy, "the new diary needs a passphrase"
        for field in salvaging._form.fields:
            one.qtbot.keyClicks(field.edit, NEW)
    press(one, "Salvage")
    one.until(lambda: state(one).page == "restored")
    assert "1 entry" in words_in(page(one))
    press(one, "Open it")
    one.until(lambda: state(one).page == "words")
    new_words = state(one).words
    assert len(new_words) == 12
    assert new_words != words
    press(one, "I have written them down")
    for field, at in zip(page(one).fields, state(one).asked, strict=True):
        one.qtbot.keyClicks(field.edit, new_words[at])
    press(one, "Check")
    one.until(lambda: not one.work.locked)
    one.until(lambda: one.desk.journeys.keys.words_checked())
    (entry,) = one.desk.journeys.diary.summaries()
    assert one.desk.journeys.diary.get(entry.entry_id).text == NOTE
    locked(one)
    one.until(lambda: len(one.desk.of(VaultLocked)) == 2)
    opens = PASSPHRASE if way == "passphrase" else NEW
    one.desk.journeys.session.unlock(Secrets(passphrase=bytearray(opens.encode())))
