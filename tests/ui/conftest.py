"""An offscreen window: with a made-up diary in its views, or tied to a running diary on fakes."""

from __future__ import annotations

import gc
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from diary_desktop.resources import resource_path
from diary_desktop.ui.bridge import Bridge
from diary_desktop.ui.fonts import load_fonts
from diary_desktop.ui.language import Language
from diary_desktop.ui.look import Look
from diary_desktop.ui.main_window import MainWindow
from diary_desktop.ui.widgets.flow_text import FlowText
from diary_desktop.ui.workspace import Workspace
from tests.journeys.conftest import Desk
from tests.journeys.conftest import clock as clock
from tests.journeys.conftest import make_desk as make_desk

WAIT = 20_000


@pytest.fixture(scope="session", autouse=True)
def _fonts(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")
    assert load_fonts(resource_path("fonts")) == 7


@pytest.fixture(autouse=True)
def _palette_is_put_back(qapp: QApplication) -> Iterator[None]:
    """A window in dark leaves the whole program dark, and what the next test paints could not be read."""
    palette = qapp.palette()
    yield
    qapp.setPalette(palette)


@pytest.fixture(autouse=True)
def _no_button_stays_down() -> Iterator[None]:
    """Qt remembers a button for the whole program, and while one is down no ring says where the keys are."""
    yield
    assert QApplication.mouseButtons() == Qt.MouseButton.NoButton, "this test pressed a button and did not let it go"


@pytest.fixture(autouse=True)
def _collects_on_the_main_thread() -> Iterator[None]:
    """As the app does: a worker that trips the collector would destroy widgets on its own thread, and Qt dies of it."""
    gc.disable()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    # What is left belongs to libraries; looking at it again after each of hundreds of tests takes a minute.
    gc.freeze()
    gc.enable()


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look("light")


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    """English, and English again afterwards."""
    words = Language(resource_path("i18n"))
    words.choose("en")
    yield words
    words.choose("en")


@dataclass
class Open:
    """A window with everything behind it."""

    window: MainWindow
    work: Workspace
    desk: Desk
    qtbot: QtBot

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=WAIT)


@pytest.fixture
def open_window(look: Look, language: Language, qtbot: QtBot) -> Iterator[Callable[[Desk], Open]]:
    """Ties a window to a running diary; closed and emptied afterwards."""
    made: list[tuple[Open, Bridge]] = []

    def tie(desk: Desk) -> Open:
        window = MainWindow(look, language, "create")
        window.show()
        window.activateWindow()
        work = Workspace(window, desk.journeys)
        made.append((Open(window, work, desk, qtbot), Bridge(desk.journeys.bus, work.deliver)))
        return made[-1][0]

    yield tie
    for one, bridge in made:
        one.work.close()
        bridge.close()
        one.window.hide()
        one.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def words_in(root: QWidget) -> str:
    """Every word any widget below ``root`` holds: shown, hidden, or said to a screen reader."""
    found: list[str] = []
    for one in [root, *root.findChildren(QWidget)]:
        found += [one.accessibleName(), one.accessibleDescription(), one.toolTip(), one.windowTitle()]
        if isinstance(one, QLabel | QLineEdit | QAbstractButton):
            found.append(one.text())
        elif isinstance(one, QTextEdit):
            found.append(one.toPlainText())
        elif isinstance(one, FlowText):
            found.append(one.text)
    return "\n".join(found)


CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={socket}</listen><policy context="default">
<allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>
"""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A private bus on a socket below ``tmp_path``."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("no dbus-daemon on this machine")
    file = tmp_path / "bus.conf"
    file.write_text(CONFIGURATION.format(socket=tmp_path / "bus"))
    command = [daemon, f"--config-file={file}", "--nofork", "--nopidfile", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        assert running.stdout is not None
        yield running.stdout.readline().strip().partition(",")[0]
        running.terminate()
