"""A bundle from one diary into another: entries, forks and sounds arrive, erased ones stay away, a stop loses none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from diary_desktop.domain.bundle import MergeReport, SoundPiece
from diary_desktop.domain.conversation import Answer, Citation, Conversation, Question
from diary_desktop.domain.entry import Entry, EntryId, Revision
from diary_desktop.domain.errors import BackupError, Cancelled, WrongPassphrase
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.taking_in import Taking
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk

BUNDLE = b"for the other computer"


def bundle(desk: Desk, file: Path) -> Path:
    desk.journeys.merging.bundle(file, bytearray(BUNDLE), 0, Token())
    return file


def merge(desk: Desk, file: Path, **options: bool) -> MergeReport:
    return desk.journeys.merging.merge(file, bytearray(BUNDLE), 0, Token(), **options)


def words(desk: Desk) -> dict[EntryId, tuple[Revision, ...]]:
    diary = desk.journeys.diary
    return {one.entry_id: diary.get(one.entry_id).revisions for one in diary.summaries()}


@pytest.fixture
def desks(make_desk: MakeDesk) -> tuple[Desk, Desk]:
    """Two open diaries that know nothing of each other."""
    made = []
    for folder in ("home", "travel"):
        desk = make_desk(folder=folder, script=("spoken words here",) * 3)
        desk.journeys.session.create(bytearray(PASSPHRASE))
        made.append(desk)
    return made[0], made[1]


def with_sound(desk: Desk) -> Entry:
    """A spoken entry, kept and written down."""
    entry, clip = desk.journeys.dictation.begin(job=1)
    return desk.journeys.dictation.keep(entry, clip.result(20), Token(), job=1)


def sound_of(desk: Desk, entry: Entry) -> bytes:
    return np.concatenate(list(desk.journeys.dictation.sound_of(entry))).tobytes()


def secrets() -> Secrets:
    return Secrets(passphrase=bytearray(PASSPHRASE))


def test_everything_arrives_and_a_second_time_nothing_happens(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    home, travel = desks
    for number in range(3):
        travel.journeys.diary.write(f"On the road {number}.")
    mine = home.journeys.diary.write("At home.")
    file = bundle(travel, tmp_path / "travel.bundle")
    before = words(home)
    dry = merge(home, file, dry_run=True)
    assert (dry.added, dry.changes, words(home)) == (3, 3, before)
    assert merge(home, file) == dry
    assert len(words(home)) == 4
    again = merge(home, file)
    assert (again.same, again.changes) == (3, 0)
    back = merge(travel, bundle(home, tmp_path / "home.bundle"))
    assert (back.added, back.same) == (1, 3)
    assert words(home) == words(travel)
    assert travel.journeys.diary.get(mine.entry_id).text == "At home."
    assert b"At home" not in (tmp_path / "home.bundle").read_bytes()


def test_an_entry_that_went_on_in_both_places_is_kept_in_both_states(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    home, travel = desks
    entry = home.journeys.diary.write("The beginning.")
    merge(travel, bundle(home, tmp_path / "one"))
    home.journeys.diary.edit(entry.entry_id, "The beginning, gone on at home.", "")
    travel.journeys.diary.edit(entry.entry_id, "The beginning, gone on on the road.", "")
    assert merge(travel, bundle(home, tmp_path / "two")).conflicts == 1
    assert merge(home, bundle(travel, tmp_path / "three")).conflicts == 1
    assert words(home) == words(travel)
    heads = travel.journeys.diary.get(entry.entry_id).heads
    assert {one.text for one in heads} == {
        "The beginning, gone on at home.",
        "The beginning, gone on on the road.",
    }
    home.journeys.diary.settle(entry.entry_id, heads[0].revision_id)
    assert merge(travel, bundle(home, tmp_path / "four")).newer == 1
    assert len(travel.journeys.diary.get(entry.entry_id).heads) == 1


def test_what_was_erased_here_comes_back_only_when_asked_for(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    home, travel = desks
    entry = home.journeys.diary.write("Better forgotten.")
    file = bundle(home, tmp_path / "home.bundle")
    merge(travel, file)
    travel.journeys.diary.erase(entry.entry_id)
    report = merge(travel, file)
    assert (report.erased_here, report.changes, words(travel)) == (1, 0, {})
    report = merge(travel, file, also_erased=True)
    assert (report.erased_here, report.added) == (1, 1)
    assert words(travel) == words(home)
    assert merge(travel, file).erased_here == 0


def test_a_wrong_passphrase_and_a_taken_name_change_nothing(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    home, travel = desks
    home.journeys.diary.write("At home.")
    file = bundle(home, tmp_path / "home.bundle")
    with pytest.raises(WrongPassphrase, match="passphrase of its own"):
        travel.journeys.merging.merge(file, bytearray(b"wrong"), 0, Token())
    with pytest.raises(BackupError):
        bundle(home, file)
    (tmp_path / "letter").write_text("Dear all, this is no bundle of anything at all, only a letter.")
    (tmp_path / "folder").mkdir()
    for name in ("letter", "folder"):
        with pytest.raises(BackupError, match="no bundle of a diary"):
            merge(travel, tmp_path / name)
    with pytest.raises(BackupError, match="no bundle at this place"):
        merge(travel, tmp_path / "nothing here")
    with pytest.raises(BackupError, match="folder for the bundle"):
        bundle(home, tmp_path / "nothing here" / "home.bundle")
    assert words(travel) == {}


def test_sound_comes_along_and_a_merge_stopped_in_its_middle_goes_on(
    desks: tuple[Desk, Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, travel = desks
    home.journeys.diary.write("Before the recording.")
    spoken = with_sound(home)
    file = bundle(home, tmp_path / "home.bundle")

    def killed(self: Taking, piece: SoundPiece) -> None:
        take_sound(self, piece)
        raise Cancelled

    take_sound = Taking._take_sound
    monkeypatch.setattr(Taking, "_take_sound", killed)
    with pytest.raises(Cancelled):
        merge(travel, file)
    monkeypatch.undo()
    travel.journeys.session.lock()
    travel.journeys.session.unlock(secrets())
    travel.journeys.dictation.recover()
    assert len(travel.journeys.diary.summaries()) == 2
    assert merge(travel, file).sounds == 1
    there = travel.journeys.diary.get(spoken.entry_id)
    assert there.clip is not None
    assert sound_of(travel, there) == sound_of(home, spoken)
    assert merge(travel, file).changes == 0


def test_a_damaged_bundle_brings_what_proves_itself_and_names_the_rest(
    desks: tuple[Desk, Desk], tmp_path: Path
) -> None:
    home, travel = desks
    long = "A long evening by the river. " * 60
    for number in range(60):
        home.journeys.diary.write(f"{number} {long}")
    spoken = with_sound(home)
    file = bundle(home, tmp_path / "home.bundle")
    content = bytearray(file.read_bytes())
    content[70_000] ^= 1
    file.write_bytes(content)
    report = merge(travel, file)
    assert report.damaged
    assert 0 < len(words(travel)) < 61
    for entry_id, revisions in words(travel).items():
        assert home.journeys.diary.get(entry_id).revisions == revisions
    file.unlink()
    assert merge(travel, bundle(home, file)).damaged == ()
    assert words(home) == words(travel)
    assert sound_of(travel, travel.journeys.diary.get(spoken.entry_id)) == sound_of(home, spoken)


def with_entries(home: Desk, monkeypatch: pytest.MonkeyPatch, file: Path, *entries: Entry) -> Path:
    """A bundle that carries these entries, each with the sound of its clip, whatever the diary holds."""
    merging = home.journeys.merging
    items = [item for entry in entries for item in (entry, *merging._sound(entry))]
    with monkeypatch.context() as patch:
        patch.setattr(merging, "_items", lambda ids, report: iter(items))
        return bundle(home, file)


@pytest.mark.parametrize("parts", [True, False])
def test_a_sound_that_is_another_entrys_here_is_neither_replaced_nor_shared(
    desks: tuple[Desk, Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parts: bool
) -> None:
    home, travel = desks
    spoken = with_sound(home)
    before = sound_of(home, spoken)
    assert spoken.clip is not None
    clip = spoken.clip if parts else replace(spoken.clip, parts=())
    other = replace(travel.journeys.diary.write("Not this one's sound."), clip=clip)
    file = with_entries(home, monkeypatch, tmp_path / "crafted.bundle", other)
    report = merge(home, file)
    assert (report.added, report.sounds) == (1, 0)
    assert report.damaged == (f"the sound of entry {other.entry_id.hex()[:8]}",)
    assert home.journeys.diary.get(other.entry_id).clip is None
    assert sound_of(home, spoken) == before
    home.journeys.diary.erase(other.entry_id)
    assert sound_of(home, spoken) == before


def test_two_entries_of_a_bundle_do_not_share_a_sound(
    desks: tuple[Desk, Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, travel = desks
    spoken = with_sound(home)
    other = replace(home.journeys.diary.write("Not this one's sound."), clip=spoken.clip)
    report = merge(travel, with_entries(home, monkeypatch, tmp_path / "crafted.bundle", spoken, other))
    assert (report.added, report.sounds, len(report.damaged)) == (2, 1, 1)
    travel.journeys.diary.erase(other.entry_id)
    assert sound_of(travel, travel.journeys.diary.get(spoken.entry_id)) == sound_of(home, spoken)


def asked(desk: Desk, conversation: Conversation, text: str, quoting: Entry | None = None) -> Conversation:
    """A question with an answer that quotes an entry whole."""
    question = Question(text, desk.clock())
    citations = () if quoting is None else (_quote(desk, quoting),)
    answer = Answer(question, "quoted", "".join(one.quote for one in citations), citations)
    return desk.journeys.conversations.add(conversation, answer)


def _quote(desk: Desk, entry: Entry) -> Citation:
    return Citation(1, entry.entry_id, desk.clock().local.date(), entry.title, entry.text, 0, len(entry.text))


def talks(desk: Desk) -> dict[bytes, set[str]]:
    return {
        one.conversation_id: {answer.question.text for answer in one.answers}
        for one in desk.journeys.conversations.all()
    }


def test_conversations_come_along_and_their_answers_are_kept_side_by_side(
    desks: tuple[Desk, Desk], tmp_path: Path
) -> None:
    home, travel = desks
    note = home.journeys.diary.write("Burned the bread.")
    talk = asked(home, home.journeys.conversations.begin("Bread?"), "Bread?", note)
    assert merge(travel, bundle(home, tmp_path / "one")).conversations == 1
    assert talks(travel) == talks(home)
    asked(home, talk, "At home?")
    asked(travel, talk, "On the road?")
    file = bundle(home, tmp_path / "two")
    dry = merge(travel, file, dry_run=True)
    assert (dry.conversations, talks(travel) == talks(home)) == (1, False)
    assert merge(travel, file).conversations == 1
    merge(home, bundle(travel, tmp_path / "three"))
    assert talks(travel) == talks(home) == {talk.conversation_id: {"Bread?", "At home?", "On the road?"}}
    assert merge(travel, file).conversations == 0


def test_a_conversation_erased_here_and_quotes_of_an_erased_entry_stay_away_unless_asked_for(
    desks: tuple[Desk, Desk], tmp_path: Path
) -> None:
    home, travel = desks
    note = home.journeys.diary.write("Better forgotten.")
    gone = asked(home, home.journeys.conversations.begin("Erased?"), "Erased?", note)
    file = bundle(home, tmp_path / "home.bundle")
    merge(travel, file)
    travel.journeys.conversations.erase(gone.conversation_id)
    travel.journeys.diary.erase(note.entry_id)
    quoted = asked(home, home.journeys.conversations.begin("Quoted?"), "Quoted?", note)
    file = bundle(home, tmp_path / "later.bundle")
    report = merge(travel, file)
    assert (report.conversations, report.conversations_erased, report.erased) == (1, 1, 2)
    (came,) = travel.journeys.conversations.all()
    assert came.conversation_id == quoted.conversation_id
    assert "forgotten" not in repr(came.answers)
    again = merge(travel, file, also_erased=True)
    assert (again.conversations, again.conversations_erased) == (1, 1)
    assert talks(travel) == talks(home)


def test_a_damaged_conversation_of_a_bundle_is_named(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    home, travel = desks
    talk = home.journeys.conversations.begin("Long?")
    for number in range(40):
        talk = asked(home, talk, f"{number} " + "And then? " * 300)
    file = bundle(home, tmp_path / "home.bundle")
    content = bytearray(file.read_bytes())
    content[70_000] ^= 1
    file.write_bytes(content)
    report = merge(travel, file)
    assert report.damaged
    assert (report.conversations, talks(travel)) == (0, {})


def test_names_come_along_and_every_way_they_were_misheard(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    home, travel = desks
    for meant, heard in (("Linh", "Lynn"), ("Huế", "way")):
        home.journeys.vocabulary.remember(meant, heard, "vi")
    travel.journeys.vocabulary.remember("Linh", "lean", "vi")
    travel.journeys.vocabulary.remember("Minh", "Min", "vi")
    file = bundle(home, tmp_path / "one")
    assert merge(travel, file, dry_run=True).names == 2
    assert [one.meant for one in travel.journeys.vocabulary.names()] == ["Linh", "Minh"]
    assert merge(travel, file).names == 2
    assert {one.meant: one.heard for one in travel.journeys.vocabulary.names()} == {
        "Huế": ("way",),
        "Linh": ("lean", "Lynn"),
        "Minh": ("Min",),
    }
    assert merge(travel, file).names == 0


def test_a_forgotten_name_stays_away_until_it_is_taught_again(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    home, travel = desks
    for desk in desks:
        desk.journeys.vocabulary.remember("Linh", "Lynn", "vi")
    file = bundle(home, tmp_path / "one")
    travel.journeys.vocabulary.forget("Linh")
    report = merge(travel, file)
    assert (report.names, report.names_forgotten, report.erased) == (0, 1, 1)
    assert travel.journeys.vocabulary.names() == ()
    report = merge(travel, file, also_erased=True)
    assert (report.names, report.names_forgotten) == (1, 1)
    assert [one.meant for one in travel.journeys.vocabulary.names()] == ["Linh"]
    assert merge(travel, file).names_forgotten == 0, "it is known again"
    travel.journeys.vocabulary.forget("Linh")
    travel.journeys.vocabulary.remember("Linh", "lean")
    assert merge(travel, file).names_forgotten == 0
    travel.journeys.vocabulary.forget("Linh")
    travel.journeys.session.lock()
    travel.journeys.session.unlock(secrets())
    assert merge(travel, file).names_forgotten == 1
    assert travel.journeys.vocabulary.names() == ()
