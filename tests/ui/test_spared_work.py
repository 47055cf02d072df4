"""What the window's thread does not do: news all in one go, pages nobody looks at, cards that stay as they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from pytestqt.qtbot import QtBot

from diary_desktop.domain.events import VaultLocked
from diary_desktop.presenters.today import TodayState
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.streaks import Streak
from diary_desktop.ui import bridge as ui_bridge
from diary_desktop.ui.body import Body
from diary_desktop.ui.look import Look
from diary_desktop.ui.today_view import TodayView
from diary_desktop.ui.widgets.flow_text import FlowText
from diary_desktop.ui.widgets.scroller import Scroller


def test_news_that_takes_long_lets_others_in_between_and_keeps_its_order(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ui_bridge, "SLICE", -1.0)
    bus, seen = EventBus(), list[int]()
    bridge = ui_bridge.Bridge(bus, lambda event: seen.append(event.job_id))
    for number in range(5):
        bus.publish(VaultLocked(number))
    QTimer.singleShot(0, lambda: seen.append(-1))
    qtbot.waitUntil(lambda: len(seen) == 6, timeout=2000)
    assert seen.index(-1) < 3
    assert [one for one in seen if one >= 0] == [0, 1, 2, 3, 4]
    bus.publish(VaultLocked(7))
    bus.publish(VaultLocked(8))
    qtbot.waitUntil(lambda: seen[-1] >= 7, timeout=2000)
    bridge.close()


def test_a_page_nobody_looks_at_is_shown_the_last_state_once_it_comes_to_the_front(qtbot: QtBot) -> None:
    body = Body(Look("light"))
    qtbot.addWidget(body)
    body.arrange("timeline", narrow=False)
    told: list[str] = []
    body.tell_in_front(Body.timeline, lambda _: told.append("at once"))
    body.tell_in_front(Body.insights, lambda _: told.append("never made"))
    body.arrange("today", narrow=False)
    body.tell_in_front(Body.timeline, lambda _: told.append("overtaken"))
    body.tell_in_front(Body.timeline, lambda _: told.append("last"))
    assert told == ["at once"]
    body.arrange("timeline", narrow=False)
    body.arrange("today", narrow=False)
    body.arrange("timeline", narrow=False)
    assert told == ["at once", "last"]
    body.arrange("today", narrow=False)
    body.tell_in_front(Body.timeline, lambda _: told.append("of the diary"))
    body.wipe()
    body.arrange("timeline", narrow=False)
    assert told == ["at once", "last"]


def test_a_streak_that_is_counted_to_its_end_builds_no_card_anew(qtbot: QtBot) -> None:
    view = TodayView(Look("light"))
    qtbot.addWidget(view)
    state = TodayState(date(2026, 3, 1), empty_diary=False)
    view.show_state(state)
    cards = view.side.children(), [view._list.itemAt(at) for at in range(view._list.count())]
    view.show_state(replace(state, streak=Streak(days=12)))
    assert (view.side.children(), [view._list.itemAt(at) for at in range(view._list.count())]) == cards
    view.show_state(replace(state, empty_diary=True))
    assert view.side.children() != cards[0]


def test_a_text_is_broken_once_for_each_of_the_two_widths_that_layouts_ask_about(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, really = list[float](), FlowText._broken
    monkeypatch.setattr(FlowText, "_broken", lambda text, *given: broken.append(given[2]) or really(text, *given))
    text = FlowText(Look("light"), "The rain came in under the kitchen door again. " * 8)
    qtbot.addWidget(text)
    text.resize(600, 400)
    narrow, wide = text.heightForWidth(300), text.heightForWidth(600)
    assert narrow > wide
    tops = [text.stretch_rects(0, 400)[-1].top()]
    text.resize(300, 400)
    tops.append(text.stretch_rects(0, 400)[-1].top())
    assert tops[0] < wide < tops[1] < narrow
    assert broken == [300, 600]
    text.set_text("Only this.")
    assert (text.heightForWidth(300), broken) == (text.heightForWidth(600), [300, 600, 300, 600])
    assert len(text.stretch_rects(0, 5)) == 1


def test_what_stands_in_a_conversation_is_not_pressed_when_more_comes(qtbot: QtBot) -> None:
    scroller = Scroller(400)
    qtbot.addWidget(scroller)
    look, heights = Look("light"), set[int]()

    class Watched(FlowText):
        def resizeEvent(self, event: QResizeEvent) -> None:
            heights.add(event.size().height())

    first = Watched(look, "Seen the herons at the weir. " * 30, "body")
    scroller.column.addWidget(first)
    scroller.column.addStretch(1)
    scroller.resize(500, 300)
    scroller.show()
    qtbot.waitUntil(lambda: first.height() == first.heightForWidth(first.width()))
    heights.clear()
    last = FlowText(look, "Walked home along the river. " * 30, "body")
    scroller.column.insertWidget(1, last)
    qtbot.waitUntil(lambda: last.height() == last.heightForWidth(last.width()))
    assert scroller.page.height() >= first.height() + last.height()
    assert heights <= {first.height()}
