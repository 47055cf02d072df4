"""One entry: words that light up, corrections, weather, erasing."""

from __future__ import annotations

import pytest

from diary_desktop.domain.entry import Entry, Mood
from diary_desktop.domain.events import Failed, PlaybackMoved, VaultLocked
from diary_desktop.domain.transcript import Word
from diary_desktop.presenters.entry import EntryPresenter
from diary_desktop.presenters.spoken_words import spoken_words, word_at, word_of_character
from diary_desktop.runtime.engine_thread import Token
from tests.journeys.conftest import PASSPHRASE, MakeDesk

from .conftest import Stage

TEXT = "We walked along the river with Anna."


@pytest.fixture
def spoken(make_desk: MakeDesk) -> tuple[Stage, EntryPresenter, Entry]:
    """A diary with one spoken entry of two seconds."""
    desk = make_desk(script=[TEXT])
    desk.journeys.session.create(bytearray(PASSPHRASE))
    entry, clip = desk.journeys.dictation.begin(job=1)
    entry = desk.journeys.dictation.keep(entry, clip.result(20), Token(), job=1)
    stage, one = Stage(desk), desk.journeys
    presenter = EntryPresenter(
        one.diary,
        one.dictation,
        one.indexer,
        one.player,
        one.tasks,
        one.bus,
        one.drafts,
        one.bin,
        stage.show,
        lambda: stage.called("gone"),
        lambda draft: stage.called("left", draft),
    )
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
    presenter.play_word(TEXT.index("river") + 2)
    assert stage.state.position == pytest.approx(stage.state.words[4].at)
    stage.until(lambda: not stage.state.playing)


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
    presenter.set_mood(Mood.CLEARING)
    stage.until(lambda: stage.state.entry.mood is Mood.CLEARING)
    presenter.set_mood(None)
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
