"""The caption's text grows in paragraphs and marks its doubtful words where they stand."""

from __future__ import annotations

from diary_desktop.domain.transcript import Caption, Segment, Word
from diary_desktop.services.caption_text import CaptionText


def segment(text: str, start: float, *doubtful: str) -> Segment:
    spoken = text.rstrip(".").split()
    words = [Word(one, start + at, start + at + 1, 0.2 if one in doubtful else 0.9) for at, one in enumerate(spoken)]
    return Segment(text, start, start + len(spoken), tuple(words))


def test_segments_follow_each_other_and_a_long_pause_begins_a_line() -> None:
    text = CaptionText()
    text.add(segment("We walked.", 0))
    text.add(segment("It rained.", 3))
    text.add(segment("Later on.", 9))
    assert text.caption("and then", "behind") == Caption("We walked. It rained.\nLater on.", "and then", (), "behind")


def test_doubtful_words_are_found_where_they_stand() -> None:
    text = CaptionText()
    text.add(segment("Had a had a.", 0, "a"))
    text.add(segment("From diêu Trì.", 6, "diêu", "Trì"))
    caption = text.caption()
    assert [caption.settled[start:end] for start, end in caption.doubts] == ["a", "a", "diêu", "Trì"]
    assert caption.doubts[0] == (4, 5)
    text.add_words([Word("tối", 12, 13, 0.1), Word("nay", 13, 14, 0.9)])
    assert text.caption().settled.endswith("\ntối nay")
    start, end = text.caption().doubts[-1]
    assert text.caption().settled[start:end] == "tối"


def test_nothing_adds_nothing() -> None:
    text = CaptionText()
    text.add(Segment("  ", 0, 1))
    text.add_words([])
    assert text.caption() == Caption("")
