"""Tags, people and places by name: what a diary already has, what completes a beginning, what a text speaks of."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from .entry import EntrySummary

LabelKind = Literal["tag", "person", "place"]
MOST_SUGGESTED = 3
MOST_COMPLETED = 6
_LOOKED_FOR = 500
"""Names of a kind that are looked for in a text: those used most."""
_SHORTEST = 2
"""Letters below which a name says too little to be suggested."""


@dataclass(frozen=True, slots=True)
class Label:
    """One name of one kind."""

    kind: LabelKind
    text: str


@dataclass(frozen=True, slots=True)
class KnownLabels:
    """What the diary has, those used most first."""

    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def all(self) -> Iterable[Label]:
        """People before places before tags: a name is more often meant as the person."""
        yield from (Label("person", one) for one in self.people)
        yield from (Label("place", one) for one in self.places)
        yield from (Label("tag", one) for one in self.tags)


def known_labels(summaries: Sequence[EntrySummary], names: Sequence[str] = ()) -> KnownLabels:
    """Of all these entries; ``names`` are people that were taught to the recogniser."""
    tags: Counter[str] = Counter()
    people: Counter[str] = Counter(dict.fromkeys(names, 0))
    places: Counter[str] = Counter()
    for one in summaries:
        for tag in one.tags:
            tags[tag] += 1
        for person in one.people:
            people[person] += 1
        if one.place:
            places[one.place] += 1
    return KnownLabels(*(tuple(name for name, _ in found.most_common()) for found in (tags, people, places)))


def completed(known: KnownLabels, typed: str, has: Collection[Label] = ()) -> tuple[Label, ...]:
    """Names with that in them, marks and capitals aside: those that begin with it first. None for nothing typed."""
    wanted = folded(typed)
    if not wanted:
        return ()
    beginning: list[Label] = []
    within: list[Label] = []
    for one in known.all():
        name = folded(one.text)
        if wanted in name and one not in has:
            (beginning if name.startswith(wanted) else within).append(one)
    return tuple([*beginning, *within][:MOST_COMPLETED])


def suggested(known: KnownLabels, text: str, has: Collection[Label] = ()) -> tuple[Label, ...]:
    """Names the text itself says, letter for letter but for capitals, that are not on the entry yet."""
    said = _plain(text)
    taken = {_plain(one.text) for one in has}
    found: list[Label] = []
    for one in _looked_for(known):
        name = _plain(one.text)
        if len(name) >= _SHORTEST and name not in taken and _stands_in(said, name):
            found.append(one)
            taken.add(name)
            if len(found) == MOST_SUGGESTED:
                break
    return tuple(found)


def folded(text: str) -> str:
    """Without marks and capitals: ``da nang`` for ``Đà Nẵng``."""
    bare = "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
    return " ".join(bare.casefold().replace("đ", "d").split())


def _looked_for(known: KnownLabels) -> Iterable[Label]:
    return KnownLabels(known.tags[:_LOOKED_FOR], known.people[:_LOOKED_FOR], known.places[:_LOOKED_FOR]).all()


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().strip()


def _stands_in(text: str, name: str) -> bool:
    """As whole words."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (at and text[at - 1].isalnum()) and not (end < len(text) and text[end].isalnum()):
            return True
        at = text.find(name, at + 1)
    return False
