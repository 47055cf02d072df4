"""Many texts at once as arrays of their pieces: what stands between spaces is found, compared and numbered by NumPy.

NumPy lets other threads run meanwhile, and only the forms that are new to a diary cost a step of Python each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from .pieces import Pieces

Places = npt.NDArray[np.int64]
Characters = npt.NDArray[np.unsignedinteger]
Hashes = npt.NDArray[np.uint64]

_LAST_SPACE = 0x3000
_LAST_ASCII = 0x7F
_TAB, _LINE_ENDS = np.uint8(9), np.uint8(4)
_SEPARATOR, _SEPARATORS = np.uint8(28), np.uint8(4)
"""Spaces below 128, two runs of five, each by its first and the rest: tab and line ends, separators and the space."""
_WORD = 8
_NOTHING = "\0" * _WORD
_BASE = 0x9E3779B97F4A7C15
"""Odd, so that no power of it is 0 modulo 2 ** 64."""


@dataclass(frozen=True, slots=True, eq=False)
class TextBatch:
    """The texts in ``whole`` with a space around each; every place is a character of ``whole``.

    Text i begins at ``text_starts[i]``, ends before ``text_starts[i + 1] - 1``, and has the pieces ``first[i]`` to
    ``first[i + 1]``. A piece has its ``starts``, ``ends``, and the ``numbers`` that ``Pieces`` gave it.
    """

    texts: Sequence[str]
    whole: str
    characters: Characters
    text_starts: Places
    first: Places
    starts: Places
    ends: Places
    numbers: npt.NDArray[np.int32]

    @classmethod
    def of(cls, texts: Sequence[str], pieces: Pieces) -> TextBatch:
        """The texts, their pieces numbered."""
        whole = f" {' '.join(texts)} " if texts else ""
        characters = _characters(whole)
        text_starts = np.cumsum([1, *(len(text) + 1 for text in texts)])
        space = _is_space(characters)[: len(whole)]
        borders = np.flatnonzero(space[1:] != space[:-1]) + 1
        starts, ends = borders[0::2], borders[1::2]
        first = np.searchsorted(starts, text_starts)
        return cls(
            texts, whole, characters, text_starts, first, starts, ends, _numbers(whole, characters, borders, pieces)
        )

    def text_of(self, places: Places) -> Places:
        """Which text each place lies in."""
        return np.searchsorted(self.text_starts, places, "right") - 1


def _characters(whole: str) -> Characters:
    """One element a character, and as many zeros behind as a word of eight bytes has."""
    behind = whole + _NOTHING
    if whole.isascii():
        return np.frombuffer(behind.encode("ascii"), np.uint8)
    return np.frombuffer(behind.encode("utf-32-le", "surrogatepass"), "<u4")


def _is_space(characters: Characters) -> npt.NDArray[np.bool_]:
    """Whether ``str.split`` splits there: what is below 128 by comparing, the few others by looking them up."""
    found: npt.NDArray[np.bool_] = (characters - _TAB <= _LINE_ENDS) | (characters - _SEPARATOR <= _SEPARATORS)
    if characters.itemsize > 1:
        others = np.flatnonzero(characters > _LAST_ASCII)
        found[others] = np.take(_spaces(), characters[others], mode="clip")
    return found


@cache
def _spaces() -> npt.NDArray[np.bool_]:
    """Whether each character up to the last such is a space; the one behind stands for all others."""
    return np.array([chr(one).isspace() for one in range(_LAST_SPACE + 1)] + [False])


def _numbers(whole: str, characters: Characters, borders: Places, pieces: Pieces) -> npt.NDArray[np.int32]:
    starts, ends = borders[0::2], borders[1::2]
    if not len(starts):
        return np.zeros(0, np.int32)
    words = _Words.of(characters, starts, ends - starts)
    shown, form_of = _forms(words.hashes())
    if not words.are_as(shown[form_of]):  # two forms with one hash
        return pieces.numbers_of(whole.split())
    forms = [whole[a:b] for a, b in zip(starts[shown].tolist(), ends[shown].tolist(), strict=True)]
    return pieces.numbers_of(forms)[form_of]


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The characters of pieces, eight bytes at a time, zeros behind the last: few elements, compared in one go.

    Piece i, of ``sizes[i]`` characters, has ``counts[i]`` of the ``values``, from ``first[i]`` on.
    """

    sizes: Places
    first: Places
    counts: Places
    values: Hashes

    @classmethod
    def of(cls, characters: Characters, starts: Places, sizes: Places) -> _Words:
        """``characters`` has zeros behind its last piece."""
        together = _WORD // characters.itemsize
        counts = (sizes + (together - 1)) // together
        first = np.cumsum(counts) - counts
        overlapping = np.ndarray(len(characters) - together + 1, "<u8", characters, 0, (characters.itemsize,))
        values = overlapping[run_of(starts, counts, together)]
        last = first + counts - 1
        values[last] &= _kept(characters.itemsize)[sizes - (counts - 1) * together]
        return cls(sizes, first, counts, values)

    def hashes(self) -> Hashes:
        """The same for equal pieces: each a polynomial of its values, modulo 2 ** 64."""
        powers = np.full(int(self.counts.max()), _BASE, np.uint64).cumprod(dtype=np.uint64)
        found: Hashes = self.values[self.first] * powers[0]
        long = self._long
        rest = self.counts[long] - 1
        values = self.values[run_of(self.first[long] + 1, rest)] * powers[run_of(np.ones_like(rest), rest)]
        found[long] += np.add.reduceat(values, np.cumsum(rest) - rest)
        return found

    def are_as(self, shown: Places) -> bool:
        """Whether each piece is, character by character, the one of that number."""
        if not np.array_equal(self.sizes, self.sizes[shown]):
            return False
        if not np.array_equal(self.values[self.first], self.values[self.first[shown]]):
            return False
        rest = self.counts[self._long] - 1
        one, other = (run_of(self.first[pieces] + 1, rest) for pieces in (self._long, shown[self._long]))
        return np.array_equal(self.values[one], self.values[other])

    @property
    def _long(self) -> Places:
        """Pieces of more than one value: few."""
        return np.flatnonzero(self.counts > 1)


