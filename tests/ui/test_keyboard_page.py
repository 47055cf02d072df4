"""Settings, Keyboard and the rows of reminders: what is pressed and chosen there is sealed and in force at once."""

from __future__ import annotations

from PySide6.QtCore import Qt

from diary_desktop.ui.settings.reminder_rows import ReminderRows
from diary_desktop.ui.settings.rows import SwitchRow
from diary_desktop.ui.settings.shortcuts_page import ShortcutsPage
from tests.journeys.conftest import MakeDesk
from tests.ui.opened import OpenWindow, created

CTRL = Qt.KeyboardModifier.ControlModifier


def test_other_keys_are_pressed_kept_and_put_back(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    settings = one.desk.journeys.session.settings
    one.work.actions.open_settings("shortcuts")
    page = one.work.body.settings.findChild(ShortcutsPage)
    assert page is not None
    button = page._buttons["ask"]
    button.click()
    one.qtbot.keyClick(button, Qt.Key.Key_K, CTRL)
    assert one.work.cast.shell.state.place == "settings", "while it waits no shortcut is carried out"
    assert settings().appearance.keys == (), "what does something else is refused"
    button.click()
    one.qtbot.keyClick(button, Qt.Key.Key_B, CTRL)
    one.until(lambda: settings().appearance.keys == ("ask=Ctrl+B",))
    assert button.text() == "Ctrl B"
    one.until(lambda: one.work.cast.shelf.settings.appearance.keys == ("ask=Ctrl+B",))
    one.qtbot.keyClick(one.window, Qt.Key.Key_B, CTRL)
    assert one.work.body.ask.isVisible()


def test_reminders_are_switched_on_and_their_times_appear(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    one.work.actions.open_settings("journal")
    page = next(iter(one.work.body.settings._panes.values())).page
    switch = next(row for row in page.findChildren(SwitchRow) if row.label == "Reminders")
    group = next(found for found in page._groups if isinstance(found, ReminderRows))  # type: ignore[attr-defined]  # this page has groups
    one.until(lambda: not group._days[0].is_found)
    switch.switch.click()
    one.until(lambda: one.desk.journeys.session.settings().reminders.enabled)
    one.until(lambda: group._days[0].is_found)
    group._days[6].wished.emit("")
    one.until(lambda: one.desk.journeys.session.settings().reminders.times[6] == "")
