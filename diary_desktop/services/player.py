"""Plays an entry's own sound, from any second of it, and says where it is so that words can light up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future

import numpy as np

from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16, Samples, Sound, to_float
from diary_desktop.domain.entry import Entry
from diary_desktop.domain.errors import Cancelled, CancelToken, DiaryError
from diary_desktop.domain.events import Failed, JobId, PlaybackMoved
from diary_desktop.ports.audio import AtTempo
from diary_desktop.runtime.engine_thread import EngineThread, Token
from diary_desktop.runtime.event_bus import EventBus

from .dictation import Dictation
from .voice import Voice

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
        pieces = self._at_tempo(_between(self._dictation.sound_of(entry), at, until), speed)
        samples = np.concatenate([np.zeros(0, np.float32), *pieces])
        reached = at

        def moved(seconds: float) -> None:
            nonlocal reached
            reached = at + seconds * speed
            self._bus.publish(PlaybackMoved(job, entry.entry_id, reached, playing=True))

        moved(0.0)
        try:
            voice.speaker.play(Sound(samples, SAMPLE_RATE), token, moved, voice.loudness.note)
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


def _between(sound: Iterable[Pcm16], at: float, until: float | None) -> Iterator[Samples]:
    """The samples of a stretch, in pieces."""
    first, last = round(at * SAMPLE_RATE), None if until is None else round(until * SAMPLE_RATE)
    passed = 0
    for pcm in sound:
        begin, end = max(0, first - passed), len(pcm) if last is None else min(len(pcm), last - passed)
        if begin < end:
            yield to_float(pcm[begin:end])
        passed += len(pcm)
        if last is not None and passed >= last:
            return
