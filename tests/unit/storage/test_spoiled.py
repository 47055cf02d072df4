"""What LanceDB spoils as it merges or rewrites a table is noticed and taken back while the good copy is still there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diary_desktop.storage.open_vault import LedgerVault
from diary_desktop.storage.table_errors import TableUnreadable
from diary_desktop.storage.tables import SealedTable

from .conftest import Kept
from .test_rekeying import new_slots, sealed_anew, with_new
from .test_rot import flip
from .test_upkeep import fragmented, killed
from .vault_samples import holding, texts_of

Spoil = Callable[[SealedTable, bytes], None]


def flipped(table: SealedTable, row_id: bytes) -> None:
    """A bit of the row is another, where LanceDB wrote it last."""
    (row,) = table.get([row_id])
    files = [one for one in (table.path / "data").iterdir() if row.sealed in one.read_bytes()]
    written = max(files, key=lambda one: one.stat().st_mtime_ns)
    flip(written, written.read_bytes().index(row.sealed) + 100)


def dropped(table: SealedTable, row_id: bytes) -> None:
    """The row is not there."""
    table.delete([row_id])


SPOILS = pytest.mark.parametrize("spoil", [flipped, dropped])


def spoils_after(patch: pytest.MonkeyPatch, call: str, spoil: Spoil, row_id: bytes) -> None:
    """Whatever that call of LanceDB makes of the entries."""
    sound = getattr(SealedTable, call)

    def spoiling(table: SealedTable) -> None:
        sound(table)
        if table.name == "entries":
            spoil(table, row_id)

    patch.setattr(SealedTable, call, spoiling)


def test_a_merge_that_spoils_a_row_is_taken_back(kept: Kept) -> None:
    opened = fragmented(kept)
    expected = texts_of(opened)
    steps = opened.upkeep(compact=True)
    for _ in range(2):
        next(steps)
    flipped(opened._ledger().tables["entries"].table, kept.entries[0].entry_id)
    with pytest.raises(TableUnreadable):
        list(steps)
    assert texts_of(opened) == expected
    opened.close()
    says(kept.open(), expected)


@SPOILS
def test_an_erasure_that_spoils_a_row_is_taken_back_and_done_again(
    kept: Kept, monkeypatch: pytest.MonkeyPatch, spoil: Spoil
) -> None:
    """What was to be erased stays out of every list meanwhile, and its promise in the log."""
    opened, victim = fragmented(kept), kept.entries[2].entry_id
    opened.entries.begin_erasure(victim)
    expected = texts_of(opened)
    with monkeypatch.context() as patch:
        spoils_after(patch, "rewrite", spoil, kept.entries[0].entry_id)
        with pytest.raises(TableUnreadable):
            opened.tidy()
    assert texts_of(opened) == expected
    killed(opened)
    again = kept.open()
    assert again.is_erasing()
    again.tidy()
    assert not again.is_erasing()
    assert holding(kept.inside, victim) == []
    says(again, expected)


@SPOILS
def test_what_is_spoiled_while_everything_is_sealed_anew_is_taken_back_and_done_again(
    kept: Kept, monkeypatch: pytest.MonkeyPatch, spoil: Spoil
) -> None:
    vault = kept.open()
    expected = texts_of(vault)
    vault.renewal.begin(new_slots(vault))
    with monkeypatch.context() as patch:
        spoils_after(patch, "rewrite", spoil, kept.entries[0].entry_id)
        with pytest.raises(TableUnreadable):
            sealed_anew(vault)
    assert texts_of(vault) == expected
    assert vault.renewal.going_on
    assert sealed_anew(vault) == ()
    vault.close()
    says(kept.vault.unlock(with_new()), expected)


def says(opened: LedgerVault, texts: set[str]) -> None:
    assert texts_of(opened) == texts
    assert opened.damaged == ()
    assert opened.verify().damaged == ()
    opened.close()
