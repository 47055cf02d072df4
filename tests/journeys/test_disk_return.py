"""The stick of an open diary is pulled out: it goes on when that is back, and what was typed meanwhile is kept."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from dataclasses import replace

import pytest

from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import DiskGone, StorageError
from diary_desktop.domain.events import (
    DiskBack,
    DraftSealed,
    DraftsFound,
    EntrySaved,
    Failed,
    LevelChanged,
    RecordingPaused,
)
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.storage.files import FileSystem
from tests.conftest import ExpectedLogs
from tests.fakes.microphone import FakeMicrophone
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk, speech
from tests.journeys.test_drafts import in_vault, note, settled
from tests.journeys.test_speak_and_keep import _wait_for, _wait_until
from tests.loop_disk import LoopDisk, disk

GOING = "the disk is gone|no checkpoint at closing"
__all__ = ["disk"]  # fixtures are found by their names in this module


@pytest.fixture
def on_stick(disk: LoopDisk, make_desk: MakeDesk) -> Desk:
    desk = make_desk(folder=f"{disk.folder.name}/vault")
    desk.journeys.session.create(bytearray(PASSPHRASE))
    return desk


def typed(desk: Desk, text: str) -> Draft:
    """Typed, and tried to be sealed."""
    one = note(desk, text)
    desk.journeys.drafts.changed(one)
    desk.clock.forward(minutes=1)
    desk.journeys.drafts.tick()
    settled(desk)
    return one


def look(desk: Desk) -> None:
    journeys = desk.journeys
    journeys.tasks.start("desk", "disk", journeys.disk_return.look)
    settled(desk)


def test_the_diary_goes_on_when_its_disk_is_back_and_saves_what_was_typed(on_stick: Desk, disk: LoopDisk) -> None:
    journeys = on_stick.journeys
    kept = journeys.diary.write("Said before.")
    disk.pull_out()
    typed(on_stick, "Typed without a disk")
    assert [type(one.error) for one in on_stick.of(Failed)] == [DiskGone]
    assert journeys.drafts.holds_unsaved
    look(on_stick)
    assert on_stick.of(DiskBack) == []
    with pytest.raises(DiskGone):
        journeys.disk_return.try_again(0, Token())
    disk.plug_in()
    look(on_stick)
    assert len(on_stick.of(DiskBack)) == len(on_stick.of(DraftSealed)) == 1
    assert in_vault(on_stick) == ["Typed without a disk"]
    assert not journeys.drafts.holds_unsaved
    assert journeys.diary.get(kept.entry_id).text == "Said before."
    written = journeys.diary.write("Said after.")
    assert [one.entry_id for one in journeys.diary.summaries()][:1] == [written.entry_id]
    journeys.session.lock()
    journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
    assert {one.entry_id for one in journeys.diary.summaries()} == {kept.entry_id, written.entry_id}


def test_a_recording_that_the_disk_took_away_is_recovered_and_one_that_pauses_is_left_alone(
    disk: LoopDisk, make_desk: MakeDesk
) -> None:
    devices = [FakeMicrophone(speech(3.0), ends=False), FakeMicrophone(speech(3.0), ends=False)]
    desk = make_desk(folder=f"{disk.folder.name}/vault", microphone=lambda _: devices.pop(0), script=["Heard."] * 4)
    journeys = desk.journeys
    journeys.session.create(bytearray(PASSPHRASE))
    broken, clip = journeys.dictation.begin(job=1)
    _wait_until(lambda: bool(desk.of(LevelChanged)) and desk.of(LevelChanged)[-1].seconds > 1.5)
    disk.pull_out()
    with pytest.raises(DiskGone):
        clip.result(20)
    disk.plug_in()
    look(desk)
    (recovered,) = journeys.dictation.recover()
    assert recovered.entry_id == broken.entry_id
    assert recovered.clip is not None
    assert recovered.clip.seconds > 0.9
    paused, clip = journeys.dictation.begin(job=2)
    _wait_until(lambda: desk.of(LevelChanged)[-1].job_id == 2 and desk.of(LevelChanged)[-1].seconds > 1.5)
    journeys.recorder.pause()
    _wait_for(desk, RecordingPaused)
    disk.pull_out()
    disk.plug_in()
    look(desk)
    assert len(desk.of(DiskBack)) == 2
    assert journeys.dictation.recover() == []
    journeys.recorder.stop()
    kept = journeys.dictation.keep(paused, clip.result(20), Token())
    assert kept.clip is not None
    assert kept.clip.seconds > 1.5


def test_what_was_typed_is_carried_over_a_lock_sealed_and_found_again(
    on_stick: Desk, disk: LoopDisk, expected_logs: ExpectedLogs
) -> None:
    expected_logs(GOING)
    journeys = on_stick.journeys
    disk.pull_out()
    one = typed(on_stick, "Typed without a disk")
    journeys.session.lock()
    assert journeys.drafts.holds_unsaved
    assert all(b"without" not in carried for carried in journeys.drafts._carried)
    disk.plug_in()
    journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
    (found,) = journeys.drafts.find()
    assert (found.entry_id, found.text) == (one.entry_id, "Typed without a disk")
    assert [event.drafts for event in on_stick.of(DraftsFound)] == [(found,)]
    assert in_vault(on_stick) == ["Typed without a disk"]
    assert not journeys.drafts.holds_unsaved


def test_it_waits_for_its_own_diary(
    on_stick: Desk, disk: LoopDisk, make_desk: MakeDesk, expected_logs: ExpectedLogs
) -> None:
    expected_logs(GOING)
    journeys = on_stick.journeys
    home = journeys.session.place.folder
    other = make_desk(folder="other")
    other.journeys.session.create(bytearray(PASSPHRASE))
    other.journeys.session.lock()
    disk.pull_out()
    written = typed(on_stick, "Typed without a disk")
    journeys.session.lock()
    open_at(on_stick, other)
    assert journeys.drafts.find() == ()
    of_other = replace(written, entry_id=EntryId(bytes(16)), text="Of the other diary")
    journeys.drafts._carried.append(
        journeys.drafts._vault.call(lambda state, _: state.vault.drafts.carried([of_other]))
    )
    assert [one.text for one in journeys.drafts.find()] == ["Of the other diary"], "behind one that waits on"
    assert journeys.drafts.holds_unsaved
    journeys.session.lock()
    disk.plug_in()
    journeys.session.turn_to(home)
    journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
    assert [one.text for one in journeys.drafts.find()] == ["Typed without a disk"]


def open_at(desk: Desk, other: Desk) -> None:
    desk.journeys.session.turn_to(other.journeys.session.place.folder)
    desk.journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))


def later(one: Draft, desk: Desk) -> Draft:
    return Draft(one.entry_id, "", "Gone on with elsewhere", one.begun, desk.clock.forward(minutes=5) or desk.clock())


def earlier(one: Draft, desk: Desk) -> Draft:
    return Draft(one.entry_id, "", "Older", one.begun, one.begun)


@pytest.mark.parametrize(
    ("elsewhere", "found"),
    [(later, ["Gone on with elsewhere", "Typed without a disk"]), (earlier, ["Typed without a disk"])],
)
def test_a_draft_that_went_on_elsewhere_stays_beside_the_one_that_was_carried(
    on_stick: Desk,
    disk: LoopDisk,
    expected_logs: ExpectedLogs,
    elsewhere: Callable[[Draft, Desk], Draft],
    found: list[str],
) -> None:
    expected_logs(GOING)
    journeys = on_stick.journeys
    disk.pull_out()
    one = typed(on_stick, "Typed without a disk")
    journeys.session.lock()
    disk.plug_in()
    journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
    journeys.session.with_vault(lambda vault: vault.drafts.put(elsewhere(one, on_stick)))
    assert sorted(draft.text for draft in journeys.drafts.find()) == found


def test_an_entry_that_the_disk_took_in_its_last_moment_is_listed(
    make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody was told that it was kept; now it is."""
    desk = make_desk()
    journeys = desk.journeys
    journeys.session.create(bytearray(PASSPHRASE))
    folder = journeys.session.place.folder
    with monkeypatch.context() as patch:
        for name in ("flush", "truncate"):
            patch.setattr(FileSystem, name, _fails)
        with pytest.raises(StorageError):
            journeys.diary.write("Taken in the last moment.")
    assert journeys.diary.summaries() == ()
    away = folder.with_name("away")
    folder.rename(away)
    shutil.copytree(away, folder)
    look(desk)
    (late,) = journeys.diary.summaries()
    assert [one.summary for one in desk.of(EntrySaved)] == [late]
    assert journeys.diary.get(late.entry_id).text == "Taken in the last moment."
    assert len(desk.of(DiskBack)) == 1


def _fails(*_: object) -> None:
    raise OSError(errno.EIO, "gone")
