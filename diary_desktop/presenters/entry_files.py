"""The photos and files of the entry that is shown: added, looked at, copied out, taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from diary_desktop.domain.attachment import Attachment, AttachmentId
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.events import Event, JobId, PhotoShown
from diary_desktop.services.journeys import Journeys
from diary_desktop.services.plain_copy import write_plain

from .entry_state import EntryState
from .photo_view import PhotoView


class EntryFiles:
    """``photos`` opens those that are seen."""

    def __init__(self, one: Journeys, state: Callable[[], EntryState], show: Callable[[EntryState], None]) -> None:
        self._attachments = one.attachments
        self._tasks = one.tasks
        self._state = state
        self._show = show
        self.photos = PhotoView(
            (one.attachments, one.tasks, one.bus),
            lambda: () if (entry := state().entry) is None else entry.attachments,
            lambda viewed, view: show(replace(state(), viewed=viewed, view=view)),
        )

    def add(self, paths: Sequence[Path]) -> None:
        """Each sealed one after another; the entry shows it as soon as it is."""
        entry = self._state().entry
        if entry is None or entry.binned is not None:
            return
        entry_id = entry.entry_id
        for path in paths:
            self._tasks.start("desk", "attach", partial(self._add, entry_id, path))

    def remove(self, attachment_id: AttachmentId) -> Callable[[], None] | None:
        """Take it out of the entry. What is given back brings it back."""
        entry = self._state().entry
        found = entry.attachments if entry is not None else ()
        at = next((at for at, one in enumerate(found) if one.attachment_id == attachment_id), None)
        if entry is None or at is None:
            return None
        entry_id, one = entry.entry_id, found[at]
        if self._state().viewed == attachment_id:
            self.photos.close_view()
        self._tasks.start("desk", "entry", lambda job, _: self._attachments.remove(entry_id, attachment_id, job))
        return lambda: self._bring_back(entry_id, one, at)

    def save_copy(self, attachment_id: AttachmentId, path: Path) -> None:
        """A plain file outside of the diary."""
        one = self._find(attachment_id)
        if one is not None:
            self._tasks.start("jobs", "attach", lambda _, token: self._attachments.save_copy(one, path, token))

    def save_plain(self, path: Path, make: Callable[[], bytes]) -> None:
        """``make`` gives the bytes of a plain file, away from the window's thread."""
        self._tasks.start("jobs", "attach", lambda _, __: write_plain(path, [make()]))

    def run(self, work: Callable[[], object]) -> None:
        """Something that takes long and touches no part of the diary, such as printing."""
        self._tasks.start("jobs", "attach", lambda _, __: work())

    def on_event(self, event: Event) -> None:
        pixels = self.photos.small(event)
        if isinstance(event, PhotoShown) and pixels is not None:
            state = self._state()
            self._show(replace(state, photos={**state.photos, event.attachment_id: pixels}))
        self.photos.on_event(event)

    def _add(self, entry_id: EntryId, path: Path, job: JobId, token: CancelToken) -> None:
        self._attachments.add(entry_id, path, token, job)

    def _find(self, attachment_id: AttachmentId) -> Attachment | None:
        entry = self._state().entry
        found = entry.attachments if entry is not None else ()
        return next((one for one in found if one.attachment_id == attachment_id), None)

    def _bring_back(self, entry_id: EntryId, one: Attachment, at: int) -> None:
        self._tasks.start("desk", "entry", lambda job, _: self._attachments.bring_back(entry_id, one, at, job))
