"""Rows of chips are one tab stop with arrow keys inside; what is disabled says why; texts tell their language."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from diary_desktop.ui.language import Language
from diary_desktop.ui.look import Look
from diary_desktop.ui.widgets.buttons import Button
from diary_desktop.ui.widgets.chip import ChipButton
from diary_desktop.ui.widgets.day_strip import DayStrip
from diary_desktop.ui.widgets.spoken_text import set_spoken
from diary_desktop.ui.widgets.week_strip import DayDisc, DayFace, WeekStrip
from diary_desktop.ui.widgets.wrapping_row import WrappingRow

KEY = Qt.Key
STOP = Qt.FocusPolicy.StrongFocus
MONDAY = date(2026, 11, 16)


def shown(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    widget.resize(600, 120)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def stops(controls: list[QWidget]) -> list[int]:
    return [at for at, one in enumerate(controls) if one.focusPolicy() == STOP]


def test_arrows_walk_through_a_row_of_chips_and_tab_comes_back_to_the_last(look: Look, qtbot: QtBot) -> None:
    chips: list[QWidget] = [ChipButton(look, word) for word in ("This week", "This month", "People")]
    row = WrappingRow(look, tuple(chips), 10, chips="Or look back:")
    shown(row, qtbot)
    assert row.accessibleName() == "Or look back:"
    assert stops(chips) == [0]
    chips[0].setFocus()
    qtbot.keyClick(chips[0], KEY.Key_Right)
    assert chips[1].hasFocus()
    assert stops(chips) == [1]
    qtbot.keyClick(chips[1], KEY.Key_End)
    qtbot.keyClick(chips[2], KEY.Key_Down)
    assert chips[2].hasFocus(), "no further than the end"
    qtbot.keyClick(chips[2], KEY.Key_Home)
    chips[2].setFocus(Qt.FocusReason.MouseFocusReason)
    assert stops(chips) == [2]
    chips[2].hide()
    qtbot.waitUntil(lambda: stops(chips[:2]) == [0])


def test_a_row_of_buttons_keeps_a_stop_for_each(look: Look, qtbot: QtBot) -> None:
    buttons: list[QWidget] = [Button(look, word) for word in ("Keep", "Leave")]
    row = WrappingRow(look, tuple(buttons))
    shown(row, qtbot)
    assert stops(buttons) == [0, 1]


def test_the_week_is_one_stop_that_begins_at_today_and_skips_what_is_to_come(look: Look, qtbot: QtBot) -> None:
    days = [MONDAY + timedelta(days=at) for at in range(7)]
    strip = WeekStrip(look, tuple(DayFace(day, 0, 0, at == 5, at == 6) for at, day in enumerate(days)))
    shown(strip, qtbot)
    discs: list[QWidget] = [*strip.findChildren(DayDisc)]
    assert stops(discs) == [5]
    discs[5].setFocus()
    qtbot.keyClick(discs[5], KEY.Key_Right)
    assert discs[5].hasFocus()
    qtbot.keyClick(discs[5], KEY.Key_Left)
    assert discs[4].hasFocus()
    with qtbot.waitSignal(strip.day_chosen) as chosen:
        qtbot.keyClick(discs[4], KEY.Key_Return)
    assert chosen.args == [days[4]]
    assert discs[6].toolTip() == discs[6].accessibleDescription() == "This day is still to come."


def test_the_days_of_a_count_are_one_stop(look: Look, qtbot: QtBot) -> None:
    strip = DayStrip(look, MONDAY, MONDAY + timedelta(days=20), {MONDAY + timedelta(days=at): at for at in (1, 5, 9)})
    shown(strip, qtbot)
    strip.dots[0].setFocus()
    qtbot.keyClick(strip.dots[0], KEY.Key_End)
    assert strip.dots[2].hasFocus()
    assert stops([*strip.dots]) == [2]


def test_a_disabled_button_says_why_to_eyes_and_ears_and_then_what_it_said_before(look: Look, qtbot: QtBot) -> None:
    button = Button(look, "Send")
    qtbot.addWidget(button)
    button.setAccessibleDescription("Sends the question")
    button.set_usable(False, "In a moment.")
    button.set_usable(False, "In a moment.")
    assert (button.toolTip(), button.accessibleDescription(), button.isEnabled()) == ("In a moment.",) * 2 + (False,)
    button.set_usable(True, "In a moment.")
    assert (button.toolTip(), button.accessibleDescription()) == ("", "Sends the question")


@pytest.mark.parametrize(
    ("window", "text", "spoken"),
    [
        ("en", "Sáng nay mình chạy dọc bờ sông, trời vẫn còn sương.", "vi"),
        ("en", "We walked along the river and it was cold.", "en"),
        ("vi", "We walked along the river and it was cold.", "en"),
        ("vi", "Trời mưa nên ở nhà.", "vi"),
    ],
)
def test_a_text_of_another_language_tells_so(
    qtbot: QtBot, language: Language, window: str, text: str, spoken: str
) -> None:
    language.choose(window)
    widget = QWidget()
    qtbot.addWidget(widget)
    set_spoken(widget, text)
    assert widget.locale().name()[:2] == spoken
