"""Tables written anew while others save, lock and erase, and flushes fail: erased is erased, proved is proved."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from diary_desktop.domain.errors import StorageError
from diary_desktop.storage import ledger as ledgers
from diary_desktop.storage.open_vault import LedgerVault
from diary_desktop.storage.sealed_rows import SealedRows
from diary_desktop.storage.table_errors import TableUnreadable
from diary_desktop.storage.tables import SealedTable

from .conftest import Kept
from .failing_disk import FailingDisk
from .test_upkeep import fragmented, killed
from .vault_samples import holding, new_entry, place, texts_of, vectors_for, with_passphrase


def seals_of(opened: LedgerVault, entry_id: bytes) -> list[bytes]:
    """The sealed text and vectors of an entry, as its table holds them."""
    row = opened.ledger.tables["entries"].table.get([entry_id])[0]
    return [one[-64:] for one in (row.sealed, row.vectors) if one]


def until_rewritten(opened: LedgerVault, steps: Iterator[object]) -> None:
    """Up to the first step after the table of entries was written anew."""
    table = opened.ledger.tables["entries"].table
    before = {path.name for path in (table.path / "data").iterdir()}
    while {path.name for path in (table.path / "data").iterdir()} <= before:
        next(steps)


@pytest.mark.parametrize("further", [0, 1, 2, 4])
def test_an_erasure_whose_rewriting_was_undone_by_a_failed_flush_begins_anew(kept: Kept, further: int) -> None:
    """One row of many: where only that is deleted, LanceDB leaves its bytes in the piece that the others live in."""
    disk, victim = FailingDisk(), kept.entries[2]
    opened = place(kept.folder, disk).unlock(with_passphrase())
    for number in range(16):
        opened.entries.put(new_entry(f"One of many {number}.", number))
    list(opened.upkeep(compact=True))
    seals = seals_of(opened, victim.entry_id)
    assert all(holding(kept.inside, one) for one in seals)
    opened.entries.begin_erasure(victim.entry_id)
    steps = opened.upkeep()
    until_rewritten(opened, steps)
    for _ in range(further):
        next(steps)
    disk.fail_flushes_of("entries.lance")
    with pytest.raises(StorageError):
        opened.ledger.flush_tables()
    disk.free()
    for _ in steps:
        pass
    assert not opened.is_erasing()
    assert [holding(kept.inside, one) for one in (victim.entry_id, *seals)] == [[]] * (1 + len(seals))
    assert victim.text not in texts_of(opened)
    opened.close()


def test_an_erasure_whose_last_checkpoint_failed_is_not_called_done(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log may hold its words until then."""
    opened, victim = kept.open(), kept.entries[2]
    opened.entries.begin_erasure(victim.entry_id)
    checkpoint = opened.ledger.checkpoint

    def failing() -> None:
        if not opened.ledger.erasing:
            raise StorageError("The disk did not do what it was asked.", "")
        checkpoint()

    monkeypatch.setattr(opened.ledger, "checkpoint", failing)
    with pytest.raises(StorageError):
        opened.tidy()
    monkeypatch.undo()
    assert opened.is_erasing()
    opened.tidy()
    assert not opened.is_erasing()
    opened.close()


def rotten_copy(monkeypatch: pytest.MonkeyPatch, spoilt: bytes) -> None:
    """Merging the entries leaves one seal broken: found at its proof, not before."""
    worn_since = SealedRows.worn_since

    def worn(rows: SealedRows, row_ids: list[bytes], version: int) -> int:
        return 1 if spoilt in row_ids else worn_since(rows, row_ids, version)

    monkeypatch.setattr(SealedRows, "worn_since", worn)


