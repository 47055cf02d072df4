"""A diary opened from its snapshot is the diary opened from its rows, whatever happened to either in between."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from diary_desktop.domain.conversation import Question
from diary_desktop.domain.entry import Entry, Mood
from diary_desktop.domain.errors import Cancelled
from diary_desktop.domain.events import EntriesListed, EntriesProved, VaultUnlocked
from diary_desktop.domain.settings import Days
from diary_desktop.ports.storage import Secrets
from diary_desktop.presenters.shelf import Shelf
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services import loading, snapshot_format, snapshots
from diary_desktop.services.gathering import Gathering
from diary_desktop.services.journeys import Journeys
from diary_desktop.storage.snapshot import PAGE

from .conftest import PASSPHRASE, Desk, MakeDesk
from .rot import rotten

WORDS = [
    "river",
    "bread",
    "mother",
    "train",
    "garden",
    "rain",
    "song",
    "market",
    "doctor",
    "bánh",
    "mì",
    "夜に歩く",
    "kite",
]
QUESTIONS = ("Where was the river?", "mother's bread", "bánh mì", "the train in the rain", "歩く", "kite last year")


def secrets() -> Secrets:
    return Secrets(passphrase=bytearray(PASSPHRASE))


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    """A diary of twelve entries, closed with a snapshot and opened again."""
    one = make_desk()
    one.journeys.session.create(bytearray(PASSPHRASE))
    told(one, 12)
    again(one)
    return one


def told(desk: Desk, count: int, seed: int = 1) -> list[Entry]:
    """Entries of one to four passages, some dated, titled, tagged and with a mood."""
    chance, diary = random.Random(seed), desk.journeys.diary
    entries = []
    for number in range(count):
        desk.clock.forward(minutes=1 + number)
        length = chance.choice((20, 70, 170, 260)) + number  # of its own, so that no two entries score the same
        words = (chance.choice(WORDS) + ("." if i % 9 == 8 else "") for i in range(length))
        entry = diary.write(" ".join(words), title="A title" if number % 4 == 0 else "")
        if number % 3 == 0:
            entry = diary.set_tags(entry.entry_id, ("family", "gia đình"))
        if number % 5 == 0:
            when = replace(entry.told, local=entry.told.local - timedelta(days=40 * number, hours=18))
            entry = diary.redate(entry.entry_id, when)
        if number % 2:
            entry = diary.set_mood(entry.entry_id, Mood.BRIGHT)
        desk.journeys.indexer.index(entry, Token())
        entries.append(entry)
    return entries


def again(desk: Desk) -> None:
    """Lock, which writes a snapshot, and unlock."""
    desk.journeys.session.lock()
    desk.journeys.session.unlock(secrets())


def file_of(desk: Desk) -> Path:
    return desk.journeys.session.place.folder / "snapshot"


def found(journeys: Journeys, question: str) -> list[tuple[object, ...]]:
    """Everything about every hit; equal scores in an order of their own."""
    hits = journeys.searcher.find(Question(question, journeys.clock()), Token(), 50).hits
    return sorted(
        ((round(h.score, 4), h.passage, h.day, h.title, round(h.similarity, 4), h.keywords) for h in hits), key=repr
    )


def state_of(desk: Desk) -> object:
    """All that lists and search show."""
    journeys = desk.journeys
    answers = [found(journeys, question) for question in QUESTIONS]
    assert any(answers)
    return sorted(journeys.diary.summaries(), key=repr), sorted(journeys.diary.binned(), key=repr), answers


def rebuilt_state(desk: Desk, make_desk: MakeDesk) -> object:
    """The same, of the diary opened from its rows alone."""
    desk.journeys.session.lock()
    file_of(desk).unlink()
    other = make_desk()
    other.journeys.session.unlock(secrets())
    assert other.journeys.indexer.finish_missing(Token()) == 0
    state = state_of(other)
    other.journeys.session.lock()
    return state


def is_taken(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the next unlock opens the diary without opening one entry."""
    opened: list[object] = []
    taking = Gathering.take
    with monkeypatch.context() as watched:
        watched.setattr(Gathering, "take", lambda self, batch: (opened.extend(batch), taking(self, batch)))
        desk.journeys.session.unlock(secrets())
    return not opened


