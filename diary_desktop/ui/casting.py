"""Makes the presenters of the window, each tied to what shows its state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from diary_desktop.domain.conversation import Citation, ConversationId
from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import EntryId
from diary_desktop.presenters.ask import AskPresenter
from diary_desktop.presenters.ask_services import AskServices
from diary_desktop.presenters.ask_state import AskState
from diary_desktop.presenters.connections import ConnectionsPresenter
from diary_desktop.presenters.conversation_list import ConversationListPresenter
from diary_desktop.presenters.covering import CoverPresenter, CoverState
from diary_desktop.presenters.day_book import DayBook
from diary_desktop.presenters.entry import EntryPresenter
from diary_desktop.presenters.entry_list import EntryListPresenter
from diary_desktop.presenters.hands_free import HandsFreePresenter, HandsFreeState
from diary_desktop.presenters.history import HistoryPresenter
from diary_desktop.presenters.insights import InsightsPresenter
from diary_desktop.presenters.intake import IntakePresenter
from diary_desktop.presenters.jobs import JobsPresenter
from diary_desktop.presenters.journal_change import JournalChange
from diary_desktop.presenters.on_this_day import OnThisDayPresenter
from diary_desktop.presenters.record import RecordPresenter, RecordState
from diary_desktop.presenters.review import ReviewPresenter
from diary_desktop.presenters.search import SearchPresenter
from diary_desktop.presenters.shelf import Shelf
from diary_desktop.presenters.shell import ShellPresenter, ShellState
from diary_desktop.presenters.standby import StandbyPresenter
from diary_desktop.presenters.text_intake import TextIntake, TextsKept
from diary_desktop.presenters.timeline import TimelinePresenter
from diary_desktop.presenters.today import TodayPresenter
from diary_desktop.presenters.tones import TonePresenter
from diary_desktop.presenters.unlock import UnlockPresenter
from diary_desktop.presenters.unlock_state import FirstWish, UnlockState
from diary_desktop.presenters.write import WritePresenter
from diary_desktop.services.cited import Cited
from diary_desktop.services.journeys import Journeys

from .body import Body
from .cast import Cast
from .later import Later
from .widgets.day_words import week_begins

S = TypeVar("S")
W = TypeVar("W")


@dataclass(frozen=True, slots=True)
class Scene:
    """Where presenters show their states and whom they tell; ``body`` gives the views of the moment."""

    body: Callable[[], Body]
    unlock: Callable[[UnlockState], None]
    opened: Callable[[FirstWish], None]
    shell: Callable[[ShellState], None]
    record: Callable[[RecordState], None]
    kept: Callable[[EntryId, float], None]
    discarded: Callable[[], None]
    written: Callable[[EntryId], None]
    taking_in: Callable[[int], None]
    taken_in: Callable[[EntryId, float], None]
    texts_kept: Callable[[TextsKept], None]
    entry_gone: Callable[[], None]
    reviewed: Callable[[], None]
    left: Callable[[Draft], None]
    ask: Callable[[AskState], None]
    hands_free: Callable[[HandsFreeState], None]
    cover: Callable[[CoverState], None]
    lock: Callable[[], None]
    woken: Callable[[], None]
    open_source: Callable[[Citation, bool], None]
    taken_out: Callable[[], None]
    conversation_gone: Callable[[ConversationId], None]
    conversation_written: Callable[[], None]
    numbers_written: Callable[[], None]
    open_found: Callable[[EntryId, tuple[int, int]], None]
    ask_instead: Callable[[str], None]

    def on(self, screen: Later[W], show: Callable[[W, S], object]) -> Callable[[S], None]:
        """Shows states on that screen of the moment, if it was made; whoever makes it shows the state of then."""
        return lambda state: self.body().tell(screen, lambda view: show(view, state))

    def before(self, screen: Later[W], show: Callable[[W, S], object]) -> Callable[[S], None]:
        """The same for a page that is only looked at: the newest state, once it is in front."""
        return lambda state: self.body().tell_in_front(screen, lambda view: show(view, state))


def cast_of(one: Journeys, scene: Scene) -> Cast:
    """Every presenter, made once; views may change under them."""
    shelf, tasks, bus, clock, body = Shelf(), one.tasks, one.bus, one.clock, scene.body
    days = DayBook(shelf, tasks, bus)
    ask = _ask(one, scene, shelf)
    return Cast(
        shelf,
        days,
        UnlockPresenter(one, scene.unlock, scene.opened, guided=True),
        ShellPresenter(one.session, tasks, bus, scene.shell, one.keys.words_due),
        TodayPresenter(
            shelf,
            days,
            one.muting,
            tasks,
            bus,
            clock,
            scene.before(Body.today, lambda view, state: view.show_state(state)),
            JournalChange(one.session, tasks, bus),
            week_begins,
        ),
        RecordPresenter(
            one.dictation,
            one.continuing,
            one.recorder,
            one.indexer,
            tasks,
            bus,
            clock,
            scene.record,
            scene.kept,
            scene.discarded,
            one.readiness.microphones,
            one.standby.microphone,
        ),
        WritePresenter(one, scene.on(Body.write, lambda view, state: view.show_state(state)), scene.written),
        IntakePresenter(
            one.dictation,
            one.indexer,
            tasks,
            bus,
            scene.taking_in,
            scene.taken_in,
            lambda state: body().jobs.intake.show_state(state),
        ),
        TextIntake(one, scene.texts_kept),
        EntryListPresenter(
            shelf,
            one.searcher,
            tasks,
            bus,
            clock,
            scene.on(Body.library, lambda view, state: view.entries.show_state(state)),
        ),
        TimelinePresenter(
            shelf,
            days,
            one.muting,
            tasks,
            bus,
            clock,
            scene.before(Body.timeline, lambda view, state: view.show_state(state)),
            week_begins,
        ),
        OnThisDayPresenter(
            shelf,
            days,
            one.muting,
            tasks,
            bus,
            clock,
            scene.before(Body.on_this_day, lambda view, state: view.show_state(state)),
        ),
        _entry(one, scene, shelf),
        ask,
        _conversations(one, scene, ask),
        InsightsPresenter(
            one.insights,
            shelf,
            tasks,
            bus,
            scene.before(Body.insights, lambda view, state: view.show_state(state)),
            scene.numbers_written,
            week_begins,
        ),
        SearchPresenter(
            one.entry_search,
            shelf,
            tasks,
            bus,
            lambda state: body().tell(Body.search, lambda view: view.show_state(state), needed=state.shown),
            scene.open_found,
            scene.ask_instead,
        ),
        HistoryPresenter(
            one.diary,
            one.indexer,
            tasks,
            bus,
            scene.on(Body.library, lambda view, state: view.entry.show_history(state)),
        ),
        ReviewPresenter(one, scene.on(Body.library, lambda view, state: view.entry.show_review(state)), scene.reviewed),
        HandsFreePresenter(one.dialogue, clock, scene.hands_free, scene.lock, lambda: one.narrator.level),
        StandbyPresenter(one.standby, scene.woken),
        TonePresenter(one.narrator.tone),
        JobsPresenter(tasks, one.rewriting, lambda state: body().jobs.show_state(state)),
        ConnectionsPresenter(one.sockets, tasks, bus, lambda count: body().rail.set_connections(count)),
        CoverPresenter(one.keys, tasks, bus, scene.cover),
    )


def _entry(one: Journeys, scene: Scene, shelf: Shelf) -> EntryPresenter:
    return EntryPresenter(
        one,
        scene.on(Body.library, lambda view, state: view.entry.show_state(state)),
        scene.entry_gone,
        scene.left,
        shelf,
    )


def _conversations(one: Journeys, scene: Scene, ask: AskPresenter) -> ConversationListPresenter:
    return ConversationListPresenter(
        one.conversations,
        one.bin,
        ask,
        one.tasks,
        one.bus,
        scene.on(Body.ask, lambda view, state: view.show_list(state)),
        scene.conversation_gone,
        scene.conversation_written,
    )


def _ask(one: Journeys, scene: Scene, shelf: Shelf) -> AskPresenter:
    def has_sound(entry_id: EntryId) -> bool:
        summary = shelf.get(entry_id)
        return summary is not None and summary.seconds > 0

    def where(entry_id: EntryId) -> tuple[date | None, str]:
        summary = shelf.get(entry_id)
        return (None, "") if summary is None else (shelf.day_of(summary), summary.title)

    return AskPresenter(
        AskServices(
            one.answerer,
            one.conversations,
            one.narrator,
            one.spoken_question,
            one.suggestions,
            one.reflections,
            Cited(one.diary.get),
        ),
        one.tasks,
        one.bus,
        one.clock,
        scene.ask,
        scene.open_source,
        has_sound,
        scene.taken_out,
        where,
    )
