"""One thread, one engine, one queue: the only way heavy things are touched, so almost nothing needs a lock."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Generic, TypeVar

from diary_desktop.domain.errors import Cancelled, CancelToken

from .pools import leave_the_windows_pool
from .priority import give_way_if_meant, gives_way, step_behind

E = TypeVar("E")
R = TypeVar("R")

WAIT_ORDER = (
    "ear",
    "capture",
    "conversation",
    "standby",
    "desk",
    "figures",
    "models",
    "jobs",
    "captions",
    "recognizer",
    "language",
    "synthesizer",
    "embedder",
    "search",
    "vault",
)
"""A thread may wait only on threads to its right, so no two can ever wait for each other."""

COMPUTING = frozenset({"captions", "recognizer", "language", "embedder"})
"""Threads that keep a core busy for seconds; they stand behind the window and the microphone."""


GIVING_WAY = frozenset({"desk", "figures", "models", "jobs"})
"""Threads whose work goes through many things in steps, while nothing is heard or spoken that would break off."""


class Token:
    """A ``CancelToken`` that anybody may cancel, once and for good."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._goes_on = threading.Event()
        self._goes_on.set()
        self._waits_on = ""

    def cancel(self) -> None:
        """Ask the job to stop, also where it is paused."""
        self._event.set()
        self._goes_on.set()

    def pause(self, thread: str) -> None:
        """Let the job wait at its next step on the thread of that name; what it does on others goes on."""
        self._waits_on = thread
        if not self._event.is_set():
            self._goes_on.clear()

    def resume(self) -> None:
        """Go on."""
        self._goes_on.set()

    @property
    def paused(self) -> bool:
        return not self._goes_on.is_set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked."""
        return self._event.is_set()

    def raise_if_cancelled(self) -> None:
        """Raise ``Cancelled`` once cancelled. This is where a paused job waits, and any long one for a busy window."""
        if not self._goes_on.is_set() and threading.current_thread().name == self._waits_on:
            self._goes_on.wait()
        if self._event.is_set():
            raise Cancelled
        give_way_if_meant()

    def wait(self, seconds: float) -> None:
        """Sleep, but wake and raise ``Cancelled`` as soon as somebody cancels."""
        if self._event.wait(seconds):
            raise Cancelled


class EngineThread(Generic[E]):
    """Load an engine on first use and run its jobs one after another.

    A load that fails fails that job alone: the next job tries again, so a model installed meanwhile is found.
    ``unload`` drops the engine on its own thread. Jobs after ``close`` end in ``Cancelled``.
    """

    def __init__(self, name: str, load: Callable[[], E], unload: Callable[[E], object] | None = None) -> None:
        if name not in WAIT_ORDER:
            raise ValueError(f"{name} has no place in the waiting order")
        self.name = name
        self._load = load
        self._unload = unload
        self._queue: SimpleQueue[_Job | None] = SimpleQueue()
        self._closing = threading.Event()
        self._working = False
        self._engine: list[E] = []
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._started = threading.Lock()

    @property
    def busy(self) -> bool:
        """Whether something is being done or waits to be done."""
        return self._working or not self._queue.empty()

    def submit(self, job: Callable[[E, CancelToken], R], token: CancelToken | None = None) -> Future[R]:
        """Queue ``job(engine, token)``; its result, error or ``Cancelled`` arrives in the future."""
        future: Future[R] = Future()
        if self._closing.is_set():
            future.set_exception(Cancelled())
            return future
        own = token if token is not None else Token()
        self._queue.put(_Job(lambda: self._settle(job, own, future)))
        self._start()
        return future

    def call(self, job: Callable[[E, CancelToken], R], token: CancelToken | None = None) -> R:
        """Submit and wait. Only from a thread to the left in ``WAIT_ORDER`` (or from outside of it)."""
        here = threading.current_thread().name
        if here in WAIT_ORDER and WAIT_ORDER.index(here) >= WAIT_ORDER.index(self.name):
            raise RuntimeError(f"{here} must not wait for {self.name}")
        return self.submit(job, token).result()

    def unload(self) -> Future[None]:
        """Drop the engine (it loads again at the next job), for example because its cache holds diary text."""
        return self.between(self._drop)

    def between(self, work: Callable[[], object]) -> Future[None]:
        """Run ``work`` on this thread between two jobs, without an engine. Nothing happens where it does not run."""
        future: Future[None] = Future()
        with self._started:
            idle = self._thread.ident is None
        if threading.current_thread() is self._thread:
            _told(future, work)
        elif idle or self._closing.is_set():
            future.set_result(None)  # nothing was ever done there, or it ends and drops everything
        else:
            self._queue.put(_Job(lambda: _told(future, work)))
        return future

    def close(self, timeout: float) -> bool:
        """Run what is queued, drop the engine, end the thread; False when that took longer than ``timeout`` seconds."""
        self._closing.set()
        with self._started:
            alive = self._thread.is_alive()
        if not alive:
            return True
        self._queue.put(None)
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _start(self) -> None:
        with self._started:
            if self._thread.ident is None:
                self._thread.start()

    def _run(self) -> None:
        leave_the_windows_pool()
        if self.name in COMPUTING:
            step_behind()
        if self.name in GIVING_WAY:
            gives_way()
        while (job := self._queue.get()) is not None:
            self._working = True
            job.run()
            self._working = False
            del job
        _told(Future(), self._drop)

    def _settle(self, job: Callable[[E, CancelToken], R], token: CancelToken, future: Future[R]) -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            token.raise_if_cancelled()
            if not self._engine:
                self._engine.append(self._load())
            result = job(self._engine[0], token)
        except BaseException as error:  # noqa: BLE001  one of two broad catches: whoever waits gets it
            future.set_exception(error)
        else:
            future.set_result(result)

    def _drop(self) -> None:
        if self._engine:
            engine = self._engine.pop()
            if self._unload is not None:
                self._unload(engine)


def _told(future: Future[None], work: Callable[[], object]) -> None:
    try:
        work()
    except BaseException as error:  # noqa: BLE001  as above: the future carries it
        future.set_exception(error)
    else:
        future.set_result(None)


class _Job:
    """A queued closure; its own class keeps ``None`` free as the end mark."""

    def __init__(self, run: Callable[[], None]) -> None:
        self.run = run
