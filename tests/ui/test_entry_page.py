"""The Entry page in a real window: chips, photos that are dropped and looked at, days changed, words found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from diary_desktop.domain.details import Details
from diary_desktop.domain.entry import Entry, EntryId, Mood
from diary_desktop.domain.journal import Tracker
from diary_desktop.domain.labels import Label
from diary_desktop.ui.date_dialog import DateDialog
from diary_desktop.ui.detail_faces import ADD, faces_of
from diary_desktop.ui.details_sheet import details_said
from diary_desktop.ui.printing import pdf_of, sheet_of
from tests import sample_diary
from tests.journeys.conftest import Desk, MakeDesk
from tests.ui.conftest import Open
from tests.ui.opened import created
from tests.ui.test_keeping import shown

OpenWindow = Callable[[Desk], Open]


@pytest.fixture
def one(make_desk: MakeDesk, open_window: OpenWindow) -> Open:
    return created(make_desk, open_window)


def kept(one: Open, entry_id: EntryId) -> Entry:
    return one.desk.journeys.diary.get(entry_id)


def type_text(one: Open, text: str) -> None:
    """As an input method writes it: key events know no letters beyond Latin ones."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    field = one.work.body.entry.page.panel.field.edit
    QApplication.sendEvent(field, event)


def faces(one: Open) -> list[str]:
    return [chip.face.text for chip in one.work.body.entry.page.chips.chips]


def dropped(one: Open, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, buttons = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(80, 80), actions, data, buttons, Qt.KeyboardModifier.NoModifier)
    one.work.body.entry.dropEvent(event)
    return event.isAccepted()


def picture(folder: Path, name: str, tone: str) -> Path:
    image = QImage(640, 420, QImage.Format.Format_RGB32)
    image.fill(QColor(tone))
    path = folder / name
    image.save(str(path))
    return path


def test_labels_are_typed_suggested_taken_away_and_brought_back(one: Open) -> None:
    before = one.desk.journeys.diary.write("At the harbour with Minh Châu.")
    one.desk.journeys.diary.set_tags(before.entry_id, ("biển",))
    entry_id = shown(one, "Minh Châu sang chơi, kể chuyện biển.")
    page = one.work.body.entry.page
    one.until(lambda: "biển" in faces(one))
    assert [chip.face.dashed for chip in page.chips.chips if chip.face.text == "biển"] == [True]
    one.work.actions.entry.open_details("label")
    one.until(page.panel.isVisible)
    type_text(one, "Minh Châu")
    assert [chip.face.key for chip in page.panel.found.chips] == [
        Label("tag", "Minh Châu"),
        Label("person", "Minh Châu"),
        Label("place", "Minh Châu"),
    ]
    page.panel.found.chips[1].click()
    one.until(lambda: kept(one, entry_id).people == ("Minh Châu",))
    type_text(one, "bien")
    one.qtbot.keyClick(page.panel.field.edit, Qt.Key.Key_Return)
    one.until(lambda: kept(one, entry_id).tags == ("biển",))
    one.until(lambda: faces(one) == ["Mood", "biển", "Minh Châu", "Add"])
    page.chips.focus_key(Label("tag", "biển"))
    one.qtbot.keyClick(page.chips.chips[1], Qt.Key.Key_Delete)
    one.until(lambda: kept(one, entry_id).tags == ())
    one.work.actions.entry.remove_chip(Label("person", "Minh Châu"))
    one.until(lambda: kept(one, entry_id).people == ())
    one.window.toast._action.click()
    one.until(lambda: kept(one, entry_id).people == ("Minh Châu",))
    one.qtbot.keyClick(page.panel.field.edit, Qt.Key.Key_Escape)
    one.until(lambda: not page.panel.isVisible())
    assert page.chips.chips[-1].face.key == ADD


def test_the_weather_is_chosen_with_keys_and_cleared(one: Open) -> None:
    entry_id = shown(one, "Wind all day.")
    page = one.work.body.entry.page
    one.work.actions.entry.open_details("mood")
    one.until(page.panel.isVisible)
    picker = page.panel.moods
    one.qtbot.keyClick(picker, Qt.Key.Key_4)
    one.until(lambda: kept(one, entry_id).mood is Mood.CLEARING)
    one.until(lambda: picker.buttons[3].isChecked())
    one.qtbot.keyClick(picker.buttons[3], Qt.Key.Key_Right)
    one.until(lambda: kept(one, entry_id).mood is Mood.BRIGHT)
    one.qtbot.keyClick(picker, Qt.Key.Key_Delete)
    one.until(lambda: kept(one, entry_id).mood is None)


