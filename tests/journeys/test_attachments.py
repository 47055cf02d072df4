"""Photos and files of an entry: sealed before it names them, whole or not at all, and gone when they shall be gone."""

from __future__ import annotations

import contextlib
import random
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from diary_desktop.domain.attachment import Attachment
from diary_desktop.domain.entry import Entry, EntryId
from diary_desktop.domain.errors import Cancelled, DiskFull, FolderUnusable, InputError, RecordDamaged
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services import attachments as service
from diary_desktop.services import taken_out
from diary_desktop.services.export import Wanted
from diary_desktop.storage.clips import SealedClipStore, SealedClipWriter
from tests import archive_reader
from tests.fakes.clock import FakeClock
from tests.fakes.quick_keys import quick_keys
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk, desks

CANARY = b"PelicanCanary"


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    desk = make_desk()
    desk.journeys.session.create(bytearray(PASSPHRASE))
    return desk


def written(desk: Desk) -> EntryId:
    return desk.journeys.diary.write("The pelican stood on the pier.").entry_id


def bill(folder: Path, size: int = 9_000) -> Path:
    """A file of no kind that compresses, with words that can be looked for."""
    path = folder / "the bill.pdf"
    path.write_bytes(CANARY + random.Random(size).randbytes(size))
    return path


def photo(folder: Path, width: int = 900, height: int = 600) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(20, 120, 200))
    path = folder / "cá chép.png"
    image.save(str(path))
    return path


def add(desk: Desk, entry_id: EntryId, path: Path) -> Attachment:
    return desk.journeys.attachments.add(entry_id, path, Token())


def entry(desk: Desk, entry_id: EntryId) -> Entry:
    return desk.journeys.diary.get(entry_id)


def files(desk: Desk) -> list[Path]:
    """Every sealed file below the folder of clips."""
    return [one for one in (desk.journeys.session.place.folder / "clips").rglob("*") if one.is_file()]


def reopen(desk: Desk) -> None:
    desk.journeys.session.lock()
    desk.journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
    desk.journeys.loader.finish(0, Token())


def holds(folder: Path, word: bytes) -> bool:
    return any(word in one.read_bytes() for one in folder.rglob("*") if one.is_file())


def test_a_file_comes_back_byte_for_byte_and_nothing_of_it_is_readable(desk: Desk, tmp_path: Path) -> None:
    entry_id, path = written(desk), bill(tmp_path, 3_000_000)
    one = add(desk, entry_id, path)
    assert (one.kind, one.media_type, one.name, one.size) == ("file", "application/pdf", path.name, path.stat().st_size)
    reopen(desk)
    assert entry(desk, entry_id).attachments == (one,)
    assert desk.journeys.attachments.content(one, Token()) == path.read_bytes()
    assert desk.journeys.attachments.small_picture(one) == b""
    place = desk.journeys.session.place.folder
    assert not holds(place, CANARY)
    assert not any("bill" in one.name for one in place.rglob("*"))
    assert desk.journeys.diary.summaries()[0].attachments == 1


def test_a_photo_has_a_small_picture_and_its_size(desk: Desk, tmp_path: Path) -> None:
    entry_id, path = written(desk), photo(tmp_path)
    one = add(desk, entry_id, path)
    assert (one.kind, one.media_type, one.width, one.height, one.here) == ("photo", "image/png", 900, 600, True)
    small = desk.journeys.attachments.shown(one, 240, 240, Token())
    assert small is not None
    assert (small.width, small.height) == (240, 160)
    assert small.rgba[0] < 60 < small.rgba[1] < small.rgba[2]
    large = desk.journeys.attachments.shown(one, 4000, 700, Token())
    assert large is not None
    assert (large.width, large.height) == (900, 600), "never larger than it is"
    assert desk.journeys.attachments.content(one, Token()) == path.read_bytes()


