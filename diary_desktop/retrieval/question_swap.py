"""The question before with one thing in it exchanged: other days, another person, another matter."""

from __future__ import annotations

import re

from ..domain.period import Period
from .follow_up_words import FollowUpWords
from .question_matter import people_in

_ENDING = re.compile(r"\s*[?.!]*\s*$")
_MONTH = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|\d{4})\b", re.I
)
_SUBJECT_EN = re.compile(
    r"^.*?\b(?:(?:did|have|had|was|were) )?(?:i|we)\b(?: (?:last|first|ever|really|actually|been))*\s+", re.IGNORECASE
)
_SUBJECT_VI = re.compile(r"\b(?:tôi|mình|toi|minh)\b(?: (?:đã|có|hay|da|co))*\s+", re.IGNORECASE)
_ASKED_VI = re.compile(
    r"\s*\b(?:(?:mấy|bao nhiêu|may) (?:lần|ngày|lan|ngay)|(?:là |la )?(?:khi nào|lúc nào|bao giờ"
    r"|khi nao|bao gio)|với ai|ở đâu)",
    re.IGNORECASE,
)
_NEXT_PART = (
    r"(?:\s+(?!(?:with|at|in|to|from|about|for|by|on|last|this|since|when|and|or|but|với|ở|tại"
    r"|cùng|cho|là|khi|vào|hồi|mấy|bao|nào|lúc|hôm)\b)[\w'’]+){1,3}"
)


def with_period(before: str, old: Period | None, new: str) -> str:
    """``before`` about the days that ``new`` names; they are put to its end where it named none."""
    if old is None or not old.words:
        return _inserted(before, new)
    start = before.lower().find(old.words.lower())
    if start < 0:
        return _inserted(before, new)
    if old.words[:3].lower() == "in " and _MONTH.match(new):
        new = f"in {new}"
    if start == 0:
        new = new[:1].upper() + new[1:]
    return before[:start] + new + before[start + len(old.words) :]


def with_other(before: str, new: str, period: Period | None, words: FollowUpWords) -> str:
    """``before`` with ``new`` in place of what it is like: the same kind of phrase, a person, a thing, the matter."""
    if opened := words.preposition.match(new):
        same = re.search(rf"\b{re.escape(opened.group())}{_NEXT_PART}", before, re.IGNORECASE)
        if same and not (period and period.words and same.group() in period.words):
            return before[: same.start()] + new + before[same.end() :]
        return _inserted(before, new)
    people = people_in(before, words)
    if people and (new[:1].isupper() or words.kin.fullmatch(new)):
        at = before.rfind(people[-1])
        return before[:at] + new + before[at + len(people[-1]) :]
    things = [one for one in words.noun_phrase.finditer(before) if not _inside(one, before, period)]
    if things and words.noun_phrase.match(new):
        return before[: things[-1].start()] + new + before[things[-1].end() :]
    return _other_matter(before, new, period)


def _other_matter(before: str, new: str, period: Period | None) -> str:
    """What stands between the asking and the days is exchanged; where no asking is known, both are said."""
    days = period.words if period else ""
    if subject := _SUBJECT_VI.search(before):
        asked = _ASKED_VI.search(before, subject.end())
        kept = before[asked.start() :] if asked else f" {days}?" if days in before[subject.end() :] and days else "?"
        return f"{before[: subject.end()]}{new}{kept}"
    if subject := _SUBJECT_EN.match(before):
        behind = f" {days}" if days and days in before[subject.end() :] else ""
        return f"{before[: subject.end()]}{_base_form(new)}{behind}?"
    return f"{_ENDING.sub('', before)}, {new}?"


def _inserted(before: str, new: str) -> str:
    """At the end, in front of what was added in brackets."""
    body, bracket, aside = before.partition(" (")
    if bracket:
        return f"{body} {new} ({aside}"
    return f"{_ENDING.sub('', before)} {new}?"


def _inside(one: re.Match[str], text: str, period: Period | None) -> bool:
    start = text.find(period.words) if period and period.words else -1
    return period is not None and 0 <= start <= one.start() < start + len(period.words)


def _base_form(word: str) -> str:
    """``swim`` of "swimming", as it stands behind "did I"; anything else as it is."""
    root = word[:-3]
    if not word.endswith("ing") or " " in word or len(root) < 3 or not re.search("[aeiouy]", root):
        return word
    if root[-1] == root[-2] and root[-1] not in "sl":
        return root[:-1]
    short = re.fullmatch(r"[^aeiou]{1,2}[aeiou][^aeiouwxy]", root)
    return f"{root}e" if short or root[-1] in "cvzu" or root[-2:] in ("cl", "dl", "gl", "tl", "bl", "rg") else root
