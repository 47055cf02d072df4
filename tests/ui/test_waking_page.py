"""The page of the wake phrase: a phrase is sealed, a try says what it heard, and no microphone stays open behind it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from diary_desktop.domain.hearing import Wake
from diary_desktop.services.readiness import Checkup
from diary_desktop.services.waking import Known
from diary_desktop.ui.settings.waking_page import _echo
from tests.journeys.conftest import MakeDesk
from tests.ui.opened import OpenWindow
from tests.ui.test_settings import page_of, settings_open


def test_a_phrase_is_typed_sealed_and_tried(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = settings_open(make_desk, open_window)
    journeys = one.desk.journeys
    one.work.actions.open_settings("waking")
    page = page_of(one, "waking")
    one.until(lambda: page._waking.state.known is not None)
    assert page._waking.state.known == Known((), "well")
    assert page._no_words.isVisible()
    assert not page._try.button.isEnabled()
    one.until(lambda: page._settings.state.checkup is not None)
    assert page._echo.value.text().startswith("No echo canceller is known here.")
    page._phrase.field.edit.setText("  dear   diary ")
    page._phrase.field.edit.editingFinished.emit()
    one.until(lambda: journeys.session.settings().hands_free.phrase == "dear diary")
    assert page._try.button.isEnabled()
    one.qtbot.mouseClick(page._try.button, Qt.MouseButton.LeftButton)
    assert page._try_note.text == "Listening. Say it now."
    one.qtbot.mouseClick(page._try.button, Qt.MouseButton.LeftButton)
    assert page._waking.state.trying == ""
    one.until(lambda: not journeys.ear.state.open)


def test_a_heard_phrase_is_shown_and_rules_of_listening_are_sealed(
    make_desk: MakeDesk, open_window: OpenWindow, monkeypatch
) -> None:
    one = settings_open(make_desk, open_window)
    journeys = one.desk.journeys
    one.work.actions.open_settings("waking")
    page = page_of(one, "waking")
    page._settings.change("hands_free", phrase="dear diary")
    monkeypatch.setattr(type(journeys.waking), "heard", lambda self, token: Wake("dear diary", "phrase", 1.0))
    one.until(lambda: page._try.button.isEnabled())
    one.qtbot.mouseClick(page._try.button, Qt.MouseButton.LeftButton)
    one.until(lambda: page._waking.state.trying == "heard")
    assert "dear diary" in page._try_note.text
    for row in (page._enabled, page._keep, page._barge_in):
        before = row.switch.isChecked()
        one.qtbot.mouseClick(row.switch, Qt.MouseButton.LeftButton)
        one.until(partial(_turned, row, before))
    page._silence.wished.emit("0")
    one.until(lambda: journeys.session.settings().hands_free.silence_seconds == 0)
    free = journeys.session.settings().hands_free
    assert (free.enabled, free.keep_second, free.barge_in) == (True, False, False)


def _turned(row: Any, before: bool) -> bool:
    return row.switch.isChecked() is not before


def test_the_page_says_whether_the_echo_is_cancelled_for_the_chosen_microphone() -> None:
    found = partial(Checkup, {}, (), (), 0, 0, 0, {}, "")
    said = [_echo(found("cancelled"), ""), _echo(found("cancelled"), "USB headset"), _echo(found("chosen"), "")]
    assert [one.split()[0] + " " + one.split()[3] for one in said] == ["Your takes", "Your could", "This the"]
    assert 'aec_args="analog_gain_control=0" where module-echo-cancel' in _echo(found("turned_down"), "")
    assert _echo(found("turned_down"), "USB headset") == said[1]
