"""How things come and go, by a clock the test sets: what is seen on the way, and that nothing runs after."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractAnimation, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from diary_desktop.ui.look import Look
from diary_desktop.ui.motion import Motion, Pages, Veil, between
from diary_desktop.ui.widgets.buttons import SECONDARY, Button
from diary_desktop.ui.widgets.dialog import LossDialog
from diary_desktop.ui.widgets.field import Field
from diary_desktop.ui.widgets.notices import Toast
from diary_desktop.ui.widgets.switch import Switch


@pytest.fixture
def room(look: Look, qtbot: QtBot) -> Iterator[QWidget]:
    """A window to put things in."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    yield window
    assert not [one for one in window.findChildren(QAbstractAnimation) if one.state() == one.State.Running]


def _stop_clock(owner: QWidget) -> Motion:
    """The motion that runs below ``owner``, standing still until the test moves it."""
    running = [one for one in owner.findChildren(Motion) if one.state() == QAbstractAnimation.State.Running]
    assert len(running) == 1
    running[0].pause()
    return running[0]


def _at(motion: Motion, milliseconds: int) -> None:
    motion.setCurrentTime(milliseconds)


def _end(motion: Motion) -> None:
    """The clock goes on from there, to its end."""
    motion.setCurrentTime(motion.duration() if motion.direction() == QAbstractAnimation.Direction.Forward else 0)
    if motion.state() != QAbstractAnimation.State.Stopped:
        motion.resume()
        motion.setCurrentTime(motion.duration() if motion.direction() == QAbstractAnimation.Direction.Forward else 0)


def _enter(widget: QWidget) -> None:
    QApplication.sendEvent(widget, QEnterEvent(QPointF(2, 2), QPointF(2, 2), QPointF(2, 2)))


