"""What a recogniser heard: words with times, segments, and the whole transcript kept for ever beside later edits."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """One word, its start and end in seconds of the clip, and the recogniser's confidence (0 to 1)."""

    text: str
    start: float
    end: float
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of final text between two pauses. ``words`` may be empty where a recogniser gives no times."""

    text: str
    start: float
    end: float
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Caption:
    """Text while speaking: ``settled`` never changes again, ``provisional`` may."""

    settled: str
    provisional: str = ""


@dataclass(frozen=True, slots=True)
class Transcript:
    """All segments, who heard them and in which language (ISO 639-1, empty where nobody knows)."""

    segments: tuple[Segment, ...]
    language: str
    recognizer: str
    rough: bool = False
    """True for the starter recogniser: worth transcribing again with a better one."""

    @property
    def text(self) -> str:
        """The segments' texts joined by spaces."""
        return " ".join(segment.text.strip() for segment in self.segments if segment.text.strip())

    @property
    def words(self) -> tuple[Word, ...]:
        """Every word with its times, in order."""
        return tuple(word for segment in self.segments for word in segment.words)
