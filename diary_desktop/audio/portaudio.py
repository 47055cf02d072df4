"""PortAudio, which a process has once: found or plainly missing, its list of devices fresh, its errors ours."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import ModuleType
from typing import Protocol, TypeVar

from diary_desktop.domain.errors import AudioError, NoMicrophone

try:
    import sounddevice  # type: ignore[import-untyped]  # it comes without type information
except OSError:  # not an ImportError: the Python part is there, the library it loads is not
    _sounddevice: ModuleType | None = None
else:
    _sounddevice = sounddevice

PACKAGE_HINT = "Install PortAudio (on Debian and Ubuntu: sudo apt install libportaudio2 libasound2-plugins)."


UNLED = {"PULSE_SOURCE": "@DEFAULT_SOURCE@", "PULSE_SINK": "@DEFAULT_SINK@", "PIPEWIRE_NODE": ""}
"""What the variables say to lead nowhere in particular."""


class Stream(Protocol):
    """What is used of a sounddevice stream."""

    latency: float
    """Seconds."""

    def start(self) -> None: ...
    def abort(self) -> None: ...
    def close(self) -> None: ...


S = TypeVar("S", bound=Stream)


@dataclass(frozen=True, slots=True)
class Device:
    """One microphone or loudspeaker. ``rate`` is the one it likes best, in Hz; ``channels`` the most it has."""

    index: int
    name: str
    rate: int
    channels: int


class PortAudio:
    """The library. Its list of devices is made when it starts, so it is started anew while nothing is open.

    Streams of all instances are counted together: the library underneath is one for the process.
    """

    _lock = threading.Lock()
    _open = 0

    def __init__(self, missing: type[AudioError], led: Mapping[str, str] | None = None) -> None:
        """``led``: variables that lead its streams to devices of the sound server; see ``echo_cancelling.py``.

        Raises ``missing`` where the library is not installed.
        """
        if _sounddevice is None:
            raise missing("The sound library PortAudio is not installed.", PACKAGE_HINT)
        self.sounddevice = _sounddevice
        self._missing = missing
        self._led = led or {}

    def devices(self, kind: str) -> list[Device]:
        """Every ``input`` or ``output`` of the default sound system, its default device first."""
        with PortAudio._lock:
            self._refresh()
            try:
                return self._listed(kind)
            except self.sounddevice.PortAudioError as error:
                raise self._missing from error

    def open(self, make: Callable[[ModuleType], S]) -> S:
        """The stream that ``make`` builds, started. Raises sounddevice's ``PortAudioError``."""
        with PortAudio._lock, _environment(self._led):
            stream = make(self.sounddevice)
            PortAudio._open += 1
        try:
            stream.start()
        except self.sounddevice.PortAudioError:
            self.close(stream)
            raise
        return stream

    def close(self, stream: Stream) -> None:
        """Silence it at once. A stream whose device is gone may refuse; it is forgotten all the same."""
        gone = suppress(self.sounddevice.PortAudioError)
        with gone:
            stream.abort()
        with PortAudio._lock:
            with gone:
                stream.close()
            PortAudio._open -= 1

    def _refresh(self) -> None:
        if PortAudio._open:
            return
        # PortAudio offers no other way to see a device that was plugged in since.
        self.sounddevice._terminate()
        self.sounddevice._initialize()

    def _listed(self, kind: str) -> list[Device]:
        systems = self.sounddevice.query_hostapis()
        system = next((one for one in systems if one[f"default_{kind}_device"] >= 0), None)
        if system is None:
            return []
        first = system[f"default_{kind}_device"]
        found = [self._device(index, kind) for index in [first, *(one for one in system["devices"] if one != first)]]
        return [device for device in found if device.channels > 0]

    def _device(self, index: int, kind: str) -> Device:
        about = self.sounddevice.query_devices(index)
        return Device(index, str(about["name"]), int(about["default_samplerate"]), int(about[f"max_{kind}_channels"]))


@contextmanager
def _environment(led: Mapping[str, str]) -> Iterator[None]:
    """The variables while a stream is opened. They stay, without meaning anything: taking one out would move the table
    that other threads' libraries may be reading."""
    os.environ.update(led)
    try:
        yield
    finally:
        os.environ.update({name: UNLED[name] for name in led})


def input_devices() -> list[str]:
    """Names of the microphones, the default one first; none where PortAudio is missing."""
    try:
        found = PortAudio(NoMicrophone).devices("input")
    except NoMicrophone:
        return []
    return list(dict.fromkeys(device.name for device in found))
