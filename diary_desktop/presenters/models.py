"""The models of this computer: looked at, chosen, fetched after a clear yes, tried, packed for a stick, removed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar

from diary_desktop.domain.errors import CancelToken, DiaryError, UnknownModel
from diary_desktop.domain.events import Event, JobId, Progress
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.models import Installed, Models, Offered, Shelf, Tried
from diary_desktop.services.tasks import Task, Tasks

from .inquiry import Inquiries

T = TypeVar("T")

PLACE = "models"

Busy = Literal["", "look", "fetch", "take_in", "pack", "remove", "verify", "try"]


@dataclass(frozen=True, slots=True)
class ModelsState:
    """``asked`` are the models a yes is waited for; ``at`` is what is being done it to, a name or a set."""

    shelf: Shelf | None = None
    busy: Busy = ""
    at: str = ""
    asked: tuple[Offered, ...] = ()
    done: int = 0
    total: int = 0
    finished: Busy = ""
    """What ended well last; ``sound`` is what a verification found."""
    sound: bool = True
    tried: Mapping[str, Tried] = field(default_factory=dict)
    error: DiaryError | None = None
    unknown: Path | None = field(default=None, repr=False)
    """A kit with models nobody vouches for: it is taken in after another yes."""


class ModelsPresenter:
    """One thing at a time, on the models lane."""

    def __init__(
        self,
        models: Models,
        tasks: Tasks,
        bus: EventBus,
        languages: Callable[[], Sequence[str]],
        show: Callable[[ModelsState], None],
    ) -> None:
        self._models = models
        self._inquiries = Inquiries(tasks, bus, PLACE)
        self._languages = languages
        self._show = show
        self._task: Task | None = None
        self._state = ModelsState()

    @property
    def state(self) -> ModelsState:
        return self._state

    def begin(self) -> None:
        """Look at the folder, unless something is going on."""
        if not self._state.busy:
            self._look(self._state)

    def ask_for(self, keys: Sequence[str], at: str) -> None:
        """Say what would be fetched from where; nothing is fetched before ``agree``."""
        shelf = self._state.shelf
        if shelf is not None and not self._state.busy:
            self._set(replace(self._state, asked=shelf.missing(keys), at=at, error=None, finished="", unknown=None))

    def refuse(self) -> None:
        """No, thank you: nothing of what was asked for."""
        self._set(replace(self._state, asked=(), at="", unknown=None, error=None))

    def agree(self) -> None:
        """Yes: fetch what was asked for, or take in the kit nobody vouches for."""
        state = self._state
        if state.unknown is not None:
            self.take_in(state.unknown, unknown=True)
        elif state.asked:
            keys = [one.key for one in state.asked]
            self._start("fetch", state.at, lambda job, token: self._models.fetch(keys, job, token))

    def take_in(self, kit: Path, *, unknown: bool = False) -> None:
        """A kit from a stick."""
        self._start(
            "take_in", "kit", lambda job, token: self._models.take_in(kit, job, token, unknown=unknown), kit=kit
        )

    def pack(self, kit: Path) -> None:
        """All that is installed, into a kit."""
        self._start("pack", "kit", lambda job, token: self._models.pack(kit, job, token))

    def remove(self, one: Installed) -> None:
        """The page has asked before."""
        self._start("remove", one.name, lambda _, token: self._models.remove(one, token))

    def verify(self, one: Installed) -> None:
        """Read it whole."""
        self._start("verify", one.name, lambda job, token: self._models.verify(one, job, token))

    def try_one(self, one: Installed) -> None:
        """Measure it."""
        language = next(iter(self._languages()), "en")
        self._start("try", one.name, lambda _, token: self._models.try_one(one, language, token))

    def stop(self) -> None:
        """Give up what is going on; a download goes on where it stopped when it is asked for again."""
        if self._task is not None:
            self._inquiries.forget()
            self._look(replace(self._state, asked=()))

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)

    def _look(self, state: ModelsState) -> None:
        self._state = replace(state, busy="look")
        self._ask(lambda _, token: self._models.look(self._languages(), token), self._looked)

    def _looked(self, shelf: Shelf) -> None:
        self._task = None
        self._set(replace(self._state, shelf=shelf, busy=""))

    def _start(
        self, busy: Busy, at: str, work: Callable[[JobId, CancelToken], object], kit: Path | None = None
    ) -> None:
        if self._state.busy not in ("", "look"):
            return
        self._inquiries.forget()
        self._state = replace(
            self._state, busy=busy, at=at, done=0, total=0, finished="", error=None, unknown=kit, sound=True
        )
        self._ask(work, self._ended)

    def _ended(self, found: object) -> None:
        state = self._state
        ended = replace(state, finished=state.busy, asked=(), unknown=None, sound=found is not False)
        if isinstance(found, Tried):
            ended = replace(ended, tried=MappingProxyType({**state.tried, found.name: found}))
        self._look(ended)

    def _ask(self, work: Callable[[JobId, CancelToken], T], then: Callable[[T], None]) -> None:
        self._task = self._inquiries.ask(work, then, self._failed, progressed=self._moved, lane="models")
        self._set(self._state)

    def _moved(self, progress: Progress) -> None:
        at = progress.step if self._state.busy == "fetch" else self._state.at
        self._set(replace(self._state, at=at, done=progress.done, total=progress.total))

    def _failed(self, error: DiaryError) -> None:
        self._task = None
        unknown = self._state.unknown if isinstance(error, UnknownModel) else None
        self._set(replace(self._state, busy="", asked=(), error=error, unknown=unknown))

    def _set(self, state: ModelsState) -> None:
        self._state = state
        self._show(state)
