"""From the words of the search field to filters: times, tags, people, places, moods and "with sound"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from diary_desktop.domain.entry import EntryId, EntrySummary, Mood
from diary_desktop.domain.period import Period
from diary_desktop.domain.search import FilterKind, SearchFilter
from diary_desktop.retrieval.tokens import folded

SHORTEST = 2
"""Letters from which a word is taken for the beginning of a name."""

MOST = 3
"""Filters that are offered at a time."""

STEP = 128
"""Entries read between two steps: about a millisecond. Without them reading took 30 to 50 ms of the processor in the
very turn in which the search over 100,000 entries is first painted, which takes as long itself (measured).
"""

_MOODS = {
    "stormy": Mood.STORMY, "rainy": Mood.RAINY, "cloudy": Mood.CLOUDY, "clearing": Mood.CLEARING, "bright": Mood.BRIGHT,
    "giong": Mood.STORMY, "mua": Mood.RAINY, "may": Mood.CLOUDY, "hung nang": Mood.CLEARING, "nang": Mood.BRIGHT,
}  # fmt: skip
_SOUND = frozenset(("audio", "sound", "voice", "recording", "ghi am", "am thanh", "tieng noi"))


@dataclass(frozen=True, slots=True)
class Names:
    """Every tag, person and place, most often used first, and what each entry is called and labelled, folded."""

    names: tuple[tuple[FilterKind, str, str], ...] = ()
    """Kind, name as written, name folded."""
    labels: tuple[str, ...] = ()
    """Of each entry, in the order given: title, tags, people and place."""


def names_of(entries: Sequence[EntrySummary], step: Callable[[], object] = lambda: None) -> Names:
    """What can be filtered by. ``step`` is called every few entries: a window that has something to show goes first."""
    counts: Counter[tuple[FilterKind, str]] = Counter()
    labels: list[str] = []
    for number, one in enumerate(entries):
        if number % STEP == 0:
            step()
        for tag in one.tags:
            counts["tag", tag] += 1
        for person in one.people:
            counts["person", person] += 1
        if one.place:
            counts["place", one.place] += 1
        labels.append(folded("\n".join((one.title, *one.tags, *one.people, one.place))))
    return Names(tuple((kind, name, folded(name)) for (kind, name), _ in counts.most_common()), tuple(labels))


def offered(text: str, names: Names, period: Period | None, chosen: Sequence[SearchFilter]) -> tuple[SearchFilter, ...]:
    """Filters that ``text`` may mean, the likeliest first; ``period`` is what it names, if anything."""
    found: list[SearchFilter] = []
    if period is not None and period.words:
        found.append(SearchFilter("period", period.words, period, typed=period.words))
    tails = _tails(text)
    for typed, bare in tails:
        if bare in _MOODS:
            found.append(SearchFilter("mood", mood=_MOODS[bare], typed=typed))
        if bare in _SOUND:
            found.append(SearchFilter("sound", typed=typed))
    for exact in (True, False):
        for typed, bare in tails:
            if len(bare) >= SHORTEST:
                found += [
                    SearchFilter(kind, name, typed=typed)
                    for kind, name, key in names.names
                    if (key == bare if exact else key.startswith(bare))
                ][:MOST]
    there = {(one.kind, one.value, one.mood) for one in chosen}
    fresh = {(one.kind, one.value, one.mood): one for one in reversed(found)}
    ordered = [one for one in found if fresh.pop((one.kind, one.value, one.mood), None) is not None]
    return tuple(one for one in ordered if (one.kind, one.value, one.mood) not in there)[:MOST]


def without(text: str, taken: SearchFilter) -> str:
    """The field once a filter stands for its words."""
    at = text.rfind(taken.typed)
    return " ".join((text[:at] + " " + text[at + len(taken.typed) :]).split()) if taken.typed and at >= 0 else text


def passing(entries: Sequence[EntrySummary], filters: Sequence[SearchFilter], begins_at: int) -> list[EntrySummary]:
    """The entries that pass every filter, in their order."""
    return [one for one in entries if all(_passes(one, each, begins_at) for each in filters)]


def passing_ids(
    entries: Sequence[EntrySummary], filters: Sequence[SearchFilter], begins_at: int
) -> frozenset[EntryId] | None:
    """Their ids; None where nothing is filtered."""
    return frozenset(one.entry_id for one in passing(entries, filters, begins_at)) if filters else None


def _passes(one: EntrySummary, wanted: SearchFilter, begins_at: int) -> bool:
    if wanted.kind == "period":
        return wanted.period is None or wanted.period.holds(one.when.day(begins_at))
    if wanted.kind == "mood":
        return one.mood == wanted.mood
    if wanted.kind == "sound":
        return one.seconds > 0
    if wanted.kind == "place":
        return one.place == wanted.value
    return wanted.value in (one.tags if wanted.kind == "tag" else one.people)


def _tails(text: str) -> list[tuple[str, str]]:
    """The last one to three words as typed and folded, the longest first."""
    words = text.split()
    return [(tail, folded(tail)) for many in (3, 2, 1) if len(words) >= many for tail in [" ".join(words[-many:])]]
