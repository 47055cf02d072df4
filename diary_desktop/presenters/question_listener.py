"""Asking aloud: the microphone opened for one question, what it hears written down."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from diary_desktop.domain.audio import Pcm16
from diary_desktop.domain.errors import Cancelled, CancelToken, DiaryError, ModelMissing, NothingHeard
from diary_desktop.domain.events import (
    Event,
    Failed,
    JobId,
    LevelChanged,
    QuestionHeard,
    RecordingStarted,
    RecordingStopped,
)
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.spoken_question import SpokenQuestion
from diary_desktop.services.tasks import Task, Tasks, log_fault

Changed = Callable[[str, float | None, DiaryError | None], None]
"""Told the phase (``starting``, ``listening``, ``writing`` or none), the level and what went wrong."""


class QuestionListener:
    """``heard`` gets the words of a question. Main thread, but for what its tasks do."""

    def __init__(
        self, spoken: SpokenQuestion, tasks: Tasks, bus: EventBus, changed: Changed, heard: Callable[[str], None]
    ) -> None:
        self._spoken = spoken
        self._tasks = tasks
        self._bus = bus
        self._changed = changed
        self._heard = heard
        self._hearing: JobId = -1
        self._writing: Task | None = None
        self._phase = ""

    def listen(self) -> None:
        """Open the microphone."""
        job = self._hearing = self._bus.new_job()
        self._tell("starting")
        self._spoken.listen(job).add_done_callback(lambda done: self._done(job, done))

    def stop(self, *, ask: bool) -> None:
        """Close the microphone; without ``ask`` what was heard is dropped."""
        if not ask:
            self._hearing = -1
            if self._writing is not None:
                self._writing.cancel()
        self._spoken.stop()
        self._tell("writing" if ask else "")

    def forget(self) -> None:
        """Nothing of a question under way comes back."""
        self._hearing, self._writing, self._phase = -1, None, ""

    def on_event(self, event: Event) -> None:
        if event.job_id != self._hearing:
            return
        if isinstance(event, RecordingStarted):
            self._tell("listening")
        elif isinstance(event, LevelChanged) and self._phase == "listening":
            self._tell("listening", event.dbfs)
        elif isinstance(event, RecordingStopped) and self._phase in ("starting", "listening"):
            # Nobody pressed again: the question had become too long, and the microphone is closed.
            self._tell("writing")
        elif isinstance(event, QuestionHeard):
            self._tell("")
            self._heard(event.text)
        elif isinstance(event, Failed):
            self._tell("", error=event.error)

    def _tell(self, phase: str, dbfs: float | None = None, error: DiaryError | None = None) -> None:
        self._phase = phase
        self._changed(phase, dbfs, error)

    def _done(self, job: JobId, done: Future[list[Pcm16]]) -> None:
        """On the capture thread: write the question down, or say why there is none."""
        error = done.exception()
        if job != self._hearing:
            return
        if error is None:
            heard = done.result()
            self._writing = self._tasks.start("conversation", "ask", lambda _, token: self._write(heard, job, token))
        elif isinstance(error, DiaryError):
            self._bus.publish(Failed(job, error, "ask"))
        elif not isinstance(error, Cancelled):
            log_fault(error, "ask")
            self._bus.publish(Failed(job, DiaryError(), "ask"))

    def _write(self, heard: list[Pcm16], job: JobId, token: CancelToken) -> None:
        """Failures belong to the press that listened: the screen may not know this task yet."""
        try:
            words = self._spoken.words(heard, token)
            if not words:
                raise NothingHeard("No words were heard.", "Come closer to the microphone, or type your question.")
        except ModelMissing:
            # What was said is not kept here, unlike a recording.
            what, hint = "No recogniser for this language is installed.", "Type your question."
            self._bus.publish(Failed(job, ModelMissing(what, hint, role="listening"), "ask"))
        except DiaryError as error:
            self._bus.publish(Failed(job, error, "ask"))
        else:
            self._bus.publish(QuestionHeard(job, words))
