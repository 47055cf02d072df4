"""Many texts at once: each form that stands between spaces is folded, counted and tried as a sentence's end only once.

No word has a space in it, and whether a full stop ends a sentence shows in what it is written together with. So a
whole diary costs one look into a dictionary for each of its words.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, compress, count, pairwise
from operator import add
from re import compile as pattern

from .sentences import LONGEST, Counted, Ending, counted_sentences, ending_of, in_short_pieces
from .tokens import WORD, Folding, word_count

_PIECE = pattern(r"\S+")
_LINE_END = pattern(r"\n")
_UNSPACED_STOPS = "。！？"
"""Sentences of unspaced scripts end within a piece."""
_ALWAYS = int(Ending.ALWAYS)


@dataclass(frozen=True, slots=True)
class Seen:
    """A text in pieces: their numbers, and where each begins and ends."""

    text: str
    pieces: Sequence[str]
    numbers: Sequence[int]
    starts: Sequence[int]

    def end(self, piece: int) -> int:
        """Behind the last character of the piece at that place."""
        return self.starts[piece] + len(self.pieces[piece])


class Pieces:
    """As ``WORD``, ``word_terms``, ``word_count`` and ``counted_sentences``. Its owner drops it, as ``Folding``."""

    def __init__(self) -> None:
        self.terms: dict[str, int] = {}
        """Every term met so far, numbered."""
        self.words = array("i")
        """How often ``WORD`` matches in each piece."""
        self.term_numbers = array("i")
        self.term_ends = array("i")
        """The terms of all pieces one after another, and where those of each piece end."""
        self._folding = Folding()
        self._numbers = _Numbers(self._take)
        self._counts: list[int] = []
        self._endings: list[int] = []

    def numbers(self, text: str) -> Iterator[int]:
        """The pieces of ``text``, numbered."""
        return map(self._numbers.__getitem__, text.split())

    def count(self, text: str) -> int:
        """As ``word_count``."""
        return sum(map(self._counts.__getitem__, self.numbers(text)))

    def see(self, text: str) -> Seen:
        """The text in pieces."""
        pieces = text.split()
        starts = list(map(add, accumulate(map(len, pieces), initial=0), count()))
        if starts[-1] != len(text) + 1:  # more than one space somewhere
            starts = [one.start() for one in _PIECE.finditer(text)]
        return Seen(text, pieces, list(map(self._numbers.__getitem__, pieces)), starts)

    def sentences(self, seen: Seen) -> list[Counted]:
        """As ``counted_sentences``."""
        if any(one in seen.text for one in _UNSPACED_STOPS):
            return counted_sentences(seen.text, count=self.count)
        words = list(accumulate(map(self._counts.__getitem__, seen.numbers), initial=0))
        found: list[Counted] = []
        for first, after in pairwise([0, *self._cuts(seen), len(seen.pieces)]):
            if first < after:
                span, many = (seen.starts[first], seen.end(after - 1)), words[after] - words[first]
                found += [(span, many)] if many <= LONGEST else in_short_pieces(seen.text, span, LONGEST, self.count)
        return found

    def said(self, seen: Seen, start: int, end: int) -> Sequence[int]:
        """The pieces of the text from character ``start`` to ``end``, numbered."""
        first, after = bisect_left(seen.starts, start, 0, len(seen.pieces)), bisect_left(seen.starts, end)
        after = min(after, len(seen.pieces))
        if first < after and seen.starts[first] == start and seen.end(after - 1) == end:
            return seen.numbers[first:after]
        return list(self.numbers(seen.text[start:end]))

    def _cuts(self, seen: Seen) -> list[int]:
        """The pieces that begin a sentence, in order."""
        endings = list(map(self._endings.__getitem__, seen.numbers))
        cuts = [
            at + 1 for at in compress(count(), endings) if endings[at] == Ending.ALWAYS or _before_capital(seen, at)
        ]
        if "\n" not in seen.text:
            return cuts
        lines = [bisect_left(seen.starts, one.start(), 0, len(seen.pieces)) for one in _LINE_END.finditer(seen.text)]
        return sorted({*cuts, *lines})

    def _take(self, piece: str) -> int:
        words = WORD.findall(piece)
        for term in chain.from_iterable(self._folding[word] for word in words):
            self.term_numbers.append(self.terms.setdefault(term, len(self.terms)))
        self.term_ends.append(len(self.term_numbers))
        self.words.append(len(words))
        self._counts.append(word_count(piece))
        self._endings.append(int(ending_of(piece)))
        return len(self._counts) - 1


class _Numbers(dict[str, int]):
    """The number of each piece; ``take`` numbers a new one."""

    def __init__(self, take: Callable[[str], int]) -> None:
        super().__init__()
        self._take = take

    def __missing__(self, piece: str) -> int:
        self[piece] = number = self._take(piece)
        return number


def _before_capital(seen: Seen, at: int) -> bool:
    return at + 1 < len(seen.pieces) and seen.pieces[at + 1][0].isupper()
