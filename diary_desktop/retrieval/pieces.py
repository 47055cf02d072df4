"""Many texts at once: each form that stands between spaces is folded, counted and tried as a sentence's end only once.

No word has a space in it, and whether a full stop ends a sentence shows in what it is written together with. So a
whole diary costs one look into a dictionary for each of its words.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, count, pairwise
from re import compile as pattern

from .sentences import LONGEST, Counted, Ending, counted_sentences, ending_of, in_short_pieces
from .tokens import WORD, Folding, word_count

_PIECE = pattern(r"\S+")
_LINE_END = pattern(r"\n")
_UNSPACED_STOPS = "。！？"
"""Sentences of unspaced scripts end within a piece."""
_ALWAYS = int(Ending.ALWAYS)


@dataclass(slots=True)
class Seen:
    """A text in pieces, numbered. ``lengths`` are those of all pieces before each, with what space is beyond one."""

    text: str
    pieces: Sequence[str]
    numbers: Sequence[int]
    lengths: Sequence[int]

    def start(self, piece: int) -> int:
        """The first character of the piece at that place."""
        return self.lengths[piece] + piece

    def end(self, piece: int) -> int:
        """Behind the last character of the piece at that place."""
        return self.start(piece) + len(self.pieces[piece])

    def first_from(self, character: int) -> int:
        """The place of the first piece that begins there or later; how many there are for none."""
        return bisect_left(range(len(self.pieces)), character, key=self.start)


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
        self._notable: list[bool] = []
        """Which pieces may end a sentence or are not one word."""

    def numbers(self, text: str) -> Iterator[int]:
        """The pieces of ``text``, numbered."""
        return map(self._numbers.__getitem__, text.split())

    def count(self, text: str) -> int:
        """As ``word_count``."""
        return sum(map(self._counts.__getitem__, self.numbers(text)))

    def see(self, text: str) -> Seen:
        """The text in pieces."""
        pieces = text.split()
        lengths = list(accumulate(map(len, pieces), initial=0))
        if lengths[-1] + len(pieces) != len(text) + 1:  # not one space between any two, and none around them
            lengths = [one.start() - at for at, one in enumerate(_PIECE.finditer(text))]
        return Seen(text, pieces, list(map(self._numbers.__getitem__, pieces)), lengths)

    def sentences(self, seen: Seen) -> list[Counted]:
        """As ``counted_sentences``."""
        if any(one in seen.text for one in _UNSPACED_STOPS):
            return counted_sentences(seen.text, count=self.count)
        found: list[Counted] = []
        for (first, before), (after, words) in pairwise(self._cuts(seen)):
            span, many = (seen.start(first), seen.end(after - 1)), words - before
            found += [(span, many)] if many <= LONGEST else in_short_pieces(seen.text, span, LONGEST, self.count)
        return found

    def said(self, seen: Seen, start: int, end: int) -> Sequence[int]:
        """The pieces of the text from character ``start`` to ``end``, numbered."""
        first, after = seen.first_from(start), seen.first_from(end)
        if first < after and seen.start(first) == start and seen.end(after - 1) == end:
            return seen.numbers[first:after]
        return list(self.numbers(seen.text[start:end]))

    def _cuts(self, seen: Seen) -> list[tuple[int, int]]:
        """The pieces that begin a sentence, each with the number of words before it; behind all pieces the last one."""
        counts, endings, numbers = self._counts, self._endings, seen.numbers
        lines = _line_ends(seen)
        notable: Iterable[int] = compress(count(), map(self._notable.__getitem__, numbers))
        cuts, more = [(0, 0)], 1
        for at in sorted(lines.union(notable)) if lines else notable:
            more += counts[numbers[at]] - 1
            ending = endings[numbers[at]]
            if ending == _ALWAYS or at in lines or (ending and _before_capital(seen, at)):
                cuts.append((at + 1, at + more))
        if cuts[-1][0] < len(numbers):
            cuts.append((len(numbers), len(numbers) + more - 1))
        return cuts

    def _take(self, piece: str) -> int:
        plain = piece.isascii()
        words = [piece] if plain and piece.isalpha() else WORD.findall(piece)
        for word in words:
            self.term_numbers.extend([self.terms.setdefault(term, len(self.terms)) for term in self._folding[word]])
        self.term_ends.append(len(self.term_numbers))
        self.words.append(len(words))
        many = len(words) if plain else word_count(piece)
        ending = Ending.NEVER if piece[-1].isalnum() else ending_of(piece)
        self._counts.append(many)
        self._endings.append(int(ending))
        self._notable.append(many != 1 or ending is not Ending.NEVER)
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


def _line_ends(seen: Seen) -> set[int]:
    """The last piece of each line, but for empty ones before the first."""
    if "\n" not in seen.text:
        return set()
    return {seen.first_from(one.start()) - 1 for one in _LINE_END.finditer(seen.text)} - {-1}
