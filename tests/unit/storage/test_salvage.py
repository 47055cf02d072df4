"""From damaged vaults everything that can be proved comes over, the rest is named, and the source is untouched."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from diary_desktop.crypto.sealed_record import TAG_BYTES
from diary_desktop.crypto.sealed_stream import STREAM_HEADER_BYTES
from diary_desktop.domain.entry import ClipId, Entry
from diary_desktop.domain.errors import FolderUnusable, InputError, VaultDamaged, VaultExists, WrongPassphrase
from diary_desktop.domain.settings import Days, Settings
from diary_desktop.ports.storage import SalvageReport, Secrets
from diary_desktop.storage.clips import SOUND_CHUNK_BYTES
from diary_desktop.storage.open_vault import LedgerVault
from diary_desktop.storage.table_errors import TableUnreadable
from diary_desktop.storage.tables import SealedTable

from .conftest import NOTES, Kept
from .test_rot import flip
from .vault_samples import files_below, full_entry, new_entry, passphrase, place, texts_of, with_passphrase

IN_LOG = ("Only in the log 0.", "Only in the log 1.")


def spoken(opened: LedgerVault, number: int, text: str) -> Entry:
    """An entry with three pages of sound, kept."""
    clip_id = ClipId(bytes([number]) * 16)
    writer = opened.clips.writer(clip_id, 1)
    for second in range(3):
        writer.append(bytes([second]) * 2_000)
    full = full_entry()
    assert full.clip is not None
    clip = replace(full.clip, clip_id=clip_id, parts=(writer.finish(),))
    entry = replace(new_entry(text, number), clip=clip)
    opened.entries.put(entry)
    return entry


@pytest.fixture
def rich(kept: Kept) -> Kept:
    """With a spoken entry in the tables, two entries in the log alone, as a killed program leaves it."""
    opened = kept.open()
    spoken(opened, 7, "Told aloud.")
    opened.tidy()
    opened._ledger().checkpoint()
    for text in IN_LOG:
        opened.entries.put(new_entry(text))
    opened._ledger().close()
    opened._require().lock.release()
    return kept


def salvaged(kept: Kept) -> tuple[SalvageReport, LedgerVault]:
    """The result, and the new vault opened with the same passphrase."""
    before = {path: path.read_bytes() for path in files_below(kept.inside)}
    target = kept.folder / "saved" / "vault"
    report = list(kept.vault.salvage(with_passphrase(), target, passphrase()))[-1]
    assert {path: path.read_bytes() for path in files_below(kept.inside)} == before, "the damaged vault is only read"
    return report, place(kept.folder / "saved").unlock(with_passphrase())


def everything(kept: Kept) -> set[str]:
    return {*(one.text for one in kept.entries), "Told aloud.", *IN_LOG}


def tables(kept: Kept, name: str = "entries") -> Path:
    return kept.inside / "tables" / f"{name}.lance"


def newest_data(kept: Kept) -> Path:
    return max((tables(kept) / "data").glob("*.lance"), key=lambda path: path.stat().st_size)


def test_a_sound_vault_comes_over_whole(rich: Kept) -> None:
    report, new = salvaged(rich)
    assert (report.entries, report.conversations, report.clips, report.given_back) == (NOTES + 3, 1, 1, 0)
    assert report.gone == ()
    assert len(report.words) == 12
    assert texts_of(new) == everything(rich)
    assert new.load_settings() == Settings(days=Days(begins_at=6))
    loaded = dict(new.entries.load_all())
    assert sum(vectors is not None for vectors in loaded.values()) == NOTES
    (entry,) = (one for one in loaded if one.clip is not None)
    assert entry.clip is not None
    assert new.clips.read(entry.clip.clip_id, entry.clip.parts) == b"".join(bytes([at]) * 2_000 for at in range(3))
    found = new.verify()
    assert (found.damaged, found.unclaimed) == ((), ())
    new.close()
    assert not [path for path in files_below(rich.folder / "saved") if "salvage" in str(path)]


@pytest.mark.parametrize(
    "damage",
    [
        lambda kept: flip(newest_data(kept), newest_data(kept).stat().st_size - 20),
        lambda kept: flip(kept.inside / "log", 12),
        lambda kept: [path.unlink() for path in kept.inside.glob("checkpoint-*")],
        lambda kept: (kept.inside / "header-a").unlink() or shutil.rmtree(tables(kept) / "_versions"),
    ],
    ids=["tail", "head of the log", "checkpoints", "header and manifests"],
)
def test_damage_that_can_be_made_good_costs_nothing(rich: Kept, damage: Callable[[Kept], object]) -> None:
    damage(rich)
    target = rich.folder / "saved" / "vault"
    report = list(rich.vault.salvage(with_passphrase(), target, passphrase()))[-1]
    new = place(rich.folder / "saved").unlock(with_passphrase())
    assert texts_of(new) == everything(rich)
    assert report.entries == NOTES + 3
    new.close()


def test_where_unlocking_refuses_and_no_table_opens_log_and_sounds_still_come(rich: Kept) -> None:
    newest_data(rich).unlink()
    for path in (tables(rich) / "data").glob("*"):
        path.unlink()
    with pytest.raises(VaultDamaged):
        rich.open()
    report, new = salvaged(rich)
    assert texts_of(new) >= set(IN_LOG)
    assert any(name.startswith("up to ") and "table entries" in name for name in report.gone)
    assert report.conversations == 1
    # The spoken entry stands in the log still or its recording is given back.
    assert report.clips + report.given_back == 1
    new.close()


def test_a_broken_row_is_named_and_its_recording_comes_back_awaiting_words(rich: Kept) -> None:
    opened = rich.open()
    victim = next(one for one, _ in opened.entries.load_all() if one.clip is not None)
    for _ in range(3):  # the log lets go of it
        opened.save_settings(opened.load_settings())
        opened.tidy()
    row = opened._ledger().tables["entries"].table.get([victim.entry_id])[0]
    opened.close()
    for path in (tables(rich) / "data").glob("*.lance"):
        if row.sealed in path.read_bytes():
            flip(path, path.read_bytes().index(row.sealed) + 90)
    (sound,) = (path for path in (rich.inside / "clips").rglob("*") if path.is_file())
    os.utime(sound, (1_700_000_000, 1_700_000_000))
    report, new = salvaged(rich)
    assert report.gone == (f"entry {victim.entry_id.hex()[:8]}",)
    assert (report.entries, report.given_back) == (NOTES + 2, 1)
    (given,) = (one for one, _ in new.entries.load_all() if one.clip is not None)
    assert given.awaits_words
    assert given.told.utc.timestamp() == 1_700_000_000
    assert given.clip is not None
    assert len(new.clips.read(given.clip.clip_id, given.clip.parts)) == 6_000
    assert new.verify().unclaimed == ()
    new.close()


def test_a_broken_sound_is_named_and_what_of_it_holds_comes_over(rich: Kept) -> None:
    (sound,) = (path for path in (rich.inside / "clips").rglob("*") if path.is_file())
    flip(sound, STREAM_HEADER_BYTES + SOUND_CHUNK_BYTES + TAG_BYTES + 100)
    report, new = salvaged(rich)
    (name,) = report.gone
    assert name.startswith("the sound of entry ")
    assert name.endswith("only a part of it could be proved")
    (entry,) = (one for one, _ in new.entries.load_all() if one.clip is not None)
    assert entry.text == "Told aloud."
    assert entry.clip is not None
    assert len(new.clips.read(entry.clip.clip_id, entry.clip.parts)) == 2_000
    assert new.verify().damaged == ()
    new.close()


def test_what_was_erased_stays_erased_though_a_copy_of_the_table_still_has_it(rich: Kept) -> None:
    shutil.copytree(tables(rich), rich.folder / "older")
    opened = rich.open()
    opened.entries.erase(rich.entries[0].entry_id)
    opened.close()
    (rich.inside / "quarantine").mkdir()
    (rich.folder / "older").rename(rich.inside / "quarantine" / "entries-9.lance")
    newest_data(rich).unlink()
    report, new = salvaged(rich)
    try:
        assert texts_of(new) == everything(rich) - {rich.entries[0].text, *IN_LOG}
        assert new.erased_ids() == {rich.entries[0].entry_id}
        assert report.entries == NOTES
        assert any(name.startswith("up to ") for name in report.gone)
    finally:
        new.close()


def test_a_medium_that_can_only_be_read_is_not_opened_with_a_clear_word_and_can_be_salvaged(
    rich: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, inside = os.open, str(rich.inside)

    def read_only(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if str(path).startswith(inside) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, "Read-only file system")
        return really(path, flags, mode)

    monkeypatch.setattr("os.open", read_only)
    with pytest.raises(FolderUnusable, match="can only be read"):
        rich.open()
    report, new = salvaged(rich)
    new.close()
    assert report.gone == ()
    assert report.entries == NOTES + 3


def test_it_is_refused_in_clear_words_and_nothing_is_left(rich: Kept) -> None:
    target = rich.folder / "saved" / "vault"
    with pytest.raises(WrongPassphrase):
        list(rich.vault.salvage(Secrets(passphrase=bytearray(b"wrong")), target, passphrase()))
    with pytest.raises(InputError, match="inside"):
        list(rich.vault.salvage(with_passphrase(), rich.inside / "new", passphrase()))
    other, _ = place(rich.folder / "other").create(passphrase())
    other.close()
    with pytest.raises(VaultExists, match=r"nothing was changed\. Name a new or empty folder instead"):
        list(rich.vault.salvage(with_passphrase(), rich.folder / "other" / "vault", passphrase()))
    assert not target.exists()
    for name in ("header-a", "header-b"):
        (rich.inside / name).unlink()
    with pytest.raises(VaultDamaged, match="header"):
        list(rich.vault.salvage(with_passphrase(), target, passphrase()))


@pytest.mark.parametrize("times", [1, 99])
def test_rows_that_a_table_tells_of_and_does_not_give_are_sought_elsewhere_and_then_named(
    kept: Kept, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its ids could be read and its words not: no other state of it was tried, and nothing was named."""
    get, refused = SealedTable.get, 0

    def unreadable(table: SealedTable, *arguments: Any) -> Any:
        nonlocal refused
        if table.name == "entries" and refused < times:
            refused += 1
            raise TableUnreadable
        return get(table, *arguments)

    monkeypatch.setattr(SealedTable, "get", unreadable)
    target = kept.folder / "saved" / "vault"
    report = list(kept.vault.salvage(with_passphrase(), target, passphrase()))[-1]
    assert report.entries == (NOTES if times == 1 else 0)
    assert set(report.gone) == (set() if times == 1 else {f"entry {one.entry_id.hex()[:8]}" for one in kept.entries})
