"""What the words of an event are looked for by: "Anna's wedding", "we moved to Leeds", "trận Đại hỏa hoạn bắt đầu"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .activities import Activities, Activity, Place
from .event_clauses import Sentence, overlaps, sentence_of
from .tokens import folded, plain_term, query_terms, stop_words, word_terms

ROLES = ("ask", "does", "noun")

_FEWEST = 2
"""Words by which an event that no table knows is told from others."""

_UNSPECIFIC_WORDS = """
great big huge terrible dreadful awful little small first last poor dear old new begin began begun start started
starting end ended finish finished happen happened broke break out take took place own after before got get had have
was were wife's great day night lễ trận vụ cuộc cơn lớn đại bắt đầu kết thúc xảy ra nổ diễn bị được của con
dai tran vu cuoc con lon bat dau ket thuc xay ra no dien bi duoc cua le
"""
_UNSPECIFIC = frozenset(_UNSPECIFIC_WORDS.split())
"""Words of an event's description that its telling may do without."""

_MY = frozenset(("my", "our", "mine", "tôi", "mình", "chúng", "toi", "minh", "chung"))
_NEAR = 3
"""Words between "my" and what is the writer's own: "my thirty-sixth birthday"."""


@dataclass(frozen=True, slots=True)
class NamedEvent:
    """What an event is known by: the ``event`` of the table, else ``words`` (index terms); with whom or what.

    ``names`` (folded), ``owners`` and ``words`` stand in the same sentence ("Anna's wedding"), ``persons`` in the same
    entry. ``mine``: whether it is the writer's own ("my birthday"), which the sentence then says as well; ``close``:
    whether it is told of the one whom it names, who stands right beside it ("my uncle is dead", "the death of Sir W.").
    """

    event: Activity | None
    names: tuple[str, ...] = ()
    owners: tuple[Activity, ...] = ()
    persons: tuple[Activity, ...] = ()
    words: tuple[str, ...] = ()
    mine: bool = False
    close: bool = False

    @property
    def whose(self) -> bool:
        """Whether it says whose event it is."""
        return bool(self.names or self.owners or self.persons)

    def told_of(self, described: bool = True) -> NamedEvent:
        """The same with whom it names right beside it; not ``described``: without the other words for it."""
        owners = tuple(dict.fromkeys((*self.owners, *self.persons)))
        return replace(self, owners=owners, persons=(), words=self.words if described else (), close=True)

    @property
    def yearly(self) -> bool:
        """Whether it comes again on the same day of each year."""
        return self.event is not None and self.event.kind == "yearly"

    def entry_needs(self) -> tuple[frozenset[str], ...]:
        """Index terms: an entry that tells of it holds one of each, wherever it is."""
        return tuple(one.terms() for one in self.persons)

    def sentence_needs(self) -> tuple[frozenset[str], ...]:
        """The same of a sentence that names it."""
        event = (self.event.terms(),) if self.event else ()
        owners = (one.terms() for one in self.owners)
        names = (frozenset(word_terms(name)) for name in self.names)
        return (*event, *owners, *names, *(frozenset((word,)) for word in self.words))


def named_event(text: str, language: str, known: Activities) -> NamedEvent | None:
    """What ``text``, the words of an event, is looked for by; None where it says too little."""
    sentence = sentence_of(text, 0, len(text), language)
    found = [(one, place) for one in known.all for place in places_of(one, sentence)]
    events = [pair for pair in found if pair[0].kind in ("once", "yearly")]
    event, at = max(events, key=lambda pair: pair[1].last - pair[1].first, default=(None, None))
    persons = [(one, place) for one, place in found if one.kind == "person"]
    owners = tuple(dict.fromkeys(one for one, place in persons if at is not None and _owns(sentence, place, at)))
    taken = [place for one, place in persons] + ([at] if at is not None else [])
    names = _names(sentence, taken)
    words = _words(sentence, taken, names)
    if event is None and len(words) + len(names) < _FEWEST:
        return None
    others = tuple(dict.fromkeys(one for one, _ in persons if one not in owners))
    mine = at is not None and not owners and not names and is_mine(sentence, at)
    return NamedEvent(event, names, owners, others, words, mine)


def is_mine(sentence: Sentence, event: Place) -> bool:
    """Whether an event is said to be the writer's own: "our wedding", "đám cưới của tôi"."""
    near = sentence.words[event.last : event.last + _NEAR]
    if sentence.language != "vi":
        near = sentence.words[max(event.first - _NEAR, 0) : event.first]
    return any(word.written in _MY for word in near)


def places_of(one: Activity, sentence: Sentence) -> list[Place]:
    """Where ``sentence`` names it, in whatever role; not in another sense of the same words."""
    other = list(one.of(sentence.language, "not").places(sentence.line))
    return [
        place
        for role in ROLES
        for place in one.of(sentence.language, role).places(sentence.line)
        if not overlaps(place, other)
    ]


def _owns(sentence: Sentence, person: Place, event: Place) -> bool:
    """ "my wife's funeral", "the king's birthday"; in Vietnamese whoever stands right behind: "sinh nhật nhà vua"."""
    if sentence.language == "vi":
        return person.first in (event.last, event.last + 1)
    return person.last == event.first and sentence.words[person.last - 1].written.endswith(("'s", "’s", "'", "’"))


def _names(sentence: Sentence, taken: list[Place]) -> tuple[str, ...]:
    return tuple(
        folded(word.written).removesuffix("'s")
        for i, word in enumerate(sentence.words)
        if word.capital
        and not overlaps(Place(i, i + 1), taken)
        and word.written.replace("’", "'") not in stop_words() | _UNSPECIFIC
    )


def _words(sentence: Sentence, taken: list[Place], names: tuple[str, ...]) -> tuple[str, ...]:
    """The index terms of what else says something."""
    free = " ".join(word.written for i, word in enumerate(sentence.words) if not overlaps(Place(i, i + 1), taken))
    terms = [one for one in query_terms(free) if one.term == plain_term(one.word, sentence.language)]
    said = (one for one in terms if one.word not in _UNSPECIFIC and folded(one.word).removesuffix("'s") not in names)
    return tuple(dict.fromkeys(one.term for one in said))
