"""Steps of the vault thread done ahead of their use: it works on while the last ones are looked at elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Generic, TypeVar

from diary_desktop.domain.errors import CancelToken

from .vault_state import VaultState, VaultThread

S = TypeVar("S")

MOST = 32


class StepsAhead(Generic[S]):
    """At any time one step stands in the thread's queue, so that whatever else comes is done after it.

    ``step`` gives None when there is no more. What it raises is raised to whoever asks for it.
    """

    def __init__(
        self, thread: VaultThread, step: Callable[[VaultState, CancelToken], S | None], most: int = MOST
    ) -> None:
        """``most`` steps wait to be used at any time: they lie in memory."""
        self._thread = thread
        self._step = step
        self._most = most
        self._done: SimpleQueue[Future[S | None]] = SimpleQueue()
        self._lock = threading.Lock()
        self._waiting = 0
        self._going = False
        self._ended = False

    def __iter__(self) -> Iterator[S]:
        """Once. Whoever asks no more ends it."""
        self._go_on()
        try:
            while (given := self._next()) is not None:
                yield given
        finally:
            self._ended = True

    def _next(self) -> S | None:
        future = self._done.get()
        with self._lock:
            self._waiting -= 1
        self._go_on()
        return future.result()

    def _go_on(self) -> None:
        with self._lock:
            if self._going or self._ended or self._waiting >= self._most:
                return
            self._going = True
        self._thread.submit(self._step).add_done_callback(self._taken)

    def _taken(self, future: Future[S | None]) -> None:
        """On the thread that did the step."""
        with self._lock:
            self._going = False
            self._waiting += 1
            self._ended |= future.cancelled() or future.exception() is not None or future.result() is None
        self._done.put(future)
        self._go_on()
