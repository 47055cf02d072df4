"""What a list shows of an entry, and which revision counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from diary_desktop.domain.entry import (
    PREVIEW_LENGTH,
    TITLE_LENGTH,
    Clip,
    ClipId,
    Entry,
    EntryId,
    Mood,
    Revision,
    RevisionId,
    pieces_in,
    shortened,
    summary_of,
    title_of,
)
from diary_desktop.domain.moment import Moment

TOLD = Moment(datetime(2026, 11, 21, 21, 40))
LATER = Moment(datetime(2026, 11, 22, 9, 0))


def entry(text: str = "We walked along the river. Then it rained.", title: str = "") -> Entry:
    first = Revision(1, RevisionId(b"1" * 16), None, title, text, TOLD)
    return Entry(EntryId(b"e" * 16), TOLD, (first,))


def test_the_title_is_the_first_sentence_unless_the_person_named_it() -> None:
    assert entry().title == "We walked along the river"
    assert entry(title="Rain").title == "Rain"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", ""),
        ("One line\nmore", "One line"),
        ("Is it? Yes.", "Is it?"),
        ("no end", "no end"),
        ("  spaced   out. x", "spaced out"),
        ("Half.past nine…\nThen", "Half.past nine…"),
        ("Broken\nline. Done", "Broken"),
    ],
)
def test_titles_of(text: str, title: str) -> None:
    assert title_of(text) == title


def test_long_text_is_cut_at_a_word_and_says_so() -> None:
    cut = shortened("word " * 40, TITLE_LENGTH)
    assert len(cut) <= TITLE_LENGTH
    assert cut.endswith("word…")
    assert len(shortened("x" * 400, TITLE_LENGTH)) == TITLE_LENGTH


def test_what_is_a_character_too_long_is_cut_however_short_its_words() -> None:
    for length in (8, 9, 10, 11):
        for words in range(1, 9):
            line = " ".join("x" * words)
            cut = shortened(f" {line}  ", length)
            assert cut == line if len(line) <= length else cut.endswith("…") and len(cut) <= length


def test_wide_spaces_and_cut_words_change_nothing() -> None:
    for wide in (" ", "\n", " " * 50):
        for length in (5, 20, 60):
            line = " ".join(["ab", "cde", "f"] * 40)
            assert shortened(line.replace(" ", wide), length) == shortened(line, length)
    assert shortened("ab" + " " * 400 + "c", 20) == "ab c"


def test_words_are_counted_as_splitting_counts_them() -> None:
    spaces = [chr(one) for one in range(0x3001) if chr(one).isspace()]
    assert not any(one.isprintable() for one in spaces if one != " ")
    for space in spaces:
        for text in (f"a{space}b", f"{space}a{space}{space}b c{space}", space, f"a{space} {space}b"):
            assert pieces_in(text) == len(text.split()), repr(text)
    assert [pieces_in(one) for one in ("", "one", " two words ", "ba tiếng một")] == [0, 1, 2, 3]


def test_the_last_revision_is_shown_and_when_prefers_what_happened() -> None:
    first = entry()
    second = Revision(2, RevisionId(b"2" * 16), RevisionId(b"1" * 16), "", "Corrected.", LATER, "edited")
    revised = Entry(first.entry_id, TOLD, (*first.revisions, second), happened=LATER)
    assert (revised.text, revised.when, first.when) == ("Corrected.", LATER, TOLD)


def test_a_summary_holds_what_a_list_shows() -> None:
    clip = Clip(ClipId(b"c" * 16), (), 12.5, b"\x10\x20")
    whole = Entry(EntryId(b"e" * 16), TOLD, entry("a b " * 100).revisions, clip=clip, mood=Mood.BRIGHT, tags=("river",))
    summary = summary_of(whole)
    assert (summary.words, summary.seconds, summary.peaks, summary.mood) == (200, 12.5, b"\x10\x20", Mood.BRIGHT)
    assert len(summary.preview) <= PREVIEW_LENGTH
    assert summary.when == TOLD
    assert summary_of(entry()).seconds == 0.0


def test_heads_are_the_revisions_that_nothing_follows() -> None:
    """One in an ordinary history; both after a merge of two; one again once a person has chosen."""

    def revision(number: int, name: bytes, parent: bytes | None, settles: tuple[bytes, ...] = ()) -> Revision:
        laid_aside = tuple(RevisionId(one) for one in settles)
        return Revision(
            number, RevisionId(name), RevisionId(parent) if parent else None, "", "text", TOLD, settles=laid_aside
        )

    first, here, there = revision(1, b"a", None), revision(2, b"b", b"a"), revision(2, b"c", b"a")
    entry = Entry(EntryId(b"e"), TOLD, (first, here))
    assert entry.heads == (here,)
    assert replace(entry, revisions=(first, here, there)).heads == (here, there)
    later = revision(3, b"d", b"c")
    assert replace(entry, revisions=(first, here, there, later)).heads == (here, later)
    chosen = revision(3, b"d", b"c", (b"b",))
    assert replace(entry, revisions=(first, here, there, chosen)).heads == (chosen,)
