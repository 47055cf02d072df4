"""Every part of the window, as somebody with a keyboard and a mouse uses it on a real screen without a tray."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QMenu, QSystemTrayIcon, QWidget

from diary_desktop.domain.entry import Entry, Mood
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.events import JobId, Progress
from diary_desktop.ui.leaving import LeavingDialog
from diary_desktop.ui.voice_help import VoiceHelp
from diary_desktop.ui.widgets.segmented import Segment
from tests.ui.conftest import Open

from .conftest import TOLD, Hands


def place(one: Open) -> str:
    return one.work.cast.shell.state.place


def focused(one: Open) -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def segment(view: QWidget, word: str) -> Segment:
    return next(found for found in view.findChildren(Segment) if found.text() == word)


def sheet(one: Open, kind: type[QDialog]) -> QDialog | None:
    """The dialog of that kind that is shown."""
    return next((found for found in one.window.findChildren(kind) if found.isVisible()), None)


def asked(one: Open, kind: type[QDialog]) -> QDialog:
    """The dialog of that kind, once keys go to it."""
    one.until(lambda: sheet(one, kind) is not None)
    found = sheet(one, kind)
    assert found is not None
    one.until(found.isActiveWindow)
    return found


def opened(one: Open, hands: Hands) -> Entry:
    """The newest entry, opened from Today by a click."""
    hands.press("ctrl+1")
    one.until(lambda: place(one) == "today")
    newest = one.work.cast.shelf.newest_first()[0]
    one.work.actions.open_entry(newest.entry_id)
    one.until(lambda: one.work.cast.entry.state.entry is not None)
    entry = one.work.cast.entry.state.entry
    assert entry is not None
    return entry


def test_the_timeline_is_walked_by_keys_and_turned_by_the_mouse(one: Open, hands: Hands) -> None:
    view, timeline = one.work.body.timeline, one.work.cast.timeline
    hands.press("ctrl+2")
    one.until(lambda: place(one) == "timeline" and view.month.grid.hasFocus())
    today = timeline.state.page.day
    hands.press("Left", "Left")
    one.until(lambda: (today - timeline.state.page.day).days == 2)
    hands.press("Prior")
    one.until(lambda: timeline.state.page.day.month == today.month - 1)
    hands.click(segment(view, "Year"))
    one.until(lambda: timeline.state.mode == "year")
    hands.click(segment(view, "List"))
    one.until(lambda: timeline.state.mode == "list" and view.list.list.isVisible())
    view.focus_first()
    hands.press("Down", "Return")
    one.until(lambda: place(one) == "entry")
    hands.press("alt+Left")
    one.until(lambda: place(one) == "timeline")
    hands.click(segment(view, "Month"))
    one.until(lambda: timeline.state.mode == "month")


def test_insights_are_read_point_by_point_and_shown_as_tables(one: Open, hands: Hands) -> None:
    view = one.work.body.insights
    hands.press("ctrl+4")
    one.until(lambda: place(one) == "insights" and view.charts.isVisible())
    chart = view.charts.cards["words"].chart
    for _ in range(20):
        if chart.hasFocus():
            break
        hands.press("Tab")
    assert chart.hasFocus(), "a chart is reached with Tab"
    hands.press("Home")
    before = chart.accessibleDescription()
    hands.press("Right")
    one.until(lambda: bool(chart.accessibleDescription()) and chart.accessibleDescription() != before)
    hands.click(view._switch)
    one.until(view.tables.isVisible)
    hands.click(view._switch)
    one.until(view.charts.isVisible)


def test_search_lies_over_the_page_opens_and_gives_the_focus_back(one: Open, hands: Hands) -> None:
    search = one.work.cast.search
    hands.press("ctrl+1")
    one.until(lambda: place(one) == "today")
    before = focused(one)
    hands.press("ctrl+k")
    one.until(lambda: search.state.shown and one.work.body.search.edit.hasFocus())
    hands.press("Escape")
    one.until(lambda: not search.state.shown and before.hasFocus())
    hands.press("ctrl+k")
    hands.write("umbrella")
    one.until(lambda: bool(search.state.words) and not search.state.searching)
    hands.press("Return")
    one.until(lambda: one.work.body.entry.page.body.text == TOLD[1])


def test_an_entry_gets_its_mood_and_a_tag_by_keys(one: Open, hands: Hands) -> None:
    entry = opened(one, hands)
    kept = one.desk.journeys.diary
    hands.press("ctrl+shift+o", "4")
    one.until(lambda: kept.get(entry.entry_id).mood == Mood.CLEARING)
    hands.press("ctrl+shift+g")
    one.until(one.work.body.entry.page.panel.field.edit.hasFocus)
    hands.write("garden")
    hands.press("Return")
    one.until(lambda: kept.get(entry.entry_id).tags == ("garden",))
    one.until(lambda: "garden" in [chip.face.text for chip in one.work.body.entry.page.chips.chips])


def test_a_photo_dragged_from_another_program_is_kept_and_looked_at(one: Open, hands: Hands, giver: Path) -> None:
    entry = opened(one, hands)
    page = one.work.body.entry.page
    hands.drag(page.body)
    one.until(lambda: len(one.desk.journeys.diary.get(entry.entry_id).attachments) == 1)
    one.until(lambda: len(page.tiles.tiles) == 1 and page.tiles.tiles[0].isVisible())
    assert giver.is_file(), "it was copied, not moved"
    hands.click(page.tiles.tiles[0])
    photos = one.work.body.entry.photos
    one.until(lambda: photos.is_open)
    hands.press("Escape")
    one.until(
        lambda: one.work.body.entry.photos.viewer is not None and not one.work.body.entry.photos.viewer.isVisible()
    )


def test_long_work_is_folded_unfolded_and_cancelled_with_the_mouse(one: Open, hands: Hands) -> None:
    tray, ended = one.work.body.jobs, []

    def works(job: JobId, token: CancelToken) -> None:
        try:
            while True:
                token.raise_if_cancelled()
                one.desk.journeys.bus.publish(Progress(job, 1, 4))
                time.sleep(0.02)
        finally:
            ended.append(job)

    one.desk.journeys.tasks.start("jobs", "import", works)
    one.until(tray.isVisible)
    for button in (tray.pill, tray.fold, tray.pill):
        if button.isVisible():
            hands.click(button)
    one.until(tray.card.isVisible)
    (row,) = tray._rows.values()
    hands.click(row.cancel)
    one.until(lambda: bool(ended) and not tray.isVisible())


def test_a_deleted_entry_comes_back_by_a_click_and_by_its_key(one: Open, hands: Hands) -> None:
    for back in ("click", "key"):
        entry = opened(one, hands)
        hands.click(one.work.body.entry.menu)
        one.until(lambda: any(found.isVisible() for found in one.work.body.entry.menu.findChildren(QMenu)))
        hands.press("Up", "Return")
        one.until(lambda: one.window.toast.accessibleName() == "In the bin for 30 days.")
        assert one.work.cast.shelf.get(entry.entry_id) is None
        if back == "click":
            hands.click(one.window.toast._action)
        else:
            hands.press("ctrl+z")
        one.until(lambda entry=entry: one.work.cast.shelf.get(entry.entry_id) is not None)  # type: ignore[misc]  # bound


def test_the_ring_follows_keys_and_not_the_pointer(one: Open, hands: Hands) -> None:
    hands.press("ctrl+1")
    one.until(lambda: place(one) == "today")
    hands.press("Tab")
    one.until(one.window.ring.isVisible)
    hands.click(one.work.body.today._card.another)
    one.until(lambda: not one.window.ring.isVisible())
    hands.press("F6")
    one.until(one.window.ring.isVisible)
    hands.press("F1")
    asked(one, VoiceHelp)
    hands.press("Escape")
    one.until(lambda: sheet(one, VoiceHelp) is None)
    one.window.activateWindow()  # as a window manager does once the window above is gone
    one.until(one.window.isActiveWindow)


def test_closing_while_recording_asks_and_without_a_tray_the_window_ends(one: Open, hands: Hands) -> None:
    assert not QSystemTrayIcon.isSystemTrayAvailable()
    hands.press("ctrl+r")
    one.until(lambda: one.work.cast.record.state.seconds > 0.5)
    surface = one.window.windowHandle()
    surface.close()
    asked(one, LeavingDialog)
    hands.press("Escape")
    one.until(lambda: sheet(one, LeavingDialog) is None)
    assert one.work.cast.record.going_on
    one.window.activateWindow()
    one.until(one.window.isActiveWindow)
    closed: list[bool] = []
    one.window.closed.connect(lambda: closed.append(True))
    surface.close()
    asking = asked(one, LeavingDialog)
    assert isinstance(asking, LeavingDialog)
    hands.click(asking.finish)
    one.until(lambda: bool(closed))
