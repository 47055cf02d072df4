"""What the diary asks of a microphone, a loudspeaker and a file of sound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from ..domain.audio import AudioChunk, Pcm16, Samples, Sound
from ..domain.errors import CancelToken


class Microphone(Protocol):
    """One recording at a time. Only the capture thread iterates; ``stop`` may be called from any thread."""

    @property
    def name(self) -> str:
        """The device as the system calls it."""

    def open(self) -> None:
        """Start capturing. Raises ``NoMicrophone``."""

    def chunks(self) -> Iterator[AudioChunk]:
        """Every block since ``open`` until ``stop``, the tail included. Raises ``MicrophoneLost`` after what was heard."""

    def stop(self) -> None:
        """Stop capturing; ``chunks`` ends once everything captured has been handed over."""


class Speaker(Protocol):
    """Owned by the synthesizer thread."""

    def play(self, sound: Sound, token: CancelToken) -> None:
        """Play to the end or until cancelled (then ``Cancelled``). Raises ``NoSpeaker``."""


class MediaReader(Protocol):
    """Any audio or video file, as 16 kHz mono."""

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
