"""A microphone that goes in the middle of a hands-free dictation: real ear, real recorder, a plug that is pulled."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import DiskFull, NoMicrophone
from diary_desktop.domain.events import (
    Failed,
    LevelChanged,
    RecordingChecked,
    RecordingParked,
    RecordingStarted,
    RecordingStopped,
    VoiceChanged,
)
from diary_desktop.domain.voice import VoiceState
from diary_desktop.ports.storage import ClipWriter
from diary_desktop.services import ear as ear_module
from diary_desktop.services import voice_entry
from tests.fakes.fed_microphone import FedMicrophone
from tests.journeys.conftest import Desk, MakeDesk, speech
from tests.journeys.test_speak_and_keep import _wait_for, _wait_until, created

STORY = "We walked along the river."
SAID = speech(4.0)
AWAY = 100.0
"""Seconds."""
BLOCK = np.zeros(320, np.int16)


@pytest.fixture
def microphone() -> FedMicrophone:
    return FedMicrophone()


@pytest.fixture
def desk(make_desk: MakeDesk, microphone: FedMicrophone, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Two seconds into a dictation without hands that no silence ends, the microphone is pulled out."""
    monkeypatch.setattr(ear_module, "RETRY_SECONDS", (0.01,))
    desk = created(make_desk, script=[STORY] * 4, microphone=lambda _: microphone)
    session, one = desk.journeys.session, desk.journeys
    settings = session.settings()
    session.change_settings(replace(settings, hands_free=replace(settings.hands_free, silence_seconds=0.0)))
    one.dialogue.start()
    _wait_until(lambda: one.ear.state.hearing)
    one.dialogue.say_key("new_entry")
    _wait_for(desk, RecordingStarted)
    microphone.feed(SAID[:32_000])
    _wait_until(lambda: desk.of(LevelChanged) and desk.of(LevelChanged)[-1].seconds >= 2.0)
    microphone.unplug()
    _wait_for(desk, RecordingParked)
    _wait_until(lambda: isinstance(one.ear.state.trouble, NoMicrophone))
    return desk


def test_it_dictates_on_once_the_microphone_is_back(desk: Desk, microphone: FedMicrophone) -> None:
    one, entry_id = desk.journeys, _entry(desk)
    microphone.later, microphone.present = AWAY, True
    _wait_until(lambda: len(desk.of(RecordingStarted)) == 2)
    microphone.feed(SAID[32_000:])
    _wait_until(lambda: desk.of(LevelChanged)[-1].seconds >= 4.0)
    one.dialogue.say_key("finish")
    _wait_until(lambda: microphone.feed(BLOCK) or desk.of(RecordingStopped))
    _wait_until(lambda: (clip := one.diary.get(entry_id).clip) and clip.seconds)
    clip = one.diary.get(entry_id).clip
    assert clip is not None
    assert [part.number for part in clip.parts] == [1, 2]
    (gap,) = clip.gaps
    assert gap.at == 2.0, "where it broke off"
    assert gap.seconds >= AWAY - 0.1, "how long nothing was heard, by its clock"
    assert desk.of(RecordingChecked)[-1].gaps == clip.gaps, "which is told"
    heard = np.concatenate(list(one.dictation.sound_of(one.diary.get(entry_id))))
    assert float(np.sqrt(np.mean(heard[30_000:32_000].astype(float) ** 2))) > 1_000
    assert float(np.sqrt(np.mean(heard[34_000:64_000].astype(float) ** 2))) > 1_000, "what came behind it is there"
    assert len(desk.of(RecordingParked)) == 1
    one.dialogue.stop()


def test_where_it_stays_away_what_was_said_is_kept_and_the_diary_listens_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, entry_id = desk.journeys, _entry(desk)
    _wait_until(lambda: any(one.heard for one in _states(desk)))
    monkeypatch.setattr(voice_entry, "GONE_SECONDS", 0.3)
    _wait_for(desk, RecordingStopped)
    _wait_until(lambda: any("did not come back" in one.line for one in _states(desk)))
    _wait_until(lambda: (clip := one.diary.get(entry_id).clip) and clip.seconds)
    clip = one.diary.get(entry_id).clip
    assert clip is not None
    assert clip.seconds == pytest.approx(2.0)
    assert one.dialogue.going_on
    one.dialogue.stop()


def test_a_disk_that_is_full_once_it_is_back_ends_the_entry_and_says_so(
    desk: Desk, microphone: FedMicrophone, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, entry_id = desk.journeys, _entry(desk)

    def full(*_: object) -> ClipWriter:
        raise DiskFull

    monkeypatch.setattr(one.recorder, "_writer", full)
    microphone.present = True
    _wait_until(lambda: any("disk is full" in one.line for one in _states(desk)))
    _wait_until(lambda: (clip := one.diary.get(entry_id).clip) and clip.seconds)
    clip = one.diary.get(entry_id).clip
    assert clip is not None
    assert clip.seconds == pytest.approx(2.0)
    assert [type(event.error) for event in desk.of(Failed)] == [DiskFull], "told once"
    assert len(desk.of(RecordingStarted)) == 1
    _wait_until(lambda: _states(desk)[-1].phase == "listening")
    one.dialogue.stop()


def _states(desk: Desk) -> list[VoiceState]:
    return [event.state for event in desk.of(VoiceChanged) if event.state is not None]


def _entry(desk: Desk) -> EntryId:
    return next(one.entry for one in _states(desk) if one.phase == "dictating" and one.entry is not None)
