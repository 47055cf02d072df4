"""A recogniser's segments as text to be read: paragraphs at long pauses, sentences at short ones, spoken marks.

Only marks, capitals and line breaks are put in; words go only where they stood for a mark. The transcript itself stays
as it was heard, and the words of the text keep their times, because they are found again in it by their letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diary_desktop.domain.transcript import Segment, Transcript, Word

from .spoken_marks import PARAGRAPH, mark_at

PARAGRAPH_PAUSE = 1.5
"""Seconds of silence behind a sentence that begin a paragraph. In eight real recordings no pause within one subject was
longer than 0.98 s, and the only change of subject came after 1.78 s.
"""

SENTENCE_PAUSE = 0.6
"""Seconds that end a sentence where a recogniser gives no marks at all, as in the starter's own adapter."""

_ENDS = re.compile(r"[.!?…]['\"”’)\]]*$")
_ANY_END = re.compile(r"[.!?…](\s|$)")
_SENTENCE_MARKS = frozenset({PARAGRAPH, ".", "?", "!", "…"})
_TRAILING = ".,;:!?…"


@dataclass(slots=True)
class _Piece:
    """A word with what is written behind it, its seconds, and whether a pause that the recogniser saw ends here."""

    text: str
    start: float
    end: float
    last: bool = False
    breaks: bool = False
    """Whether a line ends here because that was said."""


def readable(transcript: Transcript, *, spoken_marks: bool = False) -> str:
    """The text of ``transcript``; words that stand for marks are obeyed where ``spoken_marks`` is on."""
    pieces = [piece for segment in transcript.segments for piece in _pieces(segment)]
    punctuated = any(_ANY_END.search(one.text) for one in transcript.segments)
    if spoken_marks:
        pieces = _with_marks(pieces, transcript.language)
    if not punctuated:
        _make_sentences(pieces)
    return _joined(pieces)


def _pieces(segment: Segment) -> list[_Piece]:
    """The words of a segment; where they have no times of their own, spread over it."""
    tokens = segment.text.split()
    if len(tokens) == len(segment.words):
        found = [_Piece(token, word.start, word.end) for token, word in zip(tokens, segment.words, strict=True)]
    else:
        step = (segment.end - segment.start) / max(1, len(tokens))
        borders = [segment.start + step * at for at in range(len(tokens) + 1)]
        found = [_Piece(token, borders[at], borders[at + 1]) for at, token in enumerate(tokens)]
    if found:
        found[-1].last = True
    return found


def _with_marks(pieces: Sequence[_Piece], language: str) -> list[_Piece]:
    """Each spoken mark written behind the word before it, in place of one the recogniser set there by itself."""
    said = [Word(one.text, one.start, one.end) for one in pieces]
    written: list[_Piece] = []
    at, begins = 0, False
    while at < len(pieces):
        mark = mark_at(said, at, language)
        if mark is None:
            text = pieces[at].text
            written.append(replace(pieces[at], text=_capital(text) if begins else text))
            at, begins = at + 1, False
            continue
        if written:
            _put(written[-1], mark.text, pieces[at + mark.words - 1])
        at += mark.words
        begins = mark.text in _SENTENCE_MARKS
    return written


def _put(before: _Piece, mark: str, said: _Piece) -> None:
    """The word before lasts until the mark was said, so that what follows it is a pause as before."""
    before.end, before.last = said.end, before.last or said.last
    if mark == PARAGRAPH:
        before.breaks = True
    else:
        before.text = before.text.rstrip(_TRAILING) + mark


def _make_sentences(pieces: Sequence[_Piece]) -> None:
    """A full stop at a pause and at the end, a capital behind it."""
    begins = True
    for number, piece in enumerate(pieces):
        if begins:
            piece.text = _capital(piece.text)
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        paused = after is None or (piece.last and after.start - piece.end >= SENTENCE_PAUSE)
        begins = paused or piece.breaks or bool(_ENDS.search(piece.text))
        if begins and piece.text[-1:].isalnum():
            piece.text += "."


def _joined(pieces: Sequence[_Piece]) -> str:
    """A line ends where that was said, and where a long pause follows a sentence."""
    text = ""
    for number, piece in enumerate(pieces):
        if number:
            before = pieces[number - 1]
            long = piece.start - before.end >= PARAGRAPH_PAUSE and bool(_ENDS.search(before.text))
            text += "\n" if long or before.breaks else " "
        text += piece.text
    return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
