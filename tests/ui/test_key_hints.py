"""Keys that are named anywhere in the window are those of the table, and follow when a person chooses others."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from diary_desktop.domain.shortcuts import DEEDS, FIXED, keys_of
from diary_desktop.ui.body import Body
from diary_desktop.ui.entry_menu import EntryMenu
from diary_desktop.ui.key_hints import KeyHints, shown_keys
from diary_desktop.ui.language import Language
from diary_desktop.ui.look import Look
from diary_desktop.ui.settings.rows import Row
from diary_desktop.ui.voice_help import VoiceHelp
from diary_desktop.ui.widgets.buttons import Button
from diary_desktop.ui.widgets.flow_text import FlowText
from diary_desktop.ui.widgets.rail import RailItem
from tests.journeys.conftest import MakeDesk
from tests.sample_entry import full_entry
from tests.ui.conftest import words_in
from tests.ui.opened import OpenWindow, created

UI = Path(__file__).resolve().parents[2] / "diary_desktop" / "ui"

NAMES_KEYS = re.compile(r"\b(Ctrl|Alt|Shift)[ +]|\bF\d{1,2}\b|^Esc$")

OF_ITS_OWN = {
    "main_window.py": {"Ctrl+Q", "Ctrl++", "Ctrl+=", "Ctrl+-", "Ctrl+0"},  # a closed diary tells nobody its keys
    "message_field.py": {"Enter sends it, Shift Enter begins a new line."},  # no deed of the window
}

OTHERS = tuple(
    f"{one.name}=Ctrl+Alt+Shift+F{at}" for at, one in enumerate((o for o in DEEDS if o.name not in FIXED), start=1)
)
"""Other keys for everything that can have others."""


def literals() -> Iterator[tuple[str, str]]:
    """The name of a file, and each text in it that is no explanation."""
    for file in sorted(UI.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained:
                yield file.name, node.value


def test_no_file_of_the_window_writes_keys_of_its_own() -> None:
    found = [(name, text) for name, text in literals() if NAMES_KEYS.search(text)]
    assert [text for name, text in found if text not in OF_ITS_OWN.get(name, set())] == []


def hints_in(body: Body) -> dict[str, str]:
    """What is painted as keys, by the names of what they belong to."""
    found: list[Button | RailItem] = [*body.findChildren(Button), *body.findChildren(RailItem)]
    return {one.accessibleName(): one.hint for one in found if one.hint}


def test_every_hint_follows_at_once(look: Look, language: Language, qtbot: QtBot) -> None:
    body = Body(look)
    qtbot.addWidget(body)
    for screen in (Body.today, Body.ask, Body.record, Body.library, Body.write, Body.hands_free, Body.search):
        body.tell(screen, lambda _: None, needed=True)
    before = hints_in(body)
    assert {"Ctrl R", "Ctrl ↵", "Ctrl T", "Ctrl E", "Ctrl K", "F8", "Esc"} <= set(before.values())
    look.keys.choose(OTHERS)
    after = hints_in(body)
    assert after.keys() == before.keys()
    new = {shown_keys(keys[0]) for name, keys in keys_of(OTHERS).items()}
    assert sorted(set(after.values()) - new) == []
    assert "Ctrl ↵ ask" not in words_in(body)
    look.keys.choose(tuple(one.partition("=")[0] + "=" for one in OTHERS))
    assert set(hints_in(body).values()) <= {"Esc", look.keys.short("help")}, "what has no keys names none"


def test_menus_sheets_and_sentences_name_the_keys_there_are(look: Look, language: Language, qtbot: QtBot) -> None:
    menu = EntryMenu(look)
    qtbot.addWidget(menu)
    menu.show_entry(full_entry())
    look.keys.choose(("find=Ctrl+Shift+F", "change_date=", "lock=Ctrl+Alt+L", "mute=F9"))
    words = [word for _, word in menu.choices()]
    assert "Find in this entry\tCtrl Shift F" in words
    assert "Change date" in words
    sheet = VoiceHelp(look, menu, [])
    qtbot.addWidget(sheet)
    said = {one.text for one in sheet.findChildren(FlowText)}
    assert {"Ctrl Alt L", "F9", "Ctrl J", "Esc"} <= said
    assert not {"Ctrl L", "F8"} & said
    assert "F9" in look.keys.named("{keys} closes it.", keys="mute")
    assert look.keys.named("{keys} changes the date.", keys="change_date") == ""


def test_a_change_in_settings_reaches_what_is_open(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    one.work.actions.open_settings("privacy")
    settings = one.work.body.settings
    (row,) = [found for found in settings.findChildren(Row) if found.label == "Lock now"]
    assert "ctrl l does the same" in row.terms
    one.window.toast.show_outcome("Kept.", "Undo", lambda: None)
    one.window.look.keys.choose(("lock=Ctrl+Alt+L", "undo=Ctrl+Alt+Z"))
    assert "ctrl alt l does the same" in row.terms
    assert "Ctrl Alt Z" in [found.text() for found in one.window.toast.findChildren(QLabel)]
    one.window.look.keys.choose(("lock=", "undo="))
    assert "does the same" not in row.terms
    assert one.window.toast.can_undo, "what can be done does not hang on whether its keys are named"


def test_the_table_says_when_it_has_changed_and_only_then(qtbot: QtBot) -> None:
    keys = KeyHints()
    with qtbot.assertNotEmitted(keys.changed):
        keys.choose(())
    with qtbot.waitSignal(keys.changed):
        keys.choose(("speak=F5",))
    assert (keys.of("speak"), keys.short("commit"), keys.of("commit")) == ("F5", "Ctrl ↵", "Ctrl Return")
