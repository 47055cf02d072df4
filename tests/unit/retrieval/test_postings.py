"""Postings find the same rows whether their numbers are kept narrow or wide."""

from __future__ import annotations

import numpy as np
import pytest

from diary_desktop.retrieval.postings import Run, grouped


@pytest.mark.parametrize(("highest", "kind"), [(9, np.uint16), (2**16 - 1, np.uint16), (2**16, np.int32)])
def test_rows_are_as_narrow_as_the_highest_of_them(highest: int, kind: type[np.integer]) -> None:
    runs = [
        Run(np.array([0, 1], np.int32), np.array([2, 1]), np.array([0, 7, 7], np.int32), np.array([1, 2, 3], np.uint8)),
        Run(np.array([1], np.int32), np.array([1]), np.array([highest], np.int32), np.array([300], np.uint16)),
    ]
    found = grouped({"river": 0, "bread": 1, "moon": 2}, runs)
    assert found.rows.dtype == kind
    assert found.rows_of("river").tolist() == [0, 7]
    rows, counts = found.of("bread")
    assert ((rows + np.int32(1)).tolist(), counts.tolist()) == ([8, highest + 1], [3.0, 300.0])
    assert found.of("moon")[0].tolist() == found.of("sun")[0].tolist() == []
    assert not runs
