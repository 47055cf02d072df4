"""Reads every file in which something of the diary could have been left, and names what was not read and why."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from diary_desktop.domain.errors import CancelToken

from .proof import Finder

OLDER_READ = 256 << 20
"""Bytes of files older than what is looked for that are read all the same; it cannot be in them."""


@dataclass(frozen=True, slots=True)
class Roots:
    """Folders by what they are called. ``own``: the program's, read whole. ``around``: everybody's, of which only files
    changed meanwhile are read. ``skipped``: model files, which are only ever read by the program.
    """

    own: dict[str, Path]
    around: dict[str, Path]
    skipped: dict[str, Path] = field(default_factory=dict)


@dataclass(slots=True)
class Scanned:
    """What was read, what was found (file and how it was written), and what was left out."""

    files: int = 0
    size: int = 0
    found: list[tuple[Path, str]] = field(default_factory=list)
    older: int = 0
    unreadable: int = 0

    def add(self, file: Path, names: Sequence[str]) -> None:
        self.files += 1
        self.found += [(file, name) for name in names]


def scan(
    roots: Roots, finder: Finder, since: float, token: CancelToken, told: Callable[[int, int], None] | None = None
) -> Scanned:
    """Look for what ``finder`` knows, invented at ``since`` (seconds of the epoch). ``told``: bytes read, bytes in all.

    Raises ``Cancelled``. Files that vanish or refuse are counted.
    """
    result = Scanned()
    files = _chosen(roots, since, result)
    total = sum(size for _, size in files)

    def read(count: int) -> None:
        token.raise_if_cancelled()
        result.size += count
        if told is not None:
            told(result.size, total)

    for file, _ in files:
        token.raise_if_cancelled()
        try:
            names = finder.names_in(os.fsencode(file)) | finder.names_in_file(file, read)
        except OSError:
            result.unreadable += 1
            continue
        result.add(file, sorted(names))
    return result


def _chosen(roots: Roots, since: float, result: Scanned) -> list[tuple[Path, int]]:
    """What is to be read, with sizes, each file once."""
    skipped = {one.resolve() for one in roots.skipped.values()}
    chosen: dict[Path, int] = {}
    older_left = OLDER_READ
    for folder in roots.own.values():
        for file, status in _files_below(folder, skipped):
            fresh = max(status.st_mtime, status.st_ctime) >= since - 2
            if not fresh:
                older_left -= status.st_size
            if fresh or older_left >= 0:
                chosen[file] = status.st_size
            else:
                result.older += 1
    for folder in roots.around.values():
        for file, status in _files_below(folder, skipped):
            if max(status.st_mtime, status.st_ctime) >= since - 2:
                chosen.setdefault(file, status.st_size)
    return list(chosen.items())


def _files_below(folder: Path, skipped: set[Path]) -> Iterator[tuple[Path, os.stat_result]]:
    """Plain files, without following links out of the folder."""
    for place, folders, files in os.walk(folder):
        folders[:] = [one for one in folders if Path(place, one).resolve() not in skipped]
        for name in files:
            file = Path(place, name)
            try:
                status = file.lstat()
            except OSError:
                continue
            if status.st_size and os.path.isfile(file) and not os.path.islink(file):  # noqa: PTH113, PTH114  one call a file is enough
                yield file, status
