"""What two readings of a growing sound agree on is settled, and stays."""

from __future__ import annotations

from diary_desktop.domain.transcript import Word
from diary_desktop.services.agreement import Agreement, folded, unsaid


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


def test_a_shorter_window_begins_behind_a_settled_sentence_and_repeats_nothing() -> None:
    one = Agreement()
    for _ in range(2):
        one.read(words("We walked. The water"))
    assert one.window_start == 0.8
    one.read(words("The water was high", 0.8))
    assert text(one.provisional) == "was high"
    one.read(words("walked. The water was high", 0.4))
    assert text(one.settled) == "We walked. The water was high"


def test_a_word_whose_time_wandered_is_not_said_twice() -> None:
    one = Agreement()
    for _ in range(2):
        one.read(words("We walked home"))
    late = words("home again", start=1.1)
    one.read(late)
    assert text(one.provisional) == "again"


def test_the_final_reading_goes_on_behind_what_was_settled() -> None:
    settled = words("We walked")
    assert text(unsaid(settled, words("We walked by the river."))) == "by the river."
    assert text(unsaid(settled, words("He walked by the river."))) == "by the river."
    assert text(unsaid((), words("By the river."))) == "By the river."


def test_folding_keeps_vietnamese_marks_apart() -> None:
    assert folded("“Mẹ,") == "mẹ"
    assert folded("mẹ") != folded("me")
    assert folded("...") == "..."
