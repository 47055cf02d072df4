"""Decides what of a text is worth speaking, and cuts long texts where a voice would breathe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

LONGEST: Final = 400
"""Characters a voice is given at once: about 25 s of speech, so that stopping never waits for more than a moment."""

_BREATH = re.compile(r"(?<=[.!?;:,…。！？；，])\s+|\n+")


def speakable(text: str) -> bool:
    """Whether there is a letter or digit to say: a voice would spell out lone punctuation or fall over it."""
    return any(character.isalnum() for character in text)


def breaths(text: str, longest: int = LONGEST) -> Iterator[str]:
    """``text`` in speakable pieces of at most ``longest`` characters, cut at punctuation, else at a space."""
    piece = ""
    for part in _BREATH.split(text):
        if piece and len(piece) + 1 + len(part) > longest:
            yield from _kept(piece)
            piece = ""
        piece = f"{piece} {part}".strip()
        while len(piece) > longest:
            cut = piece.rfind(" ", 1, longest + 1)
            cut = cut if cut > 0 else longest
            yield from _kept(piece[:cut])
            piece = piece[cut:].strip()
    yield from _kept(piece)


def _kept(piece: str) -> Iterator[str]:
    if speakable(piece):
        yield piece
