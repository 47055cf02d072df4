"""Copies of tables that could not be read whole, kept aside for whoever can read more, cleared of what is erased."""

from __future__ import annotations

import re
from pathlib import Path

from .files import FileSystem, VaultLayout, translated, writing
from .ledger import flush_tree
from .listing import inside
from .log_payloads import ENTRIES, Erasure
from .table_errors import TableUnreadable
from .table_probe import TableProbe
from .tables import SealedTable
from .unreadable_rows import forget_rows_aside, rewrite_around

_TABLE = re.compile(r"(entries|conversations|settings)-(\d+)\.lance")


def set_aside(layout: VaultLayout, files: FileSystem, table: SealedTable, number: int) -> None:
    """Copy the table as it is, flushed; one copy for each newest checkpoint."""
    target = layout.quarantine / f"{table.name}-{number}.lance"
    if target.exists() or not table.path.exists():
        return
    files.make_folder(layout.quarantine)
    files.copy_tree(table.path, target)


def tables_aside(layout: VaultLayout) -> list[Path]:
    """The folders of the tables kept aside, newest first."""
    with translated():
        names = [(path, _TABLE.fullmatch(path.name)) for path in inside(layout.quarantine, ends=".lance")]
    return sorted((path for path, match in names if match), key=_number, reverse=True)


def aside(path: Path) -> SealedTable:
    """A table kept aside, not yet open."""
    return SealedTable(path.parent, path.name.removesuffix(".lance"), with_vectors=path.name.startswith(ENTRIES))


def forget_aside(layout: VaultLayout, files: FileSystem, erasure: Erasure) -> None:
    """Take erased rows out of tables kept aside, and what those tables were before. Raises ``DiskFull``.

    A copy that cannot be read stays as it is, for it may be all there is of other entries; ``unread_aside`` names it.
    """
    forget_rows_aside(layout, files, erasure.table, erasure.row_ids)
    kept = [path for path in tables_aside(layout) if path.name.startswith(erasure.table)]
    with TableProbe() as probe:
        readable = [path for path in kept if probe.survives_reading(path)]
    for path in readable:
        table = aside(path)
        try:
            table.open()
            table.delete(erasure.row_ids)
            rewrite_around(table, layout, files)
            with writing():
                flushed = flush_tree(path, set(), files)  # what goes next may be all that a power cut would leave
            for _ in table.dropping_before(table.version, files):
                pass
        except TableUnreadable:
            continue
        with writing():
            flush_tree(path, flushed, files)


def unread_aside(layout: VaultLayout) -> list[str]:
    """Names of copies that cannot be read here: they may still hold what was erased."""
    return [path.name for path in _unread(layout)]


def remove_unread_aside(layout: VaultLayout, files: FileSystem) -> list[str]:
    """Remove those copies for good, though each may be the last of what it holds; returns their names.

    Raises ``StorageError``; then it can be done again.
    """
    gone = _unread(layout)
    for path in gone:
        files.remove_tree(path)
    return [path.name for path in gone]


def _unread(layout: VaultLayout) -> list[Path]:
    with TableProbe() as probe:
        return [path for path in tables_aside(layout) if not probe.survives_reading(path)]


def _number(path: Path) -> int:
    match = _TABLE.fullmatch(path.name)
    return int(match[2]) if match else 0
