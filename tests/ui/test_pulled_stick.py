"""The stick of the open diary is pulled out while somebody types: the window says so, and goes on when it is back."""

from __future__ import annotations

import pytest

from diary_desktop.domain.errors import DiaryChanged, DiskGone
from diary_desktop.services.reminding import Reminding
from diary_desktop.ui import keeping
from diary_desktop.ui.doorway import Doorway
from diary_desktop.ui.leaving import UnsavedDialog
from tests.conftest import ExpectedLogs
from tests.journeys.conftest import MakeDesk
from tests.loop_disk import LoopDisk, disk

from .conftest import Open
from .opened import PASSPHRASE, OpenWindow, created, locked
from .test_keeping import wait_for_draft

__all__ = ["disk"]  # fixtures are found by their names in this module
TYPED = "Half a thought, and the stick is pulled out"


@pytest.fixture
def one(disk: LoopDisk, make_desk: MakeDesk, open_window: OpenWindow) -> Open:
    return created(make_desk, open_window, folder=f"{disk.folder.name}/vault")


def typed_without_a_disk(one: Open, disk: LoopDisk) -> None:
    one.work.actions.write_entry()
    view = one.work.body.write
    view._text.setPlainText("Half a thought")
    one.until(view._saved.isVisible)
    disk.pull_out()
    view._text.setPlainText(TYPED)
    one.until(lambda: one.work.body.banner.isVisible() and not view._saved.isVisible())


def banner(one: Open) -> str:
    return one.work.body.banner._fact.text()


def test_the_window_goes_on_by_itself_when_the_stick_is_back(
    one: Open, disk: LoopDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "LOOK_EVERY", 1)
    typed_without_a_disk(one, disk)
    assert banner(one) == DiskGone.what
    assert one.work.body.banner._action.text() == "Try again"
    one.work.body.banner._action.click()
    one.until(lambda: "2 times" in one.work.body.banner._hint.text())
    disk.plug_in()
    one.until(lambda: one.window.toast.isVisible() and banner(one) != DiskGone.what)
    assert one.window.toast._text.text() == "The disk is back, and what you typed is saved."
    assert one.work.body.write._text.toPlainText() == TYPED
    wait_for_draft(one, TYPED)
    one.work.cast.write.keep()
    one.until(lambda: one.work.cast.shell.state.place == "entry")


def test_another_state_is_not_gone_on_with_and_the_words_wait_over_the_lock(
    one: Open, disk: LoopDisk, expected_logs: ExpectedLogs, make_desk: MakeDesk
) -> None:
    expected_logs("the disk is gone|no checkpoint at closing")
    typed_without_a_disk(one, disk)
    disk.plug_in()
    (vault,) = disk.folder.glob("vault")
    vault.rename(disk.folder / "away")
    other = make_desk(folder=f"{disk.folder.name}/vault")
    other.journeys.session.create(bytearray(PASSPHRASE.encode()))
    other.journeys.session.lock()
    one.work.body.banner._action.click()
    one.until(lambda: banner(one) == DiaryChanged.what)
    vault.rename(disk.folder / "other")
    (disk.folder / "away").rename(vault)
    locked(one)
    doorway = Doorway(one.window, one.work, Reminding(one.desk.journeys.clock))
    assert not doorway.leaving.may_close()
    dialog = next(found for found in one.window.findChildren(UnsavedDialog) if found.isVisible())
    assert dialog.focusWidget() is dialog.back
    dialog.back.click()
    one.work.cast.unlock.unlock(bytearray(PASSPHRASE.encode()))
    one.until(lambda: not one.work.locked and one.work.body.banner.isVisible())
    one.until(lambda: banner(one) == "An unfinished note was found.")
    one.work.body.banner.acted.emit()
    one.until(lambda: one.work.body.write._text.toPlainText() == TYPED)
    assert doorway.leaving.may_close()
    doorway.close()
