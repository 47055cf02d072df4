"""What spoken corrections do to a text, and the recording at the words an answer cites."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from diary_desktop.domain.conversation import Citation
from diary_desktop.domain.entry import Clip, ClipId, ClipPart, Entry, EntryId, Revision, RevisionId
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.transcript import Segment, Transcript, Word
from diary_desktop.services.entry_changes import around, changed, without_last_sentence
from diary_desktop.services.own_words import stretch_of
from diary_desktop.services.spoken_feedback import date_said, day_said, feedback, length_said, names

NOW = Moment(datetime(2026, 11, 21, 21, 40))


@pytest.mark.parametrize(
    ("text", "before", "shown"),
    [
        ("We saw Anna today.", "We saw Ana today.", "saw Anna today."),
        ("Anna came.", "Ana came.", "Anna came."),
        ("He left.\nAnna came.", "He left.\nAna came.", "left. Anna came."),
        ("We saw Ann.", "We saw Anna.", "saw Ann."),
        ("We went home", "We went home today", "We went home"),
        ("one two three four five!!", "one two three four five!! Six.", "three four five!!"),
        ("one two three four five six", "one two three four five six. Seven.", "four five six"),
    ],
)
def test_what_changed_is_said_with_the_word_before_it_or_the_last_whole_words(
    text: str, before: str, shown: str
) -> None:
    """Seventeen characters hold "three four five!!" to the letter: no word of it may be dropped."""
    assert around(text, before, 17) == shown


@pytest.mark.parametrize(
    ("text", "pairs", "after"),
    [
        ("Ana came and Ana left.", [("ana", "Anna")], "Anna came and Anna left."),
        ("Yesterday ana came.", [("Ana", "Anna")], "Yesterday Anna came."),
        ("Work was fun. work was long.", [("work", "a walk")], "A walk was fun. a walk was long."),
        ("Đi ăn phở với An.", [("an", "Anh")], "Đi ăn phở với Anh."),
        ("Đi ăn phở.", [("an", "uống")], "Đi uống phở."),
        ("We met Linn at noon.", [("Lynn", "Linh")], "We met Linh at noon."),
        ("We go to Hue to rest.", [("go", "Hue to went"), ("go to Hue", "went")], "We Hue to went to Hue to rest."),
        ("By the river. The river rose.", [("river", "the lake")], "By the lake. The lake rose."),
        ("Con mèo ngủ.", [("mèo", "con chó")], "Con chó ngủ."),
        ("That the, river rose.", [("river", "the lake")], "That the, the lake rose."),
        ("It was so, so warm.", [("warm", "so cold")], "It was so, so cold."),
        ("We ate bread.", [("elephant", "horse")], None),
        ("We ate bread.", [("", "horse")], None),
    ],
)
def test_a_change(text: str, pairs: list[tuple[str, str]], after: str | None) -> None:
    assert changed(text, pairs) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("One. Two. Three.", "One. Two."),
        ("Is it? Yes", "Is it?"),
        ("Line one\n\nLine two", "Line one"),
        ("Only one.", None),
        ("", None),
    ],
)
def test_the_last_sentence(text: str, after: str | None) -> None:
    assert without_last_sentence(text, None) == after


def test_without_full_stops_the_last_thing_said_goes() -> None:
    said = Transcript((Segment("we went home", 0, 1), Segment("it rained", 2, 3)), "en", "script")
    assert without_last_sentence("we went home it rained", said) == "we went home"
    assert without_last_sentence("we went home, in the end it rained a lot", said) is None


def entry_of(text: str, heard: str) -> Entry:
    words = tuple(Word(one, float(at), at + 0.8) for at, one in enumerate(heard.split()))
    transcript = Transcript((Segment(heard, 0.0, float(len(words)), words),), "en", "script")
    clip = Clip(ClipId(b"c" * 16), (ClipPart(1),), float(len(words)))
    revision = Revision(1, RevisionId(b"r" * 16), None, "", text, NOW)
    return Entry(EntryId(b"e" * 16), NOW, (revision,), transcript=transcript, clip=clip)


def cited(entry: Entry, quote: str) -> Citation:
    start = entry.text.index(quote)
    return Citation(1, entry.entry_id, date(2026, 11, 21), "", quote, start, start + len(quote))


def test_the_cited_words_are_found_in_the_recording_also_after_an_edit() -> None:
    entry = entry_of("We ate. Anna came late. It rained.", "we ate ana came late it rained")
    begin, end = stretch_of(entry, cited(entry, "Anna came late."))  # type: ignore[misc]  # it is there
    assert (round(begin, 2), round(end, 2)) == (2.75, 5.05)


def test_words_that_were_typed_have_no_stretch() -> None:
    entry = entry_of("We ate. Typed by hand.", "we ate")
    assert stretch_of(entry, cited(entry, "Typed by hand.")) is None


def test_days_and_lengths_as_they_are_said() -> None:
    today = date(2026, 11, 21)
    assert [day_said("en", date(2026, 11, day), today) for day in (21, 20, 18, 3)] == [
        *("Today", "Yesterday", "Wednesday", "3 November"),
    ]
    assert day_said("vi", date(2026, 11, 15), today) == "Chủ Nhật"
    assert date_said("en", date(2025, 5, 3), today) == "3 May 2025"
    assert date_said("vi", date(2026, 5, 3), today) == "3 tháng 5"
    assert date_said("vi", date(2025, 5, 3), today) == "3 tháng 5 năm 2025"
    assert [length_said("en", one) for one in (1, 12, 60, 160)] == [
        "1 second",
        "12 seconds",
        "1 minute",
        "2 minutes 40",
    ]
    assert [length_said("vi", one) for one in (12, 60, 160)] == ["12 giây", "1 phút", "2 phút 40"]


def test_every_line_is_there_in_both_languages_with_the_same_fields() -> None:
    for name in names():
        told = [feedback(name, language, **{key: f"<{key}>" for key in FIELDS}) for language in ("en", "vi")]
        english, vietnamese = ({key for key in FIELDS if f"<{key}>" in one} for one in told)
        assert english == vietnamese, name


FIELDS = ("wake", "of", "time", "day", "length", "words", "what", "tag", "command", "quote", "seconds", "list", "key")
