"""The wake word wherever the diary is: the rail says what is listened for, a wake opens the conversation, F8 mutes."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt

from diary_desktop.domain.audio import SAMPLE_RATE
from diary_desktop.ports.audio import Microphone
from tests.fakes.engines import FakeDetector, FakeWakeWord
from tests.fakes.fed_microphone import FedMicrophone
from tests.journeys.conftest import MakeDesk
from tests.ui.opened import OpenWindow, created, locked
from tests.ui.test_settings import page_of


def test_the_word_is_listened_for_on_every_page(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    microphone = FedMicrophone()

    def opened(_: str) -> Microphone:
        return microphone

    one = created(
        make_desk,
        open_window,
        microphone=opened,
        detector=FakeDetector,
        wake_word=FakeWakeWord,
    )
    journeys, work = one.desk.journeys, one.work
    assert not journeys.ear.state.open
    work.actions.open_settings("waking")
    page = page_of(one, "waking")
    page._settings.change("hands_free", wake_word="hey_you")
    one.qtbot.mouseClick(page._everywhere.switch, Qt.MouseButton.LeftButton)
    work.actions.go("timeline")
    microphone_line = work.body.rail._status.lines[0]
    one.window.activateWindow()
    one.until(one.window.isActiveWindow)
    one.until(lambda: "hey you" in microphone_line.text())
    one.qtbot.keyClick(one.window, Qt.Key.Key_F8)
    one.until(lambda: not journeys.ear.state.hearing)
    one.qtbot.keyClick(one.window, Qt.Key.Key_F8)
    one.until(lambda: journeys.ear.state.hearing and bool(journeys.ear.state.waiting_for))
    assert not work.cast.hands_free.state.shown
    word = np.zeros(SAMPLE_RATE // 2, np.int16)
    word[0] = FakeWakeWord.mark
    microphone.feed(word)
    one.until(lambda: work.cast.hands_free.state.shown)
    one.until(lambda: work.cast.hands_free.state.voice.phase == "listening")
    work.cast.hands_free.leave()
    one.until(lambda: not journeys.dialogue.going_on)
    one.until(lambda: bool(journeys.ear.state.waiting_for))
    locked(one)
    assert not journeys.ear.state.open
