"""What a question takes for granted as done: "why did I sell the coach", "my wife's funeral", "sao mình bán xe đạp".

Only deeds of the table are looked at, whose ways of being told are known well enough that their absence says something;
and only with what they were done to, or whose they were. Everything else is answered by what comes nearest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from . import event_sense_en, event_sense_vi
from .activities import Activities, Activity, Place
from .computed import EntryText
from .event_clauses import Forms, Sentence, overlaps, sentence_of
from .event_periods import told_weight
from .event_topics import Telling
from .named_events import places_of
from .tokens import folded, plain_term, stop_words, word_terms

ENOUGH = 1000
"""Entries that hold all of a premise's words: so many of them tell of it in some way."""

_TOLD = 0.3
"""Marks of a sentence that tells of it as done, be it as a memory; a plan or a denial has less."""

_REACH = 8
"""Words between a deed and what it was done to, where one sentence tells of both."""

_BESIDE_WORDS = """
the a an my our his her their your this that these those some any of to from in into at on by for with up down off out
over away again post place own dear poor new old take taking go going dead cái chiếc con căn ngôi cuốn những các bộ
chức của việc bà ông cai chiec can ngoi cuon nhung cac bo chuc cua viec
"""
_BESIDE = frozenset(_BESIDE_WORDS.split())
"""Words that may stand between a deed and what it was done to."""

_ENDS_WORDS = """
when while because after before since until and but or if so as than then who what which where why how did do does was
were is are had has have i we he she they it already during lại khi lúc vì nên thì mà ở trong vào hồi và với gì nào ai
sao đâu thế không chưa rồi tôi mình chúng lai luc vi nen thi ma o vao va voi gi nao dau khong
"""
_ENDS = frozenset(_ENDS_WORDS.split())
"""Words with which something else begins."""

_DOER = frozenset(("i", "we", "who", "and", "tôi", "mình", "tớ", "đã", "lại", "ai", "toi", "minh", "da", "lai"))
"""Words right before a deed that is taken for granted: "did I sell", "who stole", "sao mình lại bán"."""

_WRITER = frozenset(("my", "our", "i", "tôi", "mình", "chúng", "tớ", "toi", "minh", "chung"))
_OWNED_BY_WORDS = """
was is be being been has had have of my our the poor dear late của bị đã cua bi da
"""
_OWNED_BY = frozenset(_OWNED_BY_WORDS.split())
"""Words that may stand between an owner and what is theirs: "the funeral of my wife", "my wife was buried"."""
_OWNED = frozenset(("buried",))
"""Deeds that a question names by a noun, with the one whose they are."""

_TOLD_BY_NOT = frozenset(("refuse",))
"""Deeds that are told by a denial: "I would not"."""

_MOST_OBJECTS = 3


@dataclass(frozen=True, slots=True)
class Premise:
    """A deed of the table with what a sentence that tells of it holds near it: ``known`` things or persons, and index
    terms of other ``words``. ``said``: its words as the question has them.

    ``mine``: whether it says "my" or "our" as well, or "I" for a deed without an object; ``owned``: whether the deed is
    named by a noun with its owner; ``writer``: whether it is the writer who did it.
    """

    deed: Activity
    known: tuple[Activity, ...]
    words: tuple[str, ...]
    said: str
    mine: bool = False
    owned: bool = False
    writer: bool = False

    def needs(self) -> tuple[frozenset[str], ...]:
        """Index terms: a sentence that tells of it holds one of each."""
        known = (one.terms() for one in self.known)
        return (self.deed.terms(), *known, *(frozenset((word,)) for word in self.words))


def premises_of(question: str, language: str, known: Activities) -> list[Premise]:
    """The deeds that ``question`` takes for granted, each with its object; none where it has no known one.

    A question that only asks whether something was done takes nothing for granted.
    """
    sentence = sentence_of(question, 0, len(question), language)
    if not sentence.words or sentence.words[0].written in ("did", "have", "had", "was", "were", "có", "đã"):
        return []
    found: list[Premise] = []
    for deed in (one for one in known.all if one.kind == "deed"):
        for at in deed.of(sentence.language, "ask").places(sentence.line):
            if premise := _premise(question, sentence, deed, at, known):
                found.append(premise)
    return found


def is_told(premise: Premise, entries: Iterable[EntryText]) -> bool:
    """Whether any sentence of ``entries`` tells of it as done, by whomever; a plan or a denial does not."""
    forms, telling = Forms(), Telling(premise.needs())
    for entry in entries:
        for start, end in telling.sentences(entry.text, entry.within):
            sentence = sentence_of(entry.text, start, end, entry.language, forms)
            if any(told_weight(sentence, place) >= _TOLD for place in _together(premise, sentence)):
                return True
    return False


