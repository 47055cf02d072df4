"""The card's colours and the page's work: backed up, tried, restored, bundled and merged through the presenter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from diary_desktop.domain.backup import BackupState
from diary_desktop.domain.errors import BackupFolderMissing, WrongPassphrase
from diary_desktop.ports.storage import Secrets
from diary_desktop.presenters.backup import BackupCardPresenter, BackupPresenter, card_of
from diary_desktop.runtime.engine_thread import Token
from tests.journeys.conftest import PASSPHRASE
from tests.unit.presenters.conftest import Stage


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def page(stage: Stage) -> BackupPresenter:
    one = stage.desk.journeys
    presenter = BackupPresenter(one.backups, one.merging, one.tasks, one.bus, stage.show)
    stage.listeners.append(presenter.on_event)
    presenter.begin()
    stage.until(lambda: bool(stage.shown), "the first look")
    return presenter


def idle(stage: Stage) -> None:
    stage.until(lambda: not stage.state.busy, "the end of the work")


def test_the_card_turns_amber_after_seven_days_and_says_what_is_missing(stage: Stage) -> None:
    now = stage.desk.clock()
    state = BackupState(("/stick",), reachable=True, last_good=now)
    assert card_of(BackupState(), now).kind == "never"
    assert (card_of(state, now).kind, card_of(state, now).amber) == ("ok", False)
    stage.desk.clock.forward(days=7)
    late = stage.desk.clock()
    assert (card_of(state, late).kind, card_of(state, late).days, card_of(state, late).amber) == ("old", 7, True)
    assert card_of(replace(state, reachable=False), late).kind == "missing"
    assert card_of(replace(state, error=BackupFolderMissing()), late).kind == "failed"
    assert card_of(replace(state, running=True, done=1, total=4), late).percent == 25
    stage.desk.clock.forward(days=-30)
    assert card_of(state, stage.desk.clock()).days == 0


def test_a_stick_that_was_unplugged_is_no_alarm_before_the_week_is_over(stage: Stage) -> None:
    now = stage.desk.clock()
    state = BackupState(("/stick",), reachable=False, last_good=now, error=BackupFolderMissing())
    assert card_of(state, now).kind == "ok"


def test_the_card_follows_the_news(stage: Stage, stick: Path) -> None:
    card = BackupCardPresenter(stage.desk.clock, stage.show)
    stage.listeners.append(card.on_event)
    stage.desk.journeys.backups.choose([stick])
    stage.desk.journeys.backups.back_up(0, Token())
    stage.until(lambda: bool(stage.shown) and stage.state.kind == "ok", "the backup")
    assert "running" in {one.kind for one in stage.shown}


def test_chosen_made_tried_and_restored(stage: Stage, page: BackupPresenter, stick: Path) -> None:
    stage.desk.journeys.diary.write("We walked along the river.")
    page.add_folder(stick)
    stage.until(lambda: stage.state.backup.folders, "the folder")
    idle(stage)
    page.set_automatic(False)
    stage.until(lambda: not stage.state.automatic, "the switch")
    idle(stage)
    page.back_up()
    stage.until(lambda: stage.state.done == "backed_up", "the backup")
    page.try_restore()
    stage.until(lambda: stage.state.done == "tried", "the trial")
    assert (stage.state.drill.entries, stage.state.drill.problems) == (1, ())
    page.look_in(stick)
    stage.until(lambda: stage.state.form == "restore", "the candidates")
    (newest,) = stage.state.candidates
    page.restore(newest, Secrets(passphrase=bytearray(b"wrong")))
    stage.until(lambda: stage.state.error is not None, "the refusal")
    assert isinstance(stage.state.error, WrongPassphrase)
    assert stage.desk.journeys.session.is_open()
    page.restore(newest, Secrets(passphrase=bytearray(PASSPHRASE)))
    stage.until(lambda: not page.state.backup.folders, "the lock")
    assert not stage.desk.journeys.session.is_open()


def test_a_failure_stays_where_it_belongs(stage: Stage, page: BackupPresenter, tmp_path: Path) -> None:
    page.add_folder(tmp_path / "nowhere")
    stage.until(lambda: stage.state.error is not None, "the refusal")
    assert (stage.state.at, type(stage.state.error)) == ("folders", BackupFolderMissing)
    page.back_up()
    stage.until(lambda: stage.state.at == "now" and stage.state.error is not None, "the refusal")
    page.open_form("bundle")
    assert stage.state.error is None


def test_bundled_counted_and_merged(stage: Stage, page: BackupPresenter, tmp_path: Path) -> None:
    entry = stage.desk.journeys.diary.write("Better forgotten.")
    file = tmp_path / "one.bundle"
    page.make_bundle(file, bytearray(b"bundle"))
    stage.until(lambda: stage.state.done == "bundled", "the bundle")
    assert stage.state.count == 1
    stage.desk.journeys.diary.erase(entry.entry_id)
    page.open_form("merge")
    passphrase = bytearray(b"bundle")
    page.count(file, passphrase)
    stage.until(lambda: stage.state.counted is not None, "the count")
    assert stage.state.counted.erased_here == 1
    page.merge(also_erased=True)
    stage.until(lambda: stage.state.done == "merged", "the merge")
    assert stage.state.counted.added == 1
    assert passphrase == bytearray(len(passphrase))
    page.count(file, waiting := bytearray(b"bundle"))
    stage.until(lambda: stage.state.counted is not None and not stage.state.busy, "the count")
    page.open_form("")
    assert waiting == bytearray(len(waiting))
