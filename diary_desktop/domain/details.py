"""What an entry says besides its text, as one changes it: weather, labels, numbers, star, pin, and when it happened."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .entry import Entry, Mood
from .labels import Label
from .moment import Moment


@dataclass(frozen=True, slots=True)
class Details:
    """Every change gives new ones; ``applied`` puts them on an entry."""

    mood: Mood | None = None
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    place: str = ""
    trackers: tuple[tuple[str, float], ...] = ()
    starred: bool = False
    pinned: bool = False
    happened: Moment | None = None

    @property
    def labels(self) -> tuple[Label, ...]:
        """Tags, people, place, in the order they are shown."""
        found = [Label("tag", one) for one in self.tags] + [Label("person", one) for one in self.people]
        return (*found, Label("place", self.place)) if self.place else tuple(found)

    def with_label(self, label: Label) -> Details:
        """Once, however it is spelled with capitals; a place takes the place of the one before."""
        text = " ".join(label.text.split())
        if not text:
            return self
        if label.kind == "place":
            return replace(self, place=text)
        if label.kind == "person":
            return replace(self, people=_with(self.people, text))
        return replace(self, tags=_with(self.tags, text))

    def without_label(self, label: Label) -> Details:
        if label.kind == "place":
            return replace(self, place="" if self.place == label.text else self.place)
        if label.kind == "person":
            return replace(self, people=tuple(one for one in self.people if one != label.text))
        return replace(self, tags=tuple(one for one in self.tags if one != label.text))

    def with_tracker(self, name: str, value: float | None) -> Details:
        """``None`` takes the number away."""
        others = tuple(one for one in self.trackers if one[0] != name)
        if value is None:
            return replace(self, trackers=others)
        known = [one[0] for one in self.trackers]
        if name not in known:
            return replace(self, trackers=(*others, (name, value)))
        return replace(self, trackers=tuple((name, value) if one[0] == name else one for one in self.trackers))


def details_of(entry: Entry) -> Details:
    """As they are on ``entry``."""
    labels = (entry.mood, entry.tags, entry.people, entry.place)
    return Details(*labels, entry.trackers, entry.starred, entry.pinned, entry.happened)


def applied(entry: Entry, details: Details) -> Entry:
    """``entry`` itself where nothing differs."""
    if details_of(entry) == details:
        return entry
    return replace(
        entry,
        mood=details.mood,
        tags=details.tags,
        people=details.people,
        place=details.place,
        trackers=details.trackers,
        starred=details.starred,
        pinned=details.pinned,
        happened=details.happened,
    )


def _with(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return names if name.casefold() in (one.casefold() for one in names) else (*names, name)
