"""When an event of the diary was, where it says so clearly: the ground for a time such as "the day before the wedding".

What names the event is looked for in every entry, not in the best few. Each sentence that tells of it as something
that happened gives its day a mark; a plan, a memory or an anniversary gives next to none. Only a day that stands far
before all others is taken: a wrong period would hide the right entries, and none at all costs only some order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ..domain.asking import Event
from ..domain.period import Period
from . import event_cues_en as english
from . import event_cues_vi as vietnamese
from .activities import Place
from .calendar_spans import (
    Span,
    day_span,
    days_from,
    month_span,
    months_before,
    season_of,
    week_of,
    weekend_of,
    year_span,
)
from .computed import EntryText
from .cue_phrases import Cues
from .event_clauses import Forms, Sentence, Word, overlaps, sentence_of
from .event_dates import day_of
from .event_phrases import EventPhrase
from .event_topics import Telling
from .named_events import NamedEvent, is_mine
from .tokens import folded, word_terms

CLEAR = 2.0
"""How many times more marks a day needs than any day apart from it to be the one that is meant."""

MOST_READ = 600
"""Entries that may hold an event's words: what more of them tell of is no single event."""

_APART = timedelta(days=6)
"""Up to so much later entries tell of one and the same event."""

_NOW, _SAID, _RECALLED, _PLANNED = 2.0, 1.0, 0.3, 0.1
"""Marks for a sentence that says "today", that says no more, that looks back, and that looks ahead."""

_LEAST = 0.9
"""Marks below which nothing but plans and memories tells of it."""

_NEAR = 4
"""Words between an event and whom it is told of."""

_TITLES = frozenset(("mr", "mrs", "ms", "dr", "sir", "lady", "lord", "w", "j", "g", "aunt", "uncle"))

_OTHERS = frozenset(("and", "that", "who", "whose", "if", "but", "và", "mà", "nếu", "nhưng"))

_SAYS_NOW = re.compile(
    r" (?:news (?:of|that)|tin (?:báo|rằng)|today|tonight|this (?:day|morning|afternoon|evening)|just now|at last"
    r"|finally|hôm nay|(?:sáng|trưa|chiều|tối|đêm) nay|vừa mới|cuối cùng|hom nay|(?:sang|trua|chieu|toi|dem) nay) "
)
_DONE = re.compile(r" (?:fail(?:ed)?|miss(?:ed)?) (?=(?:the|my|our|his|her) )")
"""What was failed or missed took place all the same."""

_LOOKS_BACK = re.compile(
    r" (?:photos?|pictures?|videos?|remember\w*|memory|memories|anniversary|since|after|before|until|ago|last "
    r"(?:week|month|year)|years? after|ảnh|kỷ niệm|nhớ|kể từ|từ (?:khi|hồi|ngày)|sau (?:khi)?|trước (?:khi)?|năm ngoái|"
    r"tháng trước|tuần trước|hồi) "
)


@dataclass(frozen=True, slots=True)
class _Mark:
    day: date
    weight: float
    entry: EntryText
    start: int
    end: int


def event_day(named: NamedEvent, entries: Iterable[EntryText], within: Period | None, today: date) -> Event | None:
    """The one day on which ``entries`` clearly tell that it happened, with the sentence that says so best.

    ``entries`` are all that hold the event's words; ``within`` are the days it must lie in. Of what comes every year
    it is the latest such day up to ``today``.
    """
    forms, telling = Forms(), Telling(named.sentence_needs())
    marks = [one for entry in entries for one in _marks(named, entry, forms, telling)]
    marks = [one for one in marks if within is None or within.holds(one.day)]
    totals: dict[date, float] = defaultdict(float)
    for one in marks:
        totals[one.day] += one.weight
    day = _yearly(totals, today) if named.yearly and within is None else _single(totals)
    if day is None:
        return None
    told = [one for one in marks if (one.day.month, one.day.day) == (day.month, day.day)]
    best = max(told, key=lambda one: (one.day == day, one.weight))
    if named.close and not _is_news(best, totals):
        return None
    return Event(best.entry.entry_id, day, best.start, best.end, best.entry.text[best.start : best.end])


