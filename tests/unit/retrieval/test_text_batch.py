"""Many texts looked at together give exactly what each gives alone: passages, words, terms."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary_desktop.domain.entry import EntryId, RevisionId
from diary_desktop.retrieval import forms
from diary_desktop.retrieval.batch_split import CutTexts, cut_texts
from diary_desktop.retrieval.pieces import Pieces
from diary_desktop.retrieval.segment import IndexedText, Segment, SegmentBuilder
from diary_desktop.retrieval.split import split_passages
from diary_desktop.retrieval.text_batch import TextBatch
from diary_desktop.retrieval.tokens import WORD, tokens, word_count

from .rows import DAY

_TEXT = (
    "Mr. Smith's kites flew over the harbour; we'd eaten 3.5 pies, hadn't we? Bánh mì và phở ở Huế... Đường xa! "
    "夜に歩く。猫がいた。 Ça va, Ærø! Ngày 21/11 trời mưa—rất to. The cities were quiet "
    "and I said nothing (J. S. knew). "
)
_AWKWARD = (
    _TEXT,
    _TEXT[40:],
    "",
    " \n ",
    "\x1c \u3000夜 歩",
    "  Dr. \n Smith came at 5 p.m. Then he left.\n\nThe end ",
    "We saw J. Smith. I. went at 3 p.m. to no. 5 etc. and so on",
    'He said "go!" \t and (she ... went.) A.B. Cat e.g. this… Ok?!" yes.x "Why?” .',
    "One two, three;four " * 30 + "\n" + "Nothing stops here " * 60,
    "猫がいた。 Then we went on. " + "夜に歩く" * 90 + "。Ok.",
    "a--b . . ! Mr. . Mr. Éric q. Q ts. dept.) Then",
)


_WORDS_TEXT = (
    "the and so river Anna walked, buns. Mr. J. etc. Why? no. 3.5 p.m. (late) nói đi bộ. Huế, phở! trời… rồi và "
    "夜に歩く 猫がいた。 ok。Yes สวัสดี हिन्दी e\u0301te\u0301 \"Go!\" A 21/11 well—then x;y don't it's \ud800 I."
)
_WORDS = _WORDS_TEXT.split()
_SPACES = [" ", " ", " ", " ", " ", "  ", "\n", " \n\n", "\u3000", "\x1c", "\t", "\xa0", "\r\n"]


def _in_words(seed: int, count: int, stops: float) -> str:
    """Words in any order, with a full stop as often as said."""
    chance = random.Random(seed)
    told = ""
    for _ in range(count):
        told += chance.choice(_WORDS) + ("." if chance.random() < stops else "") + chance.choice(_SPACES)
    return told if seed % 2 else told.strip()


def _cut(texts: Sequence[str], pieces: Pieces) -> CutTexts:
    return cut_texts(TextBatch.of(texts, pieces), pieces)


def _alone(texts: Sequence[str]) -> list[tuple[int, int, int, int, Counter[str]]]:
    """Text, start, end, words and terms of each passage, made from each text by itself."""
    return [
        (
            number,
            passage.start,
            passage.end,
            len(WORD.findall(passage.text)),
            Counter(term for token in tokens(passage.text) for term in token.terms),
        )
        for number, text in enumerate(texts)
        for passage in split_passages(EntryId(b"."), text)
    ]


def _terms(segment: Segment) -> list[Counter[str]]:
    found: list[Counter[str]] = [Counter() for _ in range(segment.size)]
    for term in segment.postings.terms:
        for row, count in zip(*segment.postings.of(term), strict=True):
            found[row][term] += int(count)
    return found


def _together(texts: Sequence[str], at_once: int) -> list[tuple[int, int, int, int, Counter[str]]]:
    """The same from a segment that was built of so many texts at a time."""
    builder = SegmentBuilder()
    for first in range(0, len(texts), at_once):
        some = texts[first : first + at_once]
        given_ids = [EntryId(str(first + i).encode()) for i in range(len(some))]
        named = [IndexedText(one, RevisionId(b""), DAY) for one in given_ids]
        builder.add_texts(named, _cut(some, builder.pieces))
    segment = builder.finish()
    entries = [int(segment.entry_ids[entry]) for entry in segment.entry_of_row.tolist()]
    places = zip(segment.starts.tolist(), segment.ends.tolist(), segment.lengths.astype(int).tolist(), strict=True)
    return [(text, *place, terms) for text, place, terms in zip(entries, places, _terms(segment), strict=True)]


@pytest.mark.parametrize("at_once", [1, 7, 1000])
def test_awkward_texts(at_once: int) -> None:
    texts = [*_AWKWARD, *(one[at:] * 3 for one in _AWKWARD for at in range(0, len(one), 31))]
    assert _together(texts, at_once) == _alone(texts)


@pytest.mark.parametrize("seed", range(3))
def test_texts_of_words_in_any_order(seed: int) -> None:
    chance = random.Random(seed)
    lengths = [chance.choice([0, 3, 40, 119, 150, 400, 1500]) for _ in range(24)]
    texts = [_in_words(seed * 100 + i, length, chance.choice([0, 0.05, 0.2])) for i, length in enumerate(lengths)]
    assert _together(texts, 10) == _alone(texts)


@given(st.lists(st.text(st.sampled_from("aB1. \n!đé猫。—'\u0301\u2003\ud800")), max_size=6))
def test_any_characters(texts: list[str]) -> None:
    assert _together(texts, 4) == _alone(texts)


def test_each_piece_is_counted_as_its_words_are() -> None:
    pieces = Pieces()
    for text in _AWKWARD:
        assert pieces.count(text) == word_count(text)


def test_forms_that_look_alike_to_the_sums_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["no on ab ba. stop pots", "opts tops a"]
    plain, odd = Pieces(), Pieces()
    wanted = TextBatch.of(texts, plain).numbers
    monkeypatch.setattr(forms, "_BASE", 1)  # now all that counts is which letters there are
    assert np.array_equal(TextBatch.of(texts, odd).numbers, odd.numbers_of(" ".join(texts).split()))
    assert len(odd.words) == len(plain.words) == len(set(wanted.tolist()))


def test_forms_that_share_a_slot_are_found_without_a_step_of_python_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "_FEWEST_BITS", 1)
    monkeypatch.setattr(forms, "_SLOTS_EACH", 0)  # two slots for all of them
    pieces = Pieces()
    wanted = TextBatch.of(_AWKWARD, pieces).numbers
    asked: list[str] = []
    monkeypatch.setattr(pieces, "numbers_of", lambda some: asked.extend(some) or np.zeros(0, np.int32))
    assert np.array_equal(TextBatch.of(_AWKWARD, pieces).numbers, wanted)
    assert not asked
