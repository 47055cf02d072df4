"""Whatever somebody without the key moves about in the folder is noticed, or changes nothing."""

from __future__ import annotations

from pathlib import Path

from . import swaps
from .nursery import Nursery

ROUNDS = 12
"""Each trick once: a table put back is read by a program of its own, which takes seconds to load."""
PATIENCE = 300.0


def test_what_was_moved_swapped_replayed_removed_or_put_back_is_noticed(children: Nursery, quick: Path) -> None:
    ended = swaps.run(children, quick / "swaps", range(ROUNDS), PATIENCE)
    assert (ended.status, ended.hung) == (0, False), ended.lines[-1]
    assert [line for line in ended.lines if line.startswith(("wrong", "!"))] == []
    assert ended.said.count("done") == ROUNDS
