"""A real file system in a file, which can be taken away as a power cut or a pulled stick takes it. Needs root on Linux.

The kernel's own call for it ends a file system at once: what was not flushed by then never reaches the disk, and the
next mount replays the journal. See ``EXT4_IOC_SHUTDOWN`` and ``XFS_IOC_GOINGDOWN``, which are the same number.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform != "win32":
    import fcntl

_SHUT_DOWN = 0x8004587D
"""``_IOR('X', 125, __u32)``."""
JOURNAL_KEPT, JOURNAL_LOST = 1, 2
"""What happens to the part of the journal that is in memory: names may become newer than the bytes behind them."""

_MAKERS = {"ext4": ["mkfs.ext4", "-q", "-F"], "xfs": ["mkfs.xfs", "-q", "-f"]}
SMALLEST = {"ext4": 8 << 20, "xfs": 320 << 20}
"""Bytes; a hole until something is written."""


class NoLoopDisk(Exception):
    """Why there is none here, in a few words."""


class LoopDisk:
    """Mounted at ``folder``; see ``loop_disk``."""

    def __init__(self, folder: Path, kind: str, size: int) -> None:
        self.folder = folder
        self._image = folder.with_name(f"{folder.name}.image")
        folder.mkdir()
        with self._image.open("wb") as file:
            file.truncate(size)
        _run(*_MAKERS[kind], str(self._image))

    def mount(self, options: str = "") -> None:
        """``options`` as ``mount -o`` takes them, such as ``ro``."""
        _run("mount", "-o", ",".join(["loop", *options.split()]), str(self._image), str(self.folder))

    def cut(self, journal: int = JOURNAL_LOST) -> None:
        """From here on nothing reaches the disk, and everything fails; programs that use it stay alive."""
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, _SHUT_DOWN, struct.pack("I", journal))
        finally:
            os.close(handle)

    def pull_out(self) -> None:
        """``cut``, and nothing is mounted there any more, whoever still uses it: an empty folder is seen."""
        self.cut()
        self.unmount(lazily=True)

    def plug_in(self) -> None:
        """After ``pull_out``: as another device, for the one before stays dead while anybody has a file open on it."""
        plugged_in = self._image.with_name(f"{self._image.name}-again")
        shutil.copyfile(self._image, plugged_in)
        self._image.unlink()
        self._image = plugged_in
        self.mount()

    def unmount(self, lazily: bool = False) -> None:
        """All programs must have closed their files on it, unless ``lazily``."""
        _run("umount", *(["-l"] if lazily else []), str(self.folder))

    def throw_away(self) -> None:
        """The file system with all that is in it."""
        if os.path.ismount(self.folder):
            with contextlib.suppress(OSError):
                self.cut()
            self.unmount(lazily=True)
        shutil.rmtree(self.folder)
        self._image.unlink()


@contextlib.contextmanager
def loop_disk(folder: Path, kind: str = "ext4", size: int = 0, options: str = "") -> Iterator[LoopDisk]:
    """A fresh one of ``size`` bytes mounted at the new ``folder`` for a block.

    Raises:
        NoLoopDisk: not possible here.
    """
    if why := why_none(kind):
        raise NoLoopDisk(why)
    made = LoopDisk(folder, kind, max(size, SMALLEST[kind]))
    try:
        try:
            made.mount(options)
        except OSError as error:
            raise NoLoopDisk(f"{kind} in a file cannot be mounted here") from error
        yield made
    finally:
        made.throw_away()


def why_none(kind: str = "ext4") -> str:
    """Empty where it is possible as far as one can tell without trying."""
    if sys.platform != "linux":
        return "only Linux takes a file system away on request"
    if os.geteuid() != 0:
        return "only root may mount"
    return next(
        (f"there is no {one} here" for one in (_MAKERS[kind][0], "mount") if shutil.which(one) is None),
        "" if Path("/dev/loop-control").exists() else "there are no loop devices here",
    )


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(done.returncode, f"{command[0]}: {done.stderr.strip()}")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[LoopDisk]:
    """One for a test to take away; skips where the system grants none."""
    try:
        with loop_disk(tmp_path / "stick") as one:
            yield one
    except NoLoopDisk as why:
        pytest.skip(f"no file system to take away: {why}")
