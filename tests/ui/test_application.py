"""Starting and ending: painted first, faults said without their words, garbage on the main thread, all sealed."""

from __future__ import annotations

import gc
import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diary_desktop.domain.errors import WrongPassphrase
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.imports import quiet_imports
from diary_desktop.services.journeys import Journeys
from diary_desktop.services.wrong_tries import FREE_TRIES
from diary_desktop.ui import attach as ui_attach
from diary_desktop.ui.application import LIFETIME, Collector, DesktopApplication, Errand, LastResort, run
from diary_desktop.ui.attach import attach
from diary_desktop.ui.main_window import MainWindow
from diary_desktop.ui.workspace import Workspace
from tests.conftest import ExpectedLogs
from tests.journeys.conftest import PASSPHRASE, MakeDesk


@dataclass
class Behind:
    """A running diary whose end is counted; the fixture that made it closes it for good."""

    journeys: Journeys
    closed: int = 0

    def close(self) -> None:
        self.closed += 1


PAINTED = """
from pathlib import Path
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from diary_desktop.ui.application import DesktopApplication
application = DesktopApplication()
image = QImage(600, 600, QImage.Format.Format_RGB32)
painter = QPainter(image)
painter.fillRect(QRectF(0, 0, 600, 600), QColor(0, 0, 0, 40))
painter.end()
threads = [one.joinpath("comm").read_text() for one in Path("/proc/self/task").iterdir()]
print(sum("pooled" in one for one in threads))
"""


@pytest.fixture(autouse=True)
def _hooks() -> Iterator[None]:
    before = (sys.excepthook, threading.excepthook)
    yield
    sys.excepthook, threading.excepthook = before


def test_painted_then_loaded_then_closed_with_everything_sealed(
    make_desk: MakeDesk, qapp: QApplication, expected_logs: ExpectedLogs
) -> None:
    behind = Behind(make_desk().journeys)
    seen: list[str] = []

    def load() -> object:
        seen.append(threading.current_thread().name)
        return lambda application: (attach(application, behind), closing(application))

    def closing(application: DesktopApplication) -> None:
        seen.append(application.window.unlock.state.page)
        assert not gc.isenabled(), "with a window only the main thread's timer collects"
        QTimer.singleShot(50, application.window.close)

    assert run(load, "create") == 0  # type: ignore[arg-type]  # the tuple is only there to do two things
    assert seen == ["loader", "language"]
    assert behind.closed == 1
    assert gc.isenabled()
    for window in qapp.topLevelWidgets():
        window.deleteLater()


