"""When a question is computed, and when the person's own sentences are the better answer."""

from datetime import date

import pytest

from diary_desktop.domain.asking import Computed, Event, Reading
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.period import Period
from diary_desktop.retrieval.event_topics import Topic, topic_of
from diary_desktop.retrieval.grounds import MOST_READ, may_compute, says_something, worth_reading
from diary_desktop.retrieval.intent import intent_of
from diary_desktop.services.wording import language_of

from .event_sentences import ALL

DAY = date(2026, 5, 2)
MAY = Period(date(2026, 5, 1), date(2026, 5, 31), "Tháng năm")
ONCE = Event(EntryId(b"1"), DAY, 0, 6, "I ran.")


def read(question: str, period: Period | None = None) -> tuple[Reading, Topic]:
    language = language_of(question)
    intent = intent_of(question, language, period.words if period else "")
    reading = Reading(question, language, intent, period, DAY)
    return reading, topic_of(reading.intent, language, ALL)


def result(*days: date, reason: str = "") -> Computed:
    return Computed(float(len(days)), "", days, (ONCE,) * len(days), (), 30, reason)


@pytest.mark.parametrize(
    "question",
    [
        "How many times did I run?",
        "How many headaches did I have?",
        "How often did I feed the hedgehog?",
        "How many concerts have I been to?",
        "How often did I mention Anna?",
        "How often did Mum call?",
        "How much did I spend on books?",
        "What was my longest run?",
        "Tôi chạy bộ bao nhiêu lần?",
        "Tôi cho nhím ăn bao nhiêu lần?",
    ],
)
def test_an_activity_or_words_for_events_can_be_computed(question):
    assert may_compute(*read(question))


@pytest.mark.parametrize(
    "question",
    [
        "How many eggs did I buy?",
        "How many windows did the storm break?",
        "How many days does the course last?",
        "Did I ever go to Paris?",
        "How often did Tom run?",
        "What was the highest tower I saw?",
        "Ai cao nhất?",
    ],
)
def test_things_names_and_what_others_did_are_not_computed(question):
    assert not may_compute(*read(question))


def test_what_something_cost_in_some_days_is_added_up_where_it_is_bought_again_and_again():
    assert may_compute(*read("Tháng năm đi chợ hết bao nhiêu?", MAY))
    assert not may_compute(*read("Tháng năm thay côn hết bao nhiêu?", MAY))


def test_for_a_single_day_few_entries_are_read_unless_the_activity_is_known():
    reading, topic = read("When did I buy the telescope?")
    assert worth_reading(reading.intent, topic, MOST_READ)
    assert not worth_reading(reading.intent, topic, MOST_READ + 1)
    reading, topic = read("How often did I feed the hedgehog?")
    assert worth_reading(reading.intent, topic, MOST_READ + 1)
    reading, topic = read("When did I last run?")
    assert worth_reading(reading.intent, topic, MOST_READ + 1)


@pytest.mark.parametrize(
    ("question", "elsewhere", "said"),
    [
        ("How often did I run?", False, True),
        ("How often was there a run?", False, False),
        ("How often did I run with the dog?", True, False),
        ("How often did I feed the hedgehog?", True, True),
        ("How often did I feed the hedgehog?", False, False),
        ("Did I ever feed the hedgehog?", True, False),
        ("How much did I spend on books?", True, False),
    ],
)
def test_that_nothing_was_recorded_is_said_only_where_the_words_were_enough(question, elsewhere, said):
    assert says_something(*read(question), result(reason="never"), elsewhere) is said


def test_a_day_is_told_only_where_there_is_one():
    asked = read("When did I run?")
    assert not says_something(*asked, result(DAY, date(2026, 5, 3)), True)
    assert says_something(*asked, result(reason="never"), True), "an activity that everybody tells by name"
    assert says_something(*asked, result(DAY), True)
