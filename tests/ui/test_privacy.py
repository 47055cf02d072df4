"""Privacy & lock and Prove it in Settings; fields, titles and dialogs that give nothing away."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractSpinBox, QFileDialog, QLineEdit, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from diary_desktop.domain.settings import Privacy
from diary_desktop.services import proof_report
from diary_desktop.ui.attach import _clipboard_of
from diary_desktop.ui.cover import Cover
from diary_desktop.ui.file_choice import FileChoice
from diary_desktop.ui.look import Look
from diary_desktop.ui.settings.privacy_page import PrivacyPage
from diary_desktop.ui.widgets.field import Field
from diary_desktop.ui.widgets.text_area import TextArea
from tests.journeys.conftest import MakeDesk
from tests.ui.conftest import Open, words_in
from tests.ui.opened import NOTE, PASSPHRASE, OpenWindow, created, locked, wrote
from tests.ui.test_language import translations

ROOT = Path(__file__).resolve().parents[2]


def privacy_page(one: Open) -> PrivacyPage:
    one.work.actions.open_settings("privacy")
    page = one.work.body.settings._panes["privacy"].page
    assert isinstance(page, PrivacyPage)
    one.until(lambda: page._minutes.box.value() == one.desk.journeys.session.settings().privacy.lock_after_minutes)
    return page


def test_every_choice_of_privacy_is_sealed(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    page = privacy_page(one)
    page._minutes.box.setValue(12)
    for row in (page._sleep, page._screen, page._clipboard, page._cover):
        row.switch.click()
    page._deep.wished.emit("always")
    wanted = Privacy(12, False, False, "always", False, True)
    one.until(lambda: replace(one.desk.journeys.session.settings().privacy, words_reminded="") == wanted)
    one.until(lambda: replace(one.work.privacy, words_reminded="") == wanted)
    assert page._deep.choice.accessibleName().startswith("Deep lock")


def test_the_page_locks(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    page = privacy_page(one)
    page.rows[0].button.click()  # type: ignore[attr-defined]  # the first row is an action
    assert one.work.locked


def test_a_copy_of_the_diary_leaves_the_clipboard_at_the_latest_with_the_lock(
    make_desk: MakeDesk, open_window: OpenWindow
) -> None:
    one = created(make_desk, open_window)
    clipboard = _clipboard_of(one.work)
    wrote(one, NOTE)
    one.until(lambda: one.work.body.entry.page.body.text == NOTE)
    one.work.cast.entry.edit()
    one.until(lambda: one.work.body.entry._text.toPlainText() == NOTE)
    one.work.body.entry._text.selectAll()
    one.work.body.entry._text.copy()
    assert QGuiApplication.clipboard().text() == NOTE
    assert "30 s" in one.window.toast.accessibleName()
    locked(one)
    assert QGuiApplication.clipboard().text() == ""
    clipboard.close()


def test_left_for_another_window_it_shows_only_hills(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    wanted = [False]
    cover = Cover(one.window, lambda: wanted[0])
    cover.follow(Qt.ApplicationState.ApplicationInactive)
    assert cover.scene is None
    wanted[0] = True
    cover.follow(Qt.ApplicationState.ApplicationInactive)
    assert cover.scene is not None
    assert cover.scene.isVisible()
    assert cover.scene.geometry() == one.window.rect()
    assert one.window.childAt(one.window.rect().center()) is cover.scene
    cover.follow(Qt.ApplicationState.ApplicationActive)
    assert cover.scene is None
    assert not one.work.locked


def test_nothing_is_learned_from_a_secret_hidden_or_shown(qtbot: QtBot, look: Look) -> None:
    field = Field(look, "Passphrase", secret=True)
    qtbot.addWidget(field)
    hints = Qt.InputMethodHint
    private = hints.ImhSensitiveData | hints.ImhNoPredictiveText
    assert field.edit.inputMethodHints() & (private | hints.ImhHiddenText) == private | hints.ImhHiddenText
    field.set_shown(True)
    assert field.edit.echoMode() == QLineEdit.EchoMode.Normal
    assert field.edit.inputMethodHints() & private == private


def test_input_methods_are_asked_to_keep_no_word_of_the_diary(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    wrote(one, NOTE)
    one.until(lambda: one.work.body.entry.page.body.text == NOTE)
    one.work.cast.entry.edit()
    one.until(lambda: one.work.body.entry._text.toPlainText() == NOTE)
    one.work.cast.entry.leave_edit()
    one.work.actions.search()
    for place in ("today", "write", "timeline", "ask", "insights", "settings"):
        one.work.cast.shell.go(place)
    kinds = (QLineEdit, QTextEdit, QPlainTextEdit)
    edits = [edit for kind in kinds for edit in one.window.findChildren(kind)]
    edits = [edit for edit in edits if not isinstance(edit.parent(), QAbstractSpinBox)]
    hints = Qt.InputMethodHint
    assert {type(edit).__name__ for edit in edits} >= {"QLineEdit", "Editor"}
    assert len(edits) > 10
    for edit in edits:
        assert edit.inputMethodHints() & hints.ImhSensitiveData, edit.accessibleName()
        secret = isinstance(edit, QLineEdit) and edit.echoMode() == QLineEdit.EchoMode.Password
        composed = not edit.inputMethodHints() & hints.ImhNoPredictiveText
        assert composed != secret, "Vietnamese is composed, a passphrase is not"
    for editor in (one.work.body.write._text, one.work.body.entry._text):
        query = editor.inputMethodQuery(Qt.InputMethodQuery.ImHints)
        assert hints(query) & hints.ImhSensitiveData, "what an input method is told"


def test_a_field_of_several_lines_is_kept_from_dictionaries_too(qtbot: QtBot, look: Look) -> None:
    area = TextArea(look, "Own words")
    qtbot.addWidget(area)
    assert area.edit.inputMethodHints() == Qt.InputMethodHint.ImhSensitiveData


def test_every_file_dialog_is_qts_own() -> None:
    """Only one place makes one, and that one says so."""
    makers = {
        file.name
        for file in (ROOT / "diary_desktop").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and node.id == "QFileDialog"
    }
    assert makers == {"file_choice.py"}


def test_a_file_dialog_keeps_no_list(qtbot: QtBot, make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    dialog = FileChoice(one.window, "Choose", lambda chosen: None, several=False)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.reject()
    assert {Path(one) for one in dialog.history()} <= {Path.home()}, "nowhere a person has been"


def test_every_sentence_of_a_proof_has_a_translation() -> None:
    assert sorted(set(proof_report.SENTENCES) - translations().keys()) == []
    assert len(proof_report.SENTENCES) == 22


@pytest.mark.parametrize("place", ["today", "write", "entry", "ask", "settings"])
def test_the_title_never_says_more_than_diary(make_desk: MakeDesk, open_window: OpenWindow, place: str) -> None:
    one = created(make_desk, open_window)
    one.work.cast.shell.go(place)  # type: ignore[arg-type]  # one of the places
    assert one.window.windowTitle() == "Diary"
    assert words_in(one.window)


def test_a_covered_diary_goes_on_and_comes_back_with_the_passphrase(
    make_desk: MakeDesk, open_window: OpenWindow
) -> None:
    one = created(make_desk, open_window)
    one.work.actions.speak()
    one.until(lambda: one.work.cast.record.state.phase == "recording")
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    one.qtbot.keyClick(one.window, Qt.Key.Key_L, ctrl | shift)
    cover = one.window.covering
    assert cover is not None
    assert cover.isVisible()
    assert not one.work.body.isVisible()
    assert one.window.focusWidget() is cover.field.edit
    one.qtbot.keyClick(one.window, Qt.Key.Key_K, ctrl)
    assert not one.work.cast.search.state.shown, "no key of the diary does anything"
    one.qtbot.keyClicks(cover.field.edit, "not it")
    one.qtbot.keyClick(cover.field.edit, Qt.Key.Key_Return)
    one.until(lambda: one.work.cast.covering.state.error is not None)
    assert cover.field.is_wrong
    one.qtbot.keyClicks(cover.field.edit, PASSPHRASE)
    one.qtbot.keyClick(cover.field.edit, Qt.Key.Key_Return)
    assert cover.field.text == ""
    one.until(lambda: one.window.covering is None)
    assert one.work.body.isVisible()
    assert one.work.cast.record.state.phase == "recording"
    one.work.cast.covering.cover()
    again = one.window.covering
    assert again is not None
    again.lock.click()
    one.until(lambda: one.work.locked and one.window.covering is None)
    assert one.window.unlock.isVisible()
    assert not one.work.body.isVisible()
