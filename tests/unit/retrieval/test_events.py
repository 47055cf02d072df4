"""What a diary's sentences tell of: done or only meant, by whom, how often, on which day, how much."""

from datetime import date

import pytest

from diary_desktop.domain.asking import Intent
from diary_desktop.retrieval.activities import Activities
from diary_desktop.retrieval.event_amounts import amounts
from diary_desktop.retrieval.event_reading import EventReader
from diary_desktop.retrieval.event_topics import apart_from_places, topic_of

from .event_sentences import ALL, TOLD, cases

HELD = 0.985
"""Share of the sentences of ``event_sentences.txt`` read right when this was written: it may only rise."""


def test_nearly_every_sentence_is_read_as_a_person_would():
    every = list(cases())
    wrong = [f"{case.question} {case.text}: {case.read()}" for case in every if not case.is_right()]
    assert len(every) > 350
    assert len(wrong) <= (1 - HELD) * len(every), "\n".join(wrong)


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("A five kilometre run", "en", 5.0, "km"),
        ("it cost £1,234.50", "en", 1234.5, "£"),
        ("hết 1.234.000 đồng", "vi", 1_234_000.0, "đ"),
        ("hết một triệu hai", "vi", 1.2, "triệu đồng"),
        ("hai trăm rưỡi nghìn", "vi", 250.0, "nghìn đồng"),
        ("hết 230k", "vi", 230.0, "nghìn đồng"),
        ("an easy 10k", "en", 10.0, "km"),
        ("7 hours 15 minutes", "en", 7.25, "h"),
        ("an hour and a half", "en", 1.5, "h"),
        ("ngủ sáu tiếng rưỡi", "vi", 6.5, "h"),
        ("two and a half miles", "en", 2.5, "mi"),
        ("a hundred and twenty pounds", "en", 120.0, "£"),
    ],
)
def test_amounts_in_figures_and_words(text, language, value, unit):
    (only,) = amounts(text, language)
    assert only.value == pytest.approx(value)
    assert only.unit == unit


def test_a_time_of_the_clock_is_no_amount():
    assert amounts("ngủ lúc 11 giờ, dậy 5 giờ sáng", "vi") == []


def test_a_topic_no_table_knows_is_found_by_all_its_words():
    topic = topic_of(Intent("count", "feed the hedgehog"), "en", ALL)
    assert len(EventReader(topic).read("Fed the hedgehog at dusk.", TOLD)) == 1
    assert EventReader(topic).read("Saw a hedgehog at dusk. Fed the cat.", TOLD) == []
    assert EventReader(topic).read("Forgot to feed the hedgehog.", TOLD) == []


def test_what_else_the_question_names_has_to_be_told_too():
    topic = topic_of(Intent("count", "run with the dog"), "en", ALL)
    assert len(EventReader(topic).read("Ran along the canal with the dog.", TOLD)) == 1
    assert EventReader(topic).read("Ran along the canal. Fed the dog.", TOLD) == []


def test_a_question_in_one_language_counts_what_is_told_in_the_other():
    topic = topic_of(Intent("count", "chạy bộ"), "vi", ALL)
    assert [one.day for one in EventReader(topic).read("Yesterday I ran round the lake.", TOLD)] == [date(2026, 5, 13)]
    topic = topic_of(Intent("count", "go swimming"), "en", ALL)
    assert len(EventReader(topic).read("Chiều đi bơi với con.", TOLD)) == 1


def test_vietnamese_typed_without_marks_is_read_too():
    topic = topic_of(Intent("count", "chay bo"), "vi", ALL)
    assert len(EventReader(topic).read("Sang nay toi chay bo quanh ho.", TOLD)) == 1
    assert EventReader(topic).read("Dinh chay bo ma troi mua to qua.", TOLD) == []


@pytest.mark.parametrize(
    ("text", "language", "paid"),
    [
        ("Dentist at nine. Paid 140 pounds. Home by eleven.", "en", [140.0]),
        ("Dentist at nine. Bought a hat for 30 pounds.", "en", []),
        ("Đi nha sĩ buổi sáng. Hết 400 nghìn.", "vi", [400.0]),
    ],
)
def test_a_sentence_may_add_what_the_one_before_cost(text, language, paid):
    reader = EventReader(topic_of(Intent("sum", "the dentist", "money"), "en", ALL), "money")
    assert [amount.value for one in reader.read(text, TOLD, language) for amount in one.amounts] == paid


def test_another_sense_of_the_words_and_a_light_verb_do_not_narrow_a_topic():
    topic = topic_of(Intent("count", "đi khám răng"), "vi", ALL)
    assert topic.activity is not None
    assert (topic.activity.name, topic.words) == ("dentist", ())
    assert topic_of(Intent("count", "attend a hanging with Kofi"), "en", ALL).words == ("hang",)
    assert topic_of(Intent("count", "attend"), "en", ALL).words == ("attend",)


def test_a_place_may_be_named_anywhere_in_the_entry():
    topic = topic_of(Intent("sum", "walk in Lisbon with Anna", "km"), "en", ALL)
    narrowed, places = apart_from_places(topic, "How far did I walk with Anna in Lisbon?", "en")
    assert (narrowed.names, places) == (("anna",), (frozenset({"lisbon"}),))
    assert apart_from_places(topic, "How far did I walk with Anna?", "en") == (topic, ())


def test_the_same_run_told_twice_counts_once():
    topic = topic_of(Intent("count", "go for a run"), "en", ALL)
    told = EventReader(topic).read("Went for a run. The run was hard, but I liked it.", TOLD)
    assert sum(one.times for one in told) == 1
    told = EventReader(topic).read("Ran before breakfast. In the evening I ran again.", TOLD)
    assert sum(one.times for one in told) == 2


def test_the_mother_of_somebody_else_is_not_mine():
    topic = topic_of(Intent("count", "call my mother"), "en", ALL)
    assert EventReader(topic).read("I called Anna's mother about the keys.", TOLD) == []


def test_a_broken_table_is_refused():
    with pytest.raises(ValueError, match="table of activities"):
        Activities("[run act]\nsometimes run", "")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Ran five kilometres along the river with Minh.", 1),
        ("Lunch with Minh and his sister.", 1),
        ("Ăn tối với Minh.", 1),
        ("Minh came over for supper.", 1),
        ("Minh gave me a fountain pen.", 1),
        ("Minh left for Toronto this morning.", 1),
        ("Minh gave his mother a pen.", 0),
        ("Wanted to run with Minh but it rained.", 0),
        ("Did not go to the fair with Minh.", 0),
        ("Spoke on the phone with Minh.", 0),
        ("Anna had lunch with Minh.", 0),
        ("Dreamt I was swimming with Minh.", 0),
        ("Định đi bơi với Minh mà mưa.", 0),
    ],
)
def test_who_was_there_was_seen(text, seen):
    topic = topic_of(Intent("last", "see Minh"), "en", ALL)
    assert len(EventReader(topic).read(text, date(2026, 10, 9))) == seen
