"""What tells most of a stretch of a diary: its sentences, the people it names and the words that come back."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import log
from typing import TypeVar

from ..domain.entry import EntryId
from .sentences import sentences
from .tokens import WORD, folded, stop_words, tokens

SHORTEST, LONGEST = 5, 32
"""Words of a sentence that can stand alone as a quote."""

_CAPITALS = re.compile(r"(?<![\w’'])[^\W\d_a-zà-ỹ][\w’']+(?: [^\W\d_a-zà-ỹ][\w’']+)*")
_WITHIN = re.compile(r"[\w,;:'’”\"] $")
"""What stands in front of a capital that does not begin a sentence."""

_NO_NAMES_TEXT = (
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday christmas easter i'm i've i'd i'll ok tv "
)
_NO_NAMES = frozenset(_NO_NAMES_TEXT.split())
_FEWEST = 2
"""Entries in which a name or word must come back to be one of a life."""

Idf = Callable[[str], float]
Step = Callable[[], object]
"""What whoever waits for long work does between two parts of it: give way, or end it by raising."""

E = TypeVar("E")


def nothing() -> None:
    """The step of whoever is in no hurry."""


def stepping(entries: Iterable[E], step: Step) -> Iterator[E]:
    """The same, with a ``step`` before each."""
    for one in entries:
        step()
        yield one


@dataclass(frozen=True, slots=True)
class Told:
    """An entry as far as it is needed here."""

    entry_id: EntryId
    day: date
    title: str
    text: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of an entry: characters ``start`` to ``end`` of its text."""

    told: Told
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.told.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Recurring:
    """A name or word with the sentences it stands in, one an entry, oldest first."""

    name: str
    lines: tuple[Line, ...]


def telling_lines(entries: Sequence[Told], idf: Idf, most: int, step: Step = nothing) -> list[Line]:
    """Up to ``most`` sentences, oldest first, spread over the stretch: the best of each of its equal parts.

    A sentence tells much where it holds words that come back in the stretch and are rare in the whole diary.
    ``step`` is called between two entries and between two parts.
    """
    if not entries:
        return []
    ordered = sorted(entries, key=lambda one: one.day)
    back = Counter(term for one in stepping(ordered, step) for term in _terms(one.text))
    parts = min(most, len(ordered))
    chosen = []
    for part in stepping(range(parts), step):
        some = ordered[part * len(ordered) // parts : (part + 1) * len(ordered) // parts]
        lines = [line for one in some for line in _lines(one)]
        if lines:
            chosen.append(max(lines, key=lambda line: (_weight(line, back, idf), -line.start)))
    return chosen


def names(entries: Sequence[Told], most: int) -> list[Recurring]:
    """Names in at least two entries, the most frequent first: those noted with an entry, and those its text holds."""
    found: dict[str, dict[EntryId, Line]] = defaultdict(dict)
    known = _names_written(entries)
    for one in sorted(entries, key=lambda told: told.day):
        for start, end in sentences(one.text):
            line = Line(one, start, end)
            for match in _CAPITALS.finditer(line.text):
                if (name := _bare(match.group())) in known:
                    found[name].setdefault(one.entry_id, line)
        for name in one.people:
            first = sentences(one.text)[:1] or [(0, 0)]
            found[name].setdefault(one.entry_id, Line(one, *first[0]))
    return _most_frequent(found, most)


def topics(entries: Sequence[Told], idf: Idf, most: int) -> list[Recurring]:
    """Words that come back and are not names, those that say most of this stretch first."""
    found: dict[str, dict[EntryId, Line]] = defaultdict(dict)
    shown: dict[str, Counter[str]] = defaultdict(Counter)
    named = {word.lower() for name in _names_written(entries) for word in name.split()}
    for one in sorted(entries, key=lambda told: told.day):
        for start, end in sentences(one.text):
            line = Line(one, start, end)
            for token in tokens(line.text):
                if _says_something(token.written, named):
                    found[token.terms[0]].setdefault(one.entry_id, line)
                    shown[token.terms[0]][token.written] += 1
    ranked = sorted(found, key=lambda term: -len(found[term]) * idf(term))
    kept = {shown[term].most_common(1)[0][0]: found[term] for term in ranked if len(found[term]) >= _FEWEST}
    return [Recurring(word, tuple(lines.values())) for word, lines in list(kept.items())[:most]]


def _most_frequent(found: dict[str, dict[EntryId, Line]], most: int) -> list[Recurring]:
    kept = [Recurring(name, tuple(lines.values())) for name, lines in found.items() if len(lines) >= _FEWEST]
    return sorted(kept, key=lambda one: (-len(one.lines), one.name))[:most]


def _names_written(entries: Sequence[Told]) -> set[str]:
    """Capitals inside a sentence that are never written small."""
    common = _common_words(entries)
    found = set()
    for one in entries:
        for match in _CAPITALS.finditer(one.text):
            name = _bare(match.group())
            if _WITHIN.search(one.text[max(0, match.start() - 2) : match.start()]) and not {name.lower()} & (
                _NO_NAMES | common
            ):
                found.add(name)
    return found


def _bare(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")


def _common_words(entries: Iterable[Told]) -> set[str]:
    """Words also written small: a capital makes no name of them."""
    return {word for one in entries for word in WORD.findall(one.text) if word.islower()}


def _says_something(word: str, named: set[str]) -> bool:
    return len(word) > 2 and not word[0].isdigit() and word not in stop_words() and word not in named


def _terms(text: str) -> set[str]:
    return {term for token in tokens(text) if token.written not in stop_words() for term in token.terms[:1]}


def _lines(told: Told) -> list[Line]:
    """Sentences of a fair length; all of them where there is none."""
    every = [Line(told, start, end) for start, end in sentences(told.text)]
    fair = [one for one in every if SHORTEST <= len(WORD.findall(folded(one.text))) <= LONGEST]
    return fair or every


def _weight(line: Line, back: Counter[str], idf: Idf) -> float:
    terms = _terms(line.text)
    return sum(idf(term) * log(1 + back[term]) for term in terms) / (4 + len(terms))
