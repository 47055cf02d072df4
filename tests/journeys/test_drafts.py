"""Nothing written is lost by a kill, a lock, a full disk or walking away; five quiet minutes make a version."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from concurrent.futures import wait
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from diary_desktop.domain.details import Details
from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import Entry, EntryId, Mood
from diary_desktop.domain.errors import DiskFull
from diary_desktop.domain.events import DraftSealed, DraftsFound, Failed
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.storage.draft_store import LedgerDraftStore
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    one = make_desk()
    one.journeys.session.create(bytearray(PASSPHRASE))
    return one


def note(desk: Desk, text: str, entry_id: EntryId | None = None) -> Draft:
    return Draft(entry_id or EntryId(secrets.token_bytes(16)), "", text, desk.clock(), desk.clock())


def change_of(desk: Desk, entry: Entry, text: str) -> Draft:
    return Draft(entry.entry_id, entry.title, text, entry.told, desk.clock(), entry.revision.revision_id)


def settled(desk: Desk) -> None:
    """Until the desk and the jobs have done what was queued, and what that queued."""
    for _ in range(3):
        tasks = desk.journeys.tasks
        wait([tasks.start(lane, "test", lambda job, token: None).future for lane in ("desk", "jobs")], 20)


def in_vault(desk: Desk) -> list[str]:
    return [one.text for one in desk.journeys.session.with_vault(lambda vault: vault.drafts.load_all())]


def unlocked(make_desk: MakeDesk) -> Desk:
    again = make_desk()
    again.journeys.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
    return again


def test_each_second_of_change_replaces_the_draft(desk: Desk) -> None:
    drafts, one = desk.journeys.drafts, note(desk, "H")
    drafts.tick()
    for text in ("He", "Hel", "Hello"):
        drafts.changed(note(desk, text, one.entry_id))
    drafts.tick()
    settled(desk)
    assert in_vault(desk) == ["Hello"]
    assert [event.entry_id for event in desk.of(DraftSealed)] == [one.entry_id]
    drafts.tick()
    settled(desk)
    assert len(desk.of(DraftSealed)) == 1, "without a change nothing is written"
    drafts.changed(note(desk, "  ", one.entry_id))
    drafts.tick()
    settled(desk)
    assert in_vault(desk) == [], "a note without a word in it is no draft"


def test_locking_seals_what_was_typed_since_the_last_second_and_unlocking_offers_it(
    desk: Desk, make_desk: MakeDesk
) -> None:
    entry = desk.journeys.diary.write("As it was.")
    desk.journeys.drafts.changed(note(desk, "An unfinished note"))
    desk.journeys.drafts.changed(change_of(desk, entry, "As it was, and mo"))
    desk.journeys.session.lock()
    again = unlocked(make_desk)
    assert [one.text for one in again.journeys.drafts.find(5)] == ["An unfinished note", "As it was, and mo"]
    (found,) = again.of(DraftsFound)
    assert found.drafts[1].based_on == entry.revision.revision_id
    assert again.journeys.diary.get(entry.entry_id) == entry
    desk.journeys.drafts.tick()
    settled(desk)


def test_labels_and_a_photo_of_a_draft_are_sealed_with_it_and_go_into_its_entry(
    desk: Desk, make_desk: MakeDesk, tmp_path: Path
) -> None:
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    picture.save(str(tmp_path / "pier.png"))
    one, tired = note(desk, ""), Details(mood=Mood(2), tags=("sea",), people=("Ana",), trackers=(("slept", 6.5),))
    attach = desk.journeys.drafts.attach
    desk.journeys.attachments.add_to((), tmp_path / "pier.png", lambda file: attach(one, file), Token())
    desk.journeys.drafts.changed(replace(one, details=tired, question="What did you see?"))
    desk.journeys.session.lock()
    again = unlocked(make_desk).journeys
    again.attachments.taken_out.sweep(0, Token())
    (found,) = again.drafts.find()
    assert (found.details, found.question, [file.name for file in found.attachments]) == (
        tired, "What did you see?", ["pier.png"],
    )  # fmt: skip
    files = again.drafts.files_of(found)
    kept = again.diary.write("", entry_id=found.entry_id, details=found.details, attachments=files)
    again.drafts.drop(found.entry_id)
    again.attachments.taken_out.sweep(0, Token())
    assert again.attachments.content(kept.attachments[0], Token()) == (tmp_path / "pier.png").read_bytes()
    assert (kept.tags, again.drafts.find()) == (("sea",), ())


def test_what_is_taken_off_a_draft_comes_back_and_with_the_draft_thrown_away_it_is_gone(
    desk: Desk, tmp_path: Path
) -> None:
    bill = tmp_path / "bill.pdf"
    bill.write_bytes(b"paid" * 400)
    drafts, one = desk.journeys.drafts, note(desk, "Words")
    desk.journeys.attachments.add_to((), bill, lambda file: drafts.attach(one, file), Token())
    (file,) = drafts.files_of(one)
    drafts.changed(replace(one, text="More words"))
    assert drafts.detach(one, file.attachment_id) == file
    assert drafts.files_of(one) == ()
    drafts.bring_back(one, file)
    (sealed,) = desk.journeys.session.with_vault(lambda vault: vault.drafts.load_all())
    assert (sealed.text, sealed.attachments) == ("More words", (file,))
    drafts.throw_away(one)
    assert in_vault(desk) == []
    clips = desk.journeys.session.place.folder / "clips"
    assert [path for path in clips.rglob("*") if path.is_file()] == []


def test_closing_seals_as_well(monkeypatch: pytest.MonkeyPatch, desk: Desk, make_desk: MakeDesk) -> None:
    desk.journeys.drafts.changed(note(desk, "Typed, then the window closed"))
    assert desk.running.close() == []
    monkeypatch.setattr(desk.running, "close", list)  # the fixture has nothing left to close
    assert [one.text for one in unlocked(make_desk).journeys.drafts.find()] == ["Typed, then the window closed"]


def test_a_kill_between_keeping_and_forgetting_offers_nothing_twice(desk: Desk) -> None:
    kept = desk.journeys.diary.write("Kept a moment ago.")
    edited = desk.journeys.diary.edit(kept.entry_id, "Edited a moment ago.", "")
    left = [note(desk, "Kept a moment ago.", EntryId(b"g" * 16)), change_of(desk, edited, edited.text)]
    desk.journeys.session.with_vault(lambda vault: [vault.drafts.put(one) for one in left])
    assert [one.entry_id for one in desk.journeys.drafts.find()] == [EntryId(b"g" * 16)]
    assert in_vault(desk) == ["Kept a moment ago."]


def test_five_quiet_minutes_make_a_version_and_typing_makes_none(desk: Desk) -> None:
    drafts, diary = desk.journeys.drafts, desk.journeys.diary
    entry = diary.write("One.")
    for minute in range(6):
        drafts.changed(change_of(desk, entry, f"One. Minute {minute}."))
        drafts.tick()
        settled(desk)
        desk.clock.forward(minutes=1)
    assert diary.get(entry.entry_id) == entry
    desk.clock.forward(minutes=4)
    drafts.tick()
    settled(desk)
    after = diary.get(entry.entry_id)
    assert (after.text, len(after.revisions)) == ("One. Minute 5.", 2)
    assert in_vault(desk) == []
    desk.clock.forward(minutes=10)
    drafts.tick()
    settled(desk)
    assert diary.get(entry.entry_id) == after
    drafts.changed(note(desk, "A new note stays a note"))
    desk.clock.forward(minutes=10)
    drafts.tick()
    settled(desk)
    assert in_vault(desk) == ["A new note stays a note"]
    assert len(diary.summaries()) == 1


def test_a_full_disk_is_said_once_in_a_while_and_loses_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: LedgerDraftStore, draft: Draft) -> None:
        raise DiskFull

    drafts = desk.journeys.drafts
    monkeypatch.setattr(LedgerDraftStore, "put", full)
    drafts.changed(note(desk, "Hard to keep"))
    for _ in range(3):
        drafts.tick()
        settled(desk)
        desk.clock.forward(seconds=1)
    assert [type(event.error) for event in desk.of(Failed)] == [DiskFull]
    with pytest.raises(DiskFull):
        desk.journeys.session.lock()
    assert desk.journeys.session.is_open()
    monkeypatch.undo()
    desk.clock.forward(seconds=10)
    drafts.tick()
    settled(desk)
    assert in_vault(desk) == ["Hard to keep"]


@pytest.mark.parametrize("way", ["drop", "erase"])
def test_what_was_dropped_or_erased_is_not_sealed_again(desk: Desk, way: str) -> None:
    entry = desk.journeys.diary.write("Here.")
    drafts = desk.journeys.drafts
    drafts.changed(change_of(desk, entry, "Here, and gone."))
    drafts.seal()
    ways: dict[str, Callable[[EntryId], object]] = {"drop": drafts.drop, "erase": desk.journeys.bin.erase}
    ways[way](entry.entry_id)
    drafts.tick()
    settled(desk)
    assert in_vault(desk) == []
    assert desk.of(Failed) == []
