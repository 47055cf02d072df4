"""The search overlay's search: the same words over every entry, then what is close in meaning, within filters."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from diary_desktop.domain.conversation import Question
from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.passage import Found
from diary_desktop.domain.period import Period
from diary_desktop.domain.search import SearchFilter, SearchFound, SearchResult
from diary_desktop.ports.clock import Clock
from diary_desktop.retrieval.abstain import NEAR
from diary_desktop.retrieval.ranking import EntryText
from diary_desktop.retrieval.sentences import sentences
from diary_desktop.retrieval.tokens import folded, tokens
from diary_desktop.retrieval.word_search import EntryRows, TypedWord, holding_words, near_in_meaning, typed_words

from .reading import Reader
from .search_filters import Names, names_of, passing, passing_ids
from .searcher import Searcher

MOST = 30
"""Entries shown for the same words; all are counted."""

MOST_NEAR = 6
_QUOTE = 110
"""Characters of a quote."""

_LEAD = 34
"""Characters before the first word that was looked for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for among ``entries`` (newest first), and by what it is narrowed."""

    text: str
    filters: tuple[SearchFilter, ...]
    entries: Sequence[EntrySummary]
    names: Names = field(default_factory=Names)


class EntrySearch:
    """May be called from any thread to the left of the embedder's; holds nothing of the diary."""

    def __init__(self, searcher: Searcher, reader: Reader, begins_at: Callable[[], int], clock: Clock) -> None:
        self._searcher = searcher
        self._reader = reader
        self._begins_at = begins_at
        self._clock = clock

    def names(self, entries: Sequence[EntrySummary], token: CancelToken) -> Names:
        """What entries can be filtered by; a second for a hundred thousand. Raises ``Cancelled``."""
        return names_of(entries, token.raise_if_cancelled)

    def period(self, text: str) -> Period | None:
        """The days that ``text`` names."""
        return self._reader.read(Question(text, self._clock())).period

    def words(self, wanted: Wanted, token: CancelToken) -> SearchFound:
        """Entries that hold the words, or without any those that pass the filters, newest first.

        Raises ``Cancelled``, ``VaultLocked``.
        """
        start = time.monotonic()
        words = typed_words(wanted.text)
        begins_at = self._begins_at()
        if not words:
            listed = passing(wanted.entries, wanted.filters, begins_at) if wanted.filters else []
            shown = tuple(SearchResult(one, "listed", one.preview) for one in listed[:MOST])
            return SearchFound(shown, len(listed), time.monotonic() - start)
        index = self._searcher.index()
        rows = EntryRows(index)
        allowed = passing_ids(wanted.entries, wanted.filters, begins_at)
        token.raise_if_cancelled()
        found, held = holding_words(index, rows, words, rows.among(allowed), MOST)
        token.raise_if_cancelled()
        results = self._quoted(found, words, wanted.entries)
        labelled = _labelled(wanted, words, allowed, frozenset(held))
        results += [SearchResult(one, "label", one.preview) for one in labelled[: MOST - len(results)]]
        return SearchFound(tuple(results), len(held) + len(labelled), time.monotonic() - start)

    def close(self, wanted: Wanted, without: frozenset[EntryId], token: CancelToken) -> SearchFound:
        """Entries near in meaning, but for those of ``without``. Raises ``Cancelled``, ``VaultLocked``."""
        start = time.monotonic()
        vector = self._searcher.meaning(wanted.text)
        if vector is None:
            return SearchFound(by_meaning=False)
        token.raise_if_cancelled()
        index = self._searcher.index()
        rows = EntryRows(index)
        allowed = rows.among(passing_ids(wanted.entries, wanted.filters, self._begins_at()))
        found = near_in_meaning(index, rows, vector, allowed, without, NEAR, MOST_NEAR)
        token.raise_if_cancelled()
        texts = self._searcher.texts([one.place.entry_id for one in found])
        summaries = _by_id(wanted.entries, found)
        results = []
        for one in found:
            token.raise_if_cancelled()
            entry = summaries.get(one.place.entry_id)
            text = texts.get(one.place.entry_id)
            if entry is not None and text is not None:
                results.append(self._nearest(one, entry, text, wanted.text, token))
        return SearchFound(tuple(results), len(results), time.monotonic() - start)

    def _quoted(
        self, found: Sequence[Found], words: Sequence[TypedWord], entries: Sequence[EntrySummary]
    ) -> list[SearchResult]:
        texts = self._searcher.texts([one.place.entry_id for one in found])
        summaries = _by_id(entries, found)
        results = []
        for one in found:
            entry, text = summaries.get(one.place.entry_id), texts.get(one.place.entry_id)
            passage = text.passage(one.place) if text is not None else None
            if entry is not None and passage is not None:
                start, end = _telling(passage.text, words)
                results.append(_result(entry, passage.text, passage.start, start, end, words))
        return results

    def _nearest(
        self, found: Found, entry: EntrySummary, text: EntryText, asked: str, token: CancelToken
    ) -> SearchResult:
        """The sentence of the passage that means most of what is asked."""
        passage = text.passage(found.place)
        if passage is None:
            return SearchResult(entry, "meaning", entry.preview)
        spans = sentences(passage.text) or [(0, len(passage.text))]
        said = [passage.text[start:end] for start, end in spans]
        near = self._searcher.likeness(asked, said, token) if len(said) > 1 else [0.0]
        start, end = spans[max(range(len(spans)), key=lambda at: near[at])]
        result = _result(entry, passage.text, passage.start, start, end, ())
        return SearchResult(entry, "meaning", result.quote, (), result.start, result.end)