def test_what_cannot_be_attached_says_why_and_changes_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry_id = written(desk)
    empty = tmp_path / "empty"
    empty.touch()
    with pytest.raises(InputError, match="empty"):
        add(desk, entry_id, empty)
    with pytest.raises(InputError, match="folders"):
        add(desk, entry_id, tmp_path)
    with pytest.raises(InputError, match="cannot be read") as refusal:
        add(desk, entry_id, tmp_path / "gone.jpg")
    assert "gone.jpg" not in str(refusal.value)
    monkeypatch.setattr(service, "MOST_BYTES", 50)
    with pytest.raises(InputError, match="100 MB"):
        add(desk, entry_id, bill(tmp_path))
    monkeypatch.setattr(service, "MOST_FILES", 0)
    monkeypatch.setattr(service, "MOST_BYTES", 10**6)
    with pytest.raises(InputError, match="as many"):
        add(desk, entry_id, bill(tmp_path))
    with pytest.raises(InputError, match="no picture"):
        desk.journeys.attachments.add_picture(entry_id, b"not one", "pasted.png", Token())
    assert entry(desk, entry_id).attachments == ()
    assert files(desk) == []


def test_stopped_or_out_of_disk_nothing_is_kept(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry_id, stopped = written(desk), Token()
    stopped.cancel()
    with pytest.raises(Cancelled):
        desk.journeys.attachments.add(entry_id, bill(tmp_path), stopped)

    def full(self: SealedClipWriter, opus: bytes) -> None:
        raise DiskFull

    monkeypatch.setattr(SealedClipWriter, "append", full)
    with pytest.raises(DiskFull):
        add(desk, entry_id, bill(tmp_path))
    assert entry(desk, entry_id).attachments == ()
    assert files(desk) == []


def test_taken_out_it_comes_back_until_it_is_swept(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry_id = written(desk)
    one, other = add(desk, entry_id, bill(tmp_path)), add(desk, entry_id, photo(tmp_path))
    own = desk.journeys.attachments
    assert own.remove(entry_id, one.attachment_id) == one
    assert own.remove(entry_id, one.attachment_id) is None
    own.taken_out.sweep(0, Token())
    own.taken_out.look()
    own.bring_back(entry_id, one, 0)
    assert (entry(desk, entry_id).attachments, entry(desk, entry_id).taken_out) == ((one, other), ())
    assert own.content(one, Token())
    monkeypatch.setattr(taken_out, "SECONDS_TO_UNDO", 0.0)
    own.remove(entry_id, one.attachment_id)
    assert len(files(desk)) == 2
    own.taken_out.look()
    desk.journeys.tasks.start("desk", "wait", lambda *_: None).future.result(10)  # behind what was begun
    assert len(files(desk)) == 1
    with pytest.raises(RecordDamaged, match="gone"):
        own.bring_back(entry_id, one, 0)
    assert (entry(desk, entry_id).attachments, entry(desk, entry_id).taken_out) == ((other,), (one.attachment_id,))


@pytest.mark.parametrize("how", ["lock", "quit"])
def test_taken_out_it_is_gone_from_the_disk_when_the_diary_closes(tmp_path: Path, clock: FakeClock, how: str) -> None:
    with quick_keys(), contextlib.contextmanager(desks)(tmp_path, clock) as make_one:
        desk = make_one()
        desk.journeys.session.create(bytearray(PASSPHRASE))
        entry_id = written(desk)
        one = add(desk, entry_id, bill(tmp_path))
        if how == "lock":
            reopen(desk)  # so that it is not one of those brought since the opening
        desk.journeys.attachments.remove(entry_id, one.attachment_id)
        assert len(files(desk)) == 1
        if how == "lock":
            desk.journeys.session.lock()
            assert files(desk) == []
    assert files(desk) == []


def test_a_file_that_cannot_be_deleted_keeps_nothing_open_and_goes_at_the_next_opening(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry_id = written(desk)
    one = add(desk, entry_id, bill(tmp_path))
    desk.journeys.attachments.remove(entry_id, one.attachment_id)

    def stuck(self: SealedClipStore, clip_id: bytes) -> None:
        raise FolderUnusable

    with monkeypatch.context() as patch:
        patch.setattr(SealedClipStore, "remove", stuck)
        desk.journeys.session.lock()
    assert len(files(desk)) == 1
    desk.journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
    desk.journeys.catch_up.run(0, Token())
    assert files(desk) == []


def test_what_a_kill_left_is_swept_at_the_next_opening_and_nothing_else(desk: Desk, tmp_path: Path) -> None:
    entry_id = written(desk)
    kept, lost = add(desk, entry_id, photo(tmp_path)), add(desk, entry_id, bill(tmp_path))
    now = entry(desk, entry_id)
    desk.journeys.diary.save(replace(now, attachments=(kept,)))  # as if its entry had never been flushed with it
    assert len(files(desk)) == 2
    reopen(desk)
    desk.journeys.catch_up.run(0, Token())
    assert [one.name for one in files(desk)] == [f"{kept.attachment_id.hex()}-0"]
    assert lost.attachment_id != kept.attachment_id
    assert desk.journeys.diary.summaries()[0].entry_id == entry_id, "no entry was made of it"


def test_while_anything_is_damaged_nothing_is_swept(desk: Desk, tmp_path: Path) -> None:
    entry_id = written(desk)
    one = add(desk, entry_id, bill(tmp_path))
    desk.journeys.diary.save(replace(entry(desk, entry_id), attachments=()))
    reopen(desk)
    desk.journeys.session.with_vault(lambda vault: vault._name("entry of another day"))  # type: ignore[attr-defined]  # as a damaged one is named
    desk.journeys.attachments.taken_out.sweep(0, Token())
    assert [one.name for one in files(desk)] == [f"{one.attachment_id.hex()}-0"]


def test_erased_with_its_entry_also_what_was_taken_out_a_moment_ago(desk: Desk, tmp_path: Path) -> None:
    entry_id, other = written(desk), written(desk)
    add(desk, entry_id, photo(tmp_path))
    gone = add(desk, entry_id, bill(tmp_path))
    stays = add(desk, other, bill(tmp_path))
    desk.journeys.attachments.remove(entry_id, gone.attachment_id)
    desk.journeys.diary.erase(entry_id)
    assert [one.name for one in files(desk)] == [f"{stays.attachment_id.hex()}-0"]


def test_verify_counts_them_and_names_a_damaged_one(desk: Desk, tmp_path: Path) -> None:
    entry_id = written(desk)
    add(desk, entry_id, photo(tmp_path))
    one = add(desk, entry_id, bill(tmp_path))
    report = desk.journeys.session.with_vault(lambda vault: vault.verify())
    assert (report.attachments, report.damaged, report.unclaimed) == (2, (), ())
    (path,) = [each for each in files(desk) if one.attachment_id.hex() in each.name]
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)
    report = desk.journeys.session.with_vault(lambda vault: vault.verify())
    assert (report.attachments, report.damaged) == (1, (f"a file of entry {entry_id.hex()[:8]}",))
    with pytest.raises(RecordDamaged):
        desk.journeys.attachments.content(one, Token())
    target = tmp_path / "copy.pdf"
    with pytest.raises(RecordDamaged):
        desk.journeys.attachments.save_copy(one, target, Token())
    assert sorted(each.name for each in tmp_path.iterdir() if "unfinished" in each.name or each == target) == []


def test_a_copy_is_the_file_and_takes_the_place_of_what_was_there(desk: Desk, tmp_path: Path) -> None:
    entry_id, path = written(desk), bill(tmp_path)
    one = add(desk, entry_id, path)
    target = tmp_path / "copy.pdf"
    target.write_text("before")
    desk.journeys.attachments.save_copy(one, target, Token())
    assert target.read_bytes() == path.read_bytes()
    assert target.stat().st_mode & 0o777 == 0o600


def test_an_export_holds_them_as_the_files_they_are(desk: Desk, tmp_path: Path) -> None:
    entry_id = written(desk)
    one, path = add(desk, entry_id, bill(tmp_path)), tmp_path / "out.zip"
    desk.journeys.export.run(path, Wanted(), Token())
    document, there = archive_reader.read(path)
    assert there == {f"files/{one.attachment_id.hex()}.pdf": bill(tmp_path).read_bytes()}
    assert archive_reader.entry(document["entries"][0]) == entry(desk, entry_id)
    assert document["entries"][0]["attachments"][0]["file"] in there
    desk.journeys.export.run(tmp_path / "words.zip", Wanted(sounds=False), Token())
    document, there = archive_reader.read(tmp_path / "words.zip")
    assert (there, document["entries"][0]["attachments"][0]["file"]) == ({}, None)
