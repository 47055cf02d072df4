"""The hands-free view offscreen: what is said stands there, keys and buttons reach the conversation, a lock wipes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from diary_desktop.domain.answer_events import ReadingEntries
from diary_desktop.domain.errors import NoMicrophone
from diary_desktop.presenters.hands_free import HandsFreeState
from diary_desktop.services.spoken_commands import help_rows
from diary_desktop.ui.hands_free_view import HandsFreeView
from diary_desktop.ui.hands_free_words import disc_name, hint_of, microphone_word, own_words_in, state_word
from diary_desktop.ui.look import Look
from diary_desktop.ui.voice_help import VoiceHelp
from diary_desktop.ui.widgets.buttons import BaseButton
from diary_desktop.ui.widgets.flow_text import FlowText
from tests import sample_voice


@pytest.fixture
def view(qapp: QApplication):
    window = QWidget()
    window.resize(1280, 800)
    one = HandsFreeView(Look("light"), window)
    one.setGeometry(window.rect())
    window.show()
    yield one
    window.close()
    window.deleteLater()


def texts(view: QWidget) -> str:
    return "\n".join(one.text for one in view.findChildren(FlowText) if one.isVisible())


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("name", sample_voice.states())
def test_every_state_says_in_words_what_it_is(view: HandsFreeView, name: str, language: str) -> None:
    state = sample_voice.worded(sample_voice.states()[name], language)
    view.show_state(state)
    assert view.isVisible()
    assert state_word(state)
    assert view.disc.accessibleName() == disc_name(state)
    assert all(one.accessibleName() for one in view.findChildren(BaseButton))
    spoken = {"speaking", "confirming"}
    if name in spoken:
        assert state.voice.line in texts(view)


def test_the_quote_and_the_words_being_dictated_are_shown(view: HandsFreeView) -> None:
    view.show_state(sample_voice.worded(sample_voice.states()["dictating"], "en"))
    assert "the fog was still" in texts(view)
    view.show_state(sample_voice.worded(sample_voice.states()["own-voice"], "en"))
    assert sample_voice.QUOTE["en"] in texts(view)


def test_the_microphone_is_never_said_to_be_on_when_it_is_not() -> None:
    states = sample_voice.states()
    assert microphone_word(states["muted"])[0] == "Microphone off"
    assert microphone_word(states["listening"])[0] == "Microphone on"
    assert microphone_word(states["dictating"])[0] == "Recording"
    deaf = replace(states["listening"], ear=replace(sample_voice.HEARING, hearing=False))
    assert microphone_word(deaf)[0] == "Microphone off"
    assert state_word(deaf) == "Starting", "the first time takes seconds: nothing is heard until it is open"
    assert hint_of(deaf, "F8") == "The microphone is being opened."
    gone = replace(deaf, voice=replace(deaf.voice, trouble=NoMicrophone()))
    assert state_word(gone) == "Microphone off", "the large word claims no more than the chip above it"
    assert hint_of(gone, "F8") == NoMicrophone().what_template
    unheard = replace(deaf, ear=replace(deaf.ear, trouble=NoMicrophone()))
    assert state_word(unheard) == "Microphone off", "also before the conversation knows, which waits for a voice"
    assert hint_of(unheard, "F8") == NoMicrophone().what_template
    assert "F9" in hint_of(states["muted"], "F9")
    reads = replace(states["answering"], reading=ReadingEntries(0, 34, date(2026, 10, 1), date(2026, 10, 31)))
    assert hint_of(reads, "F9") == "Reading 34 entries from 1 Oct to 31 Oct 2026..."


def test_without_a_microphone_there_is_a_way_on_and_nothing_to_say(view: HandsFreeView) -> None:
    listening = sample_voice.worded(sample_voice.states()["listening"], "en")
    view.show_state(listening)
    ways = {one.accessibleName(): one for one in view.findChildren(BaseButton)}
    assert not ways["Choose microphone"].isVisible()
    assert view._says.accessibleName()
    view.show_state(replace(listening, ear=replace(listening.ear, hearing=False, trouble=NoMicrophone())))
    assert not view._says.accessibleName(), "what nobody would hear is not offered"
    asked: list[str] = []
    for name, signal in (
        ("Choose microphone", view.microphone_asked),
        ("Write instead", view.writing_asked),
        ("Type a question", view.typing_asked),
    ):
        signal.connect(lambda name=name: asked.append(name))
        assert ways[name].isVisible()
        ways[name].click()
    assert asked == ["Choose microphone", "Write instead", "Type a question"]
    view.show_state(listening)
    assert not ways["Write instead"].isVisible(), "it is heard again"


def test_words_of_the_person_are_set_in_their_type_and_light_up_as_they_sound(view: HandsFreeView) -> None:
    spoken = sample_voice.worded(sample_voice.states()["speaking"], "en")
    (span,) = own_words_in(spoken)
    assert spoken.voice.line[slice(*span)] == sample_voice.QUOTE["en"]
    (span,) = own_words_in(asked := sample_voice.worded(sample_voice.states()["confirming"], "en"))
    assert asked.voice.line[slice(*span)] == "This morning I ran along the river"
    view.show_state(spoken)
    caption = view._caption
    assert [(one.start, one.kind) for one in caption._marks] == [(spoken.voice.line.index("Minh"), "own")]
    own = sample_voice.worded(sample_voice.states()["own-voice"], "en")
    view.show_state(own)
    assert [(one.start, one.end, one.kind) for one in caption._marks] == [(0, 9, "evidence"), (5, 9, "word")]
    view.show_state(replace(own, lit=None))
    assert caption._marks == (), "nothing has sounded yet"
    assert view.answer._words._role == "quote"


def test_what_it_says_of_the_network_was_counted(view: HandsFreeView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.connections_asked):
        view.show_state(sample_voice.states()["listening"])
    chip = view._network
    assert chip.accessibleName() == "Offline", "no number before it was counted"
    view.show_connections(0)
    assert chip.accessibleName() == "Offline · 0 connections"
    view.show_connections(2)
    assert (chip.accessibleName(), chip._ink) == ("2 connections are open", "danger")


def test_a_countdown_is_said_in_words() -> None:
    assert hint_of(sample_voice.states()["ending"], "F8").startswith("Finishing in 3 s")
    confirming = sample_voice.worded(sample_voice.states()["confirming"], "en")
    assert "6 s" in hint_of(confirming, "F8")
    assert "kept" in hint_of(confirming, "F8")


def test_buttons_ask_and_leaving_wipes(view: HandsFreeView) -> None:
    asked: list[str] = []
    view.disc_pressed.connect(lambda: asked.append("disc"))
    view.own_voice_asked.connect(lambda: asked.append("own"))
    view.repeat_asked.connect(lambda: asked.append("repeat"))
    view.mute_asked.connect(lambda: asked.append("mute"))
    view.leave_asked.connect(lambda: asked.append("leave"))
    view.show_state(sample_voice.worded(sample_voice.states()["listening"], "en"))
    for one in view.findChildren(BaseButton):
        if one.isVisible():
            one.click()
    assert set(asked) == {"disc", "own", "repeat", "mute", "leave"}
    view.show_state(HandsFreeState())
    assert not view.isVisible()
    assert not any(one.text for one in view.findChildren(FlowText))


def test_the_ring_moves_only_where_somebody_can_be_heard(view: HandsFreeView) -> None:
    asked: list[int] = []

    def level() -> float:
        asked.append(1)
        return -20.0

    view.level = level
    for name, lives in (("listening", True), ("muted", False), ("sleeping", False), ("dictating", True)):
        view.show_state(sample_voice.worded(sample_voice.states()[name], "en"))
        assert view.disc.moving is lives, name


def test_help_lists_the_whole_table(view: HandsFreeView) -> None:
    rows = help_rows("vi")
    page = VoiceHelp(view.look, view.window(), rows)
    said = [one.text for one in page.findChildren(FlowText)]
    assert all(f"“{say}”" in said and does in said for say, does in rows)
    page.deleteLater()
