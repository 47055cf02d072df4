"""A question asked aloud: heard into memory, written down, and never kept as sound."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future

from diary_desktop.domain.audio import Pcm16, level_dbfs
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.events import JobId, LevelChanged, RecordingStarted, RecordingStopped
from diary_desktop.ports.audio import Microphone
from diary_desktop.runtime.engine_thread import EngineThread
from diary_desktop.runtime.event_bus import EventBus

from .transcriber import Transcriber

LONGEST_SECONDS = 120.0
"""A question that goes on longer is cut there."""

LEVEL_EVERY = 2
"""Blocks of 20 ms between two level events."""


class SpokenQuestion:
    """One question at a time, on the capture thread. ``listen`` and ``stop`` return at once."""

    def __init__(
        self,
        microphone: Callable[[], Microphone],
        transcriber: Transcriber,
        capture: EngineThread[None],
        bus: EventBus,
    ) -> None:
        self._new_microphone = microphone
        self._transcriber = transcriber
        self._capture = capture
        self._bus = bus
        self._lock = threading.Lock()
        self._microphone: Microphone | None = None
        self._stopped = False
        self._listening = False

    @property
    def listening(self) -> bool:
        """Whether its microphone is open, or about to be."""
        return self._listening

    def listen(self, job: JobId) -> Future[list[Pcm16]]:
        """Everything heard until ``stop``. The future may hold ``NoMicrophone`` or ``MicrophoneLost``."""
        with self._lock:
            self._stopped = False
            self._listening = True
        future = self._capture.submit(lambda _, __: self._hear(job))
        future.add_done_callback(lambda _: self._done())
        return future

    def stop(self) -> None:
        """Hear the tail out and end."""
        with self._lock:
            self._stopped = True
            if self._microphone is not None:
                self._microphone.stop()

    def words(self, heard: list[Pcm16], token: CancelToken) -> str:
        """What was said, empty for silence. Waits; raises ``ModelMissing`` where no recogniser knows the language."""
        return self._transcriber.transcribe(heard, token).text

    def _done(self) -> None:
        self._listening = False

    def _hear(self, job: JobId) -> list[Pcm16]:
        microphone = self._new_microphone()
        microphone.open()
        with self._lock:
            self._microphone = microphone
            if self._stopped:
                microphone.stop()
        self._bus.publish(RecordingStarted(job, microphone.name))
        try:
            return self._blocks(microphone, job)
        finally:
            with self._lock:
                self._microphone = None

    def _blocks(self, microphone: Microphone, job: JobId) -> list[Pcm16]:
        heard: list[Pcm16] = []
        seconds = 0.0
        for number, chunk in enumerate(microphone.chunks()):
            heard.append(chunk.pcm)
            seconds += chunk.seconds
            if number % LEVEL_EVERY == 0:
                self._bus.publish(LevelChanged(job, level_dbfs(chunk.pcm), seconds))
            if seconds > LONGEST_SECONDS:
                microphone.stop()
        self._bus.publish(RecordingStopped(job, seconds))
        return heard
