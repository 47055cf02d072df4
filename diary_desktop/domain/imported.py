"""What the diary remembers of an import, so that it can be undone and nothing comes in twice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from .details import details_of
from .entry import Entry, EntryId
from .foreign import ForeignFormat, Unreadable
from .moment import Moment

UNDO_DAYS = 30


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """``mark`` names its source, 16 bytes; ``state`` is what was kept of it, by ``state_of``."""

    entry_id: EntryId
    mark: bytes
    state: bytes


@dataclass(frozen=True, slots=True)
class ImportNote:
    """One import. It names its entries before the first of them is kept; those it never came to do not exist."""

    import_id: bytes
    made: Moment
    form: ForeignFormat
    entries: tuple[ImportedEntry, ...]
    undone: Moment | None = None

    def can_be_undone(self, now: Moment) -> bool:
        return self.undone is None and now.utc - self.made.utc < timedelta(days=UNDO_DAYS)

    def days_left(self, now: Moment) -> int:
        """Until it cannot be undone any more; at least 1 while it can."""
        left = timedelta(days=UNDO_DAYS) - (now.utc - self.made.utc)
        return min(UNDO_DAYS, max(1, -(-left // timedelta(days=1))))


@dataclass(frozen=True, slots=True)
class PastImport:
    """As it is listed: ``there`` of its entries are in the diary now, outside of the bin."""

    note: ImportNote
    there: int
    can_be_undone: bool
    days_left: int


@dataclass(frozen=True, slots=True)
class DryRun:
    """What an import would do. ``found`` = ``new`` + ``duplicates`` + entries among ``unreadable``.

    ``dated_by_file`` of the new ones have no day of their own; ``first`` and ``last`` are their days.
    """

    form: ForeignFormat
    found: int = 0
    new: int = 0
    duplicates: int = 0
    files: int = 0
    dated_by_file: int = 0
    unreadable: tuple[Unreadable, ...] = ()
    first: Moment | None = None
    last: Moment | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. ``import_id`` is empty where nothing was new."""

    import_id: bytes
    entry_ids: tuple[EntryId, ...]
    files: int
    duplicates: int
    unreadable: tuple[Unreadable, ...]

    @property
    def added(self) -> int:
        return len(self.entry_ids)


@dataclass(frozen=True, slots=True)
class UndoReport:
    """``binned`` went into the bin; ``changed`` since they came, and stay."""

    binned: int
    changed: int


def state_of(entry: Entry, names: tuple[str, ...] | None = None) -> bytes:
    """16 bytes that differ once a person changed the words, a label, the day or the files of an entry.

    ``names`` are those of files that it is yet to be given.
    """
    files = tuple(one.name for one in entry.attachments) if names is None else names
    revisions = tuple((one.title, one.text) for one in entry.revisions)
    said = repr((revisions, details_of(entry), files))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).digest()[:16]
