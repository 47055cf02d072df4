"""Prints, as JSON, how the memory of a process grows over a long recording: ``... long_recording HOURS FOLDER``.

The recorder, the vault, the codec, the player and the transcriber are the real ones; a microphone that needs no time,
a loudspeaker and a recogniser that do not either stand at the ends, so that hours pass in minutes. The microphone
waits each second for who listens along, as real time would: what waits for them, two minutes of sound at the most, is
part of no figure.
"""

from __future__ import annotations

import ctypes
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from diary_desktop import app
from diary_desktop.assembly import Running, assemble
from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE, AudioChunk
from diary_desktop.domain.entry import Entry
from diary_desktop.domain.errors import NothingHeard
from diary_desktop.domain.events import PlaybackMoved
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.storage.vault import LanceVault
from tests.fakes.engines import FakeDetector, FakeRecognizer
from tests.fakes.speaker import FakeSpeaker

SETTLED_SECONDS = 300.0
"""By then everything is loaded: what grows from here on grows with the length."""

HOUR = 3600.0


class Hours:
    """A microphone in front of somebody who never stops, as fast as it is read."""

    name = "script"

    def __init__(self, seconds: float, settled: list[tuple[int, int]], keep_pace: Callable[[], None]) -> None:
        self._blocks = round(seconds * SAMPLE_RATE / BLOCK_SAMPLES)
        self._settled = settled
        self._keep_pace = keep_pace

    def open(self) -> None:
        """At once."""

    def chunks(self) -> Iterator[AudioChunk]:
        minute = (np.random.default_rng(3).standard_normal(SAMPLE_RATE * 60) * 3_000).astype(np.int16)
        for number in range(self._blocks):
            at = number * BLOCK_SAMPLES
            if at in (SETTLED_SECONDS * SAMPLE_RATE, HOUR * SAMPLE_RATE):
                self._settled.append((resident(), held()))
            if at % SAMPLE_RATE == 0:
                self._keep_pace()
            begin = at % len(minute)
            yield AudioChunk(minute[begin : begin + BLOCK_SAMPLES], at / SAMPLE_RATE)

    def stop(self) -> None:
        """It ends by itself."""


class Forgetful(FakeSpeaker):
    """Keeps nothing of what it played."""

    def take(self, *args: object) -> None:
        """In no time."""


def resident() -> int:
    """Bytes of this process in memory now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096


class _Heap(ctypes.Structure):
    """The GNU C library's ``struct mallinfo2``."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    ]


def held() -> int:
    """Bytes handed out by the C library's heap and not given back: what is left of memory without its free room."""
    library = ctypes.CDLL("libc.so.6")
    library.mallinfo2.restype = _Heap
    heap = library.mallinfo2()
    return int(heap.uordblks + heap.hblkhd)


def measured(hours: float, folder: Path) -> dict[str, float]:
    """Megabytes of growth for each part of the way."""
    settled: list[tuple[int, int]] = []
    made: list[Running] = []
    where = app.places(folder / "vault", folder / "models", folder / "state")
    adapters = replace(
        app.real_adapters(where),
        vault=LanceVault(folder / "vault", folder / "state", lambda: MINIMUM),
        microphone=lambda _: Hours(hours * 3600, settled, lambda: _listened(made[0])),
        detector=FakeDetector,
        recognizer=lambda: FakeRecognizer(()),
        synthesizer=lambda: None,
        speaker=Forgetful,
    )
    running = assemble(adapters, app.load_templates())
    made.append(running)
    try:
        running.journeys.session.create(bytearray(b"benchmark"))
        return _walked(running, settled)
    finally:
        running.close()


def _listened(running: Running) -> None:
    """Once the captions have heard what was handed on so far."""
    running.journeys.dictation._captions._thread.call(lambda _, __: None)


def _walked(running: Running, settled: list[tuple[int, int]]) -> dict[str, float]:
    one, began = running.journeys, time.monotonic()
    entry, future = one.dictation.begin(1)
    clip = future.result()
    recorded, kept_back, after = resident(), held(), time.monotonic() - began
    kept = one.diary.save(replace(entry, clip=clip))
    before = resident()
    _written(running, kept)
    written = resident()
    ended: list[PlaybackMoved] = []
    one.bus.listen(
        lambda event: ended.append(event) if isinstance(event, PlaybackMoved) and not event.playing else None
    )
    one.player.play(kept)
    one.player._voice.call(lambda _, __: None)
    played = resident()
    assert one.dictation._whole(clip).seconds > clip.seconds - 1, "what is offered after a crash is all of it"
    recovered = resident()
    return {
        "times_real": clip.seconds / after,
        "recording_after_an_hour_mb": (recorded - settled[-1][0]) / 1e6,
        "recording_held_after_an_hour_mb": (kept_back - settled[-1][1]) / 1e6,
        "recovering_mb": (recovered - played) / 1e6,
        "seconds": clip.seconds,
        "recording_mb": (recorded - settled[0][0]) / 1e6,
        "writing_mb": (written - before) / 1e6,
        "playing_mb": (played - written) / 1e6,
        "clip_mb": sum(part.length for part in clip.parts) / 1e6,
        "played_to_the_end": float(bool(ended) and ended[-1].seconds == 0.0),
    }


def _written(running: Running, kept: Entry) -> None:
    try:
        running.journeys.dictation.write_down(kept, Token())
    except NothingHeard:
        return


if __name__ == "__main__":
    print(json.dumps(measured(float(sys.argv[1]), Path(sys.argv[2]))), flush=True)
