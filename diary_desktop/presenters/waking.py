"""Wake phrase: what can wake the diary here, and a try that says heard or not heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from diary_desktop.domain.errors import Cancelled, CancelToken, DiaryError
from diary_desktop.domain.events import Event, Failed, Found, JobId, VaultLocked
from diary_desktop.domain.hearing import Wake
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.tasks import Task, Tasks
from diary_desktop.services.waking import Known, Waking

PLACE = "waking"


@dataclass(frozen=True, slots=True)
class WakingState:
    """``known`` is None until it was looked for. ``heard`` is what woke it in the last try."""

    known: Known | None = None
    trying: Literal["", "listening", "heard", "missed"] = ""
    heard: str = ""
    error: DiaryError | None = None


class WakingPresenter:
    """Main thread. A try runs on the conversation lane, as hands-free does; leaving the page ends it."""

    def __init__(self, waking: Waking, tasks: Tasks, bus: EventBus, show: Callable[[WakingState], None]) -> None:
        self._waking = waking
        self._tasks = tasks
        self._bus = bus
        self._show = show
        self._looking: Task | None = None
        self._trying: Task | None = None
        self._state = WakingState()

    @property
    def state(self) -> WakingState:
        return self._state

    def look(self) -> None:
        """Look for trained words and ask the recogniser."""
        self._looking = self._tasks.start(
            "desk", PLACE, lambda job, _: self._bus.publish(Found(job, self._waking.known()))
        )

    def try_it(self) -> None:
        """Listen for a few seconds; again while listening, stop."""
        if self._state.trying == "listening":
            self.stop()
            return
        self._set(replace(self._state, trying="listening", heard="", error=None))
        self._trying = self._tasks.start("conversation", PLACE, self._listen)

    def stop(self) -> None:
        """Give the try up."""
        if self._trying is not None:
            self._trying.cancel()
            self._trying = None
        if self._state.trying == "listening":
            self._set(replace(self._state, trying=""))

    def on_event(self, event: Event) -> None:
        if isinstance(event, VaultLocked):
            self.stop()
            self._set(WakingState())
        elif _of(self._looking, event) and isinstance(event, Found) and isinstance(event.found, Known):
            self._set(replace(self._state, known=event.found))
        elif _of(self._trying, event) and isinstance(event, Found | Failed):
            self._tried(event)

    def _tried(self, event: Found | Failed) -> None:
        self._trying = None
        if isinstance(event, Failed):
            self._set(replace(self._state, trying="", error=event.error))
        elif isinstance(event.found, Wake):
            self._set(replace(self._state, trying="heard", heard=event.found.name))
        else:
            self._set(replace(self._state, trying="missed"))

    def _listen(self, job: JobId, token: CancelToken) -> None:
        try:
            self._bus.publish(Found(job, self._waking.heard(token)))
        except Cancelled:
            return

    def _set(self, state: WakingState) -> None:
        self._state = state
        self._show(state)


def _of(task: Task | None, event: Event) -> bool:
    return task is not None and event.job_id == task.job_id
