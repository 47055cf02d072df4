"""The window's place on each set of screens: taken up again, kept apart, and never out of sight."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from diary_desktop.ui.window_place import MOST_SETS, WindowPlace, read_places, screens_now


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    one = QWidget()
    one.resize(500, 400)
    one.move(40, 30)
    one.show()
    yield one
    one.close()


def sight() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


def test_each_set_of_screens_has_a_place_of_its_own(window: QWidget) -> None:
    screens = ["home"]
    place = WindowPlace(window, screens=lambda: screens[0])
    window.move(60, 50)
    at_home = json.loads(place.text)["home"]
    screens[0] = "desk"
    place.look()
    window.setGeometry(60, 70, 420, 330)
    kept = place.text
    assert list(json.loads(kept)) == ["home", "desk"]
    assert json.loads(kept)["home"] == at_home
    screens[0] = "home"
    place.look()
    assert (window.pos(), window.size().width()) == (QPoint(60, 50), 500)
    window.setGeometry(0, 0, 300, 300)
    again = WindowPlace(window, kept, screens=lambda: "desk")
    assert window.geometry() == QRect(60, 70, 420, 330)
    again.setParent(None)


def test_a_window_is_brought_into_sight(window: QWidget) -> None:
    window.move(9_000, 7_000)
    far = bytes(window.saveGeometry().data())
    place = WindowPlace(window, "", far)
    assert sight().contains(window.geometry().topLeft())
    window.move(-480, 40)
    place.look()
    assert sight().intersected(window.geometry()).width() >= 120
    window.setGeometry(-3_000, -3_000, 4_000, 2_000)
    place.look()
    assert sight().contains(window.frameGeometry())


def test_what_is_damaged_counts_as_nothing_and_few_sets_are_kept(window: QWidget) -> None:
    for text in ("", "{", "[1]", '{"a": 4, "b": "xyz", "c": ""}'):
        assert read_places(text) == {}
    many = json.dumps({str(at): "0102" for at in range(20)})
    assert len(json.loads(WindowPlace(window, many).text)) == MOST_SETS
    assert len(screens_now()) == 16


def test_what_the_desktop_does_when_screens_change_is_not_taken_for_its_place(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = WindowPlace(window, screens=lambda: "home")
    before = place.text
    told: Callable[[object], None] = place._screens_changed
    told(None)
    window.move(5, 5)
    assert place.text == before
    qtbot.waitUntil(lambda: not place._changed.isActive(), timeout=3000)
    assert place.text != before
