"""A whole program with its window and nobody in front of it: ``python -m tests.programs.window_child HOME PLAN``.

``deep``: make a diary, write, lock deeply; begun anew, tell what is there and end. ``record``: make a diary, speak
and go on speaking until the system ends the program. Tells what it does in lines of HOME/told.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from diary_desktop import app, window_ground
from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.domain.settings import Privacy
from diary_desktop.storage.vault import LanceVault
from diary_desktop.ui.application import DesktopApplication
from diary_desktop.ui.workspace import Workspace
from tests.fakes.microphone import FakeMicrophone

PASSPHRASE = b"orbit velvet maple ribbon"
LOOK_MS = 20


class Driver:
    """Does with the workspace what a person would, one step after another as each becomes possible."""

    def __init__(self, application: DesktopApplication, home: Path, steps: list[Callable[[], bool]]) -> None:
        self.application = application
        self.home = home
        self.steps = steps
        self.timer = QTimer(application.window)
        self.timer.timeout.connect(self._step)
        self.timer.start(LOOK_MS)

    def _step(self) -> None:
        if self.steps and self.steps[0]():
            self.steps.pop(0)


def told(home: Path, line: str) -> bool:
    with (home / "told").open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()} {line}\n")
    return True


def does(what: Callable[[], object]) -> Callable[[], bool]:
    """A step that is done with once it is taken."""

    def step() -> bool:
        what()
        return True

    return step


def plan(kind: str, work: Workspace, home: Path) -> list[Callable[[], bool]]:
    cast = work.cast
    if (home / "told").exists():
        return [lambda: told(home, f"{cast.unlock.state.page} locked={work.locked}") and end()]
    begin = [
        does(lambda: cast.unlock.create(bytearray(PASSPHRASE))),
        lambda: cast.unlock.state.page == "words" and does(cast.unlock.keys.later)(),
        does(lambda: cast.unlock.first_run.leave()),
        lambda: not work.locked,
    ]
    if kind == "record":
        return [
            *begin,
            does(lambda: work.actions.speak()),
            lambda: cast.record.state.seconds > 1.0 and told(home, "recording") and end(),
        ]
    return [
        *begin,
        lambda: told(home, "lock"),
        does(lambda: lock_deeply(work)),
    ]


def lock_deeply(work: Workspace) -> None:
    """In one step, so that the sealed settings, which come when they come, do not put it right in between."""
    shelf = work.cast.shelf
    shelf.settings = replace(shelf.settings, privacy=Privacy(deep_lock="always"))
    work.lock("asked")


def end() -> bool:
    os.kill(os.getpid(), signal.SIGTERM)
    return True


def main(home: Path, kind: str) -> int:
    where = app.places(home / "vault", home / "models", home / "state")
    adapters = app.real_adapters(where)
    sound = (np.random.default_rng(1).standard_normal(16_000 * 2) * 6_000).astype(np.int16)
    adapters = replace(
        adapters,
        vault=LanceVault(where.vault, where.state, lambda: MINIMUM),
        microphone=lambda _: FakeMicrophone(sound, ends=False),
    )
    app.real_adapters = lambda _: adapters  # type: ignore[assignment]  # another argument's name
    load = app.load_window

    def driven(places: app.Places, *rest: Any) -> Callable[[DesktopApplication], None]:
        return partial(_attached, load(places, *rest), kind, home)

    app.load_window = driven  # type: ignore[assignment]  # as above
    _press_a_key()
    return window_ground.open_window(where)


def _press_a_key() -> None:
    """Somebody comes as soon as the window stands there: a closed diary waits for that."""
    show = DesktopApplication.show

    def shown(self: DesktopApplication, start: Callable[[], None]) -> None:
        show(self, start)
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.postEvent(self.window.windowHandle(), key)

    DesktopApplication.show = shown  # type: ignore[method-assign]  # the same, and a key


def _attached(
    attach: Callable[[DesktopApplication], None], kind: str, home: Path, application: DesktopApplication
) -> None:
    attach(application)
    work = application.window.findChild(Workspace)
    assert isinstance(work, Workspace)
    application.driver = Driver(application, home, plan(kind, work, home))  # type: ignore[attr-defined]  # kept alive


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
