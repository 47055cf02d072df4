"""Whom, where and what the events of a topic name: "who did I run with?", "where did I swim?", "đọc sách nào?"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from ..domain.asking import Event, Listed
from .activities import Activities, Place
from .event_clauses import Sentence, Word, overlaps, sentence_of
from .event_topics import Topic
from .listing_words import (
    AFTER_PLACE,
    ENDS_OBJECT,
    ENDS_PLACE,
    KINDS_OF_THINGS,
    LEADS_OBJECT,
    NO_NAMES,
    NO_PLACES,
    PLACE_BEFORE,
    TITLES_VI,
    WHERE,
    WHO,
)
from .tokens import folded

Sought = Literal["who", "where", "what"]

_LONGEST = 4
"""Words of a place or a thing that is not called by name."""

_WITH = frozenset(("with", "với", "cùng", "voi", "cung"))
_JOINS = frozenset(("and", "và", "my", "our", "the", "both", "little", "old"))
_THEIRS = frozenset(("his", "her", "their"))
_GOING = frozenset(("ra", "về", "sang", "lên", "xuống", "vào"))
_OUTSIDE = frozenset(
    ("bờ", "biển", "sông", "hồ", "công", "vườn", "phố", "chợ", "sân", "quán", "nhà", "núi", "quê", "rừng")
)
"""Where one goes, behind a word that may be no more than part of a verb: "ra bờ hồ", but "thở ra hơi"."""

_ARTICLES = frozenset(("the", "a", "an", "my", "our", "his", "her", "their", "some", "this", "that", "another"))


@dataclass(frozen=True, slots=True)
class Telling:
    """An event with the sentence that tells it, and who and where is noted with its entry."""

    event: Event
    sentence: Sentence
    text: str
    people: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class _Name:
    """``sure``: not only a capital that begins a sentence."""

    key: str
    shown: str
    sure: bool = True


def sought_in(question: str, language: str) -> Sought:
    """Which kind of names a question of the kind ``list`` asks for."""
    text = f" {folded(question)} "
    if WHO[language].search(text):
        return "who"
    return "where" if WHERE[language].search(text) else "what"


def without_kinds(topic: Topic) -> Topic:
    """``topic`` without the word for what is asked for: "books" of "which books did I read"."""
    return replace(topic, words=tuple(word for word in topic.words if word not in KINDS_OF_THINGS))


def telling(event: Event, text: str, language: str, people: tuple[str, ...] = (), place: str = "") -> Telling:
    """``event`` with its sentence, ``text`` being the whole entry's."""
    return Telling(event, sentence_of(text, event.start, event.end, language), text, people, place)


def listed(sought: Sought, topic: Topic, told: Sequence[Telling], known: Activities) -> tuple[Listed, ...]:
    """What the events name, each in how many entries and from when to when, the most frequent first; and of equals the
    latest. Nobody whom the question names itself."""
    names = [(one, list(_named(sought, topic, one, known))) for one in told]
    sure = {name.key for _, found in names for name in found if name.sure}
    asked = set(topic.names) | {person.name for person in topic.persons}
    days: dict[str, dict[bytes, date]] = {}
    shown: dict[str, Counter[str]] = {}
    events: dict[str, list[Event]] = {}
    for one, found in names:
        for name in found:
            if name.key in asked or name.key not in sure:
                continue
            days.setdefault(name.key, {})[one.event.entry_id] = one.event.day
            shown.setdefault(name.key, Counter())[name.shown] += 1
            if one.event not in events.setdefault(name.key, []):
                events[name.key].append(one.event)
    ordered = sorted(days, key=lambda key: (-len(days[key]), -max(days[key].values()).toordinal(), key))
    return tuple(
        Listed(
            shown[key].most_common(1)[0][0],
            len(days[key]),
            min(days[key].values()),
            max(days[key].values()),
            tuple(events[key]),
        )
        for key in ordered
    )


def _named(sought: Sought, topic: Topic, told: Telling, known: Activities) -> Iterator[_Name]:
    if sought == "who":
        yield from _people(topic, told, known)
        yield from (_Name(folded(name), name) for name in told.people)
    elif sought == "where":
        found = list(_places(topic, told))
        yield from found or ([_Name(folded(told.place), told.place)] if told.place else [])
    else:
        yield from _things(topic, told)


def _people(topic: Topic, told: Telling, known: Activities) -> Iterator[_Name]:
    """Names with a capital that follow no word for a place, and the people of the table ("mum", "chị gái"); only those
    beside the writer where company is asked for. The verb of the deed may begin the sentence: "Called Anna"."""
    beside, deeds = topic.kind != "mutual", _deeds(topic, told.sentence)
    sentence, taken = told.sentence, list[Place]()
    for place in _capitals(sentence):
        if any(deed.first <= place.first < deed.last < place.last for deed in deeds):
            place = Place(max(deed.last for deed in deeds if deed.first <= place.first < deed.last), place.last)
        before = sentence.words[place.first - 1].written if place.first else ""
        taken.append(place)
        if before in PLACE_BEFORE[sentence.language] or (beside and not _in_company(sentence, place)):
            continue
        first = place.first - (sentence.language == "vi" and before in TITLES_VI)
        name = _slice(told, Place(first, place.last))
        yield _Name(folded(_slice(told, place)), name, place.first > 0)
    for person in known.all:
        if person.kind != "person" or person.name in ("friend", "parents"):
            continue
        other = list(person.of(sentence.language, "not").places(sentence.line))
        for place in person.of(sentence.language, "noun").places(sentence.line):
            free = not overlaps(place, [*other, *taken]) and not _somebody_elses(sentence, place)
            if free and (not beside or _in_company(sentence, place)):
                yield _Name(person.name, _slice(told, place))


