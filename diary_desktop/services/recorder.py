"""Microphone to sealed clip: every block is encoded and sealed within a second, and stopping drains to the last one."""

from __future__ import annotations

import contextlib
import secrets
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from diary_desktop.domain.entry import Clip, ClipId
from diary_desktop.domain.errors import AudioError, DiskFull, InputError, MicrophoneLost
from diary_desktop.domain.events import (
    JobId,
    RecordingMarked,
    RecordingParked,
    RecordingPaused,
    RecordingStarted,
    RecordingStopped,
)
from diary_desktop.ports.audio import ClipCodec, Microphone
from diary_desktop.ports.storage import ClipWriter
from diary_desktop.runtime.engine_thread import EngineThread
from diary_desktop.runtime.event_bus import EventBus

from .clip_recording import ClipRecording
from .recording_controls import Controls
from .recording_feed import RecordingFeed
from .tap import Tap, tapped
from .vault_state import VaultThread

RETRY_SECONDS = 1.0
RETRIES = 10
"""How often a full disk is tried again once the person has stopped."""

NewMicrophone = Callable[[str | None], Microphone]
"""The microphone of a name; of the settings where there is none."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one recording was started with."""

    clip: Clip
    job: JobId
    opened: Callable[[], None]
    tap: Tap | None
    microphone: Microphone | None


