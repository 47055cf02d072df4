"""Passages are of the promised length, lie where they say, and leave no word out."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from diary_desktop.domain.entry import EntryId
from diary_desktop.retrieval.sentences import LONGEST, sentences
from diary_desktop.retrieval.split import embedded_text, merged, split_passages
from diary_desktop.retrieval.tokens import word_count

ENTRY = EntryId(b"e" * 16)


def _cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def _words(count: int, seed: int = 1) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices("abdegilmnorstu", k=chance.randint(2, 8))) for _ in range(count)]


def _prose(count: int, seed: int = 1) -> str:
    """About ``count`` words in sentences of 4 to 22."""
    chance, words, text = random.Random(seed), _words(count, seed), []
    while words:
        length = chance.randint(4, 22)
        text.append(" ".join(words[:length]).capitalize() + ".")
        words = words[length:]
    return " ".join(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It rained. We left! Why? Nobody knew…", ["It rained.", "We left!", "Why?", "Nobody knew…"]),
        ("Mr. Sheply came at 3 p.m. and left.", ["Mr. Sheply came at 3 p.m. and left."]),
        ("It was J. Smith, not I. We left.", ["It was J. Smith, not I.", "We left."]),
        ("We ended at 3 p.m. Then we slept.", ["We ended at 3 p.m.", "Then we slept."]),
        ("It cost 13.5 in all. Fine.", ["It cost 13.5 in all.", "Fine."]),
        ('"Stop!" he said. "No." Then rain.', ['"Stop!"', "he said.", '"No."', "Then rain."]),
        ("one line\nanother line\n\n third", ["one line", "another line", "third"]),
        ("今日は暑い。明日も暑い。", ["今日は暑い。", "明日も暑い。"]),
        ("Hôm nay trời mưa. Tôi ở nhà với TS. Minh.", ["Hôm nay trời mưa.", "Tôi ở nhà với TS. Minh."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_where_people_end_them(text: str, wanted: list[str]) -> None:
    assert _cut(text) == wanted


def test_a_transcript_without_full_stops_is_cut_at_its_length() -> None:
    text = " ".join(_words(130))
    pieces = _cut(text)
    assert [word_count(p) for p in pieces] == [LONGEST, LONGEST, LONGEST, 10]
    assert " ".join(pieces) == text


def test_a_long_sentence_is_cut_at_a_joining_word_where_there_is_one() -> None:
    text = " ".join(_words(30)) + " and then " + " ".join(_words(30, 2))
    assert _cut(text)[1].startswith("and then ")


def test_a_long_run_without_spaces_is_cut_too() -> None:
    pieces = _cut("暑" * 200)
    assert "".join(pieces) == "暑" * 200
    assert max(word_count(p) for p in pieces) <= LONGEST


def test_a_run_without_spaces_after_words_is_cut_inside() -> None:
    text = "one two three " + "暑" * 100
    pieces = _cut(text)
    assert max(word_count(p) for p in pieces) <= LONGEST
    assert "".join(pieces).count("暑") == 100


def test_a_longer_limit_keeps_a_sentence_whole() -> None:
    text = " ".join(_words(130))
    assert sentences(text, 1000) == [(0, len(text))]


def test_a_short_text_is_one_passage() -> None:
    text = "  A short day. Nothing more.\n"
    [passage] = split_passages(ENTRY, text)
    assert (passage.start, passage.end, passage.number) == (2, 28, 0)
    assert passage.text == text[2:28]


@pytest.mark.parametrize("text", ["", "  \n", "...", "— !"])
def test_a_text_without_words_has_no_passage(text: str) -> None:
    assert split_passages(ENTRY, text) == []


@pytest.mark.parametrize("count", [121, 150, 200, 333, 500, 1000, 3000])
def test_long_texts_give_passages_of_60_to_120_words(count: int) -> None:
    for seed in range(5):
        passages = split_passages(ENTRY, _prose(count, seed))
        sizes = [word_count(p.text) for p in passages]
        assert min(sizes) >= 45
        assert max(sizes) <= 122
        assert sum(60 <= size <= 120 for size in sizes) >= 0.9 * len(sizes) - 1


def test_passages_lie_where_they_say_and_cover_every_word() -> None:
    for seed in range(20):
        text = _prose(400, seed)
        passages = split_passages(ENTRY, text)
        assert [p.number for p in passages] == list(range(len(passages)))
        assert all(text[p.start : p.end] == p.text for p in passages)
        assert all(b.start <= a.end + 1 for a, b in pairwise(passages))
        assert (passages[0].start, passages[-1].end) == (0, len(text))


def test_neighbours_share_a_sentence() -> None:
    passages = split_passages(ENTRY, _prose(600))
    shared = [a.end > b.start for a, b in pairwise(passages)]
    assert sum(shared) >= 0.8 * len(shared)


def test_merging_passages_gives_the_text_back() -> None:
    text = _prose(500)
    passages = split_passages(ENTRY, text)
    whole = merged(passages)
    assert (whole.start, whole.end, whole.number) == (0, len(text), 0)
    assert whole.text == text


def test_a_title_the_person_gave_is_embedded_with_the_passage() -> None:
    [passage] = split_passages(ENTRY, "We walked along the river.")
    assert embedded_text(passage, "Holiday in Huế") == "Holiday in Huế. We walked along the river."
    assert embedded_text(passage, "") == passage.text
    assert embedded_text(passage, "We walked") == passage.text
