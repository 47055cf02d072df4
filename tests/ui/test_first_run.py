"""The first evening, with hands on the window: six steps, each of which can be left, and a real entry at the end."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinterInfo

from diary_desktop.domain.events import LevelChanged, SettingsLoaded
from diary_desktop.presenters.unlock_state import STEPS, GuideState, UnlockState, step_of
from diary_desktop.ui.first_run_pages import MicrophonePage, ModelsPage, VoicePage
from diary_desktop.ui.first_run_steps import StepsColumn
from diary_desktop.ui.look import Look
from diary_desktop.ui.printing import pdf_of, sheet_of_words
from tests.fakes.microphone import FakeMicrophone
from tests.fakes.models import FakeModels
from tests.journeys.conftest import MakeDesk, speech
from tests.screenshots.stages import screens
from tests.screenshots.staging import new_window, settle
from tests.ui.conftest import Open, words_in
from tests.ui.opened import PASSPHRASE, SPOKEN, OpenWindow
from tests.ui.test_disaster_day import page, press, state


def at_the_words(make_desk: MakeDesk, open_window: OpenWindow) -> Open:
    """From the first question to the words."""
    one = open_window(
        make_desk(
            script=[SPOKEN] * 3, models=FakeModels(), microphone=lambda _: FakeMicrophone(speech(1.0), ends=False)
        )
    )
    assert state(one).page == "language"
    press(one, "Continue")
    assert state(one).page == "create"
    press(one, "Back")
    press(one, "Continue")
    for field in page(one).fields:
        one.qtbot.keyClicks(field.edit, PASSPHRASE)
    one.qtbot.keyClick(page(one).fields[1].edit, Qt.Key.Key_Return)
    one.until(lambda: state(one).page == "words")
    return one


def behind_the_words(make_desk: MakeDesk, open_window: OpenWindow) -> Open:
    """The words are put off."""
    one = at_the_words(make_desk, open_window)
    press(one, "Do it later")
    assert state(one).page == "microphone"
    return one


def test_the_words_go_on_paper_and_into_no_file(
    make_desk: MakeDesk, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = at_the_words(make_desk, open_window)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    press(one, "Print")
    assert "No printer is set up on this computer." in words_in(one.window.toast)
    assert one.window.findChildren(QPrintDialog) == []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Paper"])
    press(one, "Print")
    (dialog,) = one.window.findChildren(QPrintDialog)
    assert dialog.isVisible()
    assert not dialog.testOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile)
    dialog.reject()
    sheet = sheet_of_words(state(one).words, "Vollkorn")
    assert tuple(re.findall("<td>([a-z]+)</td>", sheet.html)) == tuple(state(one).words)
    assert pdf_of(sheet).startswith(b"%PDF-")


def test_the_steps_lead_from_a_language_to_a_first_entry(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = behind_the_words(make_desk, open_window)
    assert one.work.locked, "the diary is shown when nothing is left to be asked"
    assert one.work.is_between
    one.until(lambda: state(one).guide.checkup is not None)
    press(one, "Continue")
    one.until(lambda: "43 MB from hub.example" not in words_in(page(one)) and "Listening" in words_in(page(one)))
    assert "The only time the diary goes online" in words_in(page(one))
    press(one, "Fetch 43 MB...")
    assert "43 MB from hub.example" in words_in(page(one))
    press(one, "Fetch them")
    press(one, "Start my diary")
    assert state(one).page == "first"
    press(one, "Back")
    assert state(one).page == "voice"
    press(one, "Back")
    press(one, "Try your voice first")
    assert state(one).page == "voice"
    press(one, "Continue")
    press(one, "Write instead")
    one.until(lambda: not one.work.locked and one.work.cast.shell.state.place == "write")
    one.until(lambda: bool(one.desk.of(SettingsLoaded)))
    one.until(lambda: one.work.body.banner.isVisible())


def test_back_leads_through_every_step_and_asks_for_no_second_passphrase(
    make_desk: MakeDesk, open_window: OpenWindow
) -> None:
    one = behind_the_words(make_desk, open_window)
    press(one, "Back")
    assert state(one).page == "settled"
    assert "Your passphrase is set" in words_in(page(one))
    one.qtbot.keyClick(one.window.unlock, Qt.Key.Key_Escape)
    assert state(one).page == "language"
    assert one.work.is_between, "the diary is open behind it"
    assert "Set, with recovery words" in words_in(one.window.unlock)
    press(one, "Continue")
    press(one, "Continue")
    assert state(one).page == "microphone"
    one.work.cast.unlock.first_run.leave()
    one.until(lambda: bool(one.desk.of(SettingsLoaded)))


def test_what_is_said_to_try_the_microphone_is_heard_again_and_kept_nowhere(
    make_desk: MakeDesk, open_window: OpenWindow
) -> None:
    one = behind_the_words(make_desk, open_window)
    trying = page(one)
    assert isinstance(trying, MicrophonePage)
    press(one, "Say one sentence")
    one.until(lambda: bool(one.desk.of(LevelChanged)) and state(one).guide.level is not None)
    assert one.window.ember.isVisible(), "an open microphone is never hidden"
    press(one, "That is enough")
    one.until(lambda: state(one).guide.phase == "heard")
    assert not one.window.ember.isVisible()
    press(one, "Hear it")
    one.until(lambda: bool(one.desk.speaker.played))
    trying._device.chosen.emit("USB headset")
    one.until(lambda: one.desk.journeys.session.settings().listening.device == "USB headset")
    one.work.cast.unlock.first_run.leave()
    one.until(lambda: bool(one.desk.of(SettingsLoaded)))
    assert one.desk.journeys.diary.summaries() == ()


def test_three_sentences_show_how_well_one_is_understood(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = behind_the_words(make_desk, open_window)
    one.work.cast.unlock.first_run.turn_to("voice")
    assert isinstance(page(one), VoicePage)
    press(one, "Read them aloud")
    one.until(lambda: state(one).guide.level is not None)
    press(one, "That is enough")
    one.until(lambda: state(one).guide.phase == "heard")
    assert SPOKEN in words_in(page(one))
    press(one, "Continue")
    assert state(one).guide.tried == {"voice"}
    assert SPOKEN not in words_in(one.window.unlock), "nothing of it goes with the step"
    one.work.cast.unlock.first_run.leave()
    one.until(lambda: bool(one.desk.of(SettingsLoaded)))
    assert one.desk.journeys.diary.summaries() == ()


def test_locked_in_the_middle_it_is_an_ordinary_diary_from_then_on(
    make_desk: MakeDesk, open_window: OpenWindow
) -> None:
    one = behind_the_words(make_desk, open_window)
    press(one, "Say one sentence")
    one.until(lambda: state(one).guide.level is not None)
    one.work.lock("asked")
    one.until(lambda: state(one).page == "open")
    assert not state(one).first_run
    one.qtbot.keyClicks(page(one).fields[0].edit, PASSPHRASE)
    press(one, "Open diary")
    one.until(lambda: not one.work.locked)
    one.until(lambda: bool(one.desk.of(SettingsLoaded)))


@pytest.mark.parametrize("at", range(len(STEPS)))
def test_the_column_says_which_step_is_now(look: Look, qapp: object, at: int) -> None:
    column = StepsColumn(look)
    tried = GuideState(tried=frozenset({"microphone", "voice"}))
    column.show_state(UnlockState(page=STEPS[at][0], first_run=True, guide=tried))
    assert step_of(STEPS[at][0]) == at
    assert [one._state for one in column._badges] == ["done"] * at + ["now"] + [""] * (len(STEPS) - at - 1)
    assert column._titles[at].accessibleDescription() == "You are here"


def test_a_microphone_that_nobody_tried_is_not_called_done(look: Look, qapp: object) -> None:
    column = StepsColumn(look)
    column.show_state(UnlockState(page="first", first_run=True))
    assert [one._state for one in column._badges] == ["done", "done", "", "done", "", "now"]
    assert [column._lines[at].text() for at in (2, 4)] == ["Not tried yet", "Not tried yet"]


def test_the_way_on_stays_in_sight_while_the_models_scroll(qapp: object) -> None:
    window, body = new_window("light", (900, 600), "en", 100)
    screens()["first-models"](window, body)
    settle(1)
    page = window.unlock._page
    assert isinstance(page, ModelsPage)
    assert window.unlock._scroller.verticalScrollBar().maximum() > 0
    assert window.rect().contains(QRect(page._on.mapTo(window, QPoint(0, 0)), page._on.size()))
    window.hide()
    window.deleteLater()