class Recorder:
    """One recording at a time, on the capture thread. Every method but ``wait`` returns at once.

    A microphone that is lost, and a disk that takes no new file, park the recording: what was heard is sealed, and it
    waits for ``resume`` or ``stop`` as if it were paused.
    """

    def __init__(
        self,
        microphone: NewMicrophone,
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
        self._current: Controls | None = None
        self._recording: tuple[JobId, ClipRecording] | None = None

    @property
    def clip_id(self) -> ClipId | None:
        """Of what is being recorded, or pauses; None otherwise."""
        recording = self._recording
        return recording[1].clip_id if self.recording and recording is not None else None

    @property
    def recording(self) -> bool:
        """Whether a recording is going on or paused."""
        return self._current is not None and not self._current.done.is_set()

    @property
    def waits(self) -> bool:
        """Whether it is paused or parked: nothing is recorded until ``resume``."""
        return self.recording and self._current is not None and self._current.wish == "pause"

    @property
    def refused(self) -> bool:
        """Whether it waits for no want of a microphone: it was paused, or the disk took nothing more."""
        return self.waits and self._current is not None and self._current.trouble is None

    def start(
        self,
        clip_id: ClipId,
        job: JobId,
        opened: Callable[[], None],
        tap: Tap | None = None,
        microphone: Microphone | None = None,
        before: Clip | None = None,
    ) -> Future[Clip]:
        """Record into ``clip_id`` until ``stop``. The future holds the finished clip, or ``NoMicrophone`` and the like.

        ``opened`` is called on the capture thread once the microphone is open and before any sound is taken. ``tap``
        gets every block that is kept, in order, all of them before the future is done; it runs on a thread of its own,
        so that it can neither hold up nor end the recording. ``microphone`` is used instead of the chosen one until
        the first pause. ``before`` is what the clip holds already: the new sound goes into parts behind it.
        """
        if self.recording:
            raise InputError("A recording is going on already.", "Finish it first.")
        controls = Controls()
        self._current = controls
        asked = _Asked(before or Clip(clip_id, (), 0.0), job, opened, tap, microphone)
        future = self._capture.submit(lambda _, __: self._record(asked, controls))
        future.add_done_callback(lambda _: controls.done.set())
        return future

    def pause(self, trouble: AudioError | None = None) -> None:
        """Close the microphone and seal what was heard; ``resume`` goes on in the same clip.

        With ``trouble`` it is parked: nobody asked for it, and the person is told why.
        """
        if self._current:
            self._current.pause(trouble)

    def resume(self, device: str | None = None, microphone: Microphone | None = None) -> None:
        """Open the microphone again, or the one of another name, or this ``microphone``."""
        if self._current:
            self._current.resume(device, microphone)

    def mark(self) -> None:
        """Remember this moment of the recording."""
        if self.recording and self._recording is not None:
            job, recording = self._recording
            self._bus.publish(RecordingMarked(job, recording.mark()))

    def stop(self) -> None:
        """Hear the tail out, seal it and finish."""
        if self._current:
            self._current.stop()

    def wait(self, seconds: float) -> bool:
        """Whether the recording ended within ``seconds``."""
        return self._current is None or self._current.done.wait(seconds)

    def _record(self, asked: _Asked, controls: Controls) -> Clip:
        microphone = asked.microphone or self._new_microphone(None)
        microphone.open()
        asked.opened()
        before = asked.clip if asked.clip.parts else None
        writer = self._writer(asked.clip.clip_id, 1 + max((part.number for part in asked.clip.parts), default=0))
        recording = ClipRecording(asked.clip.clip_id, writer, self._codec, "microphone", before, microphone.name)
        self._recording = asked.job, recording
        with contextlib.ExitStack() as unless_finished:
            unless_finished.callback(recording.abandon)  # its disk is gone, say
            with tapped(asked.tap) as hand_on:
                feed = RecordingFeed(recording, self._bus, asked.job, hand_on)
                self._bus.publish(RecordingStarted(asked.job, microphone.name))
                self._listen(microphone, feed, controls, recording)
            self._recording = None
            clip = _finished(recording, feed)
            unless_finished.pop_all()
        self._bus.publish(RecordingStopped(asked.job, clip.seconds))
        return clip

    def _listen(self, first: Microphone, feed: RecordingFeed, controls: Controls, recording: ClipRecording) -> None:
        """Listen, with pauses, until stopped, or until a microphone that ends by itself has ended."""
        microphone: Microphone | None = first
        while microphone is not None:
            controls.listen_with(microphone)
            try:
                for chunk in microphone.chunks():
                    feed.take(chunk)
            except MicrophoneLost as error:
                feed.broke_off()
                controls.pause(error)
            if controls.wish != "pause":
                return
            _seal(recording, feed)
            feed.paused()
            microphone = self._again(feed, controls, recording)

    def _again(self, feed: RecordingFeed, controls: Controls, recording: ClipRecording) -> Microphone | None:
        """The microphone to go on with, opened, and a new part to record into; None to finish."""
        while True:
            self._tell_pause(feed, controls.trouble)
            if not controls.wait_for_resume():
                return None
            try:
                microphone = controls.given or self._new_microphone(controls.device)
                microphone.open()
            except AudioError as error:
                controls.pause(error)
                continue
            try:
                if recording.sealed:
                    recording.go_on(self._writer(recording.clip_id, recording.next_part))
            except DiskFull as error:
                microphone.stop()
                feed.tell(error)
                controls.pause()
                continue
            feed.another_microphone(unasked=controls.given is not None)
            self._bus.publish(RecordingStarted(feed.job, microphone.name))
            return microphone

    def _tell_pause(self, feed: RecordingFeed, trouble: AudioError | None) -> None:
        if trouble is None:
            self._bus.publish(RecordingPaused(feed.job, feed.seconds))
        else:
            self._bus.publish(RecordingParked(feed.job, feed.seconds, trouble))

    def _writer(self, clip_id: ClipId, part: int) -> ClipWriter:
        return self._vault.call(lambda state, _: state.vault.clips.writer(clip_id, part))


def _seal(recording: ClipRecording, feed: RecordingFeed) -> None:
    """Nothing of what was heard waits in memory for as long as a pause may last."""
    try:
        recording.seal()
    except DiskFull as error:
        feed.tell(error)


def _finished(recording: ClipRecording, feed: RecordingFeed) -> Clip:
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
