"""The list of all entries, and the search field above it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from diary_desktop.domain.conversation import Question
from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.errors import CancelToken, DiaryError
from diary_desktop.domain.events import EntriesFound, EntryIndexed, EntrySaved, Event, Failed, JobId, VaultLocked
from diary_desktop.domain.labels import folded
from diary_desktop.domain.listing import Listing
from diary_desktop.ports.clock import Clock
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.muting import Rest
from diary_desktop.services.searcher import Searcher
from diary_desktop.services.tasks import Task, Tasks

from .arranger import Arranger
from .shelf import Shelf


@dataclass(frozen=True, slots=True)
class EntryListState:
    """``entries`` are newest first, or best first while ``query`` is not empty."""

    entries: tuple[EntrySummary, ...] = ()
    listing: Listing = field(default_factory=Listing)
    """The same as a list shows them: by month, or as they were found."""
    query: str = ""
    searching: bool = False
    selected: EntrySummary | None = None
    total: int = 0
    error: DiaryError | None = None
    rest: Rest = Rest()  # noqa: RUF009  frozen
    """What is covered in it; what was looked for is not."""


class EntryListPresenter:
    """Searches on its own task; a newer question replaces the one before."""

    def __init__(
        self,
        shelf: Shelf,
        searcher: Searcher,
        tasks: Tasks,
        bus: EventBus,
        clock: Clock,
        show: Callable[[EntryListState], None],
    ) -> None:
        self._shelf = shelf
        self._searcher = searcher
        self._tasks = tasks
        self._bus = bus
        self._clock = clock
        self._show = show
        self._task: Task | None = None
        self._found: tuple[EntryId, ...] = ()
        self._selected: EntryId | None = None
        self._unindexed: set[EntryId] = set()
        self._state = EntryListState()
        self._arranger = Arranger(shelf, tasks, bus, "month", self._arranged)
        shelf.listen(self.refresh)

    @property
    def state(self) -> EntryListState:
        return self._state

    def refresh(self) -> None:
        """Show what the shelf holds now."""
        if not self._state.query:
            self._arranger.arrange()
            return
        found = (*(one for one in self._just_kept() if one not in self._found), *self._found)
        shown = tuple(one for one in (self._shelf.get(entry_id) for entry_id in found) if one is not None)
        total = len(self._shelf.newest_first())
        self._set(replace(self._state, entries=shown, listing=Listing(shown), total=total))

    def select(self, entry_id: EntryId | None) -> None:
        """Which entry is open beside the list."""
        self._selected = entry_id
        self._set(self._state)

    def search(self, query: str) -> None:
        """Show entries that hold the words or mean something like them; an empty query shows all."""
        query = query.strip()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._state = replace(self._state, query=query, searching=bool(query), error=None)
        if not query:
            self._found = ()
            self.refresh()
            return
        self._show(self._state)
        self._task = self._tasks.start("desk", "search", lambda job, token: self._find(query, job, token))

    def on_event(self, event: Event) -> None:
        self._arranger.on_event(event)
        if isinstance(event, VaultLocked):
            self._arranger.forget()
            self._task, self._found, self._selected = None, (), None
            self._unindexed.clear()
            self._set(EntryListState())
        elif isinstance(event, EntrySaved):
            self._unindexed.add(event.summary.entry_id)
            if self._state.query:
                self.refresh()
        elif isinstance(event, EntryIndexed):
            self._unindexed.discard(event.entry_id)
            if self._state.query:  # what was just told may answer what is being looked for
                self.search(self._state.query)
        elif self._task is None or event.job_id != self._task.job_id:
            return
        elif isinstance(event, EntriesFound):
            self._found = event.entry_ids
            self._state = replace(self._state, searching=False)
            self.refresh()
        elif isinstance(event, Failed):
            self._set(replace(self._state, searching=False, error=event.error))

    def _just_kept(self) -> list[EntryId]:
        """What the index does not hold yet and has every word that is looked for, in what a list shows of it."""
        words = folded(self._state.query).split()
        kept = (one for one in map(self._shelf.get, self._unindexed) if one is not None)
        return [one.entry_id for one in kept if all(word in folded(f"{one.title} {one.preview}") for word in words)]

    def _arranged(self, listing: Listing) -> None:
        if not self._state.query:
            self._set(replace(self._state, entries=listing.entries, listing=listing, total=listing.total))

    def _find(self, query: str, job: JobId, token: CancelToken) -> None:
        context = self._searcher.find(Question(query, self._clock()), token)
        ids = tuple(dict.fromkeys(hit.passage.entry_id for hit in context.hits))
        self._bus.publish(EntriesFound(job, query, ids))

    def _set(self, state: EntryListState) -> None:
        selected = self._shelf.get(self._selected) if self._selected else None
        self._state = replace(state, selected=selected, rest=Rest() if state.query else self._shelf.rest)
        self._show(self._state)
