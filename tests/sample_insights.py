"""Insights of the made-up year, for pictures and for tests of the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import cache

from diary_desktop.domain.entry import EntrySummary
from diary_desktop.domain.errors import FolderUnusable
from diary_desktop.domain.insights import AskedQuestion, RangeName
from diary_desktop.domain.journal import Journal, Tracker
from diary_desktop.domain.settings import Settings
from diary_desktop.presenters.insights import InsightsState
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.entry_columns import columns_of
from diary_desktop.services.insight_tables import tables_of
from diary_desktop.services.insights import Gathered, report_of
from tests.sample_diary import TODAY
from tests.sample_year import sample_year_summaries

TRACKERS = (Tracker("Slept well"), Tracker("Run", "number", "km"), Tracker("Coffee", "number"))


def _asked() -> tuple[AskedQuestion, ...]:
    days = (0, 1, 1, 3, 8, 9, 15, 15, 16, 22, 30, 31, 44, 45, 60, 70, 71, 80, 120, 200)
    return tuple(AskedQuestion(TODAY - timedelta(days=one), 0.3 + one % 7 * 0.4, one % 5 != 0) for one in days)


def gathered(entries: Sequence[EntrySummary], asked: tuple[AskedQuestion, ...] = ()) -> Gathered:
    return Gathered(columns_of(entries, 4, Token()), asked, Settings(journal=Journal(trackers=TRACKERS)), TODAY)


@cache
def state(name: RangeName = "weeks", *, as_tables: bool = False, entries: int | None = None) -> InsightsState:
    """The page filled from the newest ``entries`` of the year."""
    report = report_of(gathered(sample_year_summaries()[:entries], _asked()), name, Token())
    return InsightsState(name, report, tables_of(report), TODAY, as_tables)


def states() -> dict[str, InsightsState]:
    """Everything the page can be."""
    return {
        "insights": state(),
        "insights-month": state("month"),
        "insights-year": state("year"),
        "insights-all": state("all"),
        "insights-tables": state(as_tables=True),
        "insights-few": state(entries=3),
        "insights-counting": InsightsState(loading=True),
        "insights-failed": InsightsState(
            error=FolderUnusable("The file cannot be written there.", "Choose a folder you may write to.")
        ),
    }