def period_by(phrase: EventPhrase, day: date, today: date) -> Period | None:
    """The days that ``phrase`` names, its event having been on ``day``; None for a time that has not begun.

    What came "before" or "after" something is often told beside it: such a time only ranks its days higher.
    """
    first, last = _ends(phrase, day, today)
    if first is not None and last is not None and first > last:
        return None
    return Period(first, last, phrase.words, exact=phrase.relation not in ("open_before", "open_after"))


def _ends(phrase: EventPhrase, day: date, today: date) -> tuple[date | None, date | None]:
    if phrase.relation == "open_before":
        return None, days_from(day, -1)
    if phrase.relation in ("open_after", "since"):
        return (day if phrase.relation == "since" else days_from(day, 1)), today
    away = {"on": 0, "before": -phrase.count, "after": phrase.count}[phrase.relation]
    return _unit(phrase.unit, day, away)


def _unit(unit: str, day: date, away: int) -> Span:
    """The day, week or so that lies ``away`` of them from the one that holds ``day``."""
    if unit == "day":
        return day_span(days_from(day, away))
    if unit == "week":
        return week_of(days_from(day, 7 * away))
    if unit == "weekend":
        return weekend_of(days_from(day, 7 * away))
    if unit == "season":
        return season_of(day)
    moved = months_before(day, -away * (12 if unit == "year" else 1))
    return year_span(moved.year) if unit == "year" else month_span(moved.year, moved.month)


def _single(totals: dict[date, float]) -> date | None:
    """The day that stands clearly before all others.

    The same day of later years tells of its anniversary, which lends it weight; but where none of those years stands
    out, the event itself is not in the diary.
    """
    by_date: dict[tuple[int, int], list[date]] = defaultdict(list)
    for day in totals:
        by_date[day.month, day.day].append(day)
    groups = {key: sum(totals[day] for day in days) for key, days in by_date.items()}
    if not groups:
        return None
    best = max(groups, key=lambda key: (groups[key], -min(by_date[key]).toordinal()))
    days = sorted(by_date[best], key=lambda day: (-totals[day], day))
    day = days[0]
    if totals[day] < _LEAST or any(totals[day] <= totals[other] for other in days[1:]):
        return None
    rivals = [total for key, total in groups.items() if key != best and not _beside(by_date[key], day)]
    return day if groups[best] >= CLEAR * max(rivals, default=0.0) else None


def _is_news(best: _Mark, totals: dict[date, float]) -> bool:
    """Whether it is told as new, and nothing told it so before: what is told later may be a memory."""
    earlier = (day for day, total in totals.items() if total >= _NOW and day < best.day)
    return best.weight >= _NOW and all(best.day - day <= _APART for day in earlier)


def _beside(days: list[date], day: date) -> bool:
    return all(abs(other - day) <= _APART for other in days)


def _yearly(totals: dict[date, float], today: date) -> date | None:
    """The latest day up to ``today`` of what comes every year."""
    by_date: dict[tuple[int, int], float] = defaultdict(float)
    for day, total in totals.items():
        by_date[day.month, day.day] += total
    ranked = sorted(by_date.items(), key=lambda pair: -pair[1])
    if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[0][1] < CLEAR * ranked[1][1]):
        return None
    month, number = ranked[0][0]
    years = (today.year - back for back in range(9))
    dates = (date(year, month, number) for year in years if _exists(year, month, number))
    return next((day for day in dates if day <= today), None)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _marks(named: NamedEvent, entry: EntryText, forms: Forms, telling: Telling) -> Iterator[_Mark]:
    """The sentences of ``entry`` that tell of the event, each with its day and weight."""
    for start, end in telling.sentences(entry.text, entry.within):
        sentence = sentence_of(entry.text, start, end, entry.language, forms)
        places = _told_at(named, sentence)
        if not places:
            continue
        weight, day = told_weight(sentence, places[0]), _day_told(sentence, places, entry.day)
        if day is None:
            day, weight = entry.day, min(weight, _RECALLED)
        yield _Mark(day, weight * len(places), entry, start, end)


