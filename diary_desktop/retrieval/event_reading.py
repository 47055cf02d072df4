"""From an entry's text to the events of a topic: clause by clause, each with its day, its number and its amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from . import event_cues_en, event_sense_en, event_sense_vi
from .activities import Place
from .event_amounts import DISTANCE, PAID_BEHIND, Amount, amounts, dimension, in_unit, is_money
from .event_clauses import Forms, Sentence, has_marks, language_of_entry, overlaps, sentence_of
from .event_dates import day_of
from .event_topics import Telling, Topic
from .sentences import LONGEST, Span, sentences
from .tokens import folded, word_count

_NO_TENS = r"(?<!mươi)(?<!mười)(?<!trăm)(?<!linh)(?<!lẻ)(?<!ty)"
"""Not the end of a larger number: "ba mươi hai vòng", "twenty-two times"."""

_TWICE = re.compile(rf"{_NO_TENS} (?:twice|two times|hai (?:lần|buổi|cữ|bận|lượt|vòng)|2 lần) ")
_THRICE = re.compile(rf"{_NO_TENS} (?:three times|thrice|ba (?:lần|buổi|cữ|bận|lượt)|3 lần) ")
_NUMBERED = {"two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "hai": 2, "ba": 3}
_ANOTHER = re.compile(
    r" (?:another (?:one )?(?:in|at|after|before|tonight|this|later|too)|"
    r"again (?:in|at|after|before|tonight|this|later)|"
    r"one more|second|lại|thêm|nữa) "
)
_TIMES_OF_DAY = (
    re.compile(r" (?:morning|dawn|breakfast|before work|sunrise|sáng|early) "),
    re.compile(r" (?:noon|lunch|lunchtime|trưa|midday) "),
    re.compile(r" (?:afternoon|chiều|tea time) "),
    re.compile(r" (?:evening|tonight|supper|dinner|night|after work|dusk|tối|đêm) "),
)
_NOT_OWNED = frozenset(
    ("on", "in", "at", "been", "just", "not", "and", "for", "after", "before", "call", "phone", "voice")
)
"""What may follow "Mum's" without being hers: "at Mum's for tea", "Mum's on the phone"."""
_WITH = frozenset(("with", "với", "cùng", "voi", "cung"))
_AFAR_WORDS = """
phone call called calls rang text texted texts message messages messaged email emailed letter letters zoom video online
quarrel angry cross gọi nhắn điện
"""
_AFAR = frozenset(_AFAR_WORDS.split())
"""Words that say of "with Minh" that it was not in the same room, or not meant as company."""
_SAME_DAY = ("sleep", "insomnia")
"""What "last night" tells of counts for the day that tells it: nobody sleeps before going to bed."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something that happened ``times`` times on ``day``, told at characters ``start`` to ``end``, with its amounts."""

    day: date
    start: int
    end: int
    times: int
    amounts: tuple[Amount, ...] = ()
    part_of_day: int | None = None
    again: bool = False


class EventReader:
    """Reads entries for the events of one topic; amounts are those that can be given in ``unit``."""

    def __init__(self, topic: Topic, unit: str = "") -> None:
        self._topic = topic
        self._unit = unit
        self._telling = Telling(topic.needs(measured=bool(unit)))
        self._forms = Forms()

    def read(self, text: str, told: date, known_language: str = "", within: Sequence[Span] = ()) -> list[Told]:
        """What ``text``, told on ``told``, says of the topic. ``known_language``: of the entry, "" where unknown;
        ``within``: the passages that may tell of it, all of the text where there are none."""
        spans = list(self._telling.sentences(text, within, _at_most))
        language = _else_in(text, known_language) if spans else ""
        found: list[Told] = []
        for start, end in spans:
            sentence = sentence_of(text, start, end, language, self._forms)
            if one := _event(text, sentence, start, end, told, self._topic, self._unit):
                found.append(one)
        return _merged(found, self._topic.kind)


def _at_most(piece: str) -> int:
    """Words of a piece; of a short one the number of spaces says enough, as it is cut nowhere."""
    spaced = piece.count(" ") + 1
    return spaced if spaced <= LONGEST // 2 else word_count(piece)


def _else_in(text: str, known_language: str) -> str:
    """The language of sentences that do not show their own: in a text with marks, those without any are English."""
    return "en" if has_marks(text) else language_of_entry(text, known_language)


