"""The numbers behind the charts: over every entry that is not in the bin, and every question that was kept."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from diary_desktop.domain.entry import EntrySummary
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.insights import (
    FEWEST_MOODS,
    AskedQuestion,
    Headline,
    InsightReport,
    LongestSound,
    RangeName,
    Span,
)
from diary_desktop.domain.settings import Settings
from diary_desktop.domain.table import Table
from diary_desktop.ports.clock import Clock
from diary_desktop.ports.exchange import WriteFiles

from .conversations import Conversations
from .csv_text import Say, csv_of
from .entry_columns import EntryColumns, columns_of
from .insight_counts import Flags, hours_of, names_of, questions_of, steps_of, tags_of, within, year_of
from .insight_spans import span_before, span_of
from .insight_trackers import patterns_of
from .streaks import streak_of
from .vault_state import VaultThread

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """What every range is counted from. ``asked`` in no order; ``settings`` say how days and trackers are read."""

    columns: EntryColumns
    asked: tuple[AskedQuestion, ...]
    settings: Settings
    today: date


class Insights:
    """May be called from any thread to the left of the vault's; holds nothing of the diary itself."""

    def __init__(
        self,
        vault: VaultThread,
        conversations: Conversations,
        settings: Callable[[], Settings],
        clock: Clock,
        write: WriteFiles,
    ) -> None:
        self._vault = vault
        self._conversations = conversations
        self._settings = settings
        self._clock = clock
        self._write = write

    def gather(self, token: CancelToken) -> Gathered:
        """Read every entry's summary and every kept question once. Raises ``Cancelled``, ``VaultLocked``."""
        start = time.monotonic()
        settings = self._settings()
        begins_at = settings.days.begins_at
        entries: Sequence[EntrySummary] = self._vault.call(lambda state, _: state.listed())
        columns = columns_of(entries, begins_at, token)
        asked = tuple(
            AskedQuestion(answer.question.asked.day(begins_at), answer.seconds, answer.kind != "nothing")
            for talk in self._conversations.all()
            for answer in talk.answers
            if answer.removed is None
        )
        log.info("gathered", extra={"count": columns.size, "seconds": round(time.monotonic() - start, 3)})
        return Gathered(columns, asked, settings, self._clock().day(begins_at))

    def report(self, gathered: Gathered, name: RangeName, token: CancelToken, week_begins: int = 0) -> InsightReport:
        """Everything of one range; ``week_begins`` 0 is Monday. Raises ``Cancelled``."""
        return report_of(gathered, name, token, week_begins)

    def save(self, tables: Sequence[Table], path: Path, say: Say) -> int:
        """One table as the plain file ``path``, several as files of a new folder ``path``; returns the size in bytes.

        Raises ``InputError`` for a name that is taken, ``DiskFull``, ``FolderUnusable``.
        """
        # With a byte order mark: a common spreadsheet takes marked letters for others without it.
        contents = {f"{one.key}.csv": csv_of(one, say).encode("utf-8-sig", "replace") for one in tables}
        return self._write(contents, path)


def report_of(gathered: Gathered, name: RangeName, token: CancelToken, week_begins: int = 0) -> InsightReport:
    """The numbers of the range ``name`` as it is today. Raises ``Cancelled``."""
    columns, today = gathered.columns, gathered.today
    first, last = (
        (date.fromordinal(int(one)) for one in (columns.days.min(), columns.days.max()))
        if columns.size
        else (today, today)
    )
    span = span_of(name, today, first, last, week_begins)
    chosen = within(columns.days, span.first, span.last)
    asked = [one for one in gathered.asked if span.first <= one.day <= span.last]
    token.raise_if_cancelled()
    return InsightReport(
        span,
        columns.size,
        int(chosen.sum()),
        _headline(gathered, span, chosen),
        tuple(steps_of(columns, chosen, span, asked)),
        tuple(tags_of(columns, chosen)),
        tuple(hours_of(columns, chosen, gathered.settings.days.begins_at)),
        tuple(year_of(columns, today, week_begins)),
        tuple(names_of(columns, columns.people, chosen)),
        tuple(names_of(columns, columns.places, chosen)),
        tuple(patterns_of(columns, chosen, gathered.settings.journal.trackers)),
        questions_of(asked),
    )


def _headline(gathered: Gathered, span: Span, chosen: Flags) -> Headline:
    columns = gathered.columns
    written = {date.fromordinal(one) for one in set(columns.days.tolist())}
    streak = streak_of(gathered.today, written, grace=gathered.settings.journal.grace_day)
    mood, moods = _average(columns, chosen)
    return Headline(
        days_written=len(set(columns.days[chosen].tolist())),
        streak=streak.days,
        rest_days=streak.rest_days,
        words=int(columns.words[chosen].sum()),
        seconds=float(columns.seconds[chosen].sum()),
        longest=_longest(columns, chosen),
        mood=mood,
        moods=moods,
        mood_before=_mood_before(columns, span),
    )


def _mood_before(columns: EntryColumns, span: Span) -> float | None:
    """None where there are too few moods to compare with."""
    before = span_before(span)
    if before is None:
        return None
    mood, moods = _average(columns, within(columns.days, *before))
    return mood if moods >= FEWEST_MOODS else None


def _average(columns: EntryColumns, chosen: Flags) -> tuple[float | None, int]:
    moods = columns.moods[chosen & (columns.moods > 0)]
    return (float(moods.mean()) if len(moods) else None), len(moods)


def _longest(columns: EntryColumns, chosen: Flags) -> LongestSound | None:
    seconds = np.where(chosen, columns.seconds, 0.0)
    if not columns.size or not seconds.max():
        return None
    at = int(seconds.argmax())
    return LongestSound(columns.ids[at], date.fromordinal(int(columns.days[at])), float(seconds[at]))
