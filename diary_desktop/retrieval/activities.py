"""The everyday activities of ``resources/words/activities_*.txt``, and where their phrases stand in a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from .tokens import WORD, as_written, folded, stop_words, word_terms

LANGUAGES = ("en", "vi")
_ROLES = ("ask", "does", "noun", "paid", "not")
_GAP = r"(?:\S+ ){0,4}?"
_LIGHT_WORDS = """
a an the my our his in on at to with of for from by do have go get take make be it not see play come|good đi ở
ra đến tới bị có cho về lên vào xuống làm với qua sang một mấy
"""
_LIGHT = frozenset(_LIGHT_WORDS.split())
"""Words too frequent to look entries up by."""


class Place(NamedTuple):
    """Words ``first`` to before ``last`` of a sentence."""

    first: int
    last: int


@dataclass(frozen=True)
class Phrases:
    """Phrases of one role in one language, to be found in words brought into their common form."""

    language: str
    sources: tuple[str, ...] = ()

    def places(self, line: Line) -> Iterator[Place]:
        """Where they stand in ``line``, the longest at each place."""
        if not self.sources:
            return
        for match in (self._bare if line.bare else self._pattern).finditer(line.text):
            yield Place(line.word_at(match.start(1)), line.word_at(match.end(1) - 1) + 1)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Index terms of which every sentence that holds one of the phrases has at least one."""
        return frozenset(term for source in self.sources for term in _rarest(source))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _either(self.language, self.sources)

    @cached_property
    def _bare(self) -> re.Pattern[str]:
        """The same in text typed without marks."""
        return _either("" if self.language == "vi" else self.language, self.sources)


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a sentence in their common form (English), or as written (Vietnamese), a space around each."""

    text: str
    ends: Sequence[int]
    bare: bool = False
    """Whether it is Vietnamese typed without marks."""

    @classmethod
    def of(cls, words: Iterable[str], bare: bool = False) -> Line:
        kept = list(words)
        return cls(
            " " + "".join(word + " " for word in kept), list(accumulate((len(w) + 1 for w in kept), initial=1)), bare
        )

    def word_at(self, character: int) -> int:
        """The number of the word that the character at that place belongs to."""
        return bisect_right(self.ends, character) - 1


@dataclass(frozen=True, slots=True, eq=False)
class Activity:
    """An activity, a feeling, a place or a person, and how both languages say it. See the files for the kinds."""

    name: str
    kind: str
    phrases: dict[tuple[str, str], Phrases] = field(repr=False)
    """By language and role."""

    def of(self, language: str, role: str) -> Phrases:
        return self.phrases.get((language, role), _NONE)

    def terms(self, paid: bool = True) -> frozenset[str]:
        """Index terms of which every sentence that could tell of it holds at least one; ``paid``: also those of what
        tells of it only beside an amount."""
        roles = ("does", "noun", "paid") if paid else ("does", "noun")
        telling = (found.anchors for (_, role), found in self.phrases.items() if role in roles)
        return frozenset(term for anchors in telling for term in anchors)


_NONE = Phrases("")


class Activities:
    """All of them, both languages joined by their names."""

    def __init__(self, english: str, vietnamese: str) -> None:
        texts: dict[str, dict[tuple[str, str], list[str]]] = {}
        kinds: dict[str, str] = {}
        for language, table in zip(LANGUAGES, (english, vietnamese), strict=True):
            for name, kind, role, phrase in _rows(table):
                kinds.setdefault(name, kind)
                texts.setdefault(name, {}).setdefault((language, role), []).append(phrase)
        self.all = tuple(
            Activity(name, kinds[name], {key: Phrases(key[0], tuple(found)) for key, found in roles.items()})
            for name, roles in texts.items()
        )


def english_form(word: str) -> str:
    """The common form of an English word as it stands in ``Line``."""
    return word_terms(word)[0]


def _rows(table: str) -> Iterator[tuple[str, str, str, str]]:
    """Name, kind, role and phrase. Raises ``ValueError`` for a line that is none of what the file's head describes."""
    name = kind = ""
    for line in (one.strip() for one in table.splitlines()):
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            name, kind = line.strip("[]").split()
            continue
        role, _, phrases = line.partition(" ")
        if role not in _ROLES or not name:
            raise ValueError(f"a table of activities has the line {line!r}")
        yield from ((name, kind, role, phrase.strip()) for phrase in phrases.split(";") if phrase.strip())


def _either(language: str, phrases: Sequence[str]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=lambda phrase: -len(phrase))
    return re.compile(rf"(?<= )((?:{'|'.join(_phrase_pattern(language, phrase) for phrase in ordered)}))")


def _phrase_pattern(language: str, phrase: str) -> str:
    return "".join(_word_pattern(language, word) for word in phrase.split())


def _word_pattern(language: str, word: str) -> str:
    if word == "..":
        return _GAP
    forms = "|".join(_form(language, one) for one in word.rstrip("?").split("|"))
    return f"(?:(?:{forms}) )?" if word.endswith("?") else f"(?:{forms}) "


def _form(language: str, word: str) -> str:
    """As the word stands in a line; no language means Vietnamese without marks."""
    common = {"en": english_form, "vi": as_written, "": folded}[language]
    return " ".join(re.escape(common(part)) for part in WORD.findall(word))


def _rarest(phrase: str) -> list[str]:
    """The index terms of the alternatives of that word of ``phrase`` which says most."""
    words = [word for word in phrase.split() if word != ".." and not word.endswith("?")]
    telling = [word for word in words if not _LIGHT.intersection(word.split("|"))] or words
    telling = [word for word in telling if not stop_words().intersection(map(folded, word.split("|")))] or telling
    best = max(telling, key=lambda word: min(len(one) for one in word.split("|")))
    return [word_terms(part)[0] for one in best.split("|") for part in WORD.findall(one)[:1]]
