"""The power cut in the kernel: a file system taken away, its journal replayed, and the diary on it opened again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.loop_disk import NoLoopDisk, loop_disk, why_none

from .cuts import cut_again_and_again
from .nursery import Nursery

CUTS = 3

needs_a_disk = pytest.mark.skipif(bool(why_none()), reason=f"no file system to take away: {why_none()}")


@needs_a_disk
def test_nothing_acknowledged_is_lost_with_a_file_system_taken_away(children: Nursery, quick: Path) -> None:
    try:
        outcome = cut_again_and_again(children, quick / "disk", seed=7, cuts=CUTS)
    except NoLoopDisk as why:
        pytest.skip(str(why))
    assert outcome.wrong == []
    assert sum(outcome.amid.values()) == CUTS


@needs_a_disk
def test_what_was_not_flushed_is_lost_and_what_was_is_not(quick: Path) -> None:
    """Without this the cuts would prove nothing."""
    try:
        with loop_disk(quick / "disk") as disk:
            with (disk.folder / "flushed").open("wb") as file:
                file.write(b"safe")
                file.flush()
                os.fsync(file.fileno())
            (disk.folder / "unflushed").write_bytes(b"lost")
            disk.cut()
            with pytest.raises(OSError, match="Input/output"):
                (disk.folder / "later").write_bytes(b"never")
            disk.unmount()
            disk.mount()
            assert (disk.folder / "flushed").read_bytes() == b"safe"
            left = disk.folder / "unflushed"
            assert not left.exists() or left.read_bytes() == b""
    except NoLoopDisk as why:
        pytest.skip(str(why))
