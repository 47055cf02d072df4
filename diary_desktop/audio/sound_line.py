"""One stream into the loudspeaker that sounds are added to while it plays, watched by the token in its own callback."""

from __future__ import annotations

import threading
import time
from collections import deque
from types import ModuleType
from typing import Protocol

import numpy as np

from diary_desktop.domain.audio import SILENCE_DBFS, Samples, Sound
from diary_desktop.domain.errors import Cancelled, CancelToken, NoSpeaker, SpeakerLost
from diary_desktop.ports.audio import Heard

from .portaudio import Device, PortAudio, Stream
from .resample import resampled

BUFFER_SECONDS = 0.15
"""Asked of the sound system: long enough while a model uses every core. On cancelling it is thrown away unheard."""

BLOCKS_A_SECOND = 50
"""How often the system asks for sound, and so how soon a cancelled token is seen, whatever the others are busy with."""

PATIENCE = 3.0
"""Seconds without the system asking for sound until the loudspeaker counts as gone."""

LONGEST_DELAY = 3.0
"""Seconds. Some sound systems report a clock that has nothing to do with ours."""

_REFUSED_RATE = -9997
"""PortAudio's code for a rate that a device does not do."""


class CallbackTime(Protocol):
    """PortAudio's clock at a callback, in seconds."""

    @property
    def outputBufferDacTime(self) -> float:  # noqa: N802 - PortAudio's spelling
        """When the first sample of the block will be heard."""

    @property
    def currentTime(self) -> float:  # noqa: N802 - as above
        """Now."""


class OutputLine:
    """Opened with its first sound and at that sound's rate; later sounds of another rate are converted.

    PortAudio's thread takes the sound away; everybody else only adds and looks. Silence follows a sound for as long as
    it is on its way to the ear: a stream that stops itself with its last sample throws away what the system still
    buffers (0.14 s of PulseAudio's; a short word would not be heard at all).
    """

    def __init__(self, audio: PortAudio, token: CancelToken, heard: Heard | None) -> None:
        self._audio = audio
        self._token = token
        self._told = heard
        self._stream: Stream | None = None
        self._rate = 0
        self._sounds: deque[Samples] = deque()
        self._over: deque[Samples] = deque()
        self._added = 0
        self._asked_at = time.monotonic()
        self._given = (0, self._asked_at)  # samples, and when the last of them is heard: changed together
        self._gone = threading.Event()
        self._closed = threading.Event()

    @property
    def seconds(self) -> float:
        """Length of everything added."""
        return self._added / self._rate if self._rate else 0.0

    @property
    def heard(self) -> float:
        """Seconds that have reached the ear, as far as the system tells its delay."""
        if not self._rate:
            return 0.0
        given, heard_at = self._given
        return max(0.0, given / self._rate - max(0.0, heard_at - time.monotonic()))

    def add(self, sound: Sound) -> None:
        """Play it after the others. Raises ``NoSpeaker``, ``Cancelled``."""
        samples = self._ready(sound)
        self._sounds.append(samples)
        self._added += len(samples)

    def mix(self, sound: Sound) -> None:
        """Play it at once, over the others; it counts neither as added nor as heard. Raises as ``add``."""
        self._over.append(self._ready(sound))

    def check(self) -> None:
        """Raise ``Cancelled`` when cancelled or silenced by another sound, ``SpeakerLost`` when the device went."""
        self._token.raise_if_cancelled()
        if self._closed.is_set():
            raise Cancelled
        if self._gone.is_set():
            raise SpeakerLost
        if self._stream is not None and time.monotonic() - self._asked_at > PATIENCE:
            raise SpeakerLost("The loudspeaker stopped answering.")

    def wait(self, seconds: float) -> None:
        """Sleep, but wake as soon as the stream ends."""
        self._gone.wait(seconds)

    def close(self) -> None:
        """Silence at once. On the thread that opened it; twice is as good as once."""
        self._closed.set()
        stream, self._stream = self._stream, None
        if stream is not None:
            self._audio.close(stream)
        self._sounds.clear()
        self._over.clear()

    def give(self, out: Samples, frames: int, clock: CallbackTime, _flags: object) -> None:
        """PortAudio's thread: the next block. A cancelled token ends the stream here, its buffer unheard."""
        now = time.monotonic()
        self._asked_at = now
        out[:, 0] = 0.0
        if self._ended():
            raise self._audio.sounddevice.CallbackAbort
        taken = _filled(out[:, 0], self._sounds)
        mixed = self._mixed(out[:, 0])
        delay = min(max(clock.outputBufferDacTime - clock.currentTime, BUFFER_SECONDS), LONGEST_DELAY)
        if taken:
            self._given = (self._given[0] + taken, now + delay + taken / self._rate)
        if self._told is not None:
            self._told(now + delay, _level(out[:, 0]) if taken or mixed else SILENCE_DBFS)

    def _ready(self, sound: Sound) -> Samples:
        """Its samples at the rate of the stream, which is opened by the first."""
        self._token.raise_if_cancelled()
        if self._stream is None and not self._closed.is_set() and len(sound.samples):
            self._begin(sound.rate)
        self.check()
        rate = self._rate or sound.rate
        return np.ascontiguousarray(resampled(sound.samples, sound.rate, rate), np.float32)

    def _ended(self) -> bool:
        try:
            self._token.raise_if_cancelled()
        except Cancelled:
            return True
        return self._closed.is_set()

    def _mixed(self, out: Samples) -> int:
        """Samples of what is played over the rest, added to ``out``."""
        if not self._over:
            return 0
        over = np.zeros_like(out)
        mixed = _filled(over, self._over)
        np.clip(out + over, -1.0, 1.0, out=out)
        return mixed

    def _begin(self, rate: int) -> None:
        """A stream at the sound's own rate or, where the device refuses, at the device's."""
        devices = self._audio.devices("output")
        if not devices:
            raise NoSpeaker
        try:
            try:
                self._open(devices[0], rate)
            except self._audio.sounddevice.PortAudioError as error:
                if len(error.args) < 2 or error.args[1] != _REFUSED_RATE:
                    raise
                self._open(devices[0], devices[0].rate)
        except self._audio.sounddevice.PortAudioError as error:
            raise NoSpeaker("The loudspeaker cannot be used; another program may hold it.") from error

    def _open(self, device: Device, rate: int) -> None:
        def make(sounddevice: ModuleType) -> Stream:
            stream: Stream = sounddevice.OutputStream(
                samplerate=rate,
                blocksize=rate // BLOCKS_A_SECOND,
                device=device.index,
                channels=1,
                dtype="float32",
                latency=BUFFER_SECONDS,
                callback=self.give,
                finished_callback=self._gone.set,
            )
            return stream

        self._rate = rate
        self._asked_at = time.monotonic()
        self._stream = self._audio.open(make)


def _filled(out: Samples, sounds: deque[Samples]) -> int:
    """Samples taken from ``sounds`` and written to the beginning of ``out``."""
    filled = 0
    while filled < len(out) and sounds:
        piece = sounds[0]
        part = piece[: len(out) - filled]
        out[filled : filled + len(part)] = part
        filled += len(part)
        if len(part) == len(piece):
            sounds.popleft()
        else:
            sounds[0] = piece[len(part) :]
    return filled


def _level(block: Samples) -> float:
    power = float(np.mean(np.square(block)))
    return max(SILENCE_DBFS, 10.0 * float(np.log10(power))) if power > 0 else SILENCE_DBFS
