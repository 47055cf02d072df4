"""Many texts at once as arrays of their pieces: what stands between spaces is found, compared and numbered by NumPy.

NumPy lets other threads run meanwhile, and only the forms that are new to a diary cost a step of Python each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from .forms import WORD, Characters, Forms, KnownForms, Places
from .pieces import Pieces

_LAST_SPACE = 0x3000
_LAST_ASCII = 0x7F
_TAB, _LINE_ENDS = np.uint8(9), np.uint8(4)
_SEPARATOR, _SEPARATORS = np.uint8(28), np.uint8(4)
"""Spaces below 128, two runs of five, each by its first and the rest: tab and line ends, separators and the space."""
_NOTHING = "\0" * WORD


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
    numbers: Places

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


def _numbers(whole: str, characters: Characters, borders: Places, pieces: Pieces) -> Places:
    """The pieces between each two borders, numbered; what is met for the first time is looked at one by one."""
    starts, sizes = borders[0::2], borders[1::2] - borders[0::2]
    known = pieces.known.setdefault(characters.itemsize, KnownForms())
    forms = Forms.of(characters, starts, sizes)
    hashes = forms.hashes()
    numbers = known.numbers_of(forms, hashes)
    new = np.flatnonzero(numbers < 0)
    if not len(new):
        return numbers
    shown = new[np.unique(hashes[new], return_index=True)[1]]
    found = pieces.numbers_of(_cut(whole, starts[shown], sizes[shown]))
    known.take(Forms.of(characters, starts[shown], sizes[shown]), hashes[shown], found)
    numbers[new] = known.numbers_of(Forms.of(characters, starts[new], sizes[new]), hashes[new])
    rest = np.flatnonzero(numbers < 0)  # hardly any: those of two forms with one hash
    numbers[rest] = pieces.numbers_of(_cut(whole, starts[rest], sizes[rest]))
    return numbers


def _cut(whole: str, starts: Places, sizes: Places) -> list[str]:
    return [whole[a : a + n] for a, n in zip(starts.tolist(), sizes.tolist(), strict=True)]
