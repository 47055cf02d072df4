"""Leaving with everything, on the screen: how much, whether it is meant, how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Literal

from diary_desktop.domain.errors import DiaryError, InputError
from diary_desktop.domain.events import Event, Progress, VaultLocked
from diary_desktop.ports.clock import Clock
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.export import Export, ExportReport, Preview, Wanted
from diary_desktop.services.tasks import Task, Tasks

from .inquiry import Inquiries

Span = Literal["all", "month", "year", "last_year", "days"]
"""Everything, the last 30 days, this calendar year, the one before, or days that are typed."""


@dataclass(frozen=True, slots=True)
class ExportState:
    """``preview`` is ``None`` until it is known; ``report`` is of the last archive written."""

    span: Span = "all"
    first: str = ""
    last: str = ""
    sounds: bool = True
    tag: str = ""
    """Only what bears it; empty for everything."""
    preview: Preview | None = None
    running: bool = False
    done: int = 0
    total: int = 0
    report: ExportReport | None = None
    error: DiaryError | None = None
    today: date = field(default_factory=lambda: date(2000, 1, 1))

    def wanted(self) -> Wanted:
        """Raises ``InputError`` for days that cannot be understood."""
        year = self.today.year
        spans = {
            "all": (None, None),
            "month": (date.fromordinal(self.today.toordinal() - 29), None),
            "year": (date(year, 1, 1), None),
            "last_year": (date(year - 1, 1, 1), date(year - 1, 12, 31)),
        }
        first, last = (_day(self.first), _day(self.last)) if self.span == "days" else spans[self.span]
        wanted = Wanted(first, last, self.sounds, (self.tag,) if self.tag else ())
        wanted.validate()
        return wanted


class ExportPresenter:
    """``ask`` puts the question whether a readable copy is meant; the path comes to ``write`` afterwards."""

    def __init__(
        self,
        export: Export,
        tasks: Tasks,
        bus: EventBus,
        clock: Clock,
        show: Callable[[ExportState], None],
        ask: Callable[[Preview], None],
    ) -> None:
        self._export = export
        self._clock = clock
        self._inquiries = Inquiries(tasks, bus, "export")
        self._show = show
        self._ask = ask
        self._task: Task | None = None
        self._state = ExportState()

    @property
    def state(self) -> ExportState:
        return self._state

    def begin(self) -> None:
        """Count what there is."""
        self._state = replace(self._state, today=self._clock().local.date())
        self._count()

    def choose_span(self, span: Span) -> None:
        """Other days."""
        self._state = replace(self._state, span=span, error=None)
        self._count()

    def type_days(self, first: str, last: str) -> None:
        """Days by hand, as 2026-11-21; empty for no bound. Judged once they are used."""
        self._state = replace(self._state, first=first.strip(), last=last.strip(), error=None)
        self._count()

    def choose_tag(self, tag: str) -> None:
        """Only what bears it; empty for everything."""
        self._state = replace(self._state, tag=tag, error=None)
        self._count()

    def choose_sounds(self, sounds: bool) -> None:
        """With the recordings or without."""
        self._state = replace(self._state, sounds=sounds)
        self._count()

    def wish(self) -> None:
        """Ask whether a readable copy is meant."""
        try:
            wanted = self._state.wanted()
        except InputError as error:
            self._set(replace(self._state, error=error))
            return
        if not self._state.running:
            self._inquiries.ask(lambda _, __: self._export.preview(wanted), self._ask, self._failed)

    def write(self, path: Path) -> None:
        """On the jobs thread, behind whatever is there."""
        if self._state.running:
            return
        wanted = self._state.wanted()
        self._set(replace(self._state, running=True, done=0, total=0, report=None, error=None))
        self._task = self._inquiries.ask(
            lambda job, token: self._export.run(path, wanted, token, job),
            self._written,
            self._failed,
            progressed=self._progressed,
            stopped=self.stop,
            lane="jobs",
        )

    def stop(self) -> None:
        """Give it up; nothing of the archive stays."""
        if self._task is not None:
            self._task.cancel()
        self._task = None
        self._set(replace(self._state, running=False))

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)
        if isinstance(event, VaultLocked):
            self._state = ExportState()

    def _count(self) -> None:
        self._set(self._state)
        try:
            wanted = self._state.wanted()
        except InputError:
            self._set(replace(self._state, preview=None))
            return
        self._inquiries.ask(
            lambda _, __: self._export.preview(wanted),
            lambda found: self._set(replace(self._state, preview=found)),
            self._failed,
        )

    def _progressed(self, event: Progress) -> None:
        if self._state.running:
            self._set(replace(self._state, done=event.done, total=event.total))

    def _written(self, report: ExportReport) -> None:
        self._task = None
        self._set(replace(self._state, running=False, report=report))

    def _failed(self, error: DiaryError) -> None:
        self._task = None
        self._set(replace(self._state, running=False, error=error))

    def _set(self, state: ExportState) -> None:
        self._state = state
        self._show(state)


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError("'{text}' is not a day.", "Write it as 2026-11-21.", text=text) from error
