"""How hard a passphrase is to guess, said in a sentence, and passphrases that chance alone made."""

from __future__ import annotations

import math
import secrets
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from diary_desktop.runtime.imports import imported

WordList = Callable[[str], Sequence[str]]
"""The words that passphrases are drawn from, for ``en`` or ``vi``; none for a language there is no list of."""

LONGEST_LOOKED_AT = 72
"""Letters. The estimate takes a time that grows with the square of the length; what comes after only adds."""

GUESSES_A_SECOND = 10_000.0
"""Assumed, and much: a thousand computers that each try ten passphrases a second against Argon2id."""

WEAKEST_TAKEN = 2
"""The lowest score of a passphrase that a diary may be made with."""

_SENTENCES = (
    "Too easy: one of the first that are tried. Take four or five words that belong together only for you.",
    "Weak. Add words that belong together only for you.",
    "Fair. A word or two more would make it good.",
    "Good. A word more would make it strong.",
    "Strong. Nobody will guess this one.",
)
EMPTY = "Four or five words that belong together only for you are best."

_SPANS = (
    (1, "Guessed at once by a thousand computers.", 0),
    (60, "Guessed within a minute by a thousand computers.", 0),
    (3600, "Guessed within {count} minutes by a thousand computers.", 60),
    (86_400, "Guessed within {count} hours by a thousand computers.", 3600),
    (86_400 * 60, "Guessed within {count} days by a thousand computers.", 86_400),
    (86_400 * 730, "Guessed within {count} months by a thousand computers.", 86_400 * 30),
    (86_400 * 365 * 100, "Guessed within {count} years by a thousand computers.", 86_400 * 365),
)
_CENTURIES = "A thousand computers would need centuries."


@dataclass(frozen=True, slots=True)
class Strength:
    """``score`` is 0 to 4; ``sentence`` and ``estimate`` are English templates, the latter filled with ``count``."""

    score: int
    sentence: str
    estimate: str = ""
    count: int = 0

    @property
    def acceptable(self) -> bool:
        """Whether a diary may be made with it."""
        return self.score >= WEAKEST_TAKEN


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Random words joined by spaces; ``bits`` says how many even chances it took, rounded down."""

    text: str
    bits: int

    def __repr__(self) -> str:
        return f"Suggestion({self.bits} bits)"


def strength(passphrase: bytes | bytearray, word_list: WordList, language: str = "en") -> Strength:
    """zxcvbn's estimate, which knows common passwords, English, keyboards, dates and (from our lists) Vietnamese.

    zxcvbn wants ``str``, which cannot be wiped: the copy and its pieces live until the interpreter reuses their
    memory. Nothing of them is kept here.
    """
    text = _readable(passphrase)
    if not text:
        return Strength(0, EMPTY)
    tried_first = _with_bare_forms((*word_list(language), *word_list("vi")))
    zxcvbn = imported("zxcvbn").zxcvbn  # its lists of words are large, and wanted only where a passphrase is made
    found = zxcvbn(text[:LONGEST_LOOKED_AT], tried_first, max_length=LONGEST_LOOKED_AT)
    estimate, count = _estimate(float(found["guesses_log10"]))
    score = int(found["score"])
    return Strength(score, _sentence(score, estimate), estimate, count)


def suggestions(words: Sequence[str]) -> tuple[Suggestion, ...]:
    """Of four, five and six words, each drawn by the system's random source; none where there is no list."""
    if len(words) < 2:
        return ()
    return tuple(
        Suggestion(" ".join(secrets.choice(words) for _ in range(count)), int(count * math.log2(len(words))))
        for count in (4, 5, 6)
    )


def _readable(passphrase: bytes | bytearray) -> str:
    return unicodedata.normalize("NFC", passphrase.decode("utf-8", errors="replace")).strip()


@lru_cache(maxsize=2)
def _with_bare_forms(words: tuple[str, ...]) -> tuple[str, ...]:
    """What whoever guesses would try: the app's own words, our lists, each with its marks and without."""
    own = ("diary", "diary-desktop", "nhật ký", "mật khẩu", "nhatky", "matkhau", "tôi yêu em", "toiyeuem", "anhyeuem")
    return tuple(dict.fromkeys(form for word in (*own, *words) for form in (word, _bare(word))))


def _bare(word: str) -> str:
    marks_off = (one for one in unicodedata.normalize("NFD", word) if not unicodedata.combining(one))
    return "".join(marks_off).replace("đ", "d")


def _sentence(score: int, estimate: str) -> str:
    """No better word than the time beside it: what a day of guessing finds is not called good."""
    if estimate == _CENTURIES:
        return _SENTENCES[4]
    return _SENTENCES[score if score < 2 else score - 1]


def _estimate(guesses_log10: float) -> tuple[str, int]:
    seconds = 10 ** min(guesses_log10, 30.0) / GUESSES_A_SECOND
    for below, template, unit in _SPANS:
        if seconds < below:
            return template, max(2, round(seconds / unit)) if unit else 0
    return _CENTURIES, 0
