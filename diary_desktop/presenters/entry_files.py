"""The photos and files of the entry that is shown: added, looked at, copied out, taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from diary_desktop.domain.attachment import Attachment, AttachmentId
from diary_desktop.domain.entry import Entry, EntryId
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.events import Event, JobId, PhotoShown
from diary_desktop.services.journeys import Journeys
from diary_desktop.services.plain_copy import write_plain
from diary_desktop.services.tasks import Task

from .entry_state import EntryState

SMALL = 480
"""Pixels on the longer side of a photo as it stands on the page."""


class EntryFiles:
    """Photos are opened one after another on the desk, so that whatever else a person waits for comes between."""

    def __init__(self, one: Journeys, state: Callable[[], EntryState], show: Callable[[EntryState], None]) -> None:
        self._attachments = one.attachments
        self._tasks = one.tasks
        self._bus = one.bus
        self._state = state
        self._show = show
        self._asked: set[AttachmentId] = set()
        self._viewing: Task | None = None
        self._edge = 0

    def look(self, entry: Entry) -> None:
        """Open the small picture of every photo that was not asked for yet."""
        here = {one.attachment_id for one in entry.attachments}
        self._asked &= here
        for one in entry.attachments:
            if one.kind == "photo" and one.here and one.attachment_id not in self._asked:
                self._asked.add(one.attachment_id)
                self._tasks.start("desk", "photo", partial(self._open, one, SMALL))

    def forget(self) -> None:
        """Another entry, or none."""
        self._asked = set()
        if self._viewing is not None:
            self._viewing.cancel()
            self._viewing = None

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
            self.close_view()
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

    def view(self, attachment_id: AttachmentId, edge: int) -> None:
        """Look at a photo over the page, within ``edge`` pixels."""
        one = self._find(attachment_id)
        if one is None or one.kind != "photo":
            return
        self._edge = edge
        if self._viewing is not None:
            self._viewing.cancel()
        self._show(replace(self._state(), viewed=attachment_id, view=None))
        self._viewing = self._tasks.start("desk", "photo", partial(self._open, one, edge))

    def view_next(self, step: int) -> None:
        """The photo before or behind the one that is looked at."""
        photos = self._state().photo_list
        at = next((at for at, one in enumerate(photos) if one.attachment_id == self._state().viewed), None)
        if at is not None and 0 <= at + step < len(photos):
            self.view(photos[at + step].attachment_id, self._edge)

    def close_view(self) -> None:
        """Back to the page."""
        if self._state().viewed is not None:
            self._show(replace(self._state(), viewed=None, view=None))

    def on_event(self, event: Event) -> None:
        if not isinstance(event, PhotoShown) or event.pixels is None:
            return
        state = self._state()
        if event.edge == SMALL and event.attachment_id in self._asked:
            self._show(replace(state, photos={**state.photos, event.attachment_id: event.pixels}))
        elif event.edge == self._edge and event.attachment_id == state.viewed:
            self._show(replace(state, view=event.pixels))

    def _add(self, entry_id: EntryId, path: Path, job: JobId, token: CancelToken) -> None:
        self._attachments.add(entry_id, path, token, job)

    def _find(self, attachment_id: AttachmentId) -> Attachment | None:
        entry = self._state().entry
        found = entry.attachments if entry is not None else ()
        return next((one for one in found if one.attachment_id == attachment_id), None)

    def _bring_back(self, entry_id: EntryId, one: Attachment, at: int) -> None:
        self._tasks.start("desk", "entry", lambda job, _: self._attachments.bring_back(entry_id, one, at, job))

    def _open(self, one: Attachment, edge: int, job: JobId, token: CancelToken) -> None:
        pixels = self._attachments.shown(one, edge, edge, token)
        token.raise_if_cancelled()
        self._bus.publish(PhotoShown(job, one.attachment_id, edge, pixels))
