"""Each form that stands between spaces is folded, counted and tried as a sentence's end only once for a whole diary.

No word has a space in it, and whether a full stop ends a sentence shows in what it is written together with. So of many
texts only the forms that are new need to be looked at (``text_batch.py`` finds them without a step for each word).
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from .forms import KnownForms
from .sentences import Ending, ending_of
from .tokens import Folding, word_count, words_in


class Pieces:
    """As ``WORD``, ``word_terms``, ``word_count`` and ``ending_of``. Its owner drops it, as ``Folding``.

    Each array but the terms has one element a piece, in the order of their numbers.
    """

    def __init__(self) -> None:
        self.terms: dict[str, int] = {}
        """Every term met so far, numbered."""
        self.words = array("i")
        """How often ``WORD`` matches."""
        self.counts = array("i")
        """As ``word_count``."""
        self.endings = array("i")
        """An ``Ending`` each."""
        self.capitals = array("i")
        """1 where it begins with a capital."""
        self.term_numbers = array("i")
        self.term_ends = array("i")
        """The terms of all pieces one after another, and where those of each piece end."""
        self.known: dict[int, KnownForms] = {}
        """Pieces that many texts were searched for at once, by the bytes of a character there."""
        self._folding = Folding()
        self._numbers = _Numbers(self._take)

    def numbers(self, text: str) -> Iterator[int]:
        """The pieces of ``text``, numbered."""
        return map(self._numbers.__getitem__, text.split())

    def numbers_of(self, pieces: Sequence[str]) -> npt.NDArray[np.int64]:
        """Each of the pieces numbered; none is empty or holds a space."""
        return np.fromiter(map(self._numbers.__getitem__, pieces), np.int64, len(pieces))

    def count(self, text: str) -> int:
        """As ``word_count``."""
        return sum(map(self.counts.__getitem__, self.numbers(text)))

    def _take(self, piece: str) -> int:
        plain = piece.isascii()
        words = [piece] if plain and piece.isalpha() else words_in(piece)
        known = self.terms
        for word in words:
            for term in self._folding[word.lower() if plain else word]:
                self.term_numbers.append(known.setdefault(term, len(known)))
        self.term_ends.append(len(self.term_numbers))
        self.words.append(len(words))
        self.counts.append(len(words) if plain else word_count(piece))
        self.endings.append(int(Ending.NEVER if piece[-1].isalnum() else ending_of(piece)))
        self.capitals.append(piece[0].isupper())
        return len(self.words) - 1


class _Numbers(dict[str, int]):
    """The number of each piece; ``take`` numbers a new one."""

    def __init__(self, take: Callable[[str], int]) -> None:
        super().__init__()
        self._take = take

    def __missing__(self, piece: str) -> int:
        self[piece] = number = self._take(piece)
        return number
