"""Bits that rot anywhere in the tables: never a wrong word, never an error that is not ours, and sound records open."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from diary_desktop.domain.entry import ClipId, EntryId
from diary_desktop.domain.errors import RecordDamaged
from diary_desktop.domain.settings import Settings
from diary_desktop.storage.log_format import LogKind
from diary_desktop.storage.log_payloads import CONVERSATIONS, ENTRIES, SETTINGS, Erasure

from .conftest import NOTES, Kept
from .vault_samples import full_entry, new_entry, revised, texts_of, vectors_for

METADATA = 1_400
"""Bytes at the end of LanceDB's data file on which all others hang; the checkpoint has a copy."""


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0x04
    path.write_bytes(content)


def entries_file(kept: Kept) -> Path:
    (path,) = (kept.inside / "tables" / "entries.lance" / "data").glob("*.lance")
    return path


def rot_row(kept: Kept, table: str, vectors: bool = False) -> None:
    """Flip a bit in the sealed bytes of a table's first row."""
    opened = kept.open()
    row = next(opened._ledger().tables[table].table.rows())
    opened.close()
    sealed = row.vectors if vectors else row.sealed
    assert sealed is not None
    for path in (kept.inside / "tables" / f"{table}.lance" / "data").glob("*.lance"):
        if sealed in path.read_bytes():
            flip(path, path.read_bytes().index(sealed) + 60)


def image_of(kept: Kept) -> Kept:
    """A copy of the vault to damage."""
    image = Kept(kept.folder.with_name("image"), kept.entries)
    shutil.rmtree(image.folder, ignore_errors=True)
    shutil.copytree(kept.folder, image.folder)
    return image


def test_a_bit_anywhere_in_the_entries_costs_one_at_most_and_no_wrong_word(kept: Kept) -> None:
    expected = {one.text for one in kept.entries}
    size = entries_file(kept).stat().st_size
    chance = random.Random(11)
    places = [chance.randrange(size - METADATA) for _ in range(8)]
    places += [chance.randrange(size - METADATA, size) for _ in range(8)]
    for at in places:
        image = image_of(kept)
        flip(entries_file(image), at)
        opened = image.open()
        found = texts_of(opened)
        assert found <= expected
        assert len(found) >= NOTES - 1
        assert found == expected or opened.damaged
        opened.close()


@pytest.mark.parametrize("vectors", [False, True], ids=["text", "vectors"])
def test_a_rotten_length_that_stops_every_scan_costs_that_row_alone(kept: Kept, vectors: bool) -> None:
    """LanceDB keeps four bytes of length before each value: wrong ones make the whole column unreadable at once."""
    opened = kept.open()
    first, _, _, row, *_ = opened._ledger().tables[ENTRIES].table.rows()
    opened.close()
    sealed = row.vectors if vectors else row.sealed
    assert sealed is not None
    flip(entries_file(kept), entries_file(kept).read_bytes().index(sealed) - 1)
    opened = kept.open()
    loaded = dict(opened.entries.load_all())
    assert len(loaded) == (NOTES if vectors else NOTES - 1)
    assert sum(found is None for found in loaded.values()) == vectors
    assert bool(opened.damaged) is not vectors
    opened.entries.erase(EntryId(first.row_id))
    assert len(texts_of(opened)) == NOTES - 1, "the table was written anew, and what lay between its neighbours proved"
    opened.close()


@pytest.mark.parametrize("what", ["flipped", "emptied", "gone"])
def test_a_rotten_deletion_file_is_put_back_before_lancedb_reads_it(kept: Kept, what: str) -> None:
    """Read as it is, a flipped length in it makes LanceDB ask for a terabyte, and the process ends at once."""
    opened = kept.open()
    opened.entries.put(revised(kept.entries[0], "Told again."))
    opened.close()
    (path,) = (kept.inside / "tables" / "entries.lance" / "_deletions").iterdir()
    for at in range(8, path.stat().st_size, 171) if what == "flipped" else [0]:
        image = image_of(kept)
        rotten = image.inside / path.relative_to(kept.inside)
        if what == "flipped":
            content = bytearray(rotten.read_bytes())
            content[at] ^= 0x80
            rotten.write_bytes(content)
        elif what == "emptied":
            rotten.write_bytes(b"")
        else:
            rotten.unlink()
        opened = image.open()
        assert len(texts_of(opened)) == NOTES
        assert "Told again." in texts_of(opened)
        assert opened.damaged == ()
        opened.close()


