"""Starts the window: painted first, the services after it; collects garbage on the main thread only."""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import TracebackType
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QIcon, QWindow
from PySide6.QtWidgets import QApplication

from diary_desktop.resources import resource_path
from diary_desktop.runtime import imports
from diary_desktop.runtime.priority import quick_turns

from .fonts import load_fonts
from .foreground import Foreground
from .language import Language
from .look import Look
from .main_window import MainWindow
from .quit_signals import QuitSignals
from .window_place import WindowPlace

log = logging.getLogger(__name__)

T = TypeVar("T")

ALONE = "QT_NO_GUI_THREADPOOL"
"""Has Qt fill what is translucent, as the shadow of every card, without two threads of its own. The window's thread
would wait for them with Python's lock held, behind whatever else computes: up to 40 ms while an answer was looked for
over 100,000 entries (measured), and 1 ms at the most without them."""

COLLECT_MS = 250

LIFETIME = 20_000
"""New objects that are looked through at most, in up to 10 ms; those of a lifetime would take over a second."""


class Activity(QObject):
    """When the person last touched key or pointer, seen at the window's native surface.

    ``begun`` comes with the first key or click: somebody is there, and about to open the diary.
    """

    begun = Signal()

    def __init__(self, surface: QWindow) -> None:
        super().__init__(surface)
        self.has_begun = False
        self._foreground = Foreground(self)
        self._since = QElapsedTimer()
        self._since.start()
        surface.installEventFilter(self)
        # An input method composes words without a key event at the window; the cursor it moves tells all the same.
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._since.restart)

    @property
    def idle_seconds(self) -> float:
        return self._since.elapsed() / 1000

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = QEvent.Type
        if event.type() in (kinds.KeyPress, kinds.MouseMove, kinds.MouseButtonPress, kinds.Wheel, kinds.TouchBegin):
            self._since.restart()
            if event.type() != kinds.MouseMove:
                self._foreground.begin()
            if not self.has_begun and event.type() in (kinds.KeyPress, kinds.MouseButtonPress, kinds.TouchBegin):
                self.has_begun = True
                self.begun.emit()
        return False


