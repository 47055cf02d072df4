"""What an open vault gives to a backup: its rows as they are sealed, and what seals the copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SealedRow:
    """A row as the vault keeps it: ids and counters in clear, everything else sealed."""

    table: str
    row_id: bytes
    sequence: int
    revision: int
    revision_id: bytes
    sealed: bytes
    vectors: bytes | None = None


RowBatches = Iterator[Sequence[SealedRow]]
"""Rows a short step at a time. Each step belongs on the vault thread."""


class BackupSource(Protocol):
    """What a backup needs of an open vault besides its rows: keys, the header, where the sounds lie. Any thread."""

    @property
    def vault(self) -> str:
        """The diary's id as 32 hexadecimal digits."""

    def wipe(self) -> None:
        """Overwrite the key. Afterwards every use raises ``VaultLocked``."""
