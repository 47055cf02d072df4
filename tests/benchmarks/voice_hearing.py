"""What the open ear costs while nobody speaks, and whether it ever clips a first word."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

import numpy as np

from diary_desktop import app
from diary_desktop.audio.media_file import MediaFile
from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE, Pcm16, to_float, to_pcm16
from diary_desktop.domain.errors import Cancelled
from diary_desktop.engines.espeak_library import EspeakLibrary, espeak_files
from diary_desktop.engines.wake_word import TrainedWord, trained_words
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import EngineThread, Token
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.ear import Ear
from diary_desktop.services.marking import Hearing
from tests.fakes.fed_microphone import FedMicrophone

from .figures import Figure
from .voice_waking import NOISE, VARIANTS, say

_IDLE_GOAL = 5.0
_LATEST_KEY = 0.9
"""Seconds after the first sound at which the key is pressed at the latest: the ring reaches back one second."""

_WORDS = """
she he for this saw under a visit three yesterday hello think if pain we zoo our knee judge quick
"""
_FIRST_WORDS = _WORDS.split()
"""With soft, sharp, voiced and voiceless beginnings."""


def idle_cost(seconds: float) -> list[Figure]:
    """Processor time of an ear in real time that waits for a trained word, in talk and silence by halves."""
    words = [TrainedWord(trained_words()[0].word_id)] if trained_words() else []
    sound = _talk_and_silence()
    with _ear(words) as (ear, microphone):
        token = Token()
        waiting = threading.Thread(target=lambda: _wait(ear, token))
        waiting.start()
        _play(microphone, sound, 1.0)  # warm
        began, cpu = time.monotonic(), time.process_time()
        _play(microphone, sound, seconds)
        ours = (time.process_time() - cpu) / (time.monotonic() - began)
        token.cancel()
        waiting.join(10)
    began, cpu = time.monotonic(), time.process_time()
    _play(FedMicrophone(), sound, seconds)
    feeding = (time.process_time() - cpu) / (time.monotonic() - began)
    named = "VAD and a wake word" if words else "VAD"
    return [
        Figure(f"idle_listening_core_percent ({named})", 100 * (ours - feeding), "%", _IDLE_GOAL, _bare_percent(sound))
    ]


def first_words(starts: int) -> list[Figure]:
    """Scripted starts whose utterance, or whose recording, lacks a sample of the first word."""
    library = EspeakLibrary(espeak_files())
    drawn = np.random.default_rng(11)
    clipped_utterances = clipped_recordings = 0
    with _ear([]) as (ear, microphone), ThreadPoolExecutor(1) as pool:
        for number in range(starts):
            word = _FIRST_WORDS[number % len(_FIRST_WORDS)]
            sound, onset = _spoken(library, f"{word} went home by the river", VARIANTS[number % len(VARIANTS)], drawn)
            key = onset + int(drawn.uniform(-0.2, _LATEST_KEY) * SAMPLE_RATE)
            recorded, said = _start(ear, microphone, pool, sound, key // BLOCK_SAMPLES * BLOCK_SAMPLES)
            whole = to_float(sound[onset : onset + SAMPLE_RATE])
            clipped_utterances += not _holds(said, whole)
            clipped_recordings += not _holds(to_float(recorded), whole)
    return [
        Figure(f"first_word_clipped of {starts} (questions)", clipped_utterances, "", 0.0),
        Figure(f"first_word_clipped of {starts} (recordings)", clipped_recordings, "", 0.0),
    ]


def _start(
    ear: Ear, microphone: FedMicrophone, pool: ThreadPoolExecutor, sound: Pcm16, key: int
) -> tuple[Pcm16, np.ndarray]:
    """Speak, press the key in the middle, speak on: what was recorded and the utterance's samples."""
    ear.skip()
    _feed(ear, microphone, sound[:key])
    recording = ear.microphone()
    recording.open()
    waiting = pool.submit(ear.utterance, 0.5, Token(), 10.0)
    while not ear._sound._memory._held and not waiting.done():
        time.sleep(0.0005)
    _feed(ear, microphone, sound[key:])
    utterance = waiting.result(20)
    recording.stop()
    _feed(ear, microphone, np.zeros(BLOCK_SAMPLES, np.int16))
    recorded = np.concatenate([chunk.pcm for chunk in recording.chunks()])
    return recorded, utterance.samples if utterance is not None else np.zeros(0, np.float32)