def test_a_checkpoint_amid_the_proof_never_names_what_is_not_proved(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = fragmented(kept)
    table, before = opened.ledger.tables["entries"], texts_of(opened)
    last = list(table.committed)[-1]
    monkeypatch.setattr("diary_desktop.storage.rewriting._PROVED_TOGETHER", 2)
    rotten_copy(monkeypatch, last)
    steps = opened.upkeep(compact=True)
    until_rewritten(opened, steps)
    next(steps)
    opened.ledger.checkpoint()
    unproved = opened.ledger.latest.tables["entries"]
    with pytest.raises(TableUnreadable):
        for _ in steps:
            pass
    monkeypatch.undo()
    data = table.table.path / "data"
    assert table.table.fragments() > 1, "the pieces from before, and nothing that was merged"
    assert opened.ledger.latest.tables["entries"].version >= unproved.version
    assert len(list(data.iterdir())) > 1
    assert texts_of(opened) == before
    opened.close()


def test_saving_amid_the_proof_waits_with_its_checkpoint_until_nobody_goes_on_proving(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = fragmented(kept)
    monkeypatch.setattr(ledgers, "MOST_WAITING", 2)
    monkeypatch.setattr(ledgers, "MOST_LOGGED", 6)
    monkeypatch.setattr("diary_desktop.storage.rewriting._PROVED_TOGETHER", 2)
    steps = opened.upkeep(compact=True)
    until_rewritten(opened, steps)
    stood, expected = opened.ledger.latest.number, texts_of(opened)

    def saved(count: int) -> None:
        for number in range(count):
            opened.entries.put(new_entry(f"Amid {number}.", number))
            expected.add(f"Amid {number}.")

    for _ in range(3):
        saved(4)
        next(steps)
        assert opened.ledger.latest.number == stood
    saved(10)
    assert opened.ledger.latest.number > stood, "left alone, the log would grow for ever"
    assert texts_of(opened) == expected
    for _ in steps:
        pass
    assert texts_of(opened) == expected
    killed(opened)
    again = kept.open()
    assert texts_of(again) == expected
    assert again.damaged == ()
    again.close()


def test_closed_amid_the_proof_nothing_unproved_is_named_and_nothing_is_missing(kept: Kept) -> None:
    opened = fragmented(kept)
    expected = texts_of(opened)
    steps = opened.upkeep(compact=True)
    until_rewritten(opened, steps)
    known = opened.ledger.latest.number
    opened.entries.put(new_entry("Just before."))
    opened.close()
    assert not (kept.inside / f"checkpoint-{known + 1}-a").exists()
    again = kept.open()
    assert again.ledger.tables["entries"].table.fragments() > 1, "as before it was merged"
    assert texts_of(again) == expected | {"Just before."}
    assert again.damaged == ()
    again.close()


def test_two_that_write_anew_take_turns(kept: Kept) -> None:
    """The second takes the steps of the first, and then its own: neither undoes the other."""
    opened, victim = fragmented(kept), kept.entries[1]
    seals = seals_of(opened, victim.entry_id)
    compacting = opened.upkeep(compact=True)
    until_rewritten(opened, compacting)
    opened.entries.begin_erasure(victim.entry_id)
    erasing = opened.upkeep()
    for _ in zip(erasing, compacting, strict=False):
        pass
    for steps in (erasing, compacting):
        for _ in steps:
            pass
    assert not opened.is_erasing()
    assert [holding(kept.inside, one) for one in seals] == [[]] * len(seals)
    opened.close()


def test_what_came_meanwhile_is_neither_merged_nor_proved_where_old_versions_go(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That took a lifetime's time in one step, which a lock waited for."""
    opened = fragmented(kept)
    steps = opened.upkeep(compact=True)
    until_rewritten(opened, steps)
    merged: list[str] = []
    merge, sizes = SealedTable.merge_fragments, []

    def noted(table: SealedTable) -> None:
        merged.append(table.name)
        merge(table)

    def counted(rows: SealedRows, row_ids: list[bytes], version: int) -> int:
        sizes.append(len(row_ids))
        return 0

    monkeypatch.setattr(SealedTable, "merge_fragments", noted)
    monkeypatch.setattr(SealedRows, "worn_since", counted)
    number = 0
    while True:
        told, proved = len(merged), len(sizes)
        if next(steps, None) is None:
            break
        assert len(merged) - told <= 1
        assert len(sizes) - proved <= 1
        number += 1
        opened.entries.put(new_entry(f"Meanwhile {number}.", number))
        opened.entries.put_vectors(vectors_for(opened.entries.get(next(iter(opened.entries.stamps())))))
    assert "entries" not in merged
    opened.close()