def _fill(widget: QWidget) -> QColor:
    return widget.grab().toImage().pixelColor(8, widget.height() // 2)


def test_the_pointer_warms_a_button_and_leaves_it_cool_again(look: Look, room: QWidget) -> None:
    button = Button(look, "Write", SECONDARY, parent=room)
    button.move(200, 200)
    button.show()
    cool = _fill(button)
    _enter(button)
    motion = _stop_clock(button)
    assert motion.duration() == 120
    _at(motion, 30)
    half = _fill(button)
    _end(motion)
    assert _fill(button) == look.colour("hover")
    assert half not in (cool, look.colour("hover"))
    QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
    _end(_stop_clock(button))
    assert _fill(button) == cool


def test_a_button_that_is_pressed_shows_it_at_once(look: Look, room: QWidget) -> None:
    button = Button(look, "Write", SECONDARY, parent=room)
    button.move(200, 200)
    button.show()
    button.setDown(True)
    assert _fill(button) == look.colour("pressed")


def test_where_nothing_shall_move_everything_is_there_at_once(look: Look, room: QWidget) -> None:
    look.choose_motion("reduced")
    button, toast = Button(look, "Write", SECONDARY, parent=room), Toast(look, room)
    button.move(200, 200)
    button.show()
    _enter(button)
    assert _fill(button) == look.colour("hover")
    toast.show_outcome("Kept.")
    assert toast.graphicsEffect() is None
    pages = Pages(look)
    pages.setParent(room)
    pages.show()
    for name in ("one", "two"):
        pages.addWidget(QLineEdit(name))
    pages.setCurrentIndex(1)
    veil = pages.findChild(Veil)
    assert veil is not None
    assert veil.isHidden()


def test_a_page_is_seen_and_takes_keys_from_its_first_moment(look: Look, room: QWidget, qtbot: QtBot) -> None:
    pages = Pages(look)
    pages.setParent(room)
    pages.setGeometry(room.rect())
    first, second = QLineEdit("one"), QLineEdit()
    second.setProperty("entrance", "slow")
    pages.addWidget(first)
    pages.addWidget(second)
    pages.show()
    pages.setCurrentWidget(second)
    veil = pages.findChild(Veil)
    assert veil is not None
    motion = _stop_clock(pages)
    assert (motion.duration(), veil.isVisible()) == (320, True)
    assert pages.childAt(QPoint(30, 30)) is second, "the pointer goes through"
    qtbot.keyClicks(second, "kept")
    assert second.text() == "kept"
    seen = []
    for moment in range(0, 320, 10):
        _at(motion, moment)
        seen.append(motion.share)
    assert seen == sorted(seen)
    assert 3 < len(set(seen)) <= 7, "each step paints the page anew"
    _end(motion)
    assert veil.isHidden()


def test_a_toast_rises_into_sight_and_fades_when_its_time_is_over(look: Look, room: QWidget) -> None:
    toast = Toast(look, room)
    toast.show_outcome("Kept.")
    place = toast.pos()
    motion = _stop_clock(toast)
    _at(motion, 40)
    assert toast.graphicsEffect() is not None
    assert toast.pos() == place, "it is drawn lower, not moved: nothing is laid out anew"
    _end(motion)
    assert toast.graphicsEffect() is None
    toast._timer.timeout.emit()
    motion = _stop_clock(toast)
    assert toast.isVisible()
    _end(motion)
    assert toast.isHidden()
    assert not toast.accessibleName()


def test_a_toast_that_is_fading_stays_for_whoever_points_at_it(look: Look, room: QWidget) -> None:
    toast = Toast(look, room)
    undone: list[bool] = []
    toast.show_outcome("Deleted.", "Undo", lambda: undone.append(True))
    _end(_stop_clock(toast))
    toast._timer.timeout.emit()
    _at(_stop_clock(toast), 90)
    _enter(toast)
    _end(_stop_clock(toast))
    assert toast.isVisible()
    toast.act()
    assert undone == [True]


def test_the_diary_closes_over_a_toast_at_once(look: Look, room: QWidget) -> None:
    toast = Toast(look, room)
    toast.show_outcome("Kept.")
    toast.put_away()
    assert toast.isHidden()
    toast.show_outcome("Kept again.")
    _end(_stop_clock(toast))
    assert toast.isVisible()


def test_a_dialog_answers_before_it_is_all_there(look: Look, room: QWidget, qtbot: QtBot) -> None:
    done: list[bool] = []
    dialog = LossDialog(look, room, "Erase it?", "For good.", "Erase", "Keep it")
    dialog.ask(lambda: done.append(True))
    motion = _stop_clock(dialog)
    qtbot.mouseClick(dialog.risky, Qt.MouseButton.LeftButton)
    assert done == [True]
    motion.stop()


def test_a_switch_slides(look: Look, room: QWidget) -> None:
    switch = Switch(look, "Tones", room)
    switch.move(200, 200)
    switch.show()
    off = switch.grab().toImage()
    switch.setChecked(True)
    motion = _stop_clock(switch)
    _at(motion, 20)
    between_both = switch.grab().toImage()
    _end(motion)
    assert between_both not in (off, switch.grab().toImage())


def test_a_field_that_says_no_swings_and_comes_home_unless_nothing_shall_move(look: Look, room: QWidget) -> None:
    field = Field(look, "Passphrase", secret=True, parent=room)
    field.move(100, 50)
    field.show()
    field.shake()
    motion = _stop_clock(field)
    places = set()
    for moment in range(0, motion.duration(), 10):
        _at(motion, moment)
        places.add(field.x())
    assert min(places) < 100 < max(places)
    _end(motion)
    assert field.x() == 100
    look.choose_motion("reduced")
    field.shake()
    assert field.x() == 100


def test_colours_between_two() -> None:
    white, black = QColor("white"), QColor("black")
    assert between(white, black, 0) == white
    assert between(white, black, 1) == black
    assert between(white, black, 0.5) == QColor(128, 128, 128)
    assert between(None, black, 0.5) == QColor(0, 0, 0, 128)
    assert between(None, None, 0.5) is None
