"""The open ear on a microphone that is fed by hand: what is kept, what is given out, and what is overwritten."""

from __future__ import annotations

import time

import numpy as np
import pytest

from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16, to_float
from diary_desktop.domain.errors import Cancelled, MicrophoneLost, NoMicrophone
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services import ear as ear_module
from diary_desktop.services.marking import Hearing
from tests.fakes.engines import FakeWakeWord

from .ear_room import SILENCE, Phrase, open_rooms, room, until, voice

__all__ = ["open_rooms", "room"]  # fixtures are found by their names in this module


def test_an_utterance_holds_every_sample_of_what_was_said(room):
    said = voice(1.3)
    wanted = room.utterance()
    room.hear(SILENCE, said, SILENCE)
    utterance = wanted.result(10)
    at = int(np.argmax(np.abs(utterance.samples) > 0.01))
    assert np.array_equal(utterance.samples[at : at + len(said)], to_float(said))
    assert utterance.began == pytest.approx(1.0, abs=0.04)
    assert utterance.ended == pytest.approx(2.3, abs=0.04)
    assert not utterance.cut


def test_what_was_said_in_the_last_second_belongs_to_the_utterance(room):
    said = voice(0.6)
    room.hear(SILENCE, said)
    wanted = room.utterance()
    room.hear(SILENCE)
    utterance = wanted.result(10)
    at = int(np.argmax(np.abs(utterance.samples) > 0.01))
    assert np.array_equal(utterance.samples[at : at + len(said)], to_float(said))


def test_nothing_is_heard_twice(room):
    room.hear(voice(0.6))
    first = room.utterance()
    room.hear(SILENCE)
    assert first.result(10) is not None
    second = room.utterance(longest=1.0)
    room.hear(SILENCE, SILENCE)
    assert second.result(10) is None


def test_what_is_skipped_is_nobodys(room):
    room.hear(voice(0.6))
    room.ear.skip()
    wanted = room.utterance(longest=1.0)
    room.hear(SILENCE, SILENCE)
    assert wanted.result(10) is None


def test_one_that_goes_on_is_cut(room):
    wanted = room.utterance(longest=1.0)
    room.hear(voice(2.0))
    utterance = wanted.result(10)
    assert utterance.cut
    assert utterance.ended - utterance.began == pytest.approx(1.0, abs=0.04)


def test_a_click_is_no_utterance(room):
    wanted = room.utterance(longest=1.0)
    room.hear(SILENCE, voice(0.03), SILENCE)
    assert wanted.result(10) is None


def test_waiting_ends_with_its_token_and_with_the_ear(room):
    token = Token()
    wanted = room.utterance(token=token)
    token.cancel()
    with pytest.raises(Cancelled):
        wanted.result(10)
    wanted = room.utterance()
    room.ear.close()
    with pytest.raises(NoMicrophone):
        wanted.result(10)


def test_only_the_last_second_stays_and_the_rest_is_overwritten(room):
    room.hear(voice(3.0))
    memory = room.ear._sound._memory
    assert np.count_nonzero(memory._pcm) == SAMPLE_RATE
    assert np.array_equal(memory.read(0, memory.end), voice(3.0)[-SAMPLE_RATE:])


def test_muting_closes_the_microphone_and_overwrites_what_was_heard(room):
    room.hear(voice(1.0))
    pcm = room.ear._sound._memory._pcm
    room.ear.mute(True)
    assert not pcm.any()
    until(lambda: room.microphone.closed == 1)
    room.microphone.feed(voice(0.5))  # whoever speaks now is not heard
    assert room.ear.state.muted
    assert room.microphone.opened == 1
    room.ear.mute(False)
    until(lambda: room.ear.state.hearing)
    assert room.microphone.opened == 2
    room.hear(voice(0.1, 2))
    assert not room.ear.state.muted


def test_closing_overwrites_what_was_heard(room):
    room.hear(voice(1.0))
    pcm = room.ear._sound._memory._pcm
    room.ear.close()
    assert room.ear.wait_closed(10)
    assert not pcm.any()
    assert room.microphone.closed == 1


def test_a_muted_utterance_is_dropped(room):
    wanted = room.utterance()
    room.hear(voice(0.5))
    room.ear.mute(True)
    assert wanted.result(10) is None


def test_a_lost_microphone_is_told_and_looked_for_again(room, monkeypatch):
    monkeypatch.setattr(ear_module, "RETRY_SECONDS", (0.01,))
    wanted = room.utterance()
    room.hear(voice(0.5))
    room.microphone.unplug()
    assert wanted.result(10).cut
    until(lambda: isinstance(room.ear.state.trouble, NoMicrophone))
    assert any(isinstance(event.state.trouble, MicrophoneLost) for event in room.told)
    room.microphone.present = True
    until(lambda: room.ear.state.hearing)
    assert room.ear.state.trouble is None
    room.hear(voice(0.1))


