"""Plays an entry's own sound, from any second of it, and says where it is so that words can light up."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future

import numpy as np

from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16, Samples, Sound, to_float
from diary_desktop.domain.entry import Entry
from diary_desktop.domain.errors import Cancelled, CancelToken, DiaryError
from diary_desktop.domain.events import Failed, JobId, PlaybackMoved
from diary_desktop.ports.audio import AtTempo, SoundLine
from diary_desktop.runtime.engine_thread import EngineThread, Token
from diary_desktop.runtime.event_bus import EventBus

from .dictation import Dictation
from .voice import Voice

AHEAD_SECONDS = 15.0
"""Of sound that lie ready for the loudspeaker: longer than reading and decoding the next piece ever takes."""

LOOK_EVERY, TELL_EVERY = 0.05, 0.1
"""Seconds between two looks at the line, and between two reports of how far it got."""

Stretch = tuple[float, float | None]
"""Seconds of a clip; without an end, to its end."""


class Player:
    """One sound at a time, on the synthesizer thread, which owns the loudspeaker. Every method returns at once."""

    def __init__(
        self,
        dictation: Dictation,
        voice: EngineThread[Voice],
        bus: EventBus,
        at_tempo: AtTempo,
        speed: Callable[[], float],
    ) -> None:
        """``speed`` asks the settings; it is called on the synthesizer thread."""
        self._dictation = dictation
        self._at_tempo = at_tempo
        self._speed = speed
        self._voice = voice
        self._bus = bus
        self._token = Token()

    def play(self, entry: Entry, at: float = 0.0, until: float | None = None) -> JobId:
        """Play ``entry`` from ``at`` seconds, to its end or ``until``; whatever played before stops.

        News: ``PlaybackMoved`` (seconds of the clip, whatever the speed), ``Failed``.
        """
        self.stop()
        self._token, job = Token(), self._bus.new_job()
        future = self._voice.submit(lambda voice, token: self._play(voice, entry, (at, until), job, token), self._token)
        future.add_done_callback(lambda done: self._ended(entry, job, done))
        return job

    def play_heard(self, heard: Sequence[Pcm16]) -> JobId:
        """Play what a microphone gave a moment ago and what is kept nowhere. News: ``Failed``."""
        self.stop()
        self._token, job = Token(), self._bus.new_job()
        sound = Sound(np.concatenate([to_float(pcm) for pcm in heard]), SAMPLE_RATE)
        future = self._voice.submit(
            lambda voice, token: voice.speaker.play(sound, token, heard=voice.loudness.note), self._token
        )
        future.add_done_callback(lambda done: self._tell_failure(job, done.exception()))
        return job

    def stop(self) -> None:
        """Fall silent."""
        self._token.cancel()

    def _play(self, voice: Voice, entry: Entry, stretch: Stretch, job: JobId, token: CancelToken) -> float:
        """The second it got to; the beginning once all was heard, and the end of a stretch of it."""
        at, until = stretch
        speed = self._speed()
        sound = _until(self._dictation.sound_of(entry, at), None if until is None else until - at)
        pieces = self._at_tempo(sound, speed)
        reached = at

        def moved(seconds: float) -> None:
            nonlocal reached
            reached = at + seconds * speed
            self._bus.publish(PlaybackMoved(job, entry.entry_id, reached, playing=True))

        moved(0.0)
        try:
            _play_all(voice.speaker.line(token, voice.loudness.note), pieces, moved)
        except Cancelled:
            return reached
        return 0.0 if until is None else reached

    def _ended(self, entry: Entry, job: JobId, done: Future[float]) -> None:
        error = done.exception()
        self._tell_failure(job, error)
        reached = 0.0 if error is not None else done.result()
        self._bus.publish(PlaybackMoved(job, entry.entry_id, reached, playing=False))

    def _tell_failure(self, job: JobId, error: BaseException | None) -> None:
        if error is not None and not isinstance(error, Cancelled):
            self._bus.publish(Failed(job, error if isinstance(error, DiaryError) else DiaryError(), "play"))


def _play_all(line: SoundLine, pieces: Iterable[Samples], moved: Callable[[float], None]) -> None:
    """Add the pieces as they are needed, so that hours of sound take no memory, and wait to the end."""
    try:
        for piece in pieces:
            line.add(Sound(piece, SAMPLE_RATE))
            _wait(line, AHEAD_SECONDS, moved)
        _wait(line, 0.0, moved)
        moved(line.seconds)
    finally:
        line.close()


def _wait(line: SoundLine, ahead: float, moved: Callable[[float], None]) -> None:
    """Until no more than ``ahead`` seconds are still to be heard."""
    sleep = threading.Event()
    told = time.monotonic()
    while (left := line.seconds - line.heard) > ahead:
        sleep.wait(min(LOOK_EVERY, left - ahead))
        line.check()
        if time.monotonic() - told >= TELL_EVERY:
            told = time.monotonic()
            moved(line.heard)


def _until(sound: Iterable[Pcm16], seconds: float | None) -> Iterator[Samples]:
    """The first ``seconds``, in pieces; all of it where there is no end."""
    left = None if seconds is None else round(seconds * SAMPLE_RATE)
    for pcm in sound:
        piece = pcm if left is None else pcm[:left]
        if len(piece):
            yield to_float(piece)
        left = None if left is None else left - len(piece)
        if left is not None and left <= 0:
            return
