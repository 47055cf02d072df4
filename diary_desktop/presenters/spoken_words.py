"""Which stretch of an entry's text was said when, also after the text was edited."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from diary_desktop.domain.entry import Entry
from diary_desktop.domain.transcript import Word
from diary_desktop.retrieval.alignment import aligned

_WORD = re.compile(r"\S+")
_ENDS = re.compile(r"[.!?…]\W*\s|\n")
"""A sentence has ended, also where a quotation mark or a bracket stands behind its full stop."""
_EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """Characters ``start`` to ``end`` of the text, said from ``at`` to ``until`` seconds of the clip."""

    start: int
    end: int
    at: float
    until: float
    doubtful: bool = False


def words_of(entry: Entry) -> tuple[SpokenWord, ...]:
    """The words of an entry's text that were heard: by whichever of its transcripts the text comes nearer to."""
    heard = [one for one in (entry.transcript, entry.again.transcript if entry.again else None) if one is not None]
    found = [spoken_words(entry.text, one.words, entry.confirmed) for one in heard]
    return max(reversed(found), key=len, default=())


def spoken_words(text: str, words: Sequence[Word], confirmed: Collection[float] = ()) -> tuple[SpokenWord, ...]:
    """The words of ``text`` that were heard, in order; a word that was typed in between has no time.

    A word that begins at one of the ``confirmed`` seconds was looked at by a person and is doubtful no more.
    """
    shown = list(_WORD.finditer(text))
    heard = [(part, word) for word in words for part in word.text.split()]
    pairs = aligned([_bare(one.group()) for one in shown], [_bare(part) for part, _ in heard])
    sure = frozenset(confirmed)
    found = []
    for at, number in pairs:
        place, word = shown[at], heard[number][1]
        doubtful = word.doubtful and word.start not in sure
        found.append(SpokenWord(place.start(), place.end(), word.start, word.end, doubtful))
    return tuple(found)


def word_at(words: Sequence[SpokenWord], seconds: float) -> int:
    """The index of the word being said, or of the last one said before a pause; -1 before the first."""
    return bisect_right(words, seconds, key=lambda one: one.at) - 1


def word_of_character(words: Sequence[SpokenWord], character: int) -> int:
    """The index of the word that holds a character of the text; -1 where there is none."""
    at = bisect_right(words, character, key=lambda one: one.start) - 1
    return at if at >= 0 and character <= words[at].end else -1


def sentence_of(text: str, words: Sequence[SpokenWord], at: int) -> int:
    """The index of the first word of the sentence, or of the line, with word ``at``."""
    while at > 0 and not _ENDS.search(text[words[at - 1].start : words[at].start]):
        at -= 1
    return at


def _bare(word: str) -> str:
    return _EDGES.sub("", word).casefold() or word
