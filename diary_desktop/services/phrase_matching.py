"""Matches a short utterance with a phrase, whatever the order of its words, forgiving what a recogniser mishears.

A phrase is written as slots between spaces: ``lock|close [the|my] diary|journal``. Each slot must be filled by one of
its words; one in brackets may be; ``_`` ties words that stand together (``that_is_all``). Every word of the utterance
must be used, or be a filler ("please"): one word too many, and it is not the phrase.

A phrase that begins with ``^`` is a template: fixed words in their order, and ``{x}`` and ``{y}`` for anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from diary_desktop.retrieval.tokens import folded

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

SHORT, MIDDLE, LONG = 4, 5, 8
"""Letters from which a word may be one letter off among other words, one letter off, two letters off."""

_TONE_PLACES = {
    "oá": "óa",
    "oà": "òa",
    "oả": "ỏa",
    "oã": "õa",
    "oạ": "ọa",
    "uý": "úy",
    "uỳ": "ùy",
    "uỷ": "ủy",
    "uỵ": "ụy",
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """One word of an utterance: as heard in lower case, without marks, and where it stands in the text."""

    written: str
    bare: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase: slots of alternatives (each a row of words), and words that may stand beside them."""

    required: tuple[tuple[tuple[str, ...], ...], ...]
    optional: frozenset[str]


def spoken(text: str) -> list[Spoken]:
    """The words of ``text``."""
    found = _WORD.finditer(unicodedata.normalize("NFC", text).casefold())
    return [_spoken(one.group(), one.start(), one.end()) for one in found]


def matches(words: Sequence[Spoken], phrase: str, fillers: frozenset[str]) -> bool:
    """Whether the utterance is ``phrase`` and nothing else."""
    made = compiled(phrase)
    marked = is_marked(words)
    free = {at for at, one in enumerate(words) if beside(one, fillers, marked) or beside(one, made.optional, marked)}
    most = sum(max(map(len, slot)) for slot in made.required)
    if not 0 < len(words) <= len(free) + most:
        return False
    return any(True for _ in _filled(words, made, free, marked))


def is_marked(words: Sequence[Spoken]) -> bool:
    """Whether the recogniser writes Vietnamese marks: then they count."""
    return any(one.written != one.bare for one in words)


def beside(word: Spoken, among: frozenset[str], marked: bool) -> bool:
    """Whether ``word`` is one of ``among``, which holds words as written and without their marks (with a ``~``)."""
    return word.written in among or (not marked and f"~{word.bare}" in among)


def bag(text: str) -> frozenset[str]:
    """Words for ``beside``."""
    words = text.replace("_", " ").split()
    return frozenset(_spoken(one, 0, 0).written for one in words) | frozenset(f"~{folded(one)}" for one in words)


def without_runs(words: Sequence[Spoken], runs: Sequence[str]) -> list[Spoken]:
    """The utterance without word pairs that only are polite together ("được không")."""
    marked, kept = is_marked(words), list(words)
    for run in runs:
        pair = [_spoken(one, 0, 0) for one in run.split()]
        for at in range(len(kept) - len(pair), -1, -1):
            here = kept[at : at + len(pair)]
            if all(
                a.written == b.written or (not marked and a.bare == b.bare) for a, b in zip(here, pair, strict=True)
            ):
                del kept[at : at + len(pair)]
    return kept


def captures(words: Sequence[Spoken], phrase: str) -> Iterator[dict[str, str]]:
    """What ``{x}`` and ``{y}`` of a template may stand for, the shortest ``{x}`` first; nothing where it does not fit.

    Values are words joined by spaces; ``span`` finds them in the text again.
    """
    marked = is_marked(words)
    line = "".join(f"{_seen(one, marked)} " for one in words)
    pattern = _template(phrase, marked)
    while (found := pattern.fullmatch(line)) is not None:
        names = {name: run.strip() for name, run in found.groupdict().items()}
        yield names
        if len(names) < 2:
            return
        pattern = _template(phrase, marked, len(names["x"].split()) + 1)


def span(words: Sequence[Spoken], text: str, run: str) -> str:
    """The part of ``text`` whose words are ``run``, as it was heard; empty where there is none."""
    wanted, marked = run.split(), is_marked(words)
    for at in range(len(words) - len(wanted) + 1):
        here = words[at : at + len(wanted)]
        if wanted and [_seen(one, marked) for one in here] == wanted:
            return unicodedata.normalize("NFC", text)[here[0].start : here[-1].end]
    return ""


def without_fillers(words: Sequence[Spoken], fillers: frozenset[str]) -> list[Spoken]:
    """The utterance without fillers at either end."""
    first, last, marked = 0, len(words), is_marked(words)
    while first < last and beside(words[first], fillers, marked):
        first += 1
    while last > first and beside(words[last - 1], fillers, marked):
        last -= 1
    return list(words[first:last])


