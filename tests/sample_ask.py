"""Made-up conversations for pictures of Ask and for tests of its screens; nothing of it ships."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import cycle

from diary_desktop.domain.asking import Computed, Event, Intent, Reading
from diary_desktop.domain.conversation import (
    Answer,
    AnswerContext,
    Citation,
    ContextPassage,
    Conversation,
    ConversationId,
    Question,
)
from diary_desktop.domain.entry import EntryId, Mood
from diary_desktop.domain.errors import DiskFull
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.period import Period
from diary_desktop.presenters.ask_state import AskState, Explained, ShownPassage, Turn
from diary_desktop.presenters.conversation_list import ListState
from diary_desktop.services.cited import Surroundings
from tests.sample_diary import NOW, ask_state

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31), "in October")
RUNS = (
    ("Before work", "Ran along the river and came home light-headed."),
    ("A slow one", "Ran without a watch, just the bridge and back."),
    ("Sương sớm", "Sáng nay chạy năm cây dọc sông, sương chưa tan."),
    ("Rain on the path", "Ran with Minh until the rain caught us at the mill."),
    ("Heavy legs", "Ran anyway, and was glad of it by the second corner."),
    ("Further than ever", "Eleven kilometres today, my longest run yet."),
    ("Last of the month", "A short run in the dark, leaves everywhere."),
)
AROUND = {
    1: Surroundings("", "Wrote the letter before lunch, in one go.", Mood.BRIGHT, 7.2),
    2: Surroundings("The alarm did not go off.", "Nobody else was out.", Mood.CLOUDY),
    3: Surroundings("…cả đêm không ngủ được.", "Về đến nhà mới thấy đói.", Mood.CLEARING, 9.4),
}
RUN_DAYS = tuple(date(2026, 10, day) for day in (2, 5, 9, 14, 18, 23, 30))


def entry_id(number: int) -> EntryId:
    return EntryId(number.to_bytes(16, "big"))


def counted_answer(days: tuple[date, ...] = RUN_DAYS) -> Answer:
    """How many times, with the days it rests on."""
    question = Question("How many times did I run in October?", NOW, "en")
    told = tuple(zip(days, cycle(RUNS), strict=False))
    events = tuple(Event(entry_id(at), day, 0, len(quote), quote) for at, (day, (_, quote)) in enumerate(told, 1))
    citations = tuple(
        Citation(at, one.entry_id, one.day, title, one.quote, 0, len(one.quote))
        for at, (one, (_, (title, _))) in enumerate(zip(events, told, strict=True), 1)
    )
    return Answer(
        question,
        "computed",
        f"You ran {len(days)} times in October 2026.",
        citations,
        OCTOBER,
        34,
        0.2,
        reading=Reading(question.text, "en", Intent("count", "run"), OCTOBER),
        computed=Computed(float(len(days)), "times", days, events, ("run", "ran", "chạy"), 34),
        context=AnswerContext(seconds=(("read", 0.01), ("compute", 0.17))),
    )


def computed_state(number: int = 0) -> AskState:
    """A count, its sources open, with what could be asked next; on ``number`` days in a row where given."""
    days = tuple(date(2026, 9, 1) + timedelta(days=at) for at in range(number))
    answer = counted_answer(days or RUN_DAYS)
    turn = Turn(answer.question.text, answer=answer, position=0)
    suggestions = ("And in September 2026?", "When was the last time?")
    shown = AskState("Running in October", (turn,), 0, 1, can_listen=True, suggestions=suggestions)
    return replace(shown, around=AROUND, sounding=frozenset({1, 3}))


def last_time_state() -> AskState:
    """One day is the answer, and the question was changed once."""
    base = counted_answer(RUN_DAYS[-1:])
    reading = replace(base.reading, intent=Intent("last", "run")) if base.reading else None
    answer = replace(base, text="You last ran on 30 October 2026, 22 days ago.", reading=reading)
    turn = Turn("When did I last run?", answer=answer, position=0, versions=2)
    return AskState("Running in October", (turn,), -1, 0, can_listen=True)


def explained_state() -> AskState:
    """How a generated answer was read and made; the days given instead could not be read."""
    before = ask_state().turns[0].answer
    assert before is not None
    stages = (("read", 0.01), ("search", 0.14), ("quote", 0.06), ("generate", 4.9))
    passages = tuple(ContextPassage(one.entry_id, 0, 40, 0.8 - one.number / 10) for one in before.citations)
    context = AnswerContext(passages, "Answer only from the excerpts.", "Qwen3-4B-Instruct", 412, 61, stages)
    reading = Reading(before.question.text, "en", Intent("open", "run"), before.period)
    answer = replace(before, reading=reading, context=context)
    shown = tuple(
        ShownPassage(one.entry_id, 0, 40, 0.8 - one.number / 10, one.day, one.title) for one in answer.citations
    )
    turn = Turn(before.question.text, answer=answer, position=0)
    explained = Explained(0, shown, days_unread=True)
    return AskState("Running and my knee", (turn,), 0, 0, can_listen=True, explained=explained)


def wording_state() -> AskState:
    """The quotes are there, the model is still wording them."""
    answer = ask_state().turns[0].answer
    assert answer is not None
    quotes = replace(answer, kind="quoted", text="Here is what you wrote.")
    return AskState("Running and my knee", (Turn(answer.question.text, quotes=quotes),), -1, 0, can_listen=True)


def changing_state() -> AskState:
    """A question is being changed."""
    return replace(computed_state(), changing=0, shown=-1, suggestions=())


def failed_state() -> AskState:
    """An answer that could not be had."""
    return AskState("Running", (Turn("How often did I run?", error=DiskFull()),), can_listen=True)


def talks() -> tuple[Conversation, ...]:
    """Kept conversations, newest first."""
    titles = (
        "How many times did I run in October?",
        "Lần cuối gặp chú Tư là khi nào?",
        "A look back at October 2026",
        "What was I worried about before the exam, and who did I talk to about it?",
    )
    return tuple(_talk(at, title) for at, title in enumerate(titles, 1))


def _talk(at: int, title: str) -> Conversation:
    answer, asked = counted_answer(), Moment(NOW.local - timedelta(days=at), NOW.offset_minutes, NOW.zone)
    answers = (replace(answer, question=replace(answer.question, asked=asked)),) * (1 + at % 3)
    started = Moment(datetime(2026, 11, 21 - at, 20, 15), NOW.offset_minutes, NOW.zone)
    return Conversation(ConversationId(at.to_bytes(16, "big")), title, started, answers)


def list_state(**changes: object) -> ListState:
    """The list of conversations."""
    rows = talks()
    state = ListState(open=True, known=True, rows=rows, total=len(rows), current=rows[0].conversation_id)
    return replace(state, **changes)  # type: ignore[arg-type]  # its own fields
