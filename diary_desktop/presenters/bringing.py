"""What a restore and a salvage share on the closed screen: one at a time, its progress, and the secret kept for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from diary_desktop.domain.backup import RestoreReport
from diary_desktop.domain.errors import CancelToken, DiaryError
from diary_desktop.domain.events import JobId, Progress
from diary_desktop.ports.storage import Secrets
from diary_desktop.services.session import Session
from diary_desktop.services.tasks import Task

from .closed_page import ClosedPage
from .inquiry import Inquiries


class Bringing:
    """Ends on the page ``restored``. ``begin`` opens what was brought back, with the secret given before."""

    def __init__(
        self, session: Session, inquiries: Inquiries, page: ClosedPage, begin: Callable[[Secrets | None], None]
    ) -> None:
        self._session = session
        self._inquiries = inquiries
        self._page = page
        self._begin = begin
        self._running: Task | None = None
        self._kept: Secrets | None = None

    @property
    def has_brought(self) -> bool:
        """Whether it waits, with a secret that opens it, to be opened."""
        return self._kept is not None and self._running is None

    def open(self) -> None:
        """The diary that was brought back."""
        kept, self._kept = self._kept, None
        self._begin(kept)

    def cancel(self) -> bool:
        """Stop bringing back; what was begun is removed. False where nothing is being brought back."""
        if self._running is None:
            return False
        self._running.cancel()
        self._running = None
        self.put_away()
        self._page.change(busy=False, step="")
        return True

    def put_away(self) -> None:
        """The page is left: no secret stays."""
        kept, self._kept = self._kept, None
        if kept is not None:
            for buffer in (kept.passphrase, kept.recovery_words):
                if buffer is not None:
                    buffer[:] = bytes(len(buffer))

    def _bring(self, kept: Secrets, work: Callable[[JobId, CancelToken], RestoreReport]) -> None:
        """``kept`` opens what ``work`` makes, and is the page's own copy."""
        self.put_away()
        self._kept = kept
        self._page.change(busy=True, step="restore", done=0, total=0, error=None)
        self._running = self._inquiries.ask(work, self._done, self._failed, progressed=self._progressed, lane="jobs")

    def _reporter(self, job: JobId) -> Callable[[int, int], None]:
        return lambda done, total: self._inquiries.tell(Progress(job, done, total, "restore"))

    def _progressed(self, event: Progress) -> None:
        self._page.change(step="restore", done=event.done, total=event.total)

    def _done(self, report: RestoreReport) -> None:
        self._running = None
        restore = self._page.state.restore
        self._page.turn("restored", restore=replace(restore, report=report), is_there=True)

    def _failed(self, error: DiaryError) -> None:
        self._running = None
        self.put_away()
        self._page.change(busy=False, step="", error=error)

    def _change(self, **values: Any) -> None:
        self._page.change(restore=replace(self._page.state.restore, **values), error=None)


def copied(secrets: Secrets) -> Secrets:
    """The same in buffers of its own."""
    return Secrets(
        passphrase=bytearray(secrets.passphrase) if secrets.passphrase is not None else None,
        recovery_words=bytearray(secrets.recovery_words) if secrets.recovery_words is not None else None,
    )
