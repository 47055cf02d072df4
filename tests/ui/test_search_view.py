"""The search overlay from the keyboard: over any page, found while typing, opened at the sentence, then gone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from diary_desktop.domain.search import SearchResult
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.ui import search_view
from diary_desktop.ui.look import Look
from diary_desktop.ui.widgets.filter_chip import FilterChip
from diary_desktop.ui.widgets.flow_text import FlowText
from diary_desktop.ui.widgets.result_list import READY, Group, ResultList
from tests.journeys.conftest import MakeDesk
from tests.sample_diary import summaries
from tests.ui.conftest import Open, words_in
from tests.ui.opened import OpenWindow, created, locked, wrote

CTRL = Qt.KeyboardModifier.ControlModifier
NOTE = "Ran five kilometres along the river. My knee hurt after the bridge."


@pytest.fixture
def filled(make_desk: MakeDesk, open_window: OpenWindow) -> Open:
    one = created(make_desk, open_window)
    wrote(one, NOTE)
    wrote(one, "Bought a green umbrella at the market.")
    return one


def opened(one: Open) -> None:
    one.qtbot.keyClick(one.window, Qt.Key.Key_K, CTRL)
    assert one.work.body.search.isVisible()
    assert one.window.focusWidget() is one.work.body.search.edit


def looked_for(one: Open, text: str) -> None:
    """Types it, Vietnamese included, and waits for both groups."""
    edit = one.work.body.search.edit
    committed = QInputMethodEvent()
    committed.setCommitString(text)
    QApplication.sendEvent(edit, committed)
    edit.textEdited.emit(edit.text())
    whole = edit.text()
    one.until(lambda: one.work.cast.search.state.text == whole and not one.work.cast.search.state.searching)


def test_found_while_typing_and_opened_at_the_sentence(filled: Open) -> None:
    one, view = filled, filled.work.body.search
    one.qtbot.keyClick(one.window, Qt.Key.Key_1, CTRL)
    opened(one)
    assert one.work.body.today.isVisible(), "it lies over the page"
    assert "Type words" in words_in(view)
    looked_for(one, "bridge kn")
    state = one.work.cast.search.state
    assert [result.quote for result in state.words] == ["My knee hurt after the bridge."]
    assert state.total == 1
    assert "1 entry" in words_in(view)
    assert "Same words" in words_in(view)
    one.qtbot.keyClick(view.edit, Qt.Key.Key_Return)
    one.until(lambda: one.work.body.entry.page.body.text == NOTE)
    assert not view.isVisible()
    assert "knee" not in words_in(view)
    marked = [(mark.start, mark.end) for mark in one.work.body.entry.page.body._marks if mark.kind == "evidence"]
    assert marked == [(NOTE.index("My knee"), len(NOTE))]


def test_arrows_walk_both_groups_and_say_where_one_is(filled: Open) -> None:
    one, view = filled, filled.work.body.search
    opened(one)
    looked_for(one, "umbrella")
    results = one.work.cast.search.state.results
    assert results[0].summary.title.startswith("Bought a green")
    assert view.edit.accessibleDescription().startswith(f"1 of {len(results)}: Bought a green umbrella")
    one.qtbot.keyClick(view.edit, Qt.Key.Key_Down)
    one.qtbot.keyClick(view.edit, Qt.Key.Key_Down)
    assert one.work.cast.search.state.selected == min(2, len(results) - 1)
    for _ in results:
        one.qtbot.keyClick(view.edit, Qt.Key.Key_Up)
    assert view._page.rows[0].isChecked()


def test_escape_gives_the_focus_back_and_nothing_is_remembered(filled: Open) -> None:
    one, view = filled, filled.work.body.search
    one.work.actions.go("ask")
    field = one.window.focusWidget()
    opened(one)
    looked_for(one, "umbrella")
    one.qtbot.keyClick(one.window, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert one.window.focusWidget() is field
    assert one.work.cast.shell.state.place == "ask"
    opened(one)
    assert view.edit.text() == ""
    assert one.work.cast.search.state.results == ()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert not view.isVisible()


def test_tab_takes_the_offered_filter_and_backspace_gives_it_up(filled: Open) -> None:
    one, view = filled, filled.work.body.search
    first = one.work.cast.shelf.newest_first()[0]
    one.desk.journeys.diary.set_tags(first.entry_id, ("chợ",))
    one.until(lambda: one.work.cast.shelf.newest_first()[0].tags == ("chợ",))
    opened(one)
    one.until(lambda: bool(one.work.cast.search._names.names))
    looked_for(one, "cho")
    assert [chip.accessibleName() for chip in view.findChildren(FilterChip)] == ["Narrow by tag: chợ"]
    one.qtbot.keyClick(view.edit, Qt.Key.Key_Tab)
    one.until(lambda: [result.why for result in one.work.cast.search.state.results] == ["listed"])
    assert view.edit.text() == ""
    assert "Remove the filter tag: chợ" in words_in(view)
    assert "Newest first" in words_in(view)
    one.qtbot.keyClick(view.edit, Qt.Key.Key_Backspace)
    assert one.work.cast.search.state.filters == ()
    one.qtbot.keyClick(view.edit, Qt.Key.Key_Tab)
    assert one.window.focusWidget() is view.edit, "nothing behind the overlay can be reached"


def test_nothing_found_says_so_and_control_enter_asks_instead(filled: Open) -> None:
    one, view = filled, filled.work.body.search
    opened(one)
    looked_for(one, "when did my knee hurt")
    one.qtbot.keyClick(view.edit, Qt.Key.Key_Return, CTRL)
    one.until(lambda: bool(one.work.cast.ask.state.sources))
    assert one.work.cast.shell.state.place == "ask"
    assert not view.isVisible()
    opened(one)
    looked_for(one, "qqqq")
    if not one.work.cast.search.state.close:
        assert "No entry has these words" in words_in(view)


def test_what_is_indexed_while_it_is_open_is_found_without_typing_again(filled: Open) -> None:
    one, journeys = filled, filled.desk.journeys
    opened(one)
    looked_for(one, "heron")
    assert one.work.cast.search.state.words == ()
    entry = journeys.diary.write("The heron stood still at the quay.")
    journeys.indexer.index(entry, Token())
    one.until(lambda: [each.summary.entry_id for each in one.work.cast.search.state.words] == [entry.entry_id])


def test_the_number_is_read_out_once_the_field_has_been_quiet(filled: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    one, said = filled, list[str]()
    monkeypatch.setattr(search_view, "announce", lambda _, text, **__: said.append(text))
    monkeypatch.setattr(search_view, "QUIET_MS", 1)
    opened(one)
    looked_for(one, "umbrella")
    one.until(lambda: any("1 entry with the same words" in text for text in said))


def test_at_lock_it_is_gone_with_everything_in_it(filled: Open) -> None:
    one, view = filled, filled.work.body.search
    opened(one)
    looked_for(one, "umbrella")
    assert "umbrella" in words_in(view)
    locked(one)
    assert "umbrella" not in words_in(view)
    view.edit.undo()
    assert view.edit.text() == ""
    assert one.work.cast.search.state.text == ""
    one.qtbot.keyClick(one.window, Qt.Key.Key_K, CTRL)
    assert not one.work.cast.search.state.shown


def test_rows_are_used_again_and_keep_nothing_of_what_they_showed(qtbot: QtBot) -> None:
    page, chosen = ResultList(Look("light"), lambda one: one.why), list[int]()
    qtbot.addWidget(page)
    page.show()
    page.chosen.connect(chosen.append)
    found = [SearchResult(one, "words", one.preview) for one in summaries()]
    page.show_groups([Group("Same words", "2 entries", found[:2]), Group("Close in meaning", "", found[2:3])])
    before = page.rows
    assert [row.y() for row in before] == sorted(row.y() for row in before)
    page.be_ready()
    qtbot.waitUntil(lambda: len(page._made) == READY)
    page.show_groups([Group("Close in meaning", "", found[3:5])])
    assert page.rows == before[:2]
    assert found[3].summary.title in page.rows[0].accessibleName()
    assert before[2].isHidden()
    page.rows[1].click()
    assert chosen == [1]
    page.wipe()
    assert not page.rows
    assert not any(one.text for one in page.findChildren(FlowText))
    assert not any(one.text() for row in page._made for one in row.findChildren(QLabel))
    assert not any(row.accessibleName() for row in page._made)
