"""What the page of imports shows of made-up diaries: looked through, on their way, and brought before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.foreign import Unreadable
from diary_desktop.domain.imported import DryRun, ImportedEntry, ImportNote, ImportReport, PastImport
from diary_desktop.domain.moment import Moment
from diary_desktop.presenters.importing import ImportState

NOW = Moment.of(datetime(2026, 11, 21, 14, 40, tzinfo=UTC))
ENTRIES = (ImportedEntry(EntryId(bytes(16)), bytes(16), bytes(16)),)
_KEEP = ImportNote(b"keep0001", Moment(NOW.local - timedelta(days=3)), "keep", ENTRIES)
_JRNL = ImportNote(b"jrnl0001", Moment(NOW.local - timedelta(days=60)), "jrnl", ENTRIES)
_OLD = ImportNote(b"mark0001", Moment(NOW.local - timedelta(days=9)), "markdown", ENTRIES, NOW)
_BROUGHT = (PastImport(_KEEP, 214, True, 27), PastImport(_OLD, 2, False, 21), PastImport(_JRNL, 1_208, False, 1))
_LOST = (
    Unreadable("Journal.json, 12: 7f0c2a5e91b34d88.jpeg", "file_missing"),
    Unreadable("Journal.json, 403", "empty"),
    Unreadable("Journal.json, 877", "no_date"),
)
_FIRST, _LAST = Moment(datetime(2014, 2, 3, 21, 5)), Moment(datetime(2025, 8, 30, 22, 40))

FOUND = ImportState(found=DryRun("day_one", 1_431, 1_402, 27, 655, 3, _LOST, _FIRST, _LAST), past=_BROUGHT)
RUNNING = ImportState(running=True, done=412, total=1_402, past=_BROUGHT)
PAST = ImportState(report=ImportReport(b"keep0001", (EntryId(bytes(16)),) * 214, 31, 2, _LOST), past=_BROUGHT)
