"""Starts work for the window and turns what became of it into news; the main thread never waits."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Literal

from diary_desktop.domain.errors import Cancelled, CancelToken, DiaryError
from diary_desktop.domain.events import Ended, Failed, JobId
from diary_desktop.runtime.engine_thread import EngineThread, Token
from diary_desktop.runtime.event_bus import EventBus

log = logging.getLogger(__name__)

Lane = Literal["conversation", "standby", "desk", "figures", "models", "jobs"]
"""``conversation``: the question in progress; ``standby``: waiting for the wake word; ``desk``: short things a person
waits for; ``figures``: counting over everything, behind which no save shall wait; ``models``: hours of fetching, which
nothing else shall wait behind; ``jobs``: long work."""

Work = Callable[[JobId, CancelToken], object]

Watcher = Callable[[Lane, str, bool], None]
"""Told the lane and place of work, and whether it begins."""


@dataclass(frozen=True, slots=True)
class Task:
    """Work that was started: its number, and the way to stop it."""

    job_id: JobId
    token: Token
    future: Future[object]
    lane: Lane = "jobs"
    place: str = ""
    """What is being done, as in a ``Failed``."""

    def cancel(self) -> None:
        """Ask it to stop; no news of it will say so."""
        self.token.cancel()


class Tasks:
    """Queues work on a lane. Errors become ``Failed`` events; a cancelled task ends silently."""

    def __init__(self, lanes: Mapping[Lane, EngineThread[None]], bus: EventBus) -> None:
        self._lanes = lanes
        self._bus = bus
        self._running: dict[JobId, Task] = {}
        self._watchers: list[Watcher] = []

    def watch(self, watcher: Watcher) -> None:
        """Tell ``watcher`` of everything that is queued, and of everything that has ended, on whichever thread."""
        self._watchers.append(watcher)

    def runs(self, lane: Lane) -> bool:
        """Whether anything runs or waits there."""
        return any(task.lane == lane for task in list(self._running.values()))

    def start(self, lane: Lane, place: str, work: Work) -> Task:
        """Queue ``work(job_id, token)`` and return at once."""
        for watcher in self._watchers:
            watcher(lane, place, True)
        job_id, token = self._bus.new_job(), Token()
        future = self._lanes[lane].submit(lambda _, own: work(job_id, own), token)
        task = Task(job_id, token, future, lane, place)
        self._running[job_id] = task
        future.add_done_callback(lambda done: self._ended(task, place, done))
        return task

    def running(self, job_id: JobId) -> Task | None:
        """The task of that number while it runs or waits."""
        return self._running.get(job_id)

    def next_of(self, place: str) -> JobId | None:
        """The oldest job there is for ``place``: work in many short jobs goes on in it."""
        return next((task.job_id for task in list(self._running.values()) if task.place == place), None)

    def cancel_all(self) -> None:
        """Ask everything that runs or waits to stop."""
        for task in list(self._running.values()):
            task.cancel()

    def cancel_long_work(self) -> None:
        """Ask questions and jobs to stop before the diary locks.

        What the desk still has to keep is kept, and a model is fetched on: nothing of that is the diary's.
        """
        for task in list(self._running.values()):
            if task.lane not in ("desk", "models"):
                task.cancel()

    def _ended(self, task: Task, place: str, done: Future[object]) -> None:
        self._running.pop(task.job_id, None)
        for watcher in self._watchers:
            watcher(task.lane, place, False)
        error = done.exception()
        if error is not None and not isinstance(error, Cancelled):
            if not isinstance(error, DiaryError):
                log_fault(error, place)
                error = DiaryError()
            self._bus.publish(Failed(task.job_id, error, place))
        self._bus.publish(Ended(task.job_id))


def log_fault(error: BaseException, place: str) -> None:
    """Log a fault nobody foresaw: its type and the lines it came through, never its message: that may hold text."""
    frames = traceback.extract_tb(error.__traceback__)
    where = [f"{frame.filename.rsplit('diary_desktop', 1)[-1]}:{frame.lineno}" for frame in frames]
    log.error("fault", extra={"place": place, "error": type(error).__name__, "frames": where})
