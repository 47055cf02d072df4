"""Bits that rot anywhere in the tables: never a wrong word, never an error that is not ours, and sound records open."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from diary_desktop.domain.entry import ClipId
from diary_desktop.domain.errors import RecordDamaged, VaultDamaged
from diary_desktop.domain.settings import Settings
from diary_desktop.storage.log_format import LogKind
from diary_desktop.storage.log_payloads import CONVERSATIONS, ENTRIES, SETTINGS, Erasure

from .conftest import NOTES, Kept
from .vault_samples import full_entry, texts_of, vectors_for

METADATA = 1_400
"""Bytes at the end of LanceDB's data file where a flipped bit costs more than a row."""


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


def test_a_bit_anywhere_in_the_entries_costs_no_wrong_word(kept: Kept) -> None:
    expected = {one.text for one in kept.entries}
    size = entries_file(kept).stat().st_size
    chance = random.Random(11)
    places = [chance.randrange(size - METADATA) for _ in range(10)]
    places += [chance.randrange(size - METADATA, size) for _ in range(10)]
    opened_well = 0
    for at in places:
        image = Kept(kept.folder.with_name("image"), kept.entries)
        shutil.copytree(kept.folder, image.folder)
        flip(entries_file(image), at)
        try:
            opened = image.open()
        except VaultDamaged:
            assert at >= size - METADATA
        else:
            found = texts_of(opened)
            assert found <= expected
            assert len(found) >= NOTES - 1 or at >= size - METADATA
            assert found == expected or opened.damaged
            opened_well += 1
            opened.close()
        shutil.rmtree(image.folder)
    assert opened_well >= 10


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
