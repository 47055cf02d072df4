"""Reads an answer aloud, one at a time, and falls silent when told."""

from __future__ import annotations

from collections.abc import Callable

from diary_desktop.domain.conversation import Answer
from diary_desktop.domain.errors import CancelToken, DiaryError, SpeakerLost
from diary_desktop.domain.events import Event, Failed, JobId, SpeakingChanged
from diary_desktop.services.answerer import Answerer
from diary_desktop.services.narrator import Narrator
from diary_desktop.services.tasks import Task, Tasks

Said = Callable[[str, DiaryError | None], None]
"""Told the sentence being spoken, empty for none, and what went wrong."""


class AnswerVoice:
    """Main thread, but for what its tasks do."""

    def __init__(self, answerer: Answerer, narrator: Narrator, tasks: Tasks, said: Said) -> None:
        self._answerer = answerer
        self._narrator = narrator
        self._tasks = tasks
        self._said = said
        self._task: Task | None = None
        self.reading = False
        self._answer: Answer | None = None
        self._reached = 0
        self._broken_off: tuple[Answer, int] | None = None

    def read(self, answer: Answer) -> None:
        """Begin with this one, in place of any other; one that broke off goes on with the sentence it broke off in."""
        self.stop()
        same = self._broken_off is not None and self._broken_off[0] is answer
        first = self._broken_off[1] if self._broken_off is not None and same else 0
        self._answer, self._reached, self._broken_off = answer, first - 1, None
        self._task = self._tasks.start("conversation", "speak", lambda job, token: self._say(answer, first, job, token))

    def stop(self) -> None:
        """Fall silent."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if self.reading:
            self.reading = False
            self._said("", None)

    def on_event(self, event: Event) -> None:
        if self._task is None or event.job_id != self._task.job_id:
            return
        if isinstance(event, SpeakingChanged):
            self.reading = bool(event.sentence)
            self._reached += self.reading
            self._said(event.sentence, None)
        elif isinstance(event, Failed):
            self.reading = False
            if isinstance(event.error, SpeakerLost) and self._answer is not None:
                self._broken_off = (self._answer, max(0, self._reached))
            self._said("", event.error)

    def _say(self, answer: Answer, first: int, job: JobId, token: CancelToken) -> None:
        language = answer.question.language or "en"
        self._narrator.say(self._answerer.spoken(answer)[first:], language, token, job)
