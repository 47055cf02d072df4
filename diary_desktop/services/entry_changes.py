"""What a spoken correction does to a text: "change X to Y", and the last sentence taken away. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diary_desktop.domain.entry import shortened
from diary_desktop.domain.transcript import Transcript

from .phrase_matching import Spoken, off, spoken

_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_LETTERS_A_SLIP = 4


def changed(text: str, pairs: Sequence[tuple[str, str]]) -> str | None:
    """``text`` with one thing put for another wherever it stands; None where it holds none of the things.

    ``pairs`` are the ways to read what was said. What is heard twice is seldom heard the same: where the very words are
    not there, those that sound most alike are meant.
    """
    words = spoken(text)
    for wrong, right in pairs:
        places = _places(words, spoken(wrong))
        if places:
            return _replaced(text, places, right)
    for wrong, right in pairs:
        nearest = _nearest(words, [one.bare for one in spoken(wrong)])
        if nearest is not None:
            return _replaced(text, [nearest], right)
    return None


def standing(text: str, pairs: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """The first way to read it whose very words stand in ``text``."""
    words = spoken(text)
    return next((pair for pair in pairs if _places(words, spoken(pair[0]))), None)


def around(text: str, before: str, most: int) -> str:
    """The words of ``text`` that differ from ``before``, with one beside them, or its end where it only lost that.

    At most ``most`` characters.
    """
    if before.startswith(text):
        return _end(text, most)
    same = next((at for at, (a, b) in enumerate(zip(text, before, strict=False)) if a != b), len(before))
    begins = [0, *(found.end() for found in re.finditer(r"\s+", text[: same + 1]) if found.end() <= same)]
    return shortened(text[begins[-2:][0] :], most)


def _end(text: str, most: int) -> str:
    """The last whole words."""
    whole = text.rstrip()
    if len(whole) <= most:
        return whole
    found = re.search(r"\s+", whole[-most - 1 :])
    return whole[-most - 1 :][found.end() :] if found else whole[-most:]


def without_last_sentence(text: str, transcript: Transcript | None) -> str | None:
    """``text`` without its last sentence, or where nobody wrote full stops, without what was said last.

    None where nothing would be left.
    """
    whole = text.rstrip()
    starts = [found.end() for found in _SENTENCE.finditer(whole)]
    if starts:
        return whole[: starts[-1]].rstrip()
    said = [one.text.strip() for one in transcript.segments if one.text.strip()] if transcript else []
    if len(said) > 1 and whole.endswith(said[-1]):
        return whole.removesuffix(said[-1]).rstrip() or None
    return None


def _places(words: Sequence[Spoken], wanted: Sequence[Spoken]) -> list[tuple[int, int]]:
    """Where ``wanted`` stands: with its marks or, where it nowhere does, whatever the marks ("an" is not "ăn")."""
    exact = _standing([one.written for one in words], [one.written for one in wanted])
    first = exact or _standing([one.bare for one in words], [one.bare for one in wanted])
    return [(words[at].start, words[at + len(wanted) - 1].end) for at in first]


def _standing(words: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """Numbers of the words with which ``wanted`` begins, from the front and none twice."""
    found, at = [], 0
    while wanted and at <= len(words) - len(wanted):
        if list(words[at : at + len(wanted)]) == list(wanted):
            found.append(at)
            at += len(wanted)
        else:
            at += 1
    return found


def _nearest(words: Sequence[Spoken], wanted: Sequence[str]) -> tuple[int, int] | None:
    """The words most like ``wanted``, the later of equals; None where nothing comes near."""
    line = "".join(wanted)
    most = len(line) // _LETTERS_A_SLIP
    best: tuple[int, int, int] | None = None
    for at in range(len(words) - len(wanted) + 1):
        here = words[at : at + len(wanted)]
        slips = off("".join(one.bare for one in here), line, most) if wanted else most + 1
        if slips <= most and (best is None or slips <= best[0]):
            best = (slips, here[0].start, here[-1].end)
    return best[1:] if best else None


def _replaced(text: str, places: Sequence[tuple[int, int]], right: str) -> str:
    for start, end in reversed(places):
        start = _with_same_word(text, start, end, right)
        begins = start == 0 or text[:start].rstrip().endswith((".", "!", "?", "…"))
        put = right[:1].upper() + right[1:] if begins and text[start].isupper() else right
        text = text[:start] + put + text[end:]
    return text


def _with_same_word(text: str, start: int, end: int, right: str) -> int:
    """Where to begin, so that "river" changed to "the lake" behind "the" makes no "the the lake".

    Whoever says so once more what stands there already means it once.
    """
    before, put, gone = spoken(text[:start]), spoken(right), spoken(text[start:end])
    said_again = len(put) > len(gone) and bool(before) and before[-1].written == put[0].written != gone[0].written
    return before[-1].start if said_again and text[before[-1].end : start].isspace() else start
