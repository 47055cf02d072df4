"""Hearing a voice before trusting it with one's evenings: one sentence in its language, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from diary_desktop.domain.errors import DiaryError
from diary_desktop.domain.events import Event, Failed, SpeakingChanged, VaultLocked
from diary_desktop.services.narrator import Narrator
from diary_desktop.services.tasks import Task, Tasks

SENTENCES = {
    "en": "On Sunday, 15 November, I walked 7.5 km along the river and was home at 18:30.",
    "vi": "Chủ nhật 15/11, mình đi bộ 7,5 km dọc bờ sông và về đến nhà lúc 18h30.",
}
"""With a date, a measure and a time: what a voice stumbles over."""


@dataclass(frozen=True, slots=True)
class TrialState:
    """``language`` is the voice being heard, empty for none; ``error`` belongs to the one tried last, ``tried``."""

    language: str = ""
    tried: str = ""
    error: DiaryError | None = None


class VoiceTrial:
    """Main thread, but for what its tasks do. One voice at a time."""

    def __init__(self, narrator: Narrator, tasks: Tasks, show: Callable[[TrialState], None]) -> None:
        self._narrator = narrator
        self._tasks = tasks
        self._show = show
        self._state = TrialState()
        self._task: Task | None = None

    def hear_or_stop(self, language: str) -> None:
        """Let the voice of ``language`` speak; the same control stops it."""
        going_on = self._state.language
        self.stop()
        if going_on == language:
            return
        said = [SENTENCES[language]]
        self._task = self._tasks.start(
            "conversation", "try_voice", lambda job, token: self._narrator.say(said, language, token, job)
        )
        self._set(TrialState(language, language))

    def stop(self) -> None:
        """Fall silent."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._set(replace(self._state, language=""))

    def on_event(self, event: Event) -> None:
        if isinstance(event, VaultLocked):
            self.stop()
        elif self._task is None or event.job_id != self._task.job_id:
            return
        elif isinstance(event, SpeakingChanged) and not event.sentence:
            self._set(replace(self._state, language=""))
        elif isinstance(event, Failed):
            self._set(replace(self._state, language="", error=event.error))

    def _set(self, state: TrialState) -> None:
        self._state = state
        self._show(state)
