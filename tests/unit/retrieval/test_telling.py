"""Telling sentences, names and recurring words of a stretch of a diary."""

from __future__ import annotations

from datetime import date

import pytest

from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import Cancelled
from diary_desktop.retrieval.telling import Told, names, telling_lines, topics


def told(number: int, text: str, people: tuple[str, ...] = ()) -> Told:
    return Told(EntryId(number.to_bytes(16, "big")), date(2026, 10, number), "", text, people)


def idf(term: str) -> float:
    return 0.2 if term in ("day", "went") else 2.0


MONTH = [
    told(1, "The marathon training began today with a slow run. It was a day. We went."),
    told(8, "Anna lent me her telescope for the marathon weekend. Nothing else happened on this day."),
    told(15, "I talked with Anna about the telescope until midnight. I slept."),
    told(29, "Before the marathon Minh called me from Huế. It rained."),
]


def test_sentences_are_spread_over_the_stretch_and_tell_what_comes_back() -> None:
    lines = telling_lines(MONTH, idf, 4)
    assert [one.told.day.day for one in lines] == [1, 8, 15, 29]
    assert lines[1].text == "Anna lent me her telescope for the marathon weekend."
    assert all(one.told.text[one.start : one.end] == one.text for one in lines)
    assert [one.told.day.day for one in telling_lines(MONTH, idf, 2)] == [8, 15]


def test_whoever_waits_for_the_window_does_so_between_two_entries_and_may_end_it() -> None:
    steps: list[int] = []
    lines = telling_lines(MONTH, idf, 2, lambda: steps.append(1))
    assert lines == telling_lines(MONTH, idf, 2)
    assert len(steps) == len(MONTH) + 2

    def cancelled() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        telling_lines(MONTH, idf, 2, cancelled)


def test_fewer_entries_than_sentences_and_none_at_all() -> None:
    assert len(telling_lines(MONTH[:1], idf, 7)) == 1
    assert telling_lines([], idf, 7) == []
    assert [one.text for one in telling_lines([told(1, "Rain.")], idf, 7)] == ["Rain."]


def test_names_come_back_and_a_capital_at_the_beginning_is_no_name() -> None:
    more = [*MONTH, told(30, "Today I saw Minh and Anna. Rain again.", people=("Lan",)), told(31, "Rain.", ("Lan",))]
    found = names(more, 5)
    assert [(one.name, len(one.lines)) for one in found] == [("Anna", 3), ("Lan", 2), ("Minh", 2)]
    assert [one.told.day.day for one in found[0].lines] == [8, 15, 30]


def test_words_also_written_small_and_months_are_no_names() -> None:
    text = "We met in October at the River. The river was low on Monday."
    assert names([told(1, text), told(2, text)], 5) == []


def test_topics_come_back_in_several_entries_and_are_no_names() -> None:
    words = [one.name for one in topics(MONTH, idf, 5)]
    assert words[0] == "marathon"
    assert "telescope" in words
    assert "anna" not in words
    assert "slept" not in words
