"""A running diary on fakes, and a stage that hands its news to a presenter on the test's own thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Any

import pytest

from diary_desktop.domain.events import Event
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk
from tests.journeys.conftest import clock as clock
from tests.journeys.conftest import make_desk as make_desk

PATIENCE = 20.0


class Stage:
    """Keeps every state that was shown, and pumps events until something holds."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.shown: list[Any] = []
        self.calls: list[tuple[Any, ...]] = []
        self.listeners: list[Callable[[Event], None]] = []
        self._queue: SimpleQueue[Event] = SimpleQueue()
        desk.journeys.bus.listen(self._queue.put)

    @property
    def state(self) -> Any:
        return self.shown[-1]

    def show(self, state: object) -> None:
        self.shown.append(state)

    def called(self, *values: object) -> None:
        self.calls.append(values)

    def until(self, holds: Callable[[], bool], what: str = "the state") -> None:
        """Deliver news until ``holds``; fail after a while."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            try:
                event = self._queue.get(timeout=0.02)
            except Empty:
                if time.monotonic() > deadline:
                    pytest.fail(f"{what} never came; last shown: {self.shown[-1:]}")
                continue
            for listener in self.listeners:
                listener(event)

    def rest(self, seconds: float = 0.2) -> None:
        """Deliver whatever comes within ``seconds``."""
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            try:
                event = self._queue.get(timeout=0.02)
            except Empty:
                continue
            for listener in self.listeners:
                listener(event)


@pytest.fixture
def stage(make_desk: MakeDesk) -> Stage:
    """On a diary that was made but is empty."""
    desk = make_desk()
    desk.journeys.session.create(bytearray(PASSPHRASE))
    return Stage(desk)
