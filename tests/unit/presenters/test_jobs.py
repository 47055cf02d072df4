"""The tray of long jobs: one line a job, with what is left, paused and stopped by whoever wants."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from unittest.mock import create_autospec

import pytest

from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.events import (
    Ended,
    Event,
    JobId,
    Progress,
    RecordingStarted,
    RecordingStopped,
    RewritingChanged,
    VaultLocked,
)
from diary_desktop.domain.vocabulary import RewritingState
from diary_desktop.presenters.jobs import REWRITING, JobsPresenter, JobsState
from diary_desktop.runtime.engine_thread import EngineThread
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.rewriting import Rewriting
from diary_desktop.services.tasks import Lane, Task, Tasks

WAIT = 5.0


class Tray:
    """A presenter on real lanes, and a long job whose steps a test takes."""

    def __init__(self) -> None:
        self.lanes: dict[Lane, EngineThread[None]] = {name: EngineThread(name, lambda: None) for name in ("jobs",)}
        self.bus, self.time = EventBus(), 100.0
        self.tasks = Tasks(self.lanes, self.bus)
        self.states: list[JobsState] = []
        self.presenter = JobsPresenter(
            self.tasks, create_autospec(Rewriting, instance=True), self.states.append, lambda: self.time
        )
        self.news: list[Event] = []
        self.told: list[Event] = []
        self.bus.listen(self.news.append)
        self.bus.listen(self.told.append)
        self._step, self.taken = threading.Semaphore(0), threading.Semaphore(0)

    def long_job(self, step: str = "index", total: int = 10) -> Task:
        def work(job: JobId, token: CancelToken) -> None:
            for done in range(1, total + 1):
                self._step.acquire()
                token.raise_if_cancelled()
                self.bus.publish(Progress(job, done, total, step))
                self.taken.release()

        return self.tasks.start("jobs", step, work)

    def steps(self, count: int = 1, seconds: float = 2.0) -> None:
        """So many steps of it, each as long as that."""
        for _ in range(count):
            self.time += seconds
            self._step.release()
            assert self.taken.acquire(timeout=WAIT)
            self.deliver()

    def let_go(self) -> None:
        """One step may be taken, if nothing keeps it."""
        self._step.release()

    def ended(self, task: Task) -> None:
        """Wait for the last news of it, and deliver all."""
        end = time.monotonic() + WAIT
        while not any(isinstance(one, Ended) and one.job_id == task.job_id for one in self.told):
            assert time.monotonic() < end
            time.sleep(0.002)
        self.deliver()

    def deliver(self) -> None:
        news, self.news[:] = list(self.news), []
        for event in news:
            self.presenter.on_event(event)


@pytest.fixture
def tray() -> Iterator[Tray]:
    one = Tray()
    yield one
    one.tasks.cancel_all()
    one.let_go()
    for lane in one.lanes.values():
        assert lane.close(WAIT)


def test_a_job_has_a_line_once_it_takes_long_and_says_what_is_left(tray: Tray) -> None:
    task = tray.long_job()
    tray.steps()
    assert not tray.presenter.state.jobs, "what is over in a second needs no line"
    tray.steps(3)
    (job,) = tray.presenter.state.jobs
    assert (job.kind, job.done, job.total) == ("index", 4, 10)
    assert job.seconds_left == pytest.approx(6 * 6 / 4)
    tray.steps(6)
    tray.ended(task)
    assert not tray.presenter.state.jobs


def test_stopped_in_the_tray_its_work_ends_and_its_line_goes(tray: Tray) -> None:
    task = tray.long_job("backup")
    tray.steps(3)
    assert not tray.presenter.state.jobs[0].can_pause
    tray.presenter.cancel(task.job_id)
    tray.let_go()
    tray.ended(task)
    assert not tray.presenter.state.jobs


def test_paused_by_hand_it_takes_no_step_until_it_goes_on(tray: Tray) -> None:
    task = tray.long_job("verify")
    tray.steps(3)
    tray.presenter.pause_or_resume(task.job_id)
    assert tray.presenter.state.jobs[0].paused
    tray.let_go()
    assert not tray.taken.acquire(timeout=0.1)
    tray.presenter.pause_or_resume(task.job_id)
    assert tray.taken.acquire(timeout=WAIT)


def test_while_somebody_speaks_it_waits_and_says_so(tray: Tray) -> None:
    tray.long_job()
    tray.steps(3)
    tray.presenter.on_event(RecordingStarted(1, "microphone"))
    assert tray.presenter.state.jobs[0].held
    tray.let_go()
    assert not tray.taken.acquire(timeout=0.1)
    tray.presenter.on_event(RecordingStopped(1, 2.0))
    assert tray.taken.acquire(timeout=WAIT)
    assert not tray.presenter.state.jobs[0].held


def test_a_paused_job_ends_when_the_diary_is_locked(tray: Tray) -> None:
    task = tray.long_job()
    tray.steps(3)
    tray.presenter.pause_or_resume(task.job_id)
    tray.let_go()
    tray.tasks.cancel_long_work()
    assert task.future.exception(WAIT) is not None
    tray.presenter.on_event(VaultLocked(0))
    assert tray.states[-1] == JobsState()


def test_learning_in_many_short_jobs_is_one_line(tray: Tray) -> None:
    first = tray.long_job(total=10)
    tray.steps(3)
    second = tray.long_job(total=10)
    first.cancel()
    tray.let_go()
    tray.ended(first)
    (job,) = tray.presenter.state.jobs
    assert (job.job_id, job.done) == (second.job_id, 3)


def test_transcribing_again_is_one_thing_that_can_be_paused(tray: Tray) -> None:
    tray.presenter.on_event(RewritingChanged(0, RewritingState(active=True, done=2, total=9)))
    (job,) = tray.presenter.state.jobs
    assert (job.job_id, job.kind, job.done, job.can_pause) == (REWRITING, "again", 2, True)
    tray.presenter.on_event(RewritingChanged(0, RewritingState(active=True, done=3, total=9, waiting=True)))
    assert tray.presenter.state.jobs[0].held
    tray.presenter.on_event(RewritingChanged(0, RewritingState()))
    assert not tray.presenter.state.jobs


def test_news_of_no_task_and_of_short_steps_make_no_line(tray: Tray) -> None:
    tray.presenter.on_event(Progress(0, 1, 2, "backup"))
    tray.long_job("reading")
    tray.steps(3)
    assert not tray.presenter.state.jobs
