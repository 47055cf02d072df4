"""Take in recordings made elsewhere: each file is a task of its own, so one that holds no sound stops no other."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.events import EntryIndexed, EntrySaved, Event, Failed, JobId, Progress, VaultLocked
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.dictation import Dictation
from diary_desktop.services.indexer import Indexer
from diary_desktop.services.tasks import Task, Tasks

PLACE = "take_in"

ENOUGH_SECONDS = 2.0
"""Of a step; before that nobody can say how long it will take."""

Step = Literal["", "reading", "writing"]


@dataclass(frozen=True, slots=True)
class IntakeState:
    """``reading`` until the sound is safe, then ``writing`` its words down; empty where nothing is taken in.

    ``percent`` of that step of this file, None where the file does not tell its length.
    """

    step: Step = ""
    number: int = 0
    of: int = 0
    percent: int | None = None
    seconds_left: float | None = None


class IntakePresenter:
    """Keeps no file name once its task has ended. Errors come as ``Failed`` at ``PLACE``, for the banner.

    ``began`` gets how many files were asked for; ``kept`` the entry and the seconds of its sound, once that is safe
    on disk and before a word of it is written down.
    """

    def __init__(
        self,
        dictation: Dictation,
        indexer: Indexer,
        tasks: Tasks,
        bus: EventBus,
        began: Callable[[int], None],
        kept: Callable[[EntryId, float], None],
        show: Callable[[IntakeState], None],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._dictation = dictation
        self._indexer = indexer
        self._tasks = tasks
        self._bus = bus
        self._began = began
        self._kept = kept
        self._show = show
        self._now = now
        self._running: dict[JobId, Task] = {}
        self._unkept: set[JobId] = set()
        self._asked = self._done = 0
        self._step_began = 0.0
        self._state = IntakeState()

    @property
    def state(self) -> IntakeState:
        return self._state

    @property
    def going_on(self) -> bool:
        """Whether a file is waited for whose sound is not safe yet. Writing it down can be made up for later."""
        return bool(self._unkept)

    def take_in(self, paths: Sequence[Path]) -> None:
        """An entry from each file, one after another in the order given."""
        if not paths:
            return
        self._began(len(paths))
        if not self._running:
            self._asked = self._done = 0
        self._asked += len(paths)
        for path in paths:
            task = self._tasks.start("jobs", PLACE, partial(self._take_in, path))
            self._running[task.job_id] = task
            self._unkept.add(task.job_id)

    def cancel(self) -> None:
        """No further file, and nothing of the one being read; what is kept stays, and is written down another time."""
        self.stop()

    def stop(self) -> None:
        """The diary closes: what is not kept yet stays outside; what is kept is written down after the next unlock."""
        for task in self._running.values():
            task.cancel()
        self._running.clear()
        self._unkept.clear()
        self._set(IntakeState())

    def on_event(self, event: Event) -> None:
        if isinstance(event, VaultLocked):
            self.stop()
        elif event.job_id not in self._running:
            return
        elif isinstance(event, Progress) and event.step in ("reading", "writing"):
            self._moved(event)
        elif isinstance(event, EntrySaved) and event.job_id in self._unkept:
            self._unkept.remove(event.job_id)
            self._kept(event.summary.entry_id, event.summary.seconds)
        elif isinstance(event, EntryIndexed | Failed):
            self._unkept.discard(event.job_id)
            del self._running[event.job_id]
            self._done += 1
            if not self._running:
                self._set(IntakeState())

    def _moved(self, event: Progress) -> None:
        step: Step = "writing" if event.step == "writing" else "reading"
        number = self._done + 1
        if (step, number) != (self._state.step, self._state.number):
            self._step_began = self._now()
        share = event.done / event.total if event.total else None
        percent = None if share is None else min(100, int(100 * share))
        self._set(IntakeState(step, number, self._asked, percent, self._left(share)))

    def _left(self, share: float | None) -> float | None:
        """As fast as it went so far."""
        taken = self._now() - self._step_began
        return taken * (1 - share) / share if share and taken >= ENOUGH_SECONDS else None

    def _take_in(self, path: Path, job: JobId, token: CancelToken) -> None:
        """Safe first, then written down, then made findable."""

        def moved(step: str, seconds: float, total: float) -> None:
            self._bus.publish(Progress(job, round(seconds), round(total), step))

        self._indexer.index(self._dictation.take_in(path, token, job=job, moved=moved), token, job)

    def _set(self, state: IntakeState) -> None:
        if state != self._state:
            self._state = state
            self._show(state)
