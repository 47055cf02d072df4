"""Asks quietly whether a corrected name is to be remembered, and finds the same slip in older entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.events import Event, JobId, NamesNoticed, VaultLocked
from diary_desktop.domain.vocabulary import Correction, Place
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.tasks import Tasks
from diary_desktop.services.vocabulary import Vocabulary

from .entry_state import EntryState
from .inquiry import Inquiries


class EntryNames:
    """A part of the entry's presenter. What was declined is not asked about again until the program ends.

    A name corrected by voice, while another page is shown, is asked about once its entry is opened.
    """

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
        self._waiting: dict[EntryId, tuple[Correction, ...]] = {}

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
        if isinstance(event, VaultLocked):
            self._waiting.clear()
        elif isinstance(event, NamesNoticed):
            self._waiting[event.entry_id] = event.corrections
            if entry is not None and entry.entry_id == event.entry_id:
                self._tell(self.with_offers(replace(self._now(), offers=())))

    def with_offers(self, state: EntryState) -> EntryState:
        """``state`` with what waited for its entry to be shown."""
        waiting = self._waiting.pop(state.entry.entry_id, ()) if state.entry is not None else ()
        offers = tuple(one for one in waiting if one not in self._declined)
        return replace(state, offers=offers) if offers else state

    def _found(self, places: tuple[Place, ...]) -> None:
        self._tell(replace(self._now(), slips=places))

    def _next(self, done: Correction) -> None:
        self._tell(replace(self._now(), offers=tuple(one for one in self._now().offers if one != done)))