@cache
def compiled(phrase: str) -> Phrase:
    """The phrase's slots. Raises ``ValueError`` for one without a word that must be said."""
    slots = [slot for slot in phrase.split() if not slot.startswith("[")]
    required = tuple(tuple(tuple(one.split("_")) for one in slot.split("|")) for slot in slots)
    if not required:
        raise ValueError(f"nothing must be said in {phrase!r}")
    loose = (slot.strip("[]").replace("|", " ") for slot in phrase.split() if slot.startswith("["))
    return Phrase(tuple(sorted(required, key=len)), bag(" ".join(loose)))


def off(heard: str, meant: str, most: int) -> int:
    """Letters that differ (changed, missing, too many, or two swapped), at most ``most`` + 1."""
    if abs(len(heard) - len(meant)) > most:
        return most + 1
    before, row = list[int](), list(range(len(meant) + 1))
    for i, letter in enumerate(heard, 1):
        last, before, row = before, row, [i]
        for j, other in enumerate(meant, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == meant[j - 2] and heard[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return min(row[-1], most + 1)


def _spoken(word: str, start: int, end: int) -> Spoken:
    written = word.replace("’", "'")
    for old, new in _TONE_PLACES.items():
        if written.endswith(old):
            written = written[: -len(old)] + new
    return Spoken(written, folded(written), start, end)


def _filled(words: Sequence[Spoken], phrase: Phrase, free: set[int], marked: bool) -> Iterator[frozenset[int]]:
    """Ways to fill every slot so that only ``free`` words are left over, within the number of slips it may hold."""
    said = sum(max(map(len, slot)) for slot in phrase.required)
    allowed = 0 if said == 1 else 1 if said < 4 else 2

    def fill(slot: int, used: frozenset[int], slips: int) -> Iterator[frozenset[int]]:
        if slips > allowed:
            return
        if slot == len(phrase.required):
            if used | free >= all_words:
                yield used
            return
        for row in phrase.required[slot]:
            for at, cost in _places(words, row, used, marked, alone=said == 1):
                yield from fill(slot + 1, used | set(range(at, at + len(row))), slips + cost)

    all_words = set(range(len(words)))
    return fill(0, frozenset(), 0)


def _places(
    words: Sequence[Spoken], row: Sequence[str], used: Iterable[int], marked: bool, *, alone: bool
) -> Iterator[tuple[int, int]]:
    """Where the words of ``row`` stand together, and with how many slips."""
    taken = set(used)
    for at in range(len(words) - len(row) + 1):
        if taken.isdisjoint(range(at, at + len(row))):
            costs = [_cost(words[at + k], meant, marked, alone=alone) for k, meant in enumerate(row)]
            if None not in costs:
                yield at, sum(cost for cost in costs if cost)


def _cost(heard: Spoken, meant: str, marked: bool, *, alone: bool) -> int | None:
    """0 for the word itself, 1 for one that a recogniser may have meant by it, None for another word.

    A Vietnamese word that carries other marks is another word ("đừng", "dừng", "đúng"), unless nothing was marked.
    """
    wanted = _spoken(meant, 0, 0)
    if heard.written == wanted.written or (heard.bare == wanted.bare and not marked):
        return 0
    if heard.bare == wanted.bare:
        return None if alone or heard.written != heard.bare else 1
    if not wanted.bare.isalpha() or wanted.written != wanted.bare:
        return None
    letters = len(wanted.bare)
    most = 2 if letters >= LONG else 1 if letters >= MIDDLE or (letters >= SHORT and not alone) else 0
    slip = most and heard.bare[0] == wanted.bare[0] and off(heard.bare, wanted.bare, most) <= most
    return (0 if alone else 1) if slip else None


def _seen(word: Spoken, marked: bool) -> str:
    return word.written if marked else word.bare


def _run(words: str, marked: bool) -> str:
    return " ".join(re.escape(_seen(_spoken(one, 0, 0), marked)) for one in words.split("_"))


@cache
def _template(phrase: str, marked: bool, least: int = 1) -> re.Pattern[str]:
    """A template as a pattern over words with a space behind each; ``{x}`` takes at least ``least`` of them."""
    parts = []
    for slot in phrase.removeprefix("^").split():
        if slot == "{x}":
            parts.append(rf"(?P<x>(?:\S+ ){{{least},}}?)")
        elif slot == "{y}":
            parts.append(r"(?P<y>(?:\S+ )+)")
        else:
            some = "|".join(_run(one, marked) for one in slot.strip("[]").split("|"))
            parts.append(f"(?:(?:{some}) )" + ("?" if slot.startswith("[") else ""))
    return re.compile("".join(parts))
