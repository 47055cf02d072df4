"""What a page of Settings is handed: the services, the window's few favours, and presenters that outlive the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar, cast

from PySide6.QtWidgets import QWidget

from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.events import Event
from diary_desktop.services.journeys import Journeys

from ..look import Look

S = TypeVar("S")


class Hears(Protocol):
    """A presenter: it is told all news."""

    def on_event(self, event: Event) -> None: ...


P = TypeVar("P", bound=Hears)


class Toasts(Protocol):
    """Says an outcome, with at most one thing to do about it."""

    def __call__(self, text: str, action: str = "", do: Callable[[], None] | None = None) -> None: ...


@dataclass(slots=True)
class Relay(Generic[S]):
    """Hands a presenter's states to the pages of the moment, and the last one to a page that comes later."""

    shows: list[Callable[[S], None]] = field(default_factory=list)
    last: list[S] = field(default_factory=list)

    def __call__(self, state: S) -> None:
        self.last = [state]
        for show in tuple(self.shows):
            show(state)


@dataclass(frozen=True, slots=True)
class Favours:
    """What only the window can do. ``go`` opens another section by its key; ``lock`` closes the diary."""

    toast: Toasts
    go: Callable[[str], None]
    lock: Callable[[], None]
    choose_language: Callable[[str], None]
    language: Callable[[], str]
    review: Callable[[EntryId], None] = lambda _: None
    """Opens an entry with what a later transcript would change in it."""
    open_entry: Callable[[EntryId], None] = lambda _: None
    open_versions: Callable[[EntryId], None] = lambda _: None
    """Opens an entry with its versions, those that stand side by side first."""
    name: Callable[[], str] = lambda: ""
    """Whom the closed screen greets; empty for nobody by name."""
    greet: Callable[[str], None] = lambda _: None
    print_words: Callable[[Sequence[str]], None] = lambda _: None
    """Puts recovery words on paper."""


class SettingsDesk:
    """One a window. A page ties its presenter to itself with ``tie``; news reaches every presenter tied."""

    def __init__(self, window: QWidget, look: Look, journeys: Journeys, favours: Favours) -> None:
        self.window = window
        self.look = look
        self.journeys = journeys
        self.favours = favours
        self._ties: dict[str, tuple[Hears, Relay[Any]]] = {}

    def tie(self, key: str, make: Callable[[Callable[[S], None]], P], show: Callable[[S], None]) -> P:
        """The presenter called ``key``: made by ``make(show)`` the first time, and kept until the diary is locked.

        ``show`` is called with every state from now on, and at once with the last one if there was any.
        """
        if key not in self._ties:
            relay: Relay[S] = Relay()
            self._ties[key] = (make(relay), relay)
        presenter, told = self._ties[key]
        if show not in told.shows:
            told.shows.append(show)
        for state in told.last:
            show(state)
        return cast(P, presenter)

    def on_event(self, event: Event) -> None:
        """News for every presenter."""
        for presenter, _ in tuple(self._ties.values()):
            presenter.on_event(event)

    def untie(self) -> None:
        """The pages go; the presenters stay and are tied to the next ones."""
        for _, relay in self._ties.values():
            relay.shows.clear()

    def close(self) -> None:
        """The diary is locked: presenters and their states go as well."""
        self.untie()
        self._ties.clear()
