"""What a recogniser heard: words with times, segments, and the whole transcript kept for ever beside later edits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

DOUBTFUL = 0.5
"""A confidence below this marks a word as doubtful, whichever recogniser heard it: each maps its own measure so."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word, its start and end in seconds of the clip, and the recogniser's confidence (0 to 1)."""

    text: str
    start: float
    end: float
    confidence: float = 1.0

    @property
    def doubtful(self) -> bool:
        """Whether it is worth hearing again."""
        return self.confidence < DOUBTFUL


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of final text between two pauses. ``words`` may be empty where a recogniser gives no times."""

    text: str
    start: float
    end: float
    words: tuple[Word, ...] = ()

    def before(self, second: float) -> Segment | None:
        """What was said before that second of the clip; None where that is nothing.

        Without word times a segment is left out once it begins there or later.
        """
        return self.said_at(lambda at: at < second)

    def said_at(self, wanted: Callable[[float], bool]) -> Segment | None:
        """The words whose middle lies at a second that is ``wanted``; without word times the beginning counts."""
        if not self.words:
            return self if wanted(self.start) else None
        kept = tuple(word for word in self.words if wanted((word.start + word.end) / 2))
        if len(kept) == len(self.words):
            return self
        if not kept:
            return None
        text = " ".join(word.text for word in kept).rstrip(",;: ")
        text = text[:1].upper() + text[1:] if self.text[:1].isupper() else text
        text += "" if text.endswith((".", "!", "?", "…")) else "."
        return Segment(text, kept[0].start, kept[-1].end, kept)


CaptionNote = Literal["", "behind", "unheard", "off"]
"""``behind``: words are catching up, nothing is lost; ``unheard``: nothing here understands what is spoken;
``off``: nobody wants any.
"""


@dataclass(frozen=True, slots=True)
class Caption:
    """Text while speaking: ``settled`` never changes again, it only grows; ``provisional`` follows it and may change.

    ``doubts`` are characters (start, end) of ``settled`` that hold a doubtful word; line breaks part paragraphs.
    """

    settled: str
    provisional: str = ""
    doubts: tuple[tuple[int, int], ...] = ()
    note: CaptionNote = ""
    rough: bool = False
    """True while the starter recogniser writes it."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """All segments, who heard them and in which language (ISO 639-1, empty where nobody knows)."""

    segments: tuple[Segment, ...]
    language: str
    recognizer: str
    rough: bool = False
    """True for the starter recogniser: worth transcribing again with a better one."""

    def before(self, second: float) -> Transcript:
        """Without what was said at that second of the clip or later."""
        return self._said_at(lambda at: at < second)

    def without(self, stretches: Sequence[tuple[float, float]]) -> Transcript:
        """Without what was said in these stretches of the clip, each from one second to another."""
        return self._said_at(lambda at: not any(begin <= at < end for begin, end in stretches))

    def _said_at(self, wanted: Callable[[float], bool]) -> Transcript:
        return replace(self, segments=tuple(part for one in self.segments if (part := one.said_at(wanted)) is not None))

    @property
    def text(self) -> str:
        """The segments' texts joined by spaces."""
        return " ".join(segment.text.strip() for segment in self.segments if segment.text.strip())

    @property
    def words(self) -> tuple[Word, ...]:
        """Every word with its times, in order."""
        return tuple(word for segment in self.segments for word in segment.words)
