"""Writing by hand: a title and a text, sealed while they grow and an entry when the person says so."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from diary_desktop.domain.details import Details
from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import CancelToken, DiaryError
from diary_desktop.domain.events import DraftSealed, EntrySaved, Event, Failed, JobId, VaultLocked
from diary_desktop.domain.moment import Moment, parse_moment
from diary_desktop.ports.clock import Clock
from diary_desktop.services.diary import Diary
from diary_desktop.services.drafts import Drafts
from diary_desktop.services.indexer import Indexer
from diary_desktop.services.tasks import Task, Tasks

from .entry_state import DetailPart


@dataclass(frozen=True, slots=True)
class WriteState:
    """``title`` and ``text`` are the draft as last told; a view built anew starts from them."""

    started: Moment | None = None
    title: str = ""
    text: str = ""
    question: str = ""
    saving: bool = False
    saved: bool = False
    """Whether the draft has been sealed since it was begun; what came after follows within a second."""
    error: DiaryError | None = None
    details: Details = field(default_factory=Details)
    """What was chosen besides the words."""
    detailing: DetailPart = ""


class WritePresenter:
    """Holds the draft until it is kept or thrown away."""

    def __init__(
        self,
        diary: Diary,
        indexer: Indexer,
        drafts: Drafts,
        tasks: Tasks,
        clock: Clock,
        show: Callable[[WriteState], None],
        kept: Callable[[EntryId], None],
    ) -> None:
        self._diary = diary
        self._indexer = indexer
        self._drafts = drafts
        self._tasks = tasks
        self._clock = clock
        self._show = show
        self._kept = kept
        self._task: Task | None = None
        self._entry_id = _new_id()
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

    def begin(self, question: str = "", *, day: date | None = None, text: str = "") -> None:
        """A new draft, of another ``day`` or beginning with ``text``; or the one that was left."""
        if not self.has_draft:
            now = self._clock()
            self._entry_id = _new_id()
            happened = parse_moment(day.isoformat(), now) if day is not None and day != now.day() else None
            self._state = WriteState(now, text=text, question=question, details=Details(happened=happened))
        self._show(self._state)

    def edited(self, title: str, text: str) -> None:
        """What the fields hold now; nothing is shown again."""
        self._state = replace(self._state, title=title, text=text, error=None)
        begun = self._state.started or self._clock()
        self._drafts.changed(Draft(self._entry_id, title, text, begun, begun))

    def take_up(self, draft: Draft) -> bool:
        """Go on with a draft that was found; False while another one is being written."""
        if self.has_draft:
            return False
        self._entry_id = draft.entry_id
        self._set(WriteState(draft.begun, draft.title, draft.text, saved=True))
        return True

    def keep(self) -> None:
        """Save the draft. Without a word in it, says so."""
        if self._state.saving:
            return
        self._set(replace(self._state, saving=True, error=None))
        text, title, entry_id, details = self._state.text, self._state.title, self._entry_id, self._state.details

        def write(job: JobId, _: CancelToken) -> None:
            entry = self._diary.write(text, title=title, entry_id=entry_id, details=details, job=job)
            self._drafts.drop(entry_id)
            self._tasks.start("jobs", "index", lambda own, token: self._indexer.index(entry, token, own))

        self._task = self._tasks.start("desk", "write", write)

    def change_details(self, change: Callable[[Details], Details]) -> None:
        """Weather, a label, a number or the day, before anything is kept."""
        if not self._state.saving:
            self._set(replace(self._state, details=change(self._state.details)))

    def open_details(self, part: DetailPart) -> None:
        """What can be added stands open, or is put away with nothing."""
        self._set(replace(self._state, detailing=part))

    def redate_to(self, local: datetime | None) -> None:
        """By the clock of where one is now; ``None``: when it is told."""
        happened = None if local is None else replace(self._clock(), local=local)
        self.change_details(lambda now: replace(now, happened=happened))

    def throw_away(self) -> None:
        """Forget the draft."""
        entry_id = self._entry_id
        self._tasks.start("desk", "keep", lambda _, __: self._drafts.drop(entry_id))
        self._set(WriteState())

    def on_event(self, event: Event) -> None:
        if isinstance(event, VaultLocked):
            self._task = None
            self._set(WriteState())
        elif isinstance(event, DraftSealed) and event.entry_id == self._entry_id and self.has_draft:
            if not self._state.saved:
                self._set(replace(self._state, saved=True))
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


def _new_id() -> EntryId:
    return EntryId(secrets.token_bytes(16))