def test_rotten_vectors_are_left_out_and_made_again(kept: Kept) -> None:
    rot_row(kept, ENTRIES, vectors=True)
    opened = kept.open()
    loaded = list(opened.entries.load_all())
    assert len(loaded) == NOTES
    (without,) = [entry for entry, vectors in loaded if vectors is None]
    opened.entries.put_vectors(vectors_for(without))
    opened.close()
    again = kept.open()
    assert all(vectors is not None for _, vectors in again.entries.load_all())
    again.close()


def test_a_rotten_conversation_is_named_and_may_be_erased(kept: Kept) -> None:
    rot_row(kept, CONVERSATIONS)
    opened = kept.open()
    assert list(opened.conversations.load_all()) == []
    assert [name.split()[0] for name in opened.damaged] == ["conversation"]
    opened.entries.erase(kept.entries[0].entry_id)
    assert len(texts_of(opened)) == NOTES - 1
    opened.close()


def test_rotten_settings_are_named_and_the_defaults_used(kept: Kept) -> None:
    opened = kept.open()
    for _ in range(2):
        opened.tidy()
        opened.save_settings(opened.load_settings())
    opened.close()
    rot_row(kept, SETTINGS)
    opened = kept.open()
    assert opened.load_settings() == Settings()
    assert "the settings" in opened.damaged
    opened.close()


def test_rotten_sound_is_named_by_verify_and_the_text_stays(kept: Kept) -> None:
    opened = kept.open()
    writer = opened.clips.writer(ClipId(b"s" * 16), 1)
    writer.append(b"sound" * 100)
    part = writer.finish()
    full = full_entry()
    assert full.clip is not None
    entry = replace(full, clip=replace(full.clip, clip_id=ClipId(b"s" * 16), parts=(part,)))
    opened.entries.put(entry)
    assert opened.verify().clips == 1
    (file,) = (path for path in (kept.inside / "clips").rglob("*") if path.is_file())
    flip(file, file.stat().st_size // 2)
    report = opened.verify()
    assert (report.entries, report.clips) == (NOTES + 1, 0)
    assert report.damaged == (f"the sound of entry {entry.entry_id.hex()[:8]}",)
    with pytest.raises(RecordDamaged):
        opened.clips.read(ClipId(b"s" * 16), [part])
    opened.close()


def test_a_damaged_entry_is_erased_with_the_sound_that_the_log_tells_of(kept: Kept) -> None:
    opened = kept.open()
    writer = opened.clips.writer(ClipId(b"s" * 16), 1)
    writer.append(b"sound")
    full = full_entry()
    assert full.clip is not None
    entry = replace(full, clip=replace(full.clip, clip_id=ClipId(b"s" * 16), parts=(writer.finish(),)))
    for one in (entry, new_entry("Another.")):  # LanceDB keeps the value of a single row elsewhere in the file
        opened.entries.put(one)
    opened._ledger().checkpoint()
    row = opened._ledger().tables[ENTRIES].table.get([entry.entry_id])[0]
    for path in (kept.inside / "tables" / "entries.lance" / "data").glob("*.lance"):
        if row.sealed in path.read_bytes():
            flip(path, path.read_bytes().index(row.sealed) + 60)
    with pytest.raises(RecordDamaged):
        opened.entries.get(entry.entry_id)
    opened.entries.erase(entry.entry_id)
    assert opened.clips.unclaimed(set()) == []
    opened.close()


def test_an_entry_put_back_after_its_erasure_was_interrupted_stays(kept: Kept) -> None:
    victim = kept.entries[0]
    opened = kept.open()
    opened._ledger().log.append(LogKind.ERASE, Erasure(ENTRIES, (victim.entry_id,)).encode())
    opened.entries.put(victim)
    # The program dies here: nothing is closed in order.
    opened._ledger().close()
    opened._require().lock.release()
    again = kept.open()
    assert again.entries.get(victim.entry_id) == victim
    assert len(texts_of(again)) == NOTES
    again.close()
