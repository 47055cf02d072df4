"""Words as they come: settled ones stay, the newest line is in sight, and nothing a person scrolled to runs away."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diary_desktop.domain.transcript import Caption
from diary_desktop.ui.caption_view import LONGEST_BLOCK, CaptionView
from diary_desktop.ui.look import Look

SENTENCE = "Sáng nay chạy dọc sông, trời se lạnh và có sương."
TALL = "Ẫ Ế Ặ Ỗ Ữ Ỵ gjpqy"


@pytest.fixture
def view(look: Look, qtbot: QtBot) -> CaptionView:
    return shown(look, qtbot)


def shown(look: Look, qtbot: QtBot) -> CaptionView:
    view = CaptionView(look, look.s(820))
    qtbot.addWidget(view)
    view.set_room(look.s(26), look.s(30))
    view.resize(700, 400)
    view.show()
    return view


def kinds(view: CaptionView, block: int = -1) -> list[tuple[str, str]]:
    flow = view._blocks[block].flow
    return [(flow.text[one.start : one.end], one.kind) for one in flow._marks]


def test_settled_words_stay_and_the_tail_is_drawn_as_one(view: CaptionView) -> None:
    view.show_caption(Caption("", "we wal"))
    assert kinds(view) == [("we wal", "tail")]
    view.show_caption(Caption("We walked.", "by the"))
    assert view.text == "We walked. by the"
    assert kinds(view) == [("by the", "tail")]
    first = view._blocks[0].flow
    view.show_caption(Caption("We walked. By the river.\nIt rained.", "and", ((11, 13), (25, 27))))
    assert view.text == "We walked. By the river.\nIt rained. and"
    assert view._blocks[0].flow is first, "what is settled is not built anew"
    assert kinds(view, 0) == [("By", "doubt")]
    assert kinds(view) == [("It", "doubt"), ("and", "tail")]


def test_another_recording_begins_anew(view: CaptionView) -> None:
    view.show_caption(Caption("We walked."))
    view.show_line("Recording.", quiet=True)
    assert view.text == "Recording."
    view.show_caption(Caption("Today.", ""))
    assert view.text == "Today."
    view.show_caption(Caption("Tonight."))
    assert view.text == "Tonight."
    view.wipe()
    assert view.text == ""


def test_the_newest_line_is_in_sight_and_no_line_is_cut_above(view: CaptionView, qtbot: QtBot) -> None:
    for count in range(1, 60, 7):
        view.show_caption(Caption(" ".join([SENTENCE] * count), "và rồi"))
    height = view.scroller.viewport().height()

    def kept_up() -> None:
        top, bottom = view.newest_line()
        assert 0 <= top < bottom <= height

    qtbot.waitUntil(lambda: view.scroller.verticalScrollBar().value() > 0)
    qtbot.waitUntil(kept_up)
    upper = view.scroller.verticalScrollBar().value()
    tops = [
        block.flow.y() + line.top()
        for block in view._blocks
        for line in block.flow.stretch_rects(0, len(block.flow.text))
    ]
    assert min(abs(top - upper) for top in tops) <= 1


def test_scrolling_back_stops_following_until_asked(view: CaptionView, qtbot: QtBot) -> None:
    text = " ".join([SENTENCE] * 40)
    view.show_caption(Caption(text))
    bar = view.scroller.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert not view.follows
    qtbot.waitUntil(view._back.isVisible)
    assert view._back.accessibleName() == "Back to now"
    view.show_caption(Caption(f"{text} {SENTENCE}", "và"))
    qtbot.wait(20)
    assert bar.value() == 0
    view._back.click()
    qtbot.waitUntil(lambda: bar.value() > 0)
    assert view.follows
    qtbot.waitUntil(view._back.isHidden)
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert not view.follows
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.follows


def test_the_next_doubtful_word_comes_into_sight_one_after_another(view: CaptionView, qtbot: QtBot) -> None:
    text = " ".join([SENTENCE] * 40)
    last = text.rindex("sương")
    view.show_caption(Caption(text, "và", ((5, 8), (last, last + 5))))
    bar = view.scroller.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    view.show_next_doubt()
    assert bar.value() == 0
    assert not view.follows
    assert ("nay", "word") in kinds(view, 0)
    view.show_next_doubt()
    assert bar.value() > 0
    assert [one for index in range(len(view._blocks)) for one in kinds(view, index) if one[1] == "word"] == [
        ("sương", "word")
    ]
    view.show_next_doubt()
    assert bar.value() == 0
    view.follow()
    assert not [one for index in range(len(view._blocks)) for one in kinds(view, index) if one[1] == "word"]


def test_hours_of_words_lay_out_only_the_last_of_them(view: CaptionView) -> None:
    text = SENTENCE
    view.show_caption(Caption(text))
    for _ in range(200):
        text += f" {SENTENCE}"
        view.show_caption(Caption(text, "và"))
    lengths = [len(block.text) for block in view._blocks]
    assert len(lengths) > 5
    assert max(lengths) <= LONGEST_BLOCK + len(SENTENCE) + 1
    assert " ".join(block.text for block in view._blocks) == text


def test_it_says_that_words_are_catching_up(view: CaptionView) -> None:
    view.show_caption(Caption("We walked.", "", (), "behind"))
    assert view._note.isVisible()
    assert view._note.text() == "Words are catching up. Nothing is lost."
    view.show_caption(Caption("We walked.", "home"))
    assert not view._note.isVisible()


def test_settled_sentences_are_announced_only_if_asked(view: CaptionView, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def note(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", note)
    view.show_caption(Caption("We walked.", "home"))
    assert said == []
    view.announce_sentences(True)
    view.show_caption(Caption("We walked. It rained.", "and"))
    view.show_caption(Caption("We walked. It rained.", "and then"))
    assert said == ["It rained."]


@pytest.mark.parametrize("percent", [80, 100, 200])
def test_no_mark_of_a_letter_is_cut(qapp: QApplication, qtbot: QtBot, percent: int) -> None:
    sized = Look("light", percent)
    view = shown(sized, qtbot)
    view.show_caption(Caption(TALL))
    flow = view._blocks[0].flow
    qtbot.waitUntil(lambda: flow.y() == sized.s(26) and flow.height() < 200)
    image = flow.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    grey = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    rows = grey[:, : image.width()].astype(int)
    assert np.ptp(rows) > 100, "something was drawn"
    assert np.ptp(rows[0]) == 0
    assert np.ptp(rows[-1]) == 0


def test_words_that_settle_take_their_ink_by_and_by_and_at_once_where_all_is_still(look: Look, qtbot: QtBot) -> None:
    look.choose_motion("full")
    view = shown(look, qtbot)
    view.show_caption(Caption("", "we walked"))
    inks: list[float] = []
    view.show_caption(Caption("We walked.", ""))
    flow = view._blocks[0].flow
    assert flow._fading == (0, 10, 0.0)
    view._settling.valueChanged.connect(lambda _: inks.append(view._settling.share))
    qtbot.waitUntil(lambda: flow._fading is None)
    assert inks == sorted(inks)
    look.choose_motion("reduced")
    view.show_caption(Caption("We walked.", "home"))
    view.show_caption(Caption("We walked. Home.", ""))
    assert flow._fading is None
    view.wipe()