def _premise(question: str, sentence: Sentence, deed: Activity, at: Place, known: Activities) -> Premise | None:
    """The deed with its owner ("my wife's funeral"), with what stands behind it ("sold the coach"), or before it where
    it has no object ("our house burned down")."""
    things = [
        (one, place) for one in known.all if one.kind in ("thing", "person") for place in places_of(one, sentence)
    ]
    before = sentence.words[at.first - 1].written if at.first else ""
    words = _owner(sentence, at, things) if deed.name in _OWNED else []
    owned = bool(words)
    mine = owned and _by_writer(sentence, Place(min(words), max(words) + 1))
    if not owned:
        words = _subject(sentence, at, things)
        mine = bool(words)
    if not words and (before in _DOER or at.first == 0):
        words = list(_behind(sentence, at))
        mine = deed.name == "captain"
    if not words and before and sentence.words[at.first - 1].capital and _is_passive(sentence, at):
        words = [at.first - 1]
    if not words and not mine:
        return None
    taken = [(one, place) for one, place in things if any(place.first <= i < place.last for i in words)]
    free = [i for i in words if not overlaps(Place(i, i + 1), [place for _, place in taken])]
    terms = tuple(plain_term(sentence.words[i].written, sentence.language) for i in free)
    first, last = min([at.first, *words]), max([at.last, *(i + 1 for i in words)])
    said = question[sentence.words[first].start : sentence.words[last - 1].end]
    writer = not owned and not mine and before in ("i", "we") and deed.name not in _TOLD_BY_NOT
    return Premise(deed, tuple(dict.fromkeys(one for one, _ in taken)), terms, said, mine, owned, writer)


def _owner(sentence: Sentence, at: Place, things: list[tuple[Activity, Place]]) -> list[int]:
    """ "my wife's funeral", "đám tang vợ tôi"."""
    if sentence.language == "vi":
        near = [place for one, place in things if place.first in (at.last, at.last + 1) and one.kind == "person"]
        return list(range(near[0].first, near[0].last)) if near else []
    before = at.first - 1
    return [before] if before >= 0 and sentence.words[before].written.endswith(("'s", "’s")) else []


def _subject(sentence: Sentence, at: Place, things: list[tuple[Activity, Place]]) -> list[int]:
    """ "our house burned down", "my wife like giving birth", "nhà chúng tôi cháy"."""
    words = sentence.words
    for _, place in things:
        if not 0 <= at.first - place.last <= 2 or place.last > at.first:
            continue
        beside = words[place.first - 1].written if place.first else ""
        behind = words[place.last].written if sentence.language == "vi" else ""
        between = {word.written for word in words[place.last : at.first]}
        if (beside in _WRITER or behind in _WRITER) and not between & (_ENDS - _WRITER):
            return list(range(place.first, place.last))
    return []


def _is_passive(sentence: Sentence, at: Place) -> bool:
    """ "Why was Tobias arrested?"."""
    return (
        at.first > 1
        and sentence.words[at.first - 1].written not in _WRITER
        and sentence.words[at.first - 2].written in ("was", "were", "got", "been")
    )


def _behind(sentence: Sentence, at: Place) -> Iterator[int]:
    """The words of what the deed was done to; behind "refuse to" those of two steps."""
    found, between, steps = (
        0,
        True,
        2 if at.last < len(sentence.words) and sentence.words[at.last].written == "to" else 1,
    )
    for i in range(at.last, len(sentence.words)):
        word = sentence.words[i]
        if word.breaks or word.written in _ENDS or found == _MOST_OBJECTS:
            return
        if word.written in _BESIDE or word.written in stop_words():
            steps -= not between and sentence.language == "en" and word.written != "of"
            if not steps:
                return
            between = True
            continue
        found, between = found + 1, False
        yield i


def _together(premise: Premise, sentence: Sentence) -> list[Place]:
    """Where the sentence names the deed, with all that belongs to it near by."""
    deeds = places_of(premise.deed, sentence)
    if not deeds:
        return []
    beside = [places_of(one, sentence) for one in premise.known]
    beside += [_of_word(word, sentence) for word in premise.words]
    if not all(beside):
        return []
    return [
        place
        for place in deeds
        if all(any(_belongs(premise, sentence, place, one) for one in places) for places in beside)
        and (beside or not premise.mine or _by_writer(sentence, place))
        and (not premise.writer or _done_by_writer(sentence, place))
    ]


def _of_word(term: str, sentence: Sentence) -> list[Place]:
    words = enumerate(sentence.words)
    return [Place(i, i + 1) for i, word in words if term in (*word_terms(word.written), folded(word.written))]


def _belongs(premise: Premise, sentence: Sentence, deed: Place, other: Place) -> bool:
    """Whether what stands at ``other`` is near enough to the deed, and the writer's own where it has to be."""
    if premise.mine and not (premise.owned and sentence.language == "vi") and not _by_writer(sentence, other):
        return False  # "đám tang của mẹ" is that of the writer's mother
    between = {word.written for word in sentence.words[min(deed.last, other.last) : max(deed.first, other.first)]}
    if premise.owned:
        return between <= _OWNED_BY
    if other.first < deed.first and sentence.clause_of(other) != sentence.clause_of(deed):
        return False
    return len(between) <= _REACH and not (premise.mine and between & (_ENDS - _WRITER | {"whose"}))


def _by_writer(sentence: Sentence, place: Place) -> bool:
    """Whether "my" stands before what it was done to or, without that, "I" before the deed."""
    before = (word.written for word in sentence.words[max(place.first - 2, 0) : place.first])
    behind = (word.written for word in sentence.words[place.last : place.last + 2])
    return any(word in _WRITER for word in (*before, *(behind if sentence.language == "vi" else ())))


def _done_by_writer(sentence: Sentence, deed: Place) -> bool:
    if sentence.language == "vi":
        return event_sense_vi.happened(sentence, deed, "act", (), told=True)
    return event_sense_en.happened(sentence, deed, "act", (), told=True)