def _event(text: str, sentence: Sentence, start: int, end: int, told: date, topic: Topic, unit: str) -> Told | None:
    held = _amounts(text, sentence, start, end, unit) or _paid_behind(text, sentence, end, unit)
    places = _accepted(sentence, topic, paid=bool(held))
    days = [(place, day) for place in places if (day := _day(sentence, place, told, topic)) is not None]
    if not days:
        return None
    times = 1 if topic.kind == "state" else _number(text, sentence, start, end, [place for place, _ in days])
    first = days[0][0]
    clause = sentence.clauses[sentence.clause_of(first)]
    words = sentence.written(clause.first, clause.last)
    return Told(days[0][1], start, end, times, tuple(held), _part_of_day(words), _ANOTHER.search(words) is not None)


def _accepted(sentence: Sentence, topic: Topic, paid: bool) -> list[Place]:
    """Where the sentence tells of the topic as something that happened to the writer; ``paid`` with an amount."""
    persons = _persons(sentence, topic)
    if persons is None:
        return []
    if topic.activity is None:
        return _by_words(sentence, topic, persons)
    if any(all(term not in _terms(sentence, i) for i in range(len(sentence.words))) for term in topic.words):
        return []
    language = sentence.language
    other = list(topic.activity.of(language, "not").places(sentence.line))
    does = list(topic.activity.of(language, "does").places(sentence.line))
    if topic.company:
        does += [one for one in _beside(sentence, persons) if not overlaps(one, does)]
    names = [topic.activity.of(language, role) for role in (("noun", "paid") if paid else ("noun",))]
    noun = [one for phrases in names for one in phrases.places(sentence.line) if not overlaps(one, does)]
    sense = event_sense_vi if language == "vi" else event_sense_en
    kept = [
        place
        for told, places in ((True, does), (False, noun))
        for place in places
        if not overlaps(place, other) and sense.happened(sentence, place, topic.kind, persons, told)
    ]
    kept = [place for place in kept if topic.kind != "care" or not sense.cared_for(sentence, place)]
    return sorted(kept)


def _beside(sentence: Sentence, persons: tuple[Place, ...]) -> list[Place]:
    """Where somebody is named as being there: "ran with Minh", "ăn tối cùng Minh"; not at the end of a telephone."""
    words = sentence.words
    if any(word.written in _AFAR for word in words):
        return []
    near = [Place(one.first - 1, one.last) for one in persons if one.first and words[one.first - 1].written in _WITH]
    return near or [one for one in persons if event_cues_en.THERE.match(sentence.written(one.last, len(words)))]


def _by_words(sentence: Sentence, topic: Topic, persons: tuple[Place, ...]) -> list[Place]:
    """The words of a topic that no table knows: all have to stand in the sentence."""
    at = [
        next((i for i, word in enumerate(sentence.words) if term in _terms(sentence, i)), None) for term in topic.words
    ]
    if not at or any(one is None for one in at):
        return list(persons) if not at and persons else []
    place = Place(min(i for i in at if i is not None), max(i for i in at if i is not None) + 1)
    sense = event_sense_vi if sentence.language == "vi" else event_sense_en
    return [place] if sense.happened(sentence, place, "mutual" if persons else "act", persons, told=True) else []


def _terms(sentence: Sentence, i: int) -> tuple[str, ...]:
    word = sentence.words[i]
    return (word.common, folded(word.written))


def _persons(sentence: Sentence, topic: Topic) -> tuple[Place, ...] | None:
    """Where the people asked about stand; None where one of them is not mentioned."""
    found: list[Place] = []
    for person in topic.persons:
        other = list(person.of(sentence.language, "not").places(sentence.line))
        named = person.of(sentence.language, "noun").places(sentence.line)
        here = [one for one in named if not overlaps(one, other) and not _somebody_elses(sentence, one)]
        if not here:
            return None
        found += here
    for name in topic.names:
        places = [
            Place(i, i + 1) for i, word in enumerate(sentence.words) if folded(word.written).removesuffix("'s") == name
        ]
        if not places:
            return None
        found += places
    return tuple(found)


def _somebody_elses(sentence: Sentence, person: Place) -> bool:
    """ "Anna's mother", "his dad", "mẹ anh Hùng"."""
    words = sentence.words
    if sentence.language == "en":
        before = words[person.first - 1] if person.first else None
        owns = words[person.last - 1].written.endswith(("'s", "’s")) and person.last < len(words)
        if owns and words[person.last].written not in _NOT_OWNED:
            return True
        return before is not None and (
            before.written in event_cues_en.POSSESSED or (before.capital and before.written.endswith(("'s", "’s")))
        )
    after = words[person.last] if person.last < len(words) else None
    return after is not None and (
        after.written in ("anh", "chị", "bạn", "chồng", "vợ", "thằng", "sếp") or after.capital
    )


