"""From the end of a spoken question to the first sound of its answer, and how soon the voice falls silent when told.

The question is spoken by the starter voice, heard by the installed recogniser, searched for in a made-up lifetime and
answered with quotes through a real loudspeaker of the tests' own. What is heard is what the room's microphone gets, a
few milliseconds late. The engines' own time (recogniser, embedder, voice) is measured in the same run and taken off.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from diary_desktop import app
from diary_desktop.assembly import Running, assemble
from diary_desktop.audio.resample import resampled
from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16, to_pcm16
from diary_desktop.domain.conversation import Question
from diary_desktop.domain.errors import Cancelled
from diary_desktop.engines.espeak_synthesizer import EspeakSynthesizer
from diary_desktop.engines.installed import installed_models
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.spoken_text import spoken
from tests.audio_server import AudioServer
from tests.evaluation.scratch_diary import no_model

from .ask import MiniLmOverLifetime
from .figures import Figure, seconds_of
from .lifetimes import Lifetime, lifetime, questions

_ENTRIES, _QUICK_ENTRIES = 10_000, 1_000
_LOUD = 300
"""Of 16 bits: louder than a silent room, softer than any word."""

_SENTENCE = "On Sunday, 15 November 2026 I ran 7.5 km at 7:30 am and paid $5.50 for tea with Dr. Lane."
_LONG = "This goes on for a good while, and then for a while longer, and there is still no end of it in sight. " * 3


@dataclass
class Timed:
    """An engine whose calls are counted in seconds, between one piece and the next as well."""

    engine: Any
    spent: list[float] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.engine, name)
        return self._timed(found) if callable(found) else found

    def _timed(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*given: Any, **named: Any) -> Any:
            start = time.perf_counter()
            result = call(*given, **named)
            if isinstance(result, Iterator):
                return self._pieces(result, time.perf_counter() - start)
            self.spent.append(time.perf_counter() - start)
            return result

        return timed

    def _pieces(self, pieces: Iterator[Any], before: float) -> Iterator[Any]:
        self.spent.append(before)
        while True:
            start = time.perf_counter()
            try:
                piece = next(pieces)
            except StopIteration:
                return
            finally:
                self.spent.append(time.perf_counter() - start)
            yield piece


class Room:
    """What is heard in the room, block by block of 10 ms, each with the moment it arrived here."""

    def __init__(self, server: AudioServer) -> None:
        command = ["parec", "--raw", "--device=room.monitor", "--latency-msec=10", "--rate=16000", "--channels=1"]
        environment = {**os.environ, **server.environment}
        self._process = subprocess.Popen([*command, "--format=s16le"], stdout=subprocess.PIPE, env=environment)
        self.loud: list[float] = []
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        while block := self._process.stdout.read(320):
            if np.abs(np.frombuffer(block, "<i2").astype(int)).max(initial=0) > _LOUD:
                self.loud.append(time.perf_counter())

    def first_after(self, moment: float, patience: float = 20.0) -> float:
        """When something was heard first after ``moment``."""
        while time.perf_counter() < moment + patience:
            if found := [at for at in self.loud if at > moment]:
                return found[0]
            time.sleep(0.005)
        raise TimeoutError("nothing was heard")

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(10)
        self._thread.join()


def answer_first_sound(quick: bool) -> list[Figure]:
    """Medians over several questions, and the slowest."""
    with tempfile.TemporaryDirectory(prefix="diary-speaking-") as scratch, _room() as room:
        folder = Path(os.environ.get("DIARY_LIFETIMES", scratch))
        life = lifetime(folder, _QUICK_ENTRIES if quick else _ENTRIES)
        with _running(life) as (one, engines):
            whole, ours = _answers(one, engines, room, questions(4 if quick else 9))
            stops = [_until_silent(one, room) for _ in range(3 if quick else 10)]
            tones = [_until_toned(one, room) for _ in range(3 if quick else 10)]
    said = seconds_of(lambda: spoken(_SENTENCE, "en"), 50)
    return [
        Figure("answer_first_sound_s (less engines)", statistics.median(ours), "s", 1.0),
        Figure("answer_first_sound_s (slowest, less engines)", max(ours), "s", 1.0),
        Figure("answer_first_sound_s (engines included)", statistics.median(whole), "s"),
        Figure("speaking_stops_ms (token to silence)", 1000 * statistics.median(stops), "ms", 150),
        Figure("speaking_stops_ms (slowest)", 1000 * max(stops), "ms", 150),
        Figure("tone_first_sound_ms", 1000 * statistics.median(tones), "ms"),
        Figure("spoken_text_ms (a sentence of 90 characters)", 1000 * said, "ms"),
    ]


def _answers(one: Running, engines: list[Timed], room: Room, asked: list[str]) -> tuple[list[float], list[float]]:
    journeys = one.journeys
    voice = EspeakSynthesizer()
    whole, ours = [], []
    for number, text in enumerate(asked):
        heard = _said(voice, text)
        for engine in engines:
            engine.spent.clear()
        start, token = time.perf_counter(), Token()
        words = journeys.spoken_question.words(heard, token)
        answer = journeys.answerer.answer(Question(words, journeys.clock()), token)
        reader = threading.Thread(target=_read, args=(one, journeys.answerer.spoken(answer), token))
        reader.start()
        first = room.first_after(start)
        if number:  # the first loads what the others find loaded
            before_sound = sum(sum(engine.spent) for engine in engines)
            whole.append(first - start)
            ours.append(first - start - before_sound)
        token.cancel()
        reader.join()
        time.sleep(0.5)
    return whole, ours


def _read(one: Running, sentences: list[str], token: Token) -> None:
    try:
        one.journeys.narrator.say(sentences, "en", token)
    except Cancelled:
        return


def _until_silent(one: Running, room: Room) -> float:
    token = Token()
    reader = threading.Thread(target=_read, args=(one, [_LONG], token))
    start = time.perf_counter()
    reader.start()
    room.first_after(start)
    time.sleep(0.7)
    cancelled = time.perf_counter()
    token.cancel()
    reader.join()
    time.sleep(0.5)
    return max(0.0, room.loud[-1] - cancelled)


def _until_toned(one: Running, room: Room) -> float:
    time.sleep(0.7)
    start = time.perf_counter()
    one.journeys.narrator.tone("listening").result(10)
    return room.first_after(start) - start


def _said(voice: EspeakSynthesizer, text: str) -> list[Pcm16]:
    """The question as a microphone would give it, in blocks of a second."""
    sound = [resampled(one.samples, one.rate, SAMPLE_RATE) for one in voice.speak(text, "en", Token())]
    pcm = to_pcm16(np.concatenate(sound))
    return [pcm[at : at + SAMPLE_RATE] for at in range(0, len(pcm), SAMPLE_RATE)]


@contextmanager
def _room() -> Iterator[Room]:
    """A sound server of its own, which this process's loudspeaker leads to."""
    with tempfile.TemporaryDirectory(prefix="sound-") as folder:
        server = AudioServer(Path(folder))
        server.start()
        before = dict(os.environ)
        os.environ.update(server.environment)
        room = Room(server)
        try:
            yield room
        finally:
            room.close()
            os.environ.clear()
            os.environ.update(before)
            server.stop()


@contextmanager
def _running(life: Lifetime) -> Iterator[tuple[Running, list[Timed]]]:
    """The window's services on that diary, without a language model; and the engines, timed."""
    where = app.places(life.folder / "vault", state=life.folder / "state")
    real = app.real_adapters(where)
    found = installed_models(where.models)
    listening, voice = Timed(app.load_recognizer(found)), Timed(app.load_synthesizer(found))
    embedding = Timed(MiniLmOverLifetime())
    adapters = replace(
        real,
        vault=life.place(),
        recognizer=lambda: listening,
        embedder=lambda: embedding,
        synthesizer=lambda: voice,
        language_model=no_model,
    )
    one = assemble(adapters, app.load_templates())
    try:
        one.journeys.session.unlock(life.secrets())
        one.journeys.loader.finish(0, Token())
        one.journeys.searcher.find(Question("nothing", one.journeys.clock()), Token())
        yield one, [listening, embedding, voice]
    finally:
        one.close()
