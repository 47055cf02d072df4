"""One entry: words that light up, corrections, weather, erasing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from threading import Event
from typing import Any

import pytest

from diary_desktop.domain.entry import Entry, Mood
from diary_desktop.domain.events import Failed, PlaybackMoved, VaultLocked
from diary_desktop.domain.transcript import Segment, Word
from diary_desktop.presenters.entry import EntryPresenter
from diary_desktop.presenters.spoken_words import SpokenWord, sentence_of, spoken_words, word_at, word_of_character
from diary_desktop.runtime.engine_thread import Token
from tests.fakes.engines import FakeRecognizer
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk

from .conftest import Stage

TEXT = "We walked along the river with Anna."


@pytest.fixture
def spoken(make_desk: MakeDesk) -> tuple[Stage, EntryPresenter, Entry]:
    """A diary with one spoken entry of two seconds."""
    return on_stage(make_desk(script=[TEXT]))


def on_stage(desk: Desk) -> tuple[Stage, EntryPresenter, Entry]:
    desk.journeys.session.create(bytearray(PASSPHRASE))
    entry, clip = desk.journeys.dictation.begin(job=1)
    entry = desk.journeys.dictation.keep(entry, clip.result(20), Token(), job=1)
    stage, one = Stage(desk), desk.journeys
    presenter = EntryPresenter(one, stage.show, lambda: stage.called("gone"), lambda draft: stage.called("left", draft))
    stage.listeners.append(presenter.on_event)
    return stage, presenter, entry


def opened(spoken: tuple[Stage, EntryPresenter, Entry]) -> tuple[Stage, EntryPresenter, Entry]:
    stage, presenter, entry = spoken
    presenter.open(entry.entry_id)
    stage.until(lambda: bool(stage.shown) and stage.state.entry is not None)
    return spoken


def test_it_opens_with_the_times_of_its_words(spoken: tuple[Stage, EntryPresenter, Entry]) -> None:
    stage, _, _ = opened(spoken)
    assert [TEXT[one.start : one.end] for one in stage.state.words] == TEXT.split()
    assert stage.state.words[0].at == 0.0


def test_an_entry_just_kept_offers_its_weather_once(spoken: tuple[Stage, EntryPresenter, Entry]) -> None:
    stage, presenter, entry = spoken
    presenter.open(entry.entry_id)
    presenter.offer_mood()
    stage.until(lambda: bool(stage.shown) and stage.state.entry is not None)
    assert stage.state.detailing == "mood"
    assert stage.state.unasked
    presenter.details.close()
    stage.desk.journeys.diary.edit(entry.entry_id, "Said otherwise.", "", 1)
    stage.until(lambda: stage.state.entry.text == "Said otherwise.")
    assert not stage.state.detailing


def test_an_entry_opened_later_or_kept_with_its_weather_offers_none(
    spoken: tuple[Stage, EntryPresenter, Entry],
) -> None:
    stage, presenter, entry = opened(spoken)
    assert not stage.state.detailing
    presenter.details.set_mood(Mood.BRIGHT)
    stage.until(lambda: stage.state.entry.mood is Mood.BRIGHT)
    presenter.close()
    presenter.open(entry.entry_id)
    presenter.offer_mood()
    stage.until(lambda: stage.state.entry is not None)
    assert not stage.state.detailing


def test_words_that_are_on_their_way_are_said_to_come(make_desk: MakeDesk) -> None:
    """Not that something has to be installed for them: the recognizer is only not done with it yet."""
    slow = Slow([TEXT])
    desk = make_desk(recognizer=lambda: slow)
    one = desk.journeys
    one.session.create(bytearray(PASSPHRASE))
    entry, clip = one.dictation.begin(job=1)
    stage = Stage(desk)
    presenter = EntryPresenter(one, stage.show, lambda: stage.called("gone"), lambda draft: stage.called("left", draft))
    stage.listeners.append(presenter.on_event)
    sound = clip.result(20)
    one.tasks.start("jobs", "record", lambda job, token: one.dictation.keep(entry, sound, token, job))
    assert slow.begun.wait(20)
    presenter.open(entry.entry_id)
    stage.until(lambda: bool(stage.shown) and stage.state.entry is not None)
    assert stage.state.writing_down
    slow.may_end.set()
    stage.until(lambda: stage.state.entry.text == TEXT)
    assert not stage.state.writing_down


def test_playing_moves_through_the_words_to_the_end(spoken: tuple[Stage, EntryPresenter, Entry]) -> None:
    stage, presenter, _ = opened(spoken)
    presenter.play_or_pause()
    assert stage.state.playing
    stage.until(lambda: not stage.state.playing)
    assert any(one.word >= 5 for one in stage.shown), "words must light up on the way"
    assert stage.state.position == 0.0
    assert len(stage.desk.speaker.played) == 1


def test_a_word_plays_from_where_it_was_said(spoken: tuple[Stage, EntryPresenter, Entry]) -> None:
    stage, presenter, _ = opened(spoken)
    presenter.sound.play_word(TEXT.index("river") + 2)
    assert stage.state.position == pytest.approx(stage.state.words[4].at)
    stage.until(lambda: not stage.state.playing)


def test_the_sentence_one_is_at_is_heard_from_its_beginning(make_desk: MakeDesk) -> None:
    said = "We walked home. Then it rained all evening."
    stage, presenter, _ = opened(on_stage(make_desk(script=[said])))
    words = stage.state.words
    presenter.sound.hear_sentence(said.index("all"))
    assert stage.state.playing
    assert stage.state.position == pytest.approx(words[3].at)
    presenter.sound.hear_sentence(said.index("all"))
    assert not stage.state.playing, "once more, and it is silent"
    presenter.sound.seek(words[2].at + 0.01)
    presenter.sound.hear_sentence(-1)
    assert stage.state.position == 0.0, "with no cursor in the text, the word that was played last"


def test_a_sentence_begins_behind_a_full_stop_or_on_a_line_of_its_own() -> None:
    text = "He said “stop.” She left at 3.15 for town\nIt rained"
    words = [SpokenWord(one.start(), one.end(), one.start(), one.end()) for one in re.finditer(r"\S+", text)]
    begins = [text[words[sentence_of(text, words, at)].start :].split()[0] for at in range(len(words))]
    assert begins == ["He"] * 3 + ["She"] * 6 + ["It"] * 2


def test_seeking_stays_within_the_sound(spoken: tuple[Stage, EntryPresenter, Entry]) -> None:
    stage, presenter, entry = opened(spoken)
    assert entry.clip is not None
    presenter.skip(10)
    assert stage.state.position == pytest.approx(entry.clip.seconds)
    presenter.skip(-100)
    assert stage.state.position == 0.0
    assert not stage.state.playing


def test_news_of_another_sound_is_dropped(spoken: tuple[Stage, EntryPresenter, Entry]) -> None:
    stage, presenter, entry = opened(spoken)
    presenter.on_event(PlaybackMoved(99_999, entry.entry_id, 1.5, playing=True))
    assert not stage.state.playing


def test_an_edit_makes_a_revision_and_words_keep_their_times(spoken: tuple[Stage, EntryPresenter, Entry]) -> None:
    stage, presenter, entry = opened(spoken)
    presenter.edit()
    assert (stage.state.editing, stage.state.draft_text) == (True, TEXT)
    changed = "We walked slowly along the river with Anna."
    presenter.edited("By the river", changed)
    presenter.keep_edit()
    stage.until(lambda: stage.state.entry.text == changed and not stage.state.editing)
    assert stage.state.entry.title == "By the river"
    assert len(stage.state.entry.revisions) == len(entry.revisions) + 1
    assert "slowly" not in [changed[one.start : one.end] for one in stage.state.words]
    assert len(stage.state.words) == len(TEXT.split())
    stage.rest(0.3)


def test_an_entry_nobody_named_gets_no_name_by_being_corrected(spoken: tuple[Stage, EntryPresenter, Entry]) -> None:
    stage, presenter, _ = opened(spoken)
    presenter.edit()
    assert (stage.state.draft_title, stage.state.changed) == ("", False)
    presenter.edited("", "They walked along the river with Anna.")
    presenter.keep_edit()
    stage.until(lambda: not stage.state.editing)
    assert stage.state.entry.revision.title == ""
    assert stage.state.entry.title == "They walked along the river with Anna"
    stage.rest(0.3)


def test_an_unchanged_edit_just_ends(spoken: tuple[Stage, EntryPresenter, Entry]) -> None:
    stage, presenter, _ = opened(spoken)
    presenter.edit()
    presenter.keep_edit()
    stage.until(lambda: not stage.state.editing)
    stage.rest(0.3)


def test_weather_is_kept(spoken: tuple[Stage, EntryPresenter, Entry]) -> None:
    stage, presenter, entry = opened(spoken)
    presenter.details.set_mood(Mood.CLEARING)
    stage.until(lambda: stage.state.entry.mood is Mood.CLEARING)
    presenter.details.set_mood(None)
    stage.until(lambda: stage.state.entry.mood is None)
    assert stage.desk.journeys.diary.get(entry.entry_id).mood is None


def test_deleting_leaves_the_screen_and_keeps_what_was_changed(spoken: tuple[Stage, EntryPresenter, Entry]) -> None:
    stage, presenter, entry = opened(spoken)
    presenter.edit()
    presenter.edited("", "Changed, then put away.")
    presenter.delete()
    stage.until(lambda: stage.calls == [("gone",)])
    assert stage.state.entry is None
    stage.rest(0.2)
    assert stage.desk.journeys.diary.summaries() == ()
    assert stage.desk.journeys.diary.get(entry.entry_id).text == "Changed, then put away."


def test_erasing_elsewhere_leaves_the_screen_without_a_word(spoken: tuple[Stage, EntryPresenter, Entry]) -> None:
    stage, presenter, entry = opened(spoken)
    presenter.edit()
    presenter.edited("", "Changed in vain.")
    stage.desk.journeys.bin.erase(entry.entry_id)
    stage.until(lambda: stage.calls == [("gone",)])
    stage.rest(0.2)
    assert stage.desk.of(Failed) == []


def test_leaving_for_another_entry_keeps_what_was_changed_as_a_version(
    spoken: tuple[Stage, EntryPresenter, Entry],
) -> None:
    stage, presenter, entry = opened(spoken)
    other = stage.desk.journeys.diary.write("Another one.")
    presenter.edit()
    presenter.edited("", "Changed and left.")
    presenter.open(other.entry_id)
    stage.until(lambda: stage.state.entry is not None and stage.state.entry.entry_id == other.entry_id)
    stage.until(lambda: len(stage.desk.journeys.diary.get(entry.entry_id).revisions) == len(entry.revisions) + 1)
    stage.rest(0.2)
    assert stage.state.entry.entry_id == other.entry_id
    kept = stage.desk.journeys.diary.get(entry.entry_id)
    assert (kept.text, kept.revision.parent_id) == ("Changed and left.", entry.revision.revision_id)
    assert stage.desk.journeys.drafts.find() == ()


def test_what_is_left_as_it_was_can_be_taken_up_again(spoken: tuple[Stage, EntryPresenter, Entry]) -> None:
    stage, presenter, entry = opened(spoken)
    presenter.edit()
    presenter.edited("A title", "Changed by mistake?")
    stage.desk.journeys.drafts.seal()
    stage.until(lambda: stage.state.saved)
    presenter.leave_edit()
    ((_, draft),) = stage.calls
    stage.rest(0.2)
    assert stage.desk.journeys.session.with_vault(lambda vault: vault.drafts.load_all()) == ()
    presenter.take_up(draft)
    assert (stage.state.editing, stage.state.draft_title) == (True, "A title")
    assert stage.state.draft_text == "Changed by mistake?"
    assert stage.desk.journeys.diary.get(entry.entry_id) == entry
    presenter.leave_edit()
    presenter.edit()
    presenter.leave_edit()
    assert len(stage.calls) == 2, "nothing was changed the last time, so nothing can be taken up"
    stage.rest(0.2)


def test_locking_leaves_nothing_on_the_screen(spoken: tuple[Stage, EntryPresenter, Entry]) -> None:
    stage, presenter, _ = opened(spoken)
    presenter.on_event(VaultLocked(0))
    assert stage.state.entry is None
    assert stage.state.words == ()


def test_words_are_found_again_in_an_edited_text() -> None:
    heard = [Word("ran", 0, 1), Word("five", 1, 2, 0.2), Word("miles", 2, 3)]
    text = "I ran, nearly five miles."
    found = spoken_words(text, heard)
    assert [(text[one.start : one.end], one.at) for one in found] == [("ran,", 0), ("five", 1), ("miles.", 2)]
    assert [one.doubtful for one in found] == [False, True, False]
    assert word_at(found, 1.5) == 1
    assert word_at(found, -1) == -1
    assert word_of_character(found, text.index("miles") + 1) == 2
    assert word_of_character(found, 0) == -1


class Slow(FakeRecognizer):
    """Hears nothing before it may."""

    def __init__(self, script: list[str]) -> None:
        super().__init__(script)
        self.begun, self.may_end = Event(), Event()

    def transcribe(self, *heard: Any, **more: Any) -> Iterator[Segment]:
        self.begun.set()
        assert self.may_end.wait(20)
        yield from super().transcribe(*heard, **more)


class Doubtful(FakeRecognizer):
    """Not sure of two words."""

    def transcribe(self, *heard: Any, **told: Any) -> Iterator[Segment]:
        for one in super().transcribe(*heard, **told):
            words = (replace(word, confidence=0.2) if word.text in ("river", "Anna.") else word for word in one.words)
            yield replace(one, words=tuple(words))


@pytest.fixture
def doubtful(make_desk: MakeDesk) -> tuple[Stage, EntryPresenter, Entry]:
    """As ``spoken``, with two words nobody is sure of."""
    return opened(on_stage(make_desk(recognizer=lambda: Doubtful([TEXT]))))


def test_doubtful_words_are_walked_through_heard_and_kept_for_good(
    doubtful: tuple[Stage, EntryPresenter, Entry],
) -> None:
    stage, presenter, entry = doubtful
    assert [stage.state.said(one) for one in stage.state.doubts] == ["river", "Anna"]
    presenter.doubts.check()
    assert stage.state.said(stage.state.doubt) == "river"
    stage.until(lambda: not stage.state.playing)
    length = stage.desk.speaker.played[-1].seconds
    assert length < 1.1, "only the word, with a little around it"
    presenter.doubts.keep()
    assert stage.state.said(stage.state.doubt) == "Anna", "on to the next"
    stage.until(lambda: stage.desk.journeys.diary.get(entry.entry_id).confirmed != ())
    presenter.close()
    presenter.open(entry.entry_id)
    stage.until(lambda: stage.state.entry is not None)
    assert [stage.state.said(one) for one in stage.state.doubts] == ["Anna"]


def test_after_the_last_doubt_it_ends(doubtful: tuple[Stage, EntryPresenter, Entry]) -> None:
    stage, presenter, _ = doubtful
    for _ in range(3):
        presenter.doubts.check()
    assert stage.state.doubt is None
    stage.until(lambda: not stage.state.playing)


def test_typing_a_doubtful_word_anew_begins_with_it_selected(doubtful: tuple[Stage, EntryPresenter, Entry]) -> None:
    stage, presenter, _ = doubtful
    presenter.doubts.check()
    presenter.doubts.retype()
    start, end = stage.state.selected
    assert (stage.state.editing, TEXT[start:end]) == (True, "river")
    assert not stage.state.playing


def test_a_corrected_name_is_asked_about_and_older_slips_are_found(
    spoken: tuple[Stage, EntryPresenter, Entry],
) -> None:
    stage, presenter, _ = opened(spoken)
    older = stage.desk.journeys.diary.write("Lunch with Anna, who laughed.")
    presenter.edit()
    presenter.edited("", TEXT.replace("Anna", "Ánh An"))
    presenter.keep_edit()
    stage.until(lambda: stage.state.offer is not None)
    assert (stage.state.offer.heard, stage.state.offer.meant) == ("Anna", "Ánh An")
    presenter.names.remember()
    assert stage.state.offer is None
    stage.until(lambda: stage.state.slips != ())
    assert {one.entry_id for one in stage.state.slips} == {older.entry_id}
    assert stage.desk.journeys.vocabulary.hot_words() == ("Ánh An",)
    presenter.names.put_slips_away()
    assert stage.state.slips == ()
    stage.rest(0.3)


def test_a_name_that_was_declined_is_not_asked_about_again(spoken: tuple[Stage, EntryPresenter, Entry]) -> None:
    stage, presenter, _ = opened(spoken)
    for text in (TEXT.replace("Anna", "Ánh An"), TEXT, TEXT.replace("Anna", "Ánh An")):
        presenter.edit()
        presenter.edited("", text)
        presenter.keep_edit()
        stage.until(lambda text=text: stage.state.entry.text == text and not stage.state.editing)  # type: ignore[misc]  # mypy infers no lambda with a default
        stage.rest(0.2)
        presenter.names.decline()
    assert stage.state.offer is None
    assert stage.desk.journeys.vocabulary.names() == ()


def test_another_speed_is_heard_at_once_and_kept(spoken: tuple[Stage, EntryPresenter, Entry]) -> None:
    stage, presenter, entry = opened(spoken)
    presenter.choose_speed(2.0)
    stage.until(lambda: stage.state.speed == 2.0)
    presenter.play_or_pause()
    stage.until(lambda: not stage.state.playing)
    assert entry.clip is not None
    heard = sum(one.seconds for one in stage.desk.speaker.played)
    assert heard == pytest.approx(entry.clip.seconds / 2, rel=0.05)
    assert max(one.position for one in stage.shown) == pytest.approx(entry.clip.seconds, rel=0.1)
    assert stage.desk.journeys.session.settings().sounds.speed == 2.0


def test_hours_of_words_are_laid_beside_the_text_without_the_window_waiting() -> None:
    words = [Word(f"w{at % 97}{'x' if at % 13 else ''}{at % 7}", at / 3, (at + 1) / 3) for at in range(12_000)]
    text = " ".join(one.text for at, one in enumerate(words) if at % 40)
    assert len(spoken_words(text, words)) > 0.9 * len(text.split())
