"""Closing the window makes the day's backup, says so, and lets go of it when asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from diary_desktop.domain.backup import BackupState
from diary_desktop.domain.errors import InputError
from diary_desktop.domain.events import BackupChanged, Progress
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.ui.farewell import Farewell
from diary_desktop.ui.language import Language
from diary_desktop.ui.look import Look
from tests.fakes.clock import FakeClock
from tests.journeys.conftest import PASSPHRASE, MakeDesk


def test_it_shows_itself_while_a_backup_runs_and_asks_for_its_end(
    look: Look, language: Language, qtbot: QtBot, clock: FakeClock
) -> None:
    farewell = Farewell(look, clock())
    qtbot.addWidget(farewell)
    assert not farewell.isVisible()
    farewell.on_event(BackupChanged(0, BackupState(("/stick",), running=True, done=42, total=100, seconds_left=130)))
    assert farewell.isVisible()
    assert farewell.progress.text() == "42 % · 2 minutes left"
    with qtbot.waitSignal(farewell.left_out):
        farewell.leave.click()
    farewell.on_event(BackupChanged(0, BackupState(("/stick",))))
    assert not farewell.isVisible()


def test_it_says_so_where_tidying_up_takes_its_time(
    look: Look, language: Language, qtbot: QtBot, clock: FakeClock
) -> None:
    farewell = Farewell(look, clock())
    qtbot.addWidget(farewell)
    farewell.on_event(BackupChanged(0, BackupState(("/stick",), running=True, done=42, total=100)))
    farewell.on_event(BackupChanged(0, BackupState(("/stick",))))
    farewell.on_event(Progress(7, 1, 4, "tidy"))
    assert not farewell.patience.isActive(), "a job that was broken off is no news of the end"
    farewell.on_event(Progress(0, 1, 4, "tidy"))
    assert not farewell.isVisible(), "it may be over in a moment"
    assert farewell.patience.isActive()
    farewell.patience.timeout.emit()
    farewell.on_event(Progress(0, 2, 4, "tidy"))
    assert farewell.isVisible()
    assert farewell.accessibleName() == "Tidying up before closing… 50 %"
    assert farewell.leave.isHidden()


def test_tidying_up_at_the_end_tells_the_farewell(
    make_desk: MakeDesk, look: Look, language: Language, qtbot: QtBot, clock: FakeClock
) -> None:
    farewell = Farewell(look, clock())
    qtbot.addWidget(farewell)
    desk = make_desk()
    desk.journeys.session.create(bytearray(PASSPHRASE))
    entry = desk.journeys.diary.write("Walked along the harbour.")
    desk.journeys.diary.begin_erasure(entry.entry_id)
    assert desk.journeys.upkeep.finish(20.0)
    for event in desk.of(Progress):
        farewell.on_event(event)
    assert farewell.patience.isActive()
    assert farewell.progress.text() == "100 %"


@pytest.mark.parametrize("window", [True, False])
def test_what_is_due_is_made_at_the_end_of_a_window_and_of_nothing_else(
    make_desk: MakeDesk, clock: FakeClock, tmp_path: Path, window: bool
) -> None:
    (tmp_path / "stick").mkdir()
    desk = make_desk()
    desk.journeys.session.create(bytearray(PASSPHRASE))
    desk.journeys.backups.choose([tmp_path / "stick"])
    if window:
        desk.journeys.backup_schedule.look(0.0)
    assert desk.journeys.backup_schedule.finish(30.0)
    assert len(desk.journeys.backups.candidates(tmp_path / "stick")) == window
    assert desk.journeys.backup_schedule.finish(30.0)
    assert len(desk.journeys.backups.candidates(tmp_path / "stick")) == window


def test_a_backup_that_closing_broke_off_is_made_all_the_same(
    make_desk: MakeDesk, clock: FakeClock, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    desk = make_desk()
    desk.journeys.session.create(bytearray(PASSPHRASE))
    backups, schedule = desk.journeys.backups, desk.journeys.backup_schedule
    backups.choose([tmp_path / "stick"])
    backups.set_automatic(False)
    schedule.look(0.0)
    with backups._running(0, Token()):
        schedule.closing()
    assert schedule.finish(30.0)
    assert len(backups.candidates(tmp_path / "stick")) == 1
    schedule.closing()
    assert schedule.finish(30.0)
    assert len(backups.candidates(tmp_path / "stick")) == 1, "nothing was broken off"


def test_nobody_there_for_two_minutes_begins_one(make_desk: MakeDesk, clock: FakeClock, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    desk = make_desk()
    desk.journeys.session.create(bytearray(PASSPHRASE))
    desk.journeys.backups.choose([tmp_path / "stick"])
    schedule = desk.journeys.backup_schedule
    schedule.look(60.0)
    assert schedule._begun is None
    schedule.look(121.0)
    assert schedule._begun is not None
    schedule._begun.future.result(20)
    assert len(desk.journeys.backups.candidates(tmp_path / "stick")) == 1
    first = schedule._begun
    schedule.look(200.0)
    assert schedule._begun is first, "not again before some minutes have passed"


def test_a_folder_inside_the_diary_is_no_place_for_backups(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = make_desk()
    desk.journeys.session.create(bytearray(PASSPHRASE))
    with pytest.raises(InputError):
        desk.journeys.backups.choose([tmp_path / "vault"])
    desk.journeys.backups.look()
    assert desk.journeys.backups.state.folders == ()
    with pytest.raises(InputError):
        desk.journeys.backups.choose([tmp_path / "vault" / "clips"])
