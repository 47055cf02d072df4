"""Another program's diary, on the screen: looked through, taken in, and for 30 days taken out again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from diary_desktop.domain.errors import CancelToken, DiaryError
from diary_desktop.domain.events import Event, JobId, Progress, VaultLocked
from diary_desktop.domain.imported import DryRun, ImportReport, PastImport, UndoReport
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.importing import Importing
from diary_desktop.services.plain_copy import write_plain
from diary_desktop.services.tasks import Task, Tasks

from .inquiry import Inquiries

PLACE = "bring"


@dataclass(frozen=True, slots=True)
class ImportState:
    """``found`` waits to be agreed to; ``report`` and ``undone`` are of what was done last."""

    looking: bool = False
    running: bool = False
    done: int = 0
    total: int = 0
    found: DryRun | None = None
    report: ImportReport | None = None
    undone: UndoReport | None = None
    past: tuple[PastImport, ...] = ()
    error: DiaryError | None = None

    @property
    def is_busy(self) -> bool:
        return self.looking or self.running


class ImportPresenter:
    """Main thread only. The chosen path is forgotten once it was taken in or left. ``kept`` is told what came."""

    def __init__(
        self,
        importing: Importing,
        tasks: Tasks,
        bus: EventBus,
        show: Callable[[ImportState], None],
        kept: Callable[[ImportReport], None],
    ) -> None:
        self._importing = importing
        self._tasks = tasks
        self._inquiries = Inquiries(tasks, bus, PLACE)
        self._show = show
        self._kept = kept
        self._path: Path | None = None
        self._task: Task | None = None
        self._state = ImportState()

    @property
    def state(self) -> ImportState:
        return self._state

    def begin(self) -> None:
        """Look what was imported."""
        self._show(self._state)
        self._inquiries.ask(lambda _, __: self._importing.past(), self._listed, self._failed)

    def choose(self, path: Path) -> None:
        """Look a file or folder through; nothing is changed by that."""
        if self._state.is_busy:
            return
        self._path = path
        self._set(ImportState(looking=True, past=self._state.past))
        self._task = self._inquiries.ask(
            lambda job, token: self._importing.dry_run(path, token, job),
            lambda found: self._set(replace(self._state, looking=False, found=found)),
            self._failed,
            stopped=self.leave,
            lane="jobs",
        )

    def leave(self) -> None:
        """Neither looked through nor taken in any further; what came by now stays, and stands in the list."""
        was_running = self._state.running
        if self._task is not None:
            self._task.cancel()
        self._task, self._path = None, None
        self._set(ImportState(past=self._state.past))
        if was_running:
            self.begin()

    def take_in(self) -> None:
        """What was found new, on the jobs thread, behind whatever is there."""
        path, found = self._path, self._state.found
        if path is None or found is None or self._state.is_busy:
            return
        self._set(replace(self._state, running=True, found=None, total=found.new))
        self._task = self._inquiries.ask(
            lambda job, token: self._importing.run(path, token, job),
            self._taken,
            self._failed,
            progressed=self._progressed,
            stopped=self.leave,
            lane="jobs",
        )

    def undo(self, import_id: bytes) -> None:
        """Put what came by it into the bin."""
        if self._state.is_busy:
            return
        self._set(replace(self._state, running=True, done=0, total=0, report=None, undone=None, error=None))
        self._task = self._inquiries.ask(
            lambda job, token: self._importing.undo(import_id, token, job),
            self._taken_out,
            self._failed,
            stopped=self.leave,
            lane="jobs",
        )

    def save_list(self, path: Path, text: str) -> None:
        """What could not be read, as a plain file."""
        self._inquiries.ask(partial(_written, path, text), lambda _: None, self._failed)

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)
        if isinstance(event, VaultLocked):
            self._path, self._task, self._state = None, None, ImportState()

    def _progressed(self, event: Progress) -> None:
        if self._state.running:
            self._set(replace(self._state, done=event.done, total=event.total or self._state.total))

    def _taken(self, report: ImportReport) -> None:
        self._task, self._path = None, None
        self._set(replace(self._state, running=False, report=report))
        if report.added:
            self._tasks.start("jobs", "index", lambda job, token: self._importing.make_findable(report, token, job))
            self._kept(report)
        self.begin()

    def _taken_out(self, report: UndoReport) -> None:
        self._task = None
        self._set(replace(self._state, running=False, undone=report))
        self.begin()

    def _listed(self, past: tuple[PastImport, ...]) -> None:
        self._set(replace(self._state, past=past))

    def _failed(self, error: DiaryError) -> None:
        self._task = None
        self._set(replace(self._state, looking=False, running=False, found=None, error=error))

    def _set(self, state: ImportState) -> None:
        self._state = state
        self._show(state)


def _written(path: Path, text: str, _: JobId, __: CancelToken) -> None:
    write_plain(path, [text.encode("utf-8", "replace")])
