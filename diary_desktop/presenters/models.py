"""The models of this computer: looked at, chosen, fetched after a clear yes, tried, packed for a stick, removed."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from diary_desktop.domain.errors import CancelToken, DiaryError, DownloadFailed, UnknownModel, WrongFile
from diary_desktop.domain.events import Event, JobId, Progress
from diary_desktop.domain.models import Installed, Shelf, Tried, starter_name
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.models import Models
from diary_desktop.services.tasks import Task, Tasks

from .inquiry import Inquiries
from .models_state import STARTERS, Broken, Busy, ModelsState, Step, missing_of, row_of

T = TypeVar("T")

PLACE = "models"


class ModelsPresenter:
    """One thing at a time, on the models lane; of what was agreed to one model after another."""

    def __init__(
        self,
        models: Models,
        tasks: Tasks,
        bus: EventBus,
        languages: Callable[[], Sequence[str]],
        show: Callable[[ModelsState], None],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._models = models
        self._inquiries = Inquiries(tasks, bus, PLACE)
        self._languages = languages
        self._show = show
        self._now = now
        self._task: Task | None = None
        self._state = ModelsState()
        self._began = (0.0, 0)
        self._trials: list[Installed | str] = []

    @property
    def state(self) -> ModelsState:
        return self._state

    def begin(self) -> None:
        """Look at the folder, unless something is going on."""
        if not self._state.busy:
            self._look(self._state)

    def choose(self, step: Step) -> None:
        """Another of the three sets is looked at."""
        self._set(replace(self._state, step=step, asked=()))

    def ask_for(self, keys: Sequence[str], at: str) -> None:
        """Say what would be fetched from where; nothing is fetched before ``agree``."""
        shelf = self._state.shelf
        if shelf is not None and self._state.busy in ("", "look"):
            asked = shelf.missing(keys)
            self._set(replace(self._state, asked=asked, at=at, error=None, finished="", unknown=None, broken=None))

    def ask_for_set(self) -> None:
        """The same for what is missing of the set that is looked at."""
        self.ask_for(missing_of(self._state), self._state.chosen)

    def refuse(self) -> None:
        """No, thank you: nothing of what was asked for."""
        self._set(replace(self._state, asked=(), at="", unknown=None, error=None))

    def agree(self) -> None:
        """Yes: fetch what was asked for, or take in what nobody vouches for."""
        state = self._state
        if state.unknown is not None:
            self.take_in(state.unknown, unknown=True)
        elif state.asked:
            self._fetch(tuple(one.key for one in state.asked))

    def go_on(self) -> None:
        """What was paused or broke off, from where it stopped."""
        if not self._state.busy and self._state.waiting:
            self._fetch(self._state.waiting)

    def take_in(self, kit: Path, *, unknown: bool = False) -> None:
        """A kit from a stick, or one model as it lies there."""
        self._start(
            "take_in", "kit", lambda job, token: self._models.take_in(kit, job, token, unknown=unknown), kit=kit
        )

    def pack(self, kit: Path) -> None:
        """All that is installed, into a kit."""
        self._start("pack", "kit", lambda job, token: self._models.pack(kit, job, token))

    def remove(self, one: Installed) -> None:
        """The page has asked before."""
        self._start("remove", one.name, lambda _, token: self._models.remove(one, token))

    def use(self, one: Installed) -> None:
        """It serves its role from now on, and the one before stays."""
        self._start("use", one.name, lambda _, token: self._models.use(one, token))

    def verify(self, one: Installed) -> None:
        """Read it whole."""
        self._start("verify", one.name, lambda job, token: self._models.verify(one, job, token))

    def try_one(self, one: Installed) -> None:
        """Measure it."""
        self._try([one])

    def try_starter(self, role: str) -> None:
        """Measure what came with the diary."""
        self._try([role])

    def use_smaller(self, role: str) -> None:
        """Instead of one that is too much for this computer: put to use where it is there, else asked for."""
        other = row_of(self._state, role).smaller
        if isinstance(other, Installed):
            self.use(other)
        elif other is not None:
            self.ask_for([other.key], other.key)

    def try_anyway(self, role: str) -> None:
        """One that seems too much: tried in a process of its own where it is there, else asked for."""
        row, shelf = row_of(self._state, role), self._state.shelf
        if row.model is not None:
            self.try_one(row.model)
        elif shelf is not None:
            keys = missing_of(self._state)
            self.ask_for([one.key for one in shelf.missing(keys) if one.role == role], role)

    def compare(self, role: str) -> None:
        """Measure everything that could serve a role, the starter with it."""
        shelf = self._state.shelf
        here = [one for one in shelf.installed if one.role == role] if shelf is not None else []
        self._try([*([role] if role in STARTERS else []), *here])

    def stop(self) -> None:
        """Give up what is going on; a download goes on where it stopped when it is asked for again."""
        if self._task is not None:
            state = self._state
            self._inquiries.forget()
            self._trials = []
            broken = Broken("paused", state.at, state.percent) if state.busy == "fetch" else None
            self._look(replace(state, asked=(), broken=broken, speed=0.0))

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)

    def _look(self, state: ModelsState) -> None:
        self._state = replace(state, busy="look")
        self._ask(lambda _, token: self._models.look(self._languages(), token), self._looked)

    def _looked(self, shelf: Shelf) -> None:
        self._task = None
        self._set(replace(self._state, shelf=shelf, busy=""))

    def _fetch(self, keys: tuple[str, ...]) -> None:
        """The first of ``keys``, then the others; the ones before a failure stay."""

        def work(job: JobId, token: CancelToken) -> Shelf:
            self._models.fetch_one(keys[0], job, token)
            return self._models.look(self._languages(), token)

        self._state = replace(self._state, waiting=keys)
        self._begin("fetch", keys[0])
        self._ask(work, self._arrived)

    def _arrived(self, shelf: Shelf) -> None:
        key, *rest = self._state.waiting
        self._trials += [one for one in shelf.installed if one.key == key]
        self._state = replace(self._state, shelf=shelf, waiting=tuple(rest), fetched=True)
        if rest:
            self._fetch(tuple(rest))
        else:
            self._try(self._with_starters(self._trials))

    def _with_starters(self, models: Sequence[Installed | str]) -> list[Installed | str]:
        """What served the role before is measured first, unless it was: a figure says little alone."""
        roles = [one.role for one in models if isinstance(one, Installed) and one.role in STARTERS]
        fresh = [role for role in dict.fromkeys(roles) if starter_name(role) not in self._state.tried]
        return [*fresh, *models]

    def _try(self, models: Sequence[Installed | str]) -> None:
        """One after another; the name of a role stands for its starter."""
        self._trials = list(models)
        if not models:
            self._look(self._state)
            return
        first = self._trials.pop(0)
        language = next(iter(self._languages_here()), "en")

        def work(_: JobId, token: CancelToken) -> Tried:
            if isinstance(first, str):
                return self._models.try_starter(first, language, token)
            return self._models.try_one(first, language, token)

        self._begin("try", first.name if isinstance(first, Installed) else starter_name(first))
        self._ask(work, self._measured)

    def _languages_here(self) -> Sequence[str]:
        shelf = self._state.shelf
        return shelf.languages if shelf is not None else ()

    def _measured(self, found: Tried) -> None:
        tried = MappingProxyType({**self._state.tried, found.name: found})
        self._state = replace(self._state, tried=tried)
        if self._trials:
            self._try(self._trials)
        else:
            self._ended(found)

    def _start(
        self, busy: Busy, at: str, work: Callable[[JobId, CancelToken], object], kit: Path | None = None
    ) -> None:
        if self._state.busy in ("", "look"):
            self._begin(busy, at, kit)
            self._ask(work, self._ended)

    def _begin(self, busy: Busy, at: str, kit: Path | None = None) -> None:
        self._inquiries.forget()
        self._began = (0.0, 0)
        self._state = replace(
            self._state, busy=busy, at=at, asked=(), done=0, total=0, speed=0.0, finished="", error=None, broken=None,
            unknown=kit, sound=True,
        )  # fmt: skip

    def _ended(self, found: object) -> None:
        state = self._state
        finished: Busy = "fetch" if state.fetched and state.busy == "try" else state.busy
        self._look(replace(state, finished=finished, fetched=False, asked=(), unknown=None, sound=found is not False))

    def _ask(self, work: Callable[[JobId, CancelToken], T], then: Callable[[T], None]) -> None:
        self._task = self._inquiries.ask(work, then, self._failed, progressed=self._moved, lane="models")
        self._set(self._state)

    def _moved(self, progress: Progress) -> None:
        now = self._now()
        if not self._began[0]:
            self._began = (now, progress.done)
        seconds = now - self._began[0]
        speed = (progress.done - self._began[1]) / seconds if seconds > 0 else 0.0
        self._set(replace(self._state, done=progress.done, total=progress.total, speed=speed))

    def _failed(self, error: DiaryError) -> None:
        self._task = None
        state = self._state
        if state.busy == "try" and self._trials:  # one that cannot be tried must not keep the others from it
            self._state = replace(state, error=error)
            self._try(self._trials)
            return
        broken = None
        if state.busy == "fetch":
            kind = "wrong" if isinstance(error, WrongFile) else "stalled" if _broke_off(error) else "other"
            broken = Broken(kind, state.at, state.percent)
        unknown = state.unknown if isinstance(error, UnknownModel) else None
        self._trials = []
        self._set(replace(state, busy="", asked=(), error=error, unknown=unknown, broken=broken, fetched=False))

    def _set(self, state: ModelsState) -> None:
        self._state = state
        self._show(state)


def _broke_off(error: DiaryError) -> bool:
    """Whether the line did, and not the host that said no."""
    return type(error) is DownloadFailed and error.what_template == DownloadFailed.what
