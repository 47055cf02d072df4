"""The bin and the export in the window: every way back works, and nothing goes or leaves without a question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from diary_desktop.domain.backup import KnownGeneration
from diary_desktop.domain.details import Details
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import RecordDamaged
from diary_desktop.presenters.bin import BinState
from diary_desktop.services.backups import Backups
from diary_desktop.services.export import Wanted
from diary_desktop.ui.file_choice import FileChoice
from diary_desktop.ui.settings.bin_page import BinItemRow, BinPage
from diary_desktop.ui.settings.export_page import ExportPage
from diary_desktop.ui.widgets.dialog import LossDialog
from tests import archive_reader
from tests.journeys.conftest import MakeDesk
from tests.journeys.test_sound_keeping import spoken
from tests.ui.conftest import Open, words_in
from tests.ui.opened import OpenWindow, created


@pytest.fixture
def one(make_desk: MakeDesk, open_window: OpenWindow) -> Open:
    return created(make_desk, open_window)


def binned(one: Open, *texts: str) -> list[EntryId]:
    found = [one.desk.journeys.diary.write(text).entry_id for text in texts]
    for entry_id in found:
        one.desk.journeys.bin.put(entry_id)
        one.desk.clock.forward(minutes=1)
    return found


def bin_page(one: Open) -> BinPage:
    one.work.actions.open_settings("bin")
    page = one.work.body.settings._panes["bin"].page
    assert isinstance(page, BinPage)
    one.until(lambda: page._presenter.state.known)
    return page


def rows(page: BinPage) -> list[BinItemRow]:
    return [row for row in page.findChildren(BinItemRow) if row.parent() is not None]


def titles(page: BinPage) -> list[str]:
    return [row._title.text for row in rows(page)]


def dialog(one: Open) -> LossDialog:
    one.until(lambda: any(found.isVisible() for found in one.window.findChildren(LossDialog)))
    return next(found for found in one.window.findChildren(LossDialog) if found.isVisible())


def test_what_was_deleted_is_listed_and_comes_back(one: Open) -> None:
    first, _ = binned(one, "Deleted first.", "Deleted second.")
    page = bin_page(one)
    assert titles(page) == ["Deleted second", "Deleted first"]
    assert rows(page)[0].label == "30 days left"
    rows(page)[1].restore.click()
    one.until(lambda: titles(page) == ["Deleted second"])
    one.until(lambda: one.work.cast.shelf.get(first) is not None)


def test_a_bin_that_could_not_be_read_is_not_said_to_be_empty(one: Open) -> None:
    page = bin_page(one)
    page.show_state(BinState(known=True, error=RecordDamaged()))
    said = words_in(page)
    assert RecordDamaged().what_template in said
    assert "The bin is empty." not in said
    page.show_state(BinState(known=True))
    assert "The bin is empty." in words_in(page)


def test_whoever_brings_back_by_keyboard_stays_in_the_list(one: Open) -> None:
    binned(one, "Deleted first.", "Deleted second.")
    page = bin_page(one)
    for left in (1, 0):
        rows(page)[0].restore.setFocus()
        rows(page)[0].restore.click()
        one.until(lambda left=left: len(rows(page)) == left)  # type: ignore[misc]  # mypy knows no default of a lambda
        assert one.window.focusWidget() is (rows(page)[0].restore if left else page._sound.choice)


def test_erasing_asks_with_the_amount_the_limit_and_the_backups(one: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    made = datetime(2026, 10, 30, 12, tzinfo=UTC)
    known = [KnownGeneration(str(day), "", day, made + timedelta(days=day), 1, 1) for day in range(6)]
    monkeypatch.setattr(Backups, "generations_with", lambda self, entry_id: tuple(known))
    (entry_id,) = binned(one, "Four words and gone.")
    page = bin_page(one)
    rows(page)[0].erase.click()
    asked = dialog(one)
    text = asked.accessibleDescription()
    assert asked.accessibleName() == "Erase this entry?"
    assert text.splitlines()[0] == "Saturday, 21 November 2026: 4 words."
    assert "Older backups you made still hold this entry until they are replaced." in text
    assert "Snapshots of the disk" in text
    assert "30 October 2026, 31 October 2026, 1 November 2026, 2 November 2026 and 2 more" in text
    assert asked.safe.hasFocus()
    one.qtbot.keyClick(asked, Qt.Key.Key_Escape)
    assert one.desk.journeys.diary.get(entry_id).text == "Four words and gone."
    rows(page)[0].erase.click()
    dialog(one).risky.click()
    one.until(lambda: one.window.toast._text.text() == "Erased.")
    one.until(lambda: titles(page) == [])
    assert "The bin is empty." in words_in(page)
    assert one.desk.journeys.session.with_vault(lambda vault: vault.erased_ids()) == {entry_id}


def test_what_was_set_aside_is_named_before_erasing_and_can_be_removed(one: Open) -> None:
    binned(one, "Perhaps in the copy as well.")
    page = bin_page(one)
    one.until(lambda: len(rows(page)) == 1)
    assert not page.aside.isVisible()
    copy = one.desk.journeys.session.place.folder / "quarantine" / "entries-3.lance"
    copy.mkdir(parents=True)
    rows(page)[0].erase.click()
    asked = dialog(one)
    assert "A damaged copy of the diary's tables was set aside" in asked.accessibleDescription()
    asked.safe.click()
    one.until(page.aside.isVisible)
    page.remove_aside.click()
    one.until(lambda: dialog(one) is not asked)
    last = dialog(one)
    assert "It may be the last copy" in last.accessibleDescription()
    one.until(last.safe.hasFocus)
    last.risky.click()
    one.until(lambda: not page.aside.isVisible())
    assert not copy.exists()


def test_the_list_follows_what_is_deleted_elsewhere_and_locking_empties_it(one: Open) -> None:
    page = bin_page(one)
    assert titles(page) == []
    binned(one, "Deleted while the page is open.")
    one.until(lambda: len(rows(page)) == 1)
    one.work.cast.shell.lock()
    one.until(lambda: one.work.cast.shell.state.place == "unlock")
    assert "Deleted while" not in words_in(one.window)


def test_letting_go_of_sound_asks_first_and_then_does_it(one: Open) -> None:
    journeys = one.desk.journeys
    kept = spoken(one.desk)
    page = bin_page(one)
    page._sound.wished.emit("not")
    asked = dialog(one)
    assert asked.accessibleDescription().splitlines()[0] == "1 recording, 0:01 of sound."
    asked.safe.click()
    assert journeys.session.settings().sounds.keep == "always"
    assert page._sound._value == "always"
    page._sound.wished.emit("90_days")
    one.until(lambda: journeys.session.settings().sounds.keep == "90_days")
    assert journeys.diary.get(kept.entry_id).clip is not None, "nothing is that old: there was nothing to ask"
    page._sound.wished.emit("not")
    dialog(one).risky.click()
    one.until(lambda: journeys.diary.get(kept.entry_id).let_go is not None)
    one.until(lambda: page._sound._value == "not")


def export_page(one: Open) -> ExportPage:
    one.work.actions.open_settings("export")
    page = one.work.body.settings._panes["export"].page
    assert isinstance(page, ExportPage)
    one.until(lambda: page._presenter.state.preview is not None)
    return page


def choose(one: Open, path: Path) -> None:
    """Say yes to the question, and choose a file."""
    dialog(one).risky.click()
    one.until(lambda: one.window.findChild(FileChoice) is not None)
    choice = one.window.findChild(FileChoice)
    assert choice is not None
    choice.selectFile(str(path))
    choice.accept()


def test_an_archive_is_written_after_a_question(one: Open, tmp_path: Path) -> None:
    one.desk.journeys.diary.write("To be taken along.")
    page = export_page(one)
    assert page._amount.text() == "1 entry, without sound."
    assert "This file is not encrypted. Whoever has it can read it." in words_in(page)
    page._write.click()
    asked = dialog(one)
    assert "This file is not encrypted." in asked.accessibleDescription()
    assert asked.safe.hasFocus()
    path = tmp_path / "mine.zip"
    choose(one, path)
    one.until(lambda: page._presenter.state.report is not None)
    assert page._news.text == "Written and whole."
    assert [body["text"] for body in archive_reader.read(path)[0]["entries"]] == ["To be taken along."]
    page._write.click()
    dialog(one)
    one.window.findChild(LossDialog).reject()  # type: ignore[union-attr]  # it is there: dialog() waited for it
    page._presenter.write(path)
    one.until(lambda: page._presenter.state.error is not None)
    assert page._news.text.startswith("There is a file with this name already.")


def test_days_are_chosen_and_judged(one: Open) -> None:
    diary, clock = one.desk.journeys.diary, one.desk.clock
    diary.write("Today.")
    diary.write("Long ago.", happened=replace(clock(), local=clock().local.replace(year=2025)))
    page = export_page(one)
    spans: dict[str, int] = {"all": 2, "month": 1, "year": 1, "last_year": 1}
    for span, entries in spans.items():
        page._spans.wished.emit(span)
        one.until(_holds(page, span, entries))
    page._spans.wished.emit("days")
    assert page._first.isVisible()
    page._first.set_text("2025-01-01")
    page._last.set_text("2025-12-31")
    one.until(_holds(page, "days", 1))
    page._last.set_text("soon")
    page._write.click()
    assert page._news.text == "'soon' is not a day. Write it as 2026-11-21."


def _holds(page: ExportPage, span: str, entries: int) -> Callable[[], bool]:
    def holds() -> bool:
        state = page._presenter.state
        return state.span == span and state.preview is not None and state.preview.entries == entries

    return holds


def test_a_tag_is_chosen_among_those_there_are(one: Open) -> None:
    diary = one.desk.journeys.diary
    page = export_page(one)
    assert page._tags.isHidden(), "nothing to choose"
    diary.write("Walked.", details=Details(tags=("river", "out & about")))
    diary.write("Slept.")
    page.entered()
    one.until(page._tags.isVisible)
    assert [action.data() for action in page._tags.choice.menu.actions()] == ["", "out & about", "river"]
    page._tags.wished.emit("river")
    one.until(_holds(page, "all", 1))
    assert page._presenter.state.wanted() == Wanted(tags=("river",))
    page.wipe()
    assert page._tags.isHidden()
    assert [action.data() for action in page._tags.choice.menu.actions()] == [""]


def test_writing_can_be_stopped(one: Open, tmp_path: Path) -> None:
    page = export_page(one)
    path = tmp_path / "never.zip"
    gate = one.desk.journeys.tasks.start("jobs", "test", lambda job, token: token.wait(20))  # type: ignore[attr-defined]  # a running task has a real token
    page._presenter.write(path)
    assert page._news.text == "Waiting for what is going on already."
    page._stop.click()
    gate.cancel()
    one.until(lambda: gate.future.done() and not page._presenter.state.running)
    one.qtbot.wait(100)
    assert list(tmp_path.glob("*.zip")) == []
    assert not page._stop.isVisible()
