"""What a question is about: its matter without the asking, and the people and places it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .follow_up_words import FEMALE, MALE, NOT_NAMES, FollowUpWords

_NAME = re.compile(r"(?<![\w'])[^\W\d_a-zà-ỹ][\w]*(?:[ \-][^\W\d_a-zà-ỹ][\w]*)*")
_ASIDE = re.compile(r"\(([^()]+)\)\W*$")
_TITLE = re.compile(r"\b(?:ông|bà|anh|chị|cô|chú|bác|cậu|em|dì|thầy|bé)\s+$", re.IGNORECASE)
_BEFORE_PLACE = re.compile(
    r"(?:\b(?:in|at|to|from|near|into|around)|\b(?:ở|tại|đến|tới|từ|đi|về))(?: the)? $", re.IGNORECASE
)


def matter_of(text: str, words: FollowUpWords) -> str:
    """The question without its asking: "see Minh in October" of "When did I last see Minh in October?"."""
    if aside := _ASIDE.search(text):
        return aside.group(1)
    return " ".join(words.frame.sub(" ", text.strip(" ?.!")).split()).strip(" ,")


def people_in(text: str, words: FollowUpWords) -> list[str]:
    """Names and kin, as written, in their order; what follows "in" or "ở" is a place."""
    found = [(start, name) for start, name in _names(text) if not _BEFORE_PLACE.search(text[:start])]
    found += [(m.start(), m.group()) for m in words.kin.finditer(text)]
    return [name for _, name in sorted(found)]


def place_in(text: str, is_english: bool) -> str:
    """The last name behind a word of place, as one is there: "in Porto" of "travel to Porto"; empty without one."""
    found = [name for start, name in _names(text) if _BEFORE_PLACE.search(text[:start])]
    return f"{'in' if is_english else 'ở'} {found[-1]}" if found else ""


def person_meant(pronoun: str, texts: Sequence[str], words: FollowUpWords) -> str:
    """Whom a pronoun means: the one person of the latest question that names any; empty where that is not sure."""
    for text in reversed(texts):
        people = [one for one in dict.fromkeys(people_in(text, words)) if _fits(pronoun.lower(), one.lower())]
        if people and (len(people) == 1 or pronoun.lower() in ("they", "them", "their", "họ", "ho")):
            return " and ".join(people) if pronoun.lower() not in ("họ", "ho") else " và ".join(people)
        if people:
            return ""
    return ""


def _names(text: str) -> list[tuple[int, str]]:
    """Where each begins, with its title. A capital alone at the beginning is none: every sentence begins with one."""
    found = []
    for match in _NAME.finditer(text):
        start, name = match.span()[0], match.group()
        while name and name.split()[0].lower() in NOT_NAMES:
            ahead, _, name = name.partition(" ")
            start += len(ahead) + 1
        if not name or (start == 0 and " " not in name):
            continue
        title = _TITLE.search(text[:start])
        begin = title.start() if title else start
        found.append((begin, text[begin:start] + name))
    return found


def _fits(pronoun: str, person: str) -> bool:
    kin = person.split()[-1]
    if pronoun in ("he", "him", "his") or pronoun.startswith(("ông", "anh", "chú", "cậu")):
        return kin not in FEMALE
    if pronoun in ("she", "her") or pronoun.startswith(("bà", "chị", "cô")):
        return kin not in MALE
    return True
