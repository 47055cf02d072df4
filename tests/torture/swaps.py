"""Moves, swaps, replays, removes and puts back: files, records, columns, tables and the whole folder of a vault."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from diary_desktop.storage.log_format import Framed, frames
from diary_desktop.storage.log_payloads import ENTRIES

from . import damage
from .life import Life
from .nursery import Ended, Nursery, Tell
from .place import Place, let_go, lived_in, made
from .told import Told


def run(nursery: Nursery, folder: Path, seeds: Sequence[int], patience: float) -> Ended:
    """All of them in one child, which tells each before and after it."""
    folder.mkdir(parents=True, exist_ok=True)
    return nursery.run(f"{__name__}:child", folder, patience, seeds=list(seeds))


def child(folder: Path, arguments: Mapping[str, Any], tell: Tell) -> None:
    """One trick for each seed, each on a fresh copy."""
    tricks = Tricks(folder)
    for seed in arguments["seeds"]:
        copy = tricks.now.copied(folder / "copy")
        names = list(tricks.by_name)
        name = names[seed % len(names)]
        tell(f"begin {seed} {name}")
        what = tricks.by_name[name](copy, Random(f"trick {seed}"))
        for wrong in damage.trusted(copy, tricks.told):
            tell(f"wrong {seed} {name} {what}: {wrong}")
        shutil.rmtree(copy.folder)
        tell("done")


class Tricks:
    """What somebody who holds the folder can do to it without the key: with this vault, an older copy, and another."""

    def __init__(self, folder: Path) -> None:
        self.older, self.now, self.foreign = (Place(folder / name) for name in ("older", "now", "foreign"))
        living = made(folder / "living")
        told = lived_in(living, 21, 16)
        living.copied(self.older.folder)
        self.told = _lived_on(living, told)
        living.copied(self.now.folder)
        lived_in(made(self.foreign.folder), 21, 16)
        self.by_name: Mapping[str, Callable[[Place, Random], str]] = {
            "an older file": self.older_file,
            "a file of another vault": self.foreign_file,
            "a file removed": self.removed,
            "two files swapped": self.swapped_files,
            "two rows swapped": lambda place, chance: self.swapped_values(place, chance, "sealed"),
            "two rows' vectors swapped": lambda place, chance: self.swapped_values(place, chance, "vectors"),
            "two rows' ids swapped": lambda place, chance: self.swapped_values(place, chance, "row_id"),
            "an older row": self.older_row,
            "log records moved": self.moved_log_records,
            "an older table": self.older_table,
            "all older tables": self.older_tables,
            "the older folder": self.older_folder,
        }

    def older_file(self, place: Place, chance: Random) -> str:
        return self._taken_from(self.older, place, chance)

    def foreign_file(self, place: Place, chance: Random) -> str:
        return self._taken_from(self.foreign, place, chance)

    def removed(self, place: Place, chance: Random) -> str:
        file = chance.choice(_files(place))
        file.unlink()
        return file.name

    def swapped_files(self, place: Place, chance: Random) -> str:
        """Of one kind: two clips, two data files, two checkpoints."""
        kind = chance.choice(("clips/*/*", "checkpoint-*", "tables/*/data/*", "tables/*/_versions/*.manifest"))
        one, other = chance.sample(sorted(place.inside.glob(kind)), 2)
        held = one.read_bytes()
        one.write_bytes(other.read_bytes())
        other.write_bytes(held)
        return kind

    def swapped_values(self, place: Place, chance: Random, column: str) -> str:
        """Two values of equal length change places inside LanceDB's own files."""
        rows = _rows(place)
        values = [value for row in rows if (value := getattr(row, column))]
        pairs = [(one, other) for one in values for other in values if one < other and len(one) == len(other)]
        one, other = chance.choice(pairs)
        return f"{column} in {_replaced(place, {one: other, other: one})} places"

    def older_row(self, place: Place, chance: Random) -> str:
        """A sealed row as it was before it was revised, where the new one lies."""
        before = {row.row_id: row.sealed for row in _rows(self.older)}
        changed = [
            (row.sealed, before[row.row_id])
            for row in _rows(place)
            if row.row_id in before and row.sealed != before[row.row_id] and len(row.sealed) == len(before[row.row_id])
        ]
        if not changed:
            return "none that fits"
        new, old = chance.choice(changed)
        return f"in {_replaced(place, {new: old})} places"

    def moved_log_records(self, place: Place, chance: Random) -> str:
        """One left out, one said twice, two in each other's place, or one of the older log."""
        log = place.inside / "log"
        held = log.read_bytes()
        pieces = [held[one.start : one.end] for one in _framed(held)]
        head = held[: _framed(held)[0].start]
        at, trick = chance.randrange(len(pieces)), chance.choice(("out", "twice", "swap", "older"))
        if trick == "out":
            del pieces[at]
        elif trick == "twice":
            pieces.insert(at, pieces[at])
        elif trick == "swap":
            pieces[at], pieces[at - 1] = pieces[at - 1], pieces[at]
        else:
            old = (self.older.inside / "log").read_bytes()
            pieces.insert(at, chance.choice([old[one.start : one.end] for one in _framed(old)]))
        log.write_bytes(head + b"".join(pieces))
        return trick

    def older_table(self, place: Place, chance: Random) -> str:
        return self._put_back(place, f"tables/{chance.choice(('entries', 'conversations', 'settings'))}.lance")

    def older_tables(self, place: Place, _: Random) -> str:
        return self._put_back(place, "tables")

    def older_folder(self, place: Place, _: Random) -> str:
        """All of it but the anchor, which lies elsewhere."""
        shutil.rmtree(place.inside)
        shutil.copytree(self.older.inside, place.inside)
        return ""

    def _put_back(self, place: Place, name: str) -> str:
        shutil.rmtree(place.inside / name)
        shutil.copytree(self.older.inside / name, place.inside / name)
        return name

    def _taken_from(self, other: Place, place: Place, chance: Random) -> str:
        """A file of the other place over one of this: of the same name where there is one, else of its kind."""
        source = chance.choice(_files(other))
        name = source.relative_to(other.inside)
        target = place.inside / name
        if not target.exists():
            alike = sorted((place.inside / name.parent).glob(f"*{source.suffix}")) if name.suffix else []
            target = chance.choice(alike) if alike and chance.random() < 0.5 else target
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
        return str(name)