def _day(sentence: Sentence, place: Place, told: date, topic: Topic) -> date | None:
    if topic.activity and topic.activity.name in _SAME_DAY:
        return told
    return day_of(sentence, place, told)


def _times(sentence: Sentence, places: list[Place]) -> int:
    """How often: "ran twice", "two runs", "sáng chạy, tối lại chạy"."""
    number = 1
    clauses = sorted({sentence.clause_of(place) for place in places})
    for place in places:
        clause = sentence.clauses[sentence.clause_of(place)]
        words = sentence.written(clause.first, clause.last)
        before = [word.written for word in sentence.words[max(clause.first, place.first - 3) : place.first]]
        counted = (
            max((_NUMBERED[word] for word in before if word in _NUMBERED), default=1)
            if sentence.language == "en"
            else 1
        )
        number = max(number, counted, 2 if _TWICE.search(words) else 1, 3 if _THRICE.search(words) else 1)
    whole = sentence.written(sentence.clauses[clauses[0]].first, len(sentence.words))
    again = _ANOTHER.search(whole) is not None and _parts(whole) > 1
    apart = (
        len(clauses) > 1 and _parts(whole) > 1 and len({_part_of_day(_clause_text(sentence, n)) for n in clauses}) > 1
    )
    return max(number, 2) if again or apart else number


def _clause_text(sentence: Sentence, number: int) -> str:
    clause = sentence.clauses[number]
    return sentence.written(clause.first, clause.last)


def _parts(words: str) -> int:
    return sum(1 for pattern in _TIMES_OF_DAY if pattern.search(words))


def _part_of_day(words: str) -> int | None:
    return next((i for i, pattern in enumerate(_TIMES_OF_DAY) if pattern.search(words)), None)


def _number(text: str, sentence: Sentence, start: int, end: int, places: list[Place]) -> int:
    """``_times``, and two for "4 km before work and 5 km after it"."""
    times = _times(sentence, places)
    words = sentence.written(0, len(sentence.words))
    if times > 1 or not (len(re.findall(r" (?:before|after) ", words)) > 1 or _parts(words) > 1 or " then " in words):
        return times
    far = [one for one in amounts(text[start:end], sentence.language) if dimension(one.unit) == DISTANCE]
    return max(times, min(len(far), 2))


def _amounts(text: str, sentence: Sentence, start: int, end: int, unit: str) -> list[Amount]:
    if not unit:
        return []
    found = amounts(text[start:end], sentence.language)
    if unit == "money":
        return [one for one in found if is_money(one.unit)]
    return [replace(one, value=value, unit=unit) for one in found if (value := in_unit(one, unit)) is not None]


def _paid_behind(text: str, sentence: Sentence, end: int, unit: str) -> list[Amount]:
    """What the next sentence adds, where it says nothing but what was paid."""
    behind = PAID_BEHIND[sentence.language].match(text, end) if unit == "money" else None
    if behind is None:
        return []
    first, last = sentences(text[end:])[0]
    return _amounts(text, sentence, end + first, end + last, unit)


def _merged(found: list[Told], kind: str) -> list[Told]:
    """Sentences of one entry that tell of the same event count once: an act told twice has another part of the day."""
    kept: list[Told] = []
    for one in found:
        same = next((old for old in kept if old.day == one.day and _same(old, one, kind)), None)
        if same is None:
            kept.append(one)
        elif one.amounts and not same.amounts:
            kept[kept.index(same)] = one
    return kept


def _same(old: Told, one: Told, kind: str) -> bool:
    if old.amounts and one.amounts:
        return [a.value for a in old.amounts] == [a.value for a in one.amounts]
    if kind in ("state", "place", "care"):
        return True
    apart = old.part_of_day is not None and one.part_of_day is not None and old.part_of_day != one.part_of_day
    return not apart and not (one.again and kind == "act")


def events_of(told: list[Told]) -> Iterator[tuple[Told, Amount | None]]:
    """Each single event, with its amount where it has one."""
    for one in told:
        for i in range(max(one.times, len(one.amounts))):
            yield one, (one.amounts[i] if i < len(one.amounts) else None)
