"""Forms inside a page of Settings: they come into sight when they open, and get the keys back when work has ended."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from diary_desktop.domain.bundle import MergeReport
from diary_desktop.ui.language import Language
from diary_desktop.ui.look import Look
from diary_desktop.ui.settings.backup_forms import MergeForm


def _in_a_page(form: QWidget, qtbot: QtBot) -> QScrollArea:
    page, area = QWidget(), QScrollArea()
    qtbot.addWidget(area)
    column = QVBoxLayout(page)
    column.addSpacing(900)
    column.addWidget(form)
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.resize(500, 300)
    area.show()
    return area


def test_a_form_below_the_edge_of_the_page_comes_into_sight(
    look: Look, language: Language, qtbot: QtBot, qapp: QApplication
) -> None:
    form = MergeForm(look)
    area = _in_a_page(form, qtbot)
    assert area.verticalScrollBar().value() == 0
    form.show_counted(None, busy=False)
    form.show()
    qtbot.waitUntil(lambda: not form.secret.visibleRegion().isEmpty(), timeout=2000)


def test_the_keys_come_back_to_where_one_was(look: Look, language: Language, qtbot: QtBot, qapp: QApplication) -> None:
    form = MergeForm(look)
    area = _in_a_page(form, qtbot)
    form.show_counted(None, busy=False)
    form.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow, timeout=2000)
    form.secret.focus()
    form.show_counted(None, busy=True)
    assert not form.secret.edit.hasFocus()
    form.show_counted(None, busy=False)  # it did not open
    assert form.secret.edit.hasFocus()
    form.show_counted(None, busy=True)
    form.show_counted(MergeReport(added=1), busy=False)
    assert form.go.hasFocus()
