"""The painted controls: what they say, where they break, and that keys work on them."""

from __future__ import annotations

import threading
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.errors import DiskFull
from diary_desktop.domain.events import Event, LevelChanged, PlaybackMoved, RecordingStarted
from diary_desktop.domain.moment import Moment
from diary_desktop.presenters.intake import IntakeState
from diary_desktop.presenters.shell import Notice
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.ui.bridge import Bridge, newest
from diary_desktop.ui.focus_ring import FocusRing
from diary_desktop.ui.look import Look
from diary_desktop.ui.notice_words import banner_words
from diary_desktop.ui.scale import Scale
from diary_desktop.ui.widgets import note
from diary_desktop.ui.widgets.buttons import PRIMARY, Button, RoundButton
from diary_desktop.ui.widgets.citation import AnswerText, CitationChip, split_citations
from diary_desktop.ui.widgets.entry_words import preview_after_title
from diary_desktop.ui.widgets.field import Field
from diary_desktop.ui.widgets.flow_text import FlowText, Mark
from diary_desktop.ui.widgets.jobs_tray import JobsTray
from diary_desktop.ui.widgets.level_meter import LevelMeter, level_word
from diary_desktop.ui.widgets.scene import Scene
from diary_desktop.ui.widgets.scroller import emptied
from diary_desktop.ui.widgets.status_block import StatusBlock
from diary_desktop.ui.widgets.waveform import Waveform, bars_of

LONG = "Sáng nay chạy 5 km dọc sông, trời se lạnh và có sương. " * 6


def test_the_level_is_always_a_word() -> None:
    words = [level_word(dbfs)[0] for dbfs in (-90.0, -50.0, -20.0, -3.0)]
    assert words == ["No sound", "Too quiet, come closer", "Good level", "Too loud"]


def test_the_meter_says_its_word_only_when_it_changes(look: Look, qtbot: QtBot) -> None:
    meter = LevelMeter(look)
    qtbot.addWidget(meter)
    meter.show_level(-20.0)
    assert meter.accessibleDescription() == "Good level"
    meter.show_level(None)
    assert meter.word() == ""


def test_bars_from_peaks() -> None:
    assert bars_of(b"", 10) == []
    bars = bars_of(bytes([0, 50, 100, 200]), 2)
    assert bars == [0.25, 1.0]
    assert len(bars_of(bytes(256), 128)) == 128
    assert len(bars_of(bytes(range(1, 51)), 128)) == 128, "a short recording has fewer peaks than there are bars"


def test_buttons_answer_to_enter_and_space(look: Look, qtbot: QtBot) -> None:
    button = Button(look, "Keep", PRIMARY, deed="commit")
    qtbot.addWidget(button)
    button.show()
    pressed: list[int] = []
    button.clicked.connect(lambda: pressed.append(1))
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert len(pressed) == 2
    assert button.sizeHint().width() > Button(look, "Keep", PRIMARY).sizeHint().width()


