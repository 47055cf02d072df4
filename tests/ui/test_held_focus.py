"""What a key set off may take the button away that was pressed: the keys stay beside it and never go to the rail."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from diary_desktop.ui.held_focus import HeldFocus
from diary_desktop.ui.look import Look
from diary_desktop.ui.widgets.buttons import Button
from diary_desktop.ui.widgets.notices import Toast
from diary_desktop.ui.widgets.scroller import let_go
from tests.journeys.conftest import PASSPHRASE, MakeDesk
from tests.journeys.test_merging import BUNDLE
from tests.ui.conftest import Open
from tests.ui.opened import OpenWindow, created, wrote
from tests.ui.test_merged_window import gone_on_in_two_places
from tests.ui.test_settings import page_of


class Page(QWidget):
    """Two rows of two buttons."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.rows: list[QWidget] = []
        self.buttons: list[QPushButton] = []
        for _ in range(2):
            row = QWidget()
            line = QHBoxLayout(row)
            for _ in range(2):
                self.buttons.append(QPushButton("Press"))
                line.addWidget(self.buttons[-1])
            column.addWidget(row)
            self.rows.append(row)

    def focus_first(self) -> None:
        self.buttons[0].setFocus()


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    """Below a rail, where Qt would put the keys."""
    window, page = QWidget(), Page()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    rail = QWidget()
    QVBoxLayout(rail).addWidget(QPushButton("Rail"))
    column.addWidget(rail)
    pages = QStackedWidget()
    pages.addWidget(page)
    column.addWidget(pages)
    HeldFocus(window, pages, rail)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return page


def test_what_is_disabled_hands_the_keys_to_its_own_row(page: Page, qtbot: QtBot) -> None:
    first, second, third, fourth = page.buttons
    third.setFocus()
    for one in (third, fourth, second):
        one.setEnabled(False)
        third.setEnabled(one is fourth)  # Qt goes on from each to the next, and round to the rail
    fourth.setEnabled(True)
    third.setEnabled(False)
    qtbot.waitUntil(fourth.hasFocus)
    for one in (third, fourth):
        one.setEnabled(False)
    qtbot.waitUntil(first.hasFocus)


def test_a_row_that_goes_hands_them_to_what_is_left(page: Page, qtbot: QtBot) -> None:
    page.buttons[3].setFocus()
    let_go(page.rows[1])
    qtbot.waitUntil(lambda: any(one.hasFocus() for one in page.buttons[:2]))


def test_a_toast_that_says_what_was_done_does_not_get_them(page: Page, look: Look, qtbot: QtBot) -> None:
    toast = Toast(look, page.window())
    toast.show_outcome("In the bin.", "Undo", lambda: None)
    page.buttons[3].setFocus()
    page.rows[1].hide()
    toast.findChildren(Button)[0].setFocus()  # as Qt does, where the toast comes before the row goes
    qtbot.waitUntil(lambda: any(one.hasFocus() for one in page.buttons[:2]))


def pressed(one: Open, button: QWidget) -> None:
    one.window.activateWindow()  # windows made ahead of their use may have taken it for a moment
    one.until(one.window.isActiveWindow)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    one.qtbot.keyClick(button, Qt.Key.Key_Space)


def named(one: Open, root: QWidget, word: str) -> Button:
    def there() -> list[Button]:
        found = [each for each in root.findChildren(Button) if each.isVisible() and each.isEnabled()]
        return [each for each in found if each.accessibleName().startswith(word)]

    one.until(lambda: bool(there()))
    return there()[0]


def held_in(one: Open, page: QWidget) -> bool:
    now = one.window.focusWidget()
    return now is not None and page.isAncestorOf(now)


def test_back_up_now_by_key_leaves_the_keys_on_its_page(
    make_desk: MakeDesk, open_window: OpenWindow, tmp_path: Path
) -> None:
    one = created(make_desk, open_window)
    one.work.actions.open_settings("backup")
    page = page_of(one, "backup")
    (tmp_path / "stick").mkdir()
    page._presenter.add_folder(tmp_path / "stick")
    one.until(lambda: bool(page._presenter.state.backup.folders) and not page._presenter.state.busy)
    pressed(one, named(one, page, "Back up now"))
    one.until(lambda: page._presenter.state.done == "backed_up")
    one.qtbot.wait(20)
    assert one.window.focusWidget() is page._back_up


def test_merging_and_keeping_one_of_two_by_key(make_desk: MakeDesk, open_window: OpenWindow, tmp_path: Path) -> None:
    one, travel = created(make_desk, open_window), make_desk(folder="travel")
    travel.journeys.session.create(bytearray(PASSPHRASE))
    _, file = gone_on_in_two_places(one, travel, tmp_path)
    one.work.actions.open_settings("backup")
    page = page_of(one, "backup")
    presenter = page._presenter
    presenter.open_form("merge")
    presenter.count(file, bytearray(BUNDLE))
    pressed(one, named(one, page, "Merge it"))
    one.until(lambda: presenter.state.done == "merged")
    one.until(lambda: held_in(one, page))
    pressed(one, named(one, page, "See both"))
    view = one.work.body.entry
    pressed(one, named(one, view.history, "Keep this one"))
    one.until(lambda: not one.work.cast.history.state.conflict and not one.work.cast.history.state.busy)
    one.until(lambda: held_in(one, one.work.body.library))


def test_deleting_by_key_leaves_the_keys_in_the_list(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    wrote(one, "Kept.")
    wrote(one, "Deleted by mistake.")
    one.window.activateWindow()
    one.until(one.window.isActiveWindow)
    one.work.body.entry.menu.setFocus()
    one.work.body.entry.menu.chosen.emit("delete")
    one.until(lambda: one.work.cast.entry.state.entry is None)
    one.until(lambda: held_in(one, one.work.body.library))
