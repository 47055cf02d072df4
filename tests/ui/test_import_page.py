"""Another diary comes in through the window: seen before it is agreed to, and taken out again at once or later."""

from __future__ import annotations

from pathlib import Path

import pytest

from diary_desktop.ui.file_choice import FileChoice
from diary_desktop.ui.settings.import_page import ImportPage, PastRow
from diary_desktop.ui.widgets.number_table import NumberTable
from tests.journeys.conftest import MakeDesk
from tests.ui.conftest import Open, words_in
from tests.ui.opened import OpenWindow, created
from tests.unit.exchange import foreign_samples as samples
from tests.unit.exchange.foreign_samples import write


@pytest.fixture
def one(make_desk: MakeDesk, open_window: OpenWindow) -> Open:
    return created(make_desk, open_window)


def import_page(one: Open) -> ImportPage:
    one.work.actions.open_settings("import")
    page = one.work.body.settings._panes["import"].page
    assert isinstance(page, ImportPage)
    return page


def choose(one: Open, path: Path) -> None:
    one.until(lambda: one.window.findChild(FileChoice) is not None)
    choice = one.window.findChild(FileChoice)
    assert choice is not None
    choice.selectFile(str(path))
    choice.accept()


def cells(page: ImportPage) -> list[list[str]]:
    tables = [one for one in page.findChildren(NumberTable) if one.parent() is not None]
    models = [one.model() for one in tables]
    return [
        [str(one.index(row, at).data()) for row in range(one.rowCount()) for at in range(one.columnCount())]
        for one in models
    ]


def rows(page: ImportPage) -> list[PastRow]:
    return [row for row in page.findChildren(PastRow) if row.parent() is not None]


def test_a_diary_is_seen_taken_in_and_undone(one: Open, tmp_path: Path) -> None:
    page = import_page(one)
    page._folder.click()
    choose(one, write(tmp_path / "notes", samples.markdown()))
    one.until(lambda: page._presenter.state.found is not None)
    counts, flaws = cells(page)
    assert counts == ["4", "2", "0", "1", "3"]
    assert flaws[:2] == ["2022/bicycle.md: lost.png", "This file is not there"]
    assert one.desk.journeys.diary.summaries() == ()
    assert page._take.text() == "Import 2 entries"
    page._take.click()
    one.until(lambda: len(rows(page)) == 1)
    assert "2 entries taken in. 3 things could not be read." in words_in(page)
    assert "2 entries are here, 30 days left to undo it." in words_in(page)
    path = tmp_path / "list.txt"
    page._save_after.click()
    choose(one, path)
    one.until(path.exists)
    assert "latin.md\tDamaged\n" in path.read_text(encoding="utf-8")
    rows(page)[0].undo.click()
    one.until(lambda: page._presenter.state.undone is not None and not page._presenter.state.past[0].can_be_undone)
    assert "2 entries put into the bin." in words_in(page)
    assert one.desk.journeys.diary.summaries() == ()


def test_what_is_no_diary_is_said_to_be_none_and_a_look_can_be_left(one: Open, tmp_path: Path) -> None:
    page = import_page(one)
    page._presenter.choose(write(tmp_path / "other", {"a.pdf": "%PDF"}))
    one.until(lambda: page._presenter.state.error is not None)
    assert page._news.text.startswith("No diary that can be read was found there.")
    page._presenter.choose(write(tmp_path / "notes", samples.markdown()))
    one.until(lambda: page._presenter.state.found is not None)
    page._leave.click()
    assert page._presenter.state.found is None
    assert not page._found.isVisible()
    assert one.desk.journeys.importing.past() == ()
