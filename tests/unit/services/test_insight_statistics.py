"""Differences and rank correlations beside values worked out by hand, and what holds for any numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary_desktop.services.insight_statistics import difference_of_means, rank_correlation, ranks


def test_equal_values_share_their_ranks() -> None:
    assert ranks(np.array([10.0, 20.0, 20.0, 5.0])).tolist() == [2.0, 3.5, 3.5, 1.0]


def test_a_rank_correlation_worked_out_by_hand() -> None:
    # Ranks 1..5 against 2, 1, 4, 3, 5: 1 - 6 * 4 / (5 * 24) = 0.8; ln 9 / 2 is its place on Fisher's scale.
    found = rank_correlation(np.array([1.0, 2, 3, 4, 5]), np.array([20.0, 10, 40, 30, 50]))
    assert found is not None
    assert found.value == pytest.approx(0.8)
    reach = 1.959964 * math.sqrt((1 + 0.32) / 2)
    assert found.high == pytest.approx(math.tanh(math.log(9) / 2 + reach))
    assert found.low == pytest.approx(math.tanh(math.log(9) / 2 - reach))
    assert not found.tells


def test_what_never_varies_goes_with_nothing() -> None:
    assert rank_correlation(np.full(30, 7.0), np.arange(30.0)) is None


def test_a_difference_of_means_worked_out_by_hand() -> None:
    found = difference_of_means(np.array([4.0, 5, 3]), np.array([2.0, 2, 2, 2]))
    assert found.value == 2.0
    assert found.high - found.value == pytest.approx(1.959964 * math.sqrt(1 / 3))
    assert found.tells


some = st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5)), min_size=5, max_size=60)


@given(some)
def test_any_numbers_give_a_value_between_bounds_that_turns_with_them(pairs: list[tuple[int, int]]) -> None:
    one = np.array([first for first, _ in pairs], np.float64)
    other = np.array([second for _, second in pairs], np.float64)
    found, turned = rank_correlation(one, other), rank_correlation(-one, other)
    if found is None or turned is None:
        assert len(set(one)) == 1 or len(set(other)) == 1
        return
    assert -1 <= found.low <= found.value <= found.high <= 1
    assert turned.value == pytest.approx(-found.value)
