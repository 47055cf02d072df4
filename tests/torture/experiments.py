"""The long runs: each knows its goal, and does a batch from wherever the last one ended."""

from __future__ import annotations

import contextlib
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from tests.loop_disk import NoLoopDisk, why_none

from . import arrivals, copies, cuts, damage, fault_rounds, faults, power, sticks, swaps
from .kills import KILLS_A_VAULT, kill_again_and_again
from .nursery import Ended, Nursery, nursery
from .place import made
from .races import Waits, race
from .told import Told

PATIENCE = 900.0
RACES_A_VAULT = 50
LONGEST_LOCK = 1.0
"""Seconds after a kill."""


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
    def arrivals(self) -> list[Callable[[], list[str]]]:
        """A kill at each operation of a restore and of a merge."""
        restoring = arrivals.scene_of_restoring(self.folder / "restoring")
        merging = arrivals.scene_of_merging(self.folder / "merging")
        children = self.children
        kills: list[Callable[[], list[str]]] = []
        for at in range(1, arrivals.operations_of(children, restoring, "restoring_child")):
            kills.append(partial(arrivals.restore_killed, children, restoring, at))
        for at in range(1, arrivals.operations_of(children, merging, "merging_child")):
            kills.append(partial(arrivals.merge_killed, children, merging, at))
        return [kills[number] for number in _spread(len(kills))]

    @cached_property
    def fault_rounds(self) -> list[fault_rounds.Round]:
        """Every round there is, in a walk of which any part is a fair part."""
        rounds = list(fault_rounds.rounds_of(faults.operations_of(self.children, self.folder / "faults")))
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


def _kills(lives: str) -> Batch:
    def batch(bench: Bench, first: int) -> tuple[int, list[str]]:
        place = bench.folder / "place"
        outcome = kill_again_and_again(bench.children, place, 1_000 + first, KILLS_A_VAULT, lives)
        shutil.rmtree(place, ignore_errors=True)
        print(f"died amid: {dict(outcome.amid)}", file=sys.stderr)  # noqa: T201  for whoever watches
        return KILLS_A_VAULT, outcome.wrong

    return batch


def _cuts(kind: str) -> Batch:
    def batch(bench: Bench, first: int) -> tuple[int, list[str]]:
        seed = 1_000 + first // cuts.CUTS_A_VAULT
        outcome = cuts.cut_again_and_again(bench.children, bench.folder / "disk", seed, cuts.CUTS_A_VAULT, kind)
        print(f"cut amid: {dict(outcome.amid)}", file=sys.stderr)  # noqa: T201  for whoever watches
        return cuts.CUTS_A_VAULT, outcome.wrong

    return batch


def _sticks(bench: Bench, first: int) -> tuple[int, list[str]]:
    if why := why_none():
        raise NoLoopDisk(why)
    folder, some = bench.folder / f"sticks-{first}", range(first, first + 20)
    ended = sticks.run(bench.children, folder, some, PATIENCE)
    shutil.rmtree(folder, ignore_errors=True)
    return len(some), _wrong_in(ended)


def _damage(bench: Bench, first: int) -> tuple[int, list[str]]:
    """Many batches live on one vault; a dead child is a dead process, and named."""
    seeds = range(first, first + 100)
    ended = damage.run(bench.children, bench.folder / f"damage-{first // 1_000}", seeds, PATIENCE)
    return len(seeds), _wrong_in(ended)


def _races(bench: Bench, _: int) -> tuple[int, list[str]]:
    place, told = made(bench.folder / "place"), Told()
    runners = [bench.children, bench.others]
    waits = Waits()
    wrong = [one for seed in range(RACES_A_VAULT) for one in race(runners, place, told, seed, waits)]
    wrong += [f"a lock was free {one:.1f} s after a kill" for one in waits.seconds if one > LONGEST_LOCK]
    shutil.rmtree(place.folder)
    print(f"locks free within {max(waits.seconds):.3f} s", file=sys.stderr)  # noqa: T201  for whoever watches
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


def _arrivals(bench: Bench, first: int) -> tuple[int, list[str]]:
    some = bench.arrivals[first : first + 10]
    return len(some), [wrong for kill in some for wrong in kill()]


def _copies(bench: Bench, first: int) -> tuple[int, list[str]]:
    folder = bench.folder / f"copies-{first}"
    ended = copies.run(bench.children, folder, range(first, first + 60), PATIENCE)
    shutil.rmtree(folder, ignore_errors=True)
    return 60, _wrong_in(ended)


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
    "kills": Experiment(3_000, _kills("everything")),
    "resealing": Experiment(1_000, _kills("resealing")),
    "speaking": Experiment(1_000, _kills("speaking")),
    "cuts": Experiment(1_000, _cuts("ext4")),
    "cuts_xfs": Experiment(400, _cuts("xfs")),
    "sticks": Experiment(400, _sticks),
    "power": Experiment(5_000, _power),
    "faults": Experiment(lambda bench: len(bench.fault_rounds), _faults),
    "races": Experiment(1_000, _races),
    "arrivals": Experiment(lambda bench: len(bench.arrivals), _arrivals),
    "swaps": Experiment(1_000, _swaps),
    "damage": Experiment(10_000, _damage),
    "copies": Experiment(3_000, _copies),
}
