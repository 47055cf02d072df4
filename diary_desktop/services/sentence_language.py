"""Which voice a sentence wants: a Vietnamese quote inside an English answer is said by the Vietnamese voice."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_MARKS = frozenset("\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b")
_ENGLISH_TEXT = (
    "i me my we us our you your he him his she her it its they them their the a an and or but so because if when "
    "that this these those there here what who how in on at of to for from with by about into over after before "
    "was were is are be been am had has have did do does not no it's i'm didn't don't wasn't very today yesterday "
    "said went wrote"
)
_ENGLISH = frozenset(_ENGLISH_TEXT.split())
_VIETNAMESE_TEXT = "anh em con cho khi nay hay ra vui mai sau trong xem qua"
_VIETNAMESE = frozenset(_VIETNAMESE_TEXT.split())
"""Common words without any mark that English does not have, or has rarely."""


def sentence_language(sentence: str, otherwise: str) -> str:
    """``vi`` or ``en`` where its words tell, else ``otherwise``. Names do not count: they keep their marks anywhere."""
    if otherwise not in ("en", "vi", ""):
        return otherwise
    words = _WORD.findall(sentence)
    english = sum(1 for word in words if word.lower().replace("’", "'") in _ENGLISH)
    marked = sum(1 for at, word in enumerate(words) if (at == 0 or word[0].islower()) and _is_marked(word))
    vietnamese = marked + sum(1 for word in words if marked and word in _VIETNAMESE)
    if vietnamese == english:
        return otherwise
    return "vi" if vietnamese > english else "en"


def _is_marked(word: str) -> bool:
    return "đ" in word.lower() or any(letter in _MARKS for letter in unicodedata.normalize("NFD", word))
