"""A window for an evening, in a process of its own: ``tests.benchmarks.recording_window PLAN SECONDS FOLDER``.

``record``: a real window records from the real microphone while models load and transcribe; ``idle``: the window does
nothing; ``load``: no window, only the models' work. Prints, as JSON, how long its event loop was away at the most;
what the microphone gave goes to FOLDER/heard.raw (16-bit mono).
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np

from diary_desktop import app
from diary_desktop.assembly import Running, assemble
from diary_desktop.audio.media_file import MediaFile
from diary_desktop.audio.microphone import SoundCard
from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.domain.audio import AudioChunk, to_float
from diary_desktop.domain.events import Event, RecordingChecked, RecordingStopped
from diary_desktop.engines.installed import installed_models
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import EngineThread, Token
from diary_desktop.storage.vault import LanceVault
from diary_desktop.system.scrubbing import scrub
from diary_desktop.ui.application import DesktopApplication
from diary_desktop.ui.bridge import Bridge
from diary_desktop.ui.workspace import Workspace

from .gaps import Gaps, loop_for, loop_until


class Heard(SoundCard):
    """The real microphone, whose blocks go to a file as well."""

    def __init__(self, device: str, path: Path) -> None:
        super().__init__(device)
        self._path = path

    def chunks(self) -> Iterator[AudioChunk]:
        with self._path.open("wb") as file:
            for chunk in super().chunks():
                file.write(chunk.pcm.astype("<i2").tobytes())
                yield chunk


def windowed(plan: str, seconds: float, folder: Path) -> dict[str, float]:
    """A window over a new diary, for so long."""
    where = app.places(folder / "vault", app.places().models, folder / "state")
    adapters = replace(
        app.real_adapters(where),
        vault=LanceVault(folder / "vault", folder / "state", lambda: MINIMUM),
        microphone=lambda device: Heard(device, folder / "heard.raw"),
    )
    running = assemble(adapters, app.load_templates())
    running.journeys.session.create(bytearray(b"benchmark"))
    running.journeys.session.lock()
    told: list[Event] = []
    running.journeys.bus.listen(told.append)
    application = DesktopApplication("open")
    application.window.show()
    work = Workspace(application.window, running.journeys, scrub)
    bridge = Bridge(running.journeys.bus, work.deliver)
    loop_until(lambda: work.cast.unlock.state.page == "open")
    work.cast.unlock.unlock(bytearray(b"benchmark"))
    loop_until(lambda: not work.locked)
    loop_for(3.0)
    gaps = evening(work, running, seconds) if plan == "record" else idling(seconds)
    figures = {"p999_ms": float(np.quantile(gaps.taken, 0.999)), "largest_ms": max(gaps.taken)}
    stopped = [one.seconds for one in told if isinstance(one, RecordingStopped)]
    checked = [one for one in told if isinstance(one, RecordingChecked)]
    work.close()
    bridge.close()
    running.close()
    return figures | {"clip_s": sum(stopped), "gaps_told": len(checked[-1].gaps) if checked else 0}


def idling(seconds: float) -> Gaps:
    gaps = Gaps()
    gaps.start()
    loop_for(seconds)
    gaps.stop()
    return gaps


def evening(work: Workspace, running: Running, seconds: float) -> Gaps:
    """Record; meanwhile models load on a thread of their own and files are written down by the diary."""
    work.actions.speak()
    loop_until(lambda: work.cast.record.state.phase == "recording")
    print("recording", flush=True)
    token = Token()
    loads: EngineThread[None] = EngineThread("embedder", lambda: None)  # where models are loaded in the diary
    loads.submit(lambda _, __: load_models(token))
    notes = sorted(resource_path("samples").glob("*.ogg"))
    work.cast.intake.take_in(notes * round(1 + seconds / 20))
    gaps = idling(seconds)
    token.cancel()
    work.cast.record.finish()
    loop_until(lambda: work.cast.record.state.phase == "idle")
    work.cast.intake.stop()
    loads.close(60)
    return gaps


def load_models(token: Token) -> None:
    """One model after another, read anew each time."""
    found = installed_models(app.places().models)
    while not token.cancelled:
        for load in (app.load_embedder, app.load_recognizer):
            load(found)
        app.load_detector()


def outside(seconds: float) -> None:
    """The same work without a window: loading, and writing down the notes."""
    token, found = Token(), installed_models(app.places().models)
    loads: EngineThread[None] = EngineThread("embedder", lambda: None)
    loads.submit(lambda _, __: load_models(token))
    engine, end = app.load_recognizer(found), time.monotonic() + seconds
    files = sorted(resource_path("samples").glob("*.ogg"))
    while time.monotonic() < end:
        for file in files:
            sound = np.concatenate(list(MediaFile().read(file, token)))
            list(engine.transcribe(to_float(sound), "en", token))
    token.cancel()
    loads.close(60)


if __name__ == "__main__":
    plan, length, place = sys.argv[1], float(sys.argv[2]), Path(sys.argv[3])
    if plan == "load":
        outside(length)
    else:
        print(json.dumps(windowed(plan, length, place)), flush=True)
    os._exit(0)  # widgets that are still there are the system's to take back
