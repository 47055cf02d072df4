"""What a kept index depends on may not change unnoticed: whoever changes it raises a version, and it is made anew."""

from __future__ import annotations

import hashlib

from diary_desktop.domain.entry import EntryId
from diary_desktop.retrieval import split, tokens

_TEXT = (
    "Mr. Smith's kites flew over the harbour; we'd eaten 3.5 pies, hadn't we? Bánh mì và phở ở Huế... Đường xa! "
    "夜に歩く。猫がいた。 Ça va, Ærø! Ngày 21/11 trời mưa—rất to. The cities were quiet "
    "and I said nothing (J. S. knew). "
)


def _digest(said: object) -> str:
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def test_the_terms_are_those_of_their_version() -> None:
    terms = [token.terms for token in tokens.tokens(_TEXT)]
    assert (tokens.VERSION, _digest(terms)) == (2, "f2e9ed41bcb13b86")


def test_the_passages_are_those_of_their_version() -> None:
    places = [(one.start, one.end) for one in split.split_passages(EntryId(b"."), _TEXT * 9)]
    assert len(places) > 3
    assert (split.VERSION, _digest(places)) == (1, "a5f436abedfaee7e")
