"""Insights by keyboard: points that say themselves, tables that sort, files that hold what the tables hold."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from diary_desktop.domain.insights import InsightReport, Span
from diary_desktop.presenters.insights import InsightsState
from diary_desktop.services import insight_tables
from diary_desktop.services.csv_text import csv_of
from diary_desktop.ui.body import Body
from diary_desktop.ui.language import Language
from diary_desktop.ui.look import Look
from diary_desktop.ui.widgets.charts.chart import Chart, spaced
from diary_desktop.ui.widgets.charts.heat_charts import HeatChart
from diary_desktop.ui.widgets.charts.line_chart import smooth
from diary_desktop.ui.widgets.number_table import RAW
from tests import sample_insights
from tests.journeys.conftest import MakeDesk
from tests.screenshots.stages import screens
from tests.screenshots.staging import new_window, settle
from tests.ui.conftest import words_in
from tests.ui.opened import OpenWindow, created, locked, wrote
from tests.ui.test_language import translations

DOWN, RIGHT, RETURN = Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return


@pytest.fixture(scope="module")
def page(qapp: QApplication) -> Iterator[Body]:
    """The page with the charts of twelve weeks, shown to every test of this file."""
    window, body = new_window("light", (1280, 800), "en", 100)
    screens()["insights"](window, body)
    settle()
    yield body
    window.hide()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def charts(page: Body) -> Body:
    page.insights.show_state(sample_insights.state())
    return page


def press(chart: Chart, key: Qt.Key) -> str:
    QTest.keyClick(chart, key)
    return chart.accessibleDescription()


def test_the_arrow_keys_read_the_points_of_every_chart(charts: Body) -> None:
    for key, card in charts.insights.charts.cards.items():
        chart = card.chart
        assert chart.isVisible(), key
        chart.setFocus(Qt.FocusReason.TabFocusReason)
        press(chart, Qt.Key.Key_Home)
        first = chart.accessibleDescription()
        assert first == chart.points[0].said
        assert press(chart, DOWN if key in ("tags", "people", "places", "trackers") else RIGHT) != first
        assert press(chart, Qt.Key.Key_End) == chart.points[-1].said
        assert chart.accessibleName()
        assert QAccessible.queryAccessibleInterface(chart).role() == QAccessible.Role.Slider


def test_a_week_is_said_with_the_mood_it_lies_between(charts: Body) -> None:
    chart = charts.insights.charts.cards["mood"].chart
    assert chart.accessibleDescription() == "Week of 16 November: 3.6, between cloudy and clearing"
    assert press(chart, Qt.Key.Key_Left) == "Week of 9 November: 3.2, between cloudy and clearing"


def test_a_grid_is_walked_by_hour_and_by_weekday(charts: Body) -> None:
    grid = charts.insights.charts.cards["hours"].chart
    press(grid, Qt.Key.Key_Home)
    assert grid.accessibleDescription().startswith("Monday from 5:00")
    assert press(grid, RIGHT).startswith("Monday from 6:00")
    assert press(grid, DOWN).startswith("Tuesday from 6:00")
    year = charts.insights.charts.cards["year"].chart
    press(year, Qt.Key.Key_End)
    assert year.accessibleDescription().startswith("21 November 2026")
    assert press(year, Qt.Key.Key_Left).startswith("14 November 2026")
    assert press(year, Qt.Key.Key_Up).startswith("13 November 2026")


def test_the_weekdays_stand_before_their_hours(charts: Body) -> None:
    """Their names are known only once the first day of the week is, and need room all the same."""
    hours, year = (charts.insights.charts.cards[name].chart for name in ("hours", "year"))
    for chart in (hours, year):
        assert isinstance(chart, HeatChart)
        widest = max(QFontMetricsF(chart.look.font("tiny", 12)).horizontalAdvance(one) for one in chart._labels)
        assert 0 < widest <= chart.spot(0).left()


def test_enter_and_a_click_lead_to_the_day(charts: Body) -> None:
    chosen: list[date] = []
    charts.insights.day_chosen.connect(chosen.append)
    bars = charts.insights.charts.cards["words"].chart
    press(bars, Qt.Key.Key_End)
    press(bars, RETURN)
    charts.insights.page.ensureWidgetVisible(bars)
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=bars.spot(len(bars.points) - 2).center().toPoint())
    charts.insights.day_chosen.disconnect(chosen.append)
    assert chosen == [date(2026, 11, 16), date(2026, 11, 9)]
    assert bars.value() == len(bars.points) - 2


def test_a_bubble_is_painted_at_the_point_that_is_meant(charts: Body) -> None:
    bars = charts.insights.charts.cards["words"].chart
    charts.insights.focus_first()
    still = bars.grab().toImage()
    QTest.mouseMove(bars, bars.spot(1).center().toPoint())
    assert bars.meant in (1, -1)
    bars.setFocus(Qt.FocusReason.TabFocusReason)
    assert bars.meant >= 0
    assert bars.grab().toImage() != still


def test_tables_replace_the_charts_and_sort_by_column(charts: Body) -> None:
    charts.insights.show_state(sample_insights.state(as_tables=True))
    assert not charts.insights.charts.isVisible()
    table = charts.insights.tables.tables["people"]
    assert table.accessibleName() == "People"
    header = [table.model().headerData(at, Qt.Orientation.Horizontal) for at in range(3)]
    assert header == ["Person", "Entries", "Words"]
    table.setCurrentIndex(table.model().index(0, 1))
    QTest.keyClick(table, RETURN)
    counts = [table.model().index(row, 1).data(RAW) for row in range(table.model().rowCount())]
    assert counts == sorted(counts)
    QTest.keyClick(table, RETURN)
    assert [table.model().index(row, 1).data(RAW) for row in range(table.model().rowCount())] == sorted(counts)[::-1]
    assert table.model().index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Entries: ")
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert not table.hasFocus(), "Tab leaves a table"


def test_every_table_shows_every_cell_of_its_file(charts: Body) -> None:
    charts.insights.show_state(sample_insights.state(as_tables=True))
    for one in sample_insights.state().tables:
        rows = list(csv.reader(io.StringIO(csv_of(one, str), newline="")))
        assert len(rows) == len(one.rows) + 1
        if not one.rows:
            assert one.key not in charts.insights.tables.tables
            continue
        model = charts.insights.tables.tables[one.key].model()
        assert [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())] == rows[0]
        for row, written in enumerate(rows[1:]):
            for at, text in enumerate(written):
                shown = model.index(row, at).data()
                assert (shown == "–") == (text == ""), (one.key, row, at)
                if one.columns[at].kind == "count" and text:
                    assert shown.replace("\u202f", "") == text
                elif one.columns[at].kind in ("text", "word") and text:
                    assert shown == text.removeprefix("'")


def test_fewer_than_eight_entries_have_a_sentence_and_no_chart(page: Body) -> None:
    page.insights.show_state(sample_insights.state(entries=3))
    assert not page.insights.charts.isVisible()
    assert "Charts begin after 8 entries. You have 3." in words_in(page.insights._none)
    asked: list[bool] = []
    page.insights.speak_asked.connect(lambda: asked.append(True))
    assert page.insights._none.action.isVisible()
    page.insights._none.action.click()
    assert asked == [True]
    page.insights.show_state(InsightsState(loading=True))
    assert "Counting" in words_in(page.insights._none)


def test_wiped_nothing_is_left_of_it(charts: Body) -> None:
    charts.insights.show_state(sample_insights.state(as_tables=True))
    charts.insights.wipe()
    assert "mẹ" not in words_in(charts.insights)
    assert not any(card.chart.points for card in charts.insights.charts.cards.values())


def test_every_word_of_the_tables_is_translated() -> None:
    tables = insight_tables.tables_of(InsightReport(Span("all", date(2026, 1, 1), date(2026, 1, 2), "day")))
    words = {table.title for table in tables} | {one.title for table in tables for one in table.columns}
    words |= {title for some in insight_tables.TITLES.values() for title in some.values()}
    words |= {*insight_tables.STEP_COLUMN.values(), *insight_tables.KIND_WORDS.values()}
    words |= {*insight_tables.STRENGTH_WORDS.values()}
    words |= {str(row[0]) for table in tables if table.key == "numbers" for row in table.rows}
    assert sorted(words - translations().keys()) == []


def test_a_curve_stays_between_its_points() -> None:
    path = smooth([QPointF(0, 10), QPointF(10, 50), QPointF(20, 50), QPointF(30, 0)])
    heights = [path.pointAtPercent(at / 200).y() for at in range(201)]
    assert min(heights) >= -0.001
    assert max(heights) <= 50.001


def test_ticks_end_at_the_last() -> None:
    assert spaced(12, 4) == [2, 5, 8, 11]
    assert spaced(3, 9) == [0, 1, 2]
    assert spaced(0, 4) == []


def test_from_the_running_diary_to_a_file(make_desk: MakeDesk, open_window: OpenWindow, tmp_path: Path) -> None:
    one = created(make_desk, open_window)
    for number in range(8):
        one.desk.journeys.diary.write(f"Walked past the lighthouse, time {number}.")
    one.until(lambda: len(one.work.cast.shelf.newest_first()) == 8)
    one.qtbot.keyClick(one.window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    view, cast = one.work.body.insights, one.work.cast
    one.until(lambda: view.charts.isVisible())
    assert view.charts.numbers[1].accessibleName().startswith("48 words, less than a printed page")
    view.day_chosen.emit(date(2026, 11, 16))
    assert cast.shell.state.place == "timeline"
    assert cast.timeline.state.page.day == date(2026, 11, 21), "the first day of that week on which something was told"
    one.qtbot.keyClick(one.window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    view.range_chosen.emit("month")
    one.until(lambda: cast.insights.state.report is not None and cast.insights.state.report.span.name == "month")
    wrote(one, "Saw the lighthouse keeper.")
    one.qtbot.keyClick(one.window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    one.until(lambda: view.charts.numbers[1].accessibleName().startswith("52 words"))
    one.work.actions.save_numbers("words")
    one.until(lambda: QApplication.activeModalWidget() is not None)
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, QDialog)
    asking.accept()
    one.until(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    file = tmp_path / "words.csv"
    chooser = QApplication.activeModalWidget()
    assert isinstance(chooser, QFileDialog)
    chooser.selectFile(str(file))
    chooser.accept()
    one.until(file.exists)
    words = next(table for table in cast.insights.state.tables if table.key == "words")
    assert file.read_text("utf-8-sig") == csv_of(words, str).replace("\r\n", "\n")
    one.until(lambda: "not encrypted" in words_in(one.window.toast))
    locked(one)
    assert cast.insights.state.report is None
    assert "52" not in words_in(view)


def test_vietnamese_says_decimals_with_a_comma(look: Look, language: Language) -> None:
    language.choose("vi")
    window, body = new_window("light", (900, 600), "vi", 100)
    screens()["insights"](window, body)
    mood = body.insights.charts.cards["mood"].chart
    assert mood.accessibleDescription() == "Tuần từ 16/11: 3,6, giữa mây và hửng nắng"
    window.hide()
    window.deleteLater()
