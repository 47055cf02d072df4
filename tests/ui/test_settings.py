"""The Settings place: reached by keys and rail, searched through, one column where there is no room for two."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from diary_desktop.ui.body import Body
from diary_desktop.ui.main_window import MainWindow
from diary_desktop.ui.settings.own_list_row import pick, picked
from diary_desktop.ui.settings.rows import Row
from diary_desktop.ui.settings.sections import SECTIONS
from diary_desktop.ui.widgets.buttons import Button
from diary_desktop.ui.widgets.field import Field
from tests.journeys.conftest import MakeDesk
from tests.screenshots.stages import screens
from tests.screenshots.staging import new_window, settle
from tests.ui.conftest import Open, words_in
from tests.ui.opened import OpenWindow, created, locked

CTRL = Qt.KeyboardModifier.ControlModifier


def settings_open(make_desk: MakeDesk, open_window: OpenWindow) -> Open:
    one = created(make_desk, open_window)
    one.qtbot.keyClick(one.window, Qt.Key.Key_Comma, CTRL)
    one.until(lambda: one.work.body.settings.isVisible())
    return one


def page_of(one: Open, section: str) -> Any:
    """The page of a section that was opened, as it is now."""
    return one.work.body.settings._panes[section].page


def body_of(window: MainWindow) -> Body:
    assert isinstance(window._body, Body)
    return window._body


def shown_rows(one: Open) -> list[str]:
    return [row.label for row in one.work.body.settings.findChildren(Row) if row.isVisible()]


def test_keys_lead_there_arrows_move_and_back_leads_where_one_was(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = settings_open(make_desk, open_window)
    view = one.work.body.settings
    assert one.window.focusWidget() is view._items["general"]
    assert one.work.body.rail._items["settings"].isChecked()
    one.qtbot.keyClick(view._items["general"], Qt.Key.Key_Down)
    assert one.window.focusWidget() is view._items["voice"]
    one.qtbot.keyClick(view._items["voice"], Qt.Key.Key_Return)
    assert "Read answers aloud" in shown_rows(one)
    one.qtbot.keyClick(one.window, Qt.Key.Key_Escape)
    assert one.work.body.today.isVisible()


def test_a_switch_is_sealed_and_undone_from_the_toast(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = settings_open(make_desk, open_window)
    one.work.actions.open_settings("voice")
    page = page_of(one, "voice")
    session = one.desk.journeys.session
    one.until(lambda: page._aloud.switch.isChecked())
    one.qtbot.keyClick(page._aloud.switch, Qt.Key.Key_Space)
    one.until(lambda: not session.settings().speaking.aloud)
    assert not page._aloud.switch.isChecked()
    one.window.toast._action.click()
    one.until(lambda: session.settings().speaking.aloud)
    one.until(lambda: page._aloud.switch.isChecked())


def test_how_it_speaks_is_sealed_and_its_voices_can_be_heard(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = settings_open(make_desk, open_window)
    one.work.actions.open_settings("voice")
    page = page_of(one, "voice")
    session = one.desk.journeys.session
    one.until(lambda: page._tones.switch.isChecked())
    page._volume.wished.emit("5")
    one.until(lambda: session.settings().speaking.volume == 5)
    one.qtbot.keyClick(page._tones.switch, Qt.Key.Key_Space)
    one.until(lambda: not session.settings().speaking.tones)
    for row in page._voices:
        before = one.desk.speaker.seconds
        row.button.setFocus()
        one.qtbot.keyClick(row.button, Qt.Key.Key_Space)
        one.until(partial(_further, one, before))
        one.until(partial(_still, row))


def _further(one: Open, heard: float) -> bool:
    return one.desk.speaker.seconds > heard


def _still(row: Any) -> bool:
    return str(row.button.text()) == "Try the voice"


def test_another_text_size_builds_the_page_anew_and_stays(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = settings_open(make_desk, open_window)
    one.work.actions.open_settings("appearance")
    page_of(one, "appearance")._size.wished.emit("130")
    session = one.desk.journeys.session
    one.until(lambda: session.settings().appearance.text_scale == 130)
    assert one.work.body.settings.isVisible()
    assert one.window.look.s.percent == 130
    assert one.window.toast.can_undo
    one.window.toast.act()
    one.until(lambda: session.settings().appearance.text_scale == 100)
    one.qtbot.wait(50)
    assert one.window.look.s.percent == 100
    page_of(one, "appearance")._reading.wished.emit("24")
    assert one.window.look.reading == 24
    one.window.undo()
    assert one.window.look.reading == 19
    one.window.redo()
    assert one.window.look.reading == 24
    one.window.undo()
    assert one.window.look.reading == 19


def test_another_language_can_be_taken_back_in_its_own_words(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = settings_open(make_desk, open_window)
    one.work.actions.open_settings("general")
    page_of(one, "general")._language.wished.emit("vi")
    assert one.window.language.code == "vi"
    assert one.window.toast.accessibleName() == "Đã đổi."
    assert one.window.toast.can_undo
    one.window.undo()
    assert one.window.language.code == "en"
    one.window.redo()
    assert (one.window.language.code, one.window.toast.accessibleName()) == ("vi", "Đã đổi.")
    one.window.undo()
    assert one.window.language.code == "en"


def test_connections_are_counted_by_a_button_of_their_own_and_said_with_the_time(
    make_desk: MakeDesk, open_window: OpenWindow
) -> None:
    one = settings_open(make_desk, open_window)
    one.work.actions.open_settings("prove")
    page = page_of(one, "prove")
    assert page._counted.isHidden(), "nothing is claimed before it was counted"
    one.qtbot.keyClick(page._network.button, Qt.Key.Key_Return)
    one.until(lambda: not page._counted.isHidden())
    time = f"{one.desk.journeys.clock().local:%H:%M}"
    assert page._counted.text == f"{time}: This system does not tell."
    page._show_connections(0)
    assert page._counted.text == f"{time}: Offline · 0 connections"


def test_a_birth_date_is_sealed_when_its_field_is_left_and_no_day_is_refused(
    make_desk: MakeDesk, open_window: OpenWindow
) -> None:
    one = settings_open(make_desk, open_window)
    field = page_of(one, "general")._born.field
    session = one.desk.journeys.session
    one.qtbot.keyClicks(field.edit, "1990-06-03")
    one.qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    one.until(lambda: session.settings().days.born == "1990-06-03")
    field.edit.selectAll()
    one.qtbot.keyClicks(field.edit, "3 June")
    one.qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    one.until(lambda: "is not a day" in words_in(one.window))
    assert session.settings().days.born == "1990-06-03"


def test_own_lists_are_changed_in_their_place(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = settings_open(make_desk, open_window)
    one.work.actions.open_settings("journal")
    one.qtbot.wait(20)
    _, prompts, templates, trackers, *_ = page_of(one, "journal")._groups
    journal = one.desk.journeys.session.settings

    def put(group: Any, *words: str) -> None:
        for field, text in zip(group._list.findChildren(Field), words, strict=False):
            field.set_text(text)
        group._add()

    put(trackers, "slept", "hours")
    assert not trackers._unit.isVisible(), "yes and no have no unit"
    pick(trackers._kind, "number")
    trackers._kind.chosen.emit("number")
    assert trackers._unit.isVisible()
    put(trackers, "ran", "km")
    put(templates, "Evening")
    put(prompts, "What was kind?")
    one.until(lambda: len(journal().journal.trackers) == 2 and len(journal().journal.prompts) == 1)
    one.until(lambda: len(trackers._list._items) == 2)
    change = next(found for found in trackers._list.findChildren(Button) if found.accessibleName() == "Change: ran")
    change.click()
    assert (trackers._name.text, trackers._unit.text, picked(trackers._kind)) == ("ran", "km", "number")
    assert trackers._kept_names.isVisible()
    assert trackers._list._add.accessibleName() == "Keep: ran"
    trackers._unit.set_text("miles")
    trackers._list._add.click()
    one.until(lambda: journal().journal.trackers[1].unit == "miles")
    assert [found.name for found in journal().journal.trackers] == ["slept", "ran"]
    one.until(lambda: "miles" in trackers._list._items[1][1])
    assert trackers._list._add.accessibleName() == "Add this tracker"
    templates._list.change_asked.emit(0)
    templates._body.set_text("Dear evening,")
    templates._add()
    one.until(lambda: [found.body for found in journal().journal.templates] == ["Dear evening,"])
    prompts._list.change_asked.emit(0)
    prompts._list._leave.click()
    assert (prompts._text.text, prompts._list.changed_item) == ("", -1)
    _look_and_about(one)


def _look_and_about(one: Open) -> None:
    """Motion, ground and letters take effect at once; About counts the room."""
    one.work.actions.open_settings("appearance")
    page, look = page_of(one, "appearance"), one.window.look
    page._motion.wished.emit("reduced")
    page._plain.wished.emit(True)
    one.until(lambda: look.still and not look.decorated)
    page._reading.wished.emit("24")
    one.until(lambda: one.desk.journeys.session.settings().appearance.reading_size == 24)
    one.work.actions.open_settings("about")
    one.until(lambda: "everything else" in page_of(one, "about")._room.value.text())
    one.until(lambda: "Looking" not in page_of(one, "about")._parts.value.text())


def test_the_search_field_filters_the_rows_of_every_section(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = settings_open(make_desk, open_window)
    view = one.work.body.settings
    one.qtbot.keyClicks(view._search.edit, "language")
    assert shown_rows(one)[:2] == ["Language of the window", "Language you speak"]
    assert "A new day begins at" not in shown_rows(one)
    one.qtbot.keyClick(view._search.edit, Qt.Key.Key_Down)
    focused = one.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("Language of the window"), "Down leads to what was found"
    view._search.set_text("zebra")
    assert shown_rows(one) == []
    assert view._nothing.isVisible()
    one.qtbot.keyClick(one.window, Qt.Key.Key_Escape)
    assert "A new day begins at" in shown_rows(one), "escape empties the field first"
    one.qtbot.keyClick(view._search.edit, Qt.Key.Key_Down)
    assert one.window.focusWidget() is view._items["general"]


def test_the_foot_of_the_rail_leads_to_its_settings(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window)
    microphone, network = one.work.body.rail._status.lines
    microphone.click()
    assert "Read answers aloud" in shown_rows(one)
    network.click()
    assert one.work.cast.shell.state.section == "prove"
    assert one.work.body.settings.isVisible()


def test_nothing_of_a_page_stays_once_the_diary_is_locked(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = settings_open(make_desk, open_window)
    one.work.actions.open_settings("about")
    place = str(one.desk.journeys.session.place.folder)
    assert place in words_in(one.window)
    locked(one)
    assert place not in words_in(one.window)
    assert one.work.desk._ties == {}


def narrow(percent: int) -> MainWindow:
    window, body = new_window("light", (1280, 800), "en", percent)
    screens()["settings-voice"](window, body)
    settle(1)
    return window


def test_at_twice_the_text_size_list_and_page_come_one_at_a_time(qapp: object, language: object) -> None:
    window = narrow(200)
    view = body_of(window).settings
    assert view._page.isVisible()
    assert not view._list.isVisible()
    view.show_section("")
    assert view._list.isVisible()
    assert not view._page.isVisible()
    assert all(item.isVisible() for item in view._items.values())
    window.hide()
    window.deleteLater()


def test_every_section_builds_a_page_with_rows_or_words(qapp: object, language: object) -> None:
    window = narrow(100)
    view = body_of(window).settings
    for section in SECTIONS:
        view.show_section(section.key)
        page = view._panes[section.key].page
        assert page.isVisible()
        assert page.findChildren(QLabel)
    window.hide()
    window.deleteLater()


def test_where_there_is_no_room_the_rail_lies_down_and_leads_as_before(qapp: object, language: object) -> None:
    window = narrow(200)
    body = body_of(window)
    assert not body.rail.isVisible()
    assert body.rail.bar.isVisible()
    assert body.rail.bar._title.text() == "Settings"
    went: list[str] = []
    body.rail.went.connect(went.append)
    bar = body.rail.bar
    for action in bar.menu.actions():
        action.trigger()
    bar._lock.click()
    assert went == ["write", "search", "today", "timeline", "ask", "insights", "hands_free", "settings", "lock"]
    sections: list[str] = []
    body.rail.section_asked.connect(sections.append)
    for line in bar.status.lines:
        line.click()
    assert sections == ["voice", "prove"]
    body.rail.set_place("ask")
    assert [one.data() for one in bar.menu.actions() if one.isChecked()] == ["ask"]
    window.hide()
    window.deleteLater()


def test_the_microphone_is_told_in_the_bar_as_well(qapp: object, language: object) -> None:
    window = narrow(200)
    rail = body_of(window).rail
    rail.set_recording(True)
    rail.set_microphone(on=True)
    assert rail.bar.status.accessibleName().startswith("Microphone on")
    assert rail.bar._speak.accessibleName() == "Recording. Show it."
    window.hide()
    window.deleteLater()
