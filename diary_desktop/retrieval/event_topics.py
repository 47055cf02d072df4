"""What a question asks after: an activity with the people in it, or the words themselves where no activity is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..domain.asking import Intent
from .activities import Activities, Activity, Place
from .event_amounts import UNITS
from .event_clauses import Sentence, overlaps, sentence_of
from .question_matter import place_in
from .sentences import Count, Span, counted_sentences
from .tokens import WORD, folded, plain_term, query_terms, stop_words, word_count, word_terms

_NO_NAMES_WORDS = """
i january february march april may june july august september october november december monday tuesday wednesday
thursday friday saturday sunday christmas easter new year english vietnamese km tết
"""
_NO_NAMES = frozenset(_NO_NAMES_WORDS.split())
_NO_WORDS_WORDS = """
go went gone going get got have had take took make made do did doing come came thing things time times long much
many write wrote written note noted record tell tells spend spent pay paid cost total average adding distance
distances amount in all altogether overall exactly actually ever really last first recent latest happen happened
say said people mention mentioned count number tôi mình viết ghi nhắc kể lần tổng cộng trung bình tính quãng
đường trang hết khoảng tiêu tốn chi trả xài tiền mất dịp cũng từng người ta hour hours day days money kind sort
usual longest shortest farthest furthest biggest smallest largest highest lowest cheapest expensive dearest cup
cups
"""
_NO_WORDS = frozenset(_NO_WORDS_WORDS.split())

_LIGHT = frozenset(("play", "played", "visit", "visited", "attend", "attended", "đá", "chơi", "bị", "đi"))
"""Verbs that another word of the topic may be told without: "squash with Tom" is a game that was played."""


@dataclass(frozen=True, slots=True)
class Topic:
    """``activity`` or, without one, ``words`` (index terms) are looked for; all else narrows it: ``persons``, ``names``
    and, beside an activity, ``words``."""

    activity: Activity | None
    persons: tuple[Activity, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    shown: tuple[str, ...] = field(default=())
    """Its words as the question has them."""

    def __bool__(self) -> bool:
        return self.activity is not None or bool(self.words) or bool(self.names)

    @property
    def kind(self) -> str:
        return self.activity.kind if self.activity else "act"

    @property
    def company(self) -> bool:
        """Whether it asks when the writer saw somebody: then any doing "with" that person tells of it."""
        return self.activity is not None and self.activity.name == "meet" and bool(self.persons or self.names)

    def needs(self, measured: bool = True) -> tuple[frozenset[str], ...]:
        """Index terms: a sentence that tells of the topic holds one of each. ``measured``: amounts are asked for."""
        acts = (self.activity.terms(measured),) if self.activity and not self.company else ()
        persons = (person.terms() for person in self.persons)
        names = (frozenset(word_terms(name)) for name in self.names)
        return (*acts, *persons, *names, *(frozenset((word,)) for word in self.words))


class Telling(dict[str, int]):
    """Which of the needs of a topic are met by what stands between two spaces, a bit for each; each is looked at once.
    Its owner drops it with the question: it holds words of the diary."""

    def __init__(self, needs: tuple[frozenset[str], ...]) -> None:
        super().__init__()
        self._needs = needs
        self._all = (1 << len(needs)) - 1

    def may_tell(self, sentence: str) -> bool:
        """Whether every need is met by some word of it."""
        met = 0
        for piece in sentence.split():
            met |= self[piece]
        return met == self._all

    def sentences(self, text: str, within: Sequence[Span] = (), count: Count = word_count) -> Iterator[Span]:
        """Those of ``text``, or of its passages ``within`` of which each may, that may tell, each once; nothing is cut
        where the whole may not."""
        behind, whole = -1, set[str]()

        def worth(sentence: str) -> bool:
            if may := self.may_tell(sentence):
                whole.add(sentence.strip())
            return may

        if not within and not self.may_tell(text):
            return
        for first, last in within or ((0, len(text)),):
            piece = text[first:last]
            for (start, end), _ in counted_sentences(piece, count=count, worth=worth):
                said = piece[start:end]
                if first + start > behind and (said in whole or self.may_tell(said)):
                    behind = first + start
                    yield first + start, first + end

    def __missing__(self, piece: str) -> int:
        terms = {term for word in WORD.findall(piece) for term in word_terms(word)}
        self[piece] = met = sum(1 << i for i, need in enumerate(self._needs) if not need.isdisjoint(terms))
        return met


def topic_of(intent: Intent, language: str, activities: Activities) -> Topic:
    """The topic of a question whose words of asking and of time are gone."""
    sentence = sentence_of(intent.topic, 0, len(intent.topic), language)
    found = _named(sentence, activities.all)
    main = _best([one for one in found if one[0].kind != "person"])
    persons = tuple(dict.fromkeys(one for one, _ in found if one.kind == "person"))
    taken = [place for one, place in found if one is main or one in persons]
    names = _names(sentence, taken)
    rest = tuple(_words(sentence, taken, names))
    shown = tuple(
        word.written.capitalize() if word.common in names else word.written
        for i, word in enumerate(sentence.words)
        if overlaps(Place(i, i + 1), taken) or word.common in names
    )
    if main is None and persons and not rest:
        return Topic(None, (), names, tuple(_words(sentence, [])), tuple(word.written for word in sentence.words))
    return Topic(main, persons, names, rest, shown or tuple(term for term in rest))


def apart_from_places(topic: Topic, question: str, language: str) -> tuple[Topic, tuple[frozenset[str], ...]]:
    """``topic`` without the names of places that ``question`` asks of, and their index terms: a day there is told in
    sentences that need not name it ("Lisbon. Walked 14 km.")."""
    where = place_in(question, language != "vi") if topic.activity is not None else ""
    places = {folded(word) for word in where.split()[1:]} & set(topic.names)
    names = tuple(name for name in topic.names if name not in places)
    return replace(topic, names=names), tuple(frozenset(word_terms(name)) for name in sorted(places))


def _named(sentence: Sentence, activities: tuple[Activity, ...]) -> list[tuple[Activity, Place]]:
    """The activities that the question's words name, and where."""
    said = {term for word in sentence.words for term in word_terms(word.written)}
    found: list[tuple[Activity, Place]] = []
    for one in activities:
        roles = [one.of(sentence.language, role) for role in ("ask", "does", "noun")]
        places = [place for phrases in roles if said & phrases.anchors for place in phrases.places(sentence.line)]
        other = list(one.of(sentence.language, "not").places(sentence.line)) if places else []
        found += [(one, place) for place in places if not overlaps(place, other)]
    return found


def _best(found: list[tuple[Activity, Place]]) -> Activity | None:
    """The one named by most words; of equals the one in the table first."""
    if not found:
        return None
    return max(found, key=lambda one: one[1].last - one[1].first)[0]


def _names(sentence: Sentence, taken: list[Place]) -> tuple[str, ...]:
    return tuple(
        folded(word.written.removesuffix("'s"))
        for i, word in enumerate(sentence.words)
        if word.capital
        and word.written not in _NO_NAMES | _NO_WORDS | stop_words()
        and not overlaps(Place(i, i + 1), taken)
    )


def _words(sentence: Sentence, taken: list[Place], names: tuple[str, ...] = ()) -> list[str]:
    """The index terms of the words that say something, but for those at ``taken``, names and units."""
    free = " ".join(word.written for i, word in enumerate(sentence.words) if not overlaps(Place(i, i + 1), taken))
    terms = [term for term in query_terms(free) if term.term == plain_term(term.word, sentence.language)]
    said = [term for term in terms if term.word not in _NO_WORDS | _UNIT_WORDS and folded(term.word) not in names]
    return [term.term for term in said if term.word not in _LIGHT or len(said) == 1]


_UNIT_WORDS = frozenset(word for words in UNITS for word in words.split())
