"""Completes a question that leans on the one before: "and in November?", "who was with me?", "còn Minh thì sao?".

A question that stands alone is left as it was typed. What is completed is shown to the person, who can change it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ..domain.conversation import Answer, Question
from ..domain.period import Period
from .follow_up_words import BACKWARDS, UNITS, FollowUpWords, english, vietnamese
from .periods import period_of
from .question_matter import matter_of, people_in, person_meant, place_in
from .question_swap import with_other, with_period
from .tokens import stop_words

TURNS = 3
"""How far back a name is looked for."""

_MARKED = re.compile("[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE)
_MONTH = re.compile(
    "january|february|march|april|may|june|july|august|september|october|november|december", re.IGNORECASE
)
_EDGES = ("most recent", "latest", "earliest", "first", "last")
_WORD = re.compile(r"[^\W_]+")
_OWN = 3
"""Words of its own up to which a question that only begins with "and" leans on the one before."""

_NOT_OWNED = frozenset({"in", "on", "at", "to", "and", "about", "with", "for"})
_FEW = 6
"""Words that may be exchanged in one go ("what about my sister in Hue?")."""


def completed(text: str, language: str, earlier: Sequence[Answer]) -> str:
    """The question as it stands alone; ``text`` itself where it leans on nothing.

    ``earlier``: the answers of the same conversation, oldest first; what they were read as counts. ``language`` is
    that of ``text``.
    """
    if not earlier:
        return text
    asked = Question(text, earlier[-1].question.asked, language)
    return _FollowUp.of(asked, earlier).completed() or text


@dataclass(frozen=True, slots=True)
class _FollowUp:
    """A question beside those before it, taken apart."""

    question: Question
    words: FollowUpWords
    before: tuple[str, ...]
    last: Answer
    body: str
    lead: str
    swaps: bool
    tailed: bool
    rest: str
    period: Period | None
    """The days it names itself."""

    @classmethod
    def of(cls, question: Question, earlier: Sequence[Answer]) -> _FollowUp:
        body = unicodedata.normalize("NFC", question.text).strip().rstrip("?.! ")
        words = _words_of(question, body)
        lead = words.lead.match(body)
        rest = body[lead.end() :] if lead else body
        tail = words.tail.search(rest)
        swaps = lead is not None and lead.group("swap") is not None
        if tail and (swaps or words.asking.search(rest[: tail.start()]) is None):
            rest = rest[: tail.start()]
        else:
            tail = None
        before = tuple(_read(one) for one in earlier[-TURNS:])
        period = _period(rest, question)
        if period is None and lead is not None and _MONTH.fullmatch(rest) and _period(before[-1], question):
            rest = f"in {rest}"
            period = _period(rest, question)
        return cls(
            question,
            words,
            before,
            earlier[-1],
            body,
            lead.group() if lead else "",
            swaps,
            tail is not None,
            rest,
            period,
        )

    def completed(self) -> str:
        """Empty where it stands alone."""
        before = self.before[-1]
        if days := self._shifted(before):
            return with_period(before, _period(before, self.question), days)
        if self.words.edge.fullmatch(self.rest.strip(" ,")):
            return self._at_edge(before)
        if self.period is not None and not _WORD.search(self._without_days()):
            return with_period(before, _period(before, self.question), self._days_as_named())
        if self._names_another():
            return with_other(before, self.rest.strip(" ,"), _period(before, self.question), self.words)
        return self._leaning() if self._leans() else ""

    def _at_edge(self, before: str) -> str:
        """ "And the first time?": of what was asked for by its last time, or counted."""
        time = self.rest.strip(" ,")
        if said := self.words.edge_said.search(before):
            is_english = self.words is english()
            word = next(one for one in _EDGES if one in time.lower()) if is_english else time
            return before[: said.start()] + word + before[said.end() :]
        matter = matter_of(before, self.words)
        asked = f"When was {time}" if self.words is english() and not time.lower().startswith("when") else time
        return _as_question(f"{asked} ({matter})" if matter else asked)

    def _days_as_named(self) -> str:
        """The days with the small word in front of them that the period's own words may leave out."""
        return self.rest.strip(" ,")

    def _without_days(self) -> str:
        days = self.period.words if self.period else ""
        left = re.sub(re.escape(days), " ", self.rest, count=1, flags=re.IGNORECASE) if days else self.rest
        return re.sub(r"\b(?:in|on|during|just|only|vào|trong|hồi|vao|hoi)\b", " ", left, flags=re.IGNORECASE)

    def _names_another(self) -> bool:
        """Whether it only names what is to take the place of something."""
        count = len(_WORD.findall(self.rest))
        if not 0 < count <= _FEW or self.words.asking.search(self.rest) or self._pronoun():
            return False
        if self.swaps or self.tailed or self.lead:
            return bool(self._content()) or bool(people_in(f"? {self.rest}", self.words))
        return count <= 3 and self.rest in people_in(f"? {self.rest}", self.words)

    def _leans(self) -> bool:
        if self._pronoun() or self.words.time.search(self.body):
            return True
        if not self._content():
            return self.period is None and bool(self.words.asking.search(self.rest))
        return bool(self.lead) and self.period is None and len(self._content()) <= _OWN

    def _leaning(self) -> str:
        """With the person, place or day it means named, and with the matter before where its"
        " own words are too few."""
        before = self.before[-1]
        old = _period(before, self.question)
        if self.lead and self._content() and not self._pronoun() and self.words.computed.search(self.rest):
            return _as_question(f"{self.rest} {old.words}" if old and old.words else self.rest)
        text, named = self._named(self.rest)
        text, dated = self._dated(text)
        matter = matter_of(before, self.words)
        if not matter or ((named or dated) and self._content() and not self._thing()):
            return _as_question(text)
        return _as_question(f"{text} ({matter})")

    def _named(self, text: str) -> tuple[str, bool]:
        """Pronouns that surely mean one person, and "there", by their names."""
        done = False
        found = self.words.person.search(text)
        person = person_meant(found.group(), self.before, self.words) if found else ""
        if found and person and not self._bound(text, found.start()):
            text, done = text[: found.start()] + _in_case(text, found, person) + text[found.end() :], True
        if (place := self.words.place.search(text)) and (where := place_in(self.before[-1], self.words is english())):
            text, done = text[: place.start()] + where + text[place.end() :], True
        return text, done

    def _dated(self, text: str) -> tuple[str, bool]:
        """ "That day" as its date, where the answer before rests on a single day."""
        found, day = self.words.day.search(text), _only_day(self.last)
        if found is None or day is None:
            return text, False
        said = f"on {day.day} {day:%B %Y}" if self.words is english() else f"ngày {day.day}/{day.month}/{day.year}"
        return text[: found.start()] + said + text[found.end() :], True

    def _pronoun(self) -> bool:
        person = self.words.person.search(self.rest)
        place = self.words.place.search(self.rest)
        return bool((person and not self._bound(self.rest, person.start())) or place) or self._thing()

    def _thing(self) -> bool:
        found = self.words.thing.search(self.rest)
        return (
            found is not None and not self.words.nothing.search(self.rest) and not self._bound(self.rest, found.start())
        )

    def _bound(self, text: str, position: int) -> bool:
        """Whether the question itself names, before the pronoun, what it may mean."""
        ahead = text[:position]
        return bool(people_in(f"? {ahead}", self.words) or self.words.noun_phrase.search(ahead))

    def _content(self) -> list[str]:
        """Its own words that name a matter."""
        known = stop_words() | self.words.bare
        left = self._without_days().lower()
        for pattern in (self.words.person, self.words.thing, self.words.place, self.words.time):
            left = pattern.sub(" ", left)
        return [one for one in _WORD.findall(left) if one not in known]

    def _shifted(self, before: str) -> str:
        """ "The month before", counted from the days of the question before, in words that can be read again."""
        found, old = self.words.shift.match(self.rest.strip()), _period(before, self.question)
        if found is None or old is None or old.first is None or old.last is None:
            return ""
        parts = [value.lower() for value in found.groupdict().values() if value]
        unit = next(UNITS.get(one, one) for one in parts if UNITS.get(one, one) in ("day", "month", "year"))
        back = any(one in BACKWARDS for one in parts)
        return _said(_moved(old, unit, back), unit, self.words is english())


