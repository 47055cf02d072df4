"""Waits for the wake word or the phrase wherever the diary is, and steps aside for whatever else wants the microphone.

It waits on a lane of its own. What begins a recording by key meanwhile gets the ear's own microphone, which begins with
the last second; a pause of that recording, and every other use of a microphone, closes the ear first.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from diary_desktop.domain.errors import AudioError, Cancelled, CancelToken
from diary_desktop.domain.events import JobId, Woken
from diary_desktop.domain.hearing import Wake
from diary_desktop.ports.audio import Microphone
from diary_desktop.ports.hearing import RecordingEar
from diary_desktop.runtime.event_bus import EventBus

from .tasks import Task, Tasks
from .voice_keys import Interruption

PLACE = "standby"

LOOK = 0.2
"""Seconds between two looks at whether the microphone is free again."""

CLOSED_WITHIN = 2.0
"""Seconds that somebody who wants the microphone waits until the ear has closed it, or has to take the ear's."""

TRY_AGAIN = 5.0
"""Seconds after the ear broke down."""


class LastingEar(RecordingEar, Protocol):
    """The real one, which can also hear with other settings and tells who records along."""

    @property
    def recorded(self) -> bool:
        """Whether somebody records what it hears."""

    def recent_microphone(self) -> Microphone:
        """Its sound from a second ago on, and nothing older."""

    def renew(self) -> None:
        """Hear with the settings as they are now."""

    def wait_closed(self, seconds: float) -> bool:
        """Whether no microphone is open within ``seconds``."""


class Standby:
    """``start``, ``stop`` and ``mute`` return at once, from any thread; ``step_aside`` waits a moment."""

    def __init__(
        self,
        ear: LastingEar,
        tasks: Tasks,
        bus: EventBus,
        talking: Callable[[], bool],
        recording: Callable[[], bool],
    ) -> None:
        """``talking``: a conversation uses the ear; ``recording``: something else uses a microphone."""
        self._ear = ear
        self._tasks = tasks
        self._bus = bus
        self._talking = talking
        self._recording = recording
        self._lock = threading.Lock()
        self._task: Task | None = None
        self._held = 0
        self._woken = False
        self._lent = 0.0

    @property
    def going_on(self) -> bool:
        """Whether it waits, or would if nothing else used the microphone."""
        return self._task is not None and not self._task.future.done() and not self._task.token.cancelled

    def start(self) -> None:
        """Wait for what wakes the diary; again while it does, nothing happens."""
        with self._lock:
            if not self.going_on:
                self._task = self._tasks.start("standby", PLACE, self._stand_by)

    def stop(self) -> None:
        """Wait no more; the ear closes unless a conversation uses it."""
        with self._lock:
            if self._task is not None:
                self._task.cancel()

    def renew(self) -> None:
        """Other words are waited for; not in mid-recording, which the next waiting follows anyway."""
        if not self._ear.recorded:
            self._ear.renew()

    def mute(self, muted: bool) -> None:
        """Close the microphone, or open it again."""
        self._ear.mute(muted)

    def answered(self) -> None:
        """Whoever was told of a wake has begun, or will not."""
        self._woken = False

    def microphone(self) -> Microphone | None:
        """The open ear's, with the last second before now; None where nothing is heard by it."""
        state = self._ear.state
        heard = self.going_on and state.open and state.hearing and not state.muted and not self._talking()
        if not heard:
            return None
        self._lent = time.monotonic()
        return self._ear.recent_microphone()

    def step_aside(self) -> None:
        """Leave the microphone to who is about to open one of its own. Not from the ear's thread."""
        if self.going_on and not self._talking():
            with self._holding():
                self._ear.close()
                self._ear.wait_closed(CLOSED_WITHIN)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Inside, somebody else waits for what wakes the diary, with the same ear."""
        with self._holding():
            yield

    @contextmanager
    def _holding(self) -> Iterator[None]:
        with self._lock:
            self._held += 1
        try:
            yield
        finally:
            with self._lock:
                self._held -= 1

    def _busy(self) -> bool:
        return self._woken or self._held > 0 or self._talking() or self._recording()

    def _stand_by(self, job: JobId, token: CancelToken) -> None:
        own = Interruption(token)
        try:
            while True:
                self._until_free(own)
                wake = self._wait(own)
                if wake is not None:
                    self._woken = True
                    self._bus.publish(Woken(job, wake.name))
        finally:
            self._woken = False
            if not self._talking():
                self._ear.close()

    def _until_free(self, own: Interruption) -> None:
        """A pause closes the microphone, so it is not left open for a wake either."""
        while self._busy():
            used = self._woken or self._held or self._talking() or self._ear.recorded
            if not used and self._ear.state.open and time.monotonic() > self._lent + CLOSED_WITHIN:
                self._ear.close()
            own.wait(LOOK)

    def _wait(self, own: Interruption) -> Wake | None:
        with self._lock:
            own.raise_if_cancelled()
            self._ear.open()
        self._ear.skip()
        try:
            return self._ear.wait_for_wake(_WhileFree(own, self._busy))
        except _Busy:
            return None
        except AudioError:
            if not self._busy():
                own.wait(TRY_AGAIN)
            return None


class _Busy(Cancelled):
    """Something else wants the microphone."""


class _WhileFree:
    """A token that also ends once the microphone is wanted."""

    def __init__(self, own: Interruption, busy: Callable[[], bool]) -> None:
        self._own = own
        self._busy = busy

    def raise_if_cancelled(self) -> None:
        """Raise ``Cancelled`` once cancelled or no longer free."""
        self._own.raise_if_cancelled()
        if self._busy():
            raise _Busy
