"""The closed diary's pages: what is said while one waits, what a page of trouble offers, what may be suggested."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diary_desktop.domain.backup import RestoreReport
from diary_desktop.domain.errors import ChangeUncertain, VaultDamaged, VaultRolledBack, VaultTooNew, WrongPassphrase
from diary_desktop.presenters.unlock_state import Page, RestoreState, UnlockState
from diary_desktop.services.passphrases import Suggestion
from diary_desktop.ui import unlock_pages
from diary_desktop.ui.language import Language
from diary_desktop.ui.look import Look
from diary_desktop.ui.unlock_view import UnlockView
from diary_desktop.ui.widgets.buttons import Button
from tests.ui.conftest import words_in

Show = Callable[..., UnlockView]


@pytest.fixture
def show(look: Look, language: Language, qtbot: QtBot, qapp: QApplication) -> Show:
    view = UnlockView(look, "en")
    qtbot.addWidget(view)
    view.resize(1280, 800)
    view.show()

    def shown(page: Page = "open", **values: Any) -> UnlockView:
        view.show_state(UnlockState(page=page, ready=True, **values))
        return view

    return shown


def page_of(view: UnlockView) -> Any:
    """The page on show, whichever it is."""
    assert view._page is not None
    return view._page


def offered(view: UnlockView) -> list[str]:
    return [one.text() for one in page_of(view).findChildren(Button) if one.isVisible() and one.text()]


def test_nothing_can_be_pressed_that_would_do_nothing_yet(show: Show) -> None:
    view = show()
    buttons = {one.text(): one for one in page_of(view).findChildren(Button)}
    ways = [buttons[one] for one in ("Use key file", "Another diary", "Recovery words")]
    view.show_state(UnlockState(ready=False))
    assert [one.isEnabled() for one in ways] == [False, False, True]
    show()
    assert all(one.isEnabled() for one in ways)


def test_a_wait_is_said_when_it_begins_each_ten_seconds_and_when_it_ends(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(unlock_pages, "announce", lambda _, text, urgent=False: said.append(text))
    view = show(error=WrongPassphrase())
    for seconds in range(12, -1, -1):
        view = show(wait_seconds=seconds)
        if seconds:
            assert not page_of(view)._open.isEnabled()
    assert said == ["Try again in 12 s.", "Try again in 10 s.", "You can try again now."]
    assert page_of(view)._open.isEnabled()


def test_while_opening_the_button_walks_through_its_steps(show: Show) -> None:
    faces = [
        page_of(show(busy=True, **now))._open.text()
        for now in ({}, {"step": "unseal", "done": 1, "total": 4}, {"step": "load", "done": 812, "total": 1208})
    ]
    assert faces == ["Opening...", "Checking...", "Unsealing 812 of 1\u202f208"]


@pytest.mark.parametrize(
    ("error", "ways"),
    [
        (VaultDamaged(), ["Open what can be proven", "Restore a backup", "Salvage into a new diary"]),
        (VaultRolledBack(), ["Open it as it is", "Restore a backup"]),
        (VaultTooNew(), []),
    ],
)
def test_trouble_is_never_the_passphrases_fault_and_offers_what_can_help(
    show: Show, error: Exception, ways: list[str]
) -> None:
    view = show("trouble", error=error)
    assert offered(view) == [*ways, "Save a report without contents", "Another diary", "Back"]
    words = words_in(view)
    assert "`" not in words
    assert "--" not in words
    assert "That did not open it" not in words


def test_what_was_already_opened_as_it_is_does_not_offer_that_again(show: Show) -> None:
    assert "Open what can be proven" not in offered(show("trouble", error=VaultDamaged(), as_it_is=True))


def test_the_keystore_is_offered_where_the_diary_has_one(show: Show) -> None:
    assert "Let this computer open it" not in offered(show())
    assert "Let this computer open it" in offered(show(keystore=True))


def test_a_suggestion_fills_both_fields_in_the_clear_and_goes_when_it_was_taken(show: Show) -> None:
    view = show("create", suggestions=(Suggestion("orbit velvet maple ribbon", 44),))
    page = page_of(view)
    taken: list[bytearray] = []
    view.wishes.create_asked.connect(taken.append)
    next(one for one in page.findChildren(Button) if one.text() == "orbit velvet maple ribbon").click()
    assert [one.text for one in page.fields] == ["orbit velvet maple ribbon"] * 2
    page.make.click()
    assert bytes(taken[0]) == b"orbit velvet maple ribbon"
    assert "orbit" not in words_in(view)


def test_a_page_that_is_left_keeps_nothing_that_was_typed(show: Show) -> None:
    view = show("restore")
    page_of(view).fields[0].set_text("a secret")
    page = page_of(view)
    show("have")
    assert page.fields[0].text == ""


def test_words_that_may_or_may_not_count_are_shown_with_what_to_do(show: Show) -> None:
    twelve = tuple(f"word{number}" for number in range(12))
    view = show("words", words=twelve, error=ChangeUncertain())
    assert page_of(view)._note.isVisible()
    assert "Keep both the old and the new" in page_of(view)._note.text
    view = show("offer")
    view = show("words", words=twelve)
    assert not page_of(view)._note.isVisible()


def test_the_card_grows_with_what_a_page_has_to_say(show: Show, qtbot: QtBot) -> None:
    view = show("create")
    bar = view._scroller.verticalScrollBar()
    qtbot.waitUntil(lambda: view._scroller.height() > 300)
    high = view._card.height()
    page_of(view).fields[0].set_text("orbit velvet maple ribbon")
    show("create", suggestions=tuple(Suggestion(f"orbit velvet maple {one}", 44) for one in "abc"))
    qtbot.waitUntil(lambda: view._card.height() > high + 60)
    assert bar.maximum() == 0
    page_of(view).form.wipe()
    qtbot.waitUntil(lambda: view._card.height() <= high)


def test_what_did_not_open_it_stays_selected_for_a_while_also_before_anybody_listens(
    show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unlock_pages, "MISTYPED_STAYS_MS", 50)
    page = page_of(show())
    qtbot.keyClicks(page._field.edit, "orbit velvet")
    for state in ({"busy": True}, {}, {"busy": True}, {"error": WrongPassphrase()}):  # held, handed over, tried, wrong
        show(**state)
    assert page._field.is_wrong
    assert page._field.edit.selectedText() != ""
    qtbot.waitUntil(lambda: page._field.text == "", timeout=5000)


def test_enter_leads_through_the_words_asked_back_and_the_wrong_one_is_marked(show: Show, qtbot: QtBot) -> None:
    twelve = tuple(f"word{number}" for number in range(12))
    view = show("confirm", words=twelve, asked=(2, 6, 10))
    given: list[tuple[str, ...]] = []
    view.wishes.answers_given.connect(given.append)
    first, second, third = page_of(view).fields
    for field, text in ((first, "word2"), (second, "ward6"), (third, "word10")):
        assert not given
        qtbot.waitUntil(field.edit.hasFocus)
        qtbot.keyClicks(field.edit, text)
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert given == [("word2", "ward6", "word10")]
    show("confirm", words=twelve, asked=(2, 6, 10), mistaken=True)
    assert [one.is_wrong for one in (first, second, third)] == [False, True, False]
    assert second.edit.hasFocus()


@pytest.mark.parametrize(("entries", "title"), [(0, "No entry could be brought back"), (411, "Your diary is back")])
def test_a_diary_that_came_back_empty_is_not_called_back(show: Show, entries: int, title: str) -> None:
    report = RestoreReport(Path("/new"), entries, 0, ("every checkpoint",))
    assert title in words_in(show("restored", restore=RestoreState(report=report)))
