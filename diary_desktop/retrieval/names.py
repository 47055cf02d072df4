"""Which words of a question are names: capitals inside a sentence, without titles, days and the words of nations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .tokens import folded, is_syllable

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?=['’]s\b|['’]|\b)")
_BORDER = re.compile(r"(?:(?:(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)\.|[!?…:\"“”(])\s*|^\W*)$")
_NOT_NAMES_TEXT = """
i i'm i've i'd i'll january february march april may june july august september october november december monday
tuesday wednesday thursday friday saturday sunday christmas easter tết tet mr mrs ms miss dr sir lord lady king queen
prince princess duke captain colonel uncle aunt saint st mum mom mama dad papa grandma grandpa mother father god
the a an of and in on at for to my our
ai mình tôi tớ bạn hôm
vua hoàng hậu ông bà cô chú bác anh chị em thầy cậu mợ dì má mẹ ba bố con cháu
"""
_NOT_NAMES = frozenset(_NOT_NAMES_TEXT.split())
_NATION = re.compile(r"(?:[eiyc]an|ese|ish)$")
_SAYS = re.compile(
    r" (?:đã |có |hay |cũng )?(?:nói|bảo|kể|hỏi|tặng|rủ|mời|khuyên|dặn|nhắn|hứa|trả lời|sinh|cưới|cãi|giận|khóc|giúp|"
    r"đón|mượn|thích)(?= )"
)
"""What follows a name that begins a question: "Khánh nói gì?"."""
_LONG_ENOUGH = 7
"""Letters from which such an ending makes a word of a nation: "European", not "Brian"."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in a question, and its words without titles."""

    text: str
    words: tuple[str, ...]

    @property
    def foreign(self) -> bool:
        """Whether its first word cannot be a Vietnamese one."""
        return not is_syllable(folded(self.words[0]))


def names_in(text: str) -> list[Name]:
    """The names of ``text``, in order. The first word of a sentence is none; neither is a word all in capitals."""
    found: list[Name] = []
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        if run and text[run[-1].end() : match.start()].strip(" "):
            found += _named(text, run)
            run = []
        if _is_capital(match.group()) and (not _BORDER.search(text[: match.start()]) or _SAYS.match(text, match.end())):
            run.append(match)
        else:
            found += _named(text, run)
            run = []
    return found + _named(text, run)


def _is_capital(word: str) -> bool:
    return word[0].isupper() and len(word) > 1 and not word.isupper()


def _named(text: str, run: Sequence[re.Match[str]]) -> list[Name]:
    words = [match.group() for match in run]
    while words and _is_no_name(words[0]):
        words = words[1:]
    if not words or _is_nation(words[0]):
        return []
    return [Name(text[run[0].start() : run[-1].end()], tuple(words))]


def _is_no_name(word: str) -> bool:
    return word.casefold() in _NOT_NAMES or folded(word) in _NOT_NAMES


def _is_nation(word: str) -> bool:
    return len(word) >= _LONG_ENOUGH and _NATION.search(word.casefold()) is not None
