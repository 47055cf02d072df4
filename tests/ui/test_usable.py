"""What cannot be used just now says why, wherever it stands."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from diary_desktop.ui.look import Look
from diary_desktop.ui.widgets.buttons import SECONDARY, Button
from diary_desktop.ui.widgets.field import Field
from diary_desktop.ui.widgets.usable import set_usable


def test_what_cannot_be_used_says_why_and_then_says_what_it_said_before(look: Look, qtbot: QtBot) -> None:
    button, field = Button(look, "Restore", SECONDARY), Field(look, "Passphrase", secret=True)
    for one in (button, field):
        qtbot.addWidget(one)
    assert field.eye is not None
    eye, before = field.eye, field.eye.toolTip()
    set_usable((button, field), False, "No folder yet.")
    assert {one.toolTip() for one in (button, eye)} == {"No folder yet."}
    assert {one.accessibleDescription() for one in (button, eye)} == {"No folder yet."}
    assert not button.isEnabled()
    assert not eye.isEnabled()
    set_usable((button, field), True)
    assert (button.toolTip(), eye.toolTip(), eye.accessibleDescription()) == ("", before, "")
    assert eye.isEnabled()


def test_without_a_reason_something_else_is_being_done(look: Look, qtbot: QtBot) -> None:
    button = Button(look, "Restore", SECONDARY)
    qtbot.addWidget(button)
    set_usable([button], False)
    assert button.accessibleDescription() == "In a moment: something else is being done."
