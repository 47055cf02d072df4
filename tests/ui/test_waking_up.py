"""While an engine wakes up, the screen that waits for it says so, and how long it took last where that is known."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from diary_desktop.domain.events import EngineStarted, EngineStarting
from diary_desktop.presenters.ask_state import AskState, Turn
from diary_desktop.presenters.engine_starts import Waking
from diary_desktop.presenters.record import RecordState
from diary_desktop.presenters.search import SearchState
from diary_desktop.ui.ask_view import AskView
from diary_desktop.ui.hands_free_view import HandsFreeView
from diary_desktop.ui.language import Language
from diary_desktop.ui.look import Look
from diary_desktop.ui.search_view import SearchView
from tests.journeys.conftest import MakeDesk
from tests.sample_diary import ask_state
from tests.sample_voice import states as voice_states
from tests.ui.conftest import Open, words_in
from tests.ui.opened import OpenWindow, created


def test_dictate_says_it_before_the_first_word_and_stops_saying_it(
    make_desk: MakeDesk, open_window: OpenWindow
) -> None:
    one: Open = created(make_desk, open_window)
    view, bus = one.work.body.record, one.desk.journeys.bus
    view.show_state(RecordState("recording", seconds=1.0))
    bus.publish(EngineStarting(0, "listening", 6.2))
    one.until(lambda: "Recording. Waking up, about 6 s." in view.captions.text)
    bus.publish(EngineStarted(0, "listening"))
    one.until(lambda: "Your words appear here" in view.captions.text)


def test_ask_says_it_while_an_answer_is_waited_for_and_on_what_reads_aloud(look: Look, qtbot: QtBot) -> None:
    view = AskView(look)
    qtbot.addWidget(view)
    view.show_state(AskState(turns=(Turn("When did I last run?"),)))
    assert "Reading your entries..." in words_in(view)
    view.show_waking(Waking({"answering": 0.0}))
    assert "Waking up" in words_in(view)
    assert "Waking up, about" not in words_in(view), "nobody has measured it yet"
    view.show_waking(Waking({"answering": 12.4}))
    assert "Waking up, about 12 s" in words_in(view)
    answered = AskView(look)
    qtbot.addWidget(answered)
    answered.show_state(ask_state())
    answered.show_waking(Waking({"speaking": 2.0}))
    assert "Waking up, about 2 s" in words_in(answered)
    answered.show_waking(Waking())
    assert "Waking up" not in words_in(answered)


def test_search_says_it_above_the_same_words_or_in_their_place(look: Look, language: Language, qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(900, 700)
    view = SearchView(look, around)
    language.choose("vi")
    view.show_state(SearchState(shown=True, text="cầu", searching=True))
    view.show_waking(Waking({"memory": 3.0}))
    assert "Đang khởi động, chừng 3 giây" in words_in(view)
    view.show_waking(Waking())
    assert "Đang tìm…" in words_in(view)


def test_hands_free_says_it_below_the_question(look: Look, qtbot: QtBot) -> None:
    view = HandsFreeView(look)
    qtbot.addWidget(view)
    view.show_state(voice_states()["answering"])
    view.show_waking(Waking({"answering": 8.0, "listening": 30.0}))
    assert "Waking up, about 8 s" in words_in(view)
    view.show_state(voice_states()["listening"])
    assert "Waking up" not in words_in(view)
