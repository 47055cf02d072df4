"""The long runs: each knows its goal, and does a batch from wherever the last one ended."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from . import damage, faults, power, swaps
from .kills import KILLS_A_VAULT, kill_again_and_again
from .nursery import Ended, Nursery
from .nursery import nursery as another
from .place import made
from .races import race
from .told import Told

PATIENCE = 900.0
RACES_A_VAULT = 50
Batch = Callable[[Nursery, Path, int], tuple[int, list[str]]]
"""From this round on: how many were done, and what went wrong in them."""


@dataclass(frozen=True, slots=True)
class Experiment:
    """``goal`` rounds in all."""

    goal: int
    batch: Batch


def _kills(nursery: Nursery, folder: Path, first: int) -> tuple[int, list[str]]:
    wrong, _ = kill_again_and_again(nursery, folder / "place", seed=1_000 + first, kills=KILLS_A_VAULT)
    shutil.rmtree(folder / "place", ignore_errors=True)
    return KILLS_A_VAULT, wrong


def _damage(nursery: Nursery, folder: Path, first: int) -> tuple[int, list[str]]:
    """One batch lives on one vault; a dead child is a dead process, and named."""
    seeds = range(first, first + 100)
    ended = damage.run(nursery, folder / f"damage-{first // 1_000}", seeds, PATIENCE)
    wrong = _wrong_in(ended)
    return len(seeds), wrong


def _races(nursery: Nursery, folder: Path, _: int) -> tuple[int, list[str]]:
    place, told = made(folder / "place"), Told()
    with another() as other:
        wrong = [one for seed in range(RACES_A_VAULT) for one in race([nursery, other], place, told, seed)]
    shutil.rmtree(folder / "place")
    return RACES_A_VAULT, wrong


def _power(nursery: Nursery, folder: Path, first: int) -> tuple[int, list[str]]:
    ended = power.run(nursery, folder / f"power-{first}", [1_000 + first], PATIENCE)
    wrong = _wrong_in(ended)
    shutil.rmtree(folder / f"power-{first}", ignore_errors=True)
    return power.STATES_A_LIFE, wrong


def _swaps(nursery: Nursery, folder: Path, first: int) -> tuple[int, list[str]]:
    ended = swaps.run(nursery, folder / f"swaps-{first}", range(first, first + 48), PATIENCE)
    wrong = _wrong_in(ended)
    shutil.rmtree(folder / f"swaps-{first}", ignore_errors=True)
    return 48, wrong


def _faults(nursery: Nursery, folder: Path, first: int) -> tuple[int, list[str]]:
    place = folder / "faults"
    counts = faults.counted(nursery, place)
    rounds = list(faults.rounds_of(counts))
    some = [rounds[number % len(rounds)] for number in _spread(first, 50, len(rounds))]
    ended = faults.run(nursery, place, some, PATIENCE)
    wrong = _wrong_in(ended)
    return len(some), wrong


def _wrong_in(ended: Ended) -> list[str]:
    """What a child told, and that it died or hung, which is wrong in itself."""
    wrong = [line.strip() for line in ended.lines if line.startswith(("wrong", "!"))]
    if ended.status or ended.hung:
        last = ended.lines[-1].strip() if ended.lines else "nothing"
        wrong.append(f"a process that {'hung' if ended.hung else 'died'} ({ended.status}), after: {last}")
    return wrong


def _spread(first: int, count: int, size: int) -> list[int]:
    """Places of a walk that meets every one of ``size`` once, and any part of it a fair part: a stride prime to it."""
    stride = next(one for one in range(size * 5 // 8, 2 * size) if _are_coprime(one, size))
    return [(number * stride) % size for number in range(first, first + count)]


def _are_coprime(one: int, other: int) -> bool:
    while other:
        one, other = other, one % other
    return one == 1


EXPERIMENTS: Mapping[str, Experiment] = {
    "kills": Experiment(3_000, _kills),
    "power": Experiment(5_000, _power),
    "faults": Experiment(12_000, _faults),
    "races": Experiment(1_000, _races),
    "swaps": Experiment(1_000, _swaps),
    "damage": Experiment(10_000, _damage),
}
