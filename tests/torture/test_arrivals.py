"""Killed while a backup or a bundle comes in: nothing that was there is lost, and doing it again ends well."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import arrivals
from .nursery import Nursery

KILLS = 4


@pytest.mark.parametrize("what", ["restoring", "merging"])
def test_a_kill_at_any_operation_loses_nothing(children: Nursery, quick: Path, what: str) -> None:
    scenes = {"restoring": arrivals.scene_of_restoring, "merging": arrivals.scene_of_merging}
    killed = {"restoring": arrivals.restore_killed, "merging": arrivals.merge_killed}[what]
    scene = scenes[what](quick / "scene")
    operations = arrivals.operations_of(children, scene, f"{what}_child")
    assert operations > 10 * KILLS
    for at in range(operations // KILLS, operations, operations // KILLS):
        assert killed(children, scene, at) == []
