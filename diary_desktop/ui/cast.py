"""All presenters of one window, made once and handed on whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from diary_desktop.domain.events import Event
from diary_desktop.presenters.answering_model import AnsweringModelPresenter
from diary_desktop.presenters.ask import AskPresenter
from diary_desktop.presenters.connections import ConnectionsPresenter
from diary_desktop.presenters.conversation_list import ConversationListPresenter
from diary_desktop.presenters.covering import CoverPresenter
from diary_desktop.presenters.day_book import DayBook
from diary_desktop.presenters.engine_starts import EngineStartsPresenter
from diary_desktop.presenters.entry import EntryPresenter
from diary_desktop.presenters.entry_list import EntryListPresenter
from diary_desktop.presenters.hands_free import HandsFreePresenter
from diary_desktop.presenters.history import HistoryPresenter
from diary_desktop.presenters.insights import InsightsPresenter
from diary_desktop.presenters.intake import IntakePresenter
from diary_desktop.presenters.jobs import JobsPresenter
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


class Listens(Protocol):
    """Is told all news."""

    def on_event(self, event: Event) -> None: ...


class Refreshes(Protocol):
    """A presenter that shows the same state again."""

    def refresh(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Cast:
    """One presenter a screen, and the shelf they read."""

    shelf: Shelf
    days: DayBook
    unlock: UnlockPresenter
    shell: ShellPresenter
    today: TodayPresenter
    record: RecordPresenter
    write: WritePresenter
    intake: IntakePresenter
    texts: TextIntake
    entries: EntryListPresenter
    timeline: TimelinePresenter
    on_this_day: OnThisDayPresenter
    entry: EntryPresenter
    ask: AskPresenter
    conversations: ConversationListPresenter
    insights: InsightsPresenter
    search: SearchPresenter
    history: HistoryPresenter
    review: ReviewPresenter
    hands_free: HandsFreePresenter
    standby: StandbyPresenter
    tones: TonePresenter
    jobs: JobsPresenter
    connections: ConnectionsPresenter
    covering: CoverPresenter
    starts: EngineStartsPresenter
    answering: AnsweringModelPresenter

    @property
    def listeners(self) -> tuple[Listens, ...]:
        """Everybody whom news may concern; the shelf first, for the others read it."""
        screens = (self.record, self.write, self.intake, self.texts, self.entries, self.entry, self.ask)
        pages = (self.conversations, self.history, self.review, self.hands_free, self.standby, self.unlock)
        days = (self.today, self.timeline, self.on_this_day, self.insights, self.search)
        return (
            self.shelf,
            self.days,
            self.shell,
            *screens,
            *pages,
            self.tones,
            self.jobs,
            *days,
            self.connections,
            self.covering,
            self.starts,
            self.answering,
        )

    @property
    def showing(self) -> dict[str, tuple[Refreshes, ...]]:
        """By the name of a screen in ``Body``: those that show their states on it."""
        return {
            "today": (self.today,),
            "record": (self.record, self.starts),
            "write": (self.write,),
            "timeline": (self.timeline,),
            "on_this_day": (self.on_this_day,),
            "library": (self.entries, self.entry, self.history, self.review),
            "ask": (self.ask, self.conversations, self.starts, self.answering),
            "insights": (self.insights,),
            "search": (self.search, self.starts),
            "hands_free": (self.hands_free, self.starts),
        }

    def ask_opened(self, language: str) -> None:
        """Ask is on screen."""
        self.ask.opened(language)
        self.answering.look()

    @property
    def busy(self) -> bool:
        """Whether anything is done for the person.

        A recording counts by what is heard in it: an open microphone in an empty room keeps no diary open.
        """
        ask = self.ask.state
        sounding = self.entry.state.playing or bool(ask.speaking)
        coming_in = self.record.state.phase in ("starting", "finishing") or self.intake.going_on
        return coming_in or self.hands_free.busy or sounding or ask.busy or bool(ask.listening)

    @property
    def refreshable(self) -> tuple[Refreshes, ...]:
        """Those that show their state again on views built anew or emptied."""
        return (self.connections, self.jobs, *(one for several in self.showing.values() for one in several))
