"""What the diary asks of engines that hear and speak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from diary_desktop.domain.audio import Pcm16, Samples, Sound
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.transcript import Segment


class SpeechStream(Protocol):
    """Chances of speech in one running recording, block after block. Used by one thread."""

    @property
    def block(self) -> int:
        """Samples that one chance covers."""

    def probabilities(self, samples: Samples) -> npt.NDArray[np.float32]:
        """One chance (0 to 1) for each block of ``samples``, whose length must be a multiple of ``block``."""


class SpeechDetector(Protocol):
    """Tells speech from silence."""

    def stream(self) -> SpeechStream:
        """Chances for a recording that is still going on."""

    def stretches(self, samples: Samples) -> list[tuple[float, float]]:
        """Start and end, in seconds, of every stretch of speech in 16 kHz mono samples."""


class WakeWordDetector(Protocol):
    """Listens for one word. Owned by the ear's thread."""

    @property
    def name(self) -> str:
        """The word as people say it."""

    def hear(self, pcm: Pcm16) -> bool:
        """Take in the next samples (16 kHz mono, any number); whether the word ended in them. Once for each time."""

    def reset(self) -> None:
        """Forget what was heard."""


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

    def transcribe(
        self, speech: Samples, language: str | None, token: CancelToken, hints: Sequence[str] = ()
    ) -> Iterator[Segment]:
        """Segments of 16 kHz mono ``speech`` in order; nothing for silence. ``None`` detects the language.

        ``hints`` are names and words that are likely to be said, the likeliest first; as many are used as can be.
        A word's confidence is below ``DOUBTFUL`` where it is more likely wrong than the recogniser's words usually are.
        """

    def language_of(self, speech: Samples) -> str:
        """The language it would hear (ISO 639-1), empty where it cannot tell."""


class Overhearing(Protocol):
    """One utterance while it is spoken; used and closed on the recognizer's thread."""

    def feed(self, speech: Samples) -> str:
        """The words heard so far, once these 16 kHz mono samples have followed the others; any of them may change."""

    def close(self) -> None:
        """Forget it."""


@runtime_checkable
class PartialRecognizer(SpeechRecognizer, Protocol):
    """A recogniser that can be read while somebody speaks; the others have to read the growing sound again."""

    def overhear(self) -> Overhearing:
        """Begin an utterance; the one before, if it is still open, is closed."""


@runtime_checkable
class ChoosingRecognizer(SpeechRecognizer, Protocol):
    """A recogniser that can be told which few phrases are likely."""

    def choose(self, speech: Samples, read: Sequence[Segment], phrases: Sequence[str]) -> str:
        """The one of ``phrases`` (in its language, lower case) that was meant by all of 16 kHz mono ``speech``.

        ``read`` is what ``transcribe`` made of it. Empty where it was something else, for all it can tell.
        """


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