def test_opened_from_the_snapshot_it_is_what_it_was_and_what_a_rebuild_makes(
    desk: Desk, make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.journeys.bin.put(desk.journeys.diary.summaries()[3].entry_id)
    again(desk)
    before = state_of(desk)
    desk.journeys.session.lock()
    assert is_taken(desk, monkeypatch)
    assert desk.journeys.indexer.finish_missing(Token()) == 0
    assert state_of(desk) == before
    assert rebuilt_state(desk, make_desk) == before


@pytest.mark.parametrize("seed", range(2))
def test_whatever_came_after_the_snapshot_is_laid_over_it(
    seed: int, desk: Desk, make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "FEW_ENTRIES", 0)  # locking writes none from now on
    chance, diary = random.Random(seed), desk.journeys.diary
    told(desk, 3, seed + 10)
    ids = [one.entry_id for one in diary.summaries()]
    chance.shuffle(ids)
    desk.journeys.bin.put(ids.pop())
    diary.set_tags(ids.pop(), ("new",))
    for entry_id in (ids.pop(), ids.pop()):
        desk.journeys.indexer.index(diary.edit(entry_id, "A kite over the market, nothing else.", ""), Token())
    unseen = diary.edit(ids.pop(), "A letter from the doctor that nobody has indexed.", "")
    file = file_of(desk).read_bytes()
    again(desk)
    assert desk.journeys.indexer.finish_missing(Token()) == 1, "the entry that was not embedded when the diary closed"
    assert file_of(desk).read_bytes() == file
    assert any(unseen.text in str(one) for one in found(desk.journeys, "doctor letter"))
    assert rebuilt_state(desk, make_desk) == state_after(desk)


def state_after(desk: Desk) -> object:
    desk.journeys.session.unlock(secrets())
    return state_of(desk)


def test_an_erased_entry_is_in_no_file_and_the_snapshot_is_written_again(desk: Desk) -> None:
    journeys = desk.journeys
    entry = journeys.diary.write("An xylophone that nobody may remember.")
    journeys.indexer.index(entry, Token())
    again(desk)
    assert "xylophone" in str(found(journeys, "xylophone"))
    assert "xylophon" in lexicon_of(desk)
    journeys.bin.erase(entry.entry_id)
    assert not file_of(desk).exists()
    assert "xylophone" not in str(found(journeys, "xylophone"))
    assert journeys.snapshots.refresh(0, Token())
    assert "xylophon" not in lexicon_of(desk)
    again(desk)
    assert "xylophone" not in str(found(journeys, "xylophone"))


def lexicon_of(desk: Desk) -> str:
    """Every term the snapshot holds."""
    reader = desk.journeys.session.with_vault(lambda vault: vault.snapshot.open(snapshot_format.label()))
    assert reader is not None
    pages = desk.journeys.session.with_vault(lambda _: reader.read(1_000))
    return b" ".join(bytes(one.content) for one in pages if one.kind.name == "LEXICON").decode()


def test_erasing_while_a_snapshot_is_written_stops_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    journeys = desk.journeys
    (first, *_) = journeys.diary.summaries()
    making = snapshot_format.parts_of

    def erased_meanwhile(content: snapshot_format.Content) -> object:
        journeys.bin.erase(first.entry_id)
        return making(content)

    monkeypatch.setattr(snapshots, "parts_of", erased_meanwhile)
    file_of(desk).unlink()
    assert not journeys.snapshots.refresh(0, Token())
    assert not file_of(desk).exists()


def test_locking_while_a_snapshot_is_written_leaves_none_half_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    journeys = desk.journeys
    before = state_of(desk)
    making = snapshot_format.parts_of
    monkeypatch.setattr(snapshots, "FEW_ENTRIES", 0)
    file_of(desk).unlink()

    def locked_meanwhile(content: snapshot_format.Content) -> object:
        parts = making(content)
        journeys.session.lock()
        return parts

    monkeypatch.setattr(snapshots, "parts_of", locked_meanwhile)
    assert not journeys.snapshots.refresh(0, Token())
    assert [path.name for path in file_of(desk).parent.glob("snapshot*")] == []
    journeys.session.unlock(secrets())
    assert state_of(desk) == before


def test_a_cancelled_writing_leaves_the_one_before(desk: Desk) -> None:
    before = file_of(desk).read_bytes()
    told(desk, 2, 5)
    token = Token()
    token.cancel()
    for _ in range(snapshots.MANY_CHANGES):
        desk.journeys.diary.set_tags(desk.journeys.diary.summaries()[0].entry_id, ("again",))
    with pytest.raises(Cancelled):
        desk.journeys.snapshots.refresh(0, token)
    assert file_of(desk).read_bytes() == before
    assert desk.journeys.snapshots.refresh(0, Token())
    assert not desk.journeys.snapshots.refresh(0, Token()), "nothing has changed since"


def test_a_snapshot_that_does_not_hold_is_made_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = state_of(desk)
    desk.journeys.session.lock()
    data = file_of(desk).read_bytes()
    flipped = [data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :] for at in (40, len(data) // 2, len(data) - 40)]
    for broken in (*flipped, data[: len(data) // 3]):
        file_of(desk).write_bytes(broken)
        assert not is_taken(desk, monkeypatch)
        assert state_of(desk) == before
        desk.journeys.session.lock()
    assert is_taken(desk, monkeypatch), "locking has written a new one"


def test_a_snapshot_of_another_version_is_made_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = state_of(desk)
    desk.journeys.session.lock()
    with monkeypatch.context() as newer:
        newer.setattr(snapshot_format, "FORMAT", 2)
        assert not is_taken(desk, monkeypatch)
    assert state_of(desk) == before
    desk.journeys.session.lock()
    with monkeypatch.context() as faulty:
        faulty.setattr(snapshot_format.Reading, "taken", lambda *_: dict[str, object]()["a bug"])
        desk.journeys.session.unlock(secrets())
    assert state_of(desk) == before


def test_a_day_may_begin_at_another_hour_without_a_rebuild(desk: Desk, make_desk: MakeDesk) -> None:
    settings = desk.journeys.session.settings()
    desk.journeys.session.change_settings(replace(settings, days=Days(begins_at=0)))
    again(desk)
    assert rebuilt_state(desk, make_desk) == state_after(desk)


def test_a_large_diary_without_a_snapshot_lists_its_newest_entries_at_once_and_then_the_rest(
    desk: Desk, make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state_of(desk)
    desk.journeys.session.lock()
    file_of(desk).unlink()
    monkeypatch.setattr(loading, "AT_ONCE", 6)
    monkeypatch.setattr(loading, "TOLD_TOGETHER", 5)
    monkeypatch.setattr(loading, "STEP", 3)
    large = make_desk()
    shelf = Shelf()
    large.journeys.bus.listen(shelf.on_event)
    large.journeys.session.unlock(secrets())
    (unlocked,) = large.of(VaultUnlocked)
    assert len(unlocked.entries) == 6
    erased = unlocked.entries[0].entry_id
    gone_early, edited = unlocked.entries[1].entry_id, unlocked.entries[2].entry_id
    large.journeys.indexer.index(
        large.journeys.diary.edit(edited, "A kite over the market, nothing else.", ""), Token()
    )
    large.journeys.bin.erase(erased)
    large.journeys.bin.put(gone_early)
    fresh = large.journeys.diary.write("A kite that came while the rest was being opened.")
    large.journeys.indexer.index(fresh, Token())
    large.journeys.catch_up.run(0, Token())
    assert len(large.of(EntriesListed)) > 1
    assert shelf.newest_first() == large.journeys.diary.summaries()
    assert any(fresh.text in str(one) for one in found(large.journeys, "kite"))
    assert {row[1].entry_id for row in found(large.journeys, "kite market")} >= {edited}  # type: ignore[attr-defined]  # as below
    ids = {row[1].entry_id for question in QUESTIONS for row in found(large.journeys, question)}  # type: ignore[attr-defined]  # a row is (day, passage, ...)
    assert not ids & {erased, gone_early}
    assert not large.journeys.indexer.begun
    large.journeys.bin.restore(gone_early, Token())
    assert file_of(large).exists()
    large.journeys.session.lock()
    assert len(before[0]) == 12  # type: ignore[index]  # a list of rows


def test_whoever_asks_for_all_summaries_meanwhile_gets_all(
    desk: Desk, make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.journeys.diary.summaries()
    desk.journeys.session.lock()
    file_of(desk).unlink()
    monkeypatch.setattr(loading, "AT_ONCE", 6)
    large = make_desk()
    large.journeys.session.unlock(secrets())
    assert large.journeys.diary.summaries() == before
    large.journeys.catch_up.run(0, Token())
    assert found(large.journeys, "mother's bread")
    large.journeys.session.lock()


def test_the_snapshot_tells_no_word(desk: Desk) -> None:
    desk.journeys.session.lock()
    content = file_of(desk).read_bytes()
    assert len(content) < 2 * PAGE
    assert not [word for word in ("river", "bread", "garden", "family", "snapshot 1") if word.encode() in content]


def test_an_entry_that_rotted_behind_the_snapshot_is_shown_as_damaged(desk: Desk) -> None:
    entry = desk.journeys.diary.get(desk.journeys.diary.summaries()[3].entry_id)
    shelf = Shelf()
    desk.journeys.bus.listen(shelf.on_event)
    rotten(desk, entry)
    desk.journeys.session.unlock(secrets())
    assert not any(one.damaged for one in desk.journeys.diary.summaries())
    desk.journeys.row_proofs.run(0, Token())
    damaged = [one for one in desk.journeys.diary.summaries() if one.damaged]
    assert [one.entry_id for one in damaged] == [entry.entry_id]
    assert damaged[0].title == entry.title
    assert [one.entry_id for one in shelf.newest_first() if one.damaged] == [entry.entry_id]
    assert desk.journeys.session.with_vault(lambda vault: vault.damaged) == (f"entry {entry.entry_id.hex()[:8]}",)
    events = len(desk.of(EntriesProved))
    desk.journeys.row_proofs.run(0, Token())  # nothing is left to try
    assert len(desk.of(EntriesProved)) == events == 1


def test_a_snapshot_of_a_newer_version_is_neither_used_nor_replaced(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = state_of(desk)
    monkeypatch.setattr(snapshot_format, "FORMAT", snapshot_format.FORMAT + 1)
    told(desk, 1, seed=3)
    desk.journeys.session.lock()
    monkeypatch.undo()
    newer = file_of(desk).read_bytes()
    desk.journeys.session.unlock(secrets())
    news = desk.of(VaultUnlocked)[-1]
    assert news.damaged == ("the snapshot for quick opening, written by a newer version of the app",)
    assert len(desk.journeys.diary.summaries()) == 13
    assert state != state_of(desk)
    told(desk, 1, seed=4)
    desk.journeys.session.lock()
    assert file_of(desk).read_bytes() == newer


def test_which_label_is_newer() -> None:
    label = snapshot_format.label()
    numbers = [int(one) for one in re.findall(r"(?:snapshot|tokens|passages) (\d+)", label)]
    assert len(numbers) == 3
    assert not snapshot_format.is_newer(label)
    assert snapshot_format.is_newer(label.replace(f"tokens {numbers[1]}", f"tokens {numbers[1] + 1}"))
    assert not snapshot_format.is_newer(label.replace(f"passages {numbers[2]}", f"passages {numbers[2] - 1}"))
    assert not snapshot_format.is_newer("something else")
