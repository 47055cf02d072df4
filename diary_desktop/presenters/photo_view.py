"""One photo over the page: opened as large as the window, the next one, and away again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from diary_desktop.domain.attachment import Attachment, AttachmentId, Pixels
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.events import Event, JobId, PhotoShown
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.attachments import Attachments
from diary_desktop.services.tasks import Task, Tasks

SMALL = 480
"""Pixels on the longer side of a photo as it stands on the page."""


class PhotoView:
    """Photos are opened one after another on the desk, so that whatever else a person waits for comes between."""

    def __init__(
        self,
        services: tuple[Attachments, Tasks, EventBus],
        shown: Callable[[], Sequence[Attachment]],
        show: Callable[[AttachmentId | None, Pixels | None], None],
    ) -> None:
        """``shown``: what stands on the page; ``show``: what is looked at, and its pixels once they are there."""
        self._attachments, self._tasks, self._bus = services
        self._shown = shown
        self._show = show
        self._asked: set[AttachmentId] = set()
        self._viewed: AttachmentId | None = None
        self._viewing: Task | None = None
        self._edge = 0

    def look(self) -> None:
        """Open the small picture of every photo on the page that was not asked for yet."""
        shown = self._shown()
        self._asked &= {one.attachment_id for one in shown}
        for one in shown:
            if one.kind == "photo" and one.here and one.attachment_id not in self._asked:
                self._asked.add(one.attachment_id)
                self._tasks.start("desk", "photo", partial(self._open, one, SMALL))

    def forget(self) -> None:
        """Another page, or none."""
        self._asked, self._viewed = set(), None
        self._stop()

    def view(self, attachment_id: AttachmentId, edge: int) -> None:
        """Look at a photo over the page, within ``edge`` pixels."""
        one = next((one for one in self._photos() if one.attachment_id == attachment_id), None)
        if one is not None:
            self._stop()
            self._edge, self._viewed = edge, attachment_id
            self._show(attachment_id, None)
            self._viewing = self._tasks.start("desk", "photo", partial(self._open, one, edge))

    def view_next(self, step: int) -> None:
        """The photo before or behind the one that is looked at."""
        photos = self._photos()
        at = next((at for at, one in enumerate(photos) if one.attachment_id == self._viewed), None)
        if at is not None and 0 <= at + step < len(photos):
            self.view(photos[at + step].attachment_id, self._edge)

    def close_view(self) -> None:
        """Back to the page."""
        if self._viewed is not None:
            self._viewed = None
            self._show(None, None)

    def small(self, event: Event) -> Pixels | None:
        """The pixels, where the event brings a small picture that was asked for here."""
        wanted = isinstance(event, PhotoShown) and event.edge == SMALL and event.attachment_id in self._asked
        return event.pixels if isinstance(event, PhotoShown) and wanted else None

    def on_event(self, event: Event) -> None:
        """The large one is there."""
        if not isinstance(event, PhotoShown) or event.pixels is None:
            return
        if (event.attachment_id, event.edge) == (self._viewed, self._edge):
            self._show(self._viewed, event.pixels)

    def _photos(self) -> list[Attachment]:
        return [one for one in self._shown() if one.kind == "photo"]

    def _stop(self) -> None:
        if self._viewing is not None:
            self._viewing.cancel()
            self._viewing = None

    def _open(self, one: Attachment, edge: int, job: JobId, token: CancelToken) -> None:
        pixels = self._attachments.shown(one, edge, edge, token)
        token.raise_if_cancelled()
        self._bus.publish(PhotoShown(job, one.attachment_id, edge, pixels))
