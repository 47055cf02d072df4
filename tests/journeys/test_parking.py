"""What a recording meets on its way: a microphone that goes and another that comes, gaps, marks and waits, all kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from diary_desktop.domain.audio import AudioChunk
from diary_desktop.domain.entry import Gap
from diary_desktop.domain.errors import MicrophoneLost, NoMicrophone
from diary_desktop.domain.events import LevelChanged, RecordingChecked, RecordingParked, RecordingPaused
from diary_desktop.runtime.engine_thread import Token
from tests.fakes.microphone import FakeMicrophone
from tests.journeys.conftest import MakeDesk, speech
from tests.journeys.test_speak_and_keep import _wait_for, _wait_until, created, reopened


def test_a_parked_recording_goes_on_with_another_microphone(make_desk: MakeDesk) -> None:
    """The first is pulled out, the second is not there, the third hears the rest."""
    said = speech(3.0)
    devices = [
        FakeMicrophone(said[:24_000], lost_after=1.5),
        FakeMicrophone(None),
        FakeMicrophone(said[24_000:]),
    ]
    asked: list[str] = []

    def microphone(name: str) -> FakeMicrophone:
        asked.append(name)
        return devices.pop(0)

    desk = created(make_desk, script=["All of it."], microphone=microphone)
    heard: list[AudioChunk] = []
    entry, clip = desk.journeys.dictation.begin(1, heard.append)
    _wait_for(desk, RecordingParked)
    desk.journeys.recorder.resume("gone")
    _wait_until(lambda: len(desk.of(RecordingParked)) == 2)
    desk.journeys.recorder.resume("built-in")
    finished = clip.result(20)
    assert asked == ["", "gone", "built-in"]
    assert [type(event.error) for event in desk.of(RecordingParked)] == [MicrophoneLost, NoMicrophone]
    assert [part.number for part in finished.parts] == [1, 2]
    assert finished.gaps == (Gap(1.5, 0.0),), "no silence told before it that it was going"
    assert np.array_equal(np.concatenate([one.pcm for one in heard]), said)
    kept = desk.journeys.dictation.keep(entry, finished, Token())
    assert sum(map(len, desk.journeys.dictation.sound_of(kept))) == pytest.approx(len(said), abs=160)
    assert kept.text == "All of it."


def test_gaps_marks_and_waits_are_kept_with_the_entry(make_desk: MakeDesk) -> None:
    class Stumbling(FakeMicrophone):
        """Half a second in, a gap of 0.8 s that began 0.1 s before becomes certain, and a block that lay for 3 s."""

        def chunks(self) -> Iterator[AudioChunk]:
            for number, chunk in enumerate(super().chunks()):
                gaps = (Gap(0.4, 0.8),) if number == 25 else ()
                yield replace(chunk, gaps=gaps, waited=3.0 if number == 30 else 0.0)

    desk = created(make_desk, script=["Here."], microphone=lambda _: Stumbling(speech(1.0), ends=False))
    entry, clip = desk.journeys.dictation.begin(job=1)
    _wait_until(lambda: bool(desk.of(LevelChanged)) and desk.of(LevelChanged)[-1].seconds > 0.9)
    desk.journeys.recorder.mark()
    desk.journeys.recorder.pause()
    _wait_for(desk, RecordingPaused)
    desk.journeys.recorder.resume()
    _wait_until(lambda: desk.of(LevelChanged)[-1].seconds > 1.9)
    desk.journeys.recorder.stop()
    kept = desk.journeys.dictation.keep(entry, clip.result(20), Token())
    again = reopened(make_desk, desk).journeys.diary.get(kept.entry_id)
    assert again.clip is not None
    assert again.clip.gaps == (Gap(0.4, 0.8), Gap(1.4, 0.8))
    assert list(again.clip.marks) == pytest.approx([0.97], abs=0.08), "behind the 0.9 s that were waited for"
    assert again.clip.longest_wait == 3.0
    assert again.clip.device == "script", "it lies with the sound after a restart too"
    told = desk.of(RecordingChecked)
    assert [(len(one.gaps), one.late) for one in told] == [
        (1, False),
        (1, True),
        (1, False),
        (2, False),
        (2, True),
        (2, False),
    ]
