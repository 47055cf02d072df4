"""Ask's own views: the count card, how a question was read, the list of conversations, and long evidence."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from diary_desktop.domain.answer_events import ReadingEntries
from diary_desktop.domain.asking import Correction
from diary_desktop.domain.period import Period
from diary_desktop.presenters.ask_state import AskState, Turn, sentence_count
from diary_desktop.ui.ask_complaint import ComplaintButton
from diary_desktop.ui.ask_turn import TurnView
from diary_desktop.ui.ask_view import AskView
from diary_desktop.ui.conversation_page import ConversationRow
from diary_desktop.ui.language import Language
from diary_desktop.ui.look import Look
from diary_desktop.ui.sources_panel import FIRST_CARDS
from diary_desktop.ui.widgets.citation import AnswerText, CitationChip
from diary_desktop.ui.widgets.conversation import SourceCard
from diary_desktop.ui.widgets.count_card import MOST_DAYS, CountCard, large_text
from diary_desktop.ui.widgets.day_strip import DayStrip
from diary_desktop.ui.widgets.flow_text import FlowText
from diary_desktop.ui.widgets.mood import MoodDisc
from diary_desktop.ui.widgets.text import Label
from diary_desktop.ui.words import reading_line
from tests import sample_ask
from tests.sample_diary import ask_state, nothing_state, quoted_state


def shown(look: Look, qtbot: QtBot, state: AskState) -> AskView:
    view = AskView(look)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.show_state(state)
    return view


def button(widget: QWidget, name: str) -> QAbstractButton:
    """The one visible button with this name."""
    found = [one for one in widget.findChildren(QAbstractButton) if one.accessibleName() == name]
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


def test_a_count_is_large_and_its_days_open_their_sources(look: Look, qtbot: QtBot) -> None:
    view = shown(look, qtbot, sample_ask.computed_state())
    (card,) = view.findChildren(CountCard)
    assert card.accessibleName() == "You ran 7 times in October 2026."
    with qtbot.waitSignal(view.sources_asked) as asked:
        button(card, "Source 3, 9 October 2026").click()
    assert asked.args == [0, 3]


def test_the_days_of_a_month_stand_in_a_line_each_reached_by_itself(look: Look, qtbot: QtBot) -> None:
    view = shown(look, qtbot, sample_ask.computed_state())
    (strip,) = view.findChildren(DayStrip)
    assert [one.day.day for one in strip.dots] == [day.day for day in sample_ask.RUN_DAYS]
    qtbot.waitUntil(lambda: strip.dots[-1].x() > 0)
    places = [one.geometry() for one in strip.dots]
    assert all(one.right() < other.left() for one, other in itertools.pairwise(places)), "none covers another"
    assert all(one.left() >= 0 and one.right() <= strip.width() for one in places)
    assert all(one.focusPolicy() != Qt.FocusPolicy.NoFocus for one in strip.dots)
    far = shown(look, qtbot, sample_ask.computed_state(90))
    assert not far.findChildren(DayStrip), "three months have no room in a line"


def test_a_source_shows_the_words_beside_its_quote_its_mood_and_length(look: Look, qtbot: QtBot) -> None:
    state = sample_ask.computed_state()
    view = shown(look, qtbot, replace(state, around={}))
    first = next(one for one in view.sources.findChildren(SourceCard) if one.number == 1)
    assert [one.text for one in first.findChildren(FlowText)] == ["Before work", sample_ask.RUNS[0][1]]
    view.show_state(state)
    assert first.findChildren(FlowText)[-1].text == f"{sample_ask.RUNS[0][1]} Wrote the letter before lunch, in one go."
    assert "Hear it · 0:07" in [one.text() for one in first.findChildren(QAbstractButton)]
    assert [one.accessibleName() for one in first.findChildren(MoodDisc)] == ["Mood: Bright"]


def test_the_model_that_is_missing_is_spoken_of_only_where_it_is(look: Look, qtbot: QtBot) -> None:
    view = shown(look, qtbot, quoted_state())
    qtbot.waitUntil(lambda: button(view, "Read aloud").isVisible())
    (lack,) = [one for one in view.findChildren(Label) if "Full answers" in one.text()]
    assert not lack.isVisible()
    view.show_wordless(True)
    assert lack.isVisible()
    with qtbot.waitSignal(view.models_asked):
        button(view, "Install the Answering model").click()
    view.show_wordless(False)
    assert not lack.isVisible()
    later = shown(look, qtbot, AskState())
    later.show_wordless(True)
    later.show_state(quoted_state())
    qtbot.waitUntil(lambda: button(later, "Install the Answering model").isVisible())


def test_a_chip_in_the_answer_says_its_sentence_and_keys_open_and_play_it(look: Look, qtbot: QtBot) -> None:
    view = shown(look, qtbot, ask_state())
    (answer,) = view.findChildren(AnswerText)
    chip = next(one for one in answer.findChildren(CitationChip) if one.number == 2)
    assert "I always think clearer after the bridge." in chip.toolTip()
    told: list[tuple[object, ...]] = []
    view.sources_asked.connect(lambda at, number: told.append(("sources", at, number)))
    view.source_opened.connect(lambda number: told.append(("opened", number)))
    view.source_heard.connect(lambda number: told.append(("heard", number)))
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert told == [("sources", 0, 2), ("opened", 2)]
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert told[2:] == [("sources", 0, 2), ("heard", 2)]
    chip.click()
    assert told[4:] == [("sources", 0, 2)], "a pointer shows it beside the answer"


def test_keys_that_come_to_a_chip_show_what_a_pointer_would(look: Look, qtbot: QtBot) -> None:
    view = shown(look, qtbot, ask_state())
    (answer,) = view.findChildren(AnswerText)
    chip = answer.findChildren(CitationChip)[0]
    qtbot.waitUntil(chip.isVisible)
    chip.setFocus(Qt.FocusReason.OtherFocusReason)
    QApplication.processEvents()
    assert not QToolTip.isVisible(), "not where the window put them"
    chip.clearFocus()
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: QToolTip.isVisible() and QToolTip.text() == chip.toolTip())
    chip.clearFocus()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_large_text_is_the_number_the_day_or_nothing() -> None:
    counted, last = sample_ask.computed_state().turns[0].answer, sample_ask.last_time_state().turns[0].answer
    quoted = ask_state().turns[0].answer
    assert counted is not None
    assert last is not None
    assert quoted is not None
    assert [large_text(one) for one in (counted, last, quoted)] == ["7", "30 October 2026", ""]


def test_long_evidence_is_made_as_it_is_scrolled_and_a_late_source_is_shown_at_once(look: Look, qtbot: QtBot) -> None:
    state = sample_ask.computed_state(60)
    view = shown(look, qtbot, state)
    assert len(view.sources.findChildren(SourceCard)) == FIRST_CARDS
    answer = state.turns[0].answer
    assert answer is not None
    assert len(view.findChildren(CountCard)[0]._days(answer)) == MOST_DAYS + 1
    bar = view.sources._page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    assert len(view.sources.findChildren(SourceCard)) > FIRST_CARDS
    view.sources.show_sources(state.turns[0].answer, 60)
    assert len(view.sources.findChildren(SourceCard)) == 60


def test_how_it_was_read_is_corrected_by_keys(look: Look, qtbot: QtBot) -> None:
    view = shown(look, qtbot, sample_ask.explained_state())
    card = view._views[0].reading
    assert card is not None
    with qtbot.waitSignal(view.corrected) as corrected:
        qtbot.keyClick(button(card, "In all days"), Qt.Key.Key_Return)
    assert corrected.args == [0, Correction(everywhere=True)]
    with qtbot.waitSignal(view.corrected) as corrected:
        button(card, "As a count").click()
    assert corrected.args == [0, Correction("count")]
    card.days.edit.setText("last week")
    with qtbot.waitSignal(view.days_given) as given:
        qtbot.keyClick(card.days.edit, Qt.Key.Key_Return)
    assert given.args == [0, "last week"]
    with qtbot.waitSignal(view.passage_chosen) as chosen:
        button(card, "Passage of 23 October 2026, score 0.60").click()
    assert chosen.args == [1]
    view.show_state(ask_state())
    assert all(one.reading is None for one in view._views)


def test_the_answer_is_copied_with_its_dated_quotes(look: Look, qtbot: QtBot) -> None:
    view = shown(look, qtbot, sample_ask.last_time_state())
    button(view, "Copy the answer").click()
    assert "[1] 2026-10-30: Ran along the river" in QGuiApplication.clipboard().text()


def test_what_is_suggested_is_asked_and_a_changed_question_comes_into_the_field(look: Look, qtbot: QtBot) -> None:
    view = shown(look, qtbot, sample_ask.computed_state())
    with qtbot.waitSignal(view.asked) as asked:
        button(view, "Ask: And in September 2026?").click()
    assert asked.args == ["And in September 2026?"]
    view.show_state(sample_ask.changing_state())
    assert view.composer.field.text == "How many times did I run in October?"
    with qtbot.waitSignal(view.change_left):
        button(view, "Leave the question as it is").click()


def test_the_list_takes_the_place_of_the_thread_and_leaves_no_title_behind(look: Look, qtbot: QtBot) -> None:
    view = shown(look, qtbot, sample_ask.computed_state())
    view.show_list(sample_ask.list_state())
    assert view.page.isVisible()
    assert not view.composer.isVisible()
    rows = view.page.findChildren(ConversationRow)
    assert [one.conversation.title for one in rows] == [one.title for one in sample_ask.talks()]
    with qtbot.waitSignal(view.page.chosen) as chosen:
        qtbot.keyClick(rows[2].button, Qt.Key.Key_Return)
    assert chosen.args == [sample_ask.talks()[2].conversation_id]
    with qtbot.waitSignal(view.page.wished) as wished:
        rows[1].menu.chosen.emit("archive")
    assert wished.args == [sample_ask.talks()[1].conversation_id, "archive"]
    with qtbot.waitSignal(view.page.renaming_asked):
        rows[1].menu.chosen.emit("rename")
    view.show_list(sample_ask.list_state(open=False, rows=()))
    assert view.composer.isVisible()
    qtbot.waitUntil(lambda: not view.page.findChildren(ConversationRow))


def test_a_look_back_is_asked_for_from_the_empty_page(look: Look, qtbot: QtBot) -> None:
    view = shown(look, qtbot, AskState())
    with qtbot.waitSignal(view.reflection_asked) as asked:
        button(view, "Look back: On this day").click()
    assert asked.args == ["on-this-day"]


def test_locking_leaves_nothing_in_the_widgets(look: Look, qtbot: QtBot) -> None:
    view = shown(look, qtbot, sample_ask.explained_state())
    view.wipe()
    assert view.composer.field.text == ""
    assert "knee" not in view._title.accessibleName()


def test_what_is_not_right_is_said_from_a_menu_and_shown(look: Look, qtbot: QtBot) -> None:
    state = sample_ask.computed_state()
    view = shown(look, qtbot, state)
    (wrong,) = view.findChildren(ComplaintButton)
    words = [one.text() for one in wrong.menu.actions() if one.text()]
    assert words == ["wrong source", "wrong dates", "missed something", "made up", "Kept sealed on this computer"]
    with qtbot.waitSignal(view.complained) as said:
        wrong.menu.actions()[3].trigger()
    assert said.args == [0, "made_up"]
    marked = replace(state.turns[0].answer, complaint="made_up")  # type: ignore[type-var]  # the turn has an answer
    view.show_state(replace(state, turns=(replace(state.turns[0], answer=marked),)))
    wrong = view.findChildren(ComplaintButton)[-1]
    assert wrong.accessibleName() == "Not right? made up"
    with qtbot.waitSignal(view.complained) as said:
        next(one for one in wrong.menu.actions() if one.text() == "It is right after all").trigger()
    assert said.args == [0, None]


def test_where_nothing_is_found_the_nearest_days_and_all_years_are_offered(look: Look, qtbot: QtBot) -> None:
    state = nothing_state()
    turn = state.turns[0]
    assert turn.answer is not None
    october = replace(turn.answer, period=Period(date(2026, 10, 1), date(2026, 10, 31)))
    view = shown(look, qtbot, replace(state, turns=(replace(turn, answer=october),)))
    with qtbot.waitSignal(view.sources_asked) as asked:
        button(view, "Nearest: Source 1, 5 October 2026, Rain").click()
    assert asked.args == [0, 1]
    with qtbot.waitSignal(view.corrected) as corrected:
        button(view, "Search all years").click()
    assert corrected.args == [0, Correction(everywhere=True)]


def test_enter_opens_a_source_and_space_plays_it(look: Look, qtbot: QtBot) -> None:
    state = replace(sample_ask.computed_state(), sounding=frozenset((1,)))
    view = shown(look, qtbot, state)
    first, second = view.sources.findChildren(SourceCard)[:2]
    chips = [one.findChildren(CitationChip)[0] for one in (first, second)]
    with qtbot.waitSignal(view.source_opened) as opened:
        qtbot.keyClick(chips[0], Qt.Key.Key_Return)
    assert opened.args == [1]
    with qtbot.waitSignal(view.source_heard) as heard:
        qtbot.keyClick(chips[0], Qt.Key.Key_Space)
    assert heard.args == [1]
    with qtbot.waitSignal(view.source_opened) as opened:
        qtbot.keyClick(chips[1], Qt.Key.Key_Space)
    assert opened.args == [2]


def test_what_broke_off_shows_its_entries_and_can_be_tried_again(look: Look, qtbot: QtBot) -> None:
    state = sample_ask.wording_state()
    turn = replace(state.turns[-1], stopped=True, sentences=("You ran along the river [1].",))
    assert turn.quotes is not None
    view = shown(look, qtbot, replace(state, turns=(turn,)))
    with qtbot.waitSignal(view.again_asked):
        button(view, "Try again").click()
    with qtbot.waitSignal(view.sources_asked):
        view.findChildren(CitationChip)[-1].click()


def test_the_keys_go_to_the_question_once_stop_is_gone(look: Look, qtbot: QtBot) -> None:
    last = next(one for one in ask_state().turns if one.answer is not None)
    view = shown(look, qtbot, AskState(turns=(Turn(last.question),)))
    view.activateWindow()
    button(view, "Stop answering").setFocus()
    assert view.focusWidget() is button(view, "Stop answering")
    view.show_state(AskState(turns=(last,)))
    assert view.focusWidget() is view.composer.field.edit
    copy = button(view, "Copy the answer")
    copy.setFocus()
    view.show_state(AskState(turns=(replace(last, versions=2),)))
    again = view.focusWidget()
    assert again is not None
    assert (again.accessibleName(), again is copy) == ("Copy the answer", False)


def test_the_source_that_has_the_keys_is_heard_and_no_other(look: Look, qtbot: QtBot) -> None:
    view = shown(look, qtbot, replace(ask_state(), source=1))
    view.activateWindow()
    told: list[tuple[object, ...]] = []
    view.sources_asked.connect(lambda at, number: told.append((at, number)))
    view.source_heard.connect(lambda number: told.append((number,)))
    assert not view.hear_focused(), "the field has the keys"
    (answer,) = view.findChildren(AnswerText)
    next(one for one in answer.findChildren(CitationChip) if one.number == 3).setFocus()
    assert view.hear_focused()
    card = next(one for one in view.sources.findChildren(SourceCard) if one.number == 2)
    button(card, "Open Source 2, 23 October 2026, Before the rain").setFocus()
    assert view.hear_focused()
    assert told == [(0, 3), (3,), (2,)]


def test_what_is_read_is_said_while_it_is_and_chips_stream_in_and_keep_the_keys(look: Look, qtbot: QtBot) -> None:
    state = sample_ask.wording_state()
    quotes = state.turns[-1].quotes
    assert quotes is not None
    reading = ReadingEntries(0, 4, date(2026, 10, 18), date(2026, 11, 16))
    begun = Turn("How did I feel after running?", quotes=quotes)
    view = shown(look, qtbot, AskState(turns=(begun,)))
    (turn_view,) = view.findChildren(TurnView)
    view.show_state(AskState(turns=(replace(begun, reading=reading),)))
    assert view.findChildren(TurnView) == [turn_view], "a line is no reason to build it anew"
    lines = [one.text() for one in view.findChildren(Label)]
    assert "Reading 4 entries from 18 Oct to 16 Nov 2026..." in lines
    text = "You ran [1]."
    streamed = replace(quotes, kind="generated", text=text, citations=quotes.citations[:1])
    one = replace(begun, reading=reading, sentences=(text,), streamed=streamed)
    view.show_state(AskState(turns=(one,)))
    (answer,) = view.findChildren(AnswerText)
    (chip,) = answer.findChildren(CitationChip)
    chip.setFocus()
    more = replace(streamed, text=f"{text} And it rained [2].", citations=quotes.citations[:2])
    view.show_state(AskState(turns=(replace(one, sentences=(text, "And it rained [2]."), streamed=more),)))
    assert [found.number for found in answer.findChildren(CitationChip)] == [1, 2]
    assert view.focusWidget() is chip
    with qtbot.waitSignal(view.sources_asked) as asked:
        answer.findChildren(CitationChip)[1].click()
    assert asked.args == [0, 2]
    opened = AskState(turns=(replace(one, streamed=more),), shown=0)
    assert opened.sources == quotes.citations[:2], "what is cited so far can be opened"
    stopped = replace(one, streamed=more, stopped=True)
    assert AskState(turns=(stopped,), shown=0).sourced is quotes


def test_days_and_amounts_of_what_is_read_are_said_in_both_languages(language: Language) -> None:
    one = ReadingEntries(0, 1, date(2026, 11, 16), date(2026, 11, 16))
    assert reading_line(one) == "Reading 1 entry of 16 Nov 2026..."
    language.choose("vi")
    years = ReadingEntries(0, 34, date(2025, 12, 30), date(2026, 1, 2))
    assert reading_line(years) == "Đang đọc 34 mục từ 30/12/2025 đến 2/1/2026..."


def test_the_sentences_of_an_answer_are_counted_without_its_sources() -> None:
    answer = ask_state().turns[0].answer
    assert answer is not None
    assert sentence_count(replace(answer, text="You ran twice [1][2]. It hurt [3]. It rained.")) == 3


def test_what_streams_and_what_is_kept_come_into_the_turn_that_stands(look: Look, qtbot: QtBot) -> None:
    (answered, _), asked = ask_state().turns, Turn("Where did it rain?", sentences=("It rained",))
    view = shown(look, qtbot, AskState(turns=(answered, asked)))
    turns = view.findChildren(TurnView)
    qtbot.waitUntil(lambda: turns[0].isVisible())
    view.show_state(AskState(turns=(answered, replace(asked, sentences=("It rained", "on Friday.")))))
    assert view.findChildren(TurnView) == turns
    assert turns[1].answer_text is not None
    assert turns[1].answer_text.text == "It rained on Friday."
    names = "More for the question: How often did I run in October, and how did I feel after?", "Not right? Say what is"
    of_kept = [one for one in turns[0].findChildren(QAbstractButton) if one.accessibleName().startswith(names)]
    assert [one.isVisible() for one in of_kept] == [False, False]
    button(turns[0], "Copy the answer").setFocus()
    view.show_state(AskState(turns=(replace(answered, position=0), asked)))
    assert view._views[0] is turns[0]
    assert [one.isVisible() for one in of_kept] == [True, True]
    assert view.focusWidget() is button(turns[0], "Copy the answer")
    qtbot.waitUntil(lambda: of_kept[1].x() > 0)
    view.show_state(AskState(turns=(replace(answered, position=0, versions=2), asked)))
    assert view._views[0] is not turns[0], "more has changed than it can take"
    assert not [one for one in QGuiApplication.topLevelWindows() if one.isVisible() and one is not view.windowHandle()]
