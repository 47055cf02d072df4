"""Builds what a caption shows: a text that only grows, in paragraphs by pause, with its doubtful words marked."""

from __future__ import annotations

from collections.abc import Sequence

from diary_desktop.domain.transcript import Caption, CaptionNote, Segment, Word

from .punctuation import PARAGRAPH_PAUSE


class CaptionText:
    """The settled text of one recording. Used by one thread."""

    def __init__(self) -> None:
        self._text = ""
        self._doubts: tuple[tuple[int, int], ...] = ()
        self._until = 0.0

    def add(self, segment: Segment) -> None:
        """A final segment, as the recogniser wrote it."""
        self._append(segment.text.strip(), segment.words, segment.start, segment.end)

    def add_words(self, words: Sequence[Word]) -> None:
        """Settled words of a segment that is not complete yet."""
        if words:
            self._append(" ".join(word.text for word in words), words, words[0].start, words[-1].end)

    def caption(self, provisional: str = "", note: CaptionNote = "") -> Caption:
        """As it stands, with ``provisional`` words behind it."""
        return Caption(self._text, provisional, self._doubts, note)

    def _append(self, text: str, words: Sequence[Word], start: float, end: float) -> None:
        if not text:
            return
        if self._text:
            self._text += "\n" if start - self._until >= PARAGRAPH_PAUSE else " "
        at = len(self._text)
        self._doubts += tuple(_doubts(text, words, at))
        self._text += text
        self._until = end


def _doubts(text: str, words: Sequence[Word], at: int) -> list[tuple[int, int]]:
    """Characters of the doubtful words, looked for in order; a word that the text writes otherwise is passed over."""
    found, cursor, lowered = [], 0, text.lower()
    for word in words:
        place = lowered.find(word.text.lower(), cursor)
        if place < 0:
            continue
        cursor = place + len(word.text)
        if word.doubtful:
            found.append((at + place, at + cursor))
    return found
