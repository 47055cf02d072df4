"""A recording whose microphone is gone, seen from elsewhere in the diary; and one that broke off, offered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from diary_desktop.domain.events import RecordingsRecovered
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.ui.look import Look
from diary_desktop.ui.widgets.device_button import DeviceButton
from tests.fakes.microphone import FakeMicrophone
from tests.journeys.conftest import Desk, MakeDesk, speech
from tests.ui.conftest import Open
from tests.ui.opened import created

OpenWindow = Callable[[Desk], Open]


def parked(make_desk: MakeDesk, open_window: OpenWindow) -> Open:
    devices = [FakeMicrophone(speech(2.0), lost_after=1.0, paced=True), FakeMicrophone(speech(5.0), ends=False)]
    one = created(make_desk, open_window, microphone=lambda _: devices.pop(0))
    one.until(one.work.body.banner.isVisible)  # of the unchecked words; it comes in its own time
    one.work.cast.shell.put_notice_away()
    one.work.actions.speak()
    one.until(lambda: one.work.cast.record.state.phase == "recording")
    one.work.actions.go("timeline")
    one.until(lambda: one.work.cast.record.state.phase == "parked")
    return one


def spoken(_: str) -> FakeMicrophone:
    return FakeMicrophone(speech(2.0))


def ways(one: Open) -> list[str]:
    return [button.text() for button in one.work.body.banner._ways]


def test_the_banner_says_so_and_leads_back(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = parked(make_desk, open_window)
    one.until(one.work.body.banner.isVisible)
    assert one.work.body.banner.accessibleName().startswith("The microphone went silent")
    assert one.work.body.banner._action.text() == "Continue with another"
    assert ways(one) == ["Finish and keep"]
    one.work.body.banner._action.click()
    assert one.work.cast.shell.state.place == "record"
    assert not one.work.body.banner.isVisible()
    one.work.body.record.microphone_chosen.emit("")
    one.until(lambda: one.work.cast.record.state.phase == "recording")
    one.work.cast.record.discard()
    one.until(lambda: one.work.cast.record.state.phase == "idle")


def test_the_banner_finishes_it(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = parked(make_desk, open_window)
    one.until(one.work.body.banner.isVisible)
    one.work.body.banner._ways[0].click()
    one.until(lambda: len(one.desk.journeys.diary.summaries()) == 1)
    one.until(lambda: one.work.cast.record.state.phase == "idle")
    assert one.desk.journeys.diary.summaries()[0].seconds == 1.0


def test_what_broke_off_is_offered_and_goes_on(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window, script=["The first half.", "The second half."], microphone=spoken)
    desk = one.desk
    one.until(one.work.body.banner.isVisible)
    one.work.cast.shell.put_notice_away()
    entry, clip = desk.journeys.dictation.begin(job=-7)
    kept = desk.journeys.dictation.keep(entry, clip.result(20), Token())
    desk.journeys.bus.publish(RecordingsRecovered(0, ((kept.entry_id, 872.4),)))
    one.until(one.work.body.banner.isVisible)
    assert one.work.body.banner.accessibleName().startswith("We kept 14 min 32 s of a recording that broke off.")
    assert ways(one) == ["Keep as it is", "Bin"]
    one.window.resize(QSize(900, 600))
    banner = one.work.body.banner
    assert all(banner.rect().contains(button.geometry()) for button in banner._ways)
    banner._action.click()
    one.until(lambda: one.work.cast.record.state.goes_on)
    one.until(lambda: desk.journeys.diary.get(kept.entry_id).text.endswith("The second half."))
    assert desk.journeys.diary.get(kept.entry_id).text == "The first half.\n\nThe second half."


def test_what_broke_off_can_go_into_the_bin(make_desk: MakeDesk, open_window: OpenWindow) -> None:
    one = created(make_desk, open_window, script=["Nobody wants it."], microphone=spoken)
    desk = one.desk
    one.until(one.work.body.banner.isVisible)
    one.work.cast.shell.put_notice_away()
    entry, clip = desk.journeys.dictation.begin(job=-7)
    kept = desk.journeys.dictation.keep(entry, clip.result(20), Token())
    desk.journeys.bus.publish(RecordingsRecovered(0, ((kept.entry_id, 9.0),)))
    one.until(one.work.body.banner.isVisible)
    one.work.body.banner._ways[1].click()
    one.until(lambda: [item.seconds for item in desk.journeys.diary.binned()] == [2.0])


def test_microphones_can_be_chosen_before_anybody_has_looked_for_any(look: Look, qtbot: QtBot) -> None:
    button = DeviceButton(look)
    qtbot.addWidget(button)
    button.show()
    button.click()
    chosen: list[str] = []
    button.chosen.connect(chosen.append)
    for names, words in (((), ["The one the system uses"]), (("USB",), ["The one the system uses", "USB"])):
        button.show_microphones(names)
        assert [one.text() for one in button.menu.actions()] == words
    button.menu.actions()[1].trigger()
    assert chosen == ["USB"]
    button.close_menu()