def test_recording_along_begins_with_the_ring_and_loses_no_sample(room):
    said = voice(4.0)
    room.hear(said[: 2 * SAMPLE_RATE])
    microphone = room.ear.microphone()
    microphone.open()
    wanted = room.utterance()  # the ear goes on meanwhile
    room.hear(said[2 * SAMPLE_RATE :], SILENCE[: SAMPLE_RATE // 2])
    microphone.stop()
    room.hear(SILENCE[:320])
    chunks = list(microphone.chunks())
    heard = np.concatenate([chunk.pcm for chunk in chunks])
    assert np.array_equal(heard[: 3 * SAMPLE_RATE], said[SAMPLE_RATE:])
    assert [chunk.at for chunk in chunks] == sorted(chunk.at for chunk in chunks)
    assert not any(chunk.overflowed for chunk in chunks)
    assert wanted.result(10) is not None


def test_what_is_in_the_air_at_the_stop_is_still_recorded(room):
    microphone = room.ear.microphone()
    microphone.open()
    reading = room.pool.submit(lambda: [chunk.pcm for chunk in microphone.chunks()])
    microphone.stop()
    room.hear(voice(0.02))  # its last sample came after the stop, so it is the tail
    assert len(np.concatenate(reading.result(10))) == 320


def test_a_recording_that_pauses_goes_on_behind_its_last_sample(room):
    microphone = room.ear.microphone()
    microphone.open()
    room.hear(voice(0.5))
    microphone.stop()
    room.hear(voice(0.02, 4))
    first = np.concatenate([chunk.pcm for chunk in microphone.chunks()])
    room.hear(voice(0.2, 2))
    microphone.open()
    microphone.stop()
    room.hear(voice(0.02, 3))
    second = np.concatenate([chunk.pcm for chunk in microphone.chunks()])
    said = np.concatenate([voice(0.5), voice(0.02, 4), voice(0.2, 2), voice(0.02, 3)])
    assert np.array_equal(np.concatenate([first, second]), said)


def test_muting_breaks_a_recording_off_after_what_was_heard(room):
    microphone = room.ear.microphone()
    microphone.open()
    room.hear(voice(0.5))
    room.ear.mute(True)
    heard: list[Pcm16] = []

    def read() -> None:
        heard.extend(chunk.pcm for chunk in microphone.chunks())

    with pytest.raises(MicrophoneLost):
        read()
    assert np.array_equal(np.concatenate(heard), voice(0.5))
    with pytest.raises(NoMicrophone):
        room.ear.microphone().open()


def test_a_wake_word_wakes_and_the_next_utterance_begins_behind_it(room):
    wanted = room.pool.submit(room.ear.wait_for_wake, Token())
    until(lambda: room.ear.state.waiting_for == ("hey you",) and room.awaited)
    marked = voice(0.02)
    marked[0] = FakeWakeWord.mark
    question = voice(1.0, 3)
    room.hear(SILENCE, voice(0.5), marked)
    wake = wanted.result(10)
    assert (wake.name, wake.by) == ("hey you", "word")
    room.hear(question)  # in the same breath, before anybody asks for it
    said = room.utterance()
    room.hear(SILENCE)
    assert np.array_equal(said.result(10).samples[: len(question)], to_float(question))


def test_the_phrase_wakes_and_what_follows_in_the_same_breath_is_whole(open_rooms):
    phrase, question = voice(0.8), voice(4.0, 3)
    room = open_rooms(phrase=Phrase(phrase, 0.8))
    wanted = room.pool.submit(room.ear.wait_for_wake, Token())
    until(lambda: room.ear.state.waiting_for == ("hey you", "dear diary") and room.awaited)
    room.hear(SILENCE, phrase, question)
    wake = wanted.result(10)
    assert (wake.name, wake.by) == ("dear diary", "phrase")
    assert wake.at == pytest.approx(1.8, abs=0.01)
    said = room.utterance()
    room.hear(SILENCE)
    assert np.array_equal(said.result(10).samples[: len(question)], to_float(question))


def test_other_talk_is_read_once_and_wakes_nothing(open_rooms):
    spoken = Phrase(voice(0.8), 0.8)
    room = open_rooms(phrase=spoken)
    token = Token()
    wanted = room.pool.submit(room.ear.wait_for_wake, token)
    until(lambda: room.awaited)
    room.hear(SILENCE, voice(6.0, 5), SILENCE, voice(0.7, 6), SILENCE)
    until(lambda: len(spoken.asked) == 2)
    time.sleep(0.05)
    assert len(spoken.asked) == 2
    assert max(spoken.asked) <= 3.0
    token.cancel()
    with pytest.raises(Cancelled):
        wanted.result(10)


def test_without_the_ring_nothing_is_kept_while_nobody_waits(open_rooms, monkeypatch):
    monkeypatch.setattr(Hearing, "__init__", _without_ring(Hearing.__init__))
    room = open_rooms()
    room.hear(voice(1.0))
    assert not room.ear._sound._memory._pcm.any()


def _without_ring(init):
    return lambda self, detector, words=(): init(self, detector, words, 0.0)
