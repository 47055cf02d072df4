"""What LanceDB keeps of earlier versions goes, and nothing else; where its files say another thing, nothing goes."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import BinaryIO

import pytest

from diary_desktop.domain.errors import StorageError
from diary_desktop.storage import old_versions
from diary_desktop.storage.files import FileSystem
from diary_desktop.storage.manifests import manifest_path, read_manifest
from diary_desktop.storage.table_errors import TableUnreadable
from diary_desktop.storage.table_pieces import named_by
from diary_desktop.storage.tables import Row, SealedTable

from .conftest import Kept
from .test_upkeep import Watched
from .vault_samples import files_below, holding, new_entry, place, texts_of, with_passphrase


def row(number: int, sealed: bytes = b"sealed") -> Row:
    return Row(bytes([number]) * 16, number, 1, b"r" * 16, sealed * 40, b"v" * 400)


def lived_in(folder: Path) -> SealedTable:
    """Twenty-six rows in three pieces, one replaced and one deleted, at version 5 of its table."""
    table = SealedTable(folder, "bare", with_vectors=True)
    table.create()
    table.put([row(number) for number in range(1, 26)])
    table.put([row(3, b"again!")])
    table.delete([row(5).row_id])
    table.put([row(number) for number in (60, 61)])
    return table


def dropped(table: SealedTable, oldest: int) -> int:
    return sum(1 for _ in table.dropping_before(oldest, FileSystem()))


def names(table: SealedTable) -> set[str]:
    return {path.relative_to(table.path).as_posix() for path in files_below(table.path)}


@pytest.mark.parametrize("oldest", [3, 4, 5])
def test_what_the_kept_versions_need_stays_and_all_else_goes(tmp_path: Path, oldest: int) -> None:
    table = lived_in(tmp_path)
    keys, rows = table.keys(), sorted(table.rows())
    earlier = sorted(table.get_at(oldest, list(keys)))
    (table.path / "data" / "interrupted.lance").write_bytes(b"left")
    (table.path / "_versions" / "interrupted.tmp").write_bytes(b"left")
    assert dropped(table, oldest) == 1
    named = {path for version in range(oldest, 6) for path in named_by(read_manifest(table.path, version)).paths}
    ways_in = {f"_versions/{manifest_path(table.path, version).name}" for version in range(oldest, 6)}
    there = {name for name in names(table) if not name.startswith("_transactions")}
    assert there == named | ways_in | {"_versions/latest_version_hint.json"}
    assert not [name for name in names(table) if name.startswith(("_transactions/0-", "_transactions/1-"))]
    for reading in (table, SealedTable(tmp_path, "bare", with_vectors=True)):
        reading.open()
        assert reading.keys() == keys
        assert sorted(reading.rows()) == rows
        assert sorted(reading.get_at(oldest, list(keys))) == earlier
    table.put([row(70)])
    table.merge_fragments()
    assert len(table.keys()) == len(keys) + 1
    assert dropped(table, table.version) == 1
    assert holding(tmp_path, b"sealed" * 40) != []
    assert len(list((table.path / "data").iterdir())) == 1


def test_an_empty_table_stays_a_table(tmp_path: Path) -> None:
    table = lived_in(tmp_path)
    table.delete(list(table.keys()))
    dropped(table, table.version)
    table.open()
    assert table.keys() == {}
    assert holding(tmp_path, b"sealed" * 40) == []


def test_many_files_go_some_at_a_time_and_a_save_between_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(old_versions, "TOGETHER", 3)
    table = lived_in(tmp_path)
    table.rewrite()
    steps = 0
    for _ in table.dropping_before(table.version, FileSystem()):
        table.put([row(100 + steps)])
        steps += 1
    assert steps > 3
    assert len(table.keys()) == 26 + steps


def spoilt_name(table: SealedTable) -> None:
    """A flipped bit in the name of a data file."""
    path = manifest_path(table.path, table.version)
    content = bytearray(path.read_bytes())
    content[content.rindex(b".lance") - 1] ^= 1
    path.write_bytes(content)


def cut(table: SealedTable) -> None:
    path = manifest_path(table.path, table.version)
    path.write_bytes(path.read_bytes()[:-3])


def of_another_version(table: SealedTable) -> None:
    newest, before = (manifest_path(table.path, table.version - at) for at in (0, 1))
    newest.write_bytes(before.read_bytes())


@pytest.mark.parametrize("spoil", [spoilt_name, cut, of_another_version])
def test_where_a_manifest_is_damaged_nothing_goes(tmp_path: Path, spoil: object) -> None:
    table = lived_in(tmp_path)
    assert callable(spoil)
    spoil(table)
    before = names(table)
    with pytest.raises(TableUnreadable):
        dropped(table, table.version)
    assert names(table) == before


def test_where_lancedb_counts_other_pieces_nothing_goes(tmp_path: Path) -> None:
    table = lived_in(tmp_path)
    before = names(table)
    with pytest.raises(TableUnreadable):
        next(old_versions.dropping_before(table.path, table.version, table.fragments() + 1, FileSystem()))
    assert names(table) == before


class Refusing(Watched):
    """Remembers which flushes went well, and refuses those of files with ``refused`` in their path."""

    refused = "no such file"

    def flush(self, handle: BinaryIO) -> None:
        if self.refused in str(handle.name):
            raise OSError(errno.EIO, "Input/output error")
        super().flush(handle)


def test_what_is_written_after_going_back_is_flushed_though_a_file_of_that_name_was_before(kept: Kept) -> None:
    """LanceDB counts its versions on from the one it went back to, so a manifest gets the name of one that is gone."""
    disk = Refusing()
    opened = place(kept.folder, disk).unlock(with_passphrase())
    opened.entries.put(new_entry("Before the flush that fails."))
    opened.ledger.commit()
    disk.refused = "settings.lance"
    (opened.ledger.tables["settings"].table.path / "data" / "late.lance").write_bytes(b"")
    with pytest.raises(StorageError):
        opened.ledger.checkpoint()
    disk.refused = Refusing.refused
    table = opened.ledger.tables["entries"].table
    manifest = manifest_path(table.path, table.version)
    assert manifest in disk.flushed
    opened.ledger.go_back()
    disk.flushed.clear()
    opened.ledger.checkpoint()
    assert manifest_path(table.path, table.version) == manifest
    assert manifest in disk.flushed
    assert "Before the flush that fails." in texts_of(opened)
    opened.close()
