"""What the diary finds for each question of a set, in the form its scorer takes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import cast

from diary_desktop.domain.conversation import Question
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.passage import Hit
from diary_desktop.domain.period import DateOrder, Period
from diary_desktop.retrieval.abstain import found_anything
from diary_desktop.retrieval.periods import period_of
from diary_desktop.retrieval.quoting import quotes
from diary_desktop.retrieval.ranking import meaning_of, rank, with_neighbours, without_words, worded

from .diaries import Diary, Embed, Row

_TODAY = "2026-11-21"
_HITS = 12
_ENTRIES = 10
_LOOKED_AT = 40
"""Hits read to name ten entries: several may be of one."""


def date_predictions(rows: list[Row]) -> Iterator[Row]:
    """The period of each question."""
    for row in rows:
        yield {"id": row["id"], **_ends(_period(row))}


def answer_predictions(diary: Diary, embed: Embed) -> Iterator[Row]:
    """Ranked entries, passages with their neighbours, the quotes as an answer, and whether it would be refused."""
    periods = [_period(row) for row in diary.questions]
    asked = [_asked(row) for row in diary.questions]
    meanings = [meaning_of(text, period) for text, period in zip(asked, periods, strict=True)]
    vectors = embed(meanings) if embed else None
    for i, row in enumerate(diary.questions):
        vector = None if vectors is None else vectors[i]
        hits = worded(rank(diary.index, asked[i], vector, periods[i], _LOOKED_AT), diary.read)
        yield _prediction(diary, row, asked[i], periods[i], hits)


def _prediction(diary: Diary, row: Row, asked: str, period: Period | None, hits: list[Hit]) -> Row:
    question = Question(asked, _noon(row), row["lang"])
    shown = quotes(without_words(asked, period), hits[:_HITS], diary.index.idf)
    ranked = list(dict.fromkeys(diary.names[h.passage.entry_id, h.passage.number] for h in hits))
    stretches = with_neighbours(diary.index, hits[:_ENTRIES], diary.read)
    return {
        "id": row["id"],
        "ranked_entry_ids": ranked[:_ENTRIES],
        "passages": [_names_around(diary, hit) for hit in hits[:_ENTRIES]],
        "words@5": sum(len(stretch.text.split()) for stretch in stretches[:5]),
        "answer": " ".join(citation.quote for citation in shown),
        "refused": not found_anything(question, hits[:_HITS], period),
        **(_ends(period) if row["kind"] == "span" else {}),
    }


def _names_around(diary: Diary, hit: Hit) -> list[str]:
    entry_id, number = hit.passage.entry_id, hit.passage.number
    near = [diary.names.get((entry_id, n)) for n in (number - 1, number, number + 1)]
    return list(dict.fromkeys(name for name in near if name))


def _asked(row: Row) -> str:
    """A follow-up is asked with what it follows."""
    return f"{row.get('earlier_question', '')} {row['question']}".strip()


def _period(row: Row) -> Period | None:
    born = date.fromisoformat(row["born"]) if row.get("born") else None
    order = cast(DateOrder, row.get("date_order") or "dmy")
    return period_of(Question(_asked(row), _noon(row), row["lang"]), _noon(row).local.date(), born, order)


def _noon(row: Row) -> Moment:
    return Moment(datetime.combine(date.fromisoformat(row.get("today", _TODAY)), time(12)))


def _ends(period: Period | None) -> Row:
    first = period.first.isoformat() if period and period.first else None
    last = period.last.isoformat() if period and period.last else None
    return {"from": first, "to": last}
