"""What a model thinks never reaches the reader, however the pieces are cut."""

from __future__ import annotations

import pytest

from diary_desktop.engines.thinking import PAIRS, ThinkingFilter

CASES = {
    "You walked [1].": "You walked [1].",
    "<think>secret plan</think>\n\nYou walked.": "You walked.",
    "<think></think>You": "You",
    "Yes <think>hm</think>and no": "Yes and no",
    "<think>never closed, all hidden": "",
    "a < b and c > d": "a < b and c > d",
    "<thin ice>": "<thin ice>",
    "it ends in <thi": "it ends in <thi",
    "</think>left over": "left over",
    "[THINK]x[/THINK]y": "y",
    "<thinking>x</thinking>y": "y",
    "": "",
}


@pytest.mark.parametrize("size", [1, 2, 5, 100])
@pytest.mark.parametrize("told", CASES)
def test_pieces_of_any_size(told: str, size: int) -> None:
    shown = ThinkingFilter()
    parts = [shown.feed(told[at : at + size]) for at in range(0, len(told), size)]
    assert "".join(parts) + shown.finish() == CASES[told]


@pytest.mark.parametrize("opener", [opener for opener, _ in PAIRS])
def test_a_template_that_opens_the_thinking_itself(opener: str) -> None:
    shown = ThinkingFilter(f"<|im_start|>assistant\n{opener}\n")
    closer = dict(PAIRS)[opener]
    assert shown.feed("hm, hm") == ""
    assert shown.feed(f" so{closer}\n\nYou walked.") + shown.finish() == "You walked."


def test_ordinary_text_is_not_held_back() -> None:
    shown = ThinkingFilter()
    assert [shown.feed(piece) for piece in ("You", " walked", ".")] == ["You", " walked", "."]