def _somebody_elses(sentence: Sentence, place: Place) -> bool:
    """ "bà" of "bà Tư", who is no grandmother of anybody, and "his wife"."""
    before = sentence.words[place.first - 1].written if place.first else ""
    after = sentence.words[place.last] if place.last < len(sentence.words) else None
    return (after is not None and after.capital and not after.breaks) or before in _THEIRS


def _in_company(sentence: Sentence, place: Place) -> bool:
    """Whether somebody was there: "with Tom", "Anna and I", "cùng Khôi và Lan", "Minh rủ mình"."""
    words, at = sentence.words, place.first - 1
    while at >= 0 and (words[at].written in _JOINS or words[at].capital or words[at].written in TITLES_VI):
        at -= 1
    if at >= 0 and words[at].written in _WITH:
        return True
    behind = [word.written for word in words[place.last : place.last + 2]]
    return behind[:1] == ["rủ"] or behind in (["and", "i"], ["and", "me"], ["và", "mình"], ["và", "tôi"])


def _capitals(sentence: Sentence) -> Iterator[Place]:
    """Runs of words with a capital that may be a name; a whole sentence in capitals has none."""
    words, at = sentence.words, 0
    while at < len(words):
        last = at
        while last < len(words) and _may_be_name(words[last]) and (last == at or not words[last].breaks):
            last += 1
        if last > at:
            yield Place(at, last)
        at = max(last, at + 1)


def _may_be_name(word: Word) -> bool:
    return word.capital and word.written.removesuffix("'s").removesuffix("’s") not in NO_NAMES


def _places(topic: Topic, told: Telling) -> Iterator[_Name]:
    """What follows "at", "in", "quanh", "ở" in the clause of the deed: a name, or some words up to the next thing."""
    sentence = told.sentence
    words, language = sentence.words, sentence.language
    clauses = _clauses_of_the_deed(topic, sentence)
    for at, word in enumerate(words[:-1]):
        if word.written not in AFTER_PLACE[language] or sentence.clause_of(Place(at, at + 1)) not in clauses:
            continue
        if word.written in _GOING and words[at + 1].written not in _OUTSIDE:
            continue
        first = at + 1 + (words[at + 1].written in _ARTICLES)
        last = _end(words, first, ENDS_PLACE[language] | _ARTICLES)  # a second article begins another thing
        said = {one.written for one in words[first:last]}
        if first < last and not said & NO_PLACES and not any(one.written.isdigit() for one in words[first:last]):
            place = Place(first, last)
            yield _Name(folded(_slice(told, place)), _slice(told, place))


def _clauses_of_the_deed(topic: Topic, sentence: Sentence) -> set[int]:
    """Those that name it, and one behind it that begins with a place ("swam, at the baths")."""
    own = {sentence.clause_of(place) for place in _deeds(topic, sentence)}
    begins = (sentence.words[clause.first].written for clause in sentence.clauses)
    own |= {i for i, word in enumerate(begins) if i - 1 in own and word in AFTER_PLACE[sentence.language]}
    return own


def _deeds(topic: Topic, sentence: Sentence) -> list[Place]:
    """Where a sentence names what was done."""
    assert topic.activity is not None
    roles = (topic.activity.of(sentence.language, role) for role in ("does", "noun"))
    return [place for phrases in roles for place in phrases.places(sentence.line)]


def _things(topic: Topic, told: Telling) -> Iterator[_Name]:
    """What stands behind the deed: "read a novel by the lake", "đọc sách về ong"."""
    if topic.activity is None:
        return
    sentence = told.sentence
    words, language = sentence.words, sentence.language
    other = list(topic.activity.of(language, "not").places(sentence.line))
    for deed in topic.activity.of(language, "does").places(sentence.line):
        first = deed.last
        while first < len(words) and not words[first].breaks and words[first].written in LEADS_OBJECT:
            first += 1
        last = _end(words, first, ENDS_OBJECT[language], longest=6)
        if first < last and not overlaps(deed, other) and not words[first].breaks:
            place = Place(first, last)
            yield _Name(folded(_slice(told, place)), _slice(told, place))


def _end(words: Sequence[Word], first: int, ends: frozenset[str], longest: int = _LONGEST) -> int:
    """Behind the words from ``first`` that belong together."""
    last = first
    while last < min(first + longest, len(words)):
        if words[last].written in ends or (last > first and words[last].breaks):
            break
        last += 1
    return last


def _slice(told: Telling, place: Place) -> str:
    words = told.sentence.words
    said = told.text[words[place.first].start : words[place.last - 1].end]
    return re.sub(r"['’]s$", "", said)


def events_of(items: Iterable[Listed]) -> tuple[Event, ...]:
    """The evidence of all of them, each once, oldest first."""
    found = dict.fromkeys(event for item in items for event in item.events)
    return tuple(sorted(found, key=lambda event: (event.day, event.start)))
