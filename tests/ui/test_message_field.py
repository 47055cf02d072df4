"""The field of Ask: Enter sends, Shift Enter breaks the line, it grows, and what is being composed is not lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diary_desktop.ui.ask_composer import Composer
from diary_desktop.ui.language import Language
from diary_desktop.ui.look import Look
from diary_desktop.ui.widgets.message_field import MOST_LINES

SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def composer(look: Look, language: Language, qtbot: QtBot) -> Composer:
    made = Composer(look)
    qtbot.addWidget(made)
    made.resize(640, 200)
    made.show()
    return made


def test_shift_enter_breaks_the_line_and_enter_sends_all_of_it(composer: Composer, qtbot: QtBot) -> None:
    sent: list[str] = []
    composer.sent.connect(sent.append)
    edit = composer.field.edit
    qtbot.keyClicks(edit, "Where did I run?")
    qtbot.keyClick(edit, ENTER, SHIFT)
    qtbot.keyClicks(edit, "With whom?")
    assert sent == []
    qtbot.keyClick(edit, ENTER)
    assert sent == ["Where did I run?\nWith whom?"]
    assert composer.field.text == ""
    qtbot.keyClick(edit, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert len(sent) == 1, "nothing is asked with nothing"


def test_it_grows_with_its_lines_up_to_some_and_is_one_line_again(composer: Composer, qtbot: QtBot) -> None:
    field = composer.field
    one, line = field.height(), field.edit.fontMetrics().lineSpacing()
    heights = []
    for _ in range(MOST_LINES + 1):
        qtbot.keyClick(field.edit, ENTER, SHIFT)
        heights.append(field.height())
    assert heights == [one + line * min(count, MOST_LINES - 1) for count in range(1, MOST_LINES + 2)]
    field.wipe()
    assert field.height() == one
    field.set_text("What did I say about the harbour and the boats? " * 3)
    assert field.height() > one, "long lines are wrapped"
    assert field.edit.verticalScrollBar().maximum() == 0, "all of it is seen"
    composer.set_low(True)
    assert field.height() <= one + line
    assert not field.edit.document().isUndoAvailable()


def test_what_is_being_composed_is_shown_and_sent_only_once_it_stands(composer: Composer, qtbot: QtBot) -> None:
    edit = composer.field.edit
    assert edit.inputMethodHints() & Qt.InputMethodHint.ImhMultiLine
    assert edit.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    QApplication.sendEvent(edit, QInputMethodEvent("chạy bô", []))
    assert composer.field.text == ""
    done = QInputMethodEvent("", [])
    done.setCommitString("chạy bộ")
    QApplication.sendEvent(edit, done)
    assert composer.field.text == "chạy bộ"


def test_a_screen_reader_is_told_its_name_its_lines_and_what_enter_does(composer: Composer) -> None:
    found = QAccessible.queryAccessibleInterface(composer.field.edit)
    assert found.text(QAccessible.Text.Name) == "Your question"
    assert "Shift Enter" in found.text(QAccessible.Text.Description)
    assert found.state().multiLine
    assert found.state().editable


def test_files_that_are_dropped_are_left_to_the_window(composer: Composer) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/walk.m4a")])
    words = QMimeData()
    words.setText("Where did I run?")
    edit = composer.field.edit
    assert [edit.canInsertFromMimeData(one) for one in (files, words)] == [False, True]
