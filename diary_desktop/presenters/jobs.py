"""Long work that goes on behind the screens: what it is, how far, how long still, and how to pause or stop it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from diary_desktop.domain.events import (
    Ended,
    Event,
    Failed,
    JobId,
    Progress,
    RecordingParked,
    RecordingPaused,
    RecordingStarted,
    RecordingStopped,
    RewritingChanged,
    VaultLocked,
)
from diary_desktop.domain.vocabulary import RewritingState
from diary_desktop.services.rewriting import Rewriting
from diary_desktop.services.tasks import Tasks

Kind = Literal["index", "backup", "restore_trial", "verify", "tidy", "export", "import", "merge", "rekey", "again",
               "models", "places", "erase"]  # fmt: skip

BY_STEP: dict[str, Kind] = {
    "index": "index",
    "load": "index",
    "backup": "backup",
    "restore": "restore_trial",
    "verify": "verify",
    "tidy": "tidy",
    "export": "export",
    "import": "import",
    "merge": "merge",
    "rekey": "rekey",
    "reseal": "rekey",
    "places": "places",
    "erase": "erase",
}
"""What the step of a ``Progress`` is about; one that is not named here is shown elsewhere, or is too short."""

BY_PLACE: dict[str, Kind] = {"models": "models", "merge": "merge", "import": "import", "rekey": "rekey"}
"""Work whose steps have names of their own."""

PAUSABLE: frozenset[Kind] = frozenset({"index", "verify", "tidy", "places"})
"""What waits while somebody speaks, and can be paused by hand: it takes short steps and holds nothing open."""

SHOWN_AFTER = 1.0
"""Seconds that something takes at least before it is worth a line."""
ENOUGH_SECONDS = 3.0
"""Of a job; before that nobody can say how long it will take."""
REWRITING: JobId = -1
"""Stands for transcribing again, whose many short jobs are one thing to a person."""


@dataclass(frozen=True, slots=True)
class Job:
    """``total`` is 0 where nobody knows it: then there is no bar. ``paused`` by hand, ``held`` while one speaks."""

    job_id: JobId
    kind: Kind
    done: int = 0
    total: int = 0
    seconds_left: float | None = None
    can_pause: bool = False
    paused: bool = False
    held: bool = False
    began: float = field(default=0.0, compare=False)
    place: str = ""


@dataclass(frozen=True, slots=True)
class JobsState:
    """In the order they began; empty where nothing goes on."""

    jobs: tuple[Job, ...] = ()


class JobsPresenter:
    """Main thread only. Keeps no name and no text of anything: kinds and numbers."""

    def __init__(
        self,
        tasks: Tasks,
        rewriting: Rewriting,
        show: Callable[[JobsState], None],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._tasks = tasks
        self._rewriting = rewriting
        self._show = show
        self._now = now
        self._jobs: dict[JobId, Job] = {}
        self._speaking = False
        self._state = JobsState()

    @property
    def state(self) -> JobsState:
        return self._state

    def refresh(self) -> None:
        """Show the same again."""
        self._show(self._state)

    def cancel(self, job_id: JobId) -> None:
        """Ask it to stop; its line goes once it has."""
        if job_id == REWRITING:
            self._tasks.start("desk", "rewriting", lambda _, __: self._rewriting.stop())
            return
        task = self._tasks.running(job_id)
        if task is not None:
            task.cancel()

    def pause_or_resume(self, job_id: JobId) -> None:
        """By hand, whatever it is now."""
        job = self._jobs.get(job_id)
        if job is None or not job.can_pause:
            return
        self._jobs[job_id] = replace(job, paused=not job.paused, seconds_left=None)
        if job_id == REWRITING:
            do = self._rewriting.pause if not job.paused else lambda: self._rewriting.resume(by_hand=True)
            self._tasks.start("desk", "rewriting", lambda _, __: do())
        else:
            self._hold(job_id)
        self._tell()

    def on_event(self, event: Event) -> None:
        if isinstance(event, VaultLocked):
            self._jobs.clear()
            self._speaking = False
            self._tell()
        elif isinstance(event, Progress):
            self._moved(event)
        elif isinstance(event, Ended | Failed):
            self._over(event.job_id)
        elif isinstance(event, RewritingChanged):
            self._rewrote(event.state)
        elif isinstance(event, RecordingStarted):
            self._speaks(True)
        elif isinstance(event, RecordingPaused | RecordingParked | RecordingStopped):
            self._speaks(False)

    def _moved(self, event: Progress) -> None:
        """A job of the command line or of the closing window has no task, and no line."""
        task = self._tasks.running(event.job_id)
        kind = None if task is None else BY_PLACE.get(task.place, BY_STEP.get(event.step))
        if kind is None:
            return
        place = "" if task is None else task.place
        fresh = Job(event.job_id, kind, can_pause=kind in PAUSABLE, began=self._now(), place=place)
        job = self._jobs.get(event.job_id, fresh)
        if (job.kind, job.total) != (kind, event.total):
            job = replace(fresh, paused=job.paused)  # another part of the same work has a time of its own
        left = self._left(job, event.done, event.total)
        self._jobs[event.job_id] = replace(job, done=event.done, total=event.total, seconds_left=left)
        self._hold(event.job_id)
        self._tell()

    def _left(self, job: Job, done: int, total: int) -> float | None:
        taken = self._now() - job.began
        known = done > 0 and total > 0 and taken >= ENOUGH_SECONDS
        return taken * (total - done) / done if known else None

    def _over(self, job_id: JobId) -> None:
        """Learning the entries goes on in one short job after another, and is one line."""
        job = self._jobs.pop(job_id, None)
        if job is None:
            return
        after = self._tasks.next_of(job.place) if job.kind == "index" and job.done < job.total else None
        if after is not None:
            self._jobs[after] = replace(job, job_id=after)
            self._hold(after)
        self._tell()

    def _rewrote(self, state: RewritingState) -> None:
        if not state.active:
            self._jobs.pop(REWRITING, None)
        else:
            known = self._jobs.get(REWRITING, Job(REWRITING, "again", can_pause=True, began=self._now() - SHOWN_AFTER))
            self._jobs[REWRITING] = replace(
                known, done=state.done, total=state.total, paused=state.paused, held=state.waiting
            )
        self._tell()

    def _speaks(self, speaking: bool) -> None:
        self._speaking = speaking
        for job_id in self._jobs:
            if job_id != REWRITING:
                self._hold(job_id)
        self._tell()

    def _hold(self, job_id: JobId) -> None:
        job, task = self._jobs[job_id], self._tasks.running(job_id)
        self._jobs[job_id] = replace(job, held=self._speaking and job.can_pause)
        if task is None or not job.can_pause:
            return
        if job.paused or self._speaking:
            task.token.pause(task.lane)
        else:
            task.token.resume()

    def _tell(self) -> None:
        now = self._now()
        shown = tuple(one for one in self._jobs.values() if now - one.began >= SHOWN_AFTER or one.paused)
        if shown != self._state.jobs:
            self._state = JobsState(shown)
            self._show(self._state)
