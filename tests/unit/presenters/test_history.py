"""Versions, what differs, the way back, and two versions after merging: nothing is ever picked silently."""

from __future__ import annotations

import secrets
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary_desktop.domain.entry import Clip, ClipId, ClipPart, Entry, Revision, RevisionId
from diary_desktop.domain.errors import InputError
from diary_desktop.domain.events import VaultLocked
from diary_desktop.domain.transcript import Segment, Transcript
from diary_desktop.presenters.history import HistoryPresenter, versions_of
from diary_desktop.presenters.word_diff import MOST_WORDS, word_diff

from .conftest import Stage

WORDS = st.text(alphabet="ab ă.\n!", max_size=60)


@given(WORDS, WORDS)
def test_the_pieces_are_both_texts(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert "".join(one.text for one in pieces if one.kind != "added") == old
    assert "".join(one.text for one in pieces if one.kind != "removed") == new
    assert all(one.text for one in pieces)


def test_only_the_words_that_differ_are_marked() -> None:
    pieces = word_diff("We met at noon. Anna was late.", "We met at nine. Anna was late.")
    assert [(one.kind, one.text) for one in pieces] == [
        ("same", "We met at"),
        ("removed", " noon."),
        ("added", " nine."),
        ("same", " Anna was late."),
    ]


def test_hours_of_speech_that_were_written_down_anew_are_compared_at_once() -> None:
    old, new = ("alpha beta " * MOST_WORDS), ("gamma delta " * MOST_WORDS)
    assert [one.kind for one in word_diff(old, new)] == ["removed", "added"]


@pytest.fixture
def shown(stage: Stage) -> tuple[Stage, HistoryPresenter]:
    one = stage.desk.journeys
    presenter = HistoryPresenter(one.diary, one.indexer, one.tasks, one.bus, stage.show)
    stage.listeners.append(presenter.on_event)
    return stage, presenter


def edited(stage: Stage) -> Entry:
    entry = stage.desk.journeys.diary.write("One.")
    stage.desk.journeys.diary.edit(entry.entry_id, "One, two.", "")
    return stage.desk.journeys.diary.edit(entry.entry_id, "One, two, three.", "Counting")


def test_a_version_is_compared_and_brought_back_as_a_new_one(shown: tuple[Stage, HistoryPresenter]) -> None:
    stage, presenter = shown
    entry = edited(stage)
    presenter.open(entry.entry_id)
    stage.until(lambda: bool(stage.shown) and bool(stage.state.pieces))
    assert [one.text for one in stage.state.versions] == ["One, two, three.", "One, two.", "One."]
    assert [one.current for one in stage.state.versions] == [True, False, False]
    assert (stage.state.chosen, stage.state.versions[1].kind) == (1, "edited")
    presenter.choose(2)
    stage.until(lambda: bool(stage.state.pieces))
    assert [one.kind for one in stage.state.pieces] == ["removed", "added"]
    presenter.bring_back()
    stage.until(lambda: len(stage.state.versions) == 4 and not stage.state.busy)
    after = stage.desk.journeys.diary.get(entry.entry_id)
    assert (after.text, after.title) == ("One.", "One")
    assert after.revisions[:3] == entry.revisions
    presenter.choose(0)
    presenter.bring_back()
    stage.rest()
    assert stage.desk.journeys.diary.get(entry.entry_id) == after, "what it says now is not brought back"
    presenter.choose(9)
    presenter.close()
    assert stage.state.entry_id is None


def test_the_original_transcript_is_always_among_the_versions(stage: Stage) -> None:
    diary = stage.desk.journeys.diary
    clip = Clip(ClipId(b"c" * 16), (ClipPart(1),), 2.0)
    spoken = diary.save(diary.new_entry("", clip=clip, origin="transcribed"))
    heard = diary.add_words(spoken, Transcript((Segment("I mend it.", 0, 1),), "en", "starter", True))
    kept = diary.edit(spoken.entry_id, "I meant it.", "")
    assert [(one.kind, one.text) for one in versions_of(kept)] == [
        ("edited", "I meant it."),
        ("transcript", "I mend it."),
    ]
    again = diary.add_words(kept, Transcript((Segment("I meant it!", 0, 1),), "en", "whisper"))
    assert [one.kind for one in versions_of(again)] == ["transcribed", "edited", "transcript"]
    written = diary.edit(diary.save(replace(spoken, entry_id=type(spoken.entry_id)(b"x" * 16))).entry_id, "Typed.", "")
    silent = diary.add_words(replace(written, revisions=heard.revisions), heard.transcript or Transcript((), "", ""))
    assert [(one.kind, one.text) for one in versions_of(silent)] == [("edited", "Typed."), ("transcript", "I mend it.")]


def test_a_transcript_that_was_never_the_text_can_become_it(shown: tuple[Stage, HistoryPresenter]) -> None:
    stage, presenter = shown
    diary = stage.desk.journeys.diary
    entry = diary.write("Typed.")
    entry = diary.save(replace(entry, transcript=Transcript((Segment("Heard.", 0, 1),), "en", "test")))
    presenter.open(entry.entry_id)
    stage.until(lambda: len(stage.state.versions) == 2 if stage.shown else False)
    presenter.choose(1)
    presenter.bring_back()
    stage.until(lambda: diary.get(entry.entry_id).text == "Heard.")
    stage.until(lambda: not stage.state.busy)


def test_of_two_versions_one_is_kept_and_the_other_stays_in_the_history(
    shown: tuple[Stage, HistoryPresenter],
) -> None:
    stage, presenter = shown
    diary = stage.desk.journeys.diary
    here = edited(stage)
    there = replace(here.revision, revision_id=RevisionId(secrets.token_bytes(16)), text="Eins, zwei.", title="")
    merged = diary.save(replace(here, revisions=(*here.revisions, there)))
    presenter.open(merged.entry_id)
    stage.until(lambda: len(stage.state.conflict) == 2 if stage.shown else False)
    assert [one.text for one in stage.state.conflict] == ["One, two, three.", "Eins, zwei."]
    presenter.keep(0)
    stage.until(lambda: not stage.state.conflict and not stage.state.busy)
    settled = diary.get(merged.entry_id)
    assert (settled.text, settled.title) == ("One, two, three.", "Counting")
    assert (settled.revision.parent_id, settled.revision.settles) == (here.revision.revision_id, (there.revision_id,))
    assert there in settled.revisions


def test_locking_and_erasing_leave_nothing_of_it(shown: tuple[Stage, HistoryPresenter]) -> None:
    stage, presenter = shown
    entry = edited(stage)
    presenter.open(entry.entry_id)
    stage.until(lambda: bool(stage.shown) and bool(stage.state.versions))
    stage.desk.journeys.bin.put(entry.entry_id)
    stage.until(lambda: stage.state.entry_id is None)
    stage.desk.journeys.bin.restore(entry.entry_id, stage.desk.journeys.tasks.start("desk", "t", _nothing).token)
    presenter.open(entry.entry_id)
    stage.until(lambda: bool(stage.state.versions))
    presenter.on_event(VaultLocked(0))
    assert (stage.state.versions, stage.state.pieces) == ((), ())


def _nothing(job: int, token: object) -> None:
    """Only its token is wanted."""


def test_a_version_that_is_gone_is_said(shown: tuple[Stage, HistoryPresenter]) -> None:
    stage, presenter = shown
    entry = edited(stage)
    presenter.open(entry.entry_id)
    stage.until(lambda: bool(stage.shown) and bool(stage.state.pieces))
    only: tuple[Revision, ...] = (entry.revisions[2],)
    stage.desk.journeys.session.with_vault(lambda vault: vault.entries.put(replace(entry, revisions=only)))
    presenter.bring_back()
    stage.until(lambda: isinstance(stage.state.error, InputError))
