"""The four traps of LanceDB, each bare and beside it what we do: a new version that changes one of them fails here."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from diary_desktop.storage.files import FileSystem
from diary_desktop.storage.table_errors import TableUnreadable
from diary_desktop.storage.tables import Row, SealedTable

from .conftest import NOTES, Kept
from .failing_disk import FailingDisk
from .test_rot import entries_file, flip
from .vault_samples import holding, new_entry, place, texts_of, with_passphrase

ROOT = Path(__file__).resolve().parents[3]
FLUSHES = """
import sys
from pathlib import Path
import lancedb, pyarrow as pa
rows = pa.table({"id": pa.array([bytes(16)], pa.binary(16))})
table = lancedb.connect(Path(sys.argv[1])).create_table("bare", rows)
table.add(rows)
table.delete("true")
table.optimize()
"""


def bare(folder: Path, count: int = 3) -> SealedTable:
    """A table with nothing around it."""
    table = SealedTable(folder, "bare")
    table.create()
    table.put([Row(bytes([number]) * 16, number, 1, b"r" * 16, b"sealed %d" % number * 40) for number in range(count)])
    return table


def files_of(folder: Path, pattern: str) -> list[Path]:
    return sorted((folder / "bare.lance").glob(pattern))


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace, to see what the system is asked for")
def test_lancedb_flushes_nothing(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    watched = ["strace", "-f", "-qq", "-e", "trace=fsync,fdatasync,sync_file_range,syncfs,sync", "-o", str(trace)]
    done = subprocess.run([*watched, sys.executable, "-c", FLUSHES, str(tmp_path)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("no process may be watched here")
    assert "sync(" not in trace.read_text()


def test_our_checkpoint_flushes_every_file_and_folder_of_a_table(kept: Kept) -> None:
    disk = FailingDisk()
    opened = place(kept.folder, disk).unlock(with_passphrase())
    opened.entries.put(new_entry())
    disk.flushes = 0
    disk.folder_flushes.clear()
    opened.tidy()
    assert disk.flushes >= 4  # data, manifest, transaction, and the checkpoint
    table = kept.inside / "tables" / "entries.lance"
    assert {table, table / "data", table / "_versions"} <= set(disk.folder_flushes)
    opened.close()


def test_lancedb_notices_no_flipped_bit_and_our_seal_does(kept: Kept, tmp_path: Path) -> None:
    table = bare(tmp_path)
    (data,) = files_of(tmp_path, "data/*.lance")
    flip(data, data.read_bytes().index(b"sealed 1") + 3)
    table.open()
    assert table.count() == 3
    assert sum(b"sealed" not in row.sealed[:6] for row in table.rows()) == 1  # read as if nothing were wrong

    opened = kept.open()
    row = next(opened._ledger().tables["entries"].table.rows())
    opened.close()
    flip(entries_file(kept), entries_file(kept).read_bytes().index(row.sealed) + 200)
    opened = kept.open()
    assert len(texts_of(opened)) == NOTES - 1
    assert opened.damaged == (f"entry {row.row_id.hex()[:8]}",)
    opened.close()


def test_lancedb_keeps_what_was_deleted_in_its_files_and_our_erasing_does_not(kept: Kept, tmp_path: Path) -> None:
    table = bare(tmp_path)
    table.delete([bytes([1]) * 16])
    assert table.count() == 2
    assert holding(tmp_path, b"sealed 1" * 3)

    opened = kept.open()
    row = opened._ledger().tables["entries"].table.get([kept.entries[0].entry_id])[0]
    assert holding(kept.inside, row.sealed[-64:])
    opened.entries.erase(kept.entries[0].entry_id)
    assert holding(kept.inside, row.sealed[-64:]) == []
    opened.close()


def cleaned(table: SealedTable) -> None:
    """As after a compaction: one manifest and no other way in."""
    table.merge_fragments()
    for _ in table.dropping_before(table.version, FileSystem()):
        pass
    table.close()


@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(b""), Path.unlink], ids=["emptied", "gone"])
def test_lancedb_does_not_open_without_its_one_manifest_and_we_put_it_back(
    kept: Kept, tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    table = bare(tmp_path)
    cleaned(table)
    (manifest,) = files_of(tmp_path, "_versions/*.manifest")
    spoil(manifest)
    with pytest.raises(TableUnreadable):
        table.open()

    for one in (kept.inside / "tables" / "entries.lance" / "_versions").glob("*.manifest"):
        spoil(one)
    opened = kept.open()
    assert len(texts_of(opened)) == NOTES
    assert opened.damaged == ()
    opened.close()


def test_lancedb_does_not_open_with_a_flipped_bit_at_the_end_of_a_data_file_and_we_put_that_back(
    kept: Kept, tmp_path: Path
) -> None:
    """A fifth trap."""
    table = bare(tmp_path)
    cleaned(table)
    (data,) = files_of(tmp_path, "data/*.lance")
    flip(data, data.stat().st_size - 1)
    table.open()
    with pytest.raises(TableUnreadable):
        table.keys()

    flip(entries_file(kept), entries_file(kept).stat().st_size - 1)
    opened = kept.open()
    assert len(texts_of(opened)) == NOTES
    opened.close()
