"""The long runs: each knows its goal, and does a batch from wherever the last one ended."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from . import damage, faults, power, swaps
from .kills import KILLS_A_VAULT, kill_again_and_again
from .nursery import Ended, Nursery, nursery
from .place import made
from .races import race
from .told import Told

PATIENCE = 900.0
RACES_A_VAULT = 50


class Bench:
    """Where a run works: an empty ``folder``, and programs that start others, each loaded once it is needed."""

    def __init__(self, folder: Path, stack: contextlib.ExitStack) -> None:
        self.folder = folder
        self._stack = stack

    @cached_property
    def children(self) -> Nursery:
        return self._stack.enter_context(nursery())

    @cached_property
    def others(self) -> Nursery:
        """For a second program at the same time."""
        return self._stack.enter_context(nursery())

    @cached_property
    def fault_rounds(self) -> list[faults.Round]:
        """Every round there is, in a walk of which any part is a fair part."""
        rounds = list(faults.rounds_of(faults.operations_of(self.children, self.folder / "faults")))
        return [rounds[number] for number in _spread(len(rounds))]


Batch = Callable[[Bench, int], tuple[int, list[str]]]
"""From this round on: how many were done, and what went wrong in them."""


@dataclass(frozen=True, slots=True)
class Experiment:
    """Rounds in all; a ``goal`` that must be counted first is asked of the bench."""

    goal: int | Callable[[Bench], int]
    batch: Batch

    def rounds(self, bench: Bench) -> int:
        return self.goal if isinstance(self.goal, int) else self.goal(bench)


def _kills(bench: Bench, first: int) -> tuple[int, list[str]]:
    place = bench.folder / "place"
    wrong, _ = kill_again_and_again(bench.children, place, seed=1_000 + first, kills=KILLS_A_VAULT)
    shutil.rmtree(place, ignore_errors=True)
    return KILLS_A_VAULT, wrong


def _damage(bench: Bench, first: int) -> tuple[int, list[str]]:
    """Many batches live on one vault; a dead child is a dead process, and named."""
    seeds = range(first, first + 100)
    ended = damage.run(bench.children, bench.folder / f"damage-{first // 1_000}", seeds, PATIENCE)
    return len(seeds), _wrong_in(ended)


def _races(bench: Bench, _: int) -> tuple[int, list[str]]:
    place, told = made(bench.folder / "place"), Told()
    runners = [bench.children, bench.others]
    wrong = [one for seed in range(RACES_A_VAULT) for one in race(runners, place, told, seed)]
    shutil.rmtree(place.folder)
    return RACES_A_VAULT, wrong


def _power(bench: Bench, first: int) -> tuple[int, list[str]]:
    folder = bench.folder / f"power-{first}"
    ended = power.run(bench.children, folder, [1_000 + first], PATIENCE)
    shutil.rmtree(folder, ignore_errors=True)
    return power.STATES_A_LIFE, _wrong_in(ended)


def _swaps(bench: Bench, first: int) -> tuple[int, list[str]]:
    folder = bench.folder / f"swaps-{first}"
    ended = swaps.run(bench.children, folder, range(first, first + 48), PATIENCE)
    shutil.rmtree(folder, ignore_errors=True)
    return 48, _wrong_in(ended)


def _faults(bench: Bench, first: int) -> tuple[int, list[str]]:
    some = bench.fault_rounds[first : first + 50]
    ended = faults.run(bench.children, bench.folder / "faults", some, PATIENCE)
    return len(some), _wrong_in(ended)


def _wrong_in(ended: Ended) -> list[str]:
    """What a child told, and that it died or hung, which is wrong in itself."""
    wrong = [line.strip() for line in ended.lines if line.startswith(("wrong", "!"))]
    if ended.status or ended.hung:
        last = ended.lines[-1].strip() if ended.lines else "nothing"
        wrong.append(f"a process that {'hung' if ended.hung else 'died'} ({ended.status}), after: {last}")
    return wrong


def _spread(size: int) -> list[int]:
    """Every number below ``size`` once, any part of it a fair part: strides prime to it."""
    stride = next(one for one in range(size * 5 // 8, 2 * size) if _are_coprime(one, size))
    return [(number * stride) % size for number in range(size)]


def _are_coprime(one: int, other: int) -> bool:
    while other:
        one, other = other, one % other
    return one == 1


EXPERIMENTS: Mapping[str, Experiment] = {
    "kills": Experiment(3_000, _kills),
    "power": Experiment(5_000, _power),
    "faults": Experiment(lambda bench: len(bench.fault_rounds), _faults),
    "races": Experiment(1_000, _races),
    "swaps": Experiment(1_000, _swaps),
    "damage": Experiment(10_000, _damage),
}