@cache
def _kept(itemsize: int) -> Hashes:
    """What to keep of a word of which so many characters belong to a piece."""
    bits = 8 * itemsize
    return np.array([(1 << bits * count) - 1 for count in range(_WORD // itemsize + 1)], np.uint64)


def _forms(hashes: Hashes) -> tuple[Places, Places]:
    """One piece of each form, and which form each piece is, by the upper 48 bits alone.

    NumPy sorts 16 bits at a time by counting, three times as fast as comparing (measured).
    """
    order = np.argsort((hashes >> np.uint64(16)).astype(np.uint16), kind="stable")
    for shift in (32, 48):
        order = order[np.argsort((hashes[order] >> np.uint64(shift)).astype(np.uint16), kind="stable")]
    ranked = hashes[order] >> np.uint64(16)
    new = np.concatenate([np.ones(1, np.bool_), ranked[1:] != ranked[:-1]])
    form_of = np.empty(len(order), np.int64)
    form_of[order] = np.cumsum(new) - 1
    return order[new], form_of


def run_of(firsts: Places, sizes: Places, step: int = 1) -> Places:
    """The numbers ``first``, ``first + step`` and so on, as many as its size, of each first; all one after another."""
    there = sizes > 0
    if not there.all():
        firsts, sizes = firsts[there], sizes[there]
    if not len(sizes):
        return np.zeros(0, np.int64)
    ends = np.cumsum(sizes)
    found: Places = np.full(int(ends[-1]), step, np.int64)
    found[0] = firsts[0]
    found[ends[:-1]] = firsts[1:] - (firsts[:-1] + step * (sizes[:-1] - 1))
    return np.cumsum(found, out=found)  # from one to the next, as repeating each first takes three times as long
