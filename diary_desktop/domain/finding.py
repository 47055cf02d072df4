"""Where words stand in a text: ``da nang`` finds ``Đà Nẵng`` too, and where marks are typed they count."""

from __future__ import annotations

import unicodedata


def places_of(text: str, wanted: str) -> list[tuple[int, int]]:
    """First and last character (exclusive) of each; none for nothing wanted. Marks count where some are typed."""
    wanted = " ".join(wanted.split())
    if not wanted:
        return []
    with_marks = _letters(wanted, marks=False) != _letters(wanted, marks=True)
    needle = "".join(_letters(wanted, marks=with_marks))
    letters, where = [], []
    for at, one in enumerate(text):
        for letter in _letters(one, marks=with_marks) if not one.isspace() else [" "]:
            letters.append(letter)
            where.append(at)
    hay, found, at = "".join(letters), [], 0
    while needle and (at := hay.find(needle, at)) >= 0:
        found.append((where[at], where[at + len(needle) - 1] + 1))
        at += len(needle)
    return found


def _letters(text: str, *, marks: bool) -> list[str]:
    folded = unicodedata.normalize("NFC", text).casefold()
    if marks:
        return list(folded)
    bare = (one for one in unicodedata.normalize("NFD", folded) if not unicodedata.combining(one))
    return ["d" if one == "đ" else one for one in bare]
