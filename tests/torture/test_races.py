"""Two copies starting together."""

from __future__ import annotations

from pathlib import Path

from .nursery import Nursery, nursery
from .place import made
from .races import race
from .told import Told

RACES = 10


def test_of_two_that_start_together_one_writes_and_a_kill_frees_the_lock(children: Nursery, quick: Path) -> None:
    place, told = made(quick / "place"), Told()
    with nursery() as other:
        wrong = [one for seed in range(RACES) for one in race([children, other], place, told, seed)]
    assert wrong == []
    assert len(told.living("entry")) == RACES
