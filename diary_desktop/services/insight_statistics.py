"""The few statistics the diary dares: a difference of two means and a rank correlation, each with its 95 % interval."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

Z95 = 1.959964
"""So many standard errors to either side hold 95 %."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value, and the bounds between which it lies with 95 %."""

    value: float
    low: float
    high: float

    @property
    def tells(self) -> bool:
        """Whether the interval leaves nought out."""
        return self.low > 0 or self.high < 0


def difference_of_means(one: Numbers, other: Numbers) -> Estimate:
    """Mean of ``one`` less that of ``other``, unequal variances allowed (Welch); at least two values each."""
    value = float(one.mean() - other.mean())
    error = math.sqrt(float(one.var(ddof=1)) / len(one) + float(other.var(ddof=1)) / len(other))
    return Estimate(value, value - Z95 * error, value + Z95 * error)


def rank_correlation(one: Numbers, other: Numbers) -> Estimate | None:
    """Spearman's, with ties shared and the interval of Bonett and Wright (2000); None where either never varies.

    At least four pairs.
    """
    first, second = ranks(one), ranks(other)
    if not first.std() or not second.std():
        return None
    value = max(-1.0, min(1.0, float(np.corrcoef(first, second)[0, 1])))
    if abs(value) > 1 - 1e-12:
        return Estimate(value, value, value)
    error = math.sqrt((1 + value * value / 2) / (len(one) - 3))
    middle = math.atanh(value)
    return Estimate(value, math.tanh(middle - Z95 * error), math.tanh(middle + Z95 * error))


def ranks(values: Numbers) -> Numbers:
    """From 1; equal values share the mean of their ranks."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    shared: Numbers = (ends - counts + 1 + ends) / 2
    found: Numbers = shared[inverse.reshape(-1)]
    return found