def test_what_is_answered_while_the_window_is_still_being_tied_to_the_diary_is_heard(
    make_desk: MakeDesk, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The wait after wrong tries is read from disk at the start; its answer came before anybody listened."""
    journeys = make_desk().journeys
    journeys.session.create(bytearray(PASSPHRASE))
    journeys.session.lock()
    for _ in range(FREE_TRIES):
        with pytest.raises(WrongPassphrase):
            journeys.session.unlock(Secrets(passphrase=bytearray(b"not this one")))
    made: list[Workspace] = []

    def answered(window: MainWindow, one: Journeys, scrub: Callable[[], object]) -> Workspace:
        made.append(Workspace(window, one, scrub))
        one.tasks.start("desk", "wait", lambda *_: None).future.result(10)  # behind what was asked
        return made[0]

    def closing(application: DesktopApplication) -> None:
        clock = QTimer(made[0])
        clock.timeout.connect(lambda: made[0].cast.unlock.state.wait_seconds and application.window.close())
        clock.start(20)
        QTimer.singleShot(5_000, made[0], application.window.close)

    def tied(application: DesktopApplication) -> None:
        attach(application, behind)
        closing(application)

    monkeypatch.setattr(ui_attach, "Workspace", answered)
    behind = Behind(journeys)
    assert run(lambda: tied, "open") == 0
    assert made[0].cast.unlock.state.wait_seconds > 0
    for window in qapp.topLevelWidgets():
        window.deleteLater()


def test_a_fault_is_logged_by_type_and_place_and_never_by_its_words(
    qtbot: QtBot, expected_logs: ExpectedLogs, caplog: pytest.LogCaptureFixture
) -> None:
    expected_logs("fault")
    resort = LastResort()
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(resort.happened, timeout=1000):
        try:
            raise ValueError("my knee hurt")
        except ValueError:
            sys.excepthook(*sys.exc_info())
    resort.release()
    assert "knee" not in caplog.text
    (record,) = caplog.records
    assert vars(record)["error"] == "ValueError"


def test_an_errand_runs_elsewhere_and_comes_back_here(qtbot: QtBot) -> None:
    came: list[tuple[str, str]] = []
    errand = Errand(
        "errand",
        lambda: threading.current_thread().name,
        lambda one: came.append((one, threading.current_thread().name)),
    )
    errand.start()
    qtbot.waitUntil(lambda: bool(came), timeout=2000)
    assert came == [("errand", "MainThread")]


def litter() -> None:
    """Objects that only the collector can free."""
    for _ in range(100):
        one = list[object]()
        one.append(one)


def test_the_objects_of_a_lifetime_are_set_aside_without_being_looked_at(qtbot: QtBot) -> None:
    collector = Collector()
    try:
        gc.collect()
        before, frozen = gc.get_stats()[2]["collections"], gc.get_freeze_count()
        lifetime = [[number] for number in range(LIFETIME + 1_000)]
        collector.collect()
        assert gc.get_freeze_count() - frozen >= len(lifetime)
        assert gc.get_stats()[2]["collections"] == before
    finally:
        collector.stop()


def test_the_collector_looks_through_no_more_than_a_little_and_sets_aside_what_stays(qtbot: QtBot) -> None:
    collector = Collector()
    kept = gc.get_threshold()
    try:
        gc.collect()
        gc.set_threshold(1, 1, 0)
        before = gc.get_stats()
        for _ in range(8):
            litter()
            collector.collect()
        after = gc.get_stats()
        assert sum(one["collected"] for one in after) - sum(one["collected"] for one in before) >= 8 * 100
        assert after[1]["collections"] > before[1]["collections"], "the middle ones have their turn"
        assert after[2]["collections"] == before[2]["collections"]
        frozen = gc.get_freeze_count()
        stays = [[number] for number in range(LIFETIME - 200)]
        litter()
        collector.collect()
        assert gc.get_freeze_count() - frozen >= len(stays)
        assert gc.get_stats()[2]["collections"] == after[2]["collections"] + 1
    finally:
        gc.set_threshold(*kept)
        gc.unfreeze()
        collector.stop()


def test_nothing_is_looked_at_in_the_middle_of_an_import(qtbot: QtBot) -> None:
    collector = Collector()
    try:
        gc.collect()
        with quiet_imports():
            made = [[number] for number in range(5_000)]
            before = gc.get_stats()
            collector.collect()
            assert gc.get_stats() == before
        assert gc.get_count()[0] < len(made), "they are set aside"
    finally:
        gc.unfreeze()
        collector.stop()


def test_what_is_made_while_it_rests_is_set_aside_once_that_is_over(qtbot: QtBot) -> None:
    collector, opening, kept = Collector(), True, gc.get_threshold()
    collector.rests = lambda: opening
    try:
        gc.collect()
        diary, before = [[number] for number in range(5_000)], gc.get_stats()
        collector.collect()
        frozen = gc.get_freeze_count()
        opening = False
        collector.collect()
        assert gc.get_stats() == before
        assert gc.get_freeze_count() - frozen >= len(diary)
        litter()
        gc.set_threshold(1, 1, 0)
        collector.collect()
        assert gc.get_stats()[0]["collected"] > before[0]["collected"], "it goes on"
    finally:
        gc.set_threshold(*kept)
        gc.unfreeze()
        collector.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted in /proc")
def test_a_shadow_is_painted_without_waiting_for_threads_of_qt() -> None:
    said = subprocess.run([sys.executable, "-c", PAINTED], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["0"]
