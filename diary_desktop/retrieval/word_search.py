"""Entries that hold the very words that are typed, the last perhaps unfinished; with marks, exact ones first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..domain.entry import EntryId
from ..domain.passage import Found, Vectors
from .postings import Ints
from .search_index import SearchIndex
from .segment import Flags, Floats
from .tokens import FOLDED_WEIGHT, QueryTerm, Token, folded, stop_words, tokens

_MOST_ENDINGS = 64
"""Words that one unfinished word may stand for."""


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A word of the field: its terms, and the beginning of others where it may go on."""

    written: str
    terms: tuple[str, ...]
    beginning: str = ""

    def fits(self, token: Token) -> bool:
        """Whether a word of a text is meant."""
        return token.terms[0] == self.terms[0] or (
            bool(self.beginning) and folded(token.written).startswith(self.beginning)
        )


def typed_words(text: str) -> list[TypedWord]:
    """Every word of ``text``; the last may go on unless a space follows."""
    found = tokens(text)
    last = len(found) - 1 if text and not text[-1].isspace() else -1
    return [
        TypedWord(one.written, one.terms, folded(one.written) if at == last else "") for at, one in enumerate(found)
    ]


class EntryRows:
    """Which entry each row of an index belongs to."""

    def __init__(self, index: SearchIndex) -> None:
        self.ids: list[EntryId] = []
        numbers: list[Ints] = [np.zeros(0, np.int32)]
        for living in index.living():
            numbers.append(living.segment.entry_of_row + np.int32(len(self.ids)))
            self.ids += living.segment.entry_ids
        self.of_row = np.concatenate(numbers)

    def among(self, wanted: frozenset[EntryId] | None) -> Flags:
        """Which rows belong to those entries; all for None."""
        if wanted is None:
            return np.ones(len(self.of_row), np.bool_)
        there = np.fromiter((one in wanted for one in self.ids), np.bool_, len(self.ids))
        found: Flags = there[self.of_row]
        return found


def holding_words(
    index: SearchIndex, rows: EntryRows, words: Sequence[TypedWord], allowed: Flags, limit: int
) -> tuple[list[Found], list[EntryId]]:
    """The best passage of each of the ``limit`` best entries that hold every word, and all such entries.

    Where no entry holds them all, words such as "what did I" are left out.
    """
    for asked in (list(words), [one for one in words if one.written not in stop_words()]):
        held = _holding(index, rows, asked, allowed) if asked else np.zeros(0, np.int64)
        if len(held):
            return _best(index, rows, asked, allowed, held, limit), [rows.ids[one] for one in held.tolist()]
    return [], []


def near_in_meaning(
    index: SearchIndex,
    rows: EntryRows,
    vector: Vectors,
    allowed: Flags,
    without: frozenset[EntryId],
    least: float,
    limit: int,
) -> list[Found]:
    """The nearest passage of each of the ``limit`` nearest other entries, from a cosine of ``least`` on."""
    similar: Floats = np.where(allowed & index.alive, index.similarities(vector), -1.0).astype(np.float32)
    found: dict[EntryId, Found] = {}
    near = np.flatnonzero(similar >= least)
    for row in near[np.argsort(-similar[near], kind="stable")].tolist():
        entry_id = rows.ids[int(rows.of_row[row])]
        if entry_id in without or entry_id in found:
            continue
        found[entry_id] = Found(index.place(row), index.day(row), float(similar[row]), float(similar[row]))
        if len(found) == limit:
            break
    return list(found.values())


def _holding(index: SearchIndex, rows: EntryRows, words: Sequence[TypedWord], allowed: Flags) -> npt.NDArray[np.int64]:
    """Numbers of the entries that hold every word, in whichever of their passages."""
    count = np.zeros(len(rows.ids), np.int32)
    for word in words:
        there = np.zeros(len(rows.ids), np.bool_)
        said = (index.keyword_scores(_terms(index, word)) > 0) & allowed
        there[rows.of_row[said]] = True
        count += there
    found: npt.NDArray[np.int64] = np.flatnonzero(count == len(words))
    return found


def _best(
    index: SearchIndex,
    rows: EntryRows,
    words: Sequence[TypedWord],
    allowed: Flags,
    held: npt.NDArray[np.int64],
    limit: int,
) -> list[Found]:
    """By how many words stand there with their marks as typed, then by score, then newest first."""
    terms = {one.term: one for word in words for one in _terms(index, word)}
    scores = index.keyword_scores(list(terms.values())) * allowed
    among = np.zeros(len(rows.ids), np.bool_)
    among[held] = True
    at = np.flatnonzero((scores > 0) & among[rows.of_row])
    exact = np.zeros(len(rows.ids), np.int32)
    for word in words:
        if len(word.terms) == 2 and word.terms[0].isascii():
            marked = (index.keyword_scores([QueryTerm(word.terms[1], 1.0, word.written)]) > 0) & allowed
            there = np.zeros(len(rows.ids), np.bool_)
            there[rows.of_row[marked]] = True
            exact += there
    order = at[np.lexsort((-index.days[at], -scores[at], -exact[rows.of_row[at]]))]
    written = tuple(dict.fromkeys(one.written for one in words))
    found: dict[int, Found] = {}
    for row in order.tolist():
        entry = int(rows.of_row[row])
        if entry not in found:
            found[entry] = Found(index.place(row), index.day(row), float(scores[row]), 0.0, written)
            if len(found) == limit:
                break
    return list(found.values())


def _terms(index: SearchIndex, word: TypedWord) -> list[QueryTerm]:
    """What to look for: the word itself, with marks and without, and what an unfinished one may become."""
    if len(word.terms) == 2 and word.terms[0].isascii():
        both = zip(word.terms, (FOLDED_WEIGHT, 1 - FOLDED_WEIGHT), strict=True)
        found = [QueryTerm(term, weight, word.written) for term, weight in both]
    else:
        found = [QueryTerm(term, 1.0 / len(word.terms), word.written) for term in word.terms]
    if len(word.beginning) > 1:
        found += [QueryTerm(one, FOLDED_WEIGHT, word.written) for one in _endings(index, word.beginning)]
    return found


def _endings(index: SearchIndex, beginning: str) -> list[str]:
    """Terms that begin so, the shortest first."""
    found = {term for living in index.living() for term in living.segment.postings.terms if term.startswith(beginning)}
    found.discard(beginning)
    return sorted(found, key=lambda one: (len(one), one))[:_MOST_ENDINGS]
