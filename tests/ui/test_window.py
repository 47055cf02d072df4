"""The window on a running diary: the journeys with hands, and nothing left of the diary once it is locked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diary_desktop.domain.errors import WrongPassphrase
from diary_desktop.presenters.shell import Notice
from diary_desktop.ui.bridge import Bridge
from diary_desktop.ui.language import Language
from diary_desktop.ui.look import Look
from diary_desktop.ui.main_window import MainWindow
from diary_desktop.ui.settings.appearance_page import AppearancePage
from diary_desktop.ui.unlock_pages import OpenPage
from diary_desktop.ui.workspace import Workspace
from tests.journeys.conftest import MakeDesk
from tests.ui.conftest import words_in
from tests.ui.opened import NOTE, PASSPHRASE, OpenWindow, created, locked, wrote


def test_a_diary_is_made_and_today_is_where_one_begins(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    assert one.work.body.today.isVisible()
    assert one.window.focusWidget() is one.work.body.today._card.speak
    one.until(lambda: one.work.body.banner.isVisible())
    assert one.work.cast.shell.state.notice == Notice(words_unchecked=True), "unchecked words are not forgotten"
    assert PASSPHRASE not in words_in(one.window)


def test_written_with_keys_it_is_an_entry(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    wrote(one, NOTE)
    one.until(lambda: one.work.body.entry.page.body.text == NOTE)
    assert one.work.body.entries.isVisible()


def test_a_question_is_answered_with_quotes_that_open(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    wrote(one, NOTE)
    one.qtbot.keyClick(one.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    field = one.work.body.ask.composer.field.edit
    assert one.window.focusWidget() is field
    one.qtbot.keyClicks(field, "When did my knee hurt?")
    one.qtbot.keyClick(field, Qt.Key.Key_Return)
    one.until(lambda: bool(one.work.cast.ask.state.sources))
    assert field.toPlainText() == ""
    assert one.work.body.ask.sources.isVisible()
    one.work.cast.ask.open_source(1)
    one.until(lambda: one.work.body.entry.page.body.text == NOTE)
    one.qtbot.keyClick(one.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert one.work.body.ask.isVisible()
    one.qtbot.keyClick(one.window, Qt.Key.Key_Escape)
    assert not one.work.body.ask.sources.isVisible()


def test_going_to_ask_gets_what_answers_ready(
    make_desk: MakeDesk, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = created(make_desk, open_window)
    ready: list[str] = []
    monkeypatch.setattr(one.work.cast.ask, "opened", ready.append)
    one.qtbot.keyClick(one.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    one.work.cast.shell.tell(Notice(words_unchecked=True))
    assert ready == [one.window.language.code], "once, however often the page is shown anew"


def test_search_finds_while_one_types(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    wrote(one, NOTE)
    wrote(one, "Bought a green umbrella at the market.")
    field = one.work.body.entries.field.edit
    one.work.body.entries.focus_search()
    one.qtbot.keyClicks(field, "umbrella")
    one.until(lambda: one.work.cast.entries.state.query == "umbrella" and not one.work.cast.entries.state.searching)
    assert "umbrella" in one.work.cast.entries.state.entries[0].title


def test_locking_leaves_no_word_in_any_widget(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    wrote(one, NOTE)
    one.work.actions.go("ask")
    one.work.cast.ask.ask("When did my knee hurt?")
    one.until(lambda: bool(one.work.cast.ask.state.sources))
    one.work.actions.write_entry()
    one.qtbot.keyClicks(one.work.body.write._text, "an unfinished thought about lanterns")
    one.work.body.entries.field.set_text("kilometres")
    assert "kilometres" in words_in(one.window)
    locked(one)
    left = words_in(one.window)
    for word in ("kilometres", "knee", "bridge", "lanterns", PASSPHRASE):
        assert word not in left, f"{word!r} was left in a widget"
    one.work.body.write._text.undo()
    assert one.work.body.write._text.toPlainText() == ""
    assert one.window.windowTitle() == "Diary"
    assert not one.work.body.isVisible()


def test_locking_while_recording_seals_it_and_shows_nothing(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    one.work.actions.speak()
    one.until(lambda: one.work.cast.record.state.seconds > 0.9)
    locked(one)
    assert not one.window.ember.isVisible()
    assert not one.window.toast.isVisible()
    one.qtbot.wait(200)
    assert one.work.cast.shell.state.place == "unlock"
    one.work.cast.unlock.unlock(bytearray(PASSPHRASE.encode()))
    one.until(lambda: not one.work.locked)
    (kept,) = one.work.cast.shelf.newest_first()
    one.desk.journeys.dictation.recover()
    one.until(lambda: one.work.cast.shelf.newest_first()[0].seconds > 0.9)
    assert one.work.cast.shelf.get(kept.entry_id) is not None


def test_keys_do_nothing_while_it_is_locked(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    locked(one)
    for key in (Qt.Key.Key_R, Qt.Key.Key_N, Qt.Key.Key_1):
        one.qtbot.keyClick(one.window, key, Qt.KeyboardModifier.ControlModifier)
    assert one.work.cast.shell.state.place == "unlock"
    assert not one.work.cast.record.going_on


def test_a_wrong_passphrase_stays_selected_at_its_field_and_the_right_one_typed_over_it_opens(
    make_desk: MakeDesk, open_window: OpenWindow
) -> None:
    one = created(make_desk, open_window)
    wrote(one, NOTE)
    locked(one)
    page = one.window.unlock._page
    assert isinstance(page, OpenPage)
    field = page.fields[0].edit
    one.until(field.hasFocus)
    one.qtbot.keyClicks(field, "orbit velvet")
    one.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page._open.hasFocus(), "what says how far it is has the focus meanwhile"
    one.qtbot.keyClick(page._open, Qt.Key.Key_Return)  # nothing is sent twice
    one.until(lambda: not one.work.cast.unlock.state.busy)
    assert isinstance(one.work.cast.unlock.state.error, WrongPassphrase)
    assert "Tone marks" in words_in(one.window.unlock)
    assert field.hasFocus()
    assert field.selectedText() != ""
    assert len(field.selectedText()) == len(field.text())
    one.qtbot.keyClicks(field, PASSPHRASE)
    one.qtbot.keyClick(field, Qt.Key.Key_Return)
    one.until(lambda: not one.work.locked)
    assert field.text() == "", "what opened it does not stay"
    assert len(one.work.cast.shelf.newest_first()) == 1


def test_language_and_size_change_at_once_and_keep_a_draft(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    one.work.actions.write_entry()
    one.qtbot.keyClicks(one.work.body.write._text, "half a thought")
    one.window.speak("vi")
    assert one.window.windowTitle() == "Nhật ký"
    assert one.work.body.write._text.toPlainText() == "half a thought"
    assert "Giữ lại" in words_in(one.work.body.write)
    before = one.work.body.rail.width()
    one.qtbot.keyClick(one.window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert one.window.look.s.percent == 90
    assert one.work.body.rail.width() < before
    assert one.work.body.write._text.toPlainText() == "half a thought"
    one.window.look.choose_scale(100)


def test_a_passphrase_typed_before_the_services_are_there_is_not_lost(
    make_desk: MakeDesk, look: Look, language: Language, qtbot: QtBot
) -> None:
    desk = make_desk()
    window = MainWindow(look, language, "create")
    window.show()
    assert window.unlock.state.page == "language"
    assert window.unlock._page is not None
    window.unlock._page.focus_first()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    page = window.unlock._page
    assert page is not None
    for field in page.fields:
        qtbot.keyClicks(field.edit, PASSPHRASE)
    qtbot.keyClick(page.fields[1].edit, Qt.Key.Key_Return)
    assert window.unlock.state.busy
    work = Workspace(window, desk.journeys)
    bridge = Bridge(desk.journeys.bus, work.deliver)
    qtbot.waitUntil(lambda: work.cast.unlock.state.page == "words", timeout=20_000)
    work.close()
    bridge.close()
    window.hide()
    window.deleteLater()


def test_language_and_size_chosen_by_hand_are_sealed(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    session = one.desk.journeys.session
    assert session.settings().appearance.language == ""
    one.window.unlock._language.click()
    one.until(lambda: session.settings().appearance.language == "vi")
    one.window.look.choose_scale(120)
    one.until(lambda: session.settings().appearance.text_scale == 120)
    one.window.look.choose_scale(100)
    one.until(lambda: session.settings().appearance.text_scale == 100)


def test_what_is_typed_survives_a_change_of_language_on_the_closed_screen(
    make_desk: MakeDesk, open_window: OpenWindow
) -> None:
    one = open_window(make_desk())
    one.work.cast.unlock.turn_to("create")
    page = one.window.unlock._page
    assert page is not None
    one.qtbot.keyClicks(page.fields[0].edit, "orbit")
    one.window.unlock._language.click()
    page = one.window.unlock._page
    assert page is not None
    assert page.fields[0].text == "orbit"
    assert "Mật khẩu" in words_in(one.window.unlock)


def test_a_theme_is_repainted_without_building_anew(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    body = one.work.body
    one.work.actions.open_settings("appearance")
    page = body.settings._panes["appearance"].page
    assert isinstance(page, AppearancePage)
    light = one.window.grab().toImage().pixelColor(700, 700)
    page._theme.wished.emit("dark")  # chosen past the settings, it would be theirs again at their next word
    one.until(lambda: one.window.look.dark)
    QApplication.processEvents()
    dark = one.window.grab().toImage().pixelColor(700, 700)
    assert light.lightness() > 200 > 60 > dark.lightness()
    assert one.work.body is body
