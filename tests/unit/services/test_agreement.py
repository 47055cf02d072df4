"""What two readings of a growing sound agree on is settled, and stays."""

from __future__ import annotations

import pytest

from diary_desktop.domain.transcript import Word
from diary_desktop.services.agreement import Agreement, first_behind, folded


def words(text: str, start: float = 0.0, step: float = 0.4) -> list[Word]:
    return [Word(one, start + at * step, start + (at + 1) * step) for at, one in enumerate(text.split())]


def text(found: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in found)


def test_one_reading_settles_nothing_and_two_what_they_begin_with() -> None:
    one = Agreement()
    assert one.read(words("I took along")) == ()
    assert text(one.provisional) == "I took along"
    assert text(one.read(words("I took a long walk"))) == "I took"
    assert text(one.provisional) == "a long walk"
    assert text(one.read(words("I took a long walk with Susan."))) == "a long walk"
    assert text(one.settled) == "I took a long walk"
    assert text(one.provisional) == "with Susan."


def test_case_and_punctuation_do_not_keep_a_word_waiting() -> None:
    one = Agreement()
    one.read(words("Susan came."))
    assert text(one.read(words("susan came, then left"))) == "susan came,"


def test_settled_words_never_change_whatever_is_read_later() -> None:
    one = Agreement()
    one.read(words("the water was high"))
    one.read(words("the water was high"))
    before = one.settled
    for later in ("a water wash fly after the storm", "", "nothing of the kind was said here at all"):
        one.read(words(later))
        assert one.settled[: len(before)] == before


def test_another_window_repeats_nothing_that_was_settled() -> None:
    one = Agreement()
    for _ in range(2):
        one.read(words("We walked. The water"))
    one.read(words("The water was high", 0.8), 0.8)
    assert text(one.provisional) == "was high"
    one.read(words("walked. The water was high", 0.4), 0.4)
    assert text(one.settled) == "We walked. The water was high"


def test_a_word_whose_time_wandered_is_not_said_twice() -> None:
    one = Agreement()
    for _ in range(2):
        one.read(words("We walked home"))
    one.read(words("home again", start=1.1), 1.0)
    assert text(one.provisional) == "again"


def test_the_last_reading_of_a_piece_goes_on_behind_what_was_settled() -> None:
    for last in ("We walked by the river.", "He walked by the river."):
        one = Agreement()
        for _ in range(2):
            one.read(words("We walked"))
        assert text(one.end(words(last))) == "by the river."
        assert one.provisional == ()
    assert text(Agreement().end(words("By the river."))) == "By the river."


@pytest.mark.parametrize(
    ("done", "heard", "begin", "behind"),
    [
        ("it was very", "was very very good", 0.4, "very good"),
        ("it was very very", "was very very good", 0.4, "good"),
        ("by the river", "by the liver The water", 0.0, "The water"),
        ("by the river", "buy a liver The water", 0.0, "The water"),
        ("no no", "no way", 0.8, "no way"),
    ],
)
def test_where_an_earlier_reading_ended_is_found_by_words_then_by_times(
    done: str, heard: str, begin: float, behind: str
) -> None:
    later = words(heard, begin)
    assert text(tuple(later[first_behind(words(done), later, begin) :])) == behind


def test_folding_keeps_vietnamese_marks_apart() -> None:
    assert folded("“Mẹ,") == "mẹ"
    assert folded("mẹ") != folded("me")
    assert folded("...") == "..."