def _lived_on(place: Place, told: Told) -> Told:
    """Two checkpoints and more further, with rows revised, erased and added, and records in the log alone."""
    opened = place.open()
    life = Life(opened, told, Random("lived on"))
    before = ("revise", "revise", "save", "tidy", "record", "attach", "erase", "converse")
    for name in (*before, "tidy", "revise", "save", "take_out", "save", "attach"):
        life.take(name)
    let_go(opened)
    return told


def _files(place: Place) -> list[Path]:
    return [one for one in sorted(place.inside.rglob("*")) if one.is_file() and one.stat().st_size]


def _rows(place: Place) -> list[Any]:
    """The sealed rows as they lie in the table of entries, read on a copy: opening changes a vault."""
    copy = place.copied(place.folder.with_name("reading"))
    opened = copy.open(accept_older=True)
    rows = list(opened._ledger().tables[ENTRIES].table.rows())
    let_go(opened)
    shutil.rmtree(copy.folder)
    return rows


def _replaced(place: Place, values: Mapping[bytes, bytes]) -> int:
    """Each value by another, wherever it lies in a data file; how often."""
    count = 0
    for file in place.inside.glob("tables/*/data/*"):
        held = file.read_bytes()
        found = {at: new for old, new in values.items() if (at := held.find(old)) >= 0}
        for at, new in found.items():
            held = held[:at] + new + held[at + len(new) :]
        file.write_bytes(held)
        count += len(found)
    return count


def _framed(log: bytes) -> list[Framed]:
    return [one for one in frames(log) if isinstance(one, Framed)]
