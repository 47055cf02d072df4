"""What lies outside of the window: a second start, the tray or its absence, reminders, and closing while recording."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from diary_desktop.domain.reminders import Reminders
from diary_desktop.services.reminding import Reminding
from diary_desktop.ui import local_bell
from diary_desktop.ui.doorway import Doorway
from diary_desktop.ui.leaving import LeavingDialog
from tests.fakes.clock import FakeClock
from tests.journeys.conftest import MakeDesk
from tests.ui.conftest import Open
from tests.ui.opened import PASSPHRASE, OpenWindow, created, locked, wrote


@pytest.fixture
def door(make_desk: MakeDesk, open_window: OpenWindow) -> tuple[Open, Doorway]:
    one = created(make_desk, open_window)
    return one, Doorway(one.window, one.work, Reminding(one.desk.journeys.clock))


def dialog_of(one: Open) -> LeavingDialog:
    return next(found for found in one.window.findChildren(LeavingDialog) if found.isVisible())


def test_closing_while_recording_asks_and_no_way_discards(door: tuple[Open, Doorway]) -> None:
    one, _ = door
    one.work.actions.speak()
    one.until(lambda: one.work.cast.record.state.seconds > 0.5)
    closed: list[bool] = []
    one.window.closed.connect(lambda: closed.append(True))
    assert not one.window.close()
    first = dialog_of(one)
    assert first.back.hasFocus() or first.focusWidget() is first.back
    first.back.click()
    assert one.work.cast.record.going_on
    one.window.close()
    dialog_of(one).background.click()
    assert one.window.isMinimized(), "without a tray the window stays where it is found again"
    assert one.work.cast.record.going_on
    one.window.close()
    dialog_of(one).finish.click()
    assert closed == [True]


def test_a_second_start_that_wants_to_record_waits_for_the_passphrase(door: tuple[Open, Doorway]) -> None:
    one, doorway = door
    locked(one)
    doorway.called("record")
    assert one.window.toast.isVisible()
    assert not one.work.cast.record.going_on
    one.work.cast.unlock.unlock(bytearray(PASSPHRASE.encode()))
    one.until(lambda: one.work.cast.record.going_on)
    assert one.work.cast.shell.state.place == "record"


def test_a_desktop_without_a_tray_is_served(door: tuple[Open, Doorway], monkeypatch: pytest.MonkeyPatch) -> None:
    one, doorway = door
    assert not QSystemTrayIcon.isSystemTrayAvailable()
    assert not doorway.tray.present
    assert not doorway.tray.say("Your diary is waiting.")
    doorway._reminding.follow(Reminders(enabled=True, stay=True))
    assert doorway.leaving.may_close(), "nothing hides where nobody could find it again"
    monkeypatch.setattr(type(doorway.tray), "present", True)
    assert not doorway.leaving.may_close()
    assert not one.window.isVisible()
    one.until(lambda: one.work.locked)
    doorway.called("raise")
    assert one.window.isVisible()


def test_a_reminder_says_one_fixed_sentence_and_none_once_something_is_written(
    door: tuple[Open, Doorway], clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, doorway = door
    said: list[str] = []
    kept: list[bool] = []
    say: Callable[[object, str], bool] = lambda _, text: bool(said.append(text)) or True  # noqa: E731  a type is said
    monkeypatch.setattr(type(doorway.tray), "say", say)
    doorway._keep = lambda: kept.append(True)
    session = one.desk.journeys.session
    session.change_settings(replace(session.settings(), reminders=Reminders(enabled=True, times=("21:30",) * 7)))
    doorway._reminding.follow(session.settings().reminders)
    doorway.look()
    doorway.look()
    assert said == ["Your diary is waiting."]
    assert kept
    fresh = Reminding(clock)
    fresh.follow(session.settings().reminders)
    doorway._reminding = fresh
    one.desk.journeys.bus.listen(doorway.on_event)
    wrote(one, "A quiet evening.")
    doorway.look()
    assert len(said) == 1


def test_a_second_start_is_heard_over_a_pipe_as_well(qtbot: QtBot, tmp_path: Path) -> None:
    """What Windows does, over what Qt has for it here."""
    name, told = f"window-{secrets.token_hex(6)}", list[str]()
    assert not local_bell.ring(name, "raise")
    bell = local_bell.claim(name, tmp_path)
    assert bell is not None
    assert local_bell.claim(name, tmp_path) is None
    parent, heard = QObject(), list[bool]()
    bell.follow(told.append, parent)
    for wish in ("raise", "record"):
        ringing = threading.Thread(target=_rung, args=(name, wish, heard))
        ringing.start()
        qtbot.waitUntil(partial(_was_told, told, wish), timeout=5000)
        ringing.join()
    assert heard == [True, True]
    bell.close()
    again = local_bell.claim(name, tmp_path)
    assert again is not None
    again.close()


def _was_told(told: list[str], wish: str) -> bool:
    return told[-1:] == [wish]


def _rung(name: str, wish: str, heard: list[bool]) -> None:
    heard.append(local_bell.ring(name, wish))
