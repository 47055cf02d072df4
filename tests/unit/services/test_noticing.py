"""A corrected name is noticed; rewording is not."""

from __future__ import annotations

import pytest

from diary_desktop.domain.vocabulary import Correction
from diary_desktop.services.noticing import noticed

HEARD = "we met min chow at the market and then we ate banned me near the bridge it was a long day with my friend"


def found(after: str, before: str = HEARD, language: str = "en") -> list[tuple[str, str]]:
    return [(one.heard, one.meant) for one in noticed(before, after, before.split(), language)]


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("min chow", "Minh Châu"),
        ("banned me", "bánh mì"),
        ("market", "Marquet"),
        ("bridge", "Bridget"),
    ],
)
def test_a_misheard_name_is_noticed(heard: str, meant: str) -> None:
    assert found(HEARD.replace(heard, meant)) == [(heard, meant)]


@pytest.mark.parametrize(
    ("heard", "put"),
    [
        ("min chow", "my aunt"),
        ("market", "station"),
        ("my friend", "Anna"),
        ("a long day", "A wonderful evening"),
        ("met", "saw"),
        ("near the bridge", "by The Bridge"),
        ("friend", "friends"),
    ],
)
def test_rewording_is_not(heard: str, put: str) -> None:
    assert found(HEARD.replace(heard, put)) == []


def test_a_text_written_anew_teaches_nothing() -> None:
    assert found("Minh Châu and I went home early, tired but happy.") == []


def test_what_was_typed_before_is_no_mishearing() -> None:
    before = "We met Ana at the market. A typed line about Petra stands here."
    after = "We met Ana at the market. A typed line about Peter stands here."
    assert noticed(before, after, ["we", "met", "ana", "at", "the", "market"], "en") == ()


def test_a_sentence_gives_a_capital_without_a_name() -> None:
    assert found("Lunch was good. Then we left.", "launch was good. then we left.") == [("launch", "Lunch")]
    assert found("Lunch was good. No lunch after.", "launch was good. no lunch after.") == []


def test_two_names_in_one_edit_come_in_order_and_once() -> None:
    before = "min chow called and then min chow came with han"
    after = "Minh Châu called and then Minh Châu came with Hân"
    assert noticed(before, after, before.split(), "vi") == (
        Correction("min chow", "Minh Châu", "vi"),
        Correction("han", "Hân", "vi"),
    )


def test_punctuation_at_the_edges_is_no_part_of_a_name() -> None:
    assert found("With Quyên, at home.", "with queen, at home.") == [("queen", "Quyên")]
