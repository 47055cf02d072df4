"""What the desktop wishes: stillness and larger text, over a real bus of the test's own, and what the window does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant, QDBusVirtualObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diary_desktop.ui.desktop_wishes import GNOME, KDE, PORTAL, PORTAL_PATH, SETTINGS, DesktopWishes
from diary_desktop.ui.look import Look
from diary_desktop.ui.system_wishes import SystemWishes
from diary_desktop.ui.widgets.voice_disc import CALM_MS, FRAME_MS, VoiceDisc
from diary_desktop.ui.widgets.waveform import RecordingWaveform

LASTING: list[QObject] = []
"""Qt's own thread may still use what is taken away from it."""


class Portal(QDBusVirtualObject):
    """Answers ``Read`` as the desktop's portal does: a value in a variant in a variant."""

    def __init__(self, address: str) -> None:
        super().__init__()
        LASTING.append(self)
        self.bus = QDBusConnection.connectToBus(address, f"test-portal-{len(LASTING)}")
        self.known: dict[str, object] = {"text-scaling-factor": 1.25, "enable-animations": False}
        assert self.bus.registerService(PORTAL)
        self.bus.registerVirtualObject(PORTAL_PATH, self)

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        value = self.known.get(str(message.arguments()[1]))
        if value is None:
            connection.send(message.createErrorReply("org.freedesktop.portal.Error.NotFound", "no such setting"))
        else:
            connection.send(message.createReply(QDBusVariant(QDBusVariant(value))))
        return True

    def changes(self, key: str, value: object) -> None:
        signal = QDBusMessage.createSignal(PORTAL_PATH, SETTINGS, "SettingChanged")
        signal.setArguments([GNOME, key, QDBusVariant(value)])
        assert self.bus.send(signal)


@pytest.fixture
def portal(address: str, qapp: QObject) -> Iterator[Portal]:
    one = Portal(address)
    yield one
    one.bus.unregisterObject(PORTAL_PATH)


def test_the_portal_is_asked_and_heard(portal: Portal, address: str, qtbot: QtBot) -> None:
    wishes = DesktopWishes(addresses={"session": address}, platform="wayland")
    LASTING.append(wishes)
    qtbot.waitUntil(lambda: wishes.still and wishes.text_percent == 125, timeout=5000)
    portal.changes("enable-animations", True)
    qtbot.waitUntil(lambda: not wishes.still, timeout=5000)
    portal.changes("text-scaling-factor", 1.5)
    qtbot.waitUntil(lambda: wishes.text_percent == 150, timeout=5000)
    wishes.close()


def test_what_qt_scales_by_itself_is_not_scaled_twice(qapp: QObject) -> None:
    wishes = DesktopWishes(addresses={}, platform="xcb")
    wishes.learn(GNOME, "text-scaling-factor", 1.5)
    assert wishes.text_percent == 100
    wishes.learn(KDE, "AnimationDurationFactor", "0")
    assert wishes.still
    wishes.learn(KDE, "AnimationDurationFactor", "a word")
    assert not wishes.still


def test_stillness_reaches_everything_that_moves(qtbot: QtBot) -> None:
    look, wishes = Look("light"), SystemWishes()
    blinks = QApplication.cursorFlashTime()
    disc, wave = VoiceDisc(look, lambda: -20.0), RecordingWaveform(look)
    qtbot.addWidget(disc)
    qtbot.addWidget(wave)
    disc.show_face("listening", "Listening")
    disc.show()
    look.choose_motion("full")
    assert not look.still
    assert disc._timer.interval() == FRAME_MS
    look.follow_system(wishes)
    wishes.tell(still=True)
    assert not look.still, "chosen by hand"
    look.choose_motion("system")
    assert look.still
    assert (disc._timer.interval(), disc._breath(), QApplication.cursorFlashTime()) == (CALM_MS, 1.0, 0)
    wave.show_bars((0.5,), still=False)
    wave.show_bars((0.5, 0.6), still=False)
    assert list(wave._bars) == [0.5], "once a second"
    wave.show_bars((0.5, 0.6), still=True)
    assert list(wave._bars) == [0.5, 0.6], "a pause is shown at once"
    look.choose_motion("full")
    assert QApplication.cursorFlashTime() == blinks
    look.choose_motion("reduced")
    look.choose_motion("system")
    wishes.tell(still=False)
    assert (look.still, disc._timer.interval()) == (False, FRAME_MS)


def test_the_systems_text_scale_is_multiplied_in_and_not_sealed(qapp: QObject) -> None:
    look, wishes, built = Look("light"), SystemWishes(), list[int]()
    look.resized.connect(lambda: built.append(look.s.percent))
    look.choose_scale(110)
    look.follow_system(wishes)
    wishes.tell(text_percent=150)
    assert (look.s.percent, look.percent) == (165, 110)
    look.choose_scale(120)
    wishes.tell(text_percent=100)
    assert built == [110, 165, 180, 120]
    look.choose_scale(500)
    assert (look.s.percent, look.percent) == (200, 200)


def test_a_plain_background_draws_no_hills(qapp: QObject) -> None:
    look, painted = Look("light"), list[bool]()
    look.recoloured.connect(lambda: painted.append(look.decorated))
    assert look.decorated
    look.choose_plain(True)
    look.choose_plain(True)
    look.choose_plain(False)
    assert painted == [False, True]
