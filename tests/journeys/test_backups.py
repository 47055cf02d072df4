"""Backups as a person meets them: chosen once, made each day, thinned out, tried, and brought back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from diary_desktop.domain.backup import Catalogue
from diary_desktop.domain.errors import BackupError, BackupFolderMissing, Cancelled, VaultRolledBack
from diary_desktop.domain.events import BackupChanged, VaultUnlocked
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.storage import records
from diary_desktop.storage.backup_catalogue import catalogue_bytes
from tests.fakes.clock import FakeClock
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def desk(make_desk: MakeDesk, stick: Path) -> Desk:
    """An open diary with one entry and a chosen folder."""
    one = make_desk()
    one.journeys.session.create(bytearray(PASSPHRASE))
    one.journeys.diary.write("We pitched the tent behind the dunes.")
    one.journeys.backups.choose([stick])
    return one


def secret() -> Secrets:
    return Secrets(passphrase=bytearray(PASSPHRASE))


def test_one_a_day_and_only_where_the_folder_is_there(desk: Desk, clock: FakeClock, stick: Path) -> None:
    backups = desk.journeys.backups
    assert backups.state.last_good is None
    backups.run_if_due(0, Token())
    backups.run_if_due(0, Token())
    assert len(backups.candidates(stick)) == 1
    assert backups.state.last_good == clock()
    clock.forward(days=1)
    away = stick.rename(stick.with_name("away"))
    backups.run_if_due(0, Token())
    assert not backups.state.reachable
    away.rename(stick)
    backups.run_if_due(0, Token())
    assert len(backups.candidates(stick)) == 2


def test_the_window_hears_of_its_progress_and_its_end(desk: Desk) -> None:
    desk.journeys.backups.back_up(7, Token())
    said = [one.state for one in desk.of(BackupChanged) if one.job_id == 7]
    assert said[0].running
    assert not said[-1].running
    assert said[-1].error is None
    assert [one.entries for one in said[-1].known] == [1]


def test_a_backup_that_fails_says_what_to_do_and_the_next_one_clears_it(desk: Desk, stick: Path) -> None:
    away = stick.rename(stick.with_name("away"))
    with pytest.raises(BackupFolderMissing):
        desk.journeys.backups.back_up(0, Token())
    assert isinstance(desk.journeys.backups.state.error, BackupFolderMissing)
    away.rename(stick)
    desk.journeys.backups.back_up(0, Token())
    assert desk.journeys.backups.state.error is None


def test_a_stick_that_is_away_keeps_no_other_folder_from_being_chosen_used_or_forgotten(
    desk: Desk, stick: Path, tmp_path: Path
) -> None:
    backups, other = desk.journeys.backups, tmp_path / "other"
    other.mkdir()
    away = stick.rename(stick.with_name("away"))
    backups.choose([stick, other])
    with pytest.raises(BackupFolderMissing):
        backups.back_up(0, Token())  # one is away, which is said
    assert len(backups.candidates(other)) == 1, "and the other has its backup all the same"
    with pytest.raises(BackupFolderMissing):
        backups.choose([stick, other, tmp_path / "never there"])
    backups.choose([stick])
    assert backups.state.folders == (str(stick),)
    backups.choose([])
    away.rename(stick)
    backups.choose([stick])
    assert len(backups.back_up(0, Token())) == 1


def test_erasing_names_the_backups_that_still_hold_the_entry(desk: Desk, clock: FakeClock, stick: Path) -> None:
    backups, diary = desk.journeys.backups, desk.journeys.diary
    backups.back_up(0, Token())
    late = diary.write("Told after the first backup.")
    assert not backups.holds(late.entry_id)
    clock.forward(days=1)
    backups.back_up(0, Token())
    clock.forward(days=1)
    backups.back_up(0, Token())
    stick.rename(stick.with_name("away"))  # it must be known without the stick
    assert [one.made.date() for one in backups.generations_with(late.entry_id)] == [
        date(2026, 11, 22),
        date(2026, 11, 23),
    ]
    diary.erase(late.entry_id)
    assert backups.holds(late.entry_id)


def test_what_a_diary_knows_of_its_backups_outlives_a_restart_and_a_damaged_memory(
    desk: Desk, make_desk: MakeDesk, clock: FakeClock, stick: Path
) -> None:
    desk.journeys.backups.back_up(0, Token())
    (entry,) = desk.journeys.diary.summaries()
    desk.journeys.session.lock()
    again = make_desk()
    again.journeys.session.unlock(secret())
    assert again.journeys.backups.holds(entry.entry_id)
    again.journeys.session.with_vault(lambda vault: vault.save_backup_memory(b"not what it was"))
    again.journeys.session.lock()
    again.journeys.session.unlock(secret())
    assert not again.journeys.backups.holds(entry.entry_id)
    again.journeys.backups.check_all(0, Token())
    assert again.journeys.backups.holds(entry.entry_id)
    clock.forward(days=1)
    again.journeys.backups.back_up(0, Token())
    assert [one.number for one in again.journeys.backups.candidates(stick)] == [2, 1]


def test_what_a_newer_version_remembers_is_left_alone_and_backups_go_on(
    desk: Desk, stick: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "RECORD_FORMAT", records.RECORD_FORMAT + 1)
    newer = catalogue_bytes(Catalogue())
    monkeypatch.undo()
    desk.journeys.session.with_vault(lambda vault: vault.save_backup_memory(newer))
    desk.journeys.session.lock()
    desk.journeys.session.unlock(secret())
    assert any("what is remembered of the backups" in one for one in desk.of(VaultUnlocked)[-1].damaged)
    for number in (1, 2):
        desk.journeys.backups.back_up(0, Token())
        clock.forward(days=1)
        assert len(desk.journeys.backups.candidates(stick)) == number
    assert desk.journeys.session.with_vault(lambda vault: vault.load_backup_memory()) == newer


def test_generations_are_thinned_out_by_the_rule(desk: Desk, clock: FakeClock, stick: Path) -> None:
    backups = desk.journeys.backups
    for _ in range(10):
        backups.back_up(0, Token())
        clock.forward(days=1)
    days = sorted(one.made.day for one in backups.candidates(stick))
    # Seven days to the 30th, and the Sunday that ended the week before them.
    assert days == [22, 24, 25, 26, 27, 28, 29, 30]
    assert {one.name for one in backups.state.known} == {one.name for one in backups.candidates(stick)}


def test_once_a_month_everything_is_read_and_a_restore_is_tried(desk: Desk, clock: FakeClock, stick: Path) -> None:
    backups = desk.journeys.backups
    backups.run_if_due(0, Token())
    first = backups.state.drill
    assert first is not None
    assert (first.entries, first.problems) == (1, ())
    clock.forward(days=31)
    (old,) = stick.glob("diary-*/g*.1")
    content = bytearray(old.read_bytes())
    content[len(content) // 2] ^= 1
    old.write_bytes(content)
    backups.run_if_due(0, Token())
    assert backups.state.drill is not None
    assert backups.state.drill.when == clock()
    assert [bool(one.problems) for one in backups.state.known] == [True, False]


def test_restored_beside_and_in_place_and_opened_on_purpose(
    desk: Desk, make_desk: MakeDesk, stick: Path, tmp_path: Path
) -> None:
    backups = desk.journeys.backups
    backups.back_up(0, Token())
    desk.journeys.diary.write("Written after the backup.")
    (newest,) = backups.candidates(stick)
    report = backups.restore(newest, secret(), tmp_path / "copy", lambda done, total: None, Token())
    assert (report.entries, report.problems) == (1, ())
    assert backups.restore_here(newest, secret(), lambda done, total: None, Token()).folder == tmp_path / "vault"
    assert not desk.journeys.session.is_open()
    assert (tmp_path / "vault.replaced").is_dir()
    with pytest.raises(VaultRolledBack):
        desk.journeys.session.unlock(secret())
    assert (tmp_path / "vault.replaced").is_dir()
    desk.journeys.session.unlock(secret(), accept_older=True)
    assert len(desk.journeys.diary.summaries()) == 1
    assert not (tmp_path / "vault.replaced").exists()
    assert not desk.journeys.backups.drop_replaced()


def test_without_a_chosen_folder_it_says_so_and_nothing_is_due(make_desk: MakeDesk) -> None:
    desk = make_desk()
    assert desk.journeys.backups.due() == []
    desk.journeys.session.create(bytearray(PASSPHRASE))
    desk.journeys.backups.run_if_due(0, Token())
    with pytest.raises(BackupError):
        desk.journeys.backups.back_up(0, Token())


def test_locking_stops_a_backup_and_drops_what_is_known(desk: Desk, stick: Path) -> None:
    desk.journeys.backups.back_up(0, Token())
    desk.journeys.session.lock()
    assert desk.journeys.backups.state.known == ()
    assert desk.journeys.backups.due() == []


def test_a_diary_locked_in_the_middle_ends_the_backup_and_makes_none_of_what_came(desk: Desk) -> None:
    desk.journeys.diary.write("One evening.")
    rows = desk.journeys.backups._work._rows()
    assert next(rows)
    desk.journeys.session.lock()
    with pytest.raises(Cancelled):
        list(rows)
