"""What differs between two texts, word by word; quick even where an hour of speech was written down anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

MOST_WORDS = 2_000
"""A stretch with more words than this on either side is shown as replaced whole: matching grows with the square."""

_WORDS = re.compile(r"\s*\S+|\s+$")
_LINES = re.compile(r".+?(?:[.!?…]+\s+|\n+|$)", re.DOTALL)

Kind = Literal["same", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both have, or only the new one, or only the old one."""

    kind: Kind
    text: str


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """From ``old`` to ``new``: without what was removed the pieces are ``new``, without what was added ``old``."""
    found: list[Piece] = []
    for one in _pieces(old, new):
        if found and found[-1].kind == one.kind:
            found[-1] = Piece(one.kind, found[-1].text + one.text)
        elif one.text:
            found.append(one)
    return tuple(found)


def _pieces(old: str, new: str) -> Iterator[Piece]:
    """Sentences first, so that words are compared only where sentences differ."""
    before, after = _LINES.findall(old), _LINES.findall(new)
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(before[i:j]))
        else:
            yield from _words("".join(before[i:j]), "".join(after[k:m]))


def _words(old: str, new: str) -> Iterator[Piece]:
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if max(len(before), len(after)) > MOST_WORDS:
        yield Piece("removed", old)
        yield Piece("added", new)
        return
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", _joined(before[i:j]))
        else:
            yield Piece("removed", _joined(before[i:j]))
            yield Piece("added", _joined(after[k:m]))


def _joined(words: Sequence[str]) -> str:
    return "".join(words)
