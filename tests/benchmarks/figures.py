"""The one shape every measuring command has: a table for people and, last, one JSON line for machines."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured. ``raw`` is the bare operation measured in the same run, in the same unit."""

    name: str
    value: float
    unit: str
    goal: float | None = None
    raw: float | None = None


def print_figures(benchmark: str, figures: Sequence[Figure]) -> None:
    """The table, then the JSON line."""
    print(f"{benchmark:<46}{'value':>10} {'unit':<8}{'goal':>8}{'raw':>10}")
    for one in figures:
        goal = "" if one.goal is None else f"{one.goal:g}"
        raw = "" if one.raw is None else f"{one.raw:.4g}"
        print(f"  {one.name:<44}{one.value:>10.4g} {one.unit:<8}{goal:>8}{raw:>10}")
    print(json.dumps({"benchmark": benchmark, "figures": [asdict(one) for one in figures]}))


def seconds_of(work: Callable[[], object], repeats: int = 1) -> float:
    """The median of ``repeats`` runs."""
    taken = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)
