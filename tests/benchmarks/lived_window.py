"""The real window on a large diary, in a process of its own: ``tests.benchmarks.lived_window PLAN SECONDS LIFETIME``.

Started as the program starts it: painted first, the rest with the first key, tied by ``attach``. Prints, as JSON, when
the measured time began and ended, the gaps of the event loop in it, and what else the plan tells.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from diary_desktop.system.hardening import harden

harden()

# ruff: noqa: E402  hardened first, imported then, as the program does
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from diary_desktop import app, late_adapters
from diary_desktop.runtime.imports import quiet_imports
from diary_desktop.runtime.priority import quick_turns
from diary_desktop.ui.application import DesktopApplication, Errand

from .gaps import Gaps, loop_for, loop_until
from .passphrase import PASSPHRASE
from .unlocked_memory import resident_mib

if TYPE_CHECKING:
    from diary_desktop.ports.audio import Microphone
    from diary_desktop.ports.language import Embedder
    from diary_desktop.ports.storage import Vault
    from diary_desktop.services.journeys import Journeys
    from diary_desktop.ui.application import Stand
    from diary_desktop.ui.workspace import Workspace

PLANS = ("start", "unlock", "scroll", "search", "record", "answer", "models", "switch", "memory")
SETTLE = 1.0
TYPING = 2.0
"""Seconds from the first key to the last of a passphrase."""

Told = dict[str, object]


@dataclass
class Lived:
    """A window that is tied to its services."""

    application: DesktopApplication
    work: Workspace
    journeys: Journeys
    gaps: Gaps
    texts: list[str] = field(default_factory=list)
    """What is asked and searched for, made before anything is measured."""

    def unlock(self) -> None:
        """As by hand, the time of typing included; returns once the list is there and searching is ready."""
        loop_for(TYPING)
        self.work.cast.unlock.unlock(bytearray(PASSPHRASE))
        loop_until(lambda: not self.work.locked)
        loop_until(lambda: not self.work.cast.unlock.state.busy and not self._working())
        loop_for(SETTLE)

    def _working(self) -> bool:
        return self.journeys.tasks.runs("jobs")


def main(plan: str, seconds: float, folder: Path) -> Told:
    """One plan, measured."""
    _replace_adapters(plan, folder)
    where = app.places(folder / "vault", folder / "models", folder / "state")
    application = DesktopApplication("open")
    application.last_resort.release()  # whoever measures wants to see what went wrong
    gaps = Gaps()
    tied: list[Journeys] = []

    def tie(attach: partial[None]) -> None:
        attach(application)
        tied.append(attach.keywords["running"].journeys)

    loading = Errand("loader", lambda: cast(partial[None], app.load_window(where)), tie)

    def stood(stand: Stand) -> None:
        stand(application, loading.start)

    standing = Errand("porch", lambda: _porch(where), stood)
    if plan == "start":
        gaps.start()
    began = time.perf_counter()
    application.show(standing.start)
    application.window.closed.connect(application.qt.quit)
    loop_for(SETTLE)
    told: Told = {}
    if plan == "memory":
        loop_for(2.0)
        told["locked_mb"] = resident_mib()
    if plan == "unlock":
        began = time.perf_counter()
        gaps.start()
    QTest.keyClick(application.window.windowHandle(), Qt.Key.Key_A)
    loop_until(lambda: bool(tied))
    loop_for(SETTLE)
    from diary_desktop.ui.workspace import Workspace  # noqa: PLC0415  where the program imports it

    work = application.window.findChild(Workspace)
    assert isinstance(work, Workspace)
    lived = Lived(application, work, tied[0], gaps)
    act = _act_of(plan, lived)
    if plan not in ("start", "unlock"):
        lived.unlock()
        began = time.perf_counter()
        gaps.start()
    if plan != "start":
        told |= act(lived, seconds)
    gaps.stop()
    return told | {"began": began, "ended": time.perf_counter(), "gaps": gaps.taken, "own": gaps.own}


def _porch(where: app.Places) -> Stand:
    from diary_desktop.porch_ground import porch  # noqa: PLC0415  where the program imports it
    from diary_desktop.ui.outside import Outside  # noqa: PLC0415  as above

    return porch(where, Outside())


def _act_of(plan: str, lived: Lived) -> Callable[[Lived, float], Told]:
    """What the plan does, with all it needs at hand: none of it belongs to the measured time."""
    if plan in ("start", "unlock"):
        return lambda lived, _: lived.unlock() or {}
    from . import window_plans  # noqa: PLC0415  what it imports belongs to no figure of the start

    if plan in ("search", "answer"):
        from .lifetimes import questions  # noqa: PLC0415  it reads what no window does: not where memory is measured

        lived.texts = questions(1000, 13)
    act: Callable[[Lived, float], Told] = getattr(window_plans, plan)
    return act


def _replace_adapters(plan: str, folder: Path) -> None:
    """The made-up lifetime's own vectors and key derivation; a microphone and a model that take their time."""
    real = app.real_adapters

    def load_vault(folder: Path, anchor_folder: Path) -> Vault:
        late_adapters.read_storage()
        from diary_desktop.crypto.kdf import MINIMUM  # noqa: PLC0415  where the program imports it
        from diary_desktop.storage.vault import LanceVault  # noqa: PLC0415  as above

        return LanceVault(folder, anchor_folder, lambda: MINIMUM)

    late_adapters.load_vault = load_vault

    def adapters(where: app.Places) -> object:
        made = replace(real(where), embedder=_embedder)
        if plan == "record":
            made = replace(made, microphone=partial(_microphone, folder))
        return replace(made, language_model=SlowModel) if plan == "answer" else made

    app.real_adapters = adapters  # type: ignore[assignment]  # the same thing with parts exchanged


def _embedder() -> Embedder:
    with quiet_imports():  # on its thread, as the program imports the real one
        from .random_vectors import RandomEmbedder  # noqa: PLC0415  as above

    return RandomEmbedder()


def _microphone(folder: Path, _: str) -> Microphone:
    with quiet_imports():  # as the program imports its own
        import numpy as np  # noqa: PLC0415  only where something is recorded

        from tests.fakes.microphone import FakeMicrophone  # noqa: PLC0415  as above

        from .window import SPOKEN  # noqa: PLC0415  as above

    return FakeMicrophone(np.load(folder / SPOKEN), ends=False, paced=True)


class SlowModel:
    """Repeats a sentence of the first passage, with its number, thirty pieces a second."""

    name = "repeats"
    context_size = 4096
    prompt_speed = 0.0

    def prepare(self, messages: Sequence[object], token: object) -> None:
        """Nothing is remembered."""

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def stream(self, messages: Sequence[object], limit: int, token: object) -> Iterator[str]:
        lines = str(getattr(messages[-1], "text", "")).splitlines()
        first = next((at for at, line in enumerate(lines) if line.startswith("[1] ")), -1)  # its day; its words follow
        said = lines[first + 1].split(". ")[0] if first >= 0 else "nothing"
        for piece in f"{said} [1]. {said} [1]. {said} [1].".split(" "):
            token.raise_if_cancelled()  # type: ignore[attr-defined]  # a CancelToken
            time.sleep(1 / 30)
            yield piece + " "


if __name__ == "__main__":
    with quick_turns():  # as the program's own loop has them
        result = main(sys.argv[1], float(sys.argv[2]), Path(sys.argv[3]))
    print(json.dumps(result), flush=True)
    os._exit(0)  # widgets that are still there are the system's to take back
