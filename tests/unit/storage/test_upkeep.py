"""Compaction and erasing in short steps: anything may happen between two of them, and they may be left at any."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import pytest

from diary_desktop.domain.errors import VaultLocked
from diary_desktop.domain.settings import Days, Settings
from diary_desktop.storage import ledger, tables
from diary_desktop.storage.files import FileSystem, VaultLayout
from diary_desktop.storage.lance import LanceFolder
from diary_desktop.storage.open_vault import LedgerVault
from diary_desktop.storage.quarantine import set_aside
from diary_desktop.storage.table_errors import TableUnreadable
from diary_desktop.storage.tables import SealedTable

from .conftest import NOTES, Kept
from .test_rot import flip
from .vault_samples import holding, new_conversation, new_entry, place, revised, texts_of, vectors_for, with_passphrase

MOST_STEPS = 24


def fragmented(kept: Kept) -> LedgerVault:
    """Open, with a few commits behind it."""
    opened = kept.open()
    for number in range(3):
        opened.entries.put(new_entry(f"Fragment {number}.", number))
        opened.tidy()
    return opened


def killed(opened: LedgerVault) -> None:
    """What is left of it when the program dies."""
    opened._ledger().close()
    opened._require().lock.release()


def data_files(kept: Kept) -> int:
    return len(list((kept.inside / "tables" / "entries.lance" / "data").iterdir()))


def test_saving_changing_and_erasing_go_on_between_the_steps(kept: Kept) -> None:
    opened = fragmented(kept)
    expected = texts_of(opened)
    for number, (done, total) in enumerate(opened.upkeep(compact=True)):
        assert 0 < done <= total
        opened.entries.put(new_entry(f"Between {number}.", number))
        expected.add(f"Between {number}.")
        if number == 1:
            opened.entries.put(revised(kept.entries[0], "Changed between."))
            expected = expected - {kept.entries[0].text} | {"Changed between."}
            opened._ledger().checkpoint()
        if number == 3:
            opened.entries.erase(kept.entries[1].entry_id)
            expected.remove(kept.entries[1].text)
        assert texts_of(opened) == expected
    assert data_files(kept) == 1
    opened.close()
    again = kept.open()
    assert texts_of(again) == expected
    assert again.damaged == ()
    again.close()


def test_left_at_any_step_nothing_is_missing_and_it_can_be_done_again(kept: Kept) -> None:
    opened = fragmented(kept)
    expected = texts_of(opened)
    for steps in range(1, MOST_STEPS, 3):
        taken = sum(1 for _ in islice(opened.upkeep(compact=True), steps))
        if steps % 2:
            killed(opened)
        else:
            opened.close()
        opened = kept.open()
        assert texts_of(opened) == expected
        assert opened.damaged == ()
        if taken < steps:
            break
    assert data_files(kept) == 1
    opened.close()


def test_a_vault_closed_between_two_steps_says_so(kept: Kept) -> None:
    opened = kept.open()
    steps: Iterator[tuple[int, int]] = opened.upkeep(compact=True)
    next(steps)
    opened.close()
    with pytest.raises(VaultLocked):
        next(steps)


@pytest.mark.parametrize("steps", [0, 1, 3, 6, 8, 10, 12, 14])
def test_an_erasure_is_promised_at_once_and_finished_after_a_kill_at_any_step(kept: Kept, steps: int) -> None:
    victim = kept.entries[2]
    opened = kept.open()
    opened.entries.begin_erasure(victim.entry_id)
    assert len(texts_of(opened)) == NOTES - 1
    assert opened.is_upkeep_due()
    for done, _ in islice(opened.upkeep(), steps):
        opened.entries.put(new_entry(f"Between {done}."))
    killed(opened)
    again = kept.open()
    assert victim.text not in texts_of(again)
    assert again.is_erasing(), "opening does not wait for it"
    assert len(list(again.upkeep())) > 8
    assert not again.is_erasing()
    assert holding(kept.inside, victim.entry_id) == []
    assert again.damaged == ()
    again.close()


def test_an_erase_record_stays_through_checkpoints_until_it_is_done(kept: Kept) -> None:
    """And what was put back after it stays, though the log no longer tells of that."""
    first, second = kept.entries[:2]
    opened = kept.open()
    for one in (first, second):
        opened.entries.begin_erasure(one.entry_id)
    opened.entries.put(second)
    for _ in range(3):
        opened.entries.put(new_entry("Later."))
        opened._ledger().checkpoint()
    killed(opened)
    again = kept.open()
    assert texts_of(again) >= {second.text, "Later."}
    again.tidy()
    assert texts_of(again) >= {second.text, "Later."}
    assert holding(kept.inside, first.entry_id) == []
    again.close()


def test_a_table_with_a_row_nobody_can_read_is_copied_aside_and_the_copy_cleared_of_what_is_erased(kept: Kept) -> None:
    opened = fragmented(kept)
    row = opened._ledger().tables["entries"].table.get([kept.entries[3].entry_id])[0]
    opened.close()
    (path,) = [
        path
        for path in (kept.inside / "tables" / "entries.lance" / "data").iterdir()
        if row.sealed in path.read_bytes()
    ]
    at = path.read_bytes().index(row.sealed)
    flip(path, at - 1)
    flip(path, at + 100)
    opened = kept.open()
    list(opened.upkeep(compact=True))
    assert data_files(kept) == 1
    assert len(texts_of(opened)) == NOTES + 2
    assert holding(kept.inside / "quarantine", kept.entries[0].entry_id)
    opened.entries.erase(kept.entries[0].entry_id)
    assert holding(kept.inside, kept.entries[0].entry_id) == []
    assert holding(kept.inside / "quarantine", kept.entries[1].entry_id)
    opened.close()
    shutil.rmtree(kept.inside / "quarantine")
    again = kept.open()
    assert len(texts_of(again)) == NOTES + 1
    assert again.damaged == (f"entry {kept.entries[3].entry_id.hex()[:8]}",)
    again.close()


class Watched(FileSystem):
    """Remembers which files are on the disk for sure."""

    def __init__(self) -> None:
        self.flushed: set[Path] = set()
        self.folders: list[Path] = []

    def flush(self, handle: BinaryIO) -> None:
        super().flush(handle)
        self.flushed.add(Path(str(handle.name)))

    def flush_folder(self, folder: Path) -> None:
        super().flush_folder(folder)
        self.folders.append(folder)


def test_a_table_kept_aside_is_on_the_disk_before_its_older_files_go_and_so_is_their_going(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LanceDB flushes nothing: a power cut would leave neither the old files nor the new ones whole."""
    disk, drop = Watched(), SealedTable.dropping_before
    opened = place(kept.folder, disk).unlock(with_passphrase())
    ledger = opened._ledger()
    set_aside(VaultLayout(kept.inside), ledger.files, ledger.tables["entries"].table, 1)
    unflushed: list[set[Path]] = []

    def watched(table: SealedTable, oldest: int, files: FileSystem) -> Iterator[None]:
        if table.path.parent.name == "quarantine":
            there = {path for path in table.path.rglob("*") if path.is_file()}
            unflushed.append({path for path in there if path not in disk.flushed and path.suffix != ".json"})
            disk.folders.clear()
        yield from drop(table, oldest, files)

    disk.flushed.clear()
    monkeypatch.setattr(SealedTable, "dropping_before", watched)
    opened.entries.erase(kept.entries[0].entry_id)
    assert unflushed == [set()]
    assert kept.inside / "quarantine" / "entries-1.lance" / "data" in disk.folders
    opened.close()


