"""Another program's diary comes in whole, once, on its own days, and goes out again when that is wished."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from diary_desktop.domain.conversation import Question
from diary_desktop.domain.entry import Mood
from diary_desktop.domain.errors import Cancelled, DiskFull, InputError
from diary_desktop.domain.events import Event, Progress
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.export import Wanted
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk
from tests.unit.exchange import foreign_samples as samples
from tests.unit.exchange.foreign_samples import write


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    one = make_desk()
    one.journeys.session.create(bytearray(PASSPHRASE))
    return one


def notes(folder: Path, count: int) -> Path:
    return write(folder, {f"2021-03-{day:02d}.md": f"Day {day} of the walk." for day in range(1, count + 1)})


def test_a_dry_run_counts_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    one = desk.journeys
    path = write(tmp_path / "notes", samples.markdown())
    found = one.importing.dry_run(path, Token())
    assert (found.form, found.found, found.new, found.duplicates, found.files) == ("markdown", 4, 2, 0, 1)
    assert {each.flaw for each in found.unreadable} == {"file_missing", "empty", "damaged"}
    assert (one.diary.summaries(), one.importing.past()) == ((), ())


def test_entries_keep_their_day_their_labels_and_their_files(desk: Desk, tmp_path: Path) -> None:
    one = desk.journeys
    report = one.importing.run(write(tmp_path / "notes", samples.markdown()), Token())
    assert (report.added, report.files, len(report.unreadable)) == (2, 1, 3)
    ride = next(each for each in map(one.diary.get, report.entry_ids) if each.title == "The red bicycle")
    assert ride.when.isoformat() == "2022-05-06T07:08:00+07:00"
    assert (ride.mood, ride.tags, ride.place) == (Mood.BRIGHT, ("ride", "early", "dawn"), "Hue")
    (picture,) = ride.attachments
    assert one.attachments.content(picture, Token()) == samples.PICTURE
    one.importing.make_findable(report, Token())
    (hit,) = one.searcher.search(Question("heat", desk.clock()), Token())
    assert hit.passage.entry_id == ride.entry_id


def test_twice_is_once_and_what_is_written_here_already_is_a_duplicate(desk: Desk, tmp_path: Path) -> None:
    one = desk.journeys
    path = notes(tmp_path / "notes", 3)
    report = one.importing.run(path, Token())
    again = one.importing.run(path, Token())
    assert (report.added, again.added, again.duplicates, again.import_id) == (3, 0, 3, b"")
    write(path, {"copy/2021-03-02.md": "# day 2\n\nof the walk", "2021-03-09.md": "Day 2 of the walk."})
    found = one.importing.dry_run(path, Token())
    assert (found.new, found.duplicates) == (1, 4)


def test_undo_bins_all_but_what_was_changed_since(desk: Desk, tmp_path: Path) -> None:
    one = desk.journeys
    own = one.diary.write("My own.")
    path = notes(tmp_path / "notes", 3)
    report = one.importing.run(path, Token())
    one.diary.set_tags(report.entry_ids[0], ("kept",))
    (past,) = one.importing.past()
    assert (past.there, past.can_be_undone, past.days_left) == (3, True, 30)
    undone = one.importing.undo(past.note.import_id, Token())
    assert (undone.binned, undone.changed) == (2, 1)
    assert {each.entry_id for each in one.diary.summaries()} == {own.entry_id, report.entry_ids[0]}
    (past,) = one.importing.past()
    assert (past.there, past.can_be_undone) == (1, False)
    with pytest.raises(InputError):
        one.importing.undo(past.note.import_id, Token())
    assert one.importing.run(path, Token()).added == 2  # what was undone may come again


def test_after_thirty_days_it_cannot_be_undone(desk: Desk, tmp_path: Path) -> None:
    one = desk.journeys
    report = one.importing.run(notes(tmp_path / "notes", 1), Token())
    desk.clock.forward(days=31)
    assert not one.importing.past()[0].can_be_undone
    with pytest.raises(InputError):
        one.importing.undo(report.import_id, Token())


def stop_after(desk: Desk, token: Token, count: int) -> None:
    def heard(event: Event) -> None:
        if isinstance(event, Progress) and event.step == "import" and event.done == count:
            token.cancel()

    desk.journeys.bus.listen(heard)


def test_stopped_in_the_middle_it_can_be_undone_and_goes_on(desk: Desk, tmp_path: Path) -> None:
    one, token = desk.journeys, Token()
    path = notes(tmp_path / "notes", 4)
    stop_after(desk, token, 2)
    with pytest.raises(Cancelled):
        one.importing.run(path, token)
    assert (len(one.diary.summaries()), one.importing.past()[0].there) == (2, 2)
    report = one.importing.run(path, Token())
    assert (report.added, report.duplicates) == (2, 2)
    for past in one.importing.past():
        one.importing.undo(past.note.import_id, Token())
    assert one.diary.summaries() == ()


def test_a_program_killed_in_the_middle_knows_what_came(
    make_desk: MakeDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing after the second entry reaches the vault: what is there was named before, and goes out again."""
    desk = make_desk()
    one = desk.journeys
    one.session.create(bytearray(PASSPHRASE))
    saved, save = [0], one.diary.save

    def dying(*given: object, **named: object) -> object:
        if saved[0] == 2:
            monkeypatch.setattr("diary_desktop.services.importing._remember", lambda *_: None)
            raise DiskFull
        saved[0] += 1
        return save(*given, **named)  # type: ignore[arg-type]  # as given

    monkeypatch.setattr(one.diary, "save", dying)
    with pytest.raises(DiskFull):
        one.importing.run(notes(tmp_path / "notes", 4), Token())
    monkeypatch.undo()
    one.session.lock()
    one.session.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
    (past,) = one.importing.past()
    assert (past.there, len(past.note.entries)) == (2, 4)
    undone = one.importing.undo(past.note.import_id, Token())
    assert (undone.binned, undone.changed) == (2, 0)


