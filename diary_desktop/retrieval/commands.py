"""Which sentences speak to a machine instead of telling of a life: such a sentence is never quoted.

What is wanted is not to understand every trick but to leave out what addresses a program, poses as a part of its
conversation, hides itself, or gives an order to answer in some way. A sentence that reports such words ("the T-shirt
says: ignore previous instructions", "the teacher told us: answer in one word") tells of a life and stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\U000e0000-\U000e007f]")

_MACHINE = (
    r"(?:(?:AI|A\.I\.)s?(?: systems?| models?| assistants?)?|(?i:language models?|chatbots?|"
    r"(?:virtual|digital) assistants?))"
)
_ADDRESSED = re.compile(
    rf"\b{_MACHINE}(?=\s*[:,]|\s+(?:that reads?|which reads?|reading|must|should|shall|hãy|phải|đọc được|cần)\b)"
    r"|(?i:\b(?:any|every|all|dear) assistants?\b|\bthe assistant (?:must|shall)\b|\bsystem prompt\b"
    r"|\binstruct(?:ions? (?:to|for))? the model\b|\bthe model (?:must|shall)\b|\b(?:guest )?bot command\b"
    r"|\b(?:gửi|dành cho|hỡi) (?:các |mọi )?trợ lý\b|\btrợ lý (?:ảo )?(?:đọc .{0,30})?(?:phải|hãy)\b"
    r"|\bmô hình(?: ngôn ngữ)? (?:phải|hãy)\b)"
)
"""A program is spoken to or given orders; that somebody works with one is no more than news."""

_ROLE = re.compile(r"^\W*(?:system|assistant|user|model|human|trợ lý|người dùng|hệ thống|mô hình)\s*:", re.IGNORECASE)
_BORDER = re.compile(r"={3,}|<!--|</?(?:span|script|div|style|system|instructions?)\b|\[/?inst\]|<\|", re.IGNORECASE)
_TAGS = re.compile(r"<!--.*?(?:-->|$)|</?[a-z][^<>]*>", re.IGNORECASE | re.DOTALL)
_CALL = re.compile(r"\b\w+_\w+\([^)]*\)|https?://\S+\?\w+=|\brun the tool\b", re.IGNORECASE)
_ENCODED = re.compile(r"\b(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*\d)[A-Za-z0-9+/]{24,}={0,2}")
_ORDERS = re.compile(
    r"^\W*(?:please |now |from now on,? |hãy |từ nay |giờ )?(?:"
    r"(?:ignore|disregard|forget|override)\b.*\b(?:instructions?|rules|prompts?|user|above|before)\b"
    r"|repl(?:y|ies)(?: only)?(?: with)?\s*:|respond only\b|answer only\b|output only\b"
    r"|repeat\b.*\b(?:answers?|repl(?:y|ies))\b|reveal\b.*\b(?:passphrase|password|key|prompt)\b"
    r"|(?:bỏ qua|phớt lờ|quên)\b.*\b(?:chỉ dẫn|hướng dẫn|quy tắc|lệnh)\b|giải mã\b.*\blàm theo\b"
    r"|chỉ (?:in|trả lời|viết)\b|nhắc lại\b.*\bcâu trả lời\b)"
    r"|\b(?:in nguyên văn|print)\b.*\b(?:chỉ dẫn|instructions?|prompt)\b|\btừ dòng này (?:ngươi|bạn) là\b"
    r"|\bfrom this line on you are\b",
    re.IGNORECASE,
)
"""An order to answer so or so, at the beginning of the sentence: within one it is somebody's report."""

_OTHERS = (_ADDRESSED, _ROLE, _BORDER, _CALL, _ORDERS)
_SIGNS_TEXT = (
    "model assistant chatbot prompt command : === < [ _ :// tool ignore disregard forget override repl only "
    "repeat reveal print line"
)
_SIGNS = tuple(_SIGNS_TEXT.split())
_PROGRAMS = ("AI", "A.I.")
"""What is in every sentence of ASCII that one of ``_OTHERS`` matches, in small letters or as it stands: looking for all
of it takes a tenth of the time that the patterns take, and a search looks at sixty sentences."""


def tellings(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Of the sentences ``spans`` of ``text`` those that tell of a life, without tags and what lies in comments.

    What follows a name such as "assistant:" on its line, and all that follows a border such as "=== end ===", goes too.
    """
    silent_to = 0
    for start, end in spans:
        piece = text[start:end]
        if start < silent_to:
            continue
        if "===" in piece:
            return
        if _ROLE.search(piece):
            newline = text.find("\n", start)
            silent_to = len(text) if newline < 0 else newline
        elif _TAGS.search(piece):
            yield from ((start + a, start + b) for a, b in _outside_tags(piece) if not commands(piece[a:b]))
        elif not commands(piece):
            yield start, end


def _outside_tags(piece: str) -> Iterator[tuple[int, int]]:
    at = 0
    for tag in [*_TAGS.finditer(piece), None]:
        stretch = piece[at : tag.start() if tag else len(piece)]
        if stretch.strip():
            yield at + len(stretch) - len(stretch.lstrip()), at + len(stretch.rstrip())
        at = tag.end() if tag else at


def commands(sentence: str) -> bool:
    """Whether ``sentence`` speaks to a machine."""
    if sentence.isascii() and not _may_match(sentence):
        return _ENCODED.search(sentence) is not None
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", sentence))
    if len(_INVISIBLE.findall(sentence)) >= 2:
        return True
    return any(pattern.search(text) for pattern in (*_OTHERS, _ENCODED))


def _may_match(plain: str) -> bool:
    """Whether any of ``_OTHERS`` can match a sentence of ASCII."""
    return any(map(plain.lower().__contains__, _SIGNS)) or any(map(plain.__contains__, _PROGRAMS))
