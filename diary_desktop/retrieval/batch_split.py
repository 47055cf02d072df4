"""Cuts many texts into passages at once, exactly as ``split.py`` cuts each: sentences and groups as arrays.

What is rare (scripts without spaces, sentences without an end) is left to ``sentences.py``, one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from . import sentences, split
from .forms import Places, run_of
from .pieces import Pieces
from .sentences import Ending, counted_sentences, in_short_pieces
from .text_batch import TextBatch

_UNSPACED_STOPS = [ord(one) for one in "。！？"]
"""Sentences of unspaced scripts end within a piece."""
_LINE_END = ord("\n")
_FAR = 1 << 40
"""More than there are sentences in a batch: keeps the texts apart."""


@dataclass(frozen=True, slots=True, eq=False)
class CutTexts:
    """The passages of some texts, those of a text side by side: ``rows[i]`` are how many text i has.

    ``starts`` and ``ends`` are characters of the passage's own text. ``said`` are the numbers of all their pieces one
    after another, ``sizes`` how many each passage has.
    """

    rows: Places
    starts: Places
    ends: Places
    said: Places
    sizes: Places


@dataclass(frozen=True, slots=True, eq=False)
class _Sentences:
    """In order, those without words left out: places in the whole batch, the text of each, its number of words."""

    text: Places
    starts: Places
    ends: Places
    words: Places


def cut_texts(batch: TextBatch, pieces: Pieces) -> CutTexts:
    """The passages of every text of ``batch``, whose pieces ``pieces`` numbered."""
    found = _sentences(batch, pieces)
    counts = np.bincount(found.text, minlength=len(batch.texts))
    first, after = _passages(found, counts)
    text, starts, ends = found.text[first], found.starts[first], found.ends[after - 1]
    said, sizes = _said(batch, pieces, starts, ends)
    begins = batch.text_starts[text]
    return CutTexts(np.bincount(text, minlength=len(batch.texts)), starts - begins, ends - begins, said, sizes)


def _sentences(batch: TextBatch, pieces: Pieces) -> _Sentences:
    last = np.flatnonzero(_ends_sentence(batch, pieces))
    first = np.concatenate([np.zeros(1, np.int64), last[:-1] + 1])[: len(last)]
    before = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.array(pieces.counts, np.int64).take(batch.numbers))])
    starts, ends, words = batch.starts[first], batch.ends[last], before[last + 1] - before[first]
    text = batch.text_of(starts)
    slow = np.unique(batch.text_of(_unspaced_stops(batch)))
    kept = ~np.isin(text, slow)
    long = np.flatnonzero(kept & (words > sentences.LONGEST))
    kept[long] = False
    others = [_alone(batch, one, pieces.count) for one in slow.tolist()]
    others += [
        _shortened(batch, *at, pieces.count)
        for at in zip(text[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True)
    ]
    plain = np.stack([text, starts, ends, words])[:, kept]
    merged = np.concatenate([plain, *others], axis=1) if others else plain
    merged = merged[:, merged[3] > 0]
    return _Sentences(*(merged[:, np.argsort(merged[1], kind="stable")] if others else merged))


def _ends_sentence(batch: TextBatch, pieces: Pieces) -> npt.NDArray[np.bool_]:
    """Whether a sentence ends with each piece; the last one of a text ends it in any case."""
    endings = np.array(pieces.endings, np.int8).take(batch.numbers)
    capitals = np.array(pieces.capitals, np.bool_).take(batch.numbers)
    ends: npt.NDArray[np.bool_] = endings == Ending.ALWAYS
    ends[:-1] |= (endings[:-1] == Ending.BEFORE_CAPITAL) & capitals[1:]
    ends[batch.first[1:][np.diff(batch.first) > 0] - 1] = True
    lines = np.flatnonzero(batch.characters == _LINE_END)
    before = np.searchsorted(batch.starts, lines) - 1
    ends[before[before >= batch.first[batch.text_of(lines)]]] = True
    return ends


def _unspaced_stops(batch: TextBatch) -> Places:
    """Where they stand; not looked for in ASCII, which has none of them."""
    if batch.characters.itemsize == 1:
        return np.zeros(0, np.int64)
    return np.flatnonzero(np.isin(batch.characters, _UNSPACED_STOPS))


def _alone(batch: TextBatch, text: int, count: Callable[[str], int]) -> Places:
    """The sentences of one text: its number, where they lie, their words; shape (4, n)."""
    begins = int(batch.text_starts[text])
    found = counted_sentences(batch.texts[text], count=count)
    return _columns([(text, begins + a, begins + b, words) for (a, b), words in found])


def _shortened(batch: TextBatch, text: int, start: int, end: int, count: Callable[[str], int]) -> Places:
    """As ``_alone``, of one sentence that is too long."""
    begins = int(batch.text_starts[text])
    found = in_short_pieces(batch.texts[text], (start - begins, end - begins), sentences.LONGEST, count)
    return _columns([(text, begins + a, begins + b, words) for (a, b), words in found if a < b])


def _columns(rows: list[tuple[int, int, int, int]]) -> Places:
    return np.array(rows, np.int64).reshape(-1, 4).T


def _passages(found: _Sentences, counts: Places) -> tuple[Places, Places]:
    """The first sentence of each passage, and the one behind its last."""
    words, ends = found.words, np.cumsum(counts)
    before = np.concatenate([np.zeros(1, np.int64), np.cumsum(words)])
    begins = _borders(found, ends - counts, ends, before)
    after = np.append(begins[1:], len(words))[: len(begins)]
    overlapping = np.maximum(begins - 1, 0)
    fits = (before[after] - before[overlapping] <= split.LONGEST) & (found.text[overlapping] == found.text[begins])
    return np.where(fits, overlapping, begins), after


def _borders(found: _Sentences, first: Places, ends: Places, before: Places) -> Places:
    """The sentences that begin a passage, as ``split`` groups them: evenly by words."""
    there = np.flatnonzero(ends > first)
    total = (before[ends] - before[first])[there]
    groups = np.where(total <= split.LONGEST, 1, np.maximum(2, np.rint(total / split.AIM))).astype(np.int64)
    rank = np.searchsorted(there, found.text)
    done = before[:-1] - before[first[found.text]]
    share = np.floor((done + found.words / 2) * groups[rank] / total[rank]).astype(np.int64)
    most = int(groups.max(initial=0)) + 1
    text = np.repeat(np.arange(len(there)), groups)
    number = run_of(np.zeros_like(groups), groups)
    at = np.searchsorted(rank * most + np.minimum(share, most - 1), text * most + number)
    at = np.where(number == 0, first[there][text], at) - number  # each begins behind the one before it
    begins = np.maximum.accumulate(at + text * _FAR) - text * _FAR + number
    return begins[begins < ends[there][text]]


def _said(batch: TextBatch, pieces: Pieces, starts: Places, ends: Places) -> tuple[Places, Places]:
    """The numbers of the pieces between each start and end, and how many."""
    first, after = np.searchsorted(batch.starts, starts), np.searchsorted(batch.starts, ends)
    whole = (first < after) & (after > 0)
    whole[whole] = (batch.starts[first[whole]] == starts[whole]) & (batch.ends[after[whole] - 1] == ends[whole])
    numbers, behind = [batch.numbers], len(batch.numbers)
    for at in np.flatnonzero(~whole).tolist():  # cut inside a piece
        own = np.fromiter(pieces.numbers(batch.whole[starts[at] : ends[at]]), np.int64)
        first[at], after[at] = behind, behind + len(own)
        numbers.append(own)
        behind += len(own)
    sizes = after - first
    return np.concatenate(numbers).take(run_of(first, sizes)), sizes