def test_our_own_archive_comes_back(make_desk: MakeDesk, tmp_path: Path) -> None:
    first = make_desk(folder="first").journeys
    first.session.create(bytearray(PASSPHRASE))
    entry = first.diary.write("Planted beans along the wall.", title="Beans")
    first.diary.annotate(entry.entry_id, lambda now: replace(now, mood=Mood.CLEARING, tags=("garden",), starred=True))
    (tmp_path / "seed.txt").write_text("Sown on Monday.", encoding="utf-8")
    first.attachments.add(entry.entry_id, tmp_path / "seed.txt", Token())
    first.bin.put(first.diary.write("Thrown away.").entry_id)
    archive = tmp_path / "diary.zip"
    first.export.run(archive, Wanted(), Token())
    first.session.lock()
    second = make_desk(folder="second").journeys
    second.session.create(bytearray(PASSPHRASE))
    report = second.importing.run(archive, Token())
    (back,) = map(second.diary.get, report.entry_ids)
    assert (back.title, back.text, back.when) == ("Beans", entry.text, entry.when)
    assert (back.mood, back.tags, back.starred) == (Mood.CLEARING, ("garden",), True)
    assert second.attachments.content(back.attachments[0], Token()) == b"Sown on Monday."
    assert [one.flaw for one in report.unreadable] == ["thrown_away"]


def test_nothing_of_it_lies_unsealed_in_the_vault(desk: Desk, tmp_path: Path) -> None:
    one = desk.journeys
    one.importing.run(write(tmp_path / "export", {**samples.day_one()}), Token())
    one.session.lock()
    found = [path.read_bytes() for path in (tmp_path / "vault").rglob("*") if path.is_file()]
    assert not any(word in content for content in found for word in (b"mangoes", b"Journal.json", samples.PICTURE))
    assert json.dumps(samples.DAY_ONE).encode() not in b"".join(found)
