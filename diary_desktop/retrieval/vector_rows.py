"""The vectors of a block while it is built: one matrix that grows in place, so that nothing lies in memory twice."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ..domain.passage import Vectors
from .halves import widen

SomeRows = tuple[int, npt.NDArray[np.floating] | None]
"""So many rows and their vectors, or none."""

_FEWEST = 16
_SHARE = 8
"""One row in so many is added at a time: where memory cannot be grown in place, little is copied and little kept."""


class VectorRows:
    """Rows of one width as float32, the largest that was given: all zero where one has none, or a narrower one."""

    def __init__(self) -> None:
        self._matrix: Vectors = np.zeros((0, 0), np.float32)
        self._rows = 0

    def add(self, given: Sequence[SomeRows]) -> None:
        """These behind those before. The matrices are finite, of float16 or float32."""
        for count, rows in together(given):
            if rows is not None and rows.shape[1] > self._matrix.shape[1]:
                self._matrix = np.zeros((len(self._matrix), rows.shape[1]), np.float32)
            self._grow(count)
            if rows is not None and rows.shape[1] == self._matrix.shape[1]:
                _put(rows, self._matrix[self._rows : self._rows + count])
            self._rows += count

    def finish(self) -> Vectors:
        """All of them; nothing can be added any more."""
        self._resize(self._rows)
        return self._matrix

    def _grow(self, count: int) -> None:
        wanted = self._rows + count
        if wanted > len(self._matrix):
            self._resize(max(wanted, self._rows + self._rows // _SHARE, _FEWEST))

    def _resize(self, rows: int) -> None:
        # Nobody else has a view of it. On Linux its pages are moved, not copied; what comes in is zero.
        self._matrix.resize((rows, self._matrix.shape[1]), refcheck=False)


def together(given: Sequence[SomeRows]) -> Sequence[SomeRows]:
    """As one matrix where all are there and of one width: a lifetime has a hundred thousand of them."""
    there = [rows for _, rows in given if rows is not None]
    if len(there) < len(given) or len({(rows.shape[1], rows.dtype) for rows in there}) != 1:
        return given
    return [(sum(count for count, _ in given), np.concatenate(there))]


def _put(rows: npt.NDArray[np.floating], into: Vectors) -> None:
    if rows.dtype == np.float16:
        widen(rows.view(np.int16), into)
    else:
        into[:] = rows
