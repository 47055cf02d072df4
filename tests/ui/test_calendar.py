"""The Timeline, its day and this day before in a real window: walked by keys, and empty after the lock."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from diary_desktop.presenters.timeline import TimelineState
from diary_desktop.ui.body import Body
from diary_desktop.ui.widgets.buttons import RoundButton
from diary_desktop.ui.widgets.entry_list import EntryList
from tests import sample_calendar
from tests.journeys.conftest import MakeDesk
from tests.screenshots.staging import new_window, settle

from .conftest import words_in
from .opened import OpenWindow, created, locked, wrote

NOTE = "The lime tree on the roof has six new leaves."


def test_a_day_is_reached_by_keys_and_told_afterwards(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    wrote(one, NOTE)
    today = one.work.cast.timeline.state.page.day
    buttons = {button.accessibleName(): button for button in one.work.body.entries.findChildren(RoundButton)}
    buttons["Show the calendar"].click()
    assert one.work.cast.shell.state.place == "timeline"
    one.work.actions.go("today")
    one.qtbot.keyClick(one.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    grid = one.work.body.timeline.month.grid
    assert one.window.focusWidget() is grid
    assert "1 entry" in grid.accessibleDescription()
    one.qtbot.keyClick(grid, Qt.Key.Key_Left)
    yesterday = one.work.cast.timeline.state.page.day
    assert yesterday == today - timedelta(days=1)
    one.qtbot.keyClick(grid, Qt.Key.Key_N)
    one.until(lambda: one.work.cast.shell.state.place == "write")
    one.qtbot.keyClicks(one.work.body.write._text, "Walked home in the rain.")
    one.work.actions.commit()
    one.until(lambda: one.work.cast.days.has(yesterday))
    happened = one.work.cast.days.entries(yesterday)[0].happened
    assert happened is not None
    assert happened.local.date() == yesterday
    one.work.actions.open_on_this_day(today)
    one.until(lambda: one.work.body.on_this_day.isVisible())
    locked(one)
    left = words_in(one.window)
    assert "lime" not in left
    assert "rain" not in left


@pytest.fixture
def body(qapp: QApplication, language: object) -> Body:
    window, body = new_window("light", (1280, 800), "en", 100)
    window.show_open()
    body.arrange("timeline", narrow=False)
    return body


def shown(body: Body, name: str) -> TimelineState:
    state = sample_calendar.states()[name]
    body.timeline.show_state(state)
    settle(1)
    return state


def test_a_screen_reader_hears_every_day_in_full(body: Body) -> None:
    shown(body, "timeline")
    table = QAccessible.queryAccessibleInterface(body.timeline.month.grid)
    cells = [table.child(at).text(QAccessible.Text.Name) for at in range(table.childCount())]
    said = next(one for one in cells if "today" in one)
    assert said.startswith("Saturday, 21 November, today, 13th of the 10th lunar month, 2 entries, mood clearing")
    assert body.timeline.month.grid.accessibleDescription() == said


def test_the_keys_ask_for_days_months_and_years(body: Body) -> None:
    shown(body, "timeline")
    grid, asked = body.timeline.month.grid, []
    grid.steps.days_stepped.connect(lambda count: asked.append(("days", count)))
    grid.steps.months_stepped.connect(lambda count: asked.append(("months", count)))
    for key, modifier in (
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier),
    ):
        QTest.keyClick(grid, key, modifier)
    assert asked == [("days", 7), ("days", -5), ("days", 1), ("months", -1), ("months", 12)]


def test_a_list_keeps_its_place_and_skips_heads(body: Body) -> None:
    state = shown(body, "timeline-list")
    rows: EntryList = body.timeline.list.list
    rows.setFocus()
    opened: list[object] = []
    rows.chosen.connect(opened.append)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert opened == [state.listing.entries[1].entry_id]
    rows.scroll_to(4_000)
    first = rows.rows.entry(rows._first_in_sight())
    fewer = sample_calendar.states()["timeline-filtered"]
    body.timeline.show_state(fewer)
    body.timeline.show_state(state)
    assert first is not None
    assert rows.rows.rowCount() == len(state.listing.entries) + len(state.listing.heads)
    QTest.keyClick(rows, Qt.Key.Key_End)
    assert rows.current == state.listing.entries[-1].entry_id
    assert rows.visualRect(rows.currentIndex()).bottom() <= rows.viewport().height()
    rows.wipe()
    assert rows.rows.rowCount() == 0


def test_a_year_says_the_day_the_keys_are_at(body: Body) -> None:
    shown(body, "timeline-year")
    year = body.timeline.year.map
    table = QAccessible.queryAccessibleInterface(year)
    assert table.role() == QAccessible.Role.Table
    cells = [table.child(at) for at in range(table.childCount())]
    today = next(one for one in cells if "today" in one.text(QAccessible.Text.Name))
    assert today.text(QAccessible.Text.Name).startswith("Saturday, 21 November, today")
    assert today.rect().isValid()
    assert "2 entries" in year.accessibleDescription()
    assert year.property("ring_rect").isValid()


def test_a_day_of_the_year_tells_its_mood_by_shape_as_well_as_by_colour(body: Body) -> None:
    shown(body, "timeline-year")
    year = body.timeline.year.map
    picture = year.viewport().grab().toImage()
    shapes: dict[int, set[bytes]] = {}
    for cell in body.timeline.year.map._model.cells:
        if cell.mood and not cell.today:
            place = year.visualRect(year._model.place(cell.day))
            shapes.setdefault(int(cell.mood), set()).add(_without_colour(picture, place))
    assert sorted(shapes) == [1, 2, 3, 4, 5]
    assert len(set.union(*shapes.values())) == sum(map(len, shapes.values())), "two moods look the same"


def _without_colour(picture: QImage, place: QRect) -> bytes:
    """Where a cell differs from the colour at its upper edge, a byte a pixel."""
    ground = picture.pixel(place.center().x(), place.top() + 2)
    return bytes(
        picture.pixel(x, y) == ground
        for y in _inside(place.top(), place.bottom())
        for x in _inside(place.left(), place.right())
    )


def _inside(first: int, last: int) -> range:
    return range(first + 2, last - 2)
