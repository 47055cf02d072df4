"""Whether an utterance asks the diary something, told by its words: a recogniser seldom writes question marks."""

from __future__ import annotations

from collections.abc import Sequence

from .phrase_matching import Spoken, is_marked, spoken

_OPENING_TEXT = """
what what's whats when when's where where's who who's whom whose why how how's which did do does have has had was were
am is are can could tell show find search look remind count list give read compare summarise summarize explain
"""
_OPENING = frozenset(_OPENING_TEXT.split())
_LEADING_TEXT = """
please kindly so and ok okay um uh well hey now then can could would will you me want to know wonder wondering dear
diary tell about or but remember recall
"""
_I_WANT = frozenset({"want", "wonder", "wondered", "would", "need", "like"})
_EXCLAIMING = frozenset({"i", "we", "he", "she", "they", "it", "you", "my", "the", "our"})
"""Behind "how": nobody asks "how I missed the sea"."""
_LEADING = frozenset(_LEADING_TEXT.split())
_ABOUT_TIME = ("the last time", "last time", "the first time", "first time", "how many", "how often", "how long")

_ANYWHERE_VI = frozenset({"gì", "nào", "đâu", "bao", "mấy", "sao", "ai", "hả", "nhỉ"})
_ANYWHERE_BARE = frozenset({"gi", "nao", "dau", "bao", "may", "sao"})
_NOBODY = frozenset({"khong", "chang", "chua"})
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
    while words and (_leads(words) or (words[0] in _LEADING and words[0] not in _OPENING)):
        words.pop(0)
    if words[1:2] == ["not"] or len(line.split()) < 2:
        return False
    if words[:1] == ["what"] and words[1:2] in (["a"], ["an"]):
        return False
    if words[:1] == ["how"] and words[1:] and words[1] in _EXCLAIMING:
        return False
    return bool(words and words[0] in _OPENING) or line.startswith(_ABOUT_TIME)


def _leads(words: Sequence[str]) -> bool:
    """Whether an "I" begins a wish ("I want to know"), not a sentence ("I read")."""
    return words[0] == "i" and len(words) > 1 and words[1] in _I_WANT


def _asks_vietnamese(text: str) -> bool:
    words = spoken(text)
    if len(words) < 2:
        return False
    line = " ".join(one.bare for one in words)
    marked = is_marked(words)
    among = _ANYWHERE_VI if marked else _ANYWHERE_BARE
    inside = any(
        (one.written if marked else one.bare) in among and not _indefinite(words, at) for at, one in enumerate(words)
    )
    opens = words[0].written in (_OPENING_VI if marked else _OPENING_BARE)
    closes = words[-1].written in (_CLOSING_VI if marked else _CLOSING_BARE)
    return inside or opens or closes or any(one in line for one in _LAST_TIME_VI)


def _indefinite(words: Sequence[Spoken], at: int) -> bool:
    """Whether the word stands for nobody, or for everybody: "không ai", "ai cũng"."""
    return words[max(0, at - 1)].bare in _NOBODY or words[min(at + 1, len(words) - 1)].bare == "cung"
