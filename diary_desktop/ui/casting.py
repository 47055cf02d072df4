"""Makes the presenters of the window, each tied to what shows its state."""

from __future__ import annotations

from datetime import date

from diary_desktop.domain.entry import EntryId
from diary_desktop.presenters.answering_model import AnsweringModelPresenter
from diary_desktop.presenters.ask import AskPresenter
from diary_desktop.presenters.ask_services import AskServices
from diary_desktop.presenters.connections import ConnectionsPresenter
from diary_desktop.presenters.conversation_list import ConversationListPresenter
from diary_desktop.presenters.covering import CoverPresenter
from diary_desktop.presenters.day_book import DayBook
from diary_desktop.presenters.day_sources import DaySources
from diary_desktop.presenters.engine_starts import EngineStartsPresenter, Waking
from diary_desktop.presenters.entry import EntryPresenter
from diary_desktop.presenters.entry_list import EntryListPresenter
from diary_desktop.presenters.hands_free import HandsFreePresenter
from diary_desktop.presenters.history import HistoryPresenter
from diary_desktop.presenters.insights import InsightsPresenter
from diary_desktop.presenters.intake import IntakePresenter
from diary_desktop.presenters.jobs import JobsPresenter
from diary_desktop.presenters.journal_change import JournalChange
from diary_desktop.presenters.on_this_day import OnThisDayPresenter
from diary_desktop.presenters.record import RecordPresenter
from diary_desktop.presenters.review import ReviewPresenter
from diary_desktop.presenters.search import SearchPresenter
from diary_desktop.presenters.shelf import Shelf
from diary_desktop.presenters.shell import ShellPresenter
from diary_desktop.presenters.standby import StandbyPresenter
from diary_desktop.presenters.text_intake import TextIntake
from diary_desktop.presenters.timeline import TimelinePresenter
from diary_desktop.presenters.today import TodayPresenter
from diary_desktop.presenters.tones import TonePresenter
from diary_desktop.presenters.unlock import UnlockPresenter
from diary_desktop.presenters.write import WritePresenter
from diary_desktop.services.cited import Cited
from diary_desktop.services.journeys import Journeys

from .ask_view import AskView
from .body import Body
from .cast import Cast
from .hands_free_view import HandsFreeView
from .record_view import RecordView
from .search_view import SearchView
from .stage import Stage
from .widgets.day_words import week_begins


def cast_of(one: Journeys, stage: Stage) -> Cast:
    """Every presenter, made once; views may change under them."""
    shelf, tasks, bus, body = Shelf(), one.tasks, one.bus, stage.body
    days = DaySources(shelf, DayBook(shelf, tasks, bus), one.muting, tasks, bus, one.clock)
    ask = _ask(one, stage, shelf)
    return Cast(
        shelf,
        days.book,
        UnlockPresenter(one, stage.unlock, stage.opened, guided=True),
        ShellPresenter(one.session, tasks, bus, stage.shell, one.keys.words_due),
        _today(one, stage, days),
        _record(one, stage),
        WritePresenter(one, stage.on(Body.write, lambda view, state: view.show_state(state)), stage.written),
        _intake(one, stage),
        TextIntake(one, stage.texts_kept),
        _entries(one, stage, shelf),
        TimelinePresenter(days, stage.before(Body.timeline, lambda view, state: view.show_state(state)), week_begins),
        OnThisDayPresenter(days, stage.before(Body.on_this_day, lambda view, state: view.show_state(state))),
        _entry(one, stage, shelf),
        ask,
        _conversations(one, stage, ask),
        _insights(one, stage, shelf),
        _search(one, stage, shelf),
        _history(one, stage),
        ReviewPresenter(one, stage.on(Body.library, lambda view, state: view.entry.show_review(state)), stage.reviewed),
        HandsFreePresenter(one.dialogue, one.clock, stage.hands_free, stage.lock, lambda: one.narrator.level),
        StandbyPresenter(one.standby, stage.woken, one.narrator.tone),
        TonePresenter(one.narrator.tone),
        JobsPresenter(tasks, one.rewriting, lambda state: body().jobs.show_state(state)),
        ConnectionsPresenter(one.sockets, tasks, bus, lambda count: _show_connections(body(), count)),
        CoverPresenter(one.keys, tasks, bus, stage.cover),
        _starts(stage),
        AnsweringModelPresenter(one.readiness, tasks, bus, stage.on(Body.ask, AskView.show_wordless)),
    )


