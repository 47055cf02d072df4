"""Segments become text to be read; spoken marks are obeyed, and sentences that only mention them stay."""

from __future__ import annotations

import pytest

from diary_desktop.domain.transcript import Segment, Transcript, Word
from diary_desktop.presenters.spoken_words import spoken_words
from diary_desktop.services.punctuation import PARAGRAPH_PAUSE, readable


def said(*segments: str | float, language: str = "en") -> Transcript:
    """Segments of words of 0.3 s, 0.05 s apart; a number is a pause between segments, ``_0.4`` one inside."""
    made, at = [], 0.0
    for one in segments:
        if isinstance(one, float):
            at += one
            continue
        words = []
        for part in one.split():
            if part.startswith("_"):
                at += float(part[1:])
                continue
            words.append(Word(part, round(at, 3), round(at + 0.3, 3)))
            at += 0.35
        text = " ".join(word.text for word in words)
        made.append(Segment(text, words[0].start, words[-1].end, tuple(words)))
        at = made[-1].end
    return Transcript(tuple(made), language, "test")


def test_a_long_pause_behind_a_sentence_begins_a_paragraph() -> None:
    assert readable(said("We went home.", 2.0, "It rained.", 0.8, "A lot.")) == "We went home.\nIt rained. A lot."


def test_a_long_pause_within_a_sentence_does_not() -> None:
    assert readable(said("We thought of", 4.0, "going home.")) == "We thought of going home."


def test_a_paragraph_may_begin_inside_a_segment() -> None:
    assert readable(said(f"We went. _{PARAGRAPH_PAUSE} Then we slept.")) == "We went.\nThen we slept."


def test_words_without_times_are_kept_as_they_are() -> None:
    bare = Transcript((Segment("One two. Three.", 0, 2), Segment("Four.", 5, 6)), "en", "test")
    assert readable(bare) == "One two. Three.\nFour."


def test_a_recogniser_without_marks_gets_sentences_at_pauses() -> None:
    assert readable(said("we went home", 0.7, "it rained", 0.2, "a lot", 2.0, "then sun")) == (
        "We went home. It rained a lot.\nThen sun."
    )


def test_nothing_heard_is_nothing() -> None:
    assert readable(Transcript((), "en", "test")) == ""
    assert readable(Transcript((Segment("  ", 0, 1),), "en", "test"), spoken_marks=True) == ""


@pytest.mark.parametrize(
    ("language", "spoken", "text"),
    [
        ("en", "we went home full stop then it rained comma a lot", "We went home. Then it rained, a lot."),
        ("en", "was it late question mark yes exclamation mark", "Was it late? Yes!"),
        ("en", "we slept new paragraph the next day came", "We slept.\nThe next day came."),
        ("en", "it was over _0.4 period then we left", "It was over. Then we left."),
        ("en", "bread semicolon milk dot dot dot and so on", "Bread; milk… And so on."),
        ("en", "we had tea comma and then we slept", "We had tea, and then we slept."),
        ("en", "We went home, full stop. Then it rained.", "We went home. Then it rained."),
        ("vi", "trời đẹp _0.3 chấm _0.3 mình đi chợ dấu phẩy mua cá", "Trời đẹp. Mình đi chợ, mua cá."),
        ("vi", "bà ơi chấm hỏi con về rồi chấm than", "Bà ơi? Con về rồi!"),
        ("vi", "ngủ sớm xuống dòng hôm sau dậy muộn", "Ngủ sớm.\nHôm sau dậy muộn."),
        ("vi", "mua ba thứ _0.3 hai chấm _0.3 cá rau gạo", "Mua ba thứ: cá rau gạo."),
    ],
)
def test_spoken_marks_are_written(language: str, spoken: str, text: str) -> None:
    assert readable(said(spoken, language=language), spoken_marks=True) == text


def test_a_mark_said_between_two_pauses_belongs_to_what_was_said_before() -> None:
    assert readable(said("So I went.", 1.0, "New paragraph.", 1.0, "Home."), spoken_marks=True) == "So I went.\nHome."
    assert readable(said("So I went", 0.9, "full stop", 0.9, "home"), spoken_marks=True) == "So I went. Home."


@pytest.mark.parametrize(
    ("language", "spoken"),
    [
        ("en", "The full stop of the train was sudden."),
        ("en", "It came to a full stop in the tunnel."),
        ("en", "That period was hard, and the next period was harder."),
        ("en", "She asked what a question mark is for."),
        ("en", "A comma is missing here, and the colon hurts."),
        ("en", "Every new paragraph of the letter began with my name."),
        ("en", "We made a dash for the bus."),
        ("vi", "Tối về chấm bài rồi ngủ."),
        ("vi", "Mẹ đang chấm mắm thì bà gọi."),
        ("vi", "Được chín phẩy năm điểm."),
        ("vi", "Con hỏi cái dấu chấm hỏi để làm gì."),
        ("vi", "Một dấu phẩy của bà làm đổi cả câu."),
    ],
)
def test_a_sentence_that_mentions_them_stays(language: str, spoken: str) -> None:
    assert readable(said(spoken, language=language), spoken_marks=True) == spoken


def test_switched_off_every_word_stays() -> None:
    assert readable(said("We went home full stop.")) == "We went home full stop."


def test_the_words_that_are_left_keep_their_times() -> None:
    heard = said("we went home full stop then it rained comma a lot")
    text = readable(heard, spoken_marks=True)
    found = {text[one.start : one.end]: one.at for one in spoken_words(text, heard.words)}
    assert list(found) == text.split()
    assert found["Then"] == next(word.start for word in heard.words if word.text == "then")
