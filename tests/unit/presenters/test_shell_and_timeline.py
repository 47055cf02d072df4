"""Where one is and the way back; the list and its search."""

from __future__ import annotations

from datetime import datetime

import pytest

from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.errors import BY_A_NEWER_VERSION, DiskFull, MicrophoneLost, NothingHeard, RecordTooNew
from diary_desktop.domain.events import (
    EntriesProved,
    EntryIndexed,
    Failed,
    RecordingParked,
    SettingsLoaded,
    VaultLocked,
    VaultUnlocked,
    VoiceChanged,
)
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.voice import VoiceState
from diary_desktop.presenters.entry_list import EntryListPresenter
from diary_desktop.presenters.shelf import Shelf
from diary_desktop.presenters.shell import Notice, ShellPresenter
from diary_desktop.runtime.engine_thread import Token

from .conftest import Stage

ENTRY = EntryId(bytes(16))
NOON = Moment(datetime(2026, 11, 21, 12))


def _summary(title: str, *, damaged: bool = False) -> EntrySummary:
    return EntrySummary(ENTRY, NOON, None, title, "", 2, 0.0, damaged=damaged)


@pytest.fixture
def shell(stage: Stage) -> ShellPresenter:
    one = stage.desk.journeys
    presenter = ShellPresenter(one.session, one.tasks, one.bus, stage.show, one.keys.words_due)
    stage.listeners.append(presenter.on_event)
    return presenter


def test_nothing_moves_while_the_diary_is_closed(shell: ShellPresenter, stage: Stage) -> None:
    shell.go("today")
    shell.back()
    assert shell.state.place == "unlock"


def test_opening_shows_today_and_loads_the_settings(shell: ShellPresenter, stage: Stage) -> None:
    shell.opened()
    assert stage.state.place == "today"
    stage.until(lambda: bool(stage.desk.of(SettingsLoaded)))


def test_back_returns_to_where_one_was_but_not_to_a_recording(shell: ShellPresenter, stage: Stage) -> None:
    shell.opened()
    shell.go("ask")
    shell.go("entry", ENTRY)
    assert (stage.state.place, stage.state.home) == ("entry", "ask")
    shell.go("record")
    shell.go("entry", ENTRY)
    shell.back()
    assert (stage.state.place, stage.state.entry_id) == ("entry", ENTRY)
    shell.back()
    assert stage.state.place == "ask"
    shell.back()
    assert stage.state.place == "today"
    shell.back()
    assert stage.state.place == "today", "there is nothing before the first place"
    for place in ("ask", "entry"):
        shell.forward()
        assert (stage.state.place, stage.state.returned) == (place, True)
    shell.forward()
    assert stage.state.place == "entry", "nor after the last"
    shell.back()
    shell.go("timeline")
    assert not stage.state.returned
    shell.forward()
    assert stage.state.place == "timeline", "going elsewhere leaves what was ahead"
    stage.rest(0.1)


def test_the_worst_notice_is_said_first(shell: ShellPresenter, stage: Stage) -> None:
    shell.opened()
    shell.tell(Notice(words_unchecked=True))
    shell.tell(Notice(fault=True))
    assert stage.state.notice == Notice(fault=True)
    full = Notice(DiskFull())
    shell.tell(full)
    assert stage.state.notice == full
    shell.put_notice_away()
    assert stage.state.notice == Notice(fault=True)
    shell.put_notice_away()
    assert stage.state.notice == Notice(words_unchecked=True)


def test_what_a_newer_version_wrote_is_not_called_damaged(shell: ShellPresenter, stage: Stage) -> None:
    shell.opened()
    shell.on_event(VaultUnlocked(1, (), ("entry 01234567", f"the settings{BY_A_NEWER_VERSION}")))
    assert stage.state.notice == Notice(damaged=1)
    shell.put_notice_away()
    assert isinstance(stage.state.notice.error, RecordTooNew)


def test_a_conversation_whose_microphone_went_needs_no_button_to_go_on(shell: ShellPresenter, stage: Stage) -> None:
    shell.opened()
    shell.on_event(VoiceChanged(7, VoiceState("dictating")))
    shell.on_event(RecordingParked(7, 2.0, MicrophoneLost()))
    told = [stage.state.notice]
    shell.on_event(VoiceChanged(7, None))
    shell.on_event(RecordingParked(8, 2.0, MicrophoneLost()))
    told.append(stage.state.notice)
    assert [one is not None and one.parked for one in told] == [False, True]


