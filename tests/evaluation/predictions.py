"""What the diary answers to each question of a set, in the form the sets' scorer takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from diary_desktop.domain.asking import ASKS_A_DAY, Reading
from diary_desktop.domain.conversation import Answer, Question
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.passage import Hit
from diary_desktop.domain.period import DateOrder
from diary_desktop.domain.settings import Days
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.reading import Reader

from .scratch_diary import ScratchDiary
from .sets import Row

_TODAY = "2026-11-21"
_ENTRIES = 10
_LOOKED_AT = 40
"""Hits read to name ten entries: several may be of one."""

_ORDERS: dict[str, DateOrder] = {"dmy": "dmy", "mdy": "mdy"}


def readings(questions: Sequence[Row]) -> Iterator[Row]:
    """The period that the product reads in each question."""
    reader = Reader(Days)
    for row in questions:
        yield {"id": row["id"], **_period(reader.read(_question(row)))}


def answers(diary: ScratchDiary, questions: Sequence[Row]) -> Iterator[tuple[Row, Answer]]:
    """Each prediction with the answer it was made from; a follow-up is asked after the question it follows."""
    answerer = diary.journeys.answerer
    for row in questions:
        earlier = [answerer.answer(_question(row, row["earlier_question"]), Token())] if _follows(row) else []
        answer = answerer.answer(_question(row), Token(), earlier=earlier)
        yield _prediction(diary, row, answer), answer


def _prediction(diary: ScratchDiary, row: Row, answer: Answer) -> Row:
    found, together = _found(diary, answer)
    cited = list(dict.fromkeys(one.entry_id for one in answer.citations))
    first = cited if answer.kind == "computed" else []
    ranked = dict.fromkeys([*first, *(hit.passage.entry_id for hit in found)])
    return {
        "id": row["id"],
        "ranked_entry_ids": [diary.names[one] for one in ranked][:_ENTRIES],
        "passages": [[diary.names[one] for one in _entries_of(hits)] for hits in together],
        "words@5": sum(len(hit.passage.text.split()) for hits in together[:5] for hit in hits),
        "evidence_ids": [diary.names[one] for one in cited],
        "answer": _said(answer),
        "refused": is_refusal(answer),
        "actions": [],
        **_dated(answer),
        **_counted(answer),
    }


def is_refusal(answer: Answer) -> bool:
    """Whether the answer says that the diary does not tell: neither a day nor a name. That something happened no times
    is an answer."""
    computed = answer.computed
    return answer.kind == "nothing" or (computed is not None and bool(computed.reason) and computed.value is None)


def _found(diary: ScratchDiary, answer: Answer) -> tuple[Sequence[Hit], list[list[Hit]]]:
    """The best hits, and those of the first ten each with what is handed along with it.

    Where the days asked about hold nothing, those of the whole diary: the product looks there then, and says so.
    """
    searcher = diary.journeys.searcher
    reading = answer.reading
    context = searcher.find(answer.question, Token(), _LOOKED_AT, reading)
    if not context.hits and reading is not None and reading.period is not None:
        whole = replace(reading, period=replace(reading.period, first=None, last=None))
        context = searcher.find(answer.question, Token(), _LOOKED_AT, whole)
    return context.hits, searcher.passages(context)[:_ENTRIES]


def _entries_of(hits: Sequence[Hit]) -> list[EntryId]:
    return list(dict.fromkeys(hit.passage.entry_id for hit in hits))


def _said(answer: Answer) -> str:
    """What stands on the screen, without the line above quotes where it tells no day and so nothing of its own."""
    quotes = " ".join(citation.quote for citation in answer.citations)
    if answer.kind == "quoted" and not _asks_a_day(answer):
        return quotes
    return f"{answer.text} {quotes}".strip() if answer.kind in ("computed", "quoted") else answer.text


def _dated(answer: Answer) -> Row:
    """The day an answer tells, where a day is asked for; else the period the question names."""
    reading = answer.reading
    if _asks_a_day(answer) and answer.citations:
        days = answer.computed.days if answer.computed is not None else ()
        day = days[0] if days else answer.citations[0].day
        return _ends(day, day)
    return _period(reading)


def _asks_a_day(answer: Answer) -> bool:
    return answer.reading is not None and answer.reading.intent.kind in ASKS_A_DAY


def _period(reading: Reading | None) -> Row:
    period = reading.period if reading is not None else None
    return _ends(None, None) if period is None else _ends(period.first, period.last)


def _counted(answer: Answer) -> Row:
    computed = answer.computed
    if computed is None:
        return {}
    number = {} if computed.value is None else {"count": computed.value}
    return number | {"dates": [day.isoformat() for day in computed.days]}


def _question(row: Row, text: str = "") -> Question:
    born = date.fromisoformat(row["born"]) if row.get("born") else None
    noon = datetime.combine(date.fromisoformat(row.get("today") or _TODAY), time(12))
    return Question(text or row["question"], Moment(noon), born=born, date_order=_ORDERS.get(row.get("date_order", "")))


def _follows(row: Row) -> bool:
    return bool(row.get("earlier_question"))


def _ends(first: date | None, last: date | None) -> Row:
    return {"from": first and first.isoformat(), "to": last and last.isoformat()}
