"""What the diary asks of engines that hear and speak."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from diary_desktop.domain.audio import Samples, Sound
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.transcript import Segment


class SpeechDetector(Protocol):
    """Tells speech from silence."""

    def stretches(self, samples: Samples) -> list[tuple[float, float]]:
        """Start and end, in seconds, of every stretch of speech in 16 kHz mono samples."""


class SpeechRecognizer(Protocol):
    """Owned by the recognizer thread."""

    @property
    def name(self) -> str:
        """Engine and model, as kept with a transcript."""

    @property
    def rough(self) -> bool:
        """True for the starter."""

    def understands(self, language: str) -> bool:
        """Whether it can write down ``language`` (ISO 639-1, or ``auto`` for detection)."""

    def transcribe(self, speech: Samples, language: str | None, token: CancelToken) -> Iterator[Segment]:
        """Segments of 16 kHz mono ``speech`` in order; nothing for silence. ``None`` detects the language."""

    def language_of(self, speech: Samples) -> str:
        """The language it would hear (ISO 639-1), empty where it cannot tell."""


class SpeechSynthesizer(Protocol):
    """Owned by the synthesizer thread."""

    @property
    def name(self) -> str:
        """Engine and voice."""

    @property
    def rough(self) -> bool:
        """True for the starter voice."""

    def speak(self, sentence: str, language: str, token: CancelToken, speed: float = 1.0) -> Iterator[Sound]:
        """The sentence's sound in pieces; nothing for a sentence without letters or digits. ``speed`` is 0.5 to 2."""