def _holds(heard: np.ndarray, whole: np.ndarray) -> bool:
    """Whether ``whole`` lies in ``heard``, sample for sample."""
    places = np.flatnonzero(heard[: max(0, len(heard) - len(whole) + 1)] == whole[0])
    return any(np.array_equal(heard[at : at + len(whole)], whole) for at in places)


def _spoken(library: EspeakLibrary, text: str, variant: str, drawn: np.random.Generator) -> tuple[Pcm16, int]:
    """A sentence in a quiet room, and the sample at which it can first be heard (40 dB below its peak)."""
    spoken = say(library, text, f"en-us+{variant}", 160)
    if spoken is None:
        spoken = say(library, text, "en-us", 160)
    assert spoken is not None
    loud = spoken / float(np.abs(spoken).max()) * float(drawn.uniform(0.08, 0.5))
    before = int(drawn.uniform(1.2, 2.0) * SAMPLE_RATE)
    padded = np.pad(loud, (before, SAMPLE_RATE))
    noisy = padded + drawn.normal(0, NOISE, len(padded)).astype(np.float32)
    onset = before + int(np.argmax(np.abs(loud) > 0.01 * np.abs(loud).max()))
    return to_pcm16(noisy), onset


@contextmanager
def _ear(words: list[TrainedWord]) -> Iterator[tuple[Ear, FedMicrophone]]:
    microphone = FedMicrophone()
    thread = EngineThread("ear", lambda: Hearing(app.load_detector(), words))
    ear = Ear(thread, microphone, EventBus())
    ear.open()
    while not ear.state.hearing:
        time.sleep(0.01)
    try:
        yield ear, microphone
    finally:
        ear.close()
        ear.wait_closed(10)
        thread.close(10)


def _wait(ear: Ear, token: Token) -> None:
    with suppress(Cancelled):
        ear.wait_for_wake(token)


def _feed(ear: Ear, microphone: FedMicrophone, pcm: Pcm16) -> None:
    wanted = ear._sound.end + len(pcm)
    microphone.feed(pcm)
    while ear._sound.end < wanted:
        time.sleep(0.0005)


def _play(microphone: FedMicrophone, sound: Pcm16, seconds: float) -> None:
    """In real time, block by block, from the beginning again where it ends."""
    began = time.monotonic()
    for number in range(int(seconds * SAMPLE_RATE) // BLOCK_SAMPLES):
        at = number * BLOCK_SAMPLES % (len(sound) - BLOCK_SAMPLES)
        microphone.feed(sound[at : at + BLOCK_SAMPLES])
        time.sleep(max(0.0, began + (number + 1) * BLOCK_SAMPLES / SAMPLE_RATE - time.monotonic()))


def _talk_and_silence() -> Pcm16:
    """Bundled notes, each followed by as much of a quiet room."""
    parts = []
    for file in sorted(resource_path("samples").glob("*.ogg"))[:3]:
        spoken = np.concatenate(list(MediaFile().read(file, Token())))
        quiet = np.random.default_rng(3).normal(0, NOISE, len(spoken)).astype(np.float32)
        parts += [to_pcm16(quiet), spoken]
    return np.concatenate(parts)


def _bare_percent(sound: Pcm16) -> float:
    """Processor time of the speech detector alone, over all of the sound at once."""
    whole = to_float(sound[: len(sound) // 512 * 512])
    stream = app.load_detector().stream()
    cpu = time.process_time()
    stream.probabilities(whole)
    return 100 * (time.process_time() - cpu) / (len(whole) / SAMPLE_RATE)
