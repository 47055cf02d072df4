"""Cuts an entry into the passages that are indexed and embedded: 60 to 120 words, on sentence borders."""

from __future__ import annotations

import unicodedata

from ..domain.entry import EntryId
from ..domain.passage import Passage
from .sentences import Span, counted_sentences

VERSION = 1
"""Of where this file and ``sentences.py`` cut a text: raised with every change, so that kept places are found anew."""

LONGEST = 120
"""Words a passage holds at most, its overlap included; MiniLM reads 256 word pieces."""

AIM = 80
"""Words of a passage where a text has to be cut."""


def split_passages(entry_id: EntryId, text: str) -> list[Passage]:
    """The passages of ``text`` in order; none where it holds no words.

    Short texts are one passage. Longer ones are cut evenly, each passage after the first beginning with the
    last sentence of the one before where that fits.
    """
    sentences = counted_sentences(text)
    spans = [span for span, count in sentences if count]
    words = [count for _, count in sentences if count]
    return [
        Passage(entry_id, number, start, end, text[start:end])
        for number, (start, end) in enumerate(_with_overlap(spans, words, _even_groups(words)))
    ]


def embedded_text(passage: Passage, given_title: str) -> str:
    """What is embedded for a passage: a title the person gave (empty where none) says what it is about. Its letters are
    composed, as those of a question are."""
    whole = passage.text if not given_title or given_title in passage.text else f"{given_title}. {passage.text}"
    return unicodedata.normalize("NFC", whole)


def merged(passages: list[Passage]) -> Passage:
    """Neighbouring passages of one entry as one stretch of it, the words they share once. In order, at least one."""
    first, text, end = passages[0], passages[0].text, passages[0].end
    for passage in passages[1:]:
        text += " " * max(0, passage.start - end) + passage.text[max(0, end - passage.start) :]
        end = max(end, passage.end)
    return Passage(first.entry_id, first.number, first.start, end, text)


def _even_groups(words: list[int]) -> list[range]:
    """Runs of sentences with about the same number of words each; ``words`` are those of each sentence."""
    total = sum(words)
    if not total:
        return []
    groups = 1 if total <= LONGEST else max(2, round(total / AIM))
    borders, done = [0], 0
    for i, count in enumerate(words):
        if done and (done + count / 2) * groups / total >= len(borders) and len(borders) < groups:
            borders.append(i)
        done += count
    return [range(a, b) for a, b in zip(borders, [*borders[1:], len(words)], strict=True)]


def _with_overlap(spans: list[Span], words: list[int], groups: list[range]) -> list[Span]:
    found = []
    for group in groups:
        before = max(0, group.start - 1)
        fits = sum(words[before : group.stop]) <= LONGEST
        found.append((spans[before if fits else group.start][0], spans[group.stop - 1][1]))
    return found
