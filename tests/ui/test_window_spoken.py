"""The window on a running diary, spoken to: dictating, discarding, the language heard, an honest microphone sign."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from diary_desktop.domain.events import EntryBinned, EntryErased, Failed, VaultLocked
from diary_desktop.ui.widgets.dialog import LossDialog
from tests.fakes.microphone import FakeMicrophone
from tests.journeys.conftest import MakeDesk, speech
from tests.ui.conftest import WAIT, Open, words_in
from tests.ui.opened import PASSPHRASE, SPOKEN, OpenWindow, choose_passphrase, created


def put_away(one: Open, times: int) -> bool:
    """Into the bin, or erased where not a sound had come yet."""
    return len(one.desk.of(EntryErased)) + len(one.desk.of(EntryBinned)) == times


def test_spoken_it_is_kept_written_down_and_can_be_heard(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window, script=[SPOKEN, "Then we ate soup."])
    one.qtbot.keyClick(one.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    one.until(lambda: one.work.cast.record.state.seconds > 0.9)
    assert one.window.ember.isVisible()
    assert one.work.body.rail._status.accessibleName().startswith("Microphone on")
    one.qtbot.keyClick(one.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    one.until(lambda: one.work.cast.record.state.phase == "paused")
    one.qtbot.keyClick(one.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    one.until(lambda: one.work.body.entry.page.body.text == SPOKEN)
    assert not one.window.ember.isVisible()
    assert one.work.body.entry.dock.isVisible()
    assert one.window.toast.can_undo
    one.work.body.entry.dock.play.click()
    one.until(lambda: bool(one.desk.speaker.played))
    one.until(lambda: not one.work.cast.entry.state.playing)
    one.work.body.entry.page.body.setFocus()
    one.qtbot.keyClick(one.work.body.entry.page.body, Qt.Key.Key_Right)
    assert one.work.body.entry.page.body.reached == 0
    one.work.actions.hear()
    assert one.work.cast.entry.state.playing
    one.until(lambda: not one.work.cast.entry.state.playing)
    before = one.work.cast.entry.state.entry
    one.work.body.entry.dock.further.click()
    one.until(lambda: one.work.cast.record.state.phase == "recording" and one.work.cast.record.state.seconds > 0)
    assert one.work.cast.record.state.goes_on
    one.work.cast.record.finish()
    one.until(lambda: one.work.body.entry.page.body.text == f"{SPOKEN}\n\nThen we ate soup.")
    assert not one.window.toast.can_undo, "the entry was there before"
    after = one.work.cast.entry.state.entry
    assert before is not None
    assert before.clip is not None
    assert after is not None
    assert after.clip is not None
    assert after.entry_id == before.entry_id
    assert after.clip.seconds > before.clip.seconds


def test_dictate_begins_on_pause_wherever_one_came_from(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    record, rail = one.work.body.record, one.work.body.rail
    for times, start in enumerate((rail._items["today"], one.work.body.today._card.speak), start=1):
        start.setFocus()
        one.qtbot.keyClick(one.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        assert one.work.cast.record.state.phase == "starting"
        one.until(lambda: one.work.cast.record.state.phase == "recording")
        assert one.window.focusWidget() is record.dock.pause
        one.work.cast.record.discard()
        one.qtbot.waitUntil(partial(put_away, one, times), timeout=WAIT)


def test_dictate_leaves_the_focus_where_a_person_put_it(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    record = one.work.body.record
    one.qtbot.keyClick(one.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    record.dock.discard.setFocus()
    one.until(lambda: one.work.cast.record.state.phase == "recording")
    assert one.window.focusWidget() is record.dock.discard
    one.work.cast.record.pause_or_resume()
    one.until(lambda: one.work.cast.record.state.phase == "paused")
    one.work.cast.record.pause_or_resume()
    one.until(lambda: one.work.cast.record.state.phase == "recording")
    assert one.window.focusWidget() is record.dock.discard


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


def test_the_key_that_mutes_closes_the_microphone_of_a_question_and_asks_nothing(
    make_desk: MakeDesk, open_window: OpenWindow
) -> None:
    microphone = FakeMicrophone(speech(0.5), ends=False)
    one = created(make_desk, open_window, microphone=lambda _: microphone)
    one.work.actions.go("ask")
    one.work.cast.ask.listen()
    one.until(lambda: one.work.cast.ask.state.listening == "listening")
    one.qtbot.keyClick(one.window, Qt.Key.Key_F8)
    assert not one.work.cast.ask.state.listening
    assert microphone._stop.is_set()
    one.until(lambda: not one.desk.journeys.spoken_question.listening)
    assert one.work.cast.ask.state.turns == ()


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
    choose_passphrase(one)
    one.until(lambda: one.work.body.record.spoken.text() == "Tiếng Việt")
    assert desk.journeys.session.settings().listening.language == "vi"


def test_what_nobody_here_understands_is_kept_and_said_calmly(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    one.until(lambda: one.work.cast.shell.state.notice is not None)
    one.work.cast.shell.put_notice_away()
    one.work.cast.shell.choose_spoken_language("vi")
    one.until(lambda: one.work.body.record.spoken.text() == "Tiếng Việt")
    one.work.actions.speak()
    one.until(lambda: one.work.cast.record.state.seconds > 0.9)
    one.work.cast.record.finish()
    view = one.work.body.entry
    promise = "Words will be added when one is installed."
    one.until(lambda: promise in words_in(view.page._waiting))
    assert view.page._waiting.isVisible()
    assert not view.page._trouble.isVisible(), "it is no failure"
    assert not one.work.body.banner.isVisible()
    view.page._write_down.click()
    one.until(lambda: any(failed.place == "write_down" for failed in one.desk.of(Failed)))
    one.until(lambda: promise in words_in(view.page._waiting))
    assert not view.page._trouble.isVisible()
    assert not one.work.body.banner.isVisible()
