"""What any microphone promises through its port, run on the scripted one and on the sound card's, spoken into."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Protocol

import numpy as np
import pytest

from diary_desktop.audio.media_file import MediaFile
from diary_desktop.audio.microphone import SoundCard
from diary_desktop.domain.audio import SAMPLE_RATE, AudioChunk, Pcm16
from diary_desktop.domain.errors import MicrophoneLost, NoMicrophone
from diary_desktop.ports.audio import Microphone
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import Token
from tests.audio_server import AudioServer, audio_room, audio_server
from tests.fakes.microphone import FakeMicrophone

__all__ = ["audio_room", "audio_server"]  # fixtures are found by their names in this module


class Stage(Protocol):
    """A microphone and somebody who speaks."""

    def microphone(self, said: Pcm16, unplugged_after: float | None = None) -> Microphone:
        """One that will hear ``said``, not opened yet."""

    def speak(self, said: Pcm16, unplugged_after: float | None = None) -> None:
        """Say it, to the end; called once the microphone is open. ``unplugged_after`` seconds the device goes."""

    def without_device(self) -> Microphone:
        """One that is not there."""


class ScriptedStage:
    """The fake hears by itself; speaking is waiting until it is over."""

    def microphone(self, said: Pcm16, unplugged_after: float | None = None) -> Microphone:
        return FakeMicrophone(said, ends=False, lost_after=unplugged_after, paced=True)

    def speak(self, said: Pcm16, unplugged_after: float | None = None) -> None:
        threading.Event().wait(len(said) / SAMPLE_RATE if unplugged_after is None else unplugged_after)

    def without_device(self) -> Microphone:
        return FakeMicrophone(None)


class SoundServerStage:
    """The real microphone in the room of a private sound server."""

    def __init__(self, server: AudioServer) -> None:
        self._server = server

    def microphone(self, said: Pcm16, unplugged_after: float | None = None) -> Microphone:
        return SoundCard()

    def speak(self, said: Pcm16, unplugged_after: float | None = None) -> None:
        if unplugged_after is None:
            self._server.speak(said)
        else:
            threading.Event().wait(unplugged_after)
            self._server.stop()

    def without_device(self) -> Microphone:
        return SoundCard("a microphone that nobody has")


@pytest.fixture(params=["scripted", "sound card"])
def stage(request: pytest.FixtureRequest) -> Stage:
    if request.param == "scripted":
        return ScriptedStage()
    return SoundServerStage(request.getfixturevalue("audio_server"))


@contextmanager
def meanwhile(work: Callable[[], None]) -> Iterator[None]:
    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        thread.join()


def note() -> Pcm16:
    """Words between two tones that rise, so that a missing beginning or end cannot go unseen."""
    speech = np.concatenate(list(MediaFile().read(resource_path("samples", "doctor.ogg"), Token())))[:SAMPLE_RATE]
    time = np.arange(SAMPLE_RATE // 4) / SAMPLE_RATE
    tone = (9_000 * np.sin(2 * np.pi * (400 + 2_000 * time) * time)).astype(np.int16)
    return np.concatenate([tone, speech, tone])


def recorded(stage: Stage, said: Pcm16) -> list[AudioChunk]:
    """What the microphone hears from before ``said`` until it is stopped with its last sample."""
    microphone = stage.microphone(said)
    microphone.open()

    def speak_and_stop() -> None:
        stage.speak(said)
        microphone.stop()

    with meanwhile(speak_and_stop):
        return list(microphone.chunks())


def joined(chunks: list[AudioChunk]) -> Pcm16:
    return np.concatenate([chunk.pcm for chunk in chunks])


def place_of(part: Pcm16, whole: Pcm16) -> tuple[int, float]:
    """The sample at which ``part`` begins in ``whole`` and how alike they are there (1: the same)."""
    size = 1 << (len(whole) + len(part)).bit_length()
    spectra = np.fft.rfft(whole.astype(float), size) * np.conj(np.fft.rfft(part.astype(float), size))
    at = int(np.argmax(np.fft.irfft(spectra, size)[: len(whole)]))
    heard = whole[at : at + len(part)].astype(float)
    return at, float(heard @ part[: len(heard)] / (np.linalg.norm(heard) * np.linalg.norm(part.astype(float))))


def test_everything_said_arrives_from_the_first_sample_to_the_last(stage: Stage) -> None:
    said = note()
    heard = joined(recorded(stage, said))
    at, alike = place_of(said, heard)
    assert alike > 0.98
    assert at + len(said) <= len(heard) + SAMPLE_RATE // 100
    for begin, end in ((0, SAMPLE_RATE // 4), (len(said) - SAMPLE_RATE // 4, len(said))):
        part_at, part_alike = place_of(said[begin:end], heard[max(0, at + begin - 800) : at + end + 800])
        assert part_alike > 0.98, "the beginning or the end is missing"
        assert abs(part_at - min(800, at + begin)) <= SAMPLE_RATE // 100


def test_the_recording_is_as_long_as_what_was_said(stage: Stage) -> None:
    said = note()
    heard = joined(recorded(stage, said))
    loud = np.flatnonzero(np.abs(heard.astype(int)) > 300)
    audible = np.flatnonzero(np.abs(said.astype(int)) > 300)
    seconds = (loud[-1] - loud[0]) / SAMPLE_RATE
    assert seconds == pytest.approx((audible[-1] - audible[0]) / SAMPLE_RATE, abs=0.2)


def test_chunks_follow_one_another_without_a_gap(stage: Stage) -> None:
    chunks = recorded(stage, note()[: SAMPLE_RATE // 2])
    assert all(len(chunk.pcm) <= SAMPLE_RATE // 50 for chunk in chunks)
    assert not any(chunk.overflowed for chunk in chunks)
    assert chunks[0].at == 0
    for before, after in pairwise(chunks):
        assert after.at == pytest.approx(before.at + before.seconds)


def test_a_stop_before_reading_still_gives_what_was_heard(stage: Stage) -> None:
    said = note()[: SAMPLE_RATE // 2]
    microphone = stage.microphone(said)
    microphone.open()
    stage.speak(said)
    microphone.stop()
    microphone.stop()
    _, alike = place_of(said, joined(list(microphone.chunks())))
    assert alike > 0.98


def test_a_microphone_pulled_out_gives_what_it_heard_and_says_so(stage: Stage) -> None:
    said = note()
    microphone = stage.microphone(said, unplugged_after=1.0)
    microphone.open()
    heard: list[AudioChunk] = []
    with meanwhile(lambda: stage.speak(said, unplugged_after=1.0)), pytest.raises(MicrophoneLost):
        heard.extend(microphone.chunks())
    assert sum(chunk.seconds for chunk in heard) == pytest.approx(1.0, abs=0.3)


def test_a_microphone_that_is_not_there_says_so(stage: Stage) -> None:
    with pytest.raises(NoMicrophone):
        stage.without_device().open()


def test_a_microphone_has_a_name(stage: Stage) -> None:
    said = note()[:SAMPLE_RATE]
    microphone = stage.microphone(said)
    microphone.open()
    microphone.stop()
    list(microphone.chunks())
    assert microphone.name
