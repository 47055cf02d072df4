"""A sounddevice that follows a script, for what no real device does when asked: refuse, fall silent, overrun."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from diary_desktop.audio import portaudio

BAD_RATE, BAD_CHANNELS, UNAVAILABLE = -9997, -9998, -9985


class PortAudioError(Exception):
    """As sounddevice raises it: a text, PortAudio's code."""


class CallbackAbort(Exception):
    """Raised in a callback to end its stream at once, what it buffers unheard."""


@dataclass
class ScriptedSound:
    """Stands where the module stands. ``accepts`` says which (rate, channels) open; ``refusal`` is raised otherwise.

    ``play`` is run on a thread of its own with each input stream that starts, as PortAudio would call.
    """

    accepts: Callable[[int, int], bool] = lambda rate, channels: True
    refusal: int = BAD_RATE
    play: Callable[[ScriptedStream], None] = lambda stream: None
    names: Sequence[str] = ("built-in", "headset")
    rate: int = 44_100
    streams: list[ScriptedStream] = field(default_factory=list)
    PortAudioError: type[Exception] = PortAudioError
    CallbackAbort: type[Exception] = CallbackAbort
    restarts: int = 0

    def query_hostapis(self) -> list[dict[str, Any]]:
        first = 0 if self.names else -1
        devices = list(range(len(self.names)))
        return [{"devices": devices, "default_input_device": first, "default_output_device": first}]

    def query_devices(self, index: int) -> dict[str, Any]:
        channels = {"max_input_channels": 2, "max_output_channels": 2}
        return {"name": self.names[index], "default_samplerate": float(self.rate), **channels}

    def RawInputStream(self, **options: Any) -> ScriptedStream:  # noqa: N802 - sounddevice's name
        if not self.accepts(options["samplerate"], options["channels"]):
            raise PortAudioError("refused", self.refusal)
        self.streams.append(ScriptedStream(self.play, options))
        return self.streams[-1]

    OutputStream = RawInputStream

    def _terminate(self) -> None:
        assert not [stream for stream in self.streams if not stream.closed], "PortAudio ended under an open stream"

    def _initialize(self) -> None:
        self.restarts += 1


class ScriptedStream:
    """One stream: its script calls ``block`` and ``end`` as PortAudio would."""

    latency = 0.0

    def __init__(self, play: Callable[[ScriptedStream], None], options: dict[str, Any]) -> None:
        self.options = options
        self.closed = False
        self.aborted = threading.Event()
        self._thread = threading.Thread(target=play, args=(self,))

    def block(self, samples: np.ndarray, delay: float = 0.0, overflow: bool = False) -> None:
        """Hand over 16-bit ``samples``, the first of which was in the air ``delay`` seconds ago."""
        clock = SimpleNamespace(inputBufferAdcTime=100.0, currentTime=100.0 + delay)
        data = np.asarray(samples, np.int16)
        frames = len(data) // self.options["channels"]
        self.options["callback"](data.tobytes(), frames, clock, SimpleNamespace(input_overflow=overflow))

    def wanted(self, frames: int, delay: float = 0.0) -> np.ndarray:
        """Ask for the next ``frames`` of sound, to be heard in ``delay`` seconds."""
        clock = SimpleNamespace(outputBufferDacTime=100.0 + delay, currentTime=100.0)
        out = np.full((frames, 1), np.nan, np.float32)
        try:
            self.options["callback"](out, frames, clock, SimpleNamespace())
        except CallbackAbort:
            self.end()
            return np.zeros(0, np.float32)
        return out[:, 0]

    def end(self) -> None:
        """The device is gone."""
        self.options["finished_callback"]()

    def start(self) -> None:
        self._thread.start()

    def abort(self) -> None:
        self.aborted.set()
        if self._thread is not threading.current_thread():
            self._thread.join(5)

    def close(self) -> None:
        self.closed = True


def install(monkeypatch: pytest.MonkeyPatch, script: ScriptedSound | None) -> None:
    """Put ``script`` in the place of sounddevice; ``None`` for a machine without PortAudio."""
    monkeypatch.setattr(portaudio, "_sounddevice", script)
