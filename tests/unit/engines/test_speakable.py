"""What is worth speaking, and where long texts are cut."""

from __future__ import annotations

import pytest

from diary_desktop.engines.speakable import breaths, speakable


@pytest.mark.parametrize("text", ["", "   ", "...", "—!?", "\n\n", "🙂"])
def test_nothing_to_say(text: str) -> None:
    assert not speakable(text)
    assert list(breaths(text)) == []


def test_a_sentence_stays_whole() -> None:
    assert list(breaths("On 3 May, you walked.")) == ["On 3 May, you walked."]


def test_long_texts_are_cut_at_punctuation_and_lose_nothing() -> None:
    text = "You walked by the river, and it rained. " * 40
    pieces = list(breaths(text, 100))
    assert all(len(piece) <= 100 for piece in pieces)
    assert " ".join(pieces).split() == text.split()
    assert all(piece[-1] in ",." for piece in pieces)


def test_without_punctuation_a_space_and_without_that_anywhere() -> None:
    assert [len(piece) for piece in breaths("word " * 60, 50)] == [49] * 6
    assert [len(piece) for piece in breaths("x" * 120, 50)] == [50, 50, 20]
