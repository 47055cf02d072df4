"""The window's side of words: names asked about and listed, slips put right, a later transcript looked at, speed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from diary_desktop.domain.entry import Entry
from diary_desktop.domain.events import NamesNoticed
from diary_desktop.domain.transcript import Segment
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.hands_free import Corrections, SpokenNames
from diary_desktop.ui.settings.again_page import AgainPage, HeardRow
from diary_desktop.ui.settings.words_page import NameRow, WordsPage
from diary_desktop.ui.widgets.change_row import ChangeRow
from tests.fakes.engines import FakeRecognizer
from tests.fakes.microphone import FakeMicrophone
from tests.journeys.conftest import MakeDesk, speech

from .conftest import Open, words_in
from .opened import OpenWindow, created

TEXT = "we met min chow at the market and then we went home by the river in the rain"
BETTER = "We met Minh Châu at the market and then we went home by the river in the rain."


class Listener(FakeRecognizer):
    """Rough and doubtful until it is made better."""

    name = "rough one"
    rough = True

    def improve(self, script: Sequence[str]) -> None:
        self.name, self.rough, self._script = "better one", False, list(script)

    def transcribe(self, *heard: Any, **told: Any) -> Iterator[Segment]:
        for one in super().transcribe(*heard, **told):
            words = tuple(replace(word, confidence=0.2 if word.text == "river" else 0.9) for word in one.words)
            yield replace(one, words=words)


@pytest.fixture
def listener() -> Listener:
    return Listener([TEXT, TEXT])


@pytest.fixture
def one(make_desk: MakeDesk, open_window: OpenWindow, listener: Listener) -> Open:
    def speaking(**options: Any) -> Any:
        ends = {"microphone": lambda _: FakeMicrophone(speech(2.0))}
        return make_desk(recognizer=lambda: listener, **(options | ends))

    return created(speaking, open_window)


def spoken(one: Open) -> Entry:
    dictation = one.desk.journeys.dictation
    entry, clip = dictation.begin(job=1)
    return dictation.keep(entry, clip.result(20), Token(), job=1)


def opened(one: Open, entry: Entry) -> None:
    one.work.actions.open_entry(entry.entry_id)
    one.until(lambda: one.work.body.entry.page.body.text == entry.text)


def page_of(one: Open, kind: type[Any]) -> Any:
    one.until(lambda: bool(one.window.findChildren(kind)))
    return one.window.findChildren(kind)[-1]


def click(one: Open, find: Callable[[], Any]) -> None:
    one.until(lambda: find() is not None and find().isVisible() and find().isEnabled())
    find().click()


def test_a_corrected_name_is_remembered_and_put_right_in_an_older_entry(one: Open) -> None:
    older = one.desk.journeys.diary.write("Lunch with min chow, who laughed.")
    entry = spoken(one)
    opened(one, entry)
    view = one.work.body.entry
    one.work.cast.entry.edit()
    one.until(lambda: view._text.toPlainText() == entry.text)
    view._text.setPlainText(entry.text.replace("min chow", "Minh Châu"))
    one.work.cast.entry.keep_edit()
    bar = view.page.questions.name
    click(one, lambda: bar.buttons.get("remember"))
    click(one, lambda: bar.buttons.get("look"))
    page = page_of(one, WordsPage)
    one.until(lambda: len(page.findChildren(ChangeRow)) == 1)
    assert "Minh Châu" in words_in(page)
    assert len(page.findChildren(NameRow)) == 1
    page.findChildren(ChangeRow)[0].take.click()
    one.until(lambda: one.desk.journeys.diary.get(older.entry_id).text == "Lunch with Minh Châu, who laughed.")
    one.until(lambda: not page.findChildren(ChangeRow))


def test_a_name_corrected_by_voice_is_asked_about_once_its_entry_is_opened(one: Open) -> None:
    entry, parts = spoken(one), one.desk.journeys
    mends = Corrections(parts.diary, parts.indexer, parts.tasks, parts.clock, parts.bin, SpokenNames(parts.vocabulary))
    after = mends.edit(entry.entry_id, entry.text.replace("min chow", "Minh Châu"))
    one.until(lambda: bool(one.desk.of(NamesNoticed)))
    opened(one, after)
    bar = one.work.body.entry.page.questions.name
    one.until(lambda: "Minh Châu" in words_in(bar))
    click(one, lambda: bar.buttons.get("decline"))
    one.until(lambda: not bar.isVisible())
    one.work.cast.entry.close()
    opened(one, after)
    assert not bar.isVisible(), "it is asked once"


def test_a_name_settled_by_voice_is_not_asked_about_on_the_page_that_shows_its_entry(one: Open) -> None:
    entry, parts = spoken(one), one.desk.journeys
    mends = Corrections(parts.diary, parts.indexer, parts.tasks, parts.clock, parts.bin, SpokenNames(parts.vocabulary))
    opened(one, entry)
    mends.edit(entry.entry_id, entry.text.replace("min chow", "Minh Châu"))
    bar = one.work.body.entry.page.questions.name
    one.until(bar.isVisible)
    (name,) = mends.names.noticed(entry.entry_id)
    mends.names.settle(entry.entry_id, name, remember=True)
    one.until(lambda: not bar.isVisible())


def test_a_name_is_added_and_removed_by_hand_and_brought_back(one: Open) -> None:
    one.work.actions.open_settings("words")
    page = page_of(one, WordsPage)
    one.until(lambda: "No names yet." in words_in(page))
    page._adding.name.set_text("Quyên")
    page._adding.button.click()
    one.until(lambda: len(page.findChildren(NameRow)) == 1)
    page.findChildren(NameRow)[0].remove.click()
    one.until(lambda: not page.findChildren(NameRow))
    one.until(one.window.toast.isVisible)
    one.window.toast._action.click()
    one.until(lambda: len(page.findChildren(NameRow)) == 1)


def test_an_old_recording_is_written_again_and_looked_at_change_by_change(one: Open, listener: Listener) -> None:
    entry = spoken(one)
    listener.improve([BETTER])
    one.work.actions.open_settings("again")
    page = page_of(one, AgainPage)
    click(one, lambda: page._rough)
    one.until(lambda: len(page.findChildren(HeardRow)) == 1)
    page.findChildren(HeardRow)[0].look_at.click()
    review = one.work.body.entry.review
    one.until(lambda: bool(review.findChildren(ChangeRow)))
    assert "better one" in words_in(review)
    count = len(review.findChildren(ChangeRow))
    review.findChildren(ChangeRow)[0].take.click()
    one.until(lambda: len(review.findChildren(ChangeRow)) < count or not review.isVisible())
    if review.isVisible():
        review._take_all.click()
    one.until(lambda: one.desk.journeys.diary.get(entry.entry_id).text == BETTER)
    assert entry.text in [version.text for version in one.desk.journeys.diary.get(entry.entry_id).revisions]
    one.until(lambda: one.work.body.entry.page.body.text == BETTER)


def test_another_time_changes_nothing_and_asks_again(one: Open, listener: Listener) -> None:
    entry = spoken(one)
    listener.improve([BETTER])
    one.desk.journeys.rewriting.run(one.desk.journeys.rewriting.plan(), Token(), lambda _: None)
    opened(one, entry)
    bar = one.work.body.entry.page.questions.again
    click(one, lambda: bar.buttons.get("look"))
    one.until(lambda: one.work.cast.review.state.proposal is not None)
    one.work.actions.escape()
    one.until(bar.isVisible)
    assert one.desk.journeys.diary.get(entry.entry_id).text == entry.text


def test_doubtful_words_are_dotted_and_walked_through_by_keys(one: Open) -> None:
    entry = spoken(one)
    opened(one, entry)
    page = one.work.body.entry.page
    marks = [entry.text[mark.start : mark.end] for mark in page.body._marks if mark.kind == "doubt"]
    assert marks == ["river"]
    click(one, lambda: page.questions.doubt.buttons.get("check"))
    one.until(lambda: "keep" in page.questions.doubt.buttons)
    assert "“river”" in page.questions.doubt.accessibleName()
    page.questions.doubt.buttons["keep"].click()
    one.until(lambda: page.questions.doubt.isHidden())
    one.until(lambda: one.desk.journeys.diary.get(entry.entry_id).confirmed != ())


def test_space_plays_arrows_walk_and_the_menu_plays_one_word(one: Open) -> None:
    entry = spoken(one)
    opened(one, entry)
    page, cast = one.work.body.entry.page, one.work.cast.entry
    one.until(lambda: bool(cast.state.words))
    page.body.setFocus()
    QTest.keyClick(page.body, Qt.Key.Key_Space)
    one.until(lambda: any(sound.seconds > 1.9 for sound in one.desk.speaker.played))
    one.until(lambda: not cast.state.playing)
    before = len(one.desk.speaker.played)
    for _ in range(3):
        QTest.keyClick(page.body, Qt.Key.Key_Right)
    page._open_menu(page.body._words[2][0], QPoint(0, 0))
    menu = page.findChildren(QMenu)[-1]
    assert [action.text() for action in menu.actions()] == ["Play from here", "Play this word", "Edit here"]
    menu.actions()[1].trigger()
    menu.close()
    one.until(lambda: len(one.desk.speaker.played) > before)
    one.until(lambda: not cast.state.playing)
    assert one.desk.speaker.played[-1].seconds < 1.2


def test_the_speed_is_chosen_in_the_dock_and_stays(one: Open) -> None:
    opened(one, spoken(one))
    dock = one.work.body.entry.dock
    dock.speed.chosen.emit("1.5")
    one.until(lambda: dock.speed.text() == "1.5×")
    one.until(lambda: one.desk.journeys.session.settings().sounds.speed == 1.5)


def test_what_is_typed_at_a_word_begins_there(one: Open) -> None:
    entry = spoken(one)
    opened(one, entry)
    view = one.work.body.entry
    at = entry.text.index("market")
    view.page.caret_wanted.emit(at)
    one.until(lambda: view._text.isVisible())
    assert view._text.textCursor().position() == at
    assert [cursor.selectedText() for cursor, _ in view._text._doubts] == ["river"]
