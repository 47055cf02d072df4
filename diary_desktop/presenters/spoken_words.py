"""Which stretch of an entry's text was said when, also after the text was edited."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from diary_desktop.domain.transcript import Word

DOUBTFUL = 0.5
"""A recogniser's confidence below which a word is shown as doubtful."""

_WORD = re.compile(r"\S+")
_EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """Characters ``start`` to ``end`` of the text, said from ``at`` to ``until`` seconds of the clip."""

    start: int
    end: int
    at: float
    until: float
    doubtful: bool = False


def spoken_words(text: str, words: Sequence[Word]) -> tuple[SpokenWord, ...]:
    """The words of ``text`` that were heard, in order; a word that was typed in between has no time."""
    shown = list(_WORD.finditer(text))
    heard = [(part, word) for word in words for part in word.text.split()]
    matcher = SequenceMatcher(
        None, [_bare(one.group()) for one in shown], [_bare(part) for part, _ in heard], autojunk=False
    )
    found = []
    for block in matcher.get_matching_blocks():
        for number in range(block.size):
            place, word = shown[block.a + number], heard[block.b + number][1]
            doubtful = word.confidence < DOUBTFUL
            found.append(SpokenWord(place.start(), place.end(), word.start, word.end, doubtful))
    return tuple(found)


def word_at(words: Sequence[SpokenWord], seconds: float) -> int:
    """The index of the word being said, or of the last one said before a pause; -1 before the first."""
    return bisect_right([one.at for one in words], seconds) - 1


def word_of_character(words: Sequence[SpokenWord], character: int) -> int:
    """The index of the word that holds a character of the text; -1 where there is none."""
    return next((at for at, one in enumerate(words) if one.start <= character <= one.end), -1)


def _bare(word: str) -> str:
    return _EDGES.sub("", word).casefold() or word
