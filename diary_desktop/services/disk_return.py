"""An open diary whose disk was pulled out goes on once that is back, with what was typed meanwhile."""

from __future__ import annotations

from diary_desktop.domain.errors import CancelToken, DiskGone, VaultLocked
from diary_desktop.domain.events import DiskBack, JobId
from diary_desktop.runtime.event_bus import EventBus

from .drafts import Drafts
from .session import Session


class DiskReturn:
    """Belongs to the desk's thread."""

    def __init__(self, session: Session, drafts: Drafts, bus: EventBus) -> None:
        self._session = session
        self._drafts = drafts
        self._bus = bus

    def try_again(self, job: JobId, _: CancelToken) -> None:
        """Take the diary up and seal what waits; told by ``DiskBack``.

        Raises ``DiskGone`` while the disk is away, ``VaultInUse`` and ``DiaryChanged`` where it is not to be taken up.
        """
        self._session.take_up(job)
        self._drafts.seal(job)
        self._bus.publish(DiskBack(job))

    def look(self, job: JobId, token: CancelToken) -> None:
        """The same, now and then and unasked: a disk that is still away is no news, nor is a lock meanwhile."""
        try:
            self.try_again(job, token)
        except (DiskGone, VaultLocked):
            return
