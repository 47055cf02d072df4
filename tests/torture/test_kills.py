"""A program killed at any moment: everything it acknowledged is there when the vault opens again."""

from __future__ import annotations

from pathlib import Path

from .kills import kill_again_and_again
from .nursery import Nursery

KILLS = 15


def test_nothing_acknowledged_is_lost_by_kills_at_random_moments(children: Nursery, quick: Path) -> None:
    wrong, opened = kill_again_and_again(children, quick / "place", seed=7, kills=KILLS)
    assert wrong == []
    assert opened > KILLS // 3