def test_the_waveform_is_a_slider_to_the_keyboard(look: Look, qtbot: QtBot) -> None:
    wave = Waveform(look)
    qtbot.addWidget(wave)
    wave.resize(300, 48)
    wave.show_sound(bytes(range(128)), 60.0)
    wave.show_position(10.0)
    sought: list[float] = []
    wave.sought.connect(sought.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(wave, key)
    assert sought == [15.0, 5.0, 40.0, 0.0, 60.0]
    qtbot.mouseClick(wave, Qt.MouseButton.LeftButton, pos=QPoint(150, 20))
    assert sought[-1] == pytest.approx(30.0, abs=0.5)
    assert wave.accessibleDescription() == "10 seconds of 1 minute"


def test_text_breaks_and_grows_with_less_width(look: Look, qtbot: QtBot) -> None:
    text = FlowText(look, LONG)
    qtbot.addWidget(text)
    assert text.heightForWidth(300) > text.heightForWidth(660) > 0
    cut = FlowText(look, LONG, "quote", max_lines=2)
    qtbot.addWidget(cut)
    two_lines = 2 * look.font("quote").pixelSize() * look.line_height("quote")
    assert cut.heightForWidth(300) == pytest.approx(two_lines, abs=1)


@pytest.mark.parametrize("most", [1, 2, 3])
def test_a_text_that_is_cut_knows_its_height_before_it_is_broken(qtbot: QtBot, most: int) -> None:
    for words in ("", "Ẫm.", "one two three ", LONG, f"{LONG}\n{LONG}", "w" * 400):
        text = FlowText(Look("light"), words, "quote", max_lines=most)
        qtbot.addWidget(text)
        for width in (60, 120, 300, 301, 640, 5_000):
            told = text.heightForWidth(width)
            text._lay(width)
            assert told == round(text._height), (words[:9], width)


def test_a_marked_stretch_over_a_line_break_has_two_places(look: Look, qtbot: QtBot) -> None:
    text = FlowText(look, LONG)
    qtbot.addWidget(text)
    text.resize(300, 600)
    rects = text.stretch_rects(0, len(LONG))
    assert len(rects) > 3
    assert all(rect.right() <= 301 for rect in rects)
    assert text.stretch_rects(5, 5) == []


def test_words_are_chosen_with_pointer_and_keys(look: Look, qtbot: QtBot) -> None:
    text = FlowText(look, "one two three")
    qtbot.addWidget(text)
    text.resize(400, 40)
    text.set_words([(0, 3), (4, 7), (8, 13)])
    text.show()
    chosen: list[int] = []
    text.word_chosen.connect(chosen.append)
    middle = text.stretch_rects(4, 7)[0].center().toPoint()
    qtbot.mouseClick(text, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.keyClick(text, Qt.Key.Key_Right)
    qtbot.keyClick(text, Qt.Key.Key_Right)
    assert text.accessibleDescription() == "two"
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert 4 <= chosen[0] <= 7
    assert chosen[1] == 4


def test_marks_never_move_text(look: Look, qtbot: QtBot) -> None:
    text = FlowText(look, LONG)
    qtbot.addWidget(text)
    text.resize(300, 600)
    before = text.heightForWidth(300)
    text.set_marks([Mark(0, 4, "word"), Mark(0, 40, "evidence"), Mark(5, 9, "doubt")])
    text.grab()
    assert text.heightForWidth(300) == before


def test_citations_become_chips_that_stand_in_the_text(look: Look, qtbot: QtBot) -> None:
    assert [number for _, number in split_citations("Yes. [1][2] No. [12]")[1]] == [1, 2, 12]
    answer = AnswerText(look)
    qtbot.addWidget(answer)
    answer.resize(400, 80)
    answer.show_answer("It hurt. [1] You went home. [2] Invented. [7]", {1: "Source 1", 2: "Source 2"})
    chips = answer.findChildren(CitationChip)
    assert [chip.accessibleName() for chip in chips] == ["Source 1", "Source 2"]
    assert "[7]" not in answer.accessibleName()
    chosen: list[int] = []
    answer.chosen.connect(chosen.append)
    chips[1].click()
    assert chosen == [2]
    assert all(answer.rect().contains(chip.geometry()) for chip in chips)


@pytest.mark.parametrize(
    ("title", "preview", "left"),
    [
        ("Ran home", "Ran home. It rained.", "It rained."),
        ("Ran all the way…", "Ran all the way along the river.", "…along the river."),
        ("Own title", "Ran home.", "Ran home."),
        ("Ran home", "Ran home.", ""),
        ("", "", ""),
    ],
)
def test_a_preview_does_not_repeat_the_title(title: str, preview: str, left: str) -> None:
    moment = Moment(datetime(2026, 11, 21, 9))
    summary = EntrySummary(EntryId(bytes(16)), moment, None, title, preview, 2, 0.0)
    assert preview_after_title(summary) == left


def test_a_passphrase_field_hides_shows_and_forgets(look: Look, qtbot: QtBot) -> None:
    field = Field(look, "Passphrase", secret=True)
    qtbot.addWidget(field)
    field.set_text("secret")
    assert field.edit.displayText() != "secret"
    assert field.eye is not None
    field.eye.click()
    assert field.edit.displayText() == "secret"
    assert field.eye.accessibleName() == "Hide the passphrase"
    field.wipe()
    field.edit.undo()
    assert field.text == ""


def test_the_scene_is_plain_in_high_contrast_and_at_large_text(look: Look, qtbot: QtBot) -> None:
    scene = Scene(look)
    qtbot.addWidget(scene)
    scene.resize(320, 200)
    day = scene.grab().toImage()
    look.choose_theme("dark")
    night = scene.grab().toImage()
    assert day != night
    look.choose_theme("high_contrast_light")
    plain = scene.grab().toImage()
    assert _colours(plain) == 1
    assert not look.decorated


def test_a_scene_that_is_hidden_keeps_no_picture(look: Look, qtbot: QtBot) -> None:
    scene = Scene(look)
    qtbot.addWidget(scene)
    scene.resize(320, 200)
    scene.show()
    before = scene.grab().toImage()
    assert scene._drawn is not None
    scene.hide()
    assert scene._drawn is None
    scene.show()
    assert scene.grab().toImage() == before


def _colours(picture: QImage) -> int:
    return len({picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)})


def test_the_ring_shows_for_keys_and_text_fields_but_not_for_the_pointer(look: Look, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    button, field = Button(look, "Keep", PRIMARY), Field(look, "Name")
    row.addWidget(button)
    row.addWidget(field)
    ring = FocusRing(look, window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.isVisible()
    button.clearFocus()
    assert not ring.isVisible()
    qtbot.mousePress(field.edit, Qt.MouseButton.LeftButton)
    field.edit.setFocus()
    assert ring.isVisible()
    qtbot.mouseRelease(field.edit, Qt.MouseButton.LeftButton)
    window.resize(600, 200)
    qtbot.waitUntil(lambda: ring.geometry().contains(field.geometry()), timeout=2000)


def test_lengths_go_through_one_function() -> None:
    assert [Scale(percent)(18) for percent in (100, 150, 200, 999, 10)] == [18, 27, 36, 36, 14]
    assert Scale(80)(1) == 1
    assert Scale(80)(0) == 0


def test_only_the_newest_level_of_a_batch_is_shown_and_ends_are_never_lost() -> None:
    entry = EntryId(bytes(16))
    batch: list[Event] = [
        LevelChanged(1, -20, 0.1),
        RecordingStarted(1, "Built-in"),
        LevelChanged(1, -21, 0.2),
        LevelChanged(2, -22, 0.2),
        PlaybackMoved(3, entry, 1.0, playing=True),
        PlaybackMoved(3, entry, 1.1, playing=True),
        PlaybackMoved(3, entry, 1.1, playing=False),
    ]
    kept = newest(batch)
    assert [type(one).__name__ for one in kept].count("LevelChanged") == 2
    assert RecordingStarted(1, "Built-in") in kept
    assert kept[-1] == PlaybackMoved(3, entry, 1.1, playing=False)
    assert len(kept) == 5


def test_news_of_any_thread_arrives_on_the_main_one(qtbot: QtBot) -> None:
    bus, seen = EventBus(), list[tuple[Event, str]]()
    bridge = Bridge(bus, lambda event: seen.append((event, threading.current_thread().name)))
    thread = threading.Thread(target=lambda: bus.publish(RecordingStarted(1, "Built-in")))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(seen), timeout=2000)
    assert seen == [(RecordingStarted(1, "Built-in"), "MainThread")]
    bus.publish(RecordingStarted(2, "Built-in"))
    bridge.close()
    bus.publish(RecordingStarted(3, "Built-in"))
    qtbot.wait(20)
    assert len(seen) == 1, "after closing nothing is delivered"


def test_a_button_that_was_disabled_for_a_while_has_the_keyboard_again(look: Look, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    first, second, third = (Button(look, name) for name in ("First", "Second", "Third"))
    for one in (first, second, third):
        row.addWidget(one)
    page.show()
    page.activateWindow()
    second.setFocus()
    second.setEnabled(False)
    assert page.focusWidget() is not second
    second.setEnabled(True)
    assert page.focusWidget() is second
    second.setEnabled(False)
    first.setFocus()
    third.setFocus()
    first.setFocus()
    second.setEnabled(True)
    assert page.focusWidget() is first, "whoever has gone somewhere else stays there"


def test_a_button_that_is_of_no_use_now_says_why(look: Look, qtbot: QtBot) -> None:
    send = RoundButton(look, "forward", "Send")
    qtbot.addWidget(send)
    for _ in range(2):  # as a state is shown again and again
        send.set_face("forward", "Send")
        send.set_usable(False, "In a moment.")
        assert (send.isEnabled(), send.toolTip()) == (False, "In a moment.")
    send.set_usable(True, "In a moment.")
    assert (send.isEnabled(), send.toolTip()) == (True, "Send")


def test_what_went_wrong_is_said_aloud_once(look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(note, "announce", lambda _, text, **__: said.append(text))
    trouble = note.Trouble(look)
    qtbot.addWidget(trouble)
    full = DiskFull()
    for _ in range(3):  # a page shows its state with every letter
        trouble.tell(full)
    assert said == [trouble.text()]
    trouble.tell(None)
    assert trouble.isHidden()
    trouble.tell(DiskFull())
    assert len(said) == 2


def test_a_button_may_empty_the_list_it_stands_in(qtbot: QtBot) -> None:
    """Nobody else knows it, so that it would go in the middle of its own click."""
    holder, told = QWidget(), list[str]()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    button = QPushButton("Gone")
    column.addWidget(button)
    button.clicked.connect(lambda: emptied(column))
    button.clicked.connect(lambda: told.append("clicked"))
    button.destroyed.connect(lambda: told.append("gone"))
    holder.show()
    button.setFocus()
    del button
    QTest.keyClick(holder.windowHandle(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=3000)
    assert told == ["clicked", "gone"]


def test_the_network_is_said_as_it_is_counted(qtbot: QtBot, look: Look) -> None:
    block = StatusBlock(look)
    qtbot.addWidget(block)
    line, said = block.lines[1], list[str]()
    for count in (None, 0, 1, 3):
        block.set_connections(count)
        said.append(line.text())
    assert said == ["Offline", "Offline · 0 connections", "1 connection is open", "3 connections are open"]
    assert block.accessibleName().endswith("3 connections are open.")


def test_a_full_disk_says_where_the_room_went(qtbot: QtBot) -> None:
    waits = banner_words(Notice(DiskFull(), parked=True))
    assert (waits.action, [key for key, _ in waits.ways]) == ("Go on", ["finish", "room"])
    assert (banner_words(Notice(DiskFull())).section, banner_words(Notice(DiskFull())).tone) == ("about", "danger")


def test_the_tray_grows_with_the_line_of_a_recording_that_is_taken_in(look: Look, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 600)
    tray = JobsTray(look, page)
    page.show()
    tray.intake.show_state(IntakeState("reading", 1, 1, 4))
    qtbot.waitUntil(lambda: tray.isVisible())
    before = tray.height()
    tray.intake.show_state(IntakeState("reading", 2, 12, 32, 12_000.0))
    text = tray.intake._text
    qtbot.waitUntil(lambda: text.height() >= text.heightForWidth(text.width()) > 0)
    assert tray.height() > before
