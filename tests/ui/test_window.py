"""The window on a running diary: the journeys with hands, and nothing left of the diary once it is locked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diary_desktop.domain.errors import WrongPassphrase
from diary_desktop.domain.events import EntryBinned, EntryErased, EntryIndexed, Failed, SettingsLoaded, VaultLocked
from diary_desktop.presenters.shell import Notice
from diary_desktop.ui.bridge import Bridge
from diary_desktop.ui.language import Language
from diary_desktop.ui.look import Look
from diary_desktop.ui.main_window import MainWindow
from diary_desktop.ui.widgets.dialog import LossDialog
from diary_desktop.ui.workspace import Workspace
from tests.fakes.microphone import FakeMicrophone
from tests.journeys.conftest import Desk, MakeDesk, speech
from tests.ui.conftest import WAIT, Open, words_in

PASSPHRASE = "orbit velvet maple ribbon"
NOTE = "Ran five kilometres along the river. My knee hurt after the bridge."
SPOKEN = "We walked along the harbour with Anna."
OpenWindow = Callable[[Desk], Open]


def created(make_desk: MakeDesk, open_window: OpenWindow) -> Open:
    """A diary made by typing, the words put off."""
    desk = make_desk(script=[SPOKEN], microphone=lambda _: FakeMicrophone(speech(1.0), ends=False))
    one = open_window(desk)
    page = one.window.unlock._page
    assert page is not None
    for field in page.fields:
        one.qtbot.keyClicks(field.edit, PASSPHRASE)
    one.qtbot.keyClick(page.fields[1].edit, Qt.Key.Key_Return)
    one.until(lambda: one.work.cast.unlock.state.page == "words")
    one.work.cast.unlock.keys.later()
    one.until(lambda: not one.work.locked and bool(one.desk.of(SettingsLoaded)))
    one.qtbot.wait(20)
    return one


def wrote(one: Open, text: str) -> None:
    before = len(one.desk.of(EntryIndexed))
    one.work.actions.write_entry()
    one.qtbot.keyClicks(one.work.body.write._text, text)
    one.qtbot.keyClick(one.work.body.write._text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    one.until(lambda: one.work.cast.shell.state.place == "entry")
    one.until(lambda: len(one.desk.of(EntryIndexed)) > before)


def locked(one: Open) -> None:
    one.work.cast.shell.lock()
    assert one.window.unlock.isVisible(), "the closed diary is shown before the vault has answered"
    one.until(lambda: bool(one.desk.of(VaultLocked)))
    one.qtbot.wait(20)


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
    one.until(lambda: one.work.body.entry._body.text == NOTE)
    assert one.work.body.timeline.isVisible()


def test_spoken_it_is_kept_written_down_and_can_be_heard(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    one.qtbot.keyClick(one.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    one.until(lambda: one.work.cast.record.state.seconds > 0.9)
    assert one.window.ember.isVisible()
    assert one.work.body.rail._status.accessibleName().startswith("Microphone on")
    one.qtbot.keyClick(one.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    one.until(lambda: one.work.cast.record.state.phase == "paused")
    one.qtbot.keyClick(one.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    one.until(lambda: one.work.body.entry._body.text == SPOKEN)
    assert not one.window.ember.isVisible()
    assert one.work.body.entry.dock.isVisible()
    one.work.body.entry.dock.play.click()
    one.until(lambda: bool(one.desk.speaker.played))
    one.until(lambda: not one.work.cast.entry.state.playing)


def put_away(one: Open, times: int) -> bool:
    """Into the bin, or erased where not a sound had come yet."""
    return len(one.desk.of(EntryErased)) + len(one.desk.of(EntryBinned)) == times


def test_dictate_begins_on_pause_wherever_one_came_from(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    record, rail = one.work.body.record, one.work.body.rail
    for times, start in enumerate((rail._items["today"], one.work.body.today._card.speak), start=1):
        start.setFocus()
        one.qtbot.keyClick(one.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        assert one.work.cast.record.state.phase == "starting"
        one.until(lambda: one.work.cast.record.state.phase == "recording")
        assert one.window.focusWidget() is record._pause
        one.work.cast.record.discard()
        one.qtbot.waitUntil(partial(put_away, one, times), timeout=WAIT)


def test_dictate_leaves_the_focus_where_a_person_put_it(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    record = one.work.body.record
    one.qtbot.keyClick(one.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    record._discard.setFocus()
    one.until(lambda: one.work.cast.record.state.phase == "recording")
    assert one.window.focusWidget() is record._discard
    one.work.cast.record.pause_or_resume()
    one.until(lambda: one.work.cast.record.state.phase == "paused")
    one.work.cast.record.pause_or_resume()
    one.until(lambda: one.work.cast.record.state.phase == "recording")
    assert one.window.focusWidget() is record._discard


def test_discarding_asks_first_and_escape_is_the_safe_choice(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    one.work.actions.speak()
    one.until(lambda: one.work.cast.record.state.seconds > 0.5)
    one.work.actions.ask_discard()
    dialog = one.window.findChild(LossDialog)
    assert dialog is not None
    assert dialog.focusWidget() is dialog.safe
    one.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert one.work.cast.record.going_on
    one.work.actions.ask_discard()
    one.window.findChildren(LossDialog)[-1].risky.click()
    one.until(lambda: one.work.cast.shell.state.place == "today")
    assert not one.work.cast.record.going_on


def test_a_question_is_answered_with_quotes_that_open(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    wrote(one, NOTE)
    one.qtbot.keyClick(one.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    field = one.work.body.ask.composer.field.edit
    assert one.window.focusWidget() is field
    one.qtbot.keyClicks(field, "When did my knee hurt?")
    one.qtbot.keyClick(field, Qt.Key.Key_Return)
    one.until(lambda: bool(one.work.cast.ask.state.sources))
    assert field.text() == ""
    assert one.work.body.ask.sources.isVisible()
    one.work.cast.ask.open_source(1)
    one.until(lambda: one.work.body.entry._body.text == NOTE)
    one.qtbot.keyClick(one.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert one.work.body.ask.isVisible()
    one.qtbot.keyClick(one.window, Qt.Key.Key_Escape)
    assert not one.work.body.ask.sources.isVisible()


def test_search_finds_while_one_types(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    wrote(one, NOTE)
    wrote(one, "Bought a green umbrella at the market.")
    one.qtbot.keyClick(one.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = one.work.body.timeline.field.edit
    assert one.window.focusWidget() is field
    one.qtbot.keyClicks(field, "umbrella")
    one.until(lambda: one.work.cast.timeline.state.query == "umbrella" and not one.work.cast.timeline.state.searching)
    assert "umbrella" in one.work.cast.timeline.state.entries[0].title


def test_locking_leaves_no_word_in_any_widget(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    wrote(one, NOTE)
    one.work.actions.go("ask")
    one.work.cast.ask.ask("When did my knee hurt?")
    one.until(lambda: bool(one.work.cast.ask.state.sources))
    one.work.actions.write_entry()
    one.qtbot.keyClicks(one.work.body.write._text, "an unfinished thought about lanterns")
    one.work.body.timeline.field.set_text("kilometres")
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


def test_a_wrong_passphrase_is_said_at_its_field_and_the_right_one_opens(
    make_desk: MakeDesk, open_window: OpenWindow
) -> None:
    one = created(make_desk, open_window)
    wrote(one, NOTE)
    locked(one)
    for typed, opens in (("orbit velvet", False), (PASSPHRASE, True)):
        page = one.window.unlock._page
        assert page is not None
        field = page.fields[0].edit
        one.until(field.hasFocus)
        one.qtbot.keyClicks(field, typed)
        one.qtbot.keyClick(field, Qt.Key.Key_Return)
        assert field.text() == "", "the passphrase does not wait in its field"
        one.until(lambda: not one.work.cast.unlock.state.busy)
        if not opens:
            assert isinstance(one.work.cast.unlock.state.error, WrongPassphrase)
            assert "Tone marks" in words_in(one.window.unlock)
    one.until(lambda: not one.work.locked)
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
    light = one.window.grab().toImage().pixelColor(700, 700)
    one.window.look.choose_theme("dark")
    QApplication.processEvents()
    dark = one.window.grab().toImage().pixelColor(700, 700)
    assert light.lightness() > 200 > 60 > dark.lightness()
    assert one.work.body is body


def test_the_microphone_is_said_to_be_on_while_a_question_is_asked_aloud(
    make_desk: MakeDesk, open_window: OpenWindow
) -> None:
    one = created(make_desk, open_window)
    one.work.actions.go("ask")
    status = one.work.body.rail._status
    for narrow in (False, True):
        one.work.body.arrange("ask", narrow=narrow)
        assert status.accessibleName().startswith("Microphone off")
        one.work.cast.ask.listen()
        assert status.accessibleName().startswith("Microphone on"), "said from the press"
        assert "Microphone on" in status.toolTip()
        assert one.window.ember.isVisible()
        one.until(lambda: one.work.cast.ask.state.listening == "listening")
        assert status.accessibleName().startswith("Microphone on")
        one.work.cast.ask.stop_listening(ask=False)
        assert status.accessibleName().startswith("Microphone off")
        assert not one.window.ember.isVisible()


def test_a_window_in_another_language_still_says_that_the_microphone_is_on(
    make_desk: MakeDesk, open_window: OpenWindow
) -> None:
    one = created(make_desk, open_window)
    one.work.actions.go("ask")
    one.work.cast.ask.listen()
    one.window.speak("vi")
    assert one.work.body.rail._status.accessibleName().startswith("Micro đang bật")
    assert one.window.ember.isVisible()
    one.work.cast.ask.stop_listening(ask=False)
    assert one.work.body.rail._status.accessibleName().startswith("Micro đang tắt")


def test_the_language_spoken_is_chosen_in_dictate_and_sealed(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    session = one.desk.journeys.session
    one.work.actions.speak()
    one.until(lambda: one.work.cast.record.state.phase == "recording")
    spoken = one.work.body.record.spoken
    assert spoken.accessibleName() == "Language you speak: English"
    spoken.setFocus()
    one.qtbot.keyClick(spoken, Qt.Key.Key_Return)
    one.until(spoken.menu.isVisible)
    assert [action.text() for action in spoken.menu.actions()] == ["English", "Tiếng Việt", "Detect it"]
    one.qtbot.keyClick(spoken.menu, Qt.Key.Key_Down)
    one.qtbot.keyClick(spoken.menu, Qt.Key.Key_Return)
    one.until(lambda: spoken.text() == "Tiếng Việt")
    assert session.settings().listening.language == "vi"
    assert [action.isChecked() for action in spoken.menu.actions()] == [False, True, False]
    assert one.window.focusWidget() is spoken, "the menu gives the focus back"
    one.qtbot.keyClick(spoken, Qt.Key.Key_Down)
    one.until(spoken.menu.isVisible)
    one.work.cast.shell.lock()
    assert not spoken.menu.isVisible(), "nothing floats over the closed diary"
    one.until(lambda: bool(one.desk.of(VaultLocked)))
    one.work.cast.unlock.unlock(bytearray(PASSPHRASE.encode()))
    one.until(lambda: not one.work.locked)
    one.until(lambda: spoken.text() == "Tiếng Việt")


def test_a_diary_made_in_vietnamese_listens_to_vietnamese(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    desk = make_desk()
    one = open_window(desk)
    one.window.unlock._language.click()
    page = one.window.unlock._page
    assert page is not None
    for field in page.fields:
        one.qtbot.keyClicks(field.edit, PASSPHRASE)
    one.qtbot.keyClick(page.fields[1].edit, Qt.Key.Key_Return)
    one.until(lambda: one.work.cast.unlock.state.page == "words")
    one.work.cast.unlock.keys.later()
    one.until(lambda: one.work.body.record.spoken.text() == "Tiếng Việt")
    assert desk.journeys.session.settings().listening.language == "vi"


def test_what_nobody_here_understands_is_kept_and_said_calmly(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    one.work.cast.shell.put_notice_away()
    one.work.cast.shell.choose_spoken_language("vi")
    one.until(lambda: one.work.body.record.spoken.text() == "Tiếng Việt")
    one.work.actions.speak()
    one.until(lambda: one.work.cast.record.state.seconds > 0.9)
    one.work.cast.record.finish()
    view = one.work.body.entry
    promise = "Words will be added when one is installed."
    one.until(lambda: promise in words_in(view._waiting))
    assert view._waiting.isVisible()
    assert not view._trouble.isVisible(), "it is no failure"
    assert not one.work.body.banner.isVisible()
    view._write_down.click()
    one.until(lambda: any(failed.place == "write_down" for failed in one.desk.of(Failed)))
    one.until(lambda: promise in words_in(view._waiting))
    assert not view._trouble.isVisible()
    assert not one.work.body.banner.isVisible()
