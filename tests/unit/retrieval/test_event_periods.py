"""Days named by an event of the diary: found where one day clearly tells of it, left alone everywhere else."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from diary_desktop.app import event_names
from diary_desktop.domain.conversation import Question
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.period import Period
from diary_desktop.retrieval.activities import LANGUAGES, Activities
from diary_desktop.retrieval.calendar_spans import season_of, week_of
from diary_desktop.retrieval.computed import EntryText
from diary_desktop.retrieval.event_periods import event_day, period_by
from diary_desktop.retrieval.event_phrases import event_phrases
from diary_desktop.retrieval.named_events import named_event
from diary_desktop.retrieval.periods import period_of
from diary_desktop.services.wording import language_of

KNOWN = Activities(*(event_names(language) for language in LANGUAGES))
TODAY = date(2026, 11, 21)

ENGLISH = {
    "2025-01-12": "Anna's wedding is in May. I still have no suit.",
    "2025-03-04": "Bought a present for Anna's wedding.",
    "2025-05-17": "Anna's wedding today! She cried and so did I. Danced until two.",
    "2025-05-18": "Slept in. Tidied the garden, then a long walk by the river.",
    "2025-06-02": "Looked at the photos of Anna's wedding with mum.",
    "2025-08-30": "We moved house today, forty boxes and a piano. The new flat smells of paint.",
    "2025-09-02": "Unpacked the last of the kitchen.",
    "2025-10-08": "In bed with the flu, temperature of 39.",
    "2025-10-09": "Still the flu. Tea and toast.",
    "2025-11-20": "Mum's birthday. We baked a lemon cake for her.",
    "2024-11-20": "Mum's birthday, dinner at the harbour.",
    "2025-12-01": "My birthday. Nobody at the office remembered.",
    "2026-01-15": "There was a fire at the bakery last night, the whole roof burned.",
    "2026-02-01": "Sat by the fire and read.",
    "2026-02-20": "I failed the exam.",
    "2026-06-20": "I passed the exam.",
}
VIETNAMESE = {
    "2025-01-12": "Tháng năm là đám cưới của Hạnh, mình chưa có áo.",
    "2025-05-17": "Hôm nay đám cưới của Hạnh, vui quá, ai cũng khóc.",
    "2025-05-20": "Xem ảnh cưới của Hạnh.",
    "2025-08-30": "Cả nhà chuyển nhà hôm nay, mệt rã rời.",
    "2025-10-08": "Mình bị cúm, nằm cả ngày.",
    "2024-11-20": "Sinh nhật mẹ, cả nhà đi ăn.",
    "2025-11-20": "Hôm nay sinh nhật mẹ.",
    "2026-01-15": "Tối qua có đám cháy ở tiệm bánh đầu ngõ.",
}


def _read(question: str, diary: dict[str, str]) -> tuple[str, str] | None:
    """First and last day as text ("" for an open end); None where no event names a time."""
    language = language_of(question)
    entries = [
        EntryText(EntryId(day.encode()), text, date.fromisoformat(day), "") for day, text in sorted(diary.items())
    ]
    calendar = period_of(Question(question, Moment(datetime(2026, 11, 21, 12)), language), TODAY)
    for phrase in event_phrases(question, language, calendar):
        named = named_event(phrase.event, language, KNOWN)
        event = event_day(named, entries, phrase.within, TODAY) if named else None
        period = period_by(phrase, event.day, TODAY) if event else None
        if event and period:
            assert phrase.words in question
            assert event.quote in diary[event.entry_id.decode()]
            return tuple(day.isoformat() if day else "" for day in (period.first, period.last))  # type: ignore[return-value]  # always two
    return None


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("What did I do the day after Anna's wedding?", "2025-05-18", "2025-05-18"),
        ("What was I worried about the week before Anna's wedding?", "2025-05-05", "2025-05-11"),
        ("Two days before Anna got married, where was I?", "2025-05-15", "2025-05-15"),
        ("The day after Anna's wedding what did I eat?", "2025-05-18", "2025-05-18"),
        ("Who danced with me on the day of Anna's wedding?", "2025-05-17", "2025-05-17"),
        ("What did I read on the eve of Anna's wedding?", "2025-05-16", "2025-05-16"),
        ("What did I cook after we moved?", "2025-08-31", "2026-11-21"),
        ("Where did I live before we moved house?", "", "2025-08-29"),
        ("How often did I run since we moved?", "2025-08-30", "2026-11-21"),
        ("What did I eat the month I had the flu?", "2025-10-01", "2025-10-31"),
        ("How did I feel in the week I had the flu?", "2025-10-06", "2025-10-12"),
        ("What did we bake on mum's birthday?", "2026-11-20", "2026-11-20"),
        ("What did we eat on mum's birthday in 2024?", "2024-11-20", "2024-11-20"),
        ("Who forgot me on my birthday in 2025?", "2025-12-01", "2025-12-01"),
        ("What did I write three days after the fire?", "2026-01-17", "2026-01-17"),
        ("What did I buy the summer we moved house?", "2025-06-01", "2025-08-31"),
    ],
)
def test_english(question: str, first: str, last: str) -> None:
    assert _read(question, ENGLISH) == (first, last)


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("Hôm sau đám cưới của Hạnh tôi làm gì?", "2025-05-18", "2025-05-18"),
        ("Tuần trước đám cưới Hạnh mình lo chuyện gì?", "2025-05-05", "2025-05-11"),
        ("Tôi làm gì hai ngày trước đám cưới của Hạnh?", "2025-05-15", "2025-05-15"),
        ("Sau khi chuyển nhà mình hay nấu món gì?", "2025-08-31", "2026-11-21"),
        ("Trước khi chuyển nhà tôi sống ở đâu?", "", "2025-08-29"),
        ("Tháng mình bị cúm mình đọc sách gì?", "2025-10-01", "2025-10-31"),
        ("Sinh nhật mẹ năm 2024 nhà mình ăn ở đâu?", "2024-11-20", "2024-11-20"),
        ("Hôm xảy ra đám cháy tôi ở đâu?", "2026-01-14", "2026-01-14"),
        ("Hom sau dam cuoi cua Hanh toi lam gi?", "2025-05-18", "2025-05-18"),
    ],
)
def test_vietnamese(question: str, first: str, last: str) -> None:
    assert _read(question, VIETNAMESE) == (first, last)


@pytest.mark.parametrize(
    "question",
    [
        "What did I do after the exam?",  # there were two
        "What did I do the day after Tom's wedding?",  # nobody tells of one
        "What did I do before the earthquake?",
        "What did I eat after dinner?",
        "What was it named after?",
        "Where did I go the day after?",
        "What did I write about the fire?",
        "Who was at Anna's wedding?",
        "Tôi ăn gì sau bữa tối?",
        "Sau đó tôi đi đâu?",
        "Đám cưới của Hạnh có những ai?",
    ],
)
def test_none_where_nothing_is_clear(question: str) -> None:
    assert _read(question, ENGLISH | {f"{day}": text for day, text in VIETNAMESE.items() if day not in ENGLISH}) is None


def test_a_date_that_is_named_beside_the_event_stays() -> None:
    calendar = Period(date(2025, 9, 1), date(2025, 9, 30), "In September")
    assert event_phrases("In September, in the weeks after the fire, how did I sleep?", "en", calendar) == []


def test_what_lies_ahead_of_today_is_no_period() -> None:
    (phrase, *_) = event_phrases("What did I do since we moved?", "en", None)
    assert period_by(phrase, date(2026, 12, 1), TODAY) is None


def test_an_event_told_only_by_its_anniversaries_has_no_day() -> None:
    diary = {f"{year}-04-23": "Coronation day, bells all morning." for year in (2021, 2022, 2023)}
    assert _read("What did I wear the day before the coronation?", diary) is None
    assert _read("What did I wear the day before the coronation?", {"2021-04-23": "The king was crowned today."} | {
        f"{year}-04-23": "Coronation day." for year in (2022, 2023)}) == ("2021-04-22", "2021-04-22")  # fmt: skip


def test_weeks_of_the_old_calendar_and_seasons() -> None:
    assert week_of(date(1661, 4, 23)) == (date(1661, 4, 22), date(1661, 4, 28))
    assert week_of(date(1752, 9, 14)) == (date(1752, 9, 11), date(1752, 9, 17))
    assert season_of(date(2026, 1, 3)) == (date(2025, 12, 1), date(2026, 2, 28))


def test_last_week_is_no_week_before_what_was_done() -> None:
    assert _read("Tuần trước mình chuyển nhà bằng xe gì?", VIETNAMESE) is None
    assert _read("Tuần trước khi mình chuyển nhà có gì?", VIETNAMESE) == ("2025-08-18", "2025-08-24")


DEATHS = {
    "2025-02-01": "Lan's cat is dead, poor thing. Grandpa Ba grows weaker.",
    "2025-03-09": "News from home this morning that grandpa Ba is dead, and died yesterday in his sleep.",
    "2025-04-20": "Thought of the death of grandpa Ba all day.",
    "2025-06-30": "Talked today of the death of Tom's uncle, who was ill for years.",
}


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("grandpa Ba pass away", "2025-03-08"),
        ("grandpa die", "2025-03-08"),
        ("Lan die", None),
        ("Tom die", None),
        ("grandma die", None),
    ],
)
def test_the_day_of_an_event_is_that_on_which_it_was_news(asked: str, day: str | None) -> None:
    entries = [EntryText(EntryId(day.encode()), text, date.fromisoformat(day), "") for day, text in DEATHS.items()]
    named = named_event(asked, "en", KNOWN)
    assert named is not None
    event = event_day(named.told_of(), entries, None, TODAY)
    assert (event.day.isoformat() if event else None) == day
