"""Making a vault at difficult places, a disk that fills up, and the order in which things reach the disk."""

from __future__ import annotations

import errno
import struct
import sys
import tempfile
import zlib
from pathlib import Path
from typing import BinaryIO

import pytest

from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import (
    DiskFull,
    FolderUnusable,
    InputError,
    StorageError,
    VaultDamaged,
    VaultExists,
    VaultTooNew,
)
from diary_desktop.storage.compaction import MOST_COMMITS
from diary_desktop.storage.ledger import MOST_WAITING
from diary_desktop.storage.log_payloads import ENTRIES
from tests.conftest import ExpectedLogs
from tests.nobody import printed_by_nobody

from .conftest import NOTES, Kept
from .failing_disk import FailingDisk
from .vault_samples import (
    MODEL,
    files_below,
    new_entry,
    passphrase,
    place,
    revised,
    texts_of,
    vectors_for,
    with_passphrase,
)


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "vault").write_text("a shopping list")
    with pytest.raises(FolderUnusable, match="something else at this place"):
        place(tmp_path).create(passphrase())
    assert (tmp_path / "vault").read_text() == "a shopping list"


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "photo.jpg").write_bytes(b"jpg")
    with pytest.raises(FolderUnusable, match="other files"):
        place(tmp_path).create(passphrase())
    assert [path.name for path in files_below(tmp_path)] == ["photo.jpg"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes writing away in another way")
def test_a_read_only_place() -> None:
    imports = (
        "import sys; from pathlib import Path\n"
        "from diary_desktop.domain.errors import FolderUnusable\n"
        "from tests.unit.storage.vault_samples import passphrase, place\n"
    )
    lines = (
        "try:\n    place(Path(sys.argv[1])).create(passphrase())\n"
        "except FolderUnusable as error:\n    print(error.what_text)\n"
    )
    with tempfile.TemporaryDirectory() as folder:  # not below pytest's, which nobody else may enter
        Path(folder).chmod(0o555)
        assert printed_by_nobody(imports, lines, Path(folder)) == "You may not write at this place."
        assert list(Path(folder).iterdir()) == []
        Path(folder).chmod(0o700)


def test_an_empty_passphrase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        place(tmp_path).create(bytearray())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("writes", range(6))
def test_a_full_disk_while_creating_leaves_nothing_behind(tmp_path: Path, writes: int) -> None:
    disk = FailingDisk()
    disk.fill_after(writes)
    vault = place(tmp_path, disk)
    with pytest.raises(DiskFull):
        vault.create(passphrase())
    assert not vault.exists()
    assert list(files_below(tmp_path / "vault")) == []
    assert not (tmp_path / "vault").exists()


def test_a_creation_that_was_killed_is_begun_anew(tmp_path: Path) -> None:
    inside = tmp_path / "vault"
    (inside / "tables" / "entries.lance").mkdir(parents=True)
    for name in ("unfinished", "log", "checkpoint-1-a"):
        (inside / name).write_bytes(b"")
    vault = place(tmp_path)
    assert not vault.exists()
    vault.create(passphrase())[0].close()
    assert not (inside / "unfinished").exists()
    vault.unlock(with_passphrase()).close()


def test_a_vault_without_its_header_is_damaged_and_not_made_anew(kept: Kept) -> None:
    for name in ("header-a", "header-b"):
        (kept.inside / name).unlink()
    assert kept.vault.exists()
    with pytest.raises(VaultDamaged):
        kept.open()
    with pytest.raises(VaultExists):
        kept.vault.create(passphrase())


def test_a_log_of_a_newer_format_is_refused(kept: Kept) -> None:
    path = kept.inside / "log"
    content = bytearray(path.read_bytes())
    content[8:10] = struct.pack("<H", 99)
    content[18:22] = struct.pack("<I", zlib.crc32(bytes(content[:18])))
    path.write_bytes(content)
    with pytest.raises(VaultTooNew):
        kept.open()


def test_a_full_disk_while_saving_loses_only_what_was_not_acknowledged(kept: Kept) -> None:
    disk = FailingDisk()
    opened = place(kept.folder, disk).unlock(with_passphrase())
    size = (kept.inside / "log").stat().st_size
    changed = revised(kept.entries[0], "Never saved.")
    disk.fill_after(0)
    for _ in range(2):
        with pytest.raises(DiskFull):
            opened.entries.put(changed)
    assert (kept.inside / "log").stat().st_size == size
    assert opened.entries.get(kept.entries[0].entry_id) == kept.entries[0]
    disk.free()
    opened.entries.put(new_entry("Saved after all."))
    opened.close()
    again = kept.open()
    assert texts_of(again) == {one.text for one in kept.entries} | {"Saved after all."}
    assert again.damaged == ()
    again.close()


def test_a_full_disk_at_closing_loses_nothing(kept: Kept, expected_logs: ExpectedLogs) -> None:
    expected_logs("no checkpoint at closing.*DiskFull")
    disk = FailingDisk()
    opened = place(kept.folder, disk).unlock(with_passphrase())
    opened.entries.put(new_entry("Safe in the log."))
    disk.fill_after(0)
    opened.close()
    again = kept.open()
    assert "Safe in the log." in texts_of(again)
    again.close()


class OrderedDisk(FailingDisk):
    """Notes what is written and flushed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[str] = []

    def write(self, handle: BinaryIO, content: bytes) -> None:
        super().write(handle, content)
        self.notes.append(f"write {Path(str(handle.name)).name}")

    def flush(self, handle: BinaryIO) -> None:
        super().flush(handle)
        self.notes.append(f"flush {Path(str(handle.name)).name}")

    def replace(self, path: Path, content: bytes) -> None:
        super().replace(path, content)
        self.notes.append(f"replace {path.name}")


def test_a_save_is_written_and_flushed_once_before_it_is_acknowledged(kept: Kept) -> None:
    disk = OrderedDisk()
    opened = place(kept.folder, disk).unlock(with_passphrase())
    disk.notes.clear()
    opened.entries.put(new_entry())
    log, flushed, anchor = disk.notes
    assert (log, flushed, anchor.startswith("write anchor-")) == ("write log", "flush log", True)
    opened.close()


def test_the_tables_are_flushed_before_the_checkpoint_and_the_log_is_shortened_last(kept: Kept) -> None:
    disk = OrderedDisk()
    opened = place(kept.folder, disk).unlock(with_passphrase())
    opened.entries.put(new_entry())
    disk.notes.clear()
    disk.folder_flushes.clear()
    before = set(files_below(kept.inside / "tables"))
    assert opened.tidy()
    fresh = {path.name for path in files_below(kept.inside / "tables") if path not in before}
    first_checkpoint = next(at for at, note in enumerate(disk.notes) if note.startswith("replace checkpoint"))
    flushed = {note.removeprefix("flush ") for note in disk.notes[:first_checkpoint]}
    assert fresh
    assert fresh <= flushed
    assert kept.inside / "tables" / "entries.lance" / "_versions" in disk.folder_flushes
    replaced = [note for note in disk.notes if note.startswith("replace")]
    assert [note.split("-")[0] for note in replaced[:3]] == ["replace checkpoint", "replace checkpoint", "replace log"]
    opened.close()


def test_rows_are_handed_over_together_and_are_readable_meanwhile(kept: Kept) -> None:
    opened = kept.open()
    table = opened._ledger().tables[ENTRIES].table
    version = table.version
    entries = [new_entry(f"Import {number}.", number) for number in range(MOST_WAITING + 3)]
    for entry in entries[: MOST_WAITING - 1]:
        opened.entries.put(entry)
    assert table.version == version
    assert opened.entries.get(entries[0].entry_id) == entries[0]
    for entry in entries[MOST_WAITING - 1 :]:
        opened.entries.put(entry)
    assert table.version == version + 1
    assert len(texts_of(opened)) == NOTES + len(entries)
    opened.close()


def test_compaction_keeps_everything_in_few_files(kept: Kept) -> None:
    opened = kept.open()
    for number in range(6):
        opened.entries.put(new_entry(f"Note {number}.", number))
        opened.tidy()
    opened._ledger().commits = MOST_COMMITS
    expected = {one.entry_id for one, _ in opened.entries.load_all()}
    steps: list[tuple[int, int]] = []
    assert opened.tidy(lambda done, total: steps.append((done, total)))
    assert steps[-1][0] == steps[-1][1]
    data = kept.inside / "tables" / "entries.lance" / "data"
    assert len(list(data.iterdir())) == 1
    assert not opened.tidy()
    found = {one.entry_id: vectors for one, vectors in opened.entries.load_all()}
    assert found.keys() == expected
    assert sum(vectors is not None for vectors in found.values()) == NOTES
    opened.close()
    again = kept.open()
    assert len(texts_of(again)) == NOTES + 6
    assert again.damaged == ()
    again.close()


def test_two_models_stand_side_by_side_and_a_third_takes_the_oldest_place(kept: Kept) -> None:
    opened = kept.open()
    entry = kept.entries[0]
    for model in ("model-b", "model-c"):
        opened.entries.put_vectors(vectors_for(entry, model))
        opened.tidy()
    store = opened._entries
    assert [one.model_id for one in store.vectors_of(entry.entry_id)] == ["model-b", "model-c"]
    opened.entries.put_vectors(vectors_for(entry, MODEL))
    assert [one.model_id for one in store.vectors_of(entry.entry_id)] == ["model-c", MODEL]
    loaded = {one.entry_id: vectors for one, vectors in opened.entries.load_all()}[entry.entry_id]
    assert loaded is not None
    assert loaded.model_id == MODEL
    opened.close()


def test_a_list_read_while_entries_change_tells_each_once(kept: Kept) -> None:
    opened = kept.open()
    reading = opened.entries.load_all()
    first, _ = next(reading)
    changed = revised(next(one for one in kept.entries if one != first), "Changed meanwhile.")
    opened.entries.put(changed)
    opened.entries.put(new_entry("Added meanwhile."))
    opened.tidy()
    rest = [one for one, _ in reading]
    told = [first.entry_id, *(one.entry_id for one in rest)]
    assert len(told) == len(set(told)) == NOTES + 1
    assert "Changed meanwhile." in {one.text for one in rest}
    opened.close()


def test_an_anchor_folder_that_cannot_be_written_stops_nothing(kept: Kept, expected_logs: ExpectedLogs) -> None:
    expected_logs("rollback anchor not written")
    for file in (kept.folder / "state").iterdir():
        file.unlink()
    (kept.folder / "state").rmdir()
    (kept.folder / "state").write_text("a file")
    opened = kept.open()
    opened.entries.put(new_entry())
    opened.close()


def test_a_damaged_anchor_is_said_and_written_anew(kept: Kept, expected_logs: ExpectedLogs) -> None:
    expected_logs("rollback anchor damaged")
    kept.open().close()
    for anchor in (kept.folder / "state").iterdir():
        anchor.write_bytes(bytes(len(anchor.read_bytes())))
    kept.open().close()
    kept.open().close()


def test_after_a_failed_flush_of_the_tables_they_are_written_again_from_the_log(kept: Kept) -> None:
    """The files that could not be flushed are never trusted again, though a second flush would be called good."""
    disk = FailingDisk()
    opened = place(kept.folder, disk).unlock(with_passphrase())
    before = set(files_below(kept.inside / "tables"))
    entry = new_entry("Flushed after all.")
    opened.entries.put(entry)
    opened.entries.put(revised(kept.entries[1], "Changed."))
    disk.fail_flushes_of("entries.lance")
    with pytest.raises(StorageError):
        opened.tidy()
    distrusted = set(files_below(kept.inside / "tables" / "entries.lance" / "data")) - before
    assert distrusted
    disk.free()
    assert opened.entries.get(entry.entry_id) == entry
    assert opened.tidy()
    opened.close()
    for path in distrusted:  # what the disk really has of them
        path.write_bytes(bytes(path.stat().st_size))
    again = kept.open()
    assert len(texts_of(again)) == NOTES + 1
    assert again.damaged == ()
    again.close()


def test_a_disk_that_fails_even_at_closing_keeps_no_key_and_no_lock(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = kept.open()
    parts = opened._require()
    ledger, close = parts.ledger, parts.ledger.close

    def refused() -> None:
        close()
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(ledger, "close", refused)
    with pytest.raises(OSError, match="Input/output error"):
        opened.close()
    assert parts.key.is_wiped
    kept.open().close()


def test_texts_are_read_without_vectors(kept: Kept) -> None:
    opened = kept.open()
    ids = [one.entry_id for one in kept.entries]
    opened.entries.put(revised(kept.entries[0], "Not committed yet."))
    assert opened.entries.texts(ids) == [entry for entry, _ in opened.entries.read(ids)]
    opened.tidy()
    assert opened.entries.texts([*ids, EntryId(bytes(16))]) == [entry for entry, _ in opened.entries.read(ids)]
    opened.close()
