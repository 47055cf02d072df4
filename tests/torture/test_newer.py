"""Whatever a newer version of the app wrote is refused by a sentence that says so: not called damaged, not changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest

from diary_desktop.crypto import key_slots, sealed_record, sealed_stream
from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.domain.entry import ClipId, EntryId
from diary_desktop.domain.errors import DiaryError, RecordDamaged, RecordTooNew, VaultDamaged, VaultTooNew
from diary_desktop.domain.settings import Settings
from diary_desktop.ports.snapshot import SnapshotKind
from diary_desktop.storage import backup_format, header, log_format, records, write_ahead_log
from diary_desktop.storage.backup_archive import FolderArchive
from diary_desktop.storage.backup_catalogue import catalogue_bytes, read_catalogue
from diary_desktop.storage.bundle_file import BundleFiles
from diary_desktop.storage.log_payloads import ENTRIES
from diary_desktop.storage.open_vault import LedgerVault
from tests.unit.storage.backup_samples import back_up, job

from . import content
from .life import Life
from .place import Place, let_go, made
from .quick_keys import quick_keys
from .told import Told

NEWER_SEAL = ((sealed_record, "CHACHA_FORMAT"), (sealed_stream, "CHACHA_FORMAT"))
NUMBERS: Mapping[str, tuple[tuple[Any, str], ...]] = {
    "header": ((header, "FORMAT"),),
    "slot": ((key_slots, "_SLOT_VERSION"),),
    "record": ((records, "RECORD_FORMAT"),),
    "log": ((log_format, "LOG_FORMAT"), (write_ahead_log, "LOG_FORMAT")),
    "seal": NEWER_SEAL,
}
"""The numbers that a newer version would count up, by the kind of thing they stand in."""


class Newer:
    """The app of next year, until ``over``."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch

    def counts_up(self, what: str) -> None:
        for module, name in NUMBERS[what]:
            self._patch.setattr(module, name, getattr(module, name) + 1)
        if what == "seal":
            for module in (sealed_record, sealed_stream):
                self._patch.setattr(module, "preferred_format", lambda: sealed_record.CHACHA_FORMAT)

    def over(self) -> None:
        self._patch.undo()


@pytest.fixture(autouse=True)
def at_once() -> Iterator[None]:
    """Passphrases are not what is tried here."""
    with quick_keys():
        yield


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Newer:
    return Newer(monkeypatch)


def _lived(place: Place, *steps: str) -> None:
    opened = place.open()
    life = Life(opened, Told(), Random(4))
    for step in steps or ("save", "record", "converse", "tidy", "save"):
        life.take(step)
    opened.close()


def _held(folder: Path) -> dict[str, bytes]:
    """Files with what is in them. The lock is an empty file that opening makes."""
    files = (one for one in folder.rglob("*") if one.is_file() and one.name != "lock")
    return {str(one.relative_to(folder)): one.read_bytes() for one in files}


def _says_so(error: DiaryError) -> bool:
    return "newer version" in error.what_text and "Update the app" in error.hint_text


@pytest.mark.parametrize("what", NUMBERS)
def test_a_diary_of_a_newer_version_is_refused_and_left_as_it_is(quick: Path, newer: Newer, what: str) -> None:
    newer.counts_up(what)
    place = made(quick / "place")
    _lived(place)
    newer.over()
    before = _held(place.inside)
    for accepting in (False, True):
        with pytest.raises(VaultTooNew) as refusal:
            place.open(accept_older=accepting)
        assert _says_so(refusal.value)
    assert _held(place.inside) == before


@pytest.mark.parametrize("what", ["record", "seal"])
def test_a_diary_that_a_newer_version_took_over_is_refused(quick: Path, newer: Newer, what: str) -> None:
    """It wrote one checkpoint over what this version had left."""
    place = made(quick / "place")
    _lived(place)
    newer.counts_up(what)
    _lived(place, "save")
    newer.over()
    with pytest.raises(VaultTooNew):
        place.open()


def test_a_log_that_a_newer_version_wrote_on_is_refused(quick: Path, newer: Newer) -> None:
    """It was killed before it wrote a checkpoint; what it sealed last stands in the log alone."""
    place = made(quick / "place")
    _lived(place)
    newer.counts_up("seal")
    opened = place.open()
    for number in (50, 51):
        opened.entries.put(content.entry(number))
    let_go(opened)
    newer.over()
    before = _held(place.inside)
    with pytest.raises(VaultTooNew):
        place.open()
    assert _held(place.inside) == before


