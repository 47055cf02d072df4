"""A recording that broke off is offered, goes on in the same entry, and its words come behind those that were there."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from diary_desktop.audio.microphone import BUFFER_SECONDS
from diary_desktop.domain.entry import Entry
from diary_desktop.domain.errors import InputError, RecordDamaged, VaultLocked
from diary_desktop.domain.events import LevelChanged, RecordingsRecovered
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from tests.conftest import ROOT
from tests.fakes.microphone import FakeMicrophone
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk, speech
from tests.journeys.test_speak_and_keep import _copy_folder, _wait_until, created, recorded


def broken_off(make_desk: MakeDesk, desk: Desk, script: list[str], **parts: object) -> Desk:
    """The diary as the next start finds it: a copy of its folder while the recording goes on."""
    copy = make_desk(folder="copy", script=script, **parts)
    _copy_folder(desk.journeys.session.place.folder, copy.journeys.session.place.folder)
    copy.journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)), accept_older=True)
    return copy


def three_seconds_in(make_desk: MakeDesk) -> tuple[Desk, Entry]:
    desk = created(make_desk, microphone=lambda _: FakeMicrophone(speech(3.0), ends=False))
    entry, _ = desk.journeys.dictation.begin(job=1)
    _wait_until(lambda: bool(desk.of(LevelChanged)) and desk.of(LevelChanged)[-1].seconds > 2.8)
    return desk, entry


def sound(desk: Desk, entry: Entry) -> np.ndarray:
    return np.concatenate(list(desk.journeys.dictation.sound_of(entry)))


def test_it_is_offered_with_its_length_and_written_down(make_desk: MakeDesk) -> None:
    desk, entry = three_seconds_in(make_desk)
    again = broken_off(make_desk, desk, ["As far as it got."])
    again.journeys.catch_up.run(0, Token())
    ((entry_id, seconds),) = again.of(RecordingsRecovered)[0].found
    assert entry_id == entry.entry_id
    assert 1.9 < seconds <= 3.0
    assert again.journeys.diary.get(entry_id).text == "As far as it got."
    again.events.clear()
    again.journeys.catch_up.run(0, Token())
    assert again.of(RecordingsRecovered) == [], "offered once"
    desk.journeys.recorder.stop()


@pytest.mark.parametrize("written_first", [True, False])
def test_it_goes_on_in_the_same_entry(make_desk: MakeDesk, written_first: bool) -> None:
    """Whether its words were there already or not, both parts are one sound, and every word is there once."""
    desk, entry = three_seconds_in(make_desk)
    script = ["The first half.", "The second half."] if written_first else ["Heard live.", "All of it."]
    again = broken_off(make_desk, desk, script, microphone=lambda _: FakeMicrophone(speech(2.0, seed=9)))
    desk.journeys.recorder.stop()
    one = again.journeys
    if written_first:
        one.catch_up.run(0, Token())
    else:
        one.dictation.recover()
    found = one.diary.get(entry.entry_id)
    clip = one.continuing.begin(found, job=5).result(20)
    kept = one.continuing.keep(found, clip, Token())
    assert found.clip is not None
    assert kept.clip is not None
    assert [part.number for part in kept.clip.parts] == [1, 2]
    assert kept.clip.seconds == pytest.approx(found.clip.seconds + 2.0, abs=0.01)
    assert len(sound(again, kept)) / 16_000 == pytest.approx(kept.clip.seconds, abs=0.01)
    assert kept.text == ("\n\n".join(script) if written_first else script[-1])
    assert not kept.awaits_words
    assert kept.clip.worded == 0.0
    assert kept.transcript is not None
    times = [word.start for word in kept.transcript.words]
    assert times == sorted(times)
    if written_first:
        assert kept.transcript.segments[-1].start >= found.clip.seconds - 0.01


def test_what_was_typed_into_it_meanwhile_stays_in_front(make_desk: MakeDesk) -> None:
    desk = created(make_desk, script=["Heard wrong.", "And more."])
    entry = recorded(desk)
    one = desk.journeys
    edited = one.diary.edit(entry.entry_id, "Put right by hand.", "")
    clip = one.continuing.begin(edited, job=5).result(20)
    one.diary.edit(entry.entry_id, "Put right by hand, twice.", "")
    kept = one.continuing.keep(edited, clip, Token())
    assert kept.text == "Put right by hand, twice.\n\nAnd more."


def test_going_on_may_break_off_as_well(make_desk: MakeDesk) -> None:
    sounds = [FakeMicrophone(speech(2.0)), FakeMicrophone(speech(3.0, seed=9), ends=False)]
    desk = created(make_desk, script=["The first half."], microphone=lambda _: sounds.pop(0))
    entry = recorded(desk)
    desk.events.clear()
    desk.journeys.continuing.begin(entry, job=5)
    _wait_until(lambda: bool(desk.of(LevelChanged)) and desk.of(LevelChanged)[-1].seconds > 4.8)
    again = broken_off(make_desk, desk, ["The second half."])
    desk.journeys.recorder.stop()
    again.journeys.catch_up.run(0, Token())
    found = again.journeys.diary.get(entry.entry_id)
    assert found.text == "The first half.\n\nThe second half."
    assert found.clip is not None
    assert 3.9 < found.clip.seconds <= 5.0
    assert [part.number for part in found.clip.parts] == [1, 2]
    assert len(sound(again, found)) / 16_000 == pytest.approx(found.clip.seconds, abs=0.01)


def test_a_killed_program_loses_at_most_a_second(make_desk: MakeDesk, tmp_path: Path) -> None:
    """The real thing: a process that records, killed at once and for good."""
    command = [sys.executable, "-m", "tests.programs.recording_child", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        recorded_by_then = next(float(line) for line in child.stdout if float(line) > 2.5)
        child.send_signal(signal.SIGKILL)
    desk = make_desk(script=["Before the plug was pulled."])
    desk.journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
    desk.journeys.catch_up.run(0, Token())
    ((entry_id, seconds),) = desk.of(RecordingsRecovered)[0].found
    assert seconds > recorded_by_then - (1 - BUFFER_SECONDS), "of a second the device may hold its part"
    assert desk.journeys.diary.get(entry_id).text == "Before the plug was pulled."


def test_an_entry_that_was_written_cannot_be_recorded_into(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = created(make_desk)
    entry = desk.journeys.diary.write("By hand.")
    with pytest.raises(InputError, match="written, not spoken"):
        desk.journeys.continuing.begin(entry, job=5)


def test_sound_that_is_cut_short_on_disk_is_told_at_its_end(make_desk: MakeDesk) -> None:
    desk = created(make_desk, script=["Whole."], microphone=lambda _: FakeMicrophone(speech(5.0)))
    entry = recorded(desk)
    (file,) = (one for one in (desk.journeys.session.place.folder / "clips").rglob("*") if one.is_file())
    file.write_bytes(file.read_bytes()[:-5_000])
    heard: list[np.ndarray] = []
    with pytest.raises(RecordDamaged):
        heard.extend(desk.journeys.dictation.sound_of(entry))


def test_the_sound_of_a_locked_diary_ends(make_desk: MakeDesk) -> None:
    desk = created(make_desk, script=["Whole."], microphone=lambda _: FakeMicrophone(speech(5.0)))
    entry = recorded(desk)
    opus = desk.journeys.dictation._opus_of(entry.clip) if entry.clip else iter(())
    desk.journeys.session.lock()
    with pytest.raises(VaultLocked):
        list(opus)
