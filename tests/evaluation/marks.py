"""How far search depends on how Vietnamese is typed: with marks, without them, and with its letters taken apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime, time

from diary_desktop.domain.conversation import Question
from diary_desktop.domain.moment import Moment
from diary_desktop.retrieval.tokens import folded
from diary_desktop.runtime.engine_thread import Token

from .scratch_diary import NOW, ScratchDiary
from .sets import Row

FIRST = (5, 10)
_LOOKED_AT = 40
"""Hits read to name ten entries: several may be of one."""


def without_marks(text: str) -> str:
    """As somebody types who has no Vietnamese keyboard; capitals stay."""
    return "".join(folded(one).upper() if one.isupper() else folded(one) for one in unicodedata.normalize("NFC", text))


WAYS: dict[str, Callable[[str], str]] = {
    "with": lambda text: unicodedata.normalize("NFC", text),
    "apart": lambda text: unicodedata.normalize("NFD", text),
    "without": without_marks,
}
"""``apart``: each letter followed by its marks (NFD)."""


def recalls(diary: ScratchDiary, questions: Sequence[Row]) -> dict[str, float]:
    """Share of the questions of which evidence is among the first five and ten entries, for each way of typing them
    ("with@5", "without@10"); "same": of those that find the same entries with letters put together and taken apart."""
    asked = [row for row in questions if row["evidence"]]
    found = {way: [_ranked(diary, typed(row["question"])) for row in asked] for way, typed in WAYS.items()}
    shares = {
        f"{way}@{first}": sum(
            not set(row["evidence"]).isdisjoint(ranked[:first]) for row, ranked in zip(asked, lists, strict=True)
        )
        / len(asked)
        for way, lists in found.items()
        for first in FIRST
    }
    same = sum(one == other for one, other in zip(found["with"], found["apart"], strict=True))
    return {**shares, "same": same / len(asked)}


def _ranked(diary: ScratchDiary, text: str) -> list[str]:
    question = Question(text, Moment(datetime.combine(NOW.date(), time(12))), "vi")
    hits = diary.journeys.searcher.find(question, Token(), _LOOKED_AT).hits
    return list(dict.fromkeys(diary.names[hit.passage.entry_id] for hit in hits))
