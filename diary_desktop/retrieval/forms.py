"""What stands between spaces in many texts, as arrays, and which of it a diary has said before: no step for each word.

A form is found again by a hash and proved character by character, so that no two are ever taken for one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]
Characters = npt.NDArray[np.unsignedinteger]
Hashes = npt.NDArray[np.uint64]

WORD = 8
"""Bytes that are looked at together."""

_BASE = 0x9E3779B97F4A7C15
"""Odd, so that no power of it is 0 modulo 2 ** 64."""

_FEWEST_BITS = 12
_SLOTS_EACH = 8
"""Slots for each form known: about one form in twenty then has none of its own."""


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """The characters of forms, eight bytes at a time, zeros behind the last: few elements, compared in one go.

    Form i has ``sizes[i]`` characters, the first of them in ``heads[i]``. The few ``long`` ones have ``counts`` further
    ``values`` each, one after another.
    """

    sizes: Places
    heads: Hashes
    long: Places
    counts: Places
    values: Hashes

    @classmethod
    def of(cls, characters: Characters, starts: Places, sizes: Places) -> Forms:
        """``characters`` has eight bytes of zeros behind the last form."""
        width = characters.itemsize
        together, kept = WORD // width, _kept(width)
        at = np.ndarray(len(characters) - together + 1, "<u8", characters, 0, (width,))
        long = np.flatnonzero(sizes > together)
        counts = (sizes[long] - 1) // together
        values = at[run_of(starts[long] + together, counts, together)]
        values[np.cumsum(counts) - 1] &= kept.take(sizes[long] - counts * together)
        return cls(sizes, at[starts] & kept.take(np.minimum(sizes, together)), long, counts, values)

    def hashes(self) -> Hashes:
        """The same for equal forms: each a polynomial of its values, modulo 2 ** 64."""
        found: Hashes = self.heads * np.uint64(_BASE)
        if len(self.long):
            powers = np.full(int(self.counts.max()) + 1, _BASE, np.uint64).cumprod(dtype=np.uint64)
            products = self.values * powers[run_of(np.ones_like(self.counts), self.counts)]
            found[self.long] += np.add.reduceat(products, np.cumsum(self.counts) - self.counts)
        return found


class KnownForms:
    """Forms with their numbers, in characters of one width. Its owner drops it, as ``Folding``."""

    def __init__(self) -> None:
        self._sizes: Places = np.zeros(0, np.int64)
        self._heads: Hashes = np.zeros(0, np.uint64)
        self._values: Hashes = np.zeros(0, np.uint64)
        self._first: Places = np.zeros(0, np.int64)
        """Where the further values of each form begin."""
        self._hashes: Hashes = np.zeros(0, np.uint64)
        self._numbers: Places = np.zeros(0, np.int64)
        self._bits = _FEWEST_BITS
        self._slots: npt.NDArray[np.int32] = np.zeros(1 << self._bits, np.int32)
        """Which form has the slot that the upper bits of its hash name; any where none has."""
        self._rising: Hashes = np.zeros(0, np.uint64)
        self._by_hash: Places = np.zeros(0, np.int64)
        """The hashes in order, and the form of each: those without a slot of their own are found by halving."""

    def take(self, forms: Forms, hashes: Hashes, numbers: Places) -> None:
        """Know these too."""
        counts = np.zeros(len(hashes), np.int64)
        counts[forms.long] = forms.counts
        self._first = np.concatenate([self._first, len(self._values) + np.cumsum(counts) - counts])
        self._values = np.concatenate([self._values, forms.values])
        self._sizes = np.concatenate([self._sizes, forms.sizes])
        self._heads = np.concatenate([self._heads, forms.heads])
        self._hashes = np.concatenate([self._hashes, hashes])
        self._numbers = np.concatenate([self._numbers, numbers])
        self._bits = max(_FEWEST_BITS, int(_SLOTS_EACH * len(self._numbers)).bit_length())
        self._slots = np.zeros(1 << self._bits, np.int32)
        # The form met first keeps the slot: it is the more frequent one, as a rule.
        self._slots[self._slot(self._hashes)[::-1]] = np.arange(len(self._hashes), dtype=np.int32)[::-1]
        order = np.argsort(hashes)
        between = np.searchsorted(self._rising, hashes[order])
        self._rising = np.insert(self._rising, between, hashes[order])
        self._by_hash = np.insert(self._by_hash, between, len(self._hashes) - len(hashes) + order)

    def numbers_of(self, forms: Forms, hashes: Hashes) -> Places:
        """The number of each form; -1 for one that is not known."""
        if not len(self._numbers):
            return np.full(len(hashes), -1)
        at = self._places(hashes)
        same = (self._heads.take(at) == forms.heads) & (self._sizes.take(at) == forms.sizes)
        long = same.take(forms.long)
        counts, further = forms.counts[long], np.repeat(long, forms.counts)
        wrong = self._values.take(run_of(self._first.take(at.take(forms.long[long])), counts)) != forms.values[further]
        same[np.repeat(forms.long[long], counts)[wrong]] = False
        found: Places = np.where(same, self._numbers.take(at), -1)
        return found

    def _places(self, hashes: Hashes) -> Places:
        """The form of each hash; any where none has it."""
        at = self._slots.take(self._slot(hashes)).astype(np.int64)
        others = np.flatnonzero(self._hashes.take(at) != hashes)
        found = np.searchsorted(self._rising, hashes[others])
        at[others] = self._by_hash.take(np.minimum(found, len(self._rising) - 1))
        return at

    def _slot(self, hashes: Hashes) -> Places:
        return (hashes >> np.uint64(64 - self._bits)).view(np.int64)


@cache
def _kept(width: int) -> Hashes:
    """What to keep of a word of which so many characters belong to a form."""
    bits = 8 * width
    return np.array([(1 << bits * count) - 1 for count in range(WORD // width + 1)], np.uint64)


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
