"""The photos and files of what is being written: sealed with the draft as they come, and taken out again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from diary_desktop.domain.attachment import Attachment
from diary_desktop.domain.draft import Draft
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.events import JobId
from diary_desktop.services.attachments import Attachments
from diary_desktop.services.drafts import Drafts
from diary_desktop.services.tasks import Task, Tasks


class DraftFiles:
    """Everything runs on the desk, one after another: keeping the draft comes behind what is still being added."""

    def __init__(self, attachments: Attachments, drafts: Drafts, tasks: Tasks) -> None:
        self._attachments = attachments
        self._drafts = drafts
        self._tasks = tasks

    def add(self, draft: Draft, paths: Sequence[Path]) -> list[Task]:
        """Each sealed and named by the draft before the next."""
        return [self._tasks.start("desk", "draft_file", partial(self._add, draft, path)) for path in paths]

    def remove(self, draft: Draft, one: Attachment) -> Callable[[], None]:
        """What is given back brings it back."""
        self._tasks.start("desk", "draft_file", lambda job, _: self._drafts.detach(draft, one.attachment_id, job))
        return lambda: self._bring_back(draft, one)

    def _add(self, draft: Draft, path: Path, job: JobId, token: CancelToken) -> None:
        held = self._drafts.files_of(draft)
        self._attachments.add_to(held, path, lambda one: self._drafts.attach(draft, one, job), token, job)

    def _bring_back(self, draft: Draft, one: Attachment) -> None:
        self._tasks.start("desk", "draft_file", lambda job, _: self._drafts.bring_back(draft, one, job))