def _labelled(
    wanted: Wanted, words: Sequence[TypedWord], allowed: frozenset[EntryId] | None, held: frozenset[EntryId]
) -> list[EntrySummary]:
    """Entries whose title, tags, people or place hold every word as the beginning of one, and whose text does not."""
    if len(wanted.names.labels) != len(wanted.entries):
        return []  # the diary has changed since they were read
    begins = [re.compile(rf"(?<!\w){re.escape(folded(one.written))}") for one in words]
    first, rest = folded(words[0].written), begins
    return [
        one
        for one, label in zip(wanted.entries, wanted.names.labels, strict=True)
        if first in label
        and one.entry_id not in held
        and (allowed is None or one.entry_id in allowed)
        and all(begin.search(label) for begin in rest)
    ]


def _telling(text: str, words: Sequence[TypedWord]) -> tuple[int, int]:
    """The sentence that holds most of the words, each counted once; the first of equal ones."""
    spans = sentences(text) or [(0, len(text))]
    told = tokens(text)

    def says(span: tuple[int, int]) -> int:
        inside = [one for one in told if span[0] <= one.start < span[1]]
        return sum(any(word.fits(one) for one in inside) for word in words)

    return max(spans, key=says)


def _result(
    entry: EntrySummary, text: str, offset: int, start: int, end: int, words: Sequence[TypedWord]
) -> SearchResult:
    """The sentence cut round the first word that was looked for, those words marked."""
    told = [one for one in tokens(text[start:end]) if any(word.fits(one) for word in words)]
    marks = [(start + one.start, start + one.end) for one in told]
    cut = _cut_from(text, start, marks[0][0] if marks else start)
    until = min(end, cut + _QUOTE)
    until = until if until == end else cut + (text[cut:until].rfind(" ") if " " in text[cut:until] else _QUOTE)
    before, after = "…" if cut > start else "", "…" if until < end else ""
    quote = text[cut:until].replace("\n", " ")
    shift = len(before) - cut
    inside = tuple((a + shift, b + shift) for a, b in marks if a >= cut and b <= until)
    return SearchResult(entry, "words", f"{before}{quote}{after}", _joined(inside), offset + start, offset + end)


def _cut_from(text: str, start: int, first: int) -> int:
    """Where the quote begins: at a word not far before the first mark."""
    if first - start <= _LEAD:
        return start
    space = text.find(" ", first - _LEAD, first)
    return space + 1 if space >= 0 else first


def _joined(marks: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Neighbouring words are marked as one."""
    found: list[tuple[int, int]] = []
    for start, end in marks:
        if found and start - found[-1][1] <= 1:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def _by_id(entries: Sequence[EntrySummary], found: Sequence[Found]) -> Mapping[EntryId, EntrySummary]:
    wanted = {one.place.entry_id for one in found}
    return {one.entry_id: one for one in entries if one.entry_id in wanted} if wanted else {}
