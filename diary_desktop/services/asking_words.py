"""Whether an utterance asks the diary something, told by its words: a recogniser seldom writes question marks."""

from __future__ import annotations

from .phrase_matching import is_marked, spoken

_OPENING_TEXT = """
what what's whats when when's where where's who who's whom whose why how how's which did do does have has had was were
am is are can could tell show find search look remind count list give read compare summarise summarize explain
"""
_OPENING = frozenset(_OPENING_TEXT.split())
_LEADING_TEXT = """
please kindly so and ok okay um uh well hey now then can could would will you me i want to know wonder wondering dear
diary tell about or but remember recall
"""
_LEADING = frozenset(_LEADING_TEXT.split())
_ABOUT_TIME = ("the last time", "last time", "the first time", "first time", "how many", "how often", "how long")

_ANYWHERE_VI = frozenset({"gì", "nào", "đâu", "bao", "mấy", "sao", "ai", "hả", "nhỉ"})
_ANYWHERE_BARE = frozenset({"gi", "nao", "dau", "bao", "may", "sao"})
_OPENING_VI = frozenset({"tìm", "kể", "nhắc", "đếm", "tóm", "liệt", "so", "hỏi"})
_OPENING_BARE = frozenset({"tim", "ke", "nhac", "dem", "tom", "liet", "hoi"})
_CLOSING_VI = frozenset({"không", "chưa", "à", "hả", "nhỉ"})
_CLOSING_BARE = frozenset({"khong", "chua", "ha", "nhi"})
_LAST_TIME_VI = ("lan cuoi", "lan dau", "lan gan nhat", "khi nao", "bao gio")


def asks(text: str, language: str) -> bool:
    """Whether ``text`` is a question or asks to look for something, in ``en`` or ``vi``; any other value tries both."""
    if text.strip().endswith("?"):
        return True
    english = language != "vi" and _asks_english(text)
    return english or (language != "en" and _asks_vietnamese(text))


def _asks_english(text: str) -> bool:
    words = [one.bare for one in spoken(text)]
    line = " ".join(words)
    while words and words[0] in _LEADING and words[0] not in _OPENING:
        words.pop(0)
    if words[1:2] == ["not"] or len(line.split()) < 2:
        return False
    return bool(words and words[0] in _OPENING) or line.startswith(_ABOUT_TIME)


def _asks_vietnamese(text: str) -> bool:
    words = spoken(text)
    if len(words) < 2:
        return False
    line = " ".join(one.bare for one in words)
    marked = is_marked(words)
    inside = any(one.written in _ANYWHERE_VI if marked else one.bare in _ANYWHERE_BARE for one in words)
    opens = words[0].written in (_OPENING_VI if marked else _OPENING_BARE)
    closes = words[-1].written in (_CLOSING_VI if marked else _CLOSING_BARE)
    return inside or opens or closes or any(one in line for one in _LAST_TIME_VI)
