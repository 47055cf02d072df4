"""Spoken punctuation: which words stand for a mark, and when they are only words.

Two kinds. A *plain* phrase ("question mark", "xuống dòng") is a mark wherever nothing around it makes it part of a
sentence: no article, preposition or number before it, no "of" behind it ("the full stop of the train"). A *bare* word
that is said every day ("period", "chấm") is a mark only where a pause stands before it as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diary_desktop.domain.transcript import Word

PARAGRAPH = "\n"

PAUSE = 0.25
"""Seconds before a bare word: half the shortest pause at a sentence's end in eight real recordings (0.41 s), and twice
what recognisers leave between words of one breath.
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is written in place of the ``words`` next words."""

    text: str
    words: int


_PLAIN = {
    "en": {
        "new paragraph": PARAGRAPH,
        "next paragraph": PARAGRAPH,
        "new line": PARAGRAPH,
        "full stop": ".",
        "question mark": "?",
        "exclamation mark": "!",
        "exclamation point": "!",
        "semicolon": ";",
        "comma": ",",
        "ellipsis": "…",
        "dot dot dot": "…",
    },
    "vi": {
        "xuống dòng": PARAGRAPH,
        "xuống hàng": PARAGRAPH,
        "sang đoạn mới": PARAGRAPH,
        "đoạn mới": PARAGRAPH,
        "dấu chấm hỏi": "?",
        "dấu hỏi": "?",
        "chấm hỏi": "?",
        "dấu chấm than": "!",
        "chấm than": "!",
        "dấu chấm phẩy": ";",
        "chấm phẩy": ";",
        "dấu hai chấm": ":",
        "dấu ba chấm": "…",
        "dấu chấm lửng": "…",
        "dấu phẩy": ",",
        "dấu chấm": ".",
    },
}
_BARE = {
    "en": {"period": ".", "colon": ":", "dash": " –"},
    "vi": {"chấm": ".", "phẩy": ",", "hai chấm": ":", "ba chấm": "…"},
}
_BEFORE_EN = """
a an the this that these those my your his her our their its of in with without no every each one two three some any
another called say says said word words to from by for about big little long short last first next is was whole same
came come missing forgot put use used and or like as
"""
_BEFORE_VI = """
cái một hai ba bốn các những mỗi dấu chữ từ đặt viết thiếu thêm quên cho và hay hoặc là bài điểm mực nước có không được
bị đang sẽ đã cùng với của vào đi
"""
_BEFORE = {"en": frozenset(_BEFORE_EN.split()), "vi": frozenset(_BEFORE_VI.split())}
_BEHIND = {
    "en": frozenset(("of", "between", "is", "are", "was", "were")),
    "vi": frozenset(("của", "này", "đó", "kia", "bài", "điểm", "muối", "mắm", "thi", "công")),
}


def mark_at(words: Sequence[Word], at: int, language: str) -> Mark | None:
    """The mark that the words from ``at`` on stand for; ``None`` where they are only words."""
    for code in (language,) if language in _PLAIN else tuple(_PLAIN):
        for table, bare in ((_PLAIN[code], False), (_BARE[code], True)):
            found = _longest(words, at, table)
            if found is not None and _stands_alone(words, at, found, code, bare):
                return found
    return None


def _longest(words: Sequence[Word], at: int, table: dict[str, str]) -> Mark | None:
    for count in (3, 2, 1):
        phrase = " ".join(_bare(one.text) for one in words[at : at + count])
        if phrase in table and at + count <= len(words):
            return Mark(table[phrase], count)
    return None


def _stands_alone(words: Sequence[Word], at: int, mark: Mark, code: str, bare: bool) -> bool:
    """A mark follows something and is no part of a sentence; a new paragraph may also stand before everything."""
    before = words[at - 1] if at else None
    behind = words[at + mark.words] if at + mark.words < len(words) else None
    if before is None:
        return mark.text == PARAGRAPH and behind is not None and _pause(words[at + mark.words - 1], behind) >= PAUSE
    paused = _pause(before, words[at]) >= PAUSE
    leaves = behind is None or _pause(words[at + mark.words - 1], behind) >= PAUSE
    if bare:
        return paused and (leaves or code == "en") and _bare(before.text) not in _BEFORE[code]
    if _bare(before.text) in _BEFORE[code] and not (paused and leaves):
        return False
    return behind is None or leaves or _bare(behind.text) not in _BEHIND[code]


def _pause(before: Word, after: Word) -> float:
    return after.start - before.end


def _bare(word: str) -> str:
    return word.strip(".,;:!?…\"'“”‘’()[]").casefold()
