"""Plays an entry's own sound, from any second of it, and says where it is so that words can light up."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future

import numpy as np

from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16, Sound, to_float
from diary_desktop.domain.entry import Entry
from diary_desktop.domain.errors import Cancelled, CancelToken, DiaryError
from diary_desktop.domain.events import Failed, JobId, PlaybackMoved
from diary_desktop.runtime.engine_thread import EngineThread, Token
from diary_desktop.runtime.event_bus import EventBus

from .dictation import Dictation
from .narrator import Voice


class Player:
    """One sound at a time, on the synthesizer thread, which owns the loudspeaker. Every method returns at once."""

    def __init__(self, dictation: Dictation, voice: EngineThread[Voice], bus: EventBus) -> None:
        self._dictation = dictation
        self._voice = voice
        self._bus = bus
        self._token = Token()

    def play(self, entry: Entry, at: float = 0.0) -> JobId:
        """Play ``entry`` from ``at`` seconds; whatever played before stops. News: ``PlaybackMoved``, ``Failed``."""
        self.stop()
        self._token, job = Token(), self._bus.new_job()
        future = self._voice.submit(lambda voice, token: self._play(voice, entry, at, job, token), self._token)
        future.add_done_callback(lambda done: self._ended(entry, job, done))
        return job

    def play_heard(self, heard: Sequence[Pcm16]) -> JobId:
        """Play what a microphone gave a moment ago and what is kept nowhere. News: ``Failed``."""
        self.stop()
        self._token, job = Token(), self._bus.new_job()
        sound = Sound(np.concatenate([to_float(pcm) for pcm in heard]), SAMPLE_RATE)
        future = self._voice.submit(lambda voice, token: voice.speaker.play(sound, token), self._token)
        future.add_done_callback(lambda done: self._tell_failure(job, done.exception()))
        return job

    def stop(self) -> None:
        """Fall silent."""
        self._token.cancel()

    def _play(self, voice: Voice, entry: Entry, at: float, job: JobId, token: CancelToken) -> float:
        """The second it got to."""
        pieces = [to_float(pcm) for pcm in self._dictation.sound_of(entry)]
        samples = np.concatenate(pieces)[round(at * SAMPLE_RATE) :]
        reached = at

        def moved(seconds: float) -> None:
            nonlocal reached
            reached = at + seconds
            self._bus.publish(PlaybackMoved(job, entry.entry_id, reached, playing=True))

        moved(0.0)
        try:
            voice.speaker.play(Sound(samples, SAMPLE_RATE), token, moved)
        except Cancelled:
            return reached
        return 0.0

    def _ended(self, entry: Entry, job: JobId, done: Future[float]) -> None:
        error = done.exception()
        self._tell_failure(job, error)
        reached = 0.0 if error is not None else done.result()
        self._bus.publish(PlaybackMoved(job, entry.entry_id, reached, playing=False))

    def _tell_failure(self, job: JobId, error: BaseException | None) -> None:
        if error is not None and not isinstance(error, Cancelled):
            self._bus.publish(Failed(job, error if isinstance(error, DiaryError) else DiaryError(), "play"))
