"""Insights: what was told in numbers, by range; read when the page is opened, and anew when the diary has changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from diary_desktop.domain.errors import CancelToken, DiaryError
from diary_desktop.domain.events import AnswerReady, Event, SettingsLoaded, VaultLocked
from diary_desktop.domain.insights import InsightReport, RangeName
from diary_desktop.domain.table import Table
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.csv_text import Say
from diary_desktop.services.insight_tables import tables_of
from diary_desktop.services.insights import Gathered, Insights
from diary_desktop.services.tasks import Task, Tasks

from .calendar_days import WEEKDAYS
from .inquiry import Inquiries
from .shelf import Shelf


@dataclass(frozen=True, slots=True)
class InsightsState:
    """``report`` is None until it is known; ``tables`` hold the same numbers. ``today`` is a day of the diary."""

    name: RangeName = "weeks"
    report: InsightReport | None = None
    tables: tuple[Table, ...] = ()
    today: date | None = None
    as_tables: bool = False
    loading: bool = False
    saving: bool = False
    error: DiaryError | None = None


class InsightsPresenter:
    """Counts on a lane that nothing which is saved waits behind; ``saved`` is called once a file is there."""

    def __init__(
        self,
        insights: Insights,
        shelf: Shelf,
        tasks: Tasks,
        bus: EventBus,
        show: Callable[[InsightsState], None],
        saved: Callable[[], None],
        locale_week: Callable[[], int] = lambda: 0,
    ) -> None:
        """``locale_week`` is the first day of a week where the language is spoken; 0 is Monday."""
        self._locale_week = locale_week
        self._shelf = shelf
        self._insights = insights
        self._inquiries = Inquiries(tasks, bus, "insights")
        self._show = show
        self._saved = saved
        self._gathered: Gathered | None = None
        self._task: Task | None = None
        self._seen = False
        self._state = InsightsState()
        shelf.listen(self._changed)

    @property
    def state(self) -> InsightsState:
        return self._state

    def refresh(self) -> None:
        """Show the same on views built anew."""
        self._show(self._state)

    def opened(self) -> None:
        """The page is looked at: count what has changed since."""
        self._seen = True
        if self._gathered is None:
            self._count()
        else:
            self._show(self._state)

    def left(self) -> None:
        """The page is not looked at any more: what changes meanwhile is counted when it is."""
        self._seen = False

    def choose(self, name: RangeName) -> None:
        """Another range."""
        self._state = replace(self._state, name=name)
        self._count()

    def show_tables(self, as_tables: bool) -> None:
        """Tables in place of the charts, or charts again."""
        self._set(replace(self._state, as_tables=as_tables))

    def save(self, keys: Sequence[str], path: Path, say: Say) -> None:
        """Write the tables of those keys as plain files; ``say`` translates their words, on a task's thread."""
        tables = [one for one in self._state.tables if one.key in keys]
        self._set(replace(self._state, saving=True, error=None))
        self._inquiries.ask(lambda _, __: self._insights.save(tables, path, say), self._written, self._failed)

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)
        if isinstance(event, VaultLocked):
            self._gathered, self._task, self._seen = None, None, False
            self._set(InsightsState())
        elif isinstance(event, SettingsLoaded):
            if self._gathered is None or self._gathered.settings != event.settings:
                self._changed()
        elif isinstance(event, AnswerReady):
            self._changed()

    def _changed(self) -> None:
        self._gathered = None
        if self._seen:
            self._count()

    def _count(self) -> None:
        """A newer wish replaces the one before; what was shown stays until the new numbers are there."""
        if self._task is not None:
            self._task.cancel()
        known, name = self._gathered, self._state.name
        begins = WEEKDAYS.get(self._shelf.settings.journal.week_begins, self._locale_week())
        self._set(replace(self._state, loading=True, error=None))

        def counted(token: CancelToken) -> tuple[Gathered, InsightReport, tuple[Table, ...]]:
            gathered = known or self._insights.gather(token)
            report = self._insights.report(gathered, name, token, begins)
            return gathered, report, tables_of(report)

        self._task = self._inquiries.ask(lambda _, token: counted(token), self._counted, self._failed, lane="figures")

    def _counted(self, found: tuple[Gathered, InsightReport, tuple[Table, ...]]) -> None:
        gathered, report, tables = found
        if report.span.name != self._state.name:
            return  # another range was chosen since
        self._task, self._gathered = None, gathered
        self._set(replace(self._state, report=report, tables=tables, today=gathered.today, loading=False))

    def _written(self, _: int) -> None:
        self._set(replace(self._state, saving=False))
        self._saved()

    def _failed(self, error: DiaryError) -> None:
        self._set(replace(self._state, loading=False, saving=False, error=error))

    def _set(self, state: InsightsState) -> None:
        self._state = state
        self._show(state)
