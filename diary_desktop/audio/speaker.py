"""The loudspeaker: plays a sound and falls silent at once when told to."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from types import ModuleType
from typing import Protocol

import numpy as np

from diary_desktop.domain.audio import Samples, Sound
from diary_desktop.domain.errors import CancelToken, NoSpeaker

from .portaudio import Device, PortAudio, Stream
from .resample import resampled

BUFFER_SECONDS = 0.15
"""Asked of the sound system: long enough while a model uses every core. On cancelling it is thrown away unheard."""

LOOK_EVERY = 0.05
"""Seconds between two looks at the token: how fast it falls silent."""

TELL_EVERY = 0.1
"""Seconds between two reports of how far it got."""

PATIENCE = 3.0
"""Seconds without the system asking for sound until the loudspeaker counts as gone."""

LONGEST_DELAY = 3.0
"""Seconds. Some sound systems report a clock that has nothing to do with ours."""

_REFUSED_RATE = -9997
"""PortAudio's code for a rate that a device does not do."""


class Loudspeaker:
    """The system's default loudspeaker, looked for anew for every sound. Owned by the synthesizer thread."""

    def play(self, sound: Sound, token: CancelToken, moved: Callable[[float], None] | None = None) -> None:
        """Play to the end, or until ``token`` is cancelled; then raises ``Cancelled``. Raises ``NoSpeaker``.

        ``moved`` is told the seconds played, about ten times a second and once at the end.
        """
        token.raise_if_cancelled()
        if not len(sound.samples):
            return
        audio = PortAudio(NoSpeaker)
        devices = audio.devices("output")
        if not devices:
            raise NoSpeaker
        playing, stream = _begin(audio, devices[0], sound)
        try:
            _wait(playing, sound.seconds, token, moved)
        finally:
            audio.close(stream)


class CallbackTime(Protocol):
    """PortAudio's clock at a callback, in seconds."""

    @property
    def outputBufferDacTime(self) -> float:  # noqa: N802 - PortAudio's spelling
        """When the first sample of the block will be heard."""

    @property
    def currentTime(self) -> float:  # noqa: N802 - as above
        """Now."""


class _Playing:
    """What is left of a sound. PortAudio's thread takes it away; the one that plays only looks.

    Silence follows the sound for as long as it is on its way to the ear: a stream that stops itself with its last
    sample throws away what the system still buffers (0.14 s of PulseAudio's; a short word would not be heard at all).
    """

    def __init__(self, samples: Samples, rate: int) -> None:
        self._samples = np.ascontiguousarray(samples, np.float32)
        self._rate = rate
        self._given = 0
        self._delay = BUFFER_SECONDS
        self.asked_at = time.monotonic()
        self.gone = threading.Event()

    @property
    def heard_seconds(self) -> float:
        """Played so far, silence behind the end included."""
        given = self._given / self._rate
        return min(given, max(0.0, given - self._delay + time.monotonic() - self.asked_at))

    def give(self, out: Samples, frames: int, clock: CallbackTime, _flags: object) -> None:
        """PortAudio's thread: the next block."""
        block = self._samples[self._given : self._given + frames]
        out[: len(block), 0] = block
        out[len(block) :, 0] = 0.0
        delay = clock.outputBufferDacTime - clock.currentTime
        self._delay = min(max(delay, BUFFER_SECONDS), LONGEST_DELAY) + frames / self._rate
        self._given += frames
        self.asked_at = time.monotonic()


def _begin(audio: PortAudio, device: Device, sound: Sound) -> tuple[_Playing, Stream]:
    """The stream at the sound's own rate or, where the device refuses, at the device's."""
    try:
        try:
            return _opened(audio, device, sound.samples, sound.rate)
        except audio.sounddevice.PortAudioError as error:
            if len(error.args) < 2 or error.args[1] != _REFUSED_RATE:
                raise
        return _opened(audio, device, resampled(sound.samples, sound.rate, device.rate), device.rate)
    except audio.sounddevice.PortAudioError as error:
        raise NoSpeaker("The loudspeaker cannot be used; another program may hold it.") from error


def _opened(audio: PortAudio, device: Device, samples: Samples, rate: int) -> tuple[_Playing, Stream]:
    playing = _Playing(samples, rate)

    def make(sounddevice: ModuleType) -> Stream:
        stream: Stream = sounddevice.OutputStream(
            samplerate=rate,
            blocksize=rate // 50,
            device=device.index,
            channels=1,
            dtype="float32",
            latency=BUFFER_SECONDS,
            callback=playing.give,
            finished_callback=playing.gone.set,
        )
        return stream

    return playing, audio.open(make)


def _wait(playing: _Playing, seconds: float, token: CancelToken, moved: Callable[[float], None] | None) -> None:
    told = time.monotonic()
    while (heard := playing.heard_seconds) < seconds:
        if playing.gone.wait(min(LOOK_EVERY, seconds - heard)):
            raise NoSpeaker("The loudspeaker was taken away.")
        token.raise_if_cancelled()
        now = time.monotonic()
        if now - playing.asked_at > PATIENCE:
            raise NoSpeaker("The loudspeaker stopped answering.")
        if moved is not None and now - told >= TELL_EVERY:
            told = now
            moved(min(seconds, playing.heard_seconds))
    if moved is not None:
        moved(seconds)
