"""The microphone: nothing of what was said is lost between pressing record and pressing stop.

What is said reaches us late by as much as the sound system buffers (20 ms to 2 s). So after ``stop`` the reader goes
on until it holds everything that was in the air by then. Stopping the stream at once would cut the last word.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator
from types import ModuleType

import numpy as np

from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE, AudioChunk, Pcm16, to_float, to_pcm16
from diary_desktop.domain.entry import Gap
from diary_desktop.domain.errors import MicrophoneLost, NoMicrophone

from .clock_gaps import LEAST_SECONDS, GapFinder
from .intake import Block, Intake
from .portaudio import Device, PortAudio, Stream
from .resample import Resampler

BUFFER_SECONDS = 0.2
"""Asked of the sound system: so long may the whole process be busy before a bare sound card overruns."""

FIRST_PATIENCE = 5.0
"""Seconds until the first block must be there; a wireless microphone takes long to begin."""

PATIENCE = 2.0
"""Seconds without a block until the microphone counts as gone."""

LONGEST_TAIL = 3.0
"""Seconds after ``stop`` by which the tail must have arrived."""

_LOOK_EVERY = 0.1
_REFUSALS = frozenset({-9998, -9997})
"""PortAudio's codes for a number of channels and for a rate that a device does not do."""


