"""Stages of Insights and of the search overlay, for ``tests.screenshots``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from diary_desktop.presenters.insights import InsightsState
from diary_desktop.presenters.search import SearchState
from diary_desktop.ui.body import Body
from diary_desktop.ui.main_window import MainWindow

from .. import sample_insights, sample_search

Stage = Callable[[MainWindow, Body], None]


def stages(opened: Stage, beneath: Stage) -> Mapping[str, Stage]:
    """``opened`` turns to Insights, ``beneath`` shows what the overlay lies over."""
    numbers = {name: _insights(state, opened) for name, state in sample_insights.states().items()}
    return numbers | {name: _searching(state, beneath) for name, state in sample_search.states().items()}


def _insights(state: InsightsState, opened: Stage) -> Stage:
    def stage(window: MainWindow, body: Body) -> None:
        body.insights.show_state(state)
        opened(window, body)

    return stage


def _searching(state: SearchState, beneath: Stage) -> Stage:
    def stage(window: MainWindow, body: Body) -> None:
        beneath(window, body)
        body.search.show_state(state)

    return stage
