"""A matrix that grows row by row holds what was put, and nothing where nothing was."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from diary_desktop.retrieval.vector_rows import SomeRows, VectorRows


def matrix(rows: int, width: int, dtype: type[np.floating] = np.float16) -> np.ndarray:
    return np.random.default_rng(rows + width).standard_normal((rows, width)).astype(dtype)


def grown(*given: Iterable[SomeRows]) -> np.ndarray:
    rows = VectorRows()
    for some in map(list, given):
        rows.add(some)
    return rows.finish()


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_what_comes_bit_by_bit_is_there_exactly(dtype: type[np.floating]) -> None:
    parts = [matrix(1 + number % 7, 8, dtype) for number in range(200)]
    whole = np.concatenate(parts).astype(np.float32)
    one_by_one = grown(*([(len(part), part)] for part in parts))
    assert one_by_one.dtype == np.float32
    assert np.array_equal(one_by_one, whole)
    assert np.array_equal(grown([(len(part), part) for part in parts]), whole)


def test_rows_without_vectors_or_with_narrower_ones_are_zero() -> None:
    narrow, wide = matrix(2, 4), matrix(3, 8, np.float32)
    found = grown([(2, narrow), (1, None)], [(3, wide)], [(2, narrow), (30, None)])
    assert found.shape == (38, 8)
    assert np.array_equal(found[3:6], wide)
    assert not found[:3].any()
    assert not found[6:].any()


def test_nothing_at_all_has_no_columns() -> None:
    assert grown().shape == (0, 0)
    assert grown([]).shape == (0, 0)
    assert grown([(3, None)]).shape == (3, 0)