class SoundCard:
    """A microphone by its name, empty for the system's own choice. For one recording; the next one makes another."""

    def __init__(self, device: str = "") -> None:
        self._name = device
        self._audio: PortAudio | None = None
        self._stream: Stream | None = None
        self._intake = Intake(SAMPLE_RATE)
        self._converter = _Converter(SAMPLE_RATE, 1)
        self._stopped_at: float | None = None
        self._handed = 0
        self._variables: dict[str, str] = {}
        """Which lead to a device of the sound server that has no name here."""

    def __del__(self) -> None:
        """A microphone that was opened and then dropped does not go on listening."""
        self._close()

    @property
    def name(self) -> str:
        """The device as the system calls it; before ``open``, as it was asked for."""
        return self._name

    @property
    def lost_seconds(self) -> float:
        """Sound that nobody fetched in time. What the device itself dropped is marked on the chunk, not counted."""
        return self._intake.lost_seconds

    def open(self) -> None:
        """Start capturing; returns once sound arrives, so that nothing said from then on is lost.

        Raises ``NoMicrophone``, also for a device that is there but gives no sound.
        """
        self._audio = PortAudio(NoMicrophone, self._variables)
        device = _chosen(self._audio.devices("input"), self._name)
        self._name = device.name
        try:
            self._stream = self._start(self._audio, device)
        except self._audio.sounddevice.PortAudioError as error:
            raise NoMicrophone("The microphone cannot be used; another program may hold it.") from error
        if not self._intake.wait_for_sound(FIRST_PATIENCE):
            self._close()
            raise NoMicrophone("The microphone gives no sound.")

    def chunks(self) -> Iterator[AudioChunk]:
        """Every block from ``open`` to ``stop``, the tail included. ``MicrophoneLost`` comes after what was heard.

        The last piece before that says as a gap how long nothing had come.
        """
        given, dropped, lost, until = 0, 0, None, time.monotonic()
        finder = GapFinder(self._converter.rate)
        try:
            for block in self._blocks():
                pcm = self._converter.push(block.data)
                at = given / SAMPLE_RATE + block.lost / self._converter.rate
                given += len(pcm)
                gaps = finder.heard(
                    block.frames, block.until, block.arrived, flagged=block.gap, lost=block.lost - dropped
                )
                dropped, until = block.lost, block.until
                waited = max(0.0, time.monotonic() - block.arrived)
                yield AudioChunk(pcm, at, block.gap, block.until, tuple(gaps), waited)
        except MicrophoneLost as error:
            lost = error
        finally:
            self._close()
        rest, gaps = self._converter.finish(), finder.end()
        if lost is not None and (silent := time.monotonic() - until) >= LEAST_SECONDS:
            gaps.append(Gap(given / SAMPLE_RATE, silent))
        if len(rest) or gaps:
            yield AudioChunk(rest, given / SAMPLE_RATE + self.lost_seconds, gaps=tuple(gaps))
        if lost is not None:
            raise lost

    def ready(self) -> Iterator[AudioChunk]:
        """In place of ``chunks``: what has come by now, without waiting; nothing once the device is gone."""
        while (block := self._intake.come()) is not None:
            pcm = self._converter.push(block.data)
            yield AudioChunk(pcm, self._handed / SAMPLE_RATE, block.gap, block.until)
            self._handed += len(pcm)

    def release(self) -> None:
        """In place of ``stop``, where nobody reads the tail: close at once."""
        self._close()

    def stop(self) -> None:
        """Any thread: stop capturing. Returns at once; the thread that reads ``chunks`` fetches the tail and closes."""
        if self._stopped_at is None:
            self._stopped_at = time.monotonic()

    def _start(self, audio: PortAudio, device: Device) -> Stream:
        """The device at our own rate or, where it refuses, at its own."""
        choices = [(SAMPLE_RATE, 1), (device.rate, 1), (device.rate, min(2, device.channels))]
        for rate, channels in choices[:-1]:
            try:
                return self._started(audio, device, rate, channels)
            except audio.sounddevice.PortAudioError as error:
                if not _refused(error):
                    raise
        return self._started(audio, device, *choices[-1])

    def _started(self, audio: PortAudio, device: Device, rate: int, channels: int) -> Stream:
        intake = Intake(rate)

        def make(sounddevice: ModuleType) -> Stream:
            stream: Stream = sounddevice.RawInputStream(
                samplerate=rate,
                blocksize=rate * BLOCK_SAMPLES // SAMPLE_RATE,
                device=device.index,
                channels=channels,
                dtype="int16",
                latency=BUFFER_SECONDS,
                callback=intake.take,
                finished_callback=intake.ended,
            )
            return stream

        stream = audio.open(make)
        self._intake, self._converter = intake, _Converter(rate, channels)
        return stream

    def _blocks(self) -> Iterator[Block]:
        """What comes until everything that was in the air at ``stop`` is here. Raises ``MicrophoneLost``."""
        looks = 0
        while True:
            try:
                block = self._intake.next(_LOOK_EVERY)
            except queue.Empty:
                # Counted by our own looks and not by the clock: while the whole program is held up, nobody can speak
                # for the microphone either.
                looks += 1
                if self._stopped_at is None and looks * _LOOK_EVERY >= PATIENCE:
                    raise MicrophoneLost from None
                if self._late(time.monotonic()):
                    return
                continue
            looks = 0
            if block is None:
                if self._stopped_at is None:
                    raise MicrophoneLost
                return
            yield block
            if self._stopped_at is not None and (block.until >= self._stopped_at or self._late(block.arrived)):
                return

    def _late(self, moment: float) -> bool:
        """Whether the tail must have come by then. What waits here for a slow reader came before, and is not late."""
        return self._stopped_at is not None and moment >= self._stopped_at + LONGEST_TAIL

    def _close(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None and self._audio is not None:
            self._audio.close(stream)


class _Converter:
    """The device's samples as 16 kHz mono; its own job only where the device would not do that."""

    def __init__(self, rate: int, channels: int) -> None:
        self.rate = rate
        self._channels = channels
        self._resampler = Resampler(rate, SAMPLE_RATE) if (rate, channels) != (SAMPLE_RATE, 1) else None

    def push(self, data: bytes) -> Pcm16:
        pcm = np.frombuffer(data, np.int16)
        if self._resampler is None:
            return pcm
        mono = to_float(pcm).reshape(-1, self._channels).mean(axis=1, dtype=np.float32)
        return to_pcm16(self._resampler.push(mono))

    def finish(self) -> Pcm16:
        return np.zeros(0, np.int16) if self._resampler is None else to_pcm16(self._resampler.finish())


def _chosen(devices: list[Device], name: str) -> Device:
    if not devices:
        raise NoMicrophone
    if not name:
        return devices[0]
    found = next((device for device in devices if device.name == name), None)
    if found is None:
        hint = "Connect it, or choose another in the settings. You can write instead, or bring in a recording."
        raise NoMicrophone("The microphone “{name}” is not connected.", hint, name=name)
    return found


def _refused(error: Exception) -> bool:
    """Whether the device is there and only wants another format: sounddevice puts PortAudio's code second."""
    return len(error.args) > 1 and error.args[1] in _REFUSALS