def _day_told(sentence: Sentence, places: Sequence[Place], told: date) -> date | None:
    """The day of what is named at several places: that of the one which tells another day than the entry's own ("he is
    dead, and died yesterday")."""
    days = [day_of(sentence, place, told) for place in places]
    return next((day for day in days if day is not None and day != told), days[0])


def _told_at(named: NamedEvent, sentence: Sentence) -> list[Place]:
    """Where the sentence names the event, with all that has to stand beside it."""
    here = {folded(word.written).replace("’", "'").removesuffix("'s") for word in sentence.words}
    terms = {term for word in sentence.words for term in word_terms(word.written)}
    if not here.issuperset(named.names) or not terms.issuperset(named.words):
        return []
    language = sentence.language
    if any(not list(one.of(language, "noun").places(sentence.line)) for one in named.owners):
        return []
    if named.event is None:
        at = [i for i, word in enumerate(sentence.words) if set(word_terms(word.written)) & set(named.words)]
        return [Place(min(at), max(at) + 1)] if at else []
    other = list(named.event.of(language, "not").places(sentence.line))
    found: list[Place] = []
    for role in ("does", "noun"):
        told = named.event.of(language, role).places(sentence.line)
        found += [place for place in told if not overlaps(place, other) and not overlaps(place, found)]
    if named.close and not any(_belongs(named, sentence, place) for place in found):
        return []
    return [place for place in found if not named.mine or is_mine(sentence, place)]


def _belongs(named: NamedEvent, sentence: Sentence, event: Place) -> bool:
    """Whether it is told of those it names, each of whom stands near, with nobody else in between; not of somebody of
    theirs ("Anna's cat is dead")."""
    for who in _whom(named, sentence):
        near = [one for one in who if max(event.first - one.last, one.first - event.last) <= _NEAR]
        if not any(_is_whose(sentence, one, event, named.names) for one in near):
            return False
    return True


def _whom(named: NamedEvent, sentence: Sentence) -> list[list[Place]]:
    words = [folded(word.written).replace("’", "'").removesuffix("'s") for word in sentence.words]
    named_at = [[Place(i, i + 1) for i, word in enumerate(words) if word == name] for name in named.names]
    return named_at + [list(one.of(sentence.language, "noun").places(sentence.line)) for one in named.owners]


def _is_whose(sentence: Sentence, who: Place, event: Place, names: Sequence[str]) -> bool:
    words, after = sentence.words, who.last
    while after < event.first and words[after].capital and not words[after].breaks:
        after += 1  # their own name
    who = Place(who.first, after)
    first, last = min(who.last, event.last), max(who.first, event.first)
    if any(words[i].breaks and words[i - 1].written not in _TITLES for i in range(first, last + 1)):
        return False
    if sentence.language != "vi" and words[who.last - 1].written.endswith(("'s", "’s")):
        return who.last == event.first
    return not any(_is_another(word, names) for word in words[first:last])


def _is_another(word: Word, names: Sequence[str]) -> bool:
    """Whether it brings in somebody else: another name, or "that", "who" and the like."""
    if word.capital:
        return word.written not in _TITLES and folded(word.written) not in names
    return word.written in _OTHERS


def told_weight(sentence: Sentence, at: Place) -> float:
    """How much a sentence says that what it names at ``at`` happened, from 0.1 for a plan to 2 for "today"."""
    clause = sentence.clauses[sentence.clause_of(at)]
    whole = sentence.written(0, len(sentence.words))
    before, fine, after = _cues(sentence)
    lead = _DONE.sub(" ", fine.removed(sentence.written(clause.first, at.first)))
    if before.within(lead) or after.within(sentence.written(at.last, clause.last)):
        return _PLANNED
    if _LOOKS_BACK.search(lead):
        return _RECALLED
    return _NOW if _SAYS_NOW.search(whole) else _SAID


def _cues(sentence: Sentence) -> tuple[Cues, Cues, Cues]:
    """What tells before the event that it is none yet, what only looks so, and what tells it behind."""
    if sentence.language != "vi":
        return english.BEFORE, english.FINE, english.AFTER
    if sentence.bare:
        return vietnamese.BARE_BEFORE, vietnamese.BARE_FINE, vietnamese.BARE_AFTER
    return vietnamese.BEFORE, vietnamese.FINE, vietnamese.AFTER