def test_one_rotten_number_keeps_no_diary_from_being_opened(quick: Path) -> None:
    """Nothing vouches for a single one, neither in a log record nor in one copy of a checkpoint."""
    place = made(quick / "place")
    opened = place.open()
    for number in (1, 2):
        opened.entries.put(content.entry(number))
    let_go(opened)
    (one, *_) = (piece for piece in log_format.frames((place.inside / "log").read_bytes()) if piece.start > 0)
    _put_number(place.inside / "log", one.start + log_format.RECORD_HEAD_SIZE)
    _put_number(sorted(place.inside.glob("checkpoint-*-a"))[-1], 0)
    again = place.open()
    assert content.entry_id(2) in {entry.entry_id for entry, _ in again.entries.load_all()}
    assert again.damaged
    again.close()


def _put_number(path: Path, at: int) -> None:
    held = bytearray(path.read_bytes())
    held[at : at + 2] = (900).to_bytes(2, "big")
    path.write_bytes(held)


@pytest.mark.parametrize("what", ["record", "seal"])
def test_one_entry_of_a_newer_version_is_named_so_and_the_rest_opens(quick: Path, newer: Newer, what: str) -> None:
    place = made(quick / "place")
    _lived(place)
    opened = place.open()
    newer.counts_up(what)
    opened.entries.put(content.entry(60))
    opened.conversations.put(content.conversation(60, ()))
    opened._ledger().commit()
    newer.over()
    if what == "seal":
        _seal_by_itself(opened)
    (name,) = (one for one in opened.verify().damaged if one.startswith("entry"))
    assert name == f"entry {content.entry_id(60).hex()[:8]}, written by a newer version of the app"
    with pytest.raises(RecordTooNew) as refusal:
        opened.entries.get(EntryId(content.entry_id(60)))
    assert _says_so(refusal.value)
    assert content.entry_id(0) in {entry.entry_id for entry, _ in opened.entries.load_all()}
    assert all("newer version" in one for one in opened.damaged)
    let_go(opened)


def _seal_by_itself(opened: LedgerVault) -> None:
    """An open sealer keeps the format it began with: the row is sealed once more by one of the newer version."""
    rows = opened._ledger().tables[ENTRIES]
    (row,) = rows.sealed([content.entry_id(60)])
    held = bytearray(row.sealed)
    held[0:2] = (3).to_bytes(2, "big")
    rows.table.put([type(row)(row.row_id, row.sequence, row.revision, row.revision_id, bytes(held), row.vectors)])


def test_a_sound_of_a_newer_version_says_so(quick: Path, newer: Newer) -> None:
    place = made(quick / "place")
    opened = place.open()
    newer.counts_up("seal")
    writer = opened.clips.writer(ClipId(content.clip_id(1)), 1)
    writer.append(b"sound")
    part = writer.finish()
    newer.over()
    with pytest.raises(RecordTooNew) as refusal:
        opened.clips.read(content.clip_id(1), (part,))
    assert _says_so(refusal.value)
    opened.close()


@pytest.mark.parametrize("what", ["backup", "header", "slot", "record"])
def test_a_backup_of_a_newer_version_is_refused(quick: Path, newer: Newer, monkeypatch: Any, what: str) -> None:
    _count_up_backups(newer, monkeypatch, what)
    place = made(quick / "place")
    opened = place.open()
    opened.entries.put(content.entry(1))
    generation, _ = back_up(opened, _folder(place.stick))
    opened.close()
    newer.over()
    before = _held(place.stick)
    with pytest.raises(VaultTooNew) as refusal:
        FolderArchive().restore(generation, place.secrets(), quick / "restored", job())
    assert _says_so(refusal.value)
    assert _held(place.stick) == before


