"""Looking back and what can be asked next: computed and quoted from the real diary, never invented."""

from __future__ import annotations

from datetime import datetime

import pytest

from diary_desktop.domain.conversation import Answer, Question
from diary_desktop.domain.entry import Mood
from diary_desktop.domain.errors import InputError
from diary_desktop.domain.moment import Moment
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.reflections import ReflectionKind, kind_of
from tests.fakes.engines import FakeLanguageModel
from tests.journeys.conftest import PASSPHRASE, Desk, MakeDesk

NOTES = (
    (2025, 11, 21, "A year before I planted the lime tree with Anna on the roof."),
    (2026, 10, 3, "In the garden I talked with Anna about the lime tree and the rain."),
    (2026, 10, 9, "I walked along the river with Anna and saw a grey heron."),
    (2026, 11, 17, "My sister called and we talked about the lime tree again."),
    (2026, 11, 19, "I cooked lentil soup for everybody and burned the bread."),
)


def filled(make_desk: MakeDesk, **parts: object) -> Desk:
    desk = make_desk(**parts)
    desk.journeys.session.create(bytearray(PASSPHRASE))
    for year, month, day, text in NOTES:
        happened = Moment(datetime(year, month, day, 20), 420, "Asia/Ho_Chi_Minh")
        desk.journeys.indexer.index(desk.journeys.diary.write(text, happened=happened), Token())
    return desk


def looked_back(desk: Desk, kind: ReflectionKind, language: str = "en") -> Answer:
    return desk.journeys.reflections.reflect(kind, Token(), language=language)


def test_a_week_tells_what_was_written_with_its_sources(make_desk: MakeDesk) -> None:
    desk = filled(make_desk)
    some = desk.journeys.diary.summaries()[0]
    desk.journeys.diary.set_mood(some.entry_id, Mood.BRIGHT)
    answer = looked_back(desk, "week")
    assert answer.question.text == "A look back at 16 November to 22 November 2026"
    assert answer.text.startswith("2 entries on 2 days, ")
    assert answer.text.endswith("Moods you noted: bright 1.")
    assert [one.day.day for one in answer.citations] == [17, 19]
    for one in answer.citations:
        assert desk.journeys.diary.get(one.entry_id).text[one.start : one.end] == one.quote


def test_a_month_and_a_year_are_named_in_the_language_asked_for(make_desk: MakeDesk) -> None:
    desk = filled(make_desk)
    assert looked_back(desk, "month").question.text == "A look back at November 2026"
    year = looked_back(desk, "year", "vi")
    assert year.question.text == "Nhìn lại năm 2026"
    assert year.text.startswith("4 mục trong 4 ngày, ")


def test_on_this_day_finds_earlier_years_only(make_desk: MakeDesk) -> None:
    answer = looked_back(filled(make_desk), "on-this-day")
    assert [one.day.year for one in answer.citations] == [2025]


def test_people_and_topics_come_with_counts_and_dates(make_desk: MakeDesk) -> None:
    desk = filled(make_desk)
    people = looked_back(desk, "people")
    assert people.text == "Anna in 2 entries, 3 October to 9 October 2026 [1]."
    assert "heron" in people.citations[0].quote
    assert "lime in 2 entries" in looked_back(desk, "topics").text


def test_an_empty_stretch_says_so(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.journeys.session.create(bytearray(PASSPHRASE))
    kinds: tuple[ReflectionKind, ...] = ("week", "on-this-day", "people")
    for kind in kinds:
        answer = looked_back(desk, kind)
        assert (answer.kind, answer.citations) == ("nothing", ())


def test_a_model_words_it_and_what_it_invents_is_left_out(make_desk: MakeDesk) -> None:
    model = FakeLanguageModel("Your sister called about the lime tree [1]. You flew to the moon [2].")
    answer = looked_back(filled(make_desk, model=lambda: model), "week")
    assert answer.kind == "generated"
    assert answer.text.startswith("2 entries on 2 days")
    assert "sister" in answer.text
    assert "moon" not in answer.text


def test_an_unknown_look_back_is_refused() -> None:
    with pytest.raises(InputError):
        kind_of("decade")


def test_what_can_be_asked_next_has_an_answer(make_desk: MakeDesk) -> None:
    desk = filled(make_desk)
    one = desk.journeys
    answer = one.answerer.answer(Question("Where did I walk in November 2026?", desk.clock()), Token())
    earlier = (answer,)
    for text in one.suggestions.after(earlier, Token()):
        assert one.answerer.exists(Question(text, desk.clock(), "en"), Token(), earlier)
    assert one.suggestions.after((), Token()) == ()


def test_what_the_diary_cannot_answer_is_never_suggested(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.journeys.session.create(bytearray(PASSPHRASE))
    answer = desk.journeys.answerer.answer(Question("Where did I walk in November?", desk.clock()), Token())
    assert desk.journeys.suggestions.after((answer,), Token()) == ()
