"""What is remembered of imports comes back as it was; a damaged row is named and a newer one is left alone."""

from __future__ import annotations

from datetime import datetime

import pytest

from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import RecordTooNew
from diary_desktop.domain.imported import ImportedEntry, ImportNote
from diary_desktop.domain.moment import Moment
from diary_desktop.storage.import_store import LedgerImportStore

MADE = Moment(datetime(2026, 11, 1, 20, 15), 420, "Asia/Ho_Chi_Minh")


class Row:
    """One row in memory."""

    content: bytes | None = None

    def load(self) -> bytes | None:
        return self.content

    def save(self, content: bytes) -> None:
        self.content = content


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> tuple[LedgerImportStore, Row, list[str]]:
    row, damaged = Row(), list[str]()
    monkeypatch.setattr("diary_desktop.storage.import_store.NamedRow", lambda *_: row)
    return LedgerImportStore(lambda: pytest.fail("no ledger is needed"), damaged.append), row, damaged


def test_notes_come_back(store: tuple[LedgerImportStore, Row, list[str]]) -> None:
    one, _, damaged = store
    entries = tuple(ImportedEntry(EntryId(bytes([n]) * 16), bytes([n + 1]) * 16, bytes([n + 2]) * 16) for n in (1, 7))
    notes = (ImportNote(b"12345678", MADE, "keep", entries), ImportNote(b"abcdefgh", MADE, "jrnl", (), MADE))
    assert one.load() == ()
    one.save(notes)
    assert (one.load(), damaged) == (notes, [])


@pytest.mark.parametrize("content", [b"", b"{}", b'{"kind":"imports","format":1,"body":{"imports":[{}]}}'])
def test_a_damaged_row_is_named(store: tuple[LedgerImportStore, Row, list[str]], content: bytes) -> None:
    one, row, damaged = store
    row.content = content
    assert (one.load(), damaged) == ((), ["what is remembered of imports"])


def test_a_newer_row_is_left_alone(store: tuple[LedgerImportStore, Row, list[str]]) -> None:
    one, row, damaged = store
    row.content = b'{"kind":"imports","format":2,"body":{}}'
    with pytest.raises(RecordTooNew):
        one.load()
    assert damaged == []
