"""Tells a corrected name from plain rewriting: what the recogniser misheard, and what a person put in its place.

A replaced stretch is noticed only where every one of these holds: it was heard (not typed), it is short on both sides,
what stands around it stayed, both sound alike, and what was put there looks like a name: written with capitals that a
sentence does not give by itself, with marks that the language spoken does not have ("bánh mì" in English), or one word
that was heard in pieces and stands nowhere else ("kim she", "kimchi"). A whole text written anew teaches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from diary_desktop.domain.vocabulary import LONGEST_NAME, Correction
from diary_desktop.retrieval.alignment import aligned
from diary_desktop.retrieval.tokens import folded, stop_words

MOST_WORDS = 4
"""On either side of a replacement; a name of more words is rare, a rewritten phrase is not."""

KEPT_SHARE = 0.5
"""Of the heard words that must still stand; below it the text was written anew."""

ALIKE = 0.55
"""How alike both must sound, of 1: "Min Chow" and "Minh Châu" are 0.9, "my friend" and "Anna" 0.51, "the dog" and "Rex"
0.22. Of 35 pairs tried by hand, no rewording came above it, and three misheard names ("when" for "Uyên") below.
"""

LEAST_ODD = 5
"""Letters of a word that is taken for a name although it has no capital."""

_WORD = re.compile(r"\S+")
_EDGES = re.compile(r"^\W+|\W+$")
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)\]]*$")
_VOWELS = re.compile(r"[aeiouyw\W\d_]+")
_SMALL = frozenset({"of", "the", "de", "da", "di", "van", "von", "der", "den", "la", "le", "el", "al", "bin", "du"})
_CONSONANTS = (
    ("ph", "f"),
    ("gh", "g"),
    ("ck", "k"),
    ("ch", "k"),
    ("kh", "k"),
    ("qu", "k"),
    ("th", "t"),
    ("ng", "n"),
    ("nh", "n"),
    ("sh", "s"),
    ("tr", "t"),
    ("h", ""),
    ("c", "k"),
    ("q", "k"),
    ("x", "s"),
    ("z", "s"),
    ("j", "g"),
    ("v", "b"),
    ("d", "t"),
    ("m", "n"),
)
"""Consonants that recognisers take for one another, longest first, as one letter each."""


@dataclass(frozen=True, slots=True)
class _Shown:
    text: str
    bare: str
    begins: bool
    """Whether a sentence begins here, so that a capital says nothing."""


def noticed(before: str, after: str, heard: Iterable[str], language: str = "") -> tuple[Correction, ...]:
    """The names that ``after`` has in place of misheard words of ``before``; ``heard`` are the transcript's words."""
    old, new = _shown(before), _shown(after)
    spoken = _spoken(old, heard)
    found: dict[Correction, None] = {}
    pairs = aligned([one.bare for one in old], [one.bare for one in new])
    if not old or len(pairs) < KEPT_SHARE * len(old):
        return ()
    known = {one.bare for one in old}
    for i, j, k, m in _gaps([*pairs, (len(old), len(new))]):
        if i < j and k < m and all(spoken[i:j]) and max(j - i, m - k) <= MOST_WORDS:
            correction = _correction(old[i:j], new[k:m], known, language)
            if correction is not None:
                found[correction] = None
    return tuple(found)


def _gaps(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """Begin and end on either side of what lies between two words that stayed."""
    i = k = 0
    for j, m in pairs:
        yield i, j, k, m
        i, k = j + 1, m + 1


def alike(heard: str, meant: str) -> float:
    """How alike two stretches sound to a recogniser, 0 to 1: by their letters or, where better, their consonants."""
    letters = [re.sub(r"\W+", "", folded(one)) for one in (heard, meant)]
    bones = [_consonants(one) for one in letters]
    by_letters = SequenceMatcher(None, letters[0], letters[1], autojunk=False).ratio()
    by_bones = SequenceMatcher(None, bones[0], bones[1], autojunk=False).ratio() if min(map(len, bones)) >= 2 else 0.0
    return max(by_letters, by_bones * 0.9)


def _correction(was: Sequence[_Shown], put: Sequence[_Shown], known: set[str], language: str) -> Correction | None:
    heard, meant = _phrase(was), _phrase(put)
    if not heard or not meant or len(meant) > LONGEST_NAME or any(letter.isdigit() for letter in meant):
        return None
    named = _is_named(put, known) or _is_foreign(put, known, language) or _is_odd(was, put, known)
    return Correction(heard, meant, language) if named and alike(heard, meant) >= ALIKE else None


def _is_named(put: Sequence[_Shown], known: set[str]) -> bool:
    """Written with capitals that are not owed to a beginning sentence, unless the word is nowhere else in small."""
    content = [one for one in put if folded(one.text) not in _SMALL]
    if not content or not all(_EDGES.sub("", one.text)[:1].isupper() for one in content):
        return False
    if all(one.bare in stop_words() for one in content):
        return False
    telling = [one for one in content if not one.begins]
    return bool(telling) or (content[0].bare not in known and content[0].bare not in stop_words() and len(content) == 1)


def _is_foreign(put: Sequence[_Shown], known: set[str], language: str) -> bool:
    """Marked words in a language without marks."""
    return language == "en" and all(not one.bare.isascii() and one.bare not in known for one in put)


def _is_odd(was: Sequence[_Shown], put: Sequence[_Shown], known: set[str]) -> bool:
    """One word nobody types for its own sake: it was heard in pieces and stands nowhere else."""
    if len(put) != 1 or len(was) < 2:
        return False
    word = put[0].bare
    return len(word) >= LEAST_ODD and word not in known and word not in stop_words()


def _spoken(shown: Sequence[_Shown], heard: Iterable[str]) -> list[bool]:
    """Which words of the text came from the transcript."""
    said = [_bare(part) for one in heard for part in one.split()]
    found = [False] * len(shown)
    for at, _ in aligned([one.bare for one in shown], said):
        found[at] = True
    return found


def _shown(text: str) -> list[_Shown]:
    found: list[_Shown] = []
    begins = True
    for line in text.split("\n"):
        begins = True
        for match in _WORD.finditer(line):
            word = match.group()
            if not _EDGES.sub("", word):
                continue
            found.append(_Shown(word, _bare(word), begins))
            begins = bool(_SENTENCE_END.search(word))
    return found


def _phrase(words: Sequence[_Shown]) -> str:
    return _EDGES.sub("", " ".join(one.text for one in words))


def _bare(word: str) -> str:
    return _EDGES.sub("", word).casefold() or word


def _consonants(letters: str) -> str:
    for group, one in _CONSONANTS:
        letters = letters.replace(group, one)
    return _VOWELS.sub("", letters)
