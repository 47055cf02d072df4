"""The search overlay: what is typed, what narrows it, what was found, and which result is meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import DiaryError
from diary_desktop.domain.events import EntryIndexed, Event, VaultLocked
from diary_desktop.domain.period import Period
from diary_desktop.domain.search import SearchFilter, SearchFound, SearchResult
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.entry_search import EntrySearch, Wanted
from diary_desktop.services.search_filters import Names, offered, without
from diary_desktop.services.tasks import Task, Tasks

from .inquiry import Inquiries
from .shelf import Shelf


@dataclass(frozen=True, slots=True)
class SearchState:
    """``words`` hold the same words, ``close`` are close in meaning; ``selected`` counts through both."""

    shown: bool = False
    text: str = ""
    filters: tuple[SearchFilter, ...] = ()
    offered: tuple[SearchFilter, ...] = ()
    words: tuple[SearchResult, ...] = ()
    close: tuple[SearchResult, ...] = ()
    total: int = 0
    seconds: float = 0.0
    by_meaning: bool = True
    searching: bool = False
    searched: bool = False
    """Whether what is shown belongs to what is typed."""
    selected: int = 0
    error: DiaryError | None = None

    @property
    def results(self) -> tuple[SearchResult, ...]:
        """Both groups in the order they are shown."""
        return self.words + self.close


class SearchPresenter:
    """Each letter replaces the search before it. Nothing is remembered once it is closed."""

    def __init__(
        self,
        search: EntrySearch,
        shelf: Shelf,
        tasks: Tasks,
        bus: EventBus,
        show: Callable[[SearchState], None],
        open_result: Callable[[EntryId, tuple[int, int]], None],
        ask: Callable[[str], None],
    ) -> None:
        self._search = search
        self._shelf = shelf
        self._inquiries = Inquiries(tasks, bus, "search")
        self._show = show
        self._open_result = open_result
        self._ask = ask
        self._task: Task | None = None
        self._names = Names()
        self._state = SearchState()

    @property
    def state(self) -> SearchState:
        return self._state

    def refresh(self) -> None:
        """Show the same on views built anew."""
        self._show(self._state)

    def open(self) -> None:
        """An empty field over whatever is shown."""
        if self._state.shown:
            return
        self._set(SearchState(shown=True))
        entries = self._shelf.newest_first()
        self._inquiries.ask(lambda _, token: self._search.names(entries, token), self._know)

    def close(self) -> bool:
        """Away, and nothing of it stays; whether it was there."""
        was_shown = self._state.shown
        self._inquiries.forget()
        self._task, self._names = None, Names()
        if was_shown:
            self._set(SearchState())
        return was_shown

    def type(self, text: str) -> None:
        """The field holds ``text`` now."""
        if self._state.shown and text != self._state.text:
            self._state = replace(self._state, text=text)
            self._begin()

    def take(self, wanted: SearchFilter) -> None:
        """Narrow by a filter, which stands for its words from now on."""
        text = without(self._state.text, wanted)
        filters = (*self._state.filters, wanted)
        self._state = replace(self._state, text=f"{text} " if text else "", filters=filters, offered=())
        self._begin()

    def take_first(self) -> bool:
        """The likeliest filter that is offered; whether there was one."""
        if self._state.offered:
            self.take(self._state.offered[0])
            return True
        return False

    def drop(self, wanted: SearchFilter) -> None:
        """Narrow no longer by that filter."""
        self._state = replace(self._state, filters=tuple(one for one in self._state.filters if one != wanted))
        self._begin()

    def drop_last(self) -> bool:
        """The filter taken last; whether there was one."""
        if self._state.filters:
            self.drop(self._state.filters[-1])
            return True
        return False

    def move(self, by: int) -> None:
        """Another result."""
        last = len(self._state.results) - 1
        if last >= 0:
            self._set(replace(self._state, selected=max(0, min(last, self._state.selected + by))))

    def choose(self, at: int | None = None) -> None:
        """Open a result at its sentence; the selected one where none is named."""
        results = self._state.results
        place = self._state.selected if at is None else at
        if 0 <= place < len(results):
            chosen = results[place]
            self.close()
            self._open_result(chosen.summary.entry_id, (chosen.start, chosen.end))

    def ask_instead(self) -> None:
        """Put what is typed as a question."""
        text = " ".join([self._state.text, *(one.value for one in self._state.filters if one.value)]).strip()
        self.close()
        self._ask(text)

    def on_event(self, event: Event) -> None:
        if isinstance(event, VaultLocked):
            self.close()
        elif isinstance(event, EntryIndexed) and self._state.searched and not self._state.selected:
            self._begin()  # what was written a moment ago is found now; whoever has moved on keeps their place
        self._inquiries.on_event(event)

    def _begin(self) -> None:
        """What was looked for before is no longer wanted."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        state = self._state
        if not state.text.strip() and not state.filters:
            self._set(SearchState(shown=True))
            return
        self._set(replace(state, searching=True, searched=False, error=None))
        wanted = self._wanted()
        self._task = self._inquiries.ask(
            lambda _, token: (self._search.period(wanted.text), self._search.words(wanted, token)),
            lambda found: self._worded(wanted, *found),
            self._failed,
        )

    def _wanted(self) -> Wanted:
        return Wanted(self._state.text, self._state.filters, self._shelf.newest_first(), self._names)

    def _is_stale(self, wanted: Wanted) -> bool:
        return (wanted.text, wanted.filters) != (self._state.text, self._state.filters) or not self._state.shown

    def _worded(self, wanted: Wanted, period: Period | None, found: SearchFound) -> None:
        if self._is_stale(wanted):
            return
        offers = offered(wanted.text.strip(), self._names, period, wanted.filters)
        state = replace(self._state, words=found.results, close=(), total=found.total, seconds=found.seconds)
        state = replace(state, selected=0, offered=offers, searched=True)
        if not wanted.text.strip():
            self._set(replace(state, searching=False))
            return
        self._set(state)
        there = frozenset(one.summary.entry_id for one in found.results)
        self._task = self._inquiries.ask(
            lambda _, token: self._search.close(wanted, there, token),
            lambda near: self._near(wanted, near),
            self._failed,
        )

    def _near(self, wanted: Wanted, found: SearchFound) -> None:
        if self._is_stale(wanted):
            return
        self._task = None
        seconds = self._state.seconds + found.seconds
        state = replace(self._state, close=found.results, by_meaning=found.by_meaning, seconds=seconds)
        self._set(replace(state, searching=False))

    def _know(self, names: Names) -> None:
        if self._state.shown:
            self._names = names
            if self._state.text.strip():
                self._begin()

    def _failed(self, error: DiaryError) -> None:
        self._set(replace(self._state, searching=False, error=error))

    def _set(self, state: SearchState) -> None:
        self._state = state
        self._show(state)
