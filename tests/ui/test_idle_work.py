"""What the window does ahead of time, and in parts: in order, behind every key, and nothing of it after a lock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from diary_desktop.domain.events import VaultLocked, VaultUnlocked
from diary_desktop.runtime import priority
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.tasks import Lane
from diary_desktop.ui import bridge as ui_bridge
from diary_desktop.ui import idle_work
from diary_desktop.ui.body import AHEAD, Body
from diary_desktop.ui.foreground import Foreground
from diary_desktop.ui.idle_work import IdleWork
from diary_desktop.ui.look import Look
from diary_desktop.ui.widgets.still import Still
from tests.journeys.conftest import MakeDesk
from tests.ui.conftest import words_in
from tests.ui.opened import NOTE, OpenWindow, created, wrote


def test_a_key_pressed_meanwhile_is_answered_before_the_next_step(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idle_work, "BREATH_MS", 0)
    field, told, left = QLineEdit(), list[str](), ["first", "second", "third"]
    qtbot.addWidget(field)
    field.textEdited.connect(told.append)

    def step() -> bool:
        if not left:
            return False
        told.append(left.pop(0))
        QTimer.singleShot(0, field, lambda: QTest.keyClicks(field, "k"))
        return True

    work = IdleWork(step, lambda: True)
    work.wake()
    qtbot.waitUntil(lambda: len(told) == 6, timeout=2000)
    assert told == ["first", "k", "second", "kk", "third", "kkk"]
    qtbot.waitUntil(lambda: not work._timer.isActive(), timeout=2000)


def test_nothing_is_done_ahead_while_somebody_is_there(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle_work, "BREATH_MS", 0)
    monkeypatch.setattr(idle_work, "AGAIN_MS", 0)
    quiet, asked, done = [False], list[bool](), list[int]()

    def may() -> bool:
        asked.append(quiet[0])
        return quiet[0]

    work = IdleWork(lambda: bool(done.append(1)), may)
    work.wake()
    qtbot.waitUntil(lambda: len(asked) > 3, timeout=2000)
    assert not done
    quiet[0] = True
    qtbot.waitUntil(lambda: bool(done), timeout=2000)
    work.wake()
    work.stop()
    assert not work._timer.isActive()


def test_every_likely_screen_is_made_and_laid_out_before_the_first_look(qtbot: QtBot) -> None:
    body = Body(Look("light"))
    qtbot.addWidget(body)
    body.resize(1100, 760)
    added: list[str] = []
    body.added.connect(added.append)
    steps = 0
    while body.do_ahead():
        steps += 1
    assert added == list(AHEAD)
    assert steps > 2 * len(AHEAD), "several short steps for each, not one long one"
    assert body.timeline.width() > 700
    before = body.timeline
    body.arrange("timeline", narrow=False)
    assert body.timeline is before
    assert not body.do_ahead()


def test_a_page_that_nobody_sees_is_brought_up_to_date_ahead(qtbot: QtBot) -> None:
    body = Body(Look("light"))
    qtbot.addWidget(body)
    while body.do_ahead():
        pass
    body.arrange("today", narrow=False)
    told: list[str] = []
    with qtbot.waitSignal(body.waits, timeout=1000):
        body.tell_in_front(Body.timeline, lambda _: told.append("overtaken"))
    body.tell_in_front(Body.timeline, lambda _: told.append("last"))
    assert not told
    assert body.do_ahead()
    assert told == ["last"]
    body.tell_in_front(Body.timeline, lambda _: told.append("of the diary"))
    body.wipe()
    assert not body.do_ahead()
    assert told == ["last"]


def test_an_event_in_parts_keeps_its_place_and_lets_others_in_between(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ui_bridge, "SLICE", -1.0)
    bus, told = EventBus(), list[str]()

    def deliver(event: object) -> object:
        number = getattr(event, "job_id", 0)
        for part in "abc":
            told.append(f"{number}{part}")
            if number == 1:
                QTimer.singleShot(0, lambda: told.append("key"))
            yield

    bridge = ui_bridge.Bridge(bus, deliver)  # type: ignore[arg-type]  # a generator of nothing
    bus.publish(VaultLocked(1))
    bus.publish(VaultLocked(2))
    qtbot.waitUntil(lambda: len(told) == 9, timeout=2000)
    assert [one for one in told if one != "key"] == ["1a", "1b", "1c", "2a", "2b", "2c"]
    assert told.index("key") < told.index("1c")
    told.clear()
    bus.publish(VaultLocked(3))
    qtbot.waitUntil(lambda: bool(told), timeout=2000)
    bridge.close()
    after = list(told)
    QTest.qWait(5)
    assert told == after, "closed in the middle, it tells no more"


def test_a_lock_between_two_parts_of_an_opening_leaves_nothing_in_the_window(
    make_desk: MakeDesk, open_window: OpenWindow
) -> None:
    one = created(make_desk, open_window)
    wrote(one, NOTE)
    entries = one.work.cast.shelf.newest_first()
    one.work.body.arrange("today", narrow=False)
    parts = one.work.deliver(VaultUnlocked(0, entries))
    next(parts)
    next(parts)
    one.work.lock("asked")
    for _ in parts:
        assert one.work.locked, "what is still told does not show it again"
    one.until(lambda: one.work.cast.shell.state.place == "unlock")
    QApplication.processEvents()
    assert NOTE not in words_in(one.work.body)
    assert not one.work.body.isVisible()
    assert not one.work.cast.shelf.newest_first()


def test_work_in_steps_waits_for_the_window_but_never_for_long(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float | None] = []
    monkeypatch.setattr(priority._turn._over, "wait", waits.append)
    priority.give_way()
    assert not waits
    Foreground(QApplication.instance()).begin()
    priority.give_way()
    assert waits == [priority.LONGEST_WAIT]
    qtbot.waitUntil(priority._turn._over.is_set, timeout=2000)
    priority.give_way()
    assert len(waits) == 1
    priority.window_begins()
    monkeypatch.setattr(priority._turn, "_until", 0.0)
    priority.give_way()
    assert len(waits) == 1, "a turn that nobody ended is over by itself"
    priority.window_rests()


def _corner(window: QWidget) -> QColor:
    """Beside everything that stands on a page."""
    return window.grab().toImage().pixelColor(window.width() - 12, window.height() - 12)


def test_what_lies_behind_a_search_is_painted_once_and_goes_with_it(
    make_desk: MakeDesk, open_window: OpenWindow
) -> None:
    one = created(make_desk, open_window)
    lanes: tuple[Lane, ...] = ("jobs", "desk", "figures")
    one.until(lambda: not any(one.desk.journeys.tasks.runs(lane) for lane in lanes))
    QApplication.processEvents()  # what opening had still to tell
    today, painted = one.work.body.today, list[int]()
    plain = _corner(one.window).lightness()
    one.work.actions.search()
    one.until(lambda: len(today.findChildren(Still)) == 1)
    QApplication.processEvents()

    class Watch(QLineEdit):
        def eventFilter(self, _: object, seen: QEvent) -> bool:
            painted.extend([1] if seen.type() == QEvent.Type.Paint else [])
            return False

    watch = Watch()
    one.qtbot.addWidget(watch)
    today._card.installEventFilter(watch)
    one.work.body.search.update()
    QApplication.processEvents()
    assert not painted
    assert plain / 4 < _corner(one.window).lightness() < plain, "seen through the veil"
    one.work.cast.search.close()
    QApplication.processEvents()
    assert not today.findChildren(Still)
    assert painted


def test_a_still_page_moves_again_where_its_size_changes(qtbot: QtBot) -> None:
    look, page = Look("light"), QLineEdit("what was there")
    qtbot.addWidget(page)
    page.resize(300, 40)
    page.show()
    still = Still(look, page)
    assert still.isVisible()
    lights = {still._picture.toImage().pixelColor(at, 20).lightness() for at in range(300)}
    assert max(lights) - min(lights) > 60, "letters on their ground"
    page.resize(320, 40)
    assert still.isHidden()
