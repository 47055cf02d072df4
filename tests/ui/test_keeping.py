"""The window loses nothing by a slip of the hand: deleting, leaving and closing in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import DiskGone
from diary_desktop.domain.labels import Label
from diary_desktop.services.drafts import Drafts
from tests.journeys.conftest import MakeDesk

from .conftest import Open, words_in
from .opened import PASSPHRASE, OpenWindow, created, locked


@pytest.fixture
def one(make_desk: MakeDesk, open_window: OpenWindow) -> Open:
    return created(make_desk, open_window)


def shown(one: Open, text: str) -> EntryId:
    """An entry, open on the screen."""
    entry = one.desk.journeys.diary.write(text)
    one.work.actions.open_entry(entry.entry_id)
    one.until(lambda: one.work.cast.entry.state.entry == entry)
    return entry.entry_id


def wait_for_draft(one: Open, text: str) -> None:
    def sealed() -> bool:
        kept = one.desk.journeys.session.with_vault(lambda vault: vault.drafts.load_all())
        return [draft.text for draft in kept] == [text]

    one.until(sealed)


def test_deleting_takes_one_press_and_so_does_taking_it_back(one: Open) -> None:
    entry_id = shown(one, "Deleted by mistake.")
    one.work.body.entry.menu.chosen.emit("delete")
    one.until(lambda: one.window.toast.isVisible())
    assert one.window.toast._text.text() == "In the bin for 30 days."
    assert one.work.cast.shelf.get(entry_id) is None
    assert one.work.cast.entry.state.entry is None
    one.window.toast._action.click()
    one.until(lambda: one.work.cast.shelf.get(entry_id) is not None)


def test_an_entry_just_kept_offers_its_weather_and_goes_into_the_bin_with_one_press(one: Open) -> None:
    one.work.actions.write_entry()
    one.work.body.write._text.setPlainText("Not meant to be kept.")
    one.work.cast.write.keep()
    one.until(lambda: one.window.toast.accessibleName() == "Kept.")
    page = one.work.body.entry.page
    one.until(page.panel.isVisible)
    assert not page.panel.isAncestorOf(one.window.focusWidget()), "nobody asked for it"
    one.work.actions.entry.open_details("mood")
    assert page.panel.moods.isAncestorOf(one.window.focusWidget())
    one.window.toast._action.click()
    one.until(lambda: one.window.toast.accessibleName() == "In the bin for 30 days.")
    assert one.work.cast.entry.state.entry is None
    assert [kept.title for kept in one.desk.journeys.diary.binned()] == ["Not meant to be kept"]


def test_a_second_after_typing_it_is_saved_and_said_once(one: Open) -> None:
    one.work.actions.write_entry()
    view = one.work.body.write
    assert not view._saved.isVisible()
    view._text.setPlainText("Half a thought")
    one.until(view._saved.isVisible)
    wait_for_draft(one, "Half a thought")
    one.qtbot.keyClick(one.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    one.until(lambda: one.work.cast.entry.state.entry is not None)
    assert one.desk.journeys.session.with_vault(lambda vault: vault.drafts.load_all()) == ()


def test_saved_is_said_of_no_words_that_cannot_be(one: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    one.work.actions.write_entry()
    view = one.work.body.write
    view._text.setPlainText("Half a thought")
    one.until(view._saved.isVisible)
    with monkeypatch.context() as patch:
        patch.setattr(Drafts, "_keep", _disk_is_gone)
        view._text.setPlainText("Half a thought, and the stick is pulled out")
        one.until(lambda: not view._saved.isVisible())
    one.desk.clock.forward(minutes=1)
    one.until(view._saved.isVisible)
    wait_for_draft(one, "Half a thought, and the stick is pulled out")


def _disk_is_gone(*_: object) -> None:
    raise DiskGone


def test_changes_of_an_entry_are_saved_and_walking_away_keeps_them(one: Open) -> None:
    entry_id = shown(one, "As it was.")
    one.work.cast.entry.edit()
    one.work.body.entry._text.setPlainText("As it is now.")
    one.until(one.work.body.entry._saved.isVisible)
    one.work.actions.go("ask")
    one.until(lambda: one.desk.journeys.diary.get(entry_id).text == "As it is now.")
    assert not one.work.cast.entry.state.editing
    assert len(one.desk.journeys.diary.get(entry_id).revisions) == 2


def found(one: Open, draft: Callable[[EntryId], Draft]) -> EntryId:
    """A draft left by a program that was killed, found at the next opening."""
    one.until(one.work.body.banner.isVisible)  # of the unchecked words; it comes in its own time
    one.work.cast.shell.put_notice_away()
    one.until(lambda: not one.desk.journeys.tasks.runs("desk"))  # nothing is there yet to be found by itself
    entry = one.desk.journeys.diary.write("Kept before.")
    left = draft(entry.entry_id)
    one.desk.journeys.session.with_vault(lambda vault: vault.drafts.put(left))
    one.desk.journeys.drafts.find()
    one.until(one.work.body.banner.isVisible)
    assert one.work.body.banner._fact.text() == "An unfinished note was found."
    one.work.body.banner._action.click()
    return entry.entry_id


def test_an_unfinished_note_is_offered_again(one: Open) -> None:
    now = one.desk.clock()
    found(one, lambda _: Draft(EntryId(b"n" * 16), "Title", "Not yet fin", now, now))
    assert one.work.cast.shell.state.place == "write"
    assert one.work.body.write._text.toPlainText() == "Not yet fin"
    assert not one.work.body.banner.isVisible()
    one.work.cast.write.throw_away()
    one.until(lambda: one.desk.journeys.drafts.find() == ())


def test_an_unfinished_change_is_offered_in_its_entry(one: Open) -> None:
    now = one.desk.clock()

    def change(entry_id: EntryId) -> Draft:
        based_on = one.desk.journeys.diary.get(entry_id).revision.revision_id
        return Draft(entry_id, "", "Kept before, and mo", now, now, based_on)

    entry_id = found(one, change)
    one.until(lambda: one.work.cast.entry.state.editing)
    assert one.work.body.entry._text.toPlainText() == "Kept before, and mo"
    one.work.body.entry._leave.click()
    assert one.window.toast._text.text() == "Left as it was."
    one.window.toast._action.click()
    assert one.work.body.entry._text.toPlainText() == "Kept before, and mo"
    one.qtbot.keyClick(one.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    one.until(lambda: one.desk.journeys.diary.get(entry_id).text == "Kept before, and mo")


def test_versions_are_looked_at_and_brought_back_in_the_entry(one: Open) -> None:
    entry_id = shown(one, "The first words.")
    one.desk.journeys.diary.edit(entry_id, "The second words.", "")
    view = one.work.body.entry
    one.until(lambda: view.page.body.text == "The second words.")
    view.page._story.click()
    one.until(lambda: bool(view.history._text.text))
    assert view._stack.currentWidget() is view.history
    one.until(lambda: view.history._text.text == "The first second words.")
    assert view.history._choice is not None
    assert view.history._choice.hasFocus()
    view.history._bring.click()
    one.until(lambda: view.page.body.text == "The first words.")
    one.qtbot.keyClick(one.window, Qt.Key.Key_Escape)
    assert view._stack.currentWidget() is not view.history
    assert one.work.cast.shell.state.place == "entry"
    view.page._story.click()
    one.until(lambda: view._stack.currentWidget() is view.history)
    shown(one, "Another entry.")
    assert view._stack.currentWidget() is not view.history


def test_a_source_that_lies_in_the_bin_says_so_and_can_be_brought_back(one: Open) -> None:
    entry = one.desk.journeys.diary.write("Quoted, then deleted.")
    one.desk.journeys.bin.put(entry.entry_id)
    view = one.work.body.entry
    one.until(one.window.toast.isVisible)
    one.work.actions.open_entry(entry.entry_id)
    one.until(lambda: view.page._when.text().endswith("In the bin"))
    assert "delete" not in dict(view.menu.choices())
    view._restore.click()
    one.until(lambda: "delete" in dict(view.menu.choices()))
    assert one.work.cast.shelf.get(entry.entry_id) is not None


def test_a_photo_and_labels_put_on_a_draft_are_there_after_locking(one: Open, tmp_path: Path) -> None:
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    picture.save(str(tmp_path / "pier.png"))
    one.work.actions.write_entry()
    view, write = one.work.body.write, one.work.cast.write
    write.change_details(lambda now: now.with_label(Label("tag", "sea")))
    view.dropped.emit([tmp_path / "pier.png", tmp_path / "gone.png"])
    one.until(lambda: len(view.tiles.tiles) == 1 and view.tiles.tiles[0]._image is not None)
    one.until(lambda: view._trouble.isVisible())
    view.tiles.tiles[0].click()
    viewer = view.photos.viewer
    assert viewer is not None
    one.until(lambda: viewer._image is not None and viewer._image.width() == 300)
    one.qtbot.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()
    view.tiles.tiles[0].click()
    assert viewer.isVisible()
    locked(one)
    assert (view.tiles.tiles, view.chips.chips) == ([], [])
    assert (viewer.isVisible(), viewer._image, words_in(viewer).count("pier")) == (False, None, 0)
    one.work.cast.unlock.unlock(bytearray(PASSPHRASE.encode()))
    one.until(lambda: not one.work.locked and one.work.body.banner.isVisible())
    one.work.body.banner.acted.emit()
    one.until(lambda: one.work.cast.shell.state.place == "write" and len(view.tiles.tiles) == 1)
    assert "sea" in [chip.text() for chip in view.chips.chips]
    view.tiles.tiles[0].setFocus()
    one.qtbot.keyClick(view.tiles.tiles[0], Qt.Key.Key_Delete)
    one.until(lambda: not view.tiles.tiles)
    one.window.toast.act()
    one.until(lambda: len(view.tiles.tiles) == 1)
    write.keep()
    one.until(lambda: one.work.cast.shell.state.place == "entry")
    one.until(lambda: len(one.work.body.entry.page.tiles.tiles) == 1)
    (entry,) = one.work.cast.shelf.newest_first()
    assert (entry.attachments, entry.tags) == (1, ("sea",))
