"""How a person keeps the diary: own questions and templates, own trackers, what is let rest, and how days are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from .errors import InputError

TrackerKind = Literal["yes_no", "number"]
WeekBegins = Literal["", "monday", "saturday", "sunday"]

LONGEST_NAME = 40
"""Characters of a tracker's, template's, topic's or person's name."""

LONGEST_UNIT = 12
LONGEST_PROMPT = 200
LONGEST_BODY = 10_000
MOST = 200
"""Of each: more would be a mistake, and every one is read when the diary opens."""


@dataclass(frozen=True, slots=True)
class Tracker:
    """Something asked of every entry. ``unit`` is shown behind a number, such as km; empty for none."""

    name: str
    kind: TrackerKind = "yes_no"
    unit: str = ""

    def validate(self) -> None:
        _named(self.name)
        if self.kind not in get_args(TrackerKind):
            raise InputError("'{value}' is no kind of tracker.", "Choose yes or no, or a number.", value=self.kind)
        if len(self.unit) > LONGEST_UNIT:
            raise InputError("That unit is too long.", "Choose a short one, such as km.")


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to begin with; ``weekday`` 0 is Monday, ``None`` every day."""

    text: str
    weekday: int | None = None

    def validate(self) -> None:
        if not self.text.strip() or len(self.text) > LONGEST_PROMPT:
            raise InputError("A question is empty or too long.", "Write one sentence.")
        _on_a_weekday(self.weekday)


@dataclass(frozen=True, slots=True)
class Template:
    """The beginning of an entry; ``weekday`` as in ``Prompt``, where it is offered first."""

    name: str
    body: str
    weekday: int | None = None

    def validate(self) -> None:
        _named(self.name)
        if len(self.body) > LONGEST_BODY:
            raise InputError("That template is too long.", "Shorten it to a page or two.")
        _on_a_weekday(self.weekday)


@dataclass(frozen=True, slots=True)
class Journal:
    """Sealed with the vault like every other section: a name of a tracker tells about a person."""

    prompts: tuple[Prompt, ...] = ()
    """Own questions; those of a weekday come before those of every day."""
    built_in_prompts: bool = True
    """Whether the diary's own questions are asked besides. Without any question of one's own they always are."""
    templates: tuple[Template, ...] = ()
    trackers: tuple[Tracker, ...] = ()
    muted_topics: tuple[str, ...] = ()
    """Tags and words: an entry that has one is not brought up by the diary of its own accord."""
    muted_people: tuple[str, ...] = ()
    lunar_shown: bool = True
    grace_day: bool = True
    """Whether one missed day a week leaves the days in a row standing."""
    week_begins: WeekBegins = ""
    """First day of the week in calendars; empty as the language has it."""

    def validate(self) -> None:
        """Raises ``InputError`` naming the first value out of range."""
        for several in (self.prompts, self.templates, self.trackers, self.muted_topics, self.muted_people):
            if len(several) > MOST:
                raise InputError("There are too many of one kind.", "Keep at most {most}.", most=MOST)
        own: tuple[Prompt | Template | Tracker, ...] = (*self.prompts, *self.templates, *self.trackers)
        for one in own:
            one.validate()
        _all_different(one.name for one in self.trackers)
        _all_different(one.name for one in self.templates)
        for name in (*self.muted_topics, *self.muted_people):
            _named(name)
        if self.week_begins not in get_args(WeekBegins):
            raise InputError("'{value}' begins no week.", "Choose one of those shown.", value=self.week_begins)


def _named(name: str) -> None:
    if not name.strip() or len(name) > LONGEST_NAME:
        raise InputError("A name is empty or too long.", "Use 1 to {most} characters.", most=LONGEST_NAME)


def _on_a_weekday(weekday: int | None) -> None:
    if weekday is not None and not 0 <= weekday <= 6:
        raise InputError("{value} is no day of the week.", "Choose one of those shown.", value=weekday)


def _all_different(names: Iterable[str]) -> None:
    folded = [name.strip().casefold() for name in names]
    if len(set(folded)) < len(folded):
        raise InputError("That name is there already.", "Choose another name.")
