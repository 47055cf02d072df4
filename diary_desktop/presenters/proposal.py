"""What a later transcript would change in an entry's text, change by change, and which of it a person wrote by hand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from diary_desktop.domain.entry import Entry
from diary_desktop.domain.transcript import Transcript
from diary_desktop.retrieval.alignment import aligned

from .word_diff import Piece, word_diff

AROUND = 60
"""Characters of what stays that are shown on either side of a change."""

_WORD = re.compile(r"\S+")
_EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Change:
    """``old`` gives way to ``new``; ``by_hand`` where that would undo what a person wrote or took out."""

    old: str
    new: str
    by_hand: bool = False
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The text in order: what stays as plain strings, and the changes between."""

    parts: tuple[str | Change, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(one for one in self.parts if isinstance(one, Change))

    @property
    def safe(self) -> frozenset[int]:
        """Numbers of the changes that touch nothing written by hand."""
        return frozenset(number for number, one in enumerate(self.changes) if not one.by_hand)

    def text(self, accepted: Collection[int]) -> str:
        """The text with the accepted changes, by their numbers; the others stay as they are."""
        written, number = [], 0
        for part in self.parts:
            if isinstance(part, Change):
                written.append(part.new if number in accepted else part.old)
                number += 1
            else:
                written.append(part)
        return "".join(written).strip()


def proposal_of(entry: Entry, text: str) -> Proposal:
    """From what the entry says now to ``text``, which a later transcript says."""
    hand = _Hand(entry)
    parts: list[str | Change] = []
    at = 0
    for old, new, same in _steps(word_diff(entry.text, text)):
        if same:
            parts.append(same)
            at += len(same)
        else:
            parts.append(Change(old, new, hand.touches(at, at + len(old), old, new)))
            at += len(old)
    return Proposal(tuple(_with_surroundings(parts)))


class _Hand:
    """Which characters of an entry were typed, and which words of its first transcript a person took out."""

    def __init__(self, entry: Entry) -> None:
        self._typed: list[tuple[int, int]] = []
        self._taken_out: set[str] = set()
        written = any(one.origin != "transcribed" and one.text for one in entry.revisions)
        heard = _heard(entry)
        if not written or heard is None:
            return
        shown = list(_WORD.finditer(entry.text))
        said = [_bare(part) for word in heard.words for part in word.text.split()]
        pairs = aligned([_bare(one.group()) for one in shown], said)
        kept, used = {at for at, _ in pairs}, {number for _, number in pairs}
        self._typed = [one.span() for at, one in enumerate(shown) if at not in kept]
        self._taken_out = {word for number, word in enumerate(said) if number not in used}

    def touches(self, start: int, end: int, old: str, new: str) -> bool:
        """Whether the change replaces what was typed, or brings back what was taken out."""
        if any(first < end and start < last for first, last in self._typed):
            return True
        there = {_bare(word) for word in old.split()}
        return any(_bare(word) in self._taken_out and _bare(word) not in there for word in new.split())


def _heard(entry: Entry) -> Transcript | None:
    return entry.transcript if entry.transcript is not None and entry.transcript.words else None


def _steps(pieces: Sequence[Piece]) -> Iterator[tuple[str, str, str]]:
    """Old, new and same text: what went and what came in its place together."""
    old = new = ""
    for piece in pieces:
        if piece.kind == "same":
            if old or new:
                yield old, new, ""
                old = new = ""
            yield "", "", piece.text
        elif piece.kind == "removed":
            old += piece.text
        else:
            new += piece.text
    if old or new:
        yield old, new, ""


def _with_surroundings(parts: Sequence[str | Change]) -> Iterator[str | Change]:
    for at, part in enumerate(parts):
        if isinstance(part, str):
            yield part
            continue
        before = _last_text(parts[:at])
        after = _first_text(parts[at + 1 :])
        yield Change(part.old, part.new, part.by_hand, before, after)


def _last_text(parts: Sequence[str | Change]) -> str:
    """The end of what stands before a change, with a mark where more does."""
    text = _plain(parts[-1]) if parts else ""
    cut = text if len(text) <= AROUND else text[-AROUND:][text[-AROUND:].find(" ") :]
    return cut if cut == text and len(parts) <= 1 else "…" + cut.lstrip()


def _first_text(parts: Sequence[str | Change]) -> str:
    """The beginning of what stands behind it."""
    text = _plain(parts[0]) if parts else ""
    cut = text if len(text) <= AROUND else text[:AROUND][: text[:AROUND].rfind(" ")]
    return cut if cut == text and len(parts) <= 1 else cut.rstrip() + "…"


def _plain(part: str | Change) -> str:
    return part.replace("\n", " ") if isinstance(part, str) else ""


def _bare(word: str) -> str:
    return _EDGES.sub("", word).casefold() or word
