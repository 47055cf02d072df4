"""What is written and not said, whatever the language: emoji, emphasis marks, the long tails of web addresses."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_KEPT_SYMBOLS = frozenset("°№©®™")
_LIKE = str.maketrans({"℃": "°C", "℉": "°F", "➡": "→", "−": "-", "‑": "-", "ﬁ": "fi", "ﬂ": "fl"})
_UNSAID = frozenset({"So", "Sk", "Cs", "Co", "Cf", "Cn", "Me", "Cc"})
_SELECTORS = re.compile("[\ufe00-\ufe0f\u20e3]")

_EMPHASIS = re.compile(r"[*`|\\^]+|(?<!\w)_+|_+(?!\w)|^\s*#{1,6}\s+", re.MULTILINE)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d+)?(?:[/?#][^\s,;)\]>\"”]*[^\s.,;:!?)\]>\"”])?",
    re.IGNORECASE,
)
_BARE_ADDRESS = re.compile(
    r"(?<![\w@.])([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*\.(?:com|org|net|vn|io|edu|gov))(?![\w@])(?:/\S*[\w/])?",
    re.IGNORECASE,
)
_MAIL = re.compile(r"(?<![\w.])([\w.+-]+)@([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.IGNORECASE)
_HASHTAG = re.compile(r"(?<![\w&])#(\d*[^\W\d]\w*)")
_POWER = re.compile(r"(?<=\w)\^([23])(?!\d)")


@dataclass(frozen=True, slots=True)
class MarkWords:
    """The words of one language for the marks of the web."""

    dot: str
    at: str
    hashtag: str


def unadorned(text: str) -> str:
    """Without emoji, emphasis and control characters; digits of all scripts as 0 to 9."""
    composed = _SELECTORS.sub("", unicodedata.normalize("NFC", text)).translate(_LIKE)
    plain = _POWER.sub(lambda match: "²³"[int(match[1]) - 2], "".join(map(_said, composed)))
    return _EMPHASIS.sub(" ", plain)


def web(text: str, words: MarkWords) -> str:
    """Addresses by their host alone, mail addresses and hashtags as words."""
    text = _MAIL.sub(lambda m: f"{_dots(m[1], words)} {words.at} {_dots(m[2], words)}", text)
    text = _ADDRESS.sub(lambda m: _dots(m[1], words), text)
    text = _BARE_ADDRESS.sub(lambda m: _dots(m[1], words), text)
    return _HASHTAG.sub(lambda m: f"{words.hashtag} {_apart(m[1])}", text)


def _apart(tag: str) -> str:
    """``MorningRun`` and ``morning_run`` as two words."""
    pairs = zip(f" {tag}", tag, strict=False)
    return "".join(f" {one}" if _is_border(before, one) else one for before, one in pairs).replace("_", " ")


def _is_border(before: str, one: str) -> bool:
    return (one.isupper() and before.islower()) or (one.isalpha() and before.isdigit())


def _dots(name: str, words: MarkWords) -> str:
    return name.strip(".").replace(".", f" {words.dot} ")


def _said(character: str) -> str:
    if character < "\x7f" or character in _KEPT_SYMBOLS:
        return character if character >= " " or character in "\n\t" else " "
    kind = unicodedata.category(character)
    if kind == "Nd":
        return str(unicodedata.decimal(character))
    return " " if kind in _UNSAID else character