def test_photos_are_dropped_looked_at_taken_out_and_gone_at_the_lock(one: Open, tmp_path: Path) -> None:
    entry_id = shown(one, "Two pictures of the quay.")
    view = one.work.body.entry
    assert dropped(one, picture(tmp_path, "first.png", "#2060c0"), picture(tmp_path, "second.png", "#c06020"))
    one.until(lambda: len(kept(one, entry_id).attachments) == 2)
    one.until(lambda: len(view.page.tiles.tiles) == 2 and len(one.work.cast.entry.state.photos) == 2)
    first, second = kept(one, entry_id).attachments
    view.page.tiles.tiles[0].click()
    one.until(lambda: view.photos.viewer is not None and view.photos.viewer._image is not None)
    viewer = view.photos.viewer
    assert viewer is not None
    one.qtbot.keyClick(viewer, Qt.Key.Key_Right)
    one.until(lambda: one.work.cast.entry.state.viewed == second.attachment_id)
    one.qtbot.keyClick(viewer, Qt.Key.Key_Escape)
    one.until(lambda: not viewer.isVisible())
    one.work.actions.entry.remove_file(first.attachment_id)
    one.until(lambda: kept(one, entry_id).attachments == (second,))
    one.window.toast._action.click()
    one.until(lambda: kept(one, entry_id).attachments == (first, second))
    one.work.actions.entry.look_at(second.attachment_id)
    one.until(lambda: viewer._image is not None)
    one.work.lock("asked")
    assert not viewer.isVisible()
    one.until(lambda: viewer._image is None and not view.page.tiles.tiles)


def test_a_recording_or_a_text_goes_on_to_the_window(one: Open, tmp_path: Path) -> None:
    shown(one, "Nothing is added to this one.")
    for name in ("song.mp3", "letter.txt"):
        (tmp_path / name).write_bytes(b"x")
        assert not dropped(one, tmp_path / name)


def test_a_day_is_changed_and_when_it_was_told_stays(one: Open) -> None:
    entry_id = shown(one, "It was last week.")
    told = kept(one, entry_id).told
    one.work.actions.entry.change_date()
    (dialog,) = one.window.findChildren(DateDialog)
    dialog.time.set_text("7:5")
    dialog._keep()
    assert dialog.time.is_wrong
    dialog.time.set_text("7:05")
    dialog.calendar.setSelectedDate(dialog.calendar.selectedDate().addDays(-7))
    dialog._keep()
    one.until(lambda: kept(one, entry_id).happened is not None)
    now = kept(one, entry_id)
    assert now.happened is not None
    assert now.happened.local == datetime(2026, 11, 14, 7, 5)
    assert now.told == told
    said = dict(details_said(now))
    assert said["Happened"].startswith("Saturday, 14 November 2026")
    assert said["Told"].startswith("Saturday, 21 November 2026")


def test_details_name_the_microphone_where_it_is_known() -> None:
    spoken = sample_diary.entry(1, datetime(2026, 11, 21, 7, 42), "Bridge", "Walked over it.", seconds=8.0)
    assert spoken.clip is not None
    assert dict(details_said(spoken))["Source"] == "Microphone"
    named = replace(spoken, clip=replace(spoken.clip, device="USB headset"))
    assert dict(details_said(named))["Source"] == "USB headset"


def test_words_are_found_marked_and_walked_through(one: Open) -> None:
    shown(one, "Đà Nẵng mưa. Ở Đà Nẵng ai cũng chạy.")
    view = one.work.body.entry
    one.work.actions.entry.find()
    view.finding.field.set_text("da nang")
    assert [(mark.start, mark.end) for mark in view.page.body._marks if mark.kind in ("word", "evidence")] == [
        (0, 7),
        (15, 22),
    ]
    one.qtbot.keyClick(view.finding.field.edit, Qt.Key.Key_Return)
    assert view.finding._count.text() == "2 of 2"
    one.qtbot.keyClick(view.finding.field.edit, Qt.Key.Key_Escape)
    assert not view.finding.isVisible()
    assert view.page.body._marks == ()


def test_on_paper_is_what_was_written_and_never_read_as_markup(one: Open) -> None:
    entry_id = shown(one, "One <b>bold</b> & plain line.\nAnother.")
    sheet = sheet_of(kept(one, entry_id), "Vollkorn")
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; plain" in sheet.html
    assert pdf_of(sheet).startswith(b"%PDF-")


def test_a_value_with_a_unit_stands_behind_its_name(qapp: QApplication) -> None:
    trackers = (Tracker("Slept", "number", "h"), Tracker("coffees", "number"), Tracker("Ran"))
    details = Details(trackers=(("Slept", 6.5), ("coffees", 3.0), ("Ran", 1.0)))
    assert [one.text for one in faces_of(details, trackers, (), still=True)] == ["Slept 6.5 h", "3 coffees", "Ran"]
