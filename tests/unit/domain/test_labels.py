"""Names are completed without marks, suggested only letter for letter, and words found in a text where they stand."""

from __future__ import annotations

from dataclasses import replace

from diary_desktop.domain.details import Details, applied, details_of
from diary_desktop.domain.entry import Mood, summary_of
from diary_desktop.domain.finding import places_of
from diary_desktop.domain.labels import KnownLabels, Label, completed, known_labels, suggested
from tests.unit.storage.vault_samples import full_entry, new_entry

KNOWN = KnownLabels(("chạy bộ", "biển", "run"), ("Minh Châu", "mẹ"), ("Đà Nẵng",))


def test_those_used_most_come_first() -> None:
    some = [replace(summary_of(new_entry()), tags=tags, place="Huế") for tags in (("a", "b"), ("b",), ())]
    known = known_labels(some, ["Lan"])
    assert (known.tags, known.people, known.places) == (("b", "a"), ("Lan",), ("Huế",))


def test_what_is_typed_without_marks_finds_the_name() -> None:
    assert completed(KNOWN, "da n") == (Label("place", "Đà Nẵng"),)
    assert completed(KNOWN, "CHAU") == (Label("person", "Minh Châu"),)
    assert completed(KNOWN, "  ") == ()
    assert completed(KNOWN, "me", {Label("person", "mẹ")}) == ()


def test_a_text_suggests_only_whole_words_it_says() -> None:
    text = "Minh Châu kể chuyện BIỂN, rồi mẹo vặt; running late."
    assert suggested(KNOWN, text) == (Label("person", "Minh Châu"), Label("tag", "biển"))
    assert suggested(KNOWN, text, {Label("person", "minh châu")}) == (Label("tag", "biển"),)
    assert suggested(KNOWN, "Da Nang") == (), "a name without its marks is another word"


def test_details_change_one_at_a_time_and_come_back_from_the_entry() -> None:
    entry = full_entry()
    same = details_of(entry)
    assert applied(entry, same) is entry
    more = same.with_label(Label("tag", " new  tag ")).with_label(Label("person", "bà NGOẠI"))
    assert (more.tags[-1], more.people) == ("new tag", same.people)
    moved = more.with_label(Label("place", "Hội An")).without_label(Label("place", "Huế"))
    assert moved.place == "Hội An"
    counted = moved.with_tracker("slept", 7.0).with_tracker("Đi bộ", None).with_tracker("read", 2.0)
    assert counted.trackers == (("slept", 7.0), ("read", 2.0))
    after = applied(entry, replace(counted, mood=Mood.RAINY))
    assert details_of(after) == replace(counted, mood=Mood.RAINY)
    assert after.revisions == entry.revisions
    assert Details().with_label(Label("tag", "  ")) == Details()


def test_words_are_found_where_they_stand_and_marks_count_where_typed() -> None:
    text = "Đà Nẵng, da nang, ĐÀ NẴNG"
    assert [text[start:end] for start, end in places_of(text, "da nang")] == ["Đà Nẵng", "da nang", "ĐÀ NẴNG"]
    assert [text[start:end] for start, end in places_of(text, "Nẵng")] == ["Nẵng", "NẴNG"]
    assert places_of(text, "") == places_of(text, "xyz") == []
    assert places_of("a\nb", "a b") == [(0, 3)]
