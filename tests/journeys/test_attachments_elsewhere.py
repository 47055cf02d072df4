"""Photos and files on their way: by a bundle, a backup, a new key and a salvage, whole or named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from diary_desktop.domain.attachment import Attachment
from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import Cancelled
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk
from tests.journeys.test_attachments import CANARY, add, bill, entry, files, holds, photo, written
from tests.journeys.test_merging import bundle, merge


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    desk = make_desk()
    desk.journeys.session.create(bytearray(PASSPHRASE))
    return desk


def on_a_draft(desk: Desk, path: Path) -> Attachment:
    """A file on what is not kept yet."""
    drafts, now = desk.journeys.drafts, desk.clock()
    draft = Draft(EntryId(b"d" * 16), "", "Half a sentence", now, now)
    desk.journeys.attachments.add_to((), path, lambda one: drafts.attach(draft, one), Token())
    return drafts.files_of(draft)[0]


def test_a_file_of_a_draft_is_verified_with_the_others(desk: Desk, tmp_path: Path) -> None:
    one = on_a_draft(desk, bill(tmp_path))
    assert desk.journeys.session.with_vault(lambda vault: vault.verify()).attachments == 1
    (path,) = files(desk)
    path.write_bytes(path.read_bytes()[:-1])
    report = desk.journeys.session.with_vault(lambda vault: vault.verify())
    assert (report.attachments, report.damaged) == (0, ("a file of an unfinished draft",))
    assert one.here


def two_desks(make_desk: MakeDesk) -> tuple[Desk, Desk]:
    home, travel = make_desk(folder="home"), make_desk(folder="travel")
    for one in (home, travel):
        one.journeys.session.create(bytearray(PASSPHRASE))
    return home, travel


def test_a_bundle_brings_them_once_and_an_interrupted_one_goes_on(make_desk: MakeDesk, tmp_path: Path) -> None:
    home, travel = two_desks(make_desk)
    entry_id = written(travel)
    one, other = add(travel, entry_id, photo(tmp_path)), add(travel, entry_id, bill(tmp_path, 600_000))
    file = bundle(travel, tmp_path / "travel.bundle")
    assert merge(home, file, dry_run=True).files == 2
    assert files(home) == []
    assert merge(home, file).files == 2
    assert merge(home, file).files == 0
    brought = entry(home, entry_id).attachments
    assert [each.name for each in brought] == [one.name, other.name]
    for mine, theirs in zip(brought, (one, other), strict=True):
        assert home.journeys.attachments.content(mine, Token()) == travel.journeys.attachments.content(theirs, Token())
    # As a merge that was killed leaves it: named, and nothing there yet.
    half = replace(brought[1], chunks=0, last_tag=b"")
    home.journeys.diary.save(replace(entry(home, entry_id), attachments=(brought[0], half)))
    report = merge(home, file)
    assert (report.files, report.damaged) == (1, ())
    assert home.journeys.attachments.content(entry(home, entry_id).attachments[1], Token()).startswith(CANARY)
    assert home.journeys.session.with_vault(lambda vault: vault.verify()).damaged == ()


def test_what_was_taken_out_here_does_not_come_back_by_a_merge_and_what_is_here_stays(
    make_desk: MakeDesk, tmp_path: Path
) -> None:
    home, travel = two_desks(make_desk)
    entry_id = written(travel)
    one, other = add(travel, entry_id, photo(tmp_path)), add(travel, entry_id, bill(tmp_path))
    file = bundle(travel, tmp_path / "travel.bundle")
    merge(home, file)
    home.journeys.attachments.remove(entry_id, one.attachment_id)
    for _ in range(2):  # before its bytes are gone, and after
        report = merge(home, file)
        assert (report.files, report.changes, report.damaged) == (0, 0, ())
        assert [each.attachment_id for each in entry(home, entry_id).attachments] == [other.attachment_id]
        home.journeys.attachments.taken_out.let_go()
    assert [each.name for each in files(home)] == [f"{other.attachment_id.hex()}-0"]
    merge(travel, bundle(home, tmp_path / "home.bundle"))
    assert entry(travel, entry_id).attachments == (one, other), "nothing goes because another computer let it go"
    assert travel.journeys.attachments.content(one, Token())


def test_under_a_new_key_they_are_the_same_and_their_old_bytes_are_gone(desk: Desk, tmp_path: Path) -> None:
    entry_id = written(desk)
    held = [add(desk, entry_id, photo(tmp_path)), add(desk, entry_id, bill(tmp_path, 3_000_000))]
    before = {path.name: path.read_bytes() for path in files(desk)}
    whole = [desk.journeys.attachments.content(one, Token()) for one in held]
    resealing, new = desk.journeys.resealing, b"quite another passphrase"
    resealing.begin(bytearray(PASSPHRASE), bytearray(new))
    early = add(desk, entry_id, bill(tmp_path, 5_000))  # while one is going on
    stopped = Token()
    stopped.cancel()
    with pytest.raises(Cancelled):
        resealing.go_on(0, stopped)
    assert [desk.journeys.attachments.content(one, Token()) for one in held] == whole
    desk.journeys.session.lock()
    desk.journeys.session.unlock(Secrets(passphrase=bytearray(new)))
    assert resealing.go_on(0, Token()).finished
    assert [desk.journeys.attachments.content(one, Token()) for one in (*held, early)][:2] == whole
    after = {path.name: path.read_bytes() for path in files(desk)}
    assert len(after) == 3
    assert all(after[name] != content for name, content in before.items())
    assert entry(desk, entry_id).attachments == (*held, early), "known by the same tag, so that no entry is changed"
    assert desk.journeys.session.with_vault(lambda vault: vault.verify()).damaged == ()


def test_a_backup_brings_them_back(desk: Desk, tmp_path: Path) -> None:
    entry_id = written(desk)
    one = add(desk, entry_id, bill(tmp_path))
    stick = tmp_path / "stick"
    stick.mkdir()
    backups, secrets = desk.journeys.backups, Secrets(passphrase=bytearray(PASSPHRASE))
    backups.choose([stick])
    backups.back_up(0, Token())
    copies = list(stick.rglob(f"{one.attachment_id.hex()}*"))
    assert not holds(stick, CANARY)
    backups.back_up(0, Token())
    assert list(stick.rglob(f"{one.attachment_id.hex()}*")) == copies, "copied once"
    newest = backups.candidates(stick)[0]
    report = backups.restore(newest, secrets, tmp_path / "copy", lambda done, total: None, Token())
    assert not report.problems
    (restored,) = (tmp_path / "copy").rglob("*-0")
    assert restored.read_bytes() == files(desk)[0].read_bytes()


def test_a_salvage_takes_whole_ones_along_and_names_the_others(desk: Desk, tmp_path: Path) -> None:
    entry_id = written(desk)
    whole, broken = add(desk, entry_id, bill(tmp_path)), add(desk, entry_id, photo(tmp_path))
    drafted = on_a_draft(desk, bill(tmp_path, 5_000))
    (path,) = [each for each in files(desk) if broken.attachment_id.hex() in each.name]
    path.write_bytes(path.read_bytes()[:-100])
    desk.journeys.session.lock()
    secrets = Secrets(passphrase=bytearray(PASSPHRASE))
    *_, report = desk.journeys.session.place.salvage(secrets, tmp_path / "saved", bytearray(PASSPHRASE))
    assert (report.attachments, report.gone) == (2, (f"a file of entry {entry_id.hex()[:8]}",))
    saved = tmp_path / "saved"
    names = {f"{one.attachment_id.hex()}-0" for one in (whole, drafted)}
    assert {one.name for one in saved.rglob("*-0")} == names
