"""What a backup takes of an open vault: rows page by page as they are sealed, keys, and where the sounds lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from ..crypto.key_slots import VaultKey
from ..domain.errors import BackupError
from ..ports.backup_source import SealedRow
from .backup_format import PURPOSE
from .files import FileSystem, VaultLayout
from .header import Header, HeaderStore
from .ledger import Ledger
from .sealed_rows import SealedRows
from .table_errors import TableUnreadable
from .tables import Row

PAGE = 256
"""Rows in one step of the vault thread."""


class VaultBackupSource:
    """Made on the vault thread, used on any. Holds a copy of the key until ``wipe``."""

    def __init__(self, layout: VaultLayout, key: VaultKey, header: Header, rows: int) -> None:
        self.rows = rows
        self.layout = layout
        self.header = header
        self.key = key.copy()
        self.vault_id = key.vault_id
        self.stream_key = key.subkey(PURPOSE)

    @property
    def vault(self) -> str:
        return self.vault_id.hex()

    @property
    def sounds(self) -> Path:
        """The folder of the diary's own sealed clips."""
        return self.layout.clips

    def refuse_another_epoch(self) -> None:
        """Raises ``BackupError`` where sealing anew began meanwhile: the header copied would not open every row."""
        if HeaderStore(self.layout, FileSystem()).read().epoch != self.header.epoch:
            raise BackupError("The diary was being sealed anew meanwhile.", "Make the backup again.")

    def wipe(self) -> None:
        self.key.wipe()


def row_pages(ledger: Ledger) -> Iterator[Sequence[SealedRow]]:
    """Every row that is there now, each in its state of now or of later, a page at a step. On the vault thread.

    One reading of LanceDB serves most. A row that waits for LanceDB or was changed meanwhile is asked for by its id
    afterwards; so is everything the reading has not come to, where a compaction took its files away.
    """
    for name, rows in ledger.tables.items():
        missing = {row_id: key.sequence for row_id, key in rows.keys.items()}
        for page in _read_through(rows, missing):
            yield [_of(name, row) for row in page]
        wanted = list(missing)
        for at in range(0, len(wanted), PAGE):
            yield [_of(name, row) for row in rows.sealed(wanted[at : at + PAGE])]


def _read_through(rows: SealedRows, missing: dict[bytes, int]) -> Iterator[list[Row]]:
    """Pages of rows that are as they were at the start; what was told leaves ``missing``."""
    reading = rows.table.rows()
    while True:
        try:
            page = list(islice(reading, PAGE))
        except TableUnreadable:
            return
        if not page:
            return
        standing = [row for row in page if missing.get(row.row_id) == row.sequence]
        for row in standing:
            del missing[row.row_id]
        yield standing


def _of(table: str, row: Row) -> SealedRow:
    return SealedRow(table, row.row_id, row.sequence, row.revision, row.revision_id, row.sealed, row.vectors)
