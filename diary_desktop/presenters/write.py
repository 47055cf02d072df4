"""Writing by hand: words, what is said of them and photos, sealed while they grow, an entry when one says so."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from diary_desktop.domain.attachment import Attachment, AttachmentId, Pixels
from diary_desktop.domain.details import Details
from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import CancelToken, DiaryError, DiskGone
from diary_desktop.domain.events import (
    DiskBack,
    DraftFilesChanged,
    DraftSealed,
    EntrySaved,
    Event,
    Failed,
    JobId,
    PhotoShown,
    VaultLocked,
)
from diary_desktop.domain.moment import Moment, parse_moment
from diary_desktop.services.journeys import Journeys
from diary_desktop.services.tasks import Task

from .draft_files import DraftFiles
from .entry_state import DetailPart
from .photo_view import PhotoView


@dataclass(frozen=True, slots=True)
class WriteState:
    """``title`` and ``text`` are the draft as last told; a view built anew starts from them."""

    started: Moment | None = None
    title: str = ""
    text: str = ""
    question: str = ""
    saving: bool = False
    saved: bool = False
    """Whether the draft has been sealed, and nothing kept what came after from following within a second."""
    error: DiaryError | None = None
    details: Details = field(default_factory=Details)
    """What was chosen besides the words."""
    detailing: DetailPart = ""
    attachments: tuple[Attachment, ...] = ()
    """Sealed with the draft already."""
    photos: Mapping[AttachmentId, Pixels] = field(default_factory=dict)
    """Small pictures there are so far."""
    viewed: AttachmentId | None = None
    """The photo that is looked at over the page, and its pixels once they are there."""
    view: Pixels | None = None


class WritePresenter:
    """Holds the draft until it is kept or thrown away."""

    def __init__(self, one: Journeys, show: Callable[[WriteState], None], kept: Callable[[EntryId], None]) -> None:
        self._diary = one.diary
        self._indexer = one.indexer
        self._drafts = one.drafts
        self._tasks = one.tasks
        self._clock = one.clock
        self._show = show
        self._kept = kept
        self._files = DraftFiles(one.attachments, one.drafts, one.tasks)
        self.photos = PhotoView(
            (one.attachments, one.tasks, one.bus),
            lambda: self._state.attachments,
            lambda viewed, view: self._set(replace(self._state, viewed=viewed, view=view)),
        )
        self._task: Task | None = None
        self._adding: set[JobId] = set()
        self._entry_id = _new_id()
        self._state = WriteState()

    @property
    def state(self) -> WriteState:
        return self._state

    @property
    def has_draft(self) -> bool:
        return self._draft.holds_something

    @property
    def unsaved(self) -> bool:
        """Whether something typed, here or in an entry, is in memory alone: its disk is away or takes nothing."""
        return self._drafts.holds_unsaved

    @property
    def _draft(self) -> Draft:
        state, begun = self._state, self._state.started or self._clock()
        words = (self._entry_id, state.title, state.text, begun, begun)
        return Draft(*words, None, state.question, state.details, state.attachments)

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
        self._drafts.changed(self._draft)

    def take_up(self, draft: Draft) -> bool:
        """Go on with a draft that was found; False while another one is being written."""
        if self.has_draft:
            return False
        self._entry_id = draft.entry_id
        words = (draft.begun, draft.title, draft.text, draft.question)
        self._set(WriteState(*words, saved=True, details=draft.details, attachments=draft.attachments))
        self.photos.look()
        return True

    def keep(self) -> None:
        """Save the draft. Without a word in it, says so."""
        if self._state.saving:
            return
        self._set(replace(self._state, saving=True, error=None))
        draft = self._draft

        def write(job: JobId, _: CancelToken) -> None:
            entry = self._diary.write(
                draft.text,
                title=draft.title,
                told=draft.begun,
                entry_id=draft.entry_id,
                details=draft.details,
                attachments=self._drafts.files_of(draft),
                job=job,
            )
            self._drafts.drop(draft.entry_id)
            self._tasks.start("jobs", "index", lambda own, token: self._indexer.index(entry, token, own))

        self._task = self._tasks.start("desk", "write", write)

    def change_details(self, change: Callable[[Details], Details]) -> None:
        """Weather, a label, a number or the day, before anything is kept."""
        if not self._state.saving:
            self._set(replace(self._state, details=change(self._state.details), error=None))
            self._drafts.changed(self._draft)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Photos and files, before anything is kept."""
        if not self._state.saving:
            self._set(replace(self._state, error=None))
            self._adding |= {task.job_id for task in self._files.add(self._draft, paths)}

    def remove_file(self, attachment_id: AttachmentId) -> Callable[[], None] | None:
        """Take it out. What is given back brings it back."""
        found = next((one for one in self._state.attachments if one.attachment_id == attachment_id), None)
        if attachment_id == self._state.viewed:
            self.photos.close_view()
        return None if found is None or self._state.saving else self._files.remove(self._draft, found)

    def open_details(self, part: DetailPart) -> None:
        """What can be added stands open, or is put away with nothing."""
        self._set(replace(self._state, detailing=part))

    def redate_to(self, local: datetime | None) -> None:
        """By the clock of where one is now; ``None``: when it is told."""
        happened = None if local is None else replace(self._clock(), local=local)
        self.change_details(lambda now: replace(now, happened=happened))

    def throw_away(self) -> None:
        """Forget the draft."""
        draft = self._draft
        self._tasks.start("desk", "keep", lambda _, __: self._drafts.throw_away(draft))
        self._entry_id = _new_id()
        self._set(WriteState())

    def on_event(self, event: Event) -> None:
        if isinstance(event, VaultLocked):
            self._task = None
            self._adding.clear()
            self._set(WriteState())
            self.photos.forget()
        elif isinstance(event, DraftFilesChanged) and event.entry_id == self._entry_id:
            self._set(replace(self._state, attachments=event.attachments, saved=True))
            self.photos.look()
        elif isinstance(event, PhotoShown):
            if (pixels := self.photos.small(event)) is not None:
                self._set(replace(self._state, photos={**self._state.photos, event.attachment_id: pixels}))
            self.photos.on_event(event)
        elif isinstance(event, Failed) and event.job_id in self._adding:
            self._adding.discard(event.job_id)
            self._set(replace(self._state, error=event.error))
        elif isinstance(event, DraftSealed) and event.entry_id == self._entry_id and self.has_draft:
            if not self._state.saved:
                self._set(replace(self._state, saved=True))
        elif isinstance(event, DiskBack) and isinstance(self._state.error, DiskGone):
            self._set(replace(self._state, error=None))
        elif isinstance(event, Failed) and event.place == "draft" and self._state.saved:
            self._set(replace(self._state, saved=False))
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
