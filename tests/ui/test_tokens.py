"""The design's colours keep what they promise: every contrast pair recomputed in every theme."""

from __future__ import annotations

import json

import pytest

from diary_desktop.resources import resource_path
from diary_desktop.ui.tokens import THEMES, contrast, load_tokens

TOKENS = load_tokens(resource_path("theme", "tokens.json"))
MEASURED = json.loads(resource_path("theme", "tokens.json").read_text(encoding="utf-8"))["contrast"]["measured"]


@pytest.mark.parametrize("theme", THEMES)
def test_every_pair_has_the_contrast_it_needs(theme: str) -> None:
    colours = TOKENS.colours[theme]
    for pair, needed in TOKENS.required_contrast.items():
        front, back = pair.split(" on ")
        ratio = contrast(colours[front], colours[back])
        assert ratio >= needed, f"{theme}: {pair} is {ratio:.2f}, {needed} is needed"
        assert ratio == pytest.approx(MEASURED[theme][pair], abs=0.011)


def test_there_are_as_many_pairs_as_the_design_counts() -> None:
    assert len(TOKENS.required_contrast) * len(THEMES) == 244


def test_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1.0)


def test_every_theme_has_the_same_roles() -> None:
    roles = {frozenset(colours) for colours in TOKENS.colours.values()}
    assert len(roles) == 1
