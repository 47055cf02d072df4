"""Tables of cue phrases as patterns: what tells that an event is planned, denied, dreamt or somebody else's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from .tokens import folded


@dataclass(frozen=True)
class Cues:
    """Phrases, divided by ";" or lines, to be found in lower-case words with a space around each.

    ``*`` ends a word in any way, ``..`` stands for up to three words, ``a/b`` are alternatives, ``$`` means that the
    topic follows at once. ``bare`` is for Vietnamese typed without marks.
    """

    table: str
    bare: bool = False

    def within(self, words: str) -> bool:
        """Whether any of them stands in ``words``."""
        return self._pattern.search(words) is not None

    def removed(self, words: str) -> str:
        """``words`` without them."""
        return self._pattern.sub("", words)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Made when it is first needed: most runs of the program count nothing."""
        return _compiled(self.table, self.bare)


def _compiled(table: str, bare: bool) -> re.Pattern[str]:
    phrases = [phrase.strip() for line in table.splitlines() for phrase in line.split(";") if phrase.strip()]
    if bare:
        phrases = [folded(phrase) for phrase in phrases]
    return re.compile("(?<= )(?:" + "|".join(_phrase(one) for one in sorted(phrases, key=len, reverse=True)) + ")")


def without_marks(pattern: str) -> str:
    """A pattern for text typed without marks; all of it that is plain stays as it is."""
    return re.sub(r"[^\x00-\x7f]", lambda match: folded(match.group()), pattern)


def _phrase(phrase: str) -> str:
    return "".join(_word(word) for word in phrase.split())


def _word(word: str) -> str:
    if word == "..":
        return r"(?:\S+ ){0,3}?"
    if word == "$":
        return "$"
    forms = "|".join(re.escape(form).replace(r"\*", r"\w*").replace(r"\#", r"\d+") for form in word.split("/"))
    return f"(?:{forms}) "
