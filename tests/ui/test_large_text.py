"""Twice the text in the smallest window: the way to begin is seen, and so are the words being heard.

At the ordinary size there is room for the list beside an entry even there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from diary_desktop.ui.body import Body
from diary_desktop.ui.date_dialog import DateDialog
from diary_desktop.ui.library import ENTRY_WIDTH
from diary_desktop.ui.main_window import MainWindow
from diary_desktop.ui.widgets.buttons import PRIMARY, Button
from tests.sample_diary import DATED, record_state
from tests.screenshots.stages import screens
from tests.screenshots.staging import new_window, settle

Staged = Callable[[str, tuple[int, int], str], Body]


@pytest.fixture
def staged(qapp: QApplication) -> Iterator[Staged]:
    """A screen at 200 %; English again afterwards whatever happens."""
    made: list[MainWindow] = []

    def stage(name: str, size: tuple[int, int], language: str) -> Body:
        window, body = new_window("light", size, language, 200)
        made.append(window)
        screens()[name](window, body)
        settle(60)
        return body

    yield stage
    for window in made:
        window.language.choose("en")
        window.hide()
        window.deleteLater()


def seen(widget: QWidget, viewport: QWidget) -> QRect:
    """The part of ``widget`` that its scroller leaves to be seen, in the viewport's coordinates."""
    return QRect(widget.mapTo(viewport, QPoint(0, 0)), widget.size()).intersected(viewport.rect())


@pytest.mark.parametrize("language", ["en", "vi"])
def test_today_shows_how_to_begin(staged: Staged, language: str) -> None:
    today = staged("today", (900, 600), language).today
    speak = today._card.speak
    assert seen(speak, today._page.viewport()).size() == speak.size()


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("size", [(900, 600), (1280, 800)])
@pytest.mark.parametrize("name", ["record", "record-gap"])
def test_dictate_shows_the_newest_line_whole(staged: Staged, name: str, size: tuple[int, int], language: str) -> None:
    record = staged(name, size, language).record
    top, bottom = record.captions.newest_line()
    assert 0 <= top < bottom <= record.captions.scroller.viewport().height()


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("name", ["record", "record-paused"])
def test_no_button_of_the_dock_is_cut(staged: Staged, name: str, language: str) -> None:
    record = staged(name, (900, 600), language).record
    for button in (record.dock.discard, record.dock.pause, record.dock.finish, record.dock.mark):
        assert record.rect().contains(QRect(button.mapTo(record, QPoint(0, 0)), button.size()))
        assert button.width() >= button.sizeHint().width()


@pytest.mark.parametrize("language", ["en", "vi"])
def test_dictate_says_for_which_day_it_is_and_offers_it_again(staged: Staged, language: str) -> None:
    change = staged("record-dated", (900, 600), language).record._change
    assert change.text() == {"en": "18 Nov", "vi": "18/11"}[language]
    assert change.width() >= change.sizeHint().width()
    assert [one.data() for one in change.menu.actions() if one.isChecked()] == ["2026-11-18"]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_choice_of_a_date_fits_and_follows_the_day(staged: Staged, language: str) -> None:
    body = staged("entry-date", (900, 600), language)
    (dialog,) = body.window().findChildren(DateDialog)
    assert dialog.height() <= 600
    assert dialog.width() <= 900
    keep = next(one for one in dialog.findChildren(Button) if one.kind is PRIMARY)
    assert dialog.rect().contains(QRect(keep.mapTo(dialog, QPoint(0, 0)), keep.size())), "its way out is in sight"
    for days in (0, -18):
        dialog.calendar.setSelectedDate(dialog.calendar.maximumDate().addDays(days))
        chosen = dialog.calendar.chosen_rect()
        top = dialog.calendar.mapTo(dialog._page.viewport(), chosen.topLeft())
        assert dialog._page.viewport().rect().contains(QRect(top, chosen.size())), "the arrow keys are followed"
    dialog.reject()


def test_the_list_is_beside_the_entry_where_both_have_room(staged: Staged) -> None:
    body = staged("entry-still", (900, 600), "en")
    library = body.library
    assert not library.entries.isVisible(), "at twice the text size they come one at a time"
    assert library.entry.isVisible()
    body.window().resize(1700, 900)
    settle(1)
    assert library.entries.isVisible()
    assert library.entry.isVisible()
    assert library.entry.width() >= library.look.s(ENTRY_WIDTH)
    body.window().resize(1500, 900)
    settle(1)
    assert not library.entries.isVisible()


def test_the_smallest_window_has_room_for_both(qapp: QApplication) -> None:
    window, body = new_window("light", (900, 600), "en", 100)
    screens()["entry-still"](window, body)
    settle(1)
    assert body.library.entries.isVisible()
    assert body.library.entry.width() >= ENTRY_WIDTH
    window.hide()
    window.deleteLater()


@pytest.mark.parametrize("language", ["en", "vi"])
def test_dictating_says_that_the_starter_writes_where_the_head_has_room(qapp: QApplication, language: str) -> None:
    window, body = new_window("light", (900, 600), language, 100)
    state = replace(record_state(), when=DATED)
    screens()["record-dated"](window, body)
    settle(1)
    view = body.record
    assert not view._rough.isVisible()
    view.show_state(replace(state, caption=replace(state.caption, rough=True)))
    settle(1)
    assert view._rough.isVisible()
    assert view._rough.width() == view._rough.sizeHint().width()
    assert view._rough.geometry().right() < view.spoken.geometry().left()
    assert view.spoken.geometry().right() <= view.width()
    window.language.choose("en")
    window.hide()
    window.deleteLater()