def test_a_table_that_could_not_be_opened_again_is_opened_at_the_next_use(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Going back to the checkpoint failed half-way: nothing is missing meanwhile, and the next checkpoint does it."""
    opened = kept.open()
    opened.entries.put(new_entry("After the checkpoint."))
    opened._ledger().commit()
    expected = texts_of(opened)
    connection, fails = tables._connection, iter((False, False, True))  # entries, conversations, settings

    def failing(folder: Path) -> LanceFolder:
        if next(fails, False):
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
        return connection(folder)

    monkeypatch.setattr(tables, "_connection", failing)
    with pytest.raises(TableUnreadable):
        opened._ledger().go_back()
    assert opened.load_settings() == Settings(days=Days(begins_at=6))
    assert texts_of(opened) == expected
    opened.entries.put(new_entry("Life goes on."))
    opened.tidy()
    opened.close()
    again = kept.open()
    assert texts_of(again) == expected | {"Life goes on."}
    assert again.damaged == ()
    again.close()


def test_vectors_of_few_entries_only_wait_for_a_checkpoint(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are never logged: a lock in the middle of indexing a long diary costs those few, not all of them."""
    monkeypatch.setattr(ledger, "MOST_VECTORS", 24)
    monkeypatch.setattr(ledger, "MOST_WAITING", 8)
    opened = kept.open()
    fresh = [new_entry(f"Late {number}.", number) for number in range(60)]
    for entry in fresh:
        opened.entries.put(entry)
    for entry in fresh:
        opened.entries.put_vectors(vectors_for(entry))
    killed(opened)
    again = kept.open()
    without = [one.text for one, vectors in again.entries.load_all() if vectors is None]
    assert len(without) <= 24
    again.close()


def test_a_conversation_is_erased_in_steps_between_which_questions_are_kept(kept: Kept) -> None:
    opened = kept.open()
    gone = opened.conversations.ids()[0]
    opened.conversations.begin_erasure(gone)
    assert gone not in opened.conversations.ids()
    for _ in opened.upkeep():
        opened.conversations.put(new_conversation(kept.entries[0]))
    assert holding(kept.inside, gone) == []
    assert len(opened.conversations.ids()) > 5
    opened.close()
