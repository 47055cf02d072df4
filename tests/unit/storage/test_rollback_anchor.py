"""What this computer saw of a vault: after every save, through torn writes, in the file of the version before."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from pathlib import Path

import pytest

from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.crypto.key_slots import hmac_sha256
from diary_desktop.domain.errors import OlderCopy, VaultRolledBack
from diary_desktop.storage.files import FileSystem
from diary_desktop.storage.rollback_anchor import _FORMAT, _LAYOUT, _MAGIC, RollbackAnchor, Seen
from diary_desktop.storage.vault import LanceVault
from tests.conftest import ExpectedLogs

from .conftest import Kept
from .vault_samples import new_entry, with_passphrase

KEY, VAULT = b"k" * 32, b"v" * 16


def anchor_in(folder: Path) -> RollbackAnchor:
    return RollbackAnchor(folder / "state", folder / "vault", VAULT, KEY, FileSystem())


def file_of(folder: Path) -> Path:
    place = hmac_sha256(KEY, str((folder / "vault").resolve()).encode())[:8].hex()
    return folder / "state" / f"anchor-{VAULT.hex()}-at-{place}"


def test_the_last_save_is_remembered_and_an_accepted_older_state_too(tmp_path: Path) -> None:
    anchor = anchor_in(tmp_path)
    assert anchor.read() is None
    for sequence in range(1, 6):
        anchor.note(Seen(1, sequence))
    assert anchor_in(tmp_path).read() == Seen(1, 5)
    anchor.write(Seen(1, 2))
    assert anchor_in(tmp_path).read() == Seen(1, 2)


@pytest.mark.parametrize("torn", [1, 20, 73])
def test_a_torn_write_leaves_the_state_before(tmp_path: Path, torn: int) -> None:
    """Whichever slot is written next, and however little of it reaches the disk."""
    for last in (4, 5):
        shutil.rmtree(tmp_path / "state", ignore_errors=True)
        anchor = anchor_in(tmp_path)
        for sequence in range(1, last + 1):
            anchor.note(Seen(1, sequence))
        before = file_of(tmp_path).read_bytes()
        anchor = anchor_in(tmp_path)
        anchor.read()
        anchor.note(Seen(1, last + 1))
        after = file_of(tmp_path).read_bytes()
        at = next(place for place in range(len(before)) if before[place] != after[place])
        begin = 4096 if at >= 4096 else 0
        file_of(tmp_path).write_bytes(before[:begin] + after[begin : begin + torn] + before[begin + torn :])
        assert anchor_in(tmp_path).read() in (Seen(1, last), Seen(1, last + 1))


def test_who_has_not_the_key_cannot_make_it_forget(tmp_path: Path, expected_logs: ExpectedLogs) -> None:
    """Lowered in both slots, it would let an older state of the folder pass as the newest."""
    expected_logs("anchor damaged")
    anchor_in(tmp_path).write(Seen(1, 900))
    true, lower = (_LAYOUT.pack(_MAGIC, _FORMAT, VAULT, 1, sequence) for sequence in (900, 2))
    content = file_of(tmp_path).read_bytes()
    assert content.count(true) == 2
    file_of(tmp_path).write_bytes(content.replace(true, lower, 1))
    assert anchor_in(tmp_path).read() == Seen(1, 900), "the other slot proves itself"
    file_of(tmp_path).write_bytes(content.replace(true, lower))
    assert anchor_in(tmp_path).read() is None


def test_a_file_with_one_slot_is_read_and_goes_on(tmp_path: Path) -> None:
    body = _LAYOUT.pack(_MAGIC, _FORMAT, VAULT, 3, 7)
    (tmp_path / "state").mkdir()
    file_of(tmp_path).write_bytes(body + hmac_sha256(KEY, body))
    anchor = anchor_in(tmp_path)
    assert anchor.read() == Seen(3, 7)
    anchor.note(Seen(3, 8))
    assert anchor_in(tmp_path).read() == Seen(3, 8)


def test_a_state_older_by_a_single_save_is_noticed_though_the_program_was_killed(kept: Kept) -> None:
    opened = kept.open()
    opened.entries.put(new_entry("First."))
    shutil.copytree(kept.inside, kept.folder / "older")
    opened.entries.put(new_entry("Second."))
    # The program dies here: no checkpoint, nothing is closed in order.
    opened._ledger().close()
    opened._require().lock.release()
    shutil.rmtree(kept.inside)
    (kept.folder / "older").rename(kept.inside)
    with pytest.raises(VaultRolledBack):
        kept.open()
    kept.open(accept_older=True).close()


@pytest.mark.parametrize("with_tables", [True, False])
def test_checkpoints_put_back_behind_the_log_are_refused_before_anything_is_touched(
    kept: Kept, with_tables: bool
) -> None:
    """As a folder half brought back by a program that copies files: the log alone is new and knows of newer ones."""
    older, newer = kept.folder / "older", kept.folder / "newer"
    shutil.copytree(kept.inside, older)
    opened = kept.open()
    for number in range(3):
        opened.entries.put(new_entry(f"Later {number}."))
        opened.tidy()
    opened.close()
    shutil.copytree(kept.inside, newer)
    for path in kept.inside.glob("checkpoint-*"):
        path.unlink()
    for path in older.glob("checkpoint-*"):
        shutil.copy(path, kept.inside)
    if with_tables:
        shutil.rmtree(kept.inside / "tables")
        shutil.copytree(older / "tables", kept.inside / "tables")
    before = {path: path.read_bytes() for path in sorted(kept.inside.rglob("*")) if path.is_file()}
    with pytest.raises(VaultRolledBack):
        kept.open()
    assert {path: path.read_bytes() for path in sorted(kept.inside.rglob("*")) if path.is_file()} == before
    shutil.rmtree(kept.inside)
    shutil.copytree(newer, kept.inside)
    with contextlib.closing(kept.open()) as again:
        assert len(again.entries.stamps()) == len(kept.entries) + 3


def put_back(kept: Kept, older: Path) -> None:
    shutil.rmtree(kept.inside)
    shutil.copytree(older, kept.inside)


def test_an_older_folder_with_a_spoilt_log_end_says_what_is_lost(kept: Kept) -> None:
    """A damaged end excuses a lower sequence no longer: a write that tore was never acknowledged, so never seen."""
    older = kept.folder / "older"
    shutil.copytree(kept.inside, older)
    with contextlib.closing(kept.open()) as opened:
        opened.entries.put(new_entry("Newer."))
        opened.tidy()
        seen = opened._ledger().log.last
    put_back(kept, older)
    log = kept.inside / "log"
    log.write_bytes(log.read_bytes() + b"x")
    with contextlib.closing(kept.open()) as opened:
        assert any("which this computer has seen" in name for name in opened.damaged)
        assert opened._ledger().log.last >= seen
    put_back(kept, older)
    with pytest.raises(VaultRolledBack):
        kept.open()


def test_a_torn_write_that_nobody_was_told_of_is_no_loss(kept: Kept) -> None:
    log = kept.inside / "log"
    log.write_bytes(log.read_bytes() + b"x")
    with contextlib.closing(kept.open()) as opened:
        (name,) = opened.damaged
        assert "unfinished last record" in name


@pytest.mark.parametrize("with_log", [True, False])
def test_an_accepted_older_state_keeps_the_newer_tables_aside(kept: Kept, with_log: bool) -> None:
    """Checkpoints alone put back, or with the log: the tables are the only ones that hold what came after."""
    older = kept.folder / "older"
    shutil.copytree(kept.inside, older)
    with contextlib.closing(kept.open()) as opened:
        for number in range(3):
            opened.entries.put(new_entry(f"Later {number}."))
            opened.tidy()
    for path in kept.inside.glob("checkpoint-*"):
        path.unlink()
    for path in older.glob("checkpoint-*"):
        shutil.copy(path, kept.inside)
    if with_log:
        shutil.copy(older / "log", kept.inside)
    newer = {path.name for path in (kept.inside / "tables/entries.lance/_versions").glob("*.manifest")}
    with pytest.raises(VaultRolledBack):
        kept.open()
    assert {path.name for path in (kept.inside / "tables/entries.lance/_versions").glob("*.manifest")} == newer
    kept.open(accept_older=True).close()
    (aside,) = (kept.inside / "quarantine").glob("entries-*.lance")
    assert {path.name for path in (aside / "_versions").glob("*.manifest")} == newer


def copied(kept: Kept) -> Kept:
    """The same diary in a second folder of the same computer."""
    (kept.folder / "copy").mkdir()
    (kept.folder / "copy" / "state").symlink_to(kept.folder / "state")
    shutil.copytree(kept.inside, kept.folder / "copy" / "vault")
    return Kept(kept.folder / "copy", kept.entries)


def said(kept: Kept, text: str) -> None:
    with contextlib.closing(kept.open()) as opened:
        opened.entries.put(new_entry(text))


def test_of_two_copies_neither_is_an_older_state_of_the_other(kept: Kept) -> None:
    kept.open().close()
    copy = copied(kept)
    copy.open().close()
    for text in ("One.", "Two.", "Three."):
        said(kept, f"{text} Here.")
    said(copy, "There.")
    said(kept, "Here again.")
    assert len(list((kept.folder / "state").glob("anchor-*-at-*"))) == 3, "the template's own, and one a folder"


def test_each_copy_put_back_to_an_older_state_is_noticed_whatever_the_other_one_is_at(kept: Kept) -> None:
    kept.open().close()
    copy = copied(kept)
    copy.open().close()
    for one, other in ((kept, copy), (copy, kept)):
        older = kept.folder / "older"
        shutil.copytree(one.inside, older)
        said(one, "Newer.")
        put_back(one, older)
        other.open().close()
        with pytest.raises(VaultRolledBack) as caught:
            one.open()
        assert not isinstance(caught.value, OlderCopy)
        one.open(accept_older=True).close()
        shutil.rmtree(older)


def test_an_older_copy_is_told_as_one_and_taking_it_says_nothing_of_the_other(kept: Kept) -> None:
    kept.open().close()
    copy = copied(kept)
    said(kept, "Written after the copy was made.")
    with pytest.raises(OlderCopy):
        copy.open()
    copy.open(accept_older=True).close()
    copy.open().close()
    older = kept.folder / "older"
    shutil.copytree(copy.inside, older)
    said(kept, "And more.")
    put_back(kept, older)
    with pytest.raises(VaultRolledBack):
        kept.open()


def test_a_folder_moved_and_put_back_to_an_older_state_on_the_way_is_noticed(kept: Kept) -> None:
    older = kept.folder / "older"
    shutil.copytree(kept.inside, older)
    said(kept, "Newer.")
    shutil.rmtree(kept.inside)
    moved = Kept(kept.folder / "moved", kept.entries)
    moved.folder.mkdir()
    (moved.folder / "state").symlink_to(kept.folder / "state")
    older.rename(moved.inside)
    with pytest.raises(OlderCopy):
        moved.open()


def test_what_was_seen_before_folders_had_their_own_file_still_counts(kept: Kept) -> None:
    older = kept.folder / "older"
    shutil.copytree(kept.inside, older)
    said(kept, "Newer.")
    newest = max((kept.folder / "state").glob("anchor-*-at-*"), key=lambda path: path.stat().st_mtime_ns)
    newest.rename(newest.with_name(newest.name.split("-at-")[0]))
    put_back(kept, older)
    with pytest.raises(VaultRolledBack):
        kept.open()


def test_nobody_can_read_from_an_anchor_where_the_diary_lies(kept: Kept) -> None:
    kept.open().close()
    for path in (kept.folder / "state").glob("anchor-*"):
        assert kept.folder.name.encode() not in path.read_bytes()
        assert hashlib.sha256(str(kept.inside.resolve()).encode()).hexdigest()[:8] not in path.name


def test_a_copy_that_is_not_older_is_told_once(kept: Kept) -> None:
    _known_elsewhere(kept.folder, kept.inside)  # the fixture is a copy itself
    copy = kept.folder / "copy"
    shutil.copytree(kept.inside, copy)
    assert _known_elsewhere(kept.folder, copy)
    assert not _known_elsewhere(kept.folder, copy)
    assert not _known_elsewhere(kept.folder, kept.inside)


def _known_elsewhere(folder: Path, vault: Path) -> bool:
    opened = LanceVault(vault, folder / "state", lambda: MINIMUM).unlock(with_passphrase())
    opened.close()
    return opened.known_elsewhere
