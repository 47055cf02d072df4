"""A backup is written beside, proved before it counts, and brings the diary back with passphrase, words or key file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import (
    BackupFolderMissing,
    Cancelled,
    FolderUnusable,
    VaultExists,
    VaultRolledBack,
    WrongPassphrase,
)
from diary_desktop.ports.backup_source import SealedRow
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.storage.backup_archive import FolderArchive
from diary_desktop.storage.backup_format import read_row, row_bytes
from diary_desktop.storage.vault import LanceVault

from .backup_samples import EVENING, back_up, days_later, job, part_files, with_sound
from .conftest import Kept
from .vault_samples import PASSPHRASE, new_entry, passphrase, place, revised, texts_of, with_passphrase


def test_a_restored_backup_holds_every_entry_sound_and_setting(kept: Kept, stick: Path, tmp_path: Path) -> None:
    vault = kept.open()
    spoken = with_sound(vault, "Spoken on the pier.", 1)
    waiting = new_entry("Not in the tables yet.", 2)
    vault.entries.put(waiting)
    made, check = back_up(vault, stick)
    expected, settings = texts_of(vault), vault.load_settings()
    assert spoken.clip is not None
    sound = vault.clips.read(spoken.clip.clip_id, spoken.clip.parts)
    vault.close()

    assert check.problems == ()
    assert check.entry_ids == {one.entry_id for one in (*kept.entries, spoken, waiting)}
    assert FolderArchive().generations(stick) == (made,)
    report = FolderArchive().restore(made, with_passphrase(), tmp_path / "new" / "vault", job())
    assert (report.entries, report.sounds, report.problems) == (len(kept.entries) + 2, 1, ())
    again = LanceVault(tmp_path / "new" / "vault", tmp_path / "elsewhere").unlock(with_passphrase())
    assert texts_of(again) == expected
    assert again.load_settings() == settings
    assert again.clips.read(spoken.clip.clip_id, spoken.clip.parts) == sound
    assert len(list(again.conversations.load_all())) == 1
    assert not again.damaged
    again.entries.put(revised(spoken, "Edited after the restore."))
    again.close()


def test_twelve_words_and_a_key_file_restore_as_well(tmp_path: Path, stick: Path) -> None:
    vault, words = place(tmp_path).create(passphrase())
    vault.entries.put(new_entry("Kept for a rainy day."))
    vault.keys.add_key_file(tmp_path / "diary.key")
    made, _ = back_up(vault, stick)
    vault.close()
    archive = FolderArchive()
    with_words = Secrets(recovery_words=bytearray(" ".join(words).encode()))
    assert archive.restore(made, with_words, tmp_path / "by-words", job()).entries == 1
    with_key = Secrets(key_file=bytearray((tmp_path / "diary.key").read_bytes()))
    assert archive.restore(made, with_key, tmp_path / "by-key", job()).entries == 1
    wrong = Secrets(passphrase=bytearray(b"not this one"))
    with pytest.raises(WrongPassphrase):
        archive.restore(made, wrong, tmp_path / "never", job())
    assert wrong.passphrase == bytearray(len(b"not this one"))
    assert not (tmp_path / "never").exists()


def test_nothing_readable_lies_on_the_stick(kept: Kept, stick: Path) -> None:
    vault = kept.open()
    made, _ = back_up(vault, stick)
    vault.close()
    for path in stick.rglob("*"):
        assert "Marzipanlighthouse" not in path.name
        if path.is_file():
            content = path.read_bytes()
            assert b"Marzipanlighthouse" not in content
            assert PASSPHRASE.encode() not in content
            assert b"Marzipanlighthouse".hex().encode() not in content
    assert made.vault == made.folder.name.removeprefix("diary-")


def test_sounds_are_copied_once_and_dropped_when_no_kept_generation_names_them(kept: Kept, stick: Path) -> None:
    vault = kept.open()
    first = with_sound(vault, "First sound.", 1)
    with_sound(vault, "Second sound.", 2)
    one, _ = back_up(vault, stick)
    copies = {path: path.stat().st_mtime_ns for path in (one.folder / "sounds").glob("*/*")}
    assert len(copies) == 2
    vault.entries.erase(first.entry_id)
    two, check = back_up(vault, stick, now=days_later(1))
    assert check.sounds == 1
    assert {path: path.stat().st_mtime_ns for path in (one.folder / "sounds").glob("*/*")} == copies
    source, archive = vault.backup_source(), FolderArchive()
    archive.thin(stick, source, {one.name, two.name})
    assert len(list((one.folder / "sounds").glob("*/*"))) == 2
    archive.thin(stick, source, {two.name})
    assert archive.generations(stick) == (two,)
    assert len(list((one.folder / "sounds").glob("*/*"))) == 1
    assert archive.check(two, source, job(), set()).problems == ()
    source.wipe()
    vault.close()


def test_a_generation_over_the_limit_of_a_file_goes_on_in_another(kept: Kept, stick: Path, tmp_path: Path) -> None:
    vault = kept.open()
    long = "A long evening by the river. " * 40
    for number in range(120):
        vault.entries.put(new_entry(f"{number} {long}", number))
    made, check = back_up(vault, stick, FolderArchive(part_bytes=100_000))
    expected = texts_of(vault)
    vault.close()
    parts = part_files(made)
    assert len(parts) > 2
    assert max(path.stat().st_size for path in parts) < 200_000
    assert made.size == sum(path.stat().st_size for path in parts)
    assert check.problems == ()
    FolderArchive().restore(made, with_passphrase(), tmp_path / "new" / "vault", job())
    again = place(tmp_path / "new").unlock(with_passphrase())
    assert texts_of(again) == expected
    again.close()


def test_what_changes_while_a_backup_runs_comes_in_either_state_and_nothing_is_missing(
    kept: Kept, stick: Path, tmp_path: Path
) -> None:
    vault = kept.open()
    many = [new_entry(f"Entry {number} before.", number) for number in range(300)]
    for one in many:
        vault.entries.put(one)
    vault.tidy()

    def busy() -> Iterator[Sequence[SealedRow]]:
        """A person who goes on writing, and the diary tidying up, between the steps."""
        for step, page in enumerate(vault.sealed_rows()):
            yield page
            changed = many[step * 50 : step * 50 + 10]
            for one in changed:
                vault.entries.put(revised(one, one.text.replace("before", "after")))
            vault.entries.erase(many[-1 - step].entry_id)
            vault._ledger().checkpoint()

    made, check = back_up(vault, stick, rows=busy())
    assert check.problems == ()
    ids = {entry.entry_id for entry, _ in vault.entries.load_all()}
    vault.close()
    assert ids <= check.entry_ids
    report = FolderArchive().restore(made, with_passphrase(), tmp_path / "new" / "vault", job())
    assert report.problems == ()
    again = place(tmp_path / "new").unlock(with_passphrase())
    back = {entry.entry_id: entry.text for entry, _ in again.entries.load_all()}
    again.close()
    for one in many:
        if one.entry_id in ids:
            assert back[one.entry_id] in (one.text, one.text.replace("before", "after"))


def test_cancelled_half_way_it_leaves_what_was_there(kept: Kept, stick: Path) -> None:
    vault = kept.open()
    made, _ = back_up(vault, stick)
    token = Token()

    def stopped() -> Iterator[Sequence[SealedRow]]:
        for page in vault.sealed_rows():
            yield page
            token.cancel()

    with pytest.raises(Cancelled):
        back_up(vault, stick, rows=stopped(), token=token)
    vault.close()
    assert FolderArchive().generations(stick) == (made,)
    assert not list(stick.rglob(".writing-*"))


def test_a_folder_that_is_not_there_is_said_and_never_made(kept: Kept, tmp_path: Path) -> None:
    vault = kept.open()
    with pytest.raises(BackupFolderMissing):
        back_up(vault, tmp_path / "unplugged")
    assert not (tmp_path / "unplugged").exists()
    with pytest.raises(BackupFolderMissing):
        FolderArchive().generations(tmp_path / "unplugged")
    vault.close()


def test_restoring_touches_no_diary_and_no_other_files(kept: Kept, stick: Path, tmp_path: Path) -> None:
    vault = kept.open()
    made, _ = back_up(vault, stick)
    vault.close()
    with pytest.raises(VaultExists, match="new or empty folder"):
        FolderArchive().restore(made, with_passphrase(), kept.inside, job())
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    with pytest.raises(FolderUnusable):
        FolderArchive().restore(made, with_passphrase(), tmp_path / "full", job())
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["letter.txt"]
    kept.open().close()


def test_an_older_state_put_in_place_is_opened_only_on_purpose(kept: Kept, stick: Path) -> None:
    vault = kept.open()
    made, _ = back_up(vault, stick)
    vault.entries.put(new_entry("Newer than the backup."))
    vault.close()
    shutil.rmtree(kept.inside)
    FolderArchive().restore(made, with_passphrase(), kept.inside, job())
    with pytest.raises(VaultRolledBack):
        kept.open()
    kept.open(accept_older=True).close()
    kept.open().close()


def test_a_rehearsal_compares_and_leaves_nothing_behind(kept: Kept, stick: Path, tmp_path: Path) -> None:
    vault = kept.open()
    with_sound(vault, "Spoken.", 1)
    made, _ = back_up(vault, stick)
    source = vault.backup_source()
    before = sorted(tmp_path.rglob("*"))
    report = FolderArchive().rehearse(made, source, tmp_path / "drill", job())
    assert (report.entries, report.sounds, report.problems) == (len(kept.entries) + 1, 1, ())
    assert sorted(tmp_path.rglob("*")) == before
    source.wipe()
    vault.entries.put(new_entry("The open diary goes on."))
    vault.close()
    kept.open().close()


def test_what_a_killed_rehearsal_left_does_not_stop_the_next_one(kept: Kept, stick: Path, tmp_path: Path) -> None:
    vault = kept.open()
    made, _ = back_up(vault, stick)
    source = vault.backup_source()
    shutil.copytree(kept.inside, tmp_path / "drill")
    assert FolderArchive().rehearse(made, source, tmp_path / "drill", job()).problems == ()
    assert not (tmp_path / "drill").exists()
    source.wipe()
    vault.close()


def test_numbers_go_on_whatever_the_clock_says(kept: Kept, stick: Path) -> None:
    vault = kept.open()
    one, _ = back_up(vault, stick, now=days_later(30_000))
    two, _ = back_up(vault, stick, now=EVENING)
    vault.close()
    assert (one.number, two.number) == (1, 2)


def test_a_row_survives_its_bytes() -> None:
    row = SealedRow("entries", b"i" * 16, 2**40, 3, b"r" * 16, b"sealed", b"vectors")
    plain = SealedRow("settings", EntryId(b"s" * 16), 1, 1, b"r" * 16, b"")
    assert read_row(row_bytes(row)) == row
    assert read_row(row_bytes(plain)) == plain
