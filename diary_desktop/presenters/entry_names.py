"""Asks quietly whether a corrected name is to be remembered, and finds the same slip in older entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.events import Event, JobId, NamesNoticed
from diary_desktop.domain.vocabulary import Correction, Place
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.tasks import Tasks
from diary_desktop.services.vocabulary import Vocabulary

from .entry_state import EntryState
from .inquiry import Inquiries


class EntryNames:
    """A part of the entry's presenter. What was declined is not asked about again until the program ends."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        tasks: Tasks,
        bus: EventBus,
        now: Callable[[], EntryState],
        tell: Callable[[EntryState], None],
    ) -> None:
        self._vocabulary = vocabulary
        self._inquiries = Inquiries(tasks, bus, "names")
        self._now = now
        self._tell = tell
        self._declined: set[Correction] = set()

    def remember(self) -> None:
        """Keep the name that is asked about, and look where older entries have the same slip."""
        offer = self._now().offer
        if offer is None:
            return
        self._next(offer)

        def kept(job: JobId, token: CancelToken) -> tuple[Place, ...]:
            name = self._vocabulary.remember(offer.meant, offer.heard, offer.language)
            return self._vocabulary.places([replace(name, heard=(offer.heard,))], token, job)

        self._inquiries.ask(kept, self._found, lambda error: self._tell(replace(self._now(), error=error)), lane="jobs")

    def decline(self) -> None:
        """Not this one."""
        offer = self._now().offer
        if offer is not None:
            self._declined.add(offer)
            self._next(offer)

    def put_slips_away(self) -> None:
        """The places were looked at, or are not wanted."""
        self._tell(replace(self._now(), slips=()))

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)
        entry = self._now().entry
        if isinstance(event, NamesNoticed) and entry is not None and entry.entry_id == event.entry_id:
            offers = tuple(one for one in event.corrections if one not in self._declined)
            self._tell(replace(self._now(), offers=offers))

    def _found(self, places: tuple[Place, ...]) -> None:
        self._tell(replace(self._now(), slips=places))

    def _next(self, done: Correction) -> None:
        self._tell(replace(self._now(), offers=tuple(one for one in self._now().offers if one != done)))
