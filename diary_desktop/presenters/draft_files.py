"""The photos and files of what is being written: sealed with the draft as they come, shown small, taken out again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from diary_desktop.domain.attachment import Attachment, AttachmentId
from diary_desktop.domain.draft import Draft
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.events import JobId, PhotoShown
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.attachments import Attachments
from diary_desktop.services.drafts import Drafts
from diary_desktop.services.tasks import Task, Tasks

from .entry_files import SMALL


class DraftFiles:
    """Everything runs on the desk, one after another: keeping the draft comes behind what is still being added."""

    def __init__(self, attachments: Attachments, drafts: Drafts, tasks: Tasks, bus: EventBus) -> None:
        self._attachments = attachments
        self._drafts = drafts
        self._tasks = tasks
        self._bus = bus
        self._asked: set[AttachmentId] = set()

    def add(self, draft: Draft, paths: Sequence[Path]) -> list[Task]:
        """Each sealed and named by the draft before the next."""
        return [self._tasks.start("desk", "draft_file", partial(self._add, draft, path)) for path in paths]

    def remove(self, draft: Draft, one: Attachment) -> Callable[[], None]:
        """What is given back brings it back."""
        self._tasks.start("desk", "draft_file", lambda job, _: self._drafts.detach(draft, one.attachment_id, job))
        return lambda: self._bring_back(draft, one)

    def look(self, shown: Sequence[Attachment]) -> None:
        """Open the small picture of every photo that was not asked for yet."""
        self._asked &= {one.attachment_id for one in shown}
        for one in shown:
            if one.kind == "photo" and one.here and one.attachment_id not in self._asked:
                self._asked.add(one.attachment_id)
                self._tasks.start("desk", "photo", partial(self._open, one))

    def is_ours(self, event: PhotoShown) -> bool:
        """Whether it is a small picture of the draft's."""
        return event.edge == SMALL and event.attachment_id in self._asked

    def _add(self, draft: Draft, path: Path, job: JobId, token: CancelToken) -> None:
        held = self._drafts.files_of(draft)
        self._attachments.add_to(held, path, lambda one: self._drafts.attach(draft, one, job), token, job)

    def _bring_back(self, draft: Draft, one: Attachment) -> None:
        self._tasks.start("desk", "draft_file", lambda job, _: self._drafts.bring_back(draft, one, job))

    def _open(self, one: Attachment, job: JobId, token: CancelToken) -> None:
        pixels = self._attachments.shown(one, SMALL, SMALL, token)
        token.raise_if_cancelled()
        self._bus.publish(PhotoShown(job, one.attachment_id, SMALL, pixels))
