"""A name on the closed screen: nobody's unless a person wrote one in Settings, which says where it lies."""

from __future__ import annotations

from PySide6.QtCore import Qt

from diary_desktop.ui.words import greeting
from tests.journeys.conftest import MakeDesk
from tests.ui.conftest import words_in
from tests.ui.opened import OpenWindow, created, locked
from tests.ui.test_settings import page_of


def test_the_closed_screen_greets_by_a_name_only_where_one_was_written(
    make_desk: MakeDesk, open_window: OpenWindow
) -> None:
    one = created(make_desk, open_window)
    locked(one)
    assert greeting(one.window.unlock._hour()) in words_in(one.window.unlock), "no name before one is wished"
    one.window.unlock.wishes.passphrase_given.emit(bytearray(b"orbit velvet maple ribbon"))
    one.until(lambda: not one.work.locked)
    one.work.actions.open_settings("privacy")
    page = page_of(one, "privacy")
    assert "lies unsealed" in words_in(page)
    one.qtbot.keyClicks(page._name.field.edit, "  Linh   Anh ")
    one.qtbot.keyClick(page._name.field.edit, Qt.Key.Key_Return)
    assert one.window.name == "Linh Anh"
    locked(one)
    assert ", Linh Anh." in words_in(one.window.unlock)
    one.window.greet("")
    assert "Linh" not in words_in(one.window)


def test_greetings_by_the_hour() -> None:
    assert [greeting(at) for at in (3, 8, 13, 20)] == [
        "Good evening.",
        "Good morning.",
        "Good afternoon.",
        "Good evening.",
    ]
    assert greeting(20, "Linh") == "Good evening, Linh."
