"""What is shown of models: one state, and of it a row for each role in the set that is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal

from diary_desktop.domain.errors import DiaryError
from diary_desktop.domain.models import Installed, Offered, Shelf, Suggested, Tried, starter_name

Busy = Literal["", "look", "fetch", "take_in", "pack", "remove", "use", "verify", "try"]

Step = Literal["light", "balanced", "best", ""]

Place = Literal["ready", "unverified", "starter", "missing", "next", "fetching", "trying", "broken"]

ROLES: Final = ("listening", "memory", "answering", "speaking")

BUILT_IN: Final = "captions"
"""A row of its own for what came with the diary and is served by nothing else: words as one talks, and pauses."""

STARTERS: Final = ("listening", "memory", "speaking")
"""Roles that something serves without any model; that of ``memory`` knows English well and no other language."""

LONG_ANSWER: Final = 100
"""Words in an answer of a few sentences."""

SLOW_SECONDS: Final = 20.0
"""From here on a person is told how long an answer takes."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A download that does not go on by itself: ``kind`` is ``paused``, ``stalled``, ``wrong`` or ``other``."""

    kind: str
    key: str
    percent: int


@dataclass(frozen=True, slots=True)
class ModelsState:
    """``asked`` are the models a yes is waited for; ``at`` is what is being done it to, a name or a set."""

    shelf: Shelf | None = None
    step: Step = ""
    """The set a person looks at; empty for the one that suits this computer."""
    busy: Busy = ""
    at: str = ""
    asked: tuple[Offered, ...] = ()
    waiting: tuple[str, ...] = ()
    """Keys that were agreed to and have not come yet, the one under way first."""
    done: int = 0
    total: int = 0
    speed: float = 0.0
    """Bytes a second, 0 while nobody knows it."""
    finished: Busy = ""
    """What ended well last; ``sound`` is what a verification found."""
    fetched: bool = False
    """Whether what is tried now was fetched just before."""
    sound: bool = True
    tried: Mapping[str, Tried] = field(default_factory=dict)
    broken: Broken | None = None
    error: DiaryError | None = None
    unknown: Path | None = field(default=None, repr=False)
    """A kit with models nobody vouches for: it is taken in after another yes."""

    @property
    def percent(self) -> int:
        """Of what is under way."""
        return 100 * self.done // self.total if self.total else 0

    @property
    def seconds_left(self) -> float:
        """Of the model under way, 0 while nobody knows."""
        return (self.total - self.done) / self.speed if self.speed > 0 else 0.0

    @property
    def chosen(self) -> Step:
        """The set that is looked at."""
        sets = self.shelf.suggested if self.shelf is not None else ()
        suited = next((one.step for one in sets if one.recommended), "")
        return self.step or _step(suited)


NO_MODELS_YET: Final = ModelsState()
"""Before anybody looked."""


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role as the set serves it. ``size`` is in bytes, of all that is fetched for it; 0 for what came along."""

    role: str
    place: Place
    titles: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    size: int = 0
    tried: Tried | None = None
    before: Tried | None = None
    """What was measured of the starter."""
    model: Installed | None = None
    smaller: Installed | Offered | None = None
    """What would serve the role with less, installed or to be fetched; looked for where a model is too much."""
    needs: int = 0
    """Bytes of memory it is short of being loaded, as far as anybody measured: what it needs where that is too much."""

    @property
    def answer_seconds(self) -> float:
        """How long an answer of a few sentences takes, where that is long; else 0."""
        if self.role != "answering" or self.tried is None or self.tried.speed <= 0:
            return 0.0
        seconds = self.tried.first_seconds + LONG_ANSWER / self.tried.speed
        return seconds if seconds >= SLOW_SECONDS else 0.0


def missing_of(state: ModelsState) -> tuple[str, ...]:
    """Keys of the set that is looked at which are not installed."""
    chosen = set_of(state)
    if chosen is None or state.shelf is None:
        return ()
    return tuple(one.key for one in state.shelf.missing(chosen.keys))


def set_of(state: ModelsState) -> Suggested | None:
    """The set that is looked at."""
    sets = state.shelf.suggested if state.shelf is not None else ()
    return next((one for one in sets if one.step == state.chosen), None)


def rows_of(state: ModelsState) -> tuple[RoleRow, ...]:
    """A row for each role, and after the first one for what is built in."""
    shelf, chosen = state.shelf, set_of(state)
    if shelf is None:
        return ()
    first, *others = (_row(state, shelf, role, chosen.keys if chosen is not None else ()) for role in ROLES)
    return (first, RoleRow(BUILT_IN, "starter"), *others)


def row_of(state: ModelsState, role: str) -> RoleRow:
    """The row of a role, once anybody looked."""
    return next(one for one in rows_of(state) if one.role == role)


def _row(state: ModelsState, shelf: Shelf, role: str, keys: Sequence[str]) -> RoleRow:
    offered = [one for one in shelf.missing(keys) if one.role == role]
    here = [one for one in shelf.installed if one.role == role]
    wanted = [one for one in here if one.key in keys] or sorted(here, key=lambda one: not one.used)[:1]
    model = wanted[0] if wanted and not offered else None
    name = model.name if model is not None else ""
    before = state.tried.get(starter_name(role))
    tried = state.tried.get(name)
    place = _place(state, role, model, offered)
    titles = tuple(one.title or one.name for one in wanted) if model else tuple(one.title for one in offered)
    licences = tuple(dict.fromkeys(one.licence for one in (offered or wanted) if one.licence))
    size = sum(one.size for one in offered) or sum(one.size for one in wanted)
    found = RoleRow(role, place, titles, licences, size, tried, before, model, needs=_needed(shelf, offered, tried))
    if not found.needs and not found.answer_seconds:
        return found
    return replace(found, smaller=_smaller(shelf, role, size))


def _smaller(shelf: Shelf, role: str, size: int) -> Installed | Offered | None:
    """The largest of a role below ``size`` bytes: of what is installed, else of the sets for this computer."""
    keys = {key for one in shelf.suggested for key in one.keys}
    here = [one for one in shelf.installed if one.role == role and one.size < size]
    there = [one for one in shelf.offered if one.role == role and one.key in keys and one.size < size]
    candidates: list[Installed | Offered] = [*here] or [*there]
    return max(candidates, key=lambda one: one.size, default=None)


def _place(state: ModelsState, role: str, model: Installed | None, offered: Sequence[Offered]) -> Place:
    keys = [one.key for one in offered]
    if state.busy == "fetch" and state.at in keys:
        return "fetching"
    if state.broken is not None and state.broken.key in keys:
        return "broken"
    if state.busy and any(key in state.waiting for key in keys):
        return "next"
    if state.busy == "try" and state.at in ((model.name,) if model else (starter_name(role),)):
        return "trying"
    if model is not None:
        return "ready" if model.proved else "unverified"
    return "starter" if role in STARTERS else "missing"


def _needed(shelf: Shelf, offered: Sequence[Offered], tried: Tried | None) -> int:
    """What a model was measured to need, here or elsewhere, where less is free; a file alone is a lower bound."""
    measured = tried.memory_mb * 1_000_000 if tried is not None else 0
    needs = measured or max((max(one.memory, one.size) for one in offered), default=0)
    free = shelf.computer.memory_free
    return needs if free and needs > free else 0


def _step(text: str) -> Step:
    return "light" if text == "light" else "balanced" if text == "balanced" else "best" if text == "best" else ""
