"""What opening a large diary at once asks of the vault: a sealed copy of what lists and search hold in memory.

It is derived and disposable. Whoever reads it compares it with the rows themselves; whatever does not match, is damaged
or was made by an older version is made anew from the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol


class SnapshotKind(IntEnum):
    """What a page holds. The numbers are part of the format."""

    IDS = 1
    SUMMARIES = 2
    VECTORS = 3
    LEXICON = 4
    POSTINGS = 5


Parts = Mapping[SnapshotKind, Sequence[memoryview]]
"""Each kind's bytes, in one or several pieces."""


@dataclass(frozen=True, slots=True)
class SnapshotPage:
    """Bytes of one kind, beginning at byte ``at`` of all of that kind."""

    kind: SnapshotKind
    at: int
    content: memoryview


class SnapshotReader(Protocol):
    """One reading of the snapshot, kind after kind, page after page."""

    @property
    def lengths(self) -> Mapping[SnapshotKind, int]:
        """How many bytes there are of each kind."""

    def read(self, pages: int) -> Sequence[SnapshotPage]:
        """The next pages; none once all were read. Raises ``RecordDamaged``; then the snapshot has been dropped."""


class SnapshotWriter(Protocol):
    """One writing. It is in force only once ``step`` has said so; until then the snapshot before stays."""

    def take(self, parts: Parts) -> None:
        """What is to be written: as it was at a moment after ``SnapshotStore.begin``."""

    def step(self, pages: int) -> bool:
        """Seal, write and flush some pages; True while there are more, False once the snapshot is in force.

        Raises ``Cancelled`` where something was erased meanwhile, ``StorageError`` where the disk refuses.
        """

    def abandon(self) -> None:
        """Leave it; may be called at any time."""


class SnapshotStore(Protocol):
    """The vault's one snapshot."""

    def exists(self) -> bool:
        """Whether there is one; it may not hold."""

    @property
    def too_new(self) -> bool:
        """Whether there is one that a newer version of the app wrote: it is left alone, and none is begun."""

    def open(self, label: str, newer: Callable[[str], bool] = ...) -> SnapshotReader | None:
        """None where there is none, or it is damaged, or not of this ``label``: then it has been dropped.

        One whose label is ``newer`` is left alone, and named by ``OpenVault.damaged``.
        """

    def begin(self, label: str) -> SnapshotWriter:
        """A new snapshot of the vault as it is now; ``label`` names every version its content depends on."""

    def invalidate(self) -> None:
        """Something was erased: drop the snapshot and whatever is being written of one. May be called at any time."""