def test_a_diary_known_from_another_folder_is_said(shell: ShellPresenter, stage: Stage) -> None:
    shell.opened()
    shell.on_event(VaultUnlocked(1, (), known_elsewhere=True))
    assert stage.state.notice == Notice(known_elsewhere=True)


def test_entries_found_damaged_after_opening_are_told(shell: ShellPresenter, stage: Stage) -> None:
    shell.opened()
    shell.on_event(EntriesProved(1, (_summary("A walk", damaged=True), _summary("Soup"))))
    assert stage.state.notice == Notice(damaged=1)


def test_one_notice_at_a_time_and_each_only_once(shell: ShellPresenter, stage: Stage) -> None:
    shell.opened()
    shell.on_event(Failed(1, DiskFull(), "record"))
    shell.on_event(Failed(2, DiskFull(), "record"))
    shell.on_event(Failed(3, NothingHeard(), "record"))
    shell.on_event(Failed(4, NothingHeard(), "ask"))
    assert isinstance(stage.state.notice.error, DiskFull)
    shell.put_notice_away()
    assert isinstance(stage.state.notice.error, NothingHeard)
    shell.put_notice_away()
    assert stage.state.notice is None
    shell.tell(Notice(words_unchecked=True))
    assert stage.state.notice == Notice(words_unchecked=True)
    stage.rest(0.1)


def test_damaged_records_are_counted(shell: ShellPresenter, stage: Stage) -> None:
    shell.on_event(VaultUnlocked(1, (), ("one", "two")))
    assert stage.state.notice.damaged == 2


def test_locking_hides_first_and_then_locks(shell: ShellPresenter, stage: Stage) -> None:
    shell.opened()
    stage.until(lambda: bool(stage.desk.of(SettingsLoaded)))
    shell.lock()
    assert stage.state.locking
    stage.until(lambda: bool(stage.desk.of(VaultLocked)))
    stage.until(lambda: stage.state.place == "unlock")
    assert stage.state.notice is None


@pytest.fixture
def timeline(stage: Stage) -> EntryListPresenter:
    one = stage.desk.journeys
    for note in ("My knee hurt after the bridge.", "Bought a green umbrella.", "Finished the report."):
        one.indexer.index(one.diary.write(note), Token())
    shelf = Shelf()
    presenter = EntryListPresenter(shelf, one.searcher, one.tasks, one.bus, one.clock, stage.show)
    stage.listeners += [shelf.on_event, presenter.on_event]
    shelf.on_event(VaultUnlocked(0, one.diary.summaries()))
    return presenter


def test_all_entries_until_something_is_looked_for(timeline: EntryListPresenter, stage: Stage) -> None:
    assert len(stage.state.entries) == 3
    timeline.search("umbrella")
    assert stage.state.searching
    stage.until(lambda: not stage.state.searching)
    assert stage.state.entries[0].title == "Bought a green umbrella"
    assert stage.state.total == 3
    timeline.search("")
    assert len(stage.state.entries) == 3
    stage.rest(0.1)


def test_a_new_entry_joins_what_is_looked_for(timeline: EntryListPresenter, stage: Stage) -> None:
    timeline.search("lantern")
    stage.until(lambda: not stage.state.searching)
    one = stage.desk.journeys
    before = len(stage.desk.of(EntryIndexed))
    kept = one.diary.write("Hung a Lantérn at the door.")
    stage.until(lambda: [entry.entry_id for entry in stage.state.entries[:1]] == [kept.entry_id])
    assert len(stage.desk.of(EntryIndexed)) == before, "shown before it is indexed"
    one.indexer.index(kept, Token())
    stage.until(lambda: len(stage.desk.of(EntryIndexed)) > before)
    stage.until(lambda: any("Lant" in entry.title for entry in stage.state.entries))


def test_selection_and_locking(timeline: EntryListPresenter, stage: Stage) -> None:
    timeline.select(stage.state.entries[1].entry_id)
    assert stage.state.selected is not None
    timeline.on_event(VaultLocked(0))
    assert stage.state.entries == ()
    assert stage.state.selected is None
