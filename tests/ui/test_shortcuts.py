"""The keys of the window: going back and forth, parts, sizes, undo, and the sheet that lists them all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from diary_desktop.domain.entry import EntryId
from diary_desktop.presenters.ask_state import AskState
from diary_desktop.presenters.conversation_list import ListState
from diary_desktop.ui.key_hints import shown_keys
from diary_desktop.ui.voice_help import VoiceHelp
from diary_desktop.ui.widgets.buttons import Button
from diary_desktop.ui.widgets.flow_text import FlowText
from tests.journeys.conftest import MakeDesk
from tests.sample_diary import quoted_state
from tests.ui.conftest import Open
from tests.ui.opened import NOTE, OpenWindow, created, locked, wrote

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
KEY = Qt.Key


@pytest.fixture
def one(make_desk: MakeDesk, open_window: OpenWindow) -> Open:
    return created(make_desk, open_window)


def press(one: Open, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    one.qtbot.keyClick(one.window.focusWidget() or one.window, key, held)


def place(one: Open) -> str:
    return one.work.cast.shell.state.place


def test_back_and_forward_lead_through_the_places_to_where_the_focus_was(one: Open) -> None:
    left = one.work.body.today._card.write
    left.setFocus()
    press(one, KEY.Key_3, CTRL)
    press(one, KEY.Key_Comma, CTRL)
    assert place(one) == "settings"
    press(one, KEY.Key_Left, ALT)
    assert place(one) == "ask"
    press(one, KEY.Key_Left, ALT)
    assert place(one) == "today"
    assert one.window.focusWidget() is left
    press(one, KEY.Key_Right, ALT)
    assert place(one) == "ask"
    press(one, KEY.Key_Right, ALT)
    assert place(one) == "settings"


def test_f6_walks_the_parts_and_each_remembers_its_place(one: Open) -> None:
    today, rail = one.work.body.today, one.work.body.rail
    today._card.write.setFocus()
    met = []
    for _ in range(6):
        press(one, KEY.Key_F6)
        focused = one.window.focusWidget()
        assert focused is not None
        met.append(focused)
        if focused is today._card.write:
            break
    assert met[-1] is today._card.write, "round again, to the control that was left"
    assert any(rail.isAncestorOf(one) for one in met)
    press(one, KEY.Key_F6, SHIFT)
    assert one.window.focusWidget() is not today._card.write


def test_sizes_of_text_and_of_reading_change_by_keys_and_are_kept(one: Open) -> None:
    press(one, KEY.Key_Plus, CTRL)
    assert one.window.look.s.percent == 110
    press(one, KEY.Key_0, CTRL)
    press(one, KEY.Key_Plus, CTRL, SHIFT)
    assert one.window.look.reading == 20
    assert one.window.look.font("read").pixelSize() == 20
    session = one.desk.journeys.session
    one.until(lambda: session.settings().appearance.reading_size == 20)
    press(one, KEY.Key_Underscore, CTRL, SHIFT)
    assert one.window.look.reading == 19


def test_text_is_made_larger_on_the_closed_screen_too_and_what_is_typed_stays(one: Open) -> None:
    locked(one)
    field = one.window.unlock.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    one.qtbot.keyClicks(field, "orbit vel")
    for _ in range(2):
        one.qtbot.keyClick(one.window.unlock, KEY.Key_Equal, CTRL)
    one.until(lambda: one.window.look.s.percent == 120)
    assert [found.text() for found in one.window.unlock.findChildren(QLineEdit) if found.text()] == ["orbit vel"]
    one.qtbot.keyClick(one.window.unlock, KEY.Key_0, CTRL)
    assert one.window.look.s.percent == 100


def test_ctrl_z_takes_back_what_the_toast_says(one: Open) -> None:
    wrote(one, NOTE)
    entry: EntryId = one.work.cast.shelf.newest_first()[0].entry_id
    one.until(lambda: one.work.cast.entry.state.entry is not None)
    one.until(lambda: one.window.toast.can_undo)
    one.window.toast.put_away()  # what was just kept can be undone as well
    one.work.cast.entry.delete()
    one.until(lambda: one.window.toast.accessibleName() == "In the bin for 30 days.")
    assert one.window.toast.can_undo
    assert one.work.cast.shelf.get(entry) is None
    one.work.body.setFocus()
    press(one, KEY.Key_Z, CTRL)
    one.until(lambda: one.work.cast.shelf.get(entry) is not None)
    assert not one.window.toast.can_undo
    assert one.window.toast.can_redo
    press(one, KEY.Key_Z, CTRL | SHIFT)
    one.until(lambda: one.work.cast.shelf.get(entry) is None)
    one.until(lambda: one.window.toast.can_undo)


def test_other_keys_are_bound_at_once_and_the_sheet_says_so(one: Open) -> None:
    session = one.desk.journeys.session
    look = replace(session.settings().appearance, keys=("ask=Ctrl+Shift+A",))
    session.change_settings(replace(session.settings(), appearance=look))
    one.work.cast.shell.choose_spoken_language("en")  # tells the settings
    one.until(lambda: one.work.cast.shelf.settings.appearance.keys == look.keys)
    press(one, KEY.Key_3, CTRL)
    assert place(one) == "today"
    press(one, KEY.Key_A, CTRL, SHIFT)
    assert place(one) == "ask"
    press(one, KEY.Key_F1)
    (sheet,) = one.window.findChildren(VoiceHelp)
    words = {found.text for found in sheet.findChildren(FlowText)} | {
        found.text() for found in sheet.findChildren(QLabel)
    }
    assert {"Ctrl Shift A", "New conversation", "Ctrl T"} <= words
    assert "Mark this moment" not in words, "only what does something here"
    sheet.reject()


def test_ctrl_enter_sends_the_question_once_there_is_one(one: Open) -> None:
    press(one, KEY.Key_3, CTRL)
    ask, edit = one.work.cast.ask, one.work.body.ask.composer.field.edit
    press(one, KEY.Key_Return, CTRL)
    assert not ask.state.turns
    one.qtbot.keyClicks(edit, "Where did I run?")
    press(one, KEY.Key_Return, CTRL)
    assert [turn.question for turn in ask.state.turns] == ["Where did I run?"]
    assert edit.toPlainText() == ""
    one.until(lambda: not ask.state.busy)


def test_ctrl_enter_asks_what_was_said_and_nothing_from_behind_the_list(one: Open) -> None:
    press(one, KEY.Key_3, CTRL)
    view = one.work.body.ask
    sent: list[str] = []
    ended: list[bool] = []
    view.asked.disconnect()
    view.listen_asked.disconnect()
    view.asked.connect(sent.append)
    view.listen_asked.connect(lambda: ended.append(True))
    one.qtbot.keyClicks(view.composer.field.edit, "Where")
    view.show_list(ListState(open=True))
    press(one, KEY.Key_Return, CTRL)
    view.show_list(ListState())
    view.show_state(AskState(can_listen=True, listening="listening"))
    press(one, KEY.Key_Return, CTRL)
    assert (sent, ended) == ([], [True])


def test_from_quotes_alone_one_gets_to_the_models(one: Open) -> None:
    press(one, KEY.Key_3, CTRL)
    one.work.body.ask.show_state(quoted_state())
    one.work.body.ask.show_wordless(True)
    (install,) = [found for found in one.work.body.ask.findChildren(Button) if found.text() == "Install"]
    install.click()
    state = one.work.cast.shell.state
    assert (state.place, state.section) == ("settings", "models")


def test_esc_leaves_the_day_before_and_a_draft_which_is_kept(one: Open) -> None:
    press(one, KEY.Key_5, CTRL)
    press(one, KEY.Key_Escape)
    assert place(one) == "today"
    press(one, KEY.Key_N, CTRL)
    one.qtbot.keyClicks(one.work.body.write._text, "The swifts are back")
    press(one, KEY.Key_O, CTRL, SHIFT)
    assert one.work.cast.write.state.detailing == "mood"
    press(one, KEY.Key_Escape)
    assert (place(one), one.work.cast.write.state.detailing) == ("write", ""), "first what stands open"
    press(one, KEY.Key_Escape)
    assert place(one) == "today"
    press(one, KEY.Key_N, CTRL)
    assert one.work.body.write._text.toPlainText() == "The swifts are back"


def test_the_sheet_of_write_names_the_keys_of_date_mood_and_tags(one: Open) -> None:
    press(one, KEY.Key_N, CTRL)
    named = dict(one.work.actions.keys_of("write"))
    assert [named[keys] for keys in ("Ctrl D", "Ctrl Shift O", "Ctrl Shift G")] == [
        "Change the date", "Choose the mood", "Add a tag",
    ]  # fmt: skip


def test_keys_are_said_as_a_person_reads_them() -> None:
    assert [shown_keys(one) for one in ("Ctrl++", "Ctrl+Shift+-", "F6", "Alt+Left")] == [
        "Ctrl +", "Ctrl Shift -", "F6", "Alt Left",
    ]  # fmt: skip


def test_earlier_years_and_the_way_out_have_keys(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    closed: list[bool] = []
    one.window.closed.connect(lambda: closed.append(True))
    one.qtbot.keyClick(one.window, Qt.Key.Key_5, CTRL)
    assert one.work.cast.shell.state.place == "on_this_day"
    one.qtbot.keyClick(one.window, Qt.Key.Key_Q, CTRL)
    assert closed == [True]
