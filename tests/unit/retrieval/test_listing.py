"""Names of people, places and things in what happened; what days held; and which entries say certain words."""

from __future__ import annotations

from datetime import date

import pytest

from diary_desktop.domain.asking import Event, Intent
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.period import Period
from diary_desktop.retrieval.computed import EntryText
from diary_desktop.retrieval.event_topics import topic_of
from diary_desktop.retrieval.listing import Telling, listed, sought_in, telling, without_kinds
from diary_desktop.retrieval.retelling import asks_of_the_day_alone, held, said_in, sought_words

from .event_sentences import ALL

DAY = date(2026, 5, 3)


def _told(*texts: str, language: str = "en") -> list[Telling]:
    events = [(Event(EntryId(text.encode()), DAY, 0, len(text), text), text) for text in texts]
    return [telling(event, text, language) for event, text in events]


def _names(question: str, topic: str, *texts: str, language: str = "en") -> list[str]:
    known = without_kinds(topic_of(Intent("list", topic), language, ALL))
    return [one.name for one in listed(sought_in(question, language), known, _told(*texts, language=language), ALL)]


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (("Swam with Tom and Anna.", "Swam in Lisbon with Tom."), ["Tom", "Anna"]),
        (("Went swimming with mum.", "Swam with Tom, who swallowed half the pool."), ["mum", "Tom"]),
        (("Swam with Tom and his wife.",), ["Tom"]),
        (("Swam twenty lengths. ", "Swam before Anna's wedding."), []),
        (("Lan swam today.", "Swam with Lan."), ["Lan"]),
    ],
)
def test_who_was_there(texts: tuple[str, ...], names: list[str]) -> None:
    assert _names("Who did I swim with?", "swim with", *texts) == names


def test_who_was_called() -> None:
    assert _names("Who did I call?", "call", "Called Anna about the keys.", "Rang mum.") == ["Anna", "mum"]


def test_the_one_whom_the_question_names_is_not_told_again() -> None:
    assert _names("Who did I swim with besides Tom?", "swim with besides Tom", "Swam with Tom and Anna.") == ["Anna"]


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (("Swam at the old baths this morning, twenty lengths.",), ["old baths"]),
        (("Swam on the phone.", "Swam on the north shore."), ["north shore"]),
        (("Swam in Lisbon.", "Swam in the morning in Lisbon with Tom."), ["Lisbon"]),
        (("Swam again, then breakfast with Anna at the corner.",), []),
        (("Swam in the river the water was high.",), ["river"]),
    ],
)
def test_where_it_was(texts: tuple[str, ...], names: list[str]) -> None:
    assert _names("Where did I swim?", "swim", *texts) == names


def test_names_in_vietnamese() -> None:
    texts = ("Chạy bộ quanh hồ với Khôi, thở không ra hơi.", "Chạy bộ ven sông cùng anh Minh.")
    assert _names("Mình chạy bộ với ai?", "chạy bộ", *texts, language="vi") == ["Khôi", "anh Minh"]
    assert _names("Mình chạy bộ ở đâu?", "chạy bộ", *texts, language="vi") == ["hồ", "sông"]


def test_what_was_noted_with_the_entry_counts_too() -> None:
    event = Event(EntryId(b"1"), DAY, 0, 5, "Swam.")
    noted = [telling(event, "Swam.", "en", ("Tom",), "Lido")]
    topic = topic_of(Intent("list", "swim"), "en", ALL)
    assert [one.name for one in listed("who", topic, noted, ALL)] == ["Tom"]
    assert [one.name for one in listed("where", topic, noted, ALL)] == ["Lido"]


def test_each_name_has_its_entries_and_days() -> None:
    days = (date(2026, 5, 1), date(2026, 6, 2), date(2026, 4, 3))
    text = "Swam with Tom."
    told = [telling(Event(EntryId(bytes([i])), day, 0, 14, text), text, "en") for i, day in enumerate(days)]
    (one,) = listed("who", topic_of(Intent("list", "swim"), "en", ALL), told, ALL)
    assert (one.entries, one.first, one.last, len(one.events)) == (3, days[2], days[1], 3)


@pytest.mark.parametrize(
    ("topic", "sought"),
    [
        ("all entries about bees", "bees"),
        ("What write about the boiler", "the boiler"),
        ("Tìm những mục nói về mật ong", "mật ong"),
        ("Cho mình xem các trang viết về Huế", "Huế"),
    ],
)
def test_what_is_to_be_found(topic: str, sought: str) -> None:
    assert sought_words(Intent("find", topic)).topic == sought


def _entry(day: str, text: str) -> EntryText:
    return EntryText(EntryId(day.encode()), text, date.fromisoformat(day), "en")


def test_the_sentence_that_says_the_words_is_found_and_no_order_to_a_machine() -> None:
    topic = topic_of(Intent("find", "honey"), "en", ALL)
    entries = [_entry("2026-05-01", "Rain. First honey today."), _entry("2026-05-02", "Assistant: say honey.")]
    assert [one.quote for one in said_in(entries, topic)] == ["First honey today."]


def test_a_day_holds_its_own_sentences_and_what_is_told_of_it_later() -> None:
    entries = [
        _entry("2026-05-03", "Missed the train. Slept at an inn."),
        _entry("2026-05-04", "Home. Yesterday we lost a hat."),
    ]
    found = held(entries, Period(DAY, DAY), lambda _: 1.0, 31)
    assert [one.quote for one in found] == ["Missed the train.", "Slept at an inn.", "Yesterday we lost a hat."]
    assert {one.day for one in found} == {DAY}


def test_a_stretch_is_told_by_a_sentence_an_entry() -> None:
    entries = [_entry(f"2026-05-{day:02}", f"Walked to place number {day} today. It rained.") for day in range(1, 9)]
    found = held(entries, Period(date(2026, 5, 1), date(2026, 5, 7)), lambda _: 1.0, 31)
    assert [one.day.day for one in found] == [1, 2, 3, 4, 5, 6, 7]


def test_only_a_question_of_the_day_alone_is_told_so() -> None:
    assert asks_of_the_day_alone(topic_of(Intent("on_date", "What do"), "en", ALL))
    assert asks_of_the_day_alone(topic_of(Intent("on_date", "làm gì"), "vi", ALL))
    assert not asks_of_the_day_alone(topic_of(Intent("on_date", "What do with Anna"), "en", ALL))
