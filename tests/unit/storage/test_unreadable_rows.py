"""A row that LanceDB cannot read is healed or kept aside where its table is written anew, and erased when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from diary_desktop.domain.entry import EntryId
from diary_desktop.storage.open_vault import LedgerVault

from .conftest import NOTES, Kept
from .test_rot import flip
from .vault_samples import holding, new_entry, texts_of


@dataclass(frozen=True)
class Spoilt:
    """A row in the middle of its piece whose length is wrong, its sealed bytes as they were, and its neighbours."""

    row_id: EntryId
    sealed: bytes
    before: EntryId
    after: EntryId
    elsewhere: EntryId


def spoilt(kept: Kept, also: int | None = None) -> Spoilt:
    """``also`` names a byte of the sealed ones that is flipped as well, so that they do not prove themselves."""
    opened = kept.open()
    opened.tidy()
    table = opened.ledger.tables["entries"].table
    ids = sorted(table.keys(), key=lambda one: table.places[one])
    (row,) = table.get([ids[2]])
    opened.close()
    (path,) = [one for one in data_of(kept) if row.sealed in one.read_bytes()]
    at = path.read_bytes().index(row.sealed)
    flip(path, at - 1)
    if also is not None:
        flip(path, at + also)
    return Spoilt(EntryId(ids[2]), row.sealed, EntryId(ids[1]), EntryId(ids[3]), EntryId(ids[5]))


def data_of(kept: Kept) -> list[Path]:
    return list((kept.inside / "tables" / "entries.lance" / "data").iterdir())


def compacted(opened: LedgerVault, _: Spoilt) -> None:
    opened.entries.put(new_entry("So that there is something to merge."))
    list(opened.upkeep(compact=True))


def erased(opened: LedgerVault, one: Spoilt) -> None:
    opened.entries.erase(one.elsewhere)


@pytest.mark.parametrize("work", [compacted, erased])
def test_a_row_with_a_wrong_length_is_whole_again_once_its_table_is_written_anew(kept: Kept, work: object) -> None:
    one = spoilt(kept)
    opened = kept.open()
    assert len(texts_of(opened)) == NOTES - 1
    assert callable(work)
    work(opened, one)
    expected = NOTES - 1 if work is erased else NOTES + 1
    assert len(texts_of(opened)) == expected
    opened.close()
    again = kept.open()
    assert len(texts_of(again)) == expected
    assert again.damaged == ()
    assert holding(kept.inside, one.sealed)
    again.close()


def test_what_does_not_prove_itself_is_kept_aside_named_and_erased_when_that_is_asked_for(kept: Kept) -> None:
    one = spoilt(kept, also=100)
    opened = kept.open()
    erased(opened, one)
    name = f"row-entries-{one.row_id.hex()}-"
    (aside,) = [path for path in (kept.inside / "quarantine").iterdir() if path.name.startswith(name)]
    assert one.sealed[101:] in aside.read_bytes()
    report = opened.verify()
    assert aside.name in report.kept_aside
    assert f"entry {one.row_id.hex()[:8]}" in report.damaged
    opened.entries.erase(one.row_id)
    assert not aside.exists()
    assert holding(kept.inside, one.sealed[101:]) == holding(kept.inside, one.row_id) == []
    assert len(texts_of(opened)) == NOTES - 2
    opened.close()


@pytest.mark.parametrize("side", ["before", "after"])
def test_beside_what_is_erased_nothing_is_kept_of_which_that_may_be_a_part(kept: Kept, side: str) -> None:
    one = spoilt(kept)
    opened = kept.open()
    victim = opened.ledger.tables["entries"].table.get([getattr(one, side)])[0]
    opened.entries.erase(getattr(one, side))
    assert holding(kept.inside, victim.sealed[-64:]) == holding(kept.inside, victim.row_id) == []
    assert len(texts_of(opened)) == NOTES - 2
    assert f"entry {one.row_id.hex()[:8]}" in opened.damaged
    opened.close()
