"""Work whose result comes back: started on a lane, answered on the main thread, where presenters live."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from diary_desktop.domain.errors import CancelToken, DiaryError
from diary_desktop.domain.events import Ended, Event, Failed, Found, JobId, Progress, VaultLocked
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.tasks import Lane, Task, Tasks

T = TypeVar("T")

Progressed = Callable[[Progress], None]


def nothing() -> None:
    """For those who stop their work themselves."""


def ignored(_: object) -> None:
    """For those who need no news."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    then: Callable[[Any], None]
    failed: Callable[[DiaryError], None]
    progressed: Progressed
    stopped: Callable[[], None]
    task: Task


class Inquiries:
    """One a presenter; its ``on_event`` is told all news. Nothing comes back once the diary was locked."""

    def __init__(self, tasks: Tasks, bus: EventBus, place: str) -> None:
        """``place`` names in a ``Failed`` what was being done."""
        self._tasks = tasks
        self._bus = bus
        self._place = place
        self._waiting: dict[JobId, _Waiting] = {}

    def ask(
        self,
        work: Callable[[JobId, CancelToken], T],
        then: Callable[[T], None],
        failed: Callable[[DiaryError], None] = ignored,
        *,
        progressed: Progressed = ignored,
        stopped: Callable[[], None] = nothing,
        lane: Lane = "desk",
    ) -> Task:
        """Call ``work`` on a lane, then ``then`` with its result or ``failed`` with its error, on the main thread.

        ``stopped`` is called where it was cancelled by somebody else, such as in the tray of long jobs.
        """

        def done(job: JobId, token: CancelToken) -> None:
            self._bus.publish(Found(job, work(job, token)))

        task = self._tasks.start(lane, self._place, done)
        self._waiting[task.job_id] = _Waiting(then, failed, progressed, stopped, task)
        return task

    def tell(self, progress: Progress) -> None:
        """From any thread: how far the work has come."""
        self._bus.publish(progress)

    def forget(self) -> None:
        """Ask everything under way to stop; nothing of it comes back."""
        waiting, self._waiting = self._waiting, {}
        for one in waiting.values():
            one.task.cancel()

    def on_event(self, event: Event) -> None:
        """Hand an answer to whoever asked."""
        if isinstance(event, VaultLocked):
            self._waiting.clear()
        one = self._waiting.get(event.job_id)
        if one is None:
            return
        if isinstance(event, Progress):
            one.progressed(event)
        elif isinstance(event, Found):
            del self._waiting[event.job_id]
            one.then(event.found)
        elif isinstance(event, Failed):
            del self._waiting[event.job_id]
            one.failed(event.error)
        elif isinstance(event, Ended):
            del self._waiting[event.job_id]
            one.stopped()
