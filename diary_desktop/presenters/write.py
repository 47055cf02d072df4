"""Writing by hand: a title and a text, kept when the person says so and never lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import CancelToken, DiaryError
from diary_desktop.domain.events import EntrySaved, Event, Failed, JobId, VaultLocked
from diary_desktop.domain.moment import Moment
from diary_desktop.ports.clock import Clock
from diary_desktop.services.diary import Diary
from diary_desktop.services.indexer import Indexer
from diary_desktop.services.tasks import Task, Tasks


@dataclass(frozen=True, slots=True)
class WriteState:
    """``title`` and ``text`` are the draft as last told; a view built anew starts from them."""

    started: Moment | None = None
    title: str = ""
    text: str = ""
    question: str = ""
    saving: bool = False
    error: DiaryError | None = None


class WritePresenter:
    """Holds the draft until it is kept or thrown away."""

    def __init__(
        self,
        diary: Diary,
        indexer: Indexer,
        tasks: Tasks,
        clock: Clock,
        show: Callable[[WriteState], None],
        kept: Callable[[EntryId], None],
    ) -> None:
        self._diary = diary
        self._indexer = indexer
        self._tasks = tasks
        self._clock = clock
        self._show = show
        self._kept = kept
        self._task: Task | None = None
        self._state = WriteState()

    @property
    def state(self) -> WriteState:
        return self._state

    @property
    def has_draft(self) -> bool:
        return bool(self._state.text.strip() or self._state.title.strip())

    def refresh(self) -> None:
        """Show the same state again, on a view built anew."""
        self._show(self._state)

    def begin(self, question: str = "") -> None:
        """A new draft, or the one that was left."""
        if not self.has_draft:
            self._state = WriteState(self._clock(), question=question)
        self._show(self._state)

    def edited(self, title: str, text: str) -> None:
        """What the fields hold now; nothing is shown again."""
        self._state = replace(self._state, title=title, text=text, error=None)

    def keep(self) -> None:
        """Save the draft. Without a word in it, says so."""
        if self._state.saving:
            return
        self._set(replace(self._state, saving=True, error=None))
        text, title = self._state.text, self._state.title

        def write(job: JobId, _: CancelToken) -> None:
            entry = self._diary.write(text, title=title, job=job)
            self._tasks.start("jobs", "index", lambda own, token: self._indexer.index(entry, token, own))

        self._task = self._tasks.start("desk", "write", write)

    def throw_away(self) -> None:
        """Forget the draft."""
        self._set(WriteState())

    def on_event(self, event: Event) -> None:
        if isinstance(event, VaultLocked):
            self._task = None
            self._set(WriteState())
        elif self._task is None or event.job_id != self._task.job_id:
            return
        elif isinstance(event, EntrySaved):
            self._set(WriteState())
            self._kept(event.summary.entry_id)
        elif isinstance(event, Failed):
            self._set(replace(self._state, saving=False, error=event.error))

    def _set(self, state: WriteState) -> None:
        self._state = state
        self._show(state)
