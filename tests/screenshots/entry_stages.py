"""Stages of the Entry page and of writing, for ``tests.screenshots``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from diary_desktop.presenters.entry_state import EntryState
from diary_desktop.presenters.write import WriteState
from diary_desktop.ui.body import Body
from diary_desktop.ui.date_dialog import DateDialog
from diary_desktop.ui.details_sheet import DetailsSheet
from diary_desktop.ui.main_window import MainWindow

from .. import sample_diary as sample
from .. import sample_entry

Stage = Callable[[MainWindow, Body], None]


def stages(shown: Callable[[EntryState], Stage], written: Callable[[WriteState], Stage]) -> Mapping[str, Stage]:
    """``shown`` puts the Entry page into a state, ``written`` the page one writes on."""
    return {
        "entry-full": shown(sample_entry.full_state(playing=True)),
        "entry-adding": shown(sample_entry.adding_state()),
        "entry-photo": shown(sample_entry.viewing_state()),
        "entry-find": partial(_find, shown),
        "entry-details": partial(_details, shown),
        "entry-date": partial(_date, shown),
        "write-chips": written(sample_entry.written_state()),
        "write-adding": written(sample_entry.written_state(adding=True)),
    }


def _find(shown: Callable[[EntryState], Stage], window: MainWindow, body: Body) -> None:
    shown(sample_entry.full_state())(window, body)
    body.entry.open_find()
    body.entry.finding.field.set_text("me")


def _details(shown: Callable[[EntryState], Stage], window: MainWindow, body: Body) -> None:
    shown(sample_entry.full_state())(window, body)
    DetailsSheet(window.look, window, sample_entry.full_entry()).open()


def _date(shown: Callable[[EntryState], Stage], window: MainWindow, body: Body) -> None:
    shown(sample_entry.full_state())(window, body)
    DateDialog(window.look, window, sample.NOW, None, sample.NOW.local).open()
