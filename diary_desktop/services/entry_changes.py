"""What a spoken correction does to a text: "change X to Y", and the last sentence taken away. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
        places = _places(words, [one.bare for one in spoken(wrong)])
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
    return next((pair for pair in pairs if _places(words, [one.bare for one in spoken(pair[0])])), None)


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


def _places(words: Sequence[Spoken], wanted: Sequence[str]) -> list[tuple[int, int]]:
    """Where ``wanted`` stands, whatever its marks and capitals: characters, from the front."""
    found, at = [], 0
    while wanted and at <= len(words) - len(wanted):
        here = words[at : at + len(wanted)]
        if [one.bare for one in here] == list(wanted):
            found.append((here[0].start, here[-1].end))
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
        begins = start == 0 or text[:start].rstrip().endswith((".", "!", "?", "…"))
        put = right[:1].upper() + right[1:] if begins and text[start].isupper() else right
        text = text[:start] + put + text[end:]
    return text
