"""Rows that LanceDB cannot read although their bytes lie there: one flipped bit in a length is enough for that.

Where the rows beside such a one can be read, its bytes are what lies between theirs. They are sealed, so they prove
themselves: then the row is whole again. What does not prove itself is kept aside before the table is written anew.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from .files import FileSystem, VaultLayout, translated
from .listing import inside
from .manifests import read_manifest
from .table_errors import TableUnreadable
from .table_pieces import data_file_of
from .tables import Row, SealedTable

_LENGTHS = (4, 8)
"""Bytes that LanceDB writes in front of each value of a column for how long that is."""
_HEAD = struct.Struct("<16sqi16s")
_PIECE = 32
"""A row's place is that of its piece, and in the low bits its number there."""


def rewrite_around(
    table: SealedTable, layout: VaultLayout, files: FileSystem, proves: Callable[[Row], bool] = lambda _: False
) -> None:
    """Write the table anew; rows that cannot be read are healed where ``proves`` says so, else their bytes kept aside.

    Raises ``TableUnreadable`` where not even ids can be read, ``DiskFull`` and the like.
    """
    try:
        table.rewrite()
    except TableUnreadable:
        table.keys()  # tells where each row lies
        rows = list(table.rows())
        whole = {row.row_id: healed for row in rows if (healed := _healed(table, row, rows, layout, files, proves))}
        table.rewrite_as([whole.get(row.row_id, row) for row in rows])


def forget_rows_aside(layout: VaultLayout, files: FileSystem, table: str, row_ids: tuple[bytes, ...]) -> None:
    """Remove what was kept aside of rows that are to be erased."""
    with translated():
        gone = [path for one in row_ids for path in inside(layout.quarantine, begins=_name(table, one))]
    files.remove_all(gone)


def _healed(
    table: SealedTable, row: Row, rows: list[Row], layout: VaultLayout, files: FileSystem, proves: Callable[[Row], bool]
) -> Row | None:
    raw = b"" if row.sealed else _between_neighbours(table, row, {table.places.get(one.row_id): one for one in rows})
    for length in _LENGTHS if raw else ():
        tried = row._replace(sealed=raw[length:-length], vectors=row.vectors or None)
        if proves(tried):
            return tried
    if raw:
        files.make_folder(layout.quarantine)
        head = _HEAD.pack(row.row_id, row.sequence, row.revision, row.revision_id)
        files.replace(layout.quarantine / f"{_name(table.name, row.row_id)}{row.sequence}", head + raw)
    return None


def _between_neighbours(table: SealedTable, row: Row, at: Mapping[int | None, Row]) -> bytes:
    """With the row's own length in front and the next one's behind; nothing where other rows may lie there as well."""
    place = table.places.get(row.row_id)
    before, after = (at.get(place + step) if place is not None else None for step in (-1, 1))
    if place is None or before is None or after is None or not (before.sealed and after.sealed):
        return b""
    name = data_file_of(read_manifest(table.path, table.version), place >> _PIECE)
    return next(_found(table.path / name, before.sealed, after.sealed), b"") if name else b""


def _found(path: Path, before: bytes, after: bytes) -> Iterator[bytes]:
    with translated(), path.open("rb") as handle, mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as content:
        begin = content.find(before) + len(before)
        end = content.find(after, begin) if begin >= len(before) else -1
        if end >= 0:
            yield content[begin:end]


def _name(table: str, row_id: bytes) -> str:
    """A copy of a table that was kept aside bears a number behind its name."""
    return f"row-{table.partition('-')[0]}-{row_id.hex()}-"
