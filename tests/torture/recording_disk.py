"""A disk that remembers what of itself was flushed, so that a power cut at any moment can be played back.

Modelled, for everything below one folder (vault, anchor and key file):
- A file's bytes are safe up to its last flush. Later bytes may be there, not be there, be cut at a sector (512 B or
  4 KiB), be zeros, or be there in some sectors and not in others (reordered); the length may be the old or the new one.
- A name that appeared, vanished or came to mean another file is safe once its folder was flushed. Before that each such
  change may have happened or not, apart from the others and from the order in which it was asked for: no journal is
  relied on. A renamed file is all there under either name, or under both or neither where names moved apart.
- LanceDB writes past the diary's file system. The folder is looked through before and after every flush, so its files
  are known with the bytes they have, unflushed until the diary flushes them by their path, and so are their folders.

Not modelled: a flush that lies; sectors torn in themselves; rot of what was flushed; file systems that lose a flushed
file's folder on the way up when only the file was flushed (its folder's own flush is what is waited for); what happens
between two flushes and is undone before the next one; times and permissions.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from diary_desktop.storage.files import FileSystem


@dataclass(frozen=True, slots=True)
class Bytes:
    """A file as it could be found: ``safe`` at its last flush (``None``: never flushed), ``now`` as it stands."""

    safe: bytes | None
    now: bytes


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything a cut at this moment may leave. Names are relative; a file is known by its number, a folder by -1."""

    safe_names: Mapping[str, int]
    """What a name surely meant once its folder was flushed the last time."""
    other_names: Mapping[str, frozenset[int | None]]
    """What it may mean instead, ``None`` for nothing: each change since."""
    files: Mapping[int, Bytes]
    told: str
    """What the diary had acknowledged by then, as JSON."""


@dataclass(slots=True)
class _Seen:
    number: int
    size: int
    changed: int


FOLDER = -1


class RecordingDisk(FileSystem):
    """Does everything for real below ``root``, and keeps a ``Moment`` before and after each flush.

    Flushes of files whose name holds ``lying``, where that is given, are not remembered: a disk that lies.
    """

    def __init__(self, root: Path, told: Callable[[], str], lying: str = "") -> None:
        self.moments: list[Moment] = []
        self._root = root
        self._told = told
        self._lying = lying
        self._safe_names: dict[str, int] = {}
        self._other_names: dict[str, set[int | None]] = {}
        self._files: dict[int, Bytes] = {}
        self._seen: dict[str, _Seen] = {}
        self._kept = root.with_name(f"{root.name}.kept")
        self._kept.mkdir()
        self._look()
        self._trust_everything()

    def flush(self, handle: BinaryIO) -> None:
        self._keep()
        super().flush(handle)
        name = self._name(Path(os.fsdecode(handle.name)))
        self._look()
        if name in self._seen and not (self._lying and self._lying in name):
            number = self._seen[name].number
            self._files[number] = Bytes(self._files[number].now, self._files[number].now)
        self._keep()

    def flush_folder(self, folder: Path) -> None:
        self._keep()
        super().flush_folder(folder)
        self._look()
        self._trust(self._name(folder))
        self._keep()

    def _keep(self) -> None:
        """Remember what a cut would leave now."""
        self._look()
        others = {name: frozenset(meanings) for name, meanings in self._other_names.items() if meanings}
        self.moments.append(Moment(dict(self._safe_names), others, dict(self._files), self._told()))

    def _look(self) -> None:
        """Find out what changed on the real disk since the last look."""
        there = dict(self._walk(self._root, ""))
        for name in self._seen.keys() - there.keys():
            self._may_mean(name, None)
        for name, found in there.items():
            before = self._seen.get(name)
            if before is None or before.number != found.number:
                self._may_mean(name, found.number)
            if found.number != FOLDER and before != found:
                self._read(name, found.number)
        self._seen = there

    def _walk(self, folder: Path, prefix: str) -> list[tuple[str, _Seen]]:
        found = []
        with os.scandir(folder) as entries:
            for entry in entries:
                name = f"{prefix}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    found.append((name, _Seen(FOLDER, 0, 0)))
                    found += self._walk(Path(entry.path), f"{name}/")
                else:
                    state = entry.stat(follow_symlinks=False)
                    found.append((name, _Seen(state.st_ino, state.st_size, state.st_mtime_ns)))
        return found

    def _read(self, name: str, number: int) -> None:
        try:
            now = (self._root / name).read_bytes()
        except FileNotFoundError:
            return
        before = self._files.get(number)
        if before is None:
            self._hold(name, number)
        self._files[number] = Bytes(before.safe if before else None, now)

    def _hold(self, name: str, number: int) -> None:
        """One more name elsewhere, so that the system gives the number to no other file."""
        with contextlib.suppress(FileExistsError, FileNotFoundError):
            (self._kept / str(number)).hardlink_to(self._root / name)

    def _may_mean(self, name: str, meaning: int | None) -> None:
        self._other_names.setdefault(name, set()).add(meaning)

    def _trust(self, folder: str) -> None:
        """The names right below ``folder`` are safe as they are."""
        prefix = f"{folder}/" if folder else ""
        for name in [one for one in {*self._other_names, *self._safe_names} if _is_in(one, prefix)]:
            self._other_names.pop(name, None)
            if name in self._seen:
                self._safe_names[name] = self._seen[name].number
            else:
                self._safe_names.pop(name, None)
        self._forget_files()

    def _trust_everything(self) -> None:
        self._safe_names = {name: seen.number for name, seen in self._seen.items()}
        self._other_names.clear()
        self._files = {number: Bytes(one.now, one.now) for number, one in self._files.items()}

    def _forget_files(self) -> None:
        meant = {*self._safe_names.values(), *(seen.number for seen in self._seen.values())}
        meant |= {one for meanings in self._other_names.values() for one in meanings if one is not None}
        self._files = {number: one for number, one in self._files.items() if number in meant}

    def _name(self, path: Path) -> str:
        relative = str(path.resolve().relative_to(self._root.resolve()))
        return "" if relative == "." else relative


def _is_in(name: str, prefix: str) -> bool:
    return name.startswith(prefix) and "/" not in name[len(prefix) :]
