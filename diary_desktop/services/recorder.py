"""Microphone to sealed clip: every block is encoded and sealed within a second, and stopping drains to the last one."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from concurrent.futures import Future

from diary_desktop.domain.audio import AudioChunk, level_dbfs
from diary_desktop.domain.entry import Clip, ClipId
from diary_desktop.domain.errors import DiaryError, DiskFull, InputError, MicrophoneLost
from diary_desktop.domain.events import Failed, JobId, LevelChanged, RecordingPaused, RecordingStarted, RecordingStopped
from diary_desktop.ports.audio import ClipCodec, Microphone
from diary_desktop.runtime.engine_thread import EngineThread
from diary_desktop.runtime.event_bus import EventBus

from .clip_recording import ClipRecording
from .tap import Tap, tapped
from .vault_state import VaultThread

LEVEL_EVERY = 2
"""Blocks of 20 ms between two level events: 25 a second."""

RETRY_SECONDS = 1.0
RETRIES = 10
"""How often a full disk is tried again once the person has stopped."""


class Recorder:
    """One recording at a time, on the capture thread. ``start``, ``pause``, ``resume`` and ``stop`` return at once."""

    def __init__(
        self,
        microphone: Callable[[], Microphone],
        codec: ClipCodec,
        vault: VaultThread,
        capture: EngineThread[None],
        bus: EventBus,
    ) -> None:
        self._new_microphone = microphone
        self._codec = codec
        self._vault = vault
        self._capture = capture
        self._bus = bus
        self._current: _Controls | None = None

    @property
    def recording(self) -> bool:
        """Whether a recording is going on or paused."""
        return self._current is not None and not self._current.done.is_set()

    def start(
        self,
        clip_id: ClipId,
        job: JobId,
        opened: Callable[[], None],
        tap: Tap | None = None,
        microphone: Microphone | None = None,
    ) -> Future[Clip]:
        """Record into ``clip_id`` until ``stop``. The future holds the finished clip, or ``NoMicrophone`` and the like.

        ``opened`` is called on the capture thread once the microphone is open and before any sound is taken. ``tap``
        gets every block that is kept, in order, all of them before the future is done; it runs on a thread of its own,
        so that it can neither hold up nor end the recording. ``microphone`` is used instead of the chosen one until
        the first pause.
        """
        if self.recording:
            raise InputError("A recording is going on already.", "Finish it first.")
        controls = _Controls()
        self._current = controls
        future = self._capture.submit(lambda _, __: self._record(clip_id, job, controls, opened, tap, microphone))
        future.add_done_callback(lambda _: controls.done.set())
        return future

    def pause(self) -> None:
        """Close the microphone; ``resume`` goes on in the same clip."""
        if self._current:
            self._current.pause()

    def resume(self) -> None:
        """Open the microphone again."""
        if self._current:
            self._current.resume()

    def stop(self) -> None:
        """Hear the tail out, seal it and finish."""
        if self._current:
            self._current.stop()

    def wait(self, seconds: float) -> bool:
        """Whether the recording ended within ``seconds``."""
        return self._current is None or self._current.done.wait(seconds)

    def _record(
        self,
        clip_id: ClipId,
        job: JobId,
        controls: _Controls,
        opened: Callable[[], None],
        tap: Tap | None,
        given: Microphone | None,
    ) -> Clip:
        microphone = given or self._new_microphone()
        microphone.open()
        opened()
        writer = self._vault.call(lambda state, _: state.vault.clips.writer(clip_id, 1))
        recording = ClipRecording(clip_id, writer, self._codec, "microphone")
        with tapped(tap) as hand_on:
            feed = _Feed(recording, self._bus, job, hand_on)
            self._bus.publish(RecordingStarted(job, microphone.name))
            self._listen(microphone, feed, controls)
        clip = _finished(recording, feed)
        self._bus.publish(RecordingStopped(job, clip.seconds))
        return clip

    def _listen(self, microphone: Microphone, feed: _Feed, controls: _Controls) -> None:
        """Listen, with pauses, until stopped or until the microphone is gone."""
        while True:
            controls.listen_with(microphone)
            try:
                for chunk in microphone.chunks():
                    feed.take(chunk)
            except MicrophoneLost as error:
                self._bus.publish(Failed(feed.job, error, "record"))
                return
            if not controls.paused:
                return
            self._bus.publish(RecordingPaused(feed.job, feed.seconds))
            if not controls.wait_for_resume():
                return
            microphone = self._new_microphone()
            microphone.open()
            self._bus.publish(RecordingStarted(feed.job, microphone.name))


class _Feed:
    """Blocks into the recording; news of the level, and of a disk that is full, on the way."""

    def __init__(self, recording: ClipRecording, bus: EventBus, job: JobId, hand_on: Tap) -> None:
        self.job = job
        self._hand_on = hand_on
        self._recording = recording
        self._bus = bus
        self._blocks = 0
        self._full = False

    @property
    def seconds(self) -> float:
        return self._recording.seconds

    def take(self, chunk: AudioChunk) -> None:
        if chunk.overflowed:
            self._recording.gap(0.0)
        try:
            self._recording.add(chunk.pcm)
            self._full = False
        except DiskFull as error:
            self.tell(error)
        self._hand_on(chunk)
        self._blocks += 1
        if self._blocks % LEVEL_EVERY == 0:
            peak = int(abs(chunk.pcm.astype("int32")).max()) if len(chunk.pcm) else 0
            self._bus.publish(LevelChanged(self.job, level_dbfs(chunk.pcm), self.seconds, peak))

    def tell(self, error: DiaryError) -> None:
        """Once for each time the disk fills up."""
        if not self._full:
            self._full = True
            self._bus.publish(Failed(self.job, error, "record"))


class _Controls:
    """What other threads ask of the recording. The microphone is stopped by whoever asks; its tail still arrives."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self._changed = threading.Condition()
        self._wanted = "listen"
        self._microphone: Microphone | None = None

    @property
    def paused(self) -> bool:
        with self._changed:
            return self._wanted == "pause"

    def listen_with(self, microphone: Microphone) -> None:
        """From here on ``stop`` and ``pause`` close ``microphone``, at once if they were asked for already."""
        with self._changed:
            self._microphone = microphone
            if self._wanted != "listen":
                microphone.stop()

    def pause(self) -> None:
        self._ask("pause")

    def resume(self) -> None:
        with self._changed:
            if self._wanted == "pause":
                self._wanted = "listen"
                self._microphone = None
                self._changed.notify_all()

    def stop(self) -> None:
        self._ask("stop")

    def wait_for_resume(self) -> bool:
        """True to go on, False to finish."""
        with self._changed:
            self._changed.wait_for(lambda: self._wanted != "pause")
            return self._wanted == "listen"

    def _ask(self, wanted: str) -> None:
        with self._changed:
            if self._wanted == "stop":
                return
            self._wanted = wanted
            self._changed.notify_all()
            if self._microphone is not None:
                self._microphone.stop()


def _finished(recording: ClipRecording, feed: _Feed) -> Clip:
    """The finished clip, trying a full disk again for a while. Raises ``DiskFull``; what was sealed before stays."""
    patience = threading.Event()
    for _ in range(RETRIES):
        try:
            return recording.finish()
        except DiskFull as error:
            feed.tell(error)
            patience.wait(RETRY_SECONDS)
    return recording.finish()


def new_clip_id() -> ClipId:
    """16 random bytes."""
    return ClipId(secrets.token_bytes(16))