class Collector(QObject):
    """Python's collector on the main thread alone: run by a worker it may destroy a widget there, which crashes Qt."""

    def __init__(self) -> None:
        super().__init__()
        self.rests: Callable[[], bool] = imports.going_on
        """Whether thousands of objects are being made of which none is garbage: those of a library, or of a diary."""
        self._looked_through = 0
        self._rested = False
        gc.disable()
        gc.freeze()  # what was imported so far
        self._timer = QTimer(self)
        self._timer.setInterval(COLLECT_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """As much as is due, and never for long.

        What has stayed is set aside before it grows too large: the entries of an opened diary, the modules of a
        model's library. It is not looked at again before the diary is locked.
        """
        if self.rests():
            self._rested = True
            return
        youngest, middle, _ = gc.get_count()
        if not self._rested and youngest <= gc.get_threshold()[0]:
            return
        if self._rested or youngest > LIFETIME:
            self._set_aside()
        elif youngest + self._looked_through > LIFETIME:
            gc.collect()
            self._set_aside()
        else:
            gc.collect(1 if middle > gc.get_threshold()[1] else 0)
            self._looked_through += youngest

    def _set_aside(self) -> None:
        gc.freeze()
        self._looked_through = 0
        self._rested = False

    def stop(self) -> None:
        self._timer.stop()
        gc.enable()


class LastResort(QObject):
    """Faults nobody foresaw: logged by type and place, never by message, and said in a banner."""

    happened = Signal(str)
    """The kind of fault and the lines it came through; never its message, which may hold text."""

    def __init__(self) -> None:
        super().__init__()
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def release(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        frames = [f"{one.filename.rsplit('diary_desktop', 1)[-1]}:{one.lineno}" for one in traceback.extract_tb(trace)]
        log.error("fault", extra={"place": "window", "error": kind.__name__, "frames": frames})
        self.happened.emit("\n".join((kind.__name__, *frames)))

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._caught(args.exc_type, args.exc_value, args.exc_traceback)


class Errand(QObject):
    """One piece of work on a short-lived thread of its own; its result comes back to the main thread."""

    def __init__(self, name: str, work: Callable[[], T], then: Callable[[T], None]) -> None:
        super().__init__()
        self._name, self._work, self._then = name, work, then
        self._result: list[T] = []
        self._ended.connect(self._back, Qt.ConnectionType.QueuedConnection)

    _ended = Signal()

    def start(self) -> None:
        threading.Thread(target=self._run, name=self._name).start()

    def _run(self) -> None:
        try:
            self._result.append(self._work())
        finally:
            self._ended.emit()

    @Slot()
    def _back(self) -> None:
        """Work that failed has been told to the last resort; nothing follows it."""
        if self._result:
            self._then(self._result[0])


class DesktopApplication:
    """One QApplication with its first window. ``start`` is called once that window has been painted."""

    def __init__(self, page: str = "open", language: str = "", theme: str = "system", away: str = "") -> None:
        self.began = time.perf_counter()
        os.environ[ALONE] = "1"
        existing = QApplication.instance()
        self.qt = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
        self.qt.setApplicationName("diary-desktop")
        self.qt.setDesktopFileName("diary-desktop")
        self.qt.setStyle("Fusion")
        self.qt.setQuitOnLastWindowClosed(False)
        load_fonts(resource_path("fonts"))
        self.look = Look(theme)
        words = Language(resource_path("i18n"))
        words.choose(language)
        self.window = MainWindow(self.look, words, page, away)
        self.qt.setWindowIcon(QIcon(str(resource_path("icons", "app-mark.svg"))))
        self.last_resort = LastResort()
        self.collector: Collector | None = None
        self.anew = False
        """Whether the program is to begin again in a new address space once it has ended."""
        self.activity: Activity | None = None

    def show(self, start: Callable[[], None]) -> None:
        """Show the window, then call ``start`` as soon as it stands on the screen."""
        self.window.show()
        surface = self.window.windowHandle()
        self.activity = Activity(surface)
        self.collector = Collector()
        self.window.unlock.focus_first()
        # A zero timer runs after the events that are waiting, and the first paint is one of them.
        QTimer.singleShot(0, lambda: QTimer.singleShot(0, self._painted(start)))

    def run(self) -> int:
        """Until the window is closed and everything behind it is sealed; returns the exit code."""
        with quick_turns():
            code = self.qt.exec()
        self.last_resort.release()
        if self.collector is not None:
            self.collector.stop()
        return code

    def start_anew(self) -> None:
        """Close the window in order, as a person does, and remember to begin again."""
        self.anew = True
        self.window.leave()

    def _painted(self, start: Callable[[], None]) -> Callable[[], None]:
        def told() -> None:
            log.info("painted", extra={"seconds": round(time.perf_counter() - self.began, 3)})
            start()

        return told


Attach = Callable[[DesktopApplication], None]
Stand = Callable[[DesktopApplication, Callable[[], None]], object]
"""What stands in front of the closed diary, made on the main thread; it calls what it is given once somebody comes."""


@dataclass(frozen=True, slots=True)
class WindowMemory:
    """What is remembered of the window outside of the vault: ``geometry`` is Qt's own encoding, empty where unknown."""

    geometry: bytes = b""
    language: str = ""
    places: str = ""
    """Where it stood on each set of screens, as ``window_place.py`` writes it."""
    last_backup: date | None = None
    """All that the closed screen knows of backups; kept by whoever makes them."""
    name: str = ""
    """Whom the closed screen greets."""
    away: str = ""
    """Where the diary lies that was open last, if it is not there now; kept by whoever opens one."""


def _standing(stand: Callable[[], Stand], application: DesktopApplication, loading: Errand) -> Errand:
    def stands(made: Stand) -> None:
        made(application, loading.start)

    return Errand("porch", stand, stands)


def run(
    load: Callable[[], Attach],
    page: str = "open",
    memory: WindowMemory | None = None,
    keep: Callable[[WindowMemory], None] | None = None,
    relaunch: Callable[[], None] | None = None,
    stand: Callable[[], Stand] | None = None,
) -> int:
    """Open the window; returns the exit code once it is closed and everything behind it is sealed.

    ``load`` is called on a thread of its own after the first paint: it imports what is heavy, builds the services and
    returns what ties them to the window (``attach.attach`` with them filled in), which is called on the main thread.
    ``page`` is ``create`` where there is no diary yet, and ``away`` where it is not there now, so that the first
    picture is the right one. ``keep`` is told
    what to remember until the next time. ``relaunch`` replaces this process after a deep lock. With ``stand``, also
    called on a thread after the first paint, what is heavy waits until somebody comes.
    """
    known = memory or WindowMemory()
    application = DesktopApplication(page, known.language, away=known.away)
    application.window.show_last_backup(known.last_backup)
    application.window.greet(known.name)
    place = WindowPlace(application.window, known.places, known.geometry)
    loading = Errand("loader", load, lambda attach: attach(application))
    application.window.closed.connect(application.qt.quit)
    quitting = QuitSignals(application.window.leave)
    application.qt.commitDataRequest.connect(lambda _: application.window.leave())
    first = loading if stand is None else _standing(stand, application, loading)
    application.show(first.start)
    code = application.run()
    quitting.release()
    if keep is not None:
        window = application.window
        language = window.language.code if window.chose_language else known.language
        keep(WindowMemory(bytes(window.saveGeometry().data()), language, place.text, name=window.name))
    if application.anew and relaunch is not None:
        relaunch()
    return code
