"""Nothing readable on disk, and the erased in no file afterwards; each search proves itself on a planted copy."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from diary_desktop.crypto.sealed_record import Place, RecordSealer
from diary_desktop.domain.entry import ClipId, Entry
from diary_desktop.domain.errors import DiskFull, VaultLocked
from diary_desktop.storage.log_payloads import CONVERSATIONS, ENTRIES
from diary_desktop.storage.open_vault import LedgerVault
from diary_desktop.storage.sealers import PURPOSES, Sealers

from .conftest import NOTES, Kept
from .failing_disk import FailingDisk
from .vault_samples import (
    files_below,
    full_entry,
    holding,
    new_conversation,
    new_entry,
    passphrase,
    place,
    texts_of,
    vectors_for,
    with_passphrase,
)

WORD = re.compile(r"\w{6,}")


def readable_traces(entry: Entry) -> Iterator[bytes]:
    """Words of six letters or more, in UTF-8 and UTF-16, and rows of vectors in float32 and float16."""
    for word in set(WORD.findall(f"{entry.text} {entry.place} {' '.join(entry.tags)} {' '.join(entry.people)}")):
        yield word.encode()
        yield word.encode("utf-16-le")
    for row in vectors_for(entry).vectors:
        yield row.tobytes()[:32]
        yield row.astype(np.float32).tobytes()[:32]


def found_of(entry: Entry, folder: Path) -> list[str]:
    return [place for trace in readable_traces(entry) for place in holding(folder, trace)]


def test_no_word_and_no_vector_can_be_read_on_disk(tmp_path: Path) -> None:
    entry = replace(full_entry(), clip=None, place="Marzipanlighthouse", tags=("quinceorchard",))
    opened, _ = place(tmp_path).create(passphrase())
    opened.entries.put(entry)
    opened.entries.put_vectors(vectors_for(entry))
    opened.conversations.put(new_conversation(entry))
    assert found_of(entry, tmp_path) == []
    opened.tidy()
    assert found_of(entry, tmp_path) == []
    opened.close()
    assert found_of(entry, tmp_path) == []
    planted = tmp_path / "vault" / "planted"
    planted.write_bytes(b"\0".join(readable_traces(entry)))
    assert set(found_of(entry, tmp_path)) == {"vault/planted"}


def test_a_second_save_of_the_same_text_looks_different(tmp_path: Path) -> None:
    opened, _ = place(tmp_path).create(passphrase())
    entry = new_entry()
    for _ in range(2):
        opened.entries.put(entry)
        opened.tidy()
    rows = [row.sealed for row in opened._ledger().tables[ENTRIES].table.rows()]
    assert len(rows) == 1
    opened.entries.put(entry)
    opened.tidy()
    assert opened._ledger().tables[ENTRIES].table.get([entry.entry_id])[0].sealed != rows[0]
    opened.close()


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are POSIX's")
def test_only_the_owner_may_read_what_the_vault_writes_itself(kept: Kept) -> None:
    for name in ("header-a", "log", "lock"):
        assert (kept.inside / name).stat().st_mode & 0o077 == 0
    assert kept.inside.stat().st_mode & 0o077 == 0


def traces_of_row(kept: Kept, entry: Entry) -> list[bytes]:
    """The sealed bytes and ids an entry leaves in files before it is erased."""
    opened = kept.open()
    (row,) = opened._ledger().tables[ENTRIES].table.get([entry.entry_id])
    opened.close()
    assert row.vectors is not None
    ids = [entry.entry_id, entry.entry_id.hex().encode(), entry.entry_id.hex().upper().encode()]
    return [row.sealed[-64:], row.sealed[4:68], row.vectors[-64:], *ids, entry.revision.revision_id]


def test_an_erased_entry_leaves_no_byte_in_any_live_file(kept: Kept) -> None:
    """One of a hundred, so that merging alone would not rewrite the piece it lies in."""
    victim = kept.entries[0]
    opened = kept.open()
    for number in range(92):
        opened.entries.put(new_entry(f"Filler {number}.", number))
    opened.tidy()
    opened.close()
    traces = traces_of_row(kept, victim)
    assert all(holding(kept.inside, trace) for trace in traces if trace not in traces[4:6])
    opened = kept.open()
    opened.entries.erase(victim.entry_id)
    assert [place for trace in traces for place in holding(kept.inside, trace)] == []
    (conversation,) = opened.conversations.load_all()
    (answer,) = conversation.answers
    assert [citation.entry_id for citation in answer.citations] == [kept.entries[1].entry_id]
    assert answer.text == kept.entries[1].text
    opened.close()
    assert [place for trace in traces for place in holding(kept.inside, trace)] == []
    (kept.inside / "planted").write_bytes(b"|".join(traces))
    assert all(holding(kept.inside, trace) == ["planted"] for trace in traces)


def test_the_quoting_conversation_from_before_is_gone_too(kept: Kept) -> None:
    opened = kept.open()
    (row,) = opened._ledger().tables[CONVERSATIONS].table.rows()
    assert holding(kept.inside, row.sealed[-64:])
    opened.entries.erase(kept.entries[1].entry_id)
    assert holding(kept.inside, row.sealed[-64:]) == []
    opened.close()


def test_an_entry_that_lies_in_the_log_alone_is_erased_from_there(kept: Kept) -> None:
    opened = kept.open()
    entry = new_entry("Written and regretted.")
    before = (kept.inside / "log").stat().st_size
    opened.entries.put(entry)
    record = (kept.inside / "log").read_bytes()[before:]
    opened.entries.erase(entry.entry_id)
    assert holding(kept.inside, record[-64:]) == []
    opened.close()
    reopened = kept.open()
    assert len(texts_of(reopened)) == NOTES
    reopened.close()


@pytest.mark.parametrize("writes", [2, 3, 5, 6])
def test_an_interrupted_erasure_is_gone_on_with_after_the_next_opening(kept: Kept, writes: int) -> None:
    """The disk fills up in the middle of erasing; the entry is not seen again, and its sound goes with the upkeep."""
    disk = FailingDisk()
    vault = place(kept.folder, disk)
    opened = vault.unlock(with_passphrase())
    clip = opened.clips.writer(ClipId(b"k" * 16), 1)
    clip.append(b"sound")
    part = clip.finish()
    full = full_entry()
    assert full.clip is not None
    entry = replace(full, clip=replace(full.clip, clip_id=ClipId(b"k" * 16), parts=(part,)))
    opened.entries.put(entry)
    opened.tidy()
    disk.fill_after(writes)
    with pytest.raises(DiskFull):
        opened.entries.erase(entry.entry_id)
    # The program dies here: nothing is closed in order.
    opened._ledger().close()
    opened._require().lock.release()
    again = kept.open()
    assert len(texts_of(again)) == NOTES
    again.tidy()
    assert again.clips.unclaimed(set()) == []
    assert again.damaged == ()
    assert holding(kept.inside, entry.entry_id) == []
    again.close()


def test_no_temporary_file_is_left(kept: Kept) -> None:
    (kept.inside / ".writing-left").write_bytes(b"half")
    opened = kept.open()
    opened.entries.put(new_entry())
    opened.close()
    assert not [path for path in files_below(kept.inside) if path.name.startswith(".writing-")]


def test_a_closed_diary_leaves_no_key_with_whoever_still_holds_a_part_of_it(tmp_path: Path) -> None:
    opened, _ = place(tmp_path).create(passphrase())
    assert isinstance(opened, LedgerVault)
    sealers, drafts, keys = opened.parts.sealers, opened.drafts, opened.shown_keys()
    assert len({bytes(one) for one in keys.values()}) == len(keys) == 1 + len(PURPOSES)
    carried = drafts.carried([])
    where = Place(3, 0, b"r" * 16, 1, b"v" * 16)
    sealed = sealers.entries.seal(b"a page", where)
    assert sealers.entries._keys == {1: bytes(keys["records"])}
    assert sealers.clips.all == (bytes(keys["clips"]),)
    opened.close()
    for use in (
        lambda: sealers.entries.open(sealed, where),
        lambda: sealers.entries.seal(b"another", where),
        lambda: sealers.clips.newest,
        lambda: drafts.put_down(carried),
        opened.shown_keys,
    ):
        with pytest.raises(VaultLocked):
            use()
    for field in fields(Sealers):
        held = getattr(sealers, field.name)
        assert not (held._keys or held._ciphers if isinstance(held, RecordSealer) else held._all)