def _in_case(text: str, pronoun: re.Match[str], person: str) -> str:
    said = pronoun.group().lower()
    behind = text[pronoun.end() :].split()
    owns = said in ("his", "their") or (said == "her" and behind and behind[0] not in _NOT_OWNED)
    return f"{person}'s" if owns else person


def _words_of(question: Question, body: str) -> FollowUpWords:
    if _MARKED.search(body):
        return vietnamese()
    return vietnamese(marked=False) if question.language == "vi" else english()


def _read(answer: Answer) -> str:
    """What an earlier question was read as."""
    reading = answer.reading
    return unicodedata.normalize("NFC", reading.text if reading is not None else answer.question.text).strip()


def _period(text: str, question: Question) -> Period | None:
    return period_of(Question(text, question.asked, question.language), question.asked.day())


def _only_day(answer: Answer) -> date | None:
    computed = answer.computed
    days = set(computed.days) if computed is not None and computed.days else {one.day for one in answer.citations}
    return days.pop() if len(days) == 1 else None


def _moved(period: Period, unit: str, back: bool) -> date:
    """A day inside the neighbouring day, month or year."""
    assert period.first is not None
    assert period.last is not None
    edge = period.first - timedelta(days=1) if back else period.last + timedelta(days=1)
    if unit == "month" and period.first.day == 1 and period.first.month == 1 and period.last.month == 12:
        return edge
    if unit == "year" and (period.first.year, period.first.month) == (period.last.year, period.last.month):
        return period.first.replace(year=period.first.year + (-1 if back else 1), day=1)
    return edge


def _said(day: date, unit: str, is_english: bool) -> str:
    if unit == "day":
        return f"on {day.day} {day:%B %Y}" if is_english else f"ngày {day.day}/{day.month}/{day.year}"
    if unit == "month":
        return f"in {day:%B %Y}" if is_english else f"tháng {day.month}/{day.year}"
    return f"in {day.year}" if is_english else f"năm {day.year}"


def _as_question(text: str) -> str:
    text = " ".join(text.split()).strip(" ,")
    return f"{text[:1].upper()}{text[1:]}?"
