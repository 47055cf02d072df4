"""Completes a question that leans on what was asked before it: "and in November?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..domain.conversation import Answer

_LEANING = re.compile(r"\s*(?:and|but|what about|how about|còn|thế còn|vậy còn|thế|vậy)\b", re.IGNORECASE)


def completed(text: str, language: str, earlier: Sequence[Answer]) -> str:
    """The question as it stands alone; ``text`` itself where it leans on nothing.

    ``earlier``: the answers of the same conversation, oldest first. ``language`` is that of ``text``.
    """
    if not earlier or not _LEANING.match(text):
        return text
    before = earlier[-1]
    known = before.reading.text if before.reading is not None else before.question.text
    return f"{known} {text}"