def _show_connections(body: Body, count: int | None) -> None:
    body.rail.set_connections(count)
    body.tell(Body.hands_free, lambda view: view.show_connections(count))


def _today(one: Journeys, stage: Stage, days: DaySources) -> TodayPresenter:
    return TodayPresenter(
        days,
        stage.before(Body.today, lambda view, state: view.show_state(state)),
        JournalChange(one.session, one.tasks, one.bus),
        week_begins,
    )


def _record(one: Journeys, stage: Stage) -> RecordPresenter:
    return RecordPresenter(
        one.dictation,
        one.continuing,
        one.recorder,
        one.indexer,
        one.tasks,
        one.bus,
        one.clock,
        stage.record,
        stage.kept,
        stage.discarded,
        one.readiness.microphones,
        one.standby.microphone,
    )


def _intake(one: Journeys, stage: Stage) -> IntakePresenter:
    return IntakePresenter(
        one.dictation,
        one.indexer,
        one.tasks,
        one.bus,
        stage.taking_in,
        stage.taken_in,
        lambda state: stage.body().jobs.intake.show_state(state),
    )


def _entries(one: Journeys, stage: Stage, shelf: Shelf) -> EntryListPresenter:
    return EntryListPresenter(
        shelf,
        one.searcher,
        one.tasks,
        one.bus,
        one.clock,
        stage.on(Body.library, lambda view, state: view.entries.show_state(state)),
    )


def _insights(one: Journeys, stage: Stage, shelf: Shelf) -> InsightsPresenter:
    return InsightsPresenter(
        one.insights,
        shelf,
        one.tasks,
        one.bus,
        stage.before(Body.insights, lambda view, state: view.show_state(state)),
        stage.numbers_written,
        week_begins,
    )


def _search(one: Journeys, stage: Stage, shelf: Shelf) -> SearchPresenter:
    return SearchPresenter(
        one.entry_search,
        shelf,
        one.tasks,
        one.bus,
        lambda state: stage.body().tell(Body.search, lambda view: view.show_state(state), needed=state.shown),
        stage.open_found,
        stage.ask_instead,
    )


def _history(one: Journeys, stage: Stage) -> HistoryPresenter:
    return HistoryPresenter(
        one.diary,
        one.indexer,
        one.tasks,
        one.bus,
        stage.on(Body.library, lambda view, state: view.entry.show_history(state)),
    )


def _starts(stage: Stage) -> EngineStartsPresenter:
    record, search = stage.on(Body.record, RecordView.show_waking), stage.on(Body.search, SearchView.show_waking)
    ask, hands_free = stage.on(Body.ask, AskView.show_waking), stage.on(Body.hands_free, HandsFreeView.show_waking)

    def show(waking: Waking) -> None:
        for tell in (record, ask, search, hands_free):
            tell(waking)

    return EngineStartsPresenter(show)


def _entry(one: Journeys, stage: Stage, shelf: Shelf) -> EntryPresenter:
    return EntryPresenter(
        one,
        stage.on(Body.library, lambda view, state: view.entry.show_state(state)),
        stage.entry_gone,
        stage.left,
        shelf,
    )


def _conversations(one: Journeys, stage: Stage, ask: AskPresenter) -> ConversationListPresenter:
    return ConversationListPresenter(
        one.conversations,
        one.bin,
        ask,
        one.tasks,
        one.bus,
        stage.on(Body.ask, lambda view, state: view.show_list(state)),
        stage.conversation_gone,
        stage.conversation_written,
    )


def _ask(one: Journeys, stage: Stage, shelf: Shelf) -> AskPresenter:
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
        stage.ask,
        stage.open_source,
        has_sound,
        stage.taken_out,
        where,
    )
