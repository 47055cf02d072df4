"""A question set as it lies in its folder: what was kept in the diary, and what is asked of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, Literal

from diary_desktop.domain.moment import Moment

Row = dict[str, Any]
"""One line of a set's file; the README of the sets says what each holds."""

Unit = Literal["turns", "sessions"]

_NOON = time(12)


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry to be put into the diary, under the name the set gives it."""

    name: str
    text: str
    happened: Moment


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """``entries`` is empty for a set of questions alone."""

    entries: tuple[Kept, ...]
    questions: tuple[Row, ...]


def read_rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def read_set(folder: Path, unit: Unit = "turns") -> QuestionSet:
    """The set in ``folder``; of a dialogue each turn or each session is an entry. Raises ``FileNotFoundError``."""
    questions = tuple(read_rows(folder / "questions.jsonl"))
    if (folder / "entries.jsonl").exists():
        return QuestionSet(_entries(read_rows(folder / "entries.jsonl")), questions)
    if (folder / f"{unit}.jsonl").exists():
        return QuestionSet(_entries(read_rows(folder / f"{unit}.jsonl")), questions)
    return QuestionSet((), questions)


def _entries(rows: Sequence[Row]) -> tuple[Kept, ...]:
    """Entries of one time were written one after the other, as they stand."""
    return tuple(Kept(row["id"], _text(row), _moment(row["date"], at)) for at, row in enumerate(rows))


def _text(row: Row) -> str:
    """What was said in a dialogue begins with who said it; the caption of a picture belongs to it."""
    caption = f" [{row['image_caption']}]" if row.get("image_caption") else ""
    speaker = f"{row['speaker']}: " if "speaker" in row else ""
    return f"{speaker}{row['text']}{caption}"


def _moment(written: str, place: int) -> Moment:
    """Noon where only a day is told, so that it counts for that day; ``place`` orders entries of one time."""
    when = datetime.fromisoformat(written)
    local = when if "T" in written else datetime.combine(when.date(), _NOON)
    return Moment(local + timedelta(microseconds=place))
