"""Which of the entries the diary would bring up by itself are to rest; until that is known, all of them do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.events import Event, VaultLocked
from diary_desktop.domain.journal import Journal
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.muting import Muting, mutes_anything
from diary_desktop.services.tasks import Task, Tasks

from .inquiry import Inquiries

Asked = tuple[tuple[EntrySummary, ...], tuple[str, ...], tuple[str, ...]]


class Resting:
    """Owned by the main thread. ``changed`` is called once what was asked for is known."""

    def __init__(self, muting: Muting, tasks: Tasks, bus: EventBus, changed: Callable[[], None]) -> None:
        self._muting = muting
        self._inquiries = Inquiries(tasks, bus, "resting")
        self._changed = changed
        self._task: Task | None = None
        self._asked: Asked | None = None
        self._known: frozenset[EntryId] | None = None

    def among(self, summaries: Sequence[EntrySummary], journal: Journal) -> frozenset[EntryId]:
        """Those that rest. Their whole texts are looked through on another thread."""
        if not summaries or not mutes_anything(journal):
            return frozenset()
        asked: Asked = (tuple(summaries), journal.muted_topics, journal.muted_people)
        if asked != self._asked:
            self._ask(asked, journal)
        return self._known if self._known is not None else frozenset(one.entry_id for one in summaries)

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)
        if isinstance(event, VaultLocked):
            self._asked = self._known = self._task = None

    def _ask(self, asked: Asked, journal: Journal) -> None:
        if self._task is not None:
            self._task.cancel()
        self._asked, self._known = asked, None

        def known(found: frozenset[EntryId]) -> None:
            if self._asked == asked:
                self._known = found
                self._changed()

        self._task = self._inquiries.ask(lambda _, token: self._muting.muted_among(asked[0], journal, token), known)
