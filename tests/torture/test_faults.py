"""A disk that refuses its Nth operation: a visible error, the state before, and the diary works again afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import fault_rounds, faults
from .faulty_disk import Fault
from .nursery import Nursery

PATIENCE = 300.0
"""Seconds for all rounds together; a hang is anything that never ends."""


def test_every_fifth_operation_refused_leaves_the_diary_as_it_was(children: Nursery, quick: Path) -> None:
    operations = faults.operations_of(children, quick / "faults")
    assert set(operations) == set(fault_rounds.JOURNEYS)
    assert min(len(one) for one in operations.values()) >= 1
    rounds = fault_rounds.every_fifth(operations)
    ended = faults.run(children, quick / "faults", rounds, PATIENCE)
    assert not ended.hung, ended.lines[-1]
    assert [line for line in ended.lines if line.startswith(("wrong", "!"))] == []
    assert ended.said.count("done") == len(rounds)


@pytest.mark.parametrize("kind", ["ENOSPC", "failed flush"])
def test_a_save_after_a_disk_that_could_not_even_take_back_works(children: Nursery, quick: Path, kind: str) -> None:
    """The record and its taking back are refused; the next save must not stand behind half a record."""
    rounds = [fault_rounds.Round("save", Fault(kind, 1, True)), fault_rounds.Round("save", Fault(kind, 2, True))]
    ended = faults.run(children, quick / "faults", rounds, PATIENCE)
    assert [line for line in ended.lines if line.startswith(("wrong", "!"))] == []
    assert ended.said.count("done") == len(rounds)
