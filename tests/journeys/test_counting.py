"""A question that asks for a number is answered by counting every entry in a real diary, not by its best hits."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from diary_desktop.domain.asking import Correction
from diary_desktop.domain.conversation import Answer, Question
from diary_desktop.domain.entry import Entry
from diary_desktop.domain.errors import Cancelled
from diary_desktop.domain.moment import Moment
from diary_desktop.runtime.engine_thread import Token
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk

RUNS = 60
"""More than any top ten holds, and more than one step of the vault thread."""


def told(desk: Desk, days_ago: int, text: str) -> Entry:
    day = desk.clock().local.date() - timedelta(days=days_ago)
    entry = desk.journeys.diary.write(text, happened=Moment(datetime.combine(day, time(20))))
    desk.journeys.indexer.index(entry, Token())
    return entry


def asked(desk: Desk, text: str, token: Token | None = None) -> Answer:
    return desk.journeys.answerer.answer(Question(text, desk.clock()), token or Token())


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    one = make_desk()
    one.journeys.session.create(bytearray(PASSPHRASE))
    for days_ago in range(2, 2 + 2 * RUNS, 2):
        told(one, days_ago, "Ran 5 km along the canal. Soup for supper.")
    told(one, 1, "Wanted to run, but it poured. Hôm qua tôi đi bơi.")
    return one


def test_a_source_of_a_count_is_named_as_its_entry(desk: Desk) -> None:
    entry = told(desk, 3, "Swam forty lengths.")
    desk.journeys.diary.edit(entry.entry_id, entry.text, title="The old pool")
    answer = asked(desk, "How many times did I swim?")
    assert {one.title for one in answer.citations if one.entry_id == entry.entry_id} == {"The old pool"}


def test_somebody_was_seen_whenever_something_was_done_with_them(desk: Desk) -> None:
    told(desk, 9, "Met Minh at the station.")
    met = told(desk, 5, "Walked along the canal with Minh.")
    told(desk, 1, "Wanted to go to the fair with Minh, but he was ill.")
    answer = asked(desk, "When did I last see Minh?")
    assert answer.kind == "computed"
    assert [one.entry_id for one in answer.citations][-1] == met.entry_id
    assert asked(desk, "When did I last see Oanh?").kind == "nothing"


def test_every_entry_counts_and_nothing_is_made_up(desk: Desk) -> None:
    answer = asked(desk, "How many times did I go for a run?")
    assert answer.kind == "computed"
    assert answer.computed is not None
    assert (answer.computed.value, len(answer.citations)) == (RUNS, RUNS)
    assert answer.text.startswith(f"{RUNS} times.")
    assert asked(desk, "How many kilometres did I run in all?").text.startswith("300 km in all")
    entry = told(desk, 3, "Swam forty lengths.")
    desk.journeys.bin.put(entry.entry_id)
    answer = asked(desk, "When did I last go swimming?")
    assert answer.computed is not None
    assert [day.isoformat() for day in answer.computed.days] == [
        (desk.clock().local.date() - timedelta(days=2)).isoformat()
    ]
    assert "none recorded" in asked(desk, "How many times did I go skiing?").text
    assert "không thấy ghi" in asked(desk, "Tôi đi trượt tuyết bao nhiêu lần?").text
    answer = asked(desk, "How many metres did I swim in all?")
    assert answer.computed is not None
    assert (answer.computed.value, answer.computed.reason) == (None, "never_written")
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        asked(desk, "How many times did I go for a run?", token)


def test_a_time_named_by_an_event_is_counted_from_where_the_diary_tells_it(desk: Desk) -> None:
    told(desk, 70, "Anna's wedding is next month, I have nothing to wear.")
    wedding = told(desk, 31, "Anna's wedding today, and everybody danced.")
    answer = asked(desk, "How many times did I run since Anna's wedding?")
    assert answer.reading is not None
    assert answer.reading.told is not None
    assert answer.reading.told.entry_id == wedding.entry_id
    assert answer.period is not None
    assert answer.period.first == answer.reading.told.day
    assert answer.computed is not None
    assert answer.computed.value == 15
    again = asked(desk, "How many times did I run since Tom's wedding?")
    assert again.period is None
    assert again.reading is not None
    assert again.reading.told is None


def test_days_that_a_person_corrected_are_counted_from_no_event(desk: Desk) -> None:
    told(desk, 31, "Anna's wedding today, and everybody danced.")
    question = Question("How many times did I run since Anna's wedding?", desk.clock())
    answer = desk.journeys.answerer.answer(replace(question, correction=Correction(everywhere=True)), Token())
    assert answer.period is None
    assert answer.reading is not None
    assert answer.reading.told is None


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Why did I sell the piano?", "You never wrote of “sell the piano”."),
        ("Sao mình lại bán cái đàn?", "Bạn chưa lần nào viết về việc “bán cái đàn”."),
    ],
)
def test_what_no_entry_tells_of_is_not_taken_for_granted(desk: Desk, question: str, said: str) -> None:
    for text in ("Played the piano until the neighbours knocked.", "Chơi đàn cả buổi, hàng xóm gõ cửa."):
        desk.journeys.indexer.index(desk.journeys.diary.write(text), Token())
    for text in ("Sold the sofa to a student.", "Hôm nay mình bán cái ghế, và mua một cái đèn."):
        desk.journeys.indexer.index(desk.journeys.diary.write(text), Token())
    answer = desk.journeys.answerer.answer(Question(question, desk.clock()), Token())
    assert answer.kind == "nothing"
    assert answer.text.startswith(said)
    sold = desk.journeys.diary.write("Sold the piano. Bán cái đàn rồi, buồn quá.")
    desk.journeys.indexer.index(sold, Token())
    told = desk.journeys.answerer.answer(Question(question, desk.clock()), Token())
    assert told.kind == "quoted"
