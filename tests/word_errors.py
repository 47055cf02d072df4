"""Word error rate: substitutions, insertions and deletions over the words of the reference (Levenshtein on words)."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


def words_of(text: str) -> list[str]:
    """Lower-case words without punctuation; ``mr`` counts as ``mister``."""
    return ["mister" if word == "mr" else word for word in _WORD.findall(text.lower().replace("’", "'"))]


def word_errors(reference: str, heard: str) -> tuple[int, int]:
    """(errors, words of the reference)."""
    wanted, given = words_of(reference), words_of(heard)
    row = list(range(len(given) + 1))
    for number, want in enumerate(wanted, 1):
        before, row[0] = row[0], number
        for at, got in enumerate(given, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (want != got))
    return row[-1], len(wanted)
