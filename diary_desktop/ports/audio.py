"""What the diary asks of a microphone, a loudspeaker and a file of sound."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol

from diary_desktop.domain.audio import AudioChunk, Pcm16, Samples, Sound
from diary_desktop.domain.errors import CancelToken


class Microphone(Protocol):
    """One recording at a time. Only the capture thread iterates; ``stop`` may be called from any thread."""

    @property
    def name(self) -> str:
        """The device as the system calls it."""

    def open(self) -> None:
        """Start capturing. Raises ``NoMicrophone``."""

    def chunks(self) -> Iterator[AudioChunk]:
        """Every block from ``open`` to ``stop``, the tail included. ``MicrophoneLost`` comes after what was heard."""

    def stop(self) -> None:
        """Stop capturing; ``chunks`` ends once everything captured has been handed over."""


AtTempo = Callable[[Iterable[Samples], float], Iterator[Samples]]
"""Mono samples at 16 kHz, faster or slower at their own pitch, in constant memory."""


Heard = Callable[[float, float], None]
"""Told of each block of sound when (``time.monotonic``) it is heard and how loud it is, in dBFS. Returns at once."""


class SoundLine(Protocol):
    """Sounds played one after another without a gap. May be used from any thread; opened and closed on one."""

    @property
    def seconds(self) -> float:
        """Length of everything added."""

    @property
    def heard(self) -> float:
        """Seconds of it that have been heard."""

    def add(self, sound: Sound) -> None:
        """Play it after what was added before. Raises ``NoSpeaker``, ``Cancelled``."""

    def mix(self, sound: Sound) -> None:
        """Play it at once, over whatever is being played. Raises ``NoSpeaker``, ``Cancelled``."""

    def check(self) -> None:
        """Raise ``SpeakerLost`` once the loudspeaker is gone, ``Cancelled`` once the line fell silent for good."""

    def close(self) -> None:
        """Silence, at once; what was not heard is thrown away."""


class Speaker(Protocol):
    """Owned by the synthesizer thread. One thing at a time: what begins silences what played before."""

    def line(self, token: CancelToken, heard: Heard | None = None) -> SoundLine:
        """Silent within 150 ms once ``token`` is cancelled, whatever its owner is busy with."""

    def play(
        self,
        sound: Sound,
        token: CancelToken,
        moved: Callable[[float], None] | None = None,
        heard: Heard | None = None,
    ) -> None:
        """Play to the end or until cancelled (then ``Cancelled``). Raises ``NoSpeaker``.

        ``moved`` is told the seconds played, about ten times a second.
        """


class MediaReader(Protocol):
    """Any audio or video file, as 16 kHz mono."""

    def seconds(self, path: Path) -> float:
        """Its length as far as the file tells without being read, 0 where it does not. Raises ``MediaUnreadable``."""

    def read(self, path: Path, token: CancelToken) -> Iterator[Pcm16]:
        """Pieces of at most ten seconds. Raises ``MediaUnreadable``."""


class ClipEncoder(Protocol):
    """16 kHz mono into Ogg/Opus, one recording each."""

    def encode(self, pcm: Pcm16) -> bytes:
        """Bytes that are ready, possibly none; about a page a second."""

    def finish(self) -> bytes:
        """The rest; the encoder is done."""


class ClipCodec(Protocol):
    """Ogg/Opus at a constant 24 kb/s."""

    def encoder(self) -> ClipEncoder:
        """A fresh encoder."""

    def decode(self, opus: bytes) -> Samples:
        """16 kHz mono samples of a whole or cut clip. Raises ``MediaUnreadable``."""

    def pieces(self, opus: bytes) -> Iterator[Pcm16]:
        """The same in pieces of at most ten seconds, in constant memory."""

    def stream(self, opus: Iterable[bytes], at: float = 0.0) -> Iterator[Pcm16]:
        """The same of bytes that come piece by piece, from second ``at`` on. What lies before is not decoded."""
