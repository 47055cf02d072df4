"""What sealing anew tells of how far it is, and that asking anew goes on where it was."""

from __future__ import annotations

from datetime import datetime

import pytest

from diary_desktop.domain.errors import DiskFull, StorageError
from diary_desktop.domain.moment import Moment
from diary_desktop.storage import rekeying
from diary_desktop.storage.files import FileSystem, VaultLayout
from diary_desktop.storage.header import HeaderStore
from diary_desktop.storage.key_notes import KeyNotes
from tests.fakes.disks import FailsAt

from .conftest import Kept
from .test_rekeying import new_slots, sealed_anew, with_new
from .vault_samples import new_entry, place, texts_of, with_passphrase


def test_asked_anew_it_counts_from_the_beginning_and_never_beyond_the_end(kept: Kept) -> None:
    vault = kept.open()
    vault.renewal.begin(new_slots(vault))
    steps = vault.renewal.steps()
    first = next(steps)
    before = [next(steps) for _ in range(3)][-1]
    assert before[0] > first[0]
    told = list(vault.renewal.steps())
    assert told[0] == first
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert all(done < total for done, total in told[:-1]), "one pass, where nothing came between"
    assert not vault.renewal.going_on
    vault.close()


def test_rows_are_checkpointed_now_and_then(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed, it falls back to the last one: neither to the beginning, nor does each batch pay for one."""
    monkeypatch.setattr(rekeying, "BATCH", 2)
    monkeypatch.setattr(rekeying, "ROWS_BETWEEN_CHECKPOINTS", 4)
    vault = kept.open()
    vault.renewal.begin(new_slots(vault))
    rows = sum(len(one.keys) for one in vault.ledger.tables.values())
    before = vault.ledger.latest.number
    steps = vault.renewal.steps()
    for done, _ in steps:
        if done >= rows:
            break
    assert 1 <= rows // 8 <= vault.ledger.latest.number - before <= rows // 4
    assert all(done <= total for done, total in steps)
    assert vault.renewal.left == ()
    assert not vault.renewal.going_on
    vault.close()


def test_a_diary_that_is_settled_is_left_alone(kept: Kept) -> None:
    vault = kept.open()
    before = HeaderStore(VaultLayout(kept.inside), FileSystem()).read()
    assert list(vault.renewal.steps()) == []
    assert HeaderStore(VaultLayout(kept.inside), FileSystem()).read() == before
    vault.close()


@pytest.mark.parametrize("number", [1, 3])
def test_where_it_could_not_begin_life_goes_on_under_the_key_there_was(kept: Kept, number: int) -> None:
    disk = FailsAt(10**9, sticky=True)
    vault = place(kept.folder, disk).unlock(with_passphrase())
    disk.left = number
    with pytest.raises(StorageError):
        vault.renewal.begin(new_slots(vault))
    disk.left = 10**9
    assert not vault.renewal.going_on
    vault.entries.put(new_entry("Kept after it came to nothing."))
    texts = texts_of(vault)
    vault.close()
    again = kept.open()
    assert texts_of(again) == texts
    again.close()


def test_a_key_that_cannot_be_dated_is_a_key_all_the_same(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    vault = kept.open()
    monkeypatch.setattr(KeyNotes, "write", full)
    vault.renewal.begin(new_slots(vault), Moment.of(datetime(2026, 11, 21, 21, 40).astimezone()))
    assert vault.renewal.going_on
    monkeypatch.undo()
    assert sealed_anew(vault) == ()
    vault.close()
    kept.vault.unlock(with_new()).close()


def test_logs_and_headers_set_aside_under_the_old_key_go_and_tables_stay_and_are_named(kept: Kept) -> None:
    """A table set aside may hold what nothing else does; the others open with the old key and hold nothing more."""
    vault = kept.open()
    aside = VaultLayout(kept.inside).quarantine
    table = aside / "entries-9.lance"
    table.mkdir(parents=True)
    for name in ("log-7", "header-a-7"):
        (aside / name).write_bytes(b"sealed under the key before")
    vault.renewal.begin(new_slots(vault))
    assert sealed_anew(vault) == ("what was set aside as damaged",)
    assert list(aside.iterdir()) == [table]
    assert vault.renewal.going_on
    table.rmdir()
    assert sealed_anew(vault) == ()
    assert not vault.renewal.going_on
    vault.close()


@pytest.mark.parametrize("at_once", [1, 256])
def test_a_damaged_row_keeps_nobody_from_sealing_the_others_in_another_pass(
    kept: Kept, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last row of each table, be it looked at alone or with the others."""
    monkeypatch.setattr(rekeying, "READ_AT_ONCE", at_once)
    vault = kept.open()
    vault.renewal.begin(new_slots(vault))
    steps = vault.renewal.steps()
    count = sum(len(one.keys) for one in vault.ledger.tables.values())
    for done, _ in steps:
        if done >= count:
            break
    vault.ledger.go_back()
    damaged = []
    for rows in vault.ledger.tables.values():
        (row,) = rows.table.get(sorted(rows.keys)[-1:])
        rows.table.put([row._replace(sealed=row.sealed[:-1] + bytes([row.sealed[-1] ^ 1]))])
        damaged.append(row.row_id.hex()[:8])
    for _ in steps:
        pass
    assert sorted(name.split()[1] for name in vault.renewal.left) == sorted(damaged)
    assert vault.renewal.going_on
    vault.close()


def test_the_old_key_goes_once_the_last_header_is_written_and_that_one_is_known(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    vault = kept.open()
    vault.renewal.begin(new_slots(vault))
    monkeypatch.setattr(HeaderStore, "write", full)
    with pytest.raises(DiskFull):
        sealed_anew(vault)
    assert vault.renewal.going_on
    monkeypatch.undo()
    assert sealed_anew(vault) == ()
    assert vault._require().header() == HeaderStore(VaultLayout(kept.inside), FileSystem()).read()
    vault.close()