@pytest.mark.parametrize("what", ["backup", "header", "slot", "record"])
def test_a_bundle_of_a_newer_version_is_refused(quick: Path, newer: Newer, monkeypatch: Any, what: str) -> None:
    _count_up_backups(newer, monkeypatch, what)
    bundles, file = BundleFiles(lambda: MINIMUM), quick / "bundle"
    bundles.write(file, content.passphrase(0), iter([content.entry(1)]), job())
    newer.over()
    with pytest.raises(VaultTooNew) as refusal:
        list(bundles.open(file, content.passphrase(0)).items(job()))
    assert _says_so(refusal.value)


def _count_up_backups(newer: Newer, monkeypatch: Any, what: str) -> None:
    if what == "backup":
        monkeypatch.setattr(backup_format, "FORMAT", backup_format.FORMAT + 1)
    else:
        newer.counts_up(what)


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def _snapshot(opened: LedgerVault, label: str) -> None:
    writer = opened.snapshot.begin(label)
    writer.take({SnapshotKind.IDS: [memoryview(b"ids")]})
    while writer.step(4):
        pass


@pytest.mark.parametrize("how", ["record", "label"])
def test_a_snapshot_of_a_newer_version_is_left_alone_and_named(quick: Path, newer: Newer, how: str) -> None:
    place = made(quick / "place")
    opened = place.open()
    if how == "record":
        newer.counts_up(how)
    _snapshot(opened, "snapshot 900")
    newer.over()
    file = place.inside / "snapshot"
    before = file.read_bytes()
    assert opened.snapshot.open("snapshot 1", lambda label: label == "snapshot 900") is None
    assert opened.damaged == ("the snapshot for quick opening, written by a newer version of the app",)
    with pytest.raises(RecordTooNew) as refusal:
        opened.snapshot.begin("snapshot 1")
    assert _says_so(refusal.value)
    assert file.read_bytes() == before
    opened.entries.put(content.entry(1))
    opened.entries.erase(EntryId(content.entry_id(1)))
    assert not file.exists()  # what is erased is gone from it too
    _snapshot(opened, "snapshot 1")
    opened.close()


def test_what_a_newer_version_remembers_of_backups_is_refused_and_named(quick: Path, newer: Newer) -> None:
    place = made(quick / "place")
    opened = place.open()
    newer.counts_up("record")
    opened.save_backup_memory(catalogue_bytes(read_catalogue(None)))
    newer.over()
    remembered = opened.load_backup_memory()
    assert opened.damaged == ("what is remembered of the backups, written by a newer version of the app",)
    with pytest.raises(RecordTooNew) as refusal:
        read_catalogue(remembered)
    assert _says_so(refusal.value)
    opened.close()


def test_settings_of_a_newer_version_are_named_and_never_written_over(quick: Path, newer: Newer) -> None:
    place = made(quick / "place")
    opened = place.open()
    newer.counts_up("record")
    opened.save_settings(Settings())
    newer.over()
    assert opened.load_settings() == Settings()
    assert opened.damaged == ("the settings, written by a newer version of the app",)
    with pytest.raises(RecordTooNew):
        opened.save_settings(Settings())
    opened.close()


def test_a_row_that_says_it_is_of_a_newer_version_is_named_so_and_kept(quick: Path) -> None:
    """The number in the table, which nothing vouches for: read, and never counted down by writing the table anew."""
    place = made(quick / "place")
    opened = place.open()
    for number in (1, 2):
        opened.entries.put(content.entry(number))
    opened._ledger().commit()
    rows = opened._ledger().tables[ENTRIES]
    (row,) = rows.table.get([content.entry_id(1)])
    rows.table.put([row._replace(fmt=row.fmt + 1)])
    opened.tidy()
    with pytest.raises(RecordTooNew):
        opened.entries.get(EntryId(content.entry_id(1)))
    assert opened.damaged == (f"entry {content.entry_id(1).hex()[:8]}, written by a newer version of the app",)
    assert [entry.entry_id for entry, _ in opened.entries.load_all()] == [content.entry_id(2)]
    rows.table.rewrite()
    assert {one.fmt for one in rows.table.rows()} == {row.fmt, row.fmt + 1}
    opened.close()


def test_the_table_of_sentences_is_complete() -> None:
    refusals: tuple[Callable[[], DiaryError], ...] = (VaultTooNew, RecordTooNew)
    assert all(_says_so(one()) for one in refusals)
    assert not any(_says_so(one()) for one in (VaultDamaged, RecordDamaged))
