"""A sentence of a diary as words and clauses, so that "wanted to run" and "ran" can be told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from .activities import Line, Place, english_form
from .tokens import WORD, as_written, folded

_BREAK = re.compile(r"[,;:()–—…]|\s-\s|\.\s")
_VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]|[àáãèéìíĩòóõùúũý]")
_ENGLISH_COMMON_WORDS = """
the a an i my we of to in on at with and was is had did it for not but this that all from by so very me our he
she his her they up out today yesterday morning evening after before went got
"""
_ENGLISH_COMMON = frozenset(_ENGLISH_COMMON_WORDS.split())
_BARE_COMMON_WORDS = """
toi minh di voi khong duoc hom nay qua sang chieu roi ma nen cung lai thi o cho va la mot nhung bo nguoi ngay
lam ve ra vao xong anh chi nha cai gio tieng
"""
_BARE_COMMON = frozenset(_BARE_COMMON_WORDS.split())
_CONJUNCTIONS_EN_WORDS = """
but so then because while though although whereas yet or since until unless if when whether
"""
_CONJUNCTIONS_EN = frozenset(_CONJUNCTIONS_EN_WORDS.split())
_CONJUNCTIONS_VI_WORDS = """
mà nhưng rồi nên vì thì còn song do
"""
_CONJUNCTIONS_VI = frozenset(_CONJUNCTIONS_VI_WORDS.split())


@dataclass(frozen=True, slots=True)
class Word:
    """Characters ``start`` to ``end`` of the entry's text; ``written`` is lower case, ``common`` as in ``Line``."""

    start: int
    end: int
    written: str
    common: str
    capital: bool
    breaks: bool
    """Whether punctuation that divides clauses stands before it."""


@dataclass(frozen=True)
class Sentence:
    """One sentence of an entry's text and the language it is in: "en", or "vi", perhaps typed without marks."""

    words: tuple[Word, ...]
    language: str
    bare: bool = False

    @cached_property
    def line(self) -> Line:
        return Line.of((word.common for word in self.words), self.bare)

    @cached_property
    def clauses(self) -> tuple[Place, ...]:
        """In order, without gaps; empty for an empty sentence."""
        starts = [0, *(i for i in range(1, len(self.words)) if self._begins_clause(i))]
        return tuple(Place(a, b) for a, b in zip(starts, [*starts[1:], len(self.words)], strict=True) if a < b)

    def clause_of(self, place: Place) -> int:
        """Number of the clause that holds the first word of ``place``."""
        return next(i for i, clause in enumerate(self.clauses) if place.first < clause[1])

    def text(self, first: int, last: int) -> str:
        """Words ``first`` to before ``last`` in their common form, a space around each."""
        return " " + "".join(word.common + " " for word in self.words[first:last])

    def written(self, first: int, last: int) -> str:
        """The same as written, in lower case."""
        return " " + "".join(word.written.replace("’", "'") + " " for word in self.words[first:last])

    def _begins_clause(self, at: int) -> bool:
        word = self.words[at]
        if word.breaks:
            return True
        if self.language == "vi":
            return word.written in _CONJUNCTIONS_VI and at < len(self.words) - 1
        return word.written in _CONJUNCTIONS_EN or (word.written == "and" and self._joins_verbs(at))

    def _joins_verbs(self, at: int) -> bool:
        """Whether "and" joins more than names: "Tom and I ran" is one clause, "I ran and swam" two."""
        if at + 1 < len(self.words) and self.words[at + 1].written in ("i", "me") and self.words[at - 1].capital:
            return False
        return any(is_finite(word.written) for word in self.words[:at])


_PAST_TEXT = """
was were had did went came saw got made took ran swam gave found thought told became left felt put brought began
kept held wrote stood heard let meant set met paid sat spoke lay led read grew lost fell sent built understood
drew broke spent cut rose drove bought wore chose ate drank slept woke rang sang sold threw caught taught won hit
hurt flew forgot rode hung shook shut stole struck stuck swept tore bit blew burst cost dealt dug fed fought froze
hid knelt laid lent lit sank shone shot sought spread split sprang sprung stank swore swung wept wound could would
should might must is are am has have do does says say tells tell keeps wants knew dreamt leapt learnt burnt spelt
spilt spoilt smelt isn't aren't wasn't weren't didn't don't doesn't couldn't wouldn't shouldn't can't won't hasn't
haven't hadn't cannot will can
"""
_PAST = frozenset(_PAST_TEXT.split())
_NO_PAST_WORDS = """
tired red bed need feed seed weed speed crowded excited bored scared pleased hundred sacred naked wicked
wretched led indeed exhausted fed shed sled wed blessed beloved aged rugged ted fred ned alfred
"""
_NO_PAST = frozenset(_NO_PAST_WORDS.split())


def is_finite(written: str) -> bool:
    """Whether an English word is most likely a verb in the past, or one that carries a sentence."""
    word = written.replace("’", "'")
    return word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _NO_PAST) or word.endswith(("n't",))


def language_of_entry(text: str, known: str = "") -> str:
    """ "vi" where marks or common words say so, else "en"; ``known`` decides for a text that says neither."""
    words = WORD.findall(text.lower())
    marked = 0 if text.isascii() else sum(1 for word in words if _VIETNAMESE.search(word))
    english = sum(map(_ENGLISH_COMMON.__contains__, words))
    bare = sum(map(_BARE_COMMON.__contains__, words))
    if marked or english or bare:
        return "vi" if marked > english or bare > max(english, 1) else "en"
    return known or "en"


def has_marks(text: str) -> bool:
    """Whether any letter of ``text`` carries a Vietnamese mark."""
    return _VIETNAMESE.search(as_written(text)) is not None


class Forms(dict[tuple[str, str, bool], tuple[str, str, bool]]):
    """Words with their language, and whether it is typed without marks: as written, in their common form, and whether
    they begin with a capital. Its owner drops it with the question: it holds words of the diary."""

    def __missing__(self, key: tuple[str, str, bool]) -> tuple[str, str, bool]:
        raw, language, bare = key
        self[key] = forms = (as_written(raw), _common(raw, language, bare), raw[0].isupper())
        return forms


def sentence_of(text: str, start: int, end: int, entry_language: str, forms: Forms | None = None) -> Sentence:
    """The sentence ``text[start:end]``; its own words decide the language where they can."""
    piece = text[start:end]
    known = Forms() if forms is None else forms
    language = language_of_entry(piece, entry_language)
    bare = language == "vi" and not has_marks(piece)
    words: list[Word] = []
    last = start
    for match in WORD.finditer(text, start, end):
        at, after = match.span()
        written, common, capital = known[match.group(), language, bare]
        breaks = bool(words) and text[last:at] != " " and _BREAK.search(text, last, at) is not None
        words.append(Word(at, after, written, common, capital, breaks))
        last = after
    return Sentence(tuple(words), language, bare)


def _common(raw: str, language: str, bare: bool) -> str:
    if language == "en":
        return english_form(raw)
    return folded(raw) if bare else as_written(raw)


def overlaps(place: Place, others: Sequence[Place]) -> bool:
    """Whether ``place`` shares a word with any of ``others``."""
    return any(place.first < other.last and other.first < place.last for other in others)
