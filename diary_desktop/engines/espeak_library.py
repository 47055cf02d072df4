"""Drives the espeak-ng library through ctypes: text in, 16-bit sound out, all in memory.

On Linux and macOS the piper wheel carries the whole library inside its Python extension, with the data beside it;
elsewhere a library of the system is taken. The library keeps its state in globals, so there is one of it a process,
and piper's own phonemes use the same one: language and callback are therefore set anew for every text.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import importlib.util
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from diary_desktop.domain.audio import Pcm16
from diary_desktop.domain.errors import ModelDamaged, ModelMissing
from diary_desktop.engines.wheel_files import verify_wheel_files

_ROLE: Final = "speaking"
_RETRIEVAL: Final = 1
"""AUDIO_OUTPUT_RETRIEVAL: hand samples to the callback, touch no sound card."""
_DO_NOT_EXIT: Final = 0x8000
"""Without it a missing data file ends the whole process."""
_UTF8: Final = 1
_OK: Final = 0
_GO_ON, _STOP = 0, 1
_RATE: Final = 1
"""espeakRATE, in words a minute."""

_DATA_FILES: Final = ("phontab", "phonindex", "phondata", "intonations")
_SYSTEM_DATA: Final = (
    "/usr/share/espeak-ng-data",
    "/usr/lib/x86_64-linux-gnu/espeak-ng-data",
    "/usr/lib/aarch64-linux-gnu/espeak-ng-data",
    "/usr/local/share/espeak-ng-data",
    "/opt/homebrew/share/espeak-ng-data",
)

_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
Heard = Callable[[Pcm16], bool]
"""Takes a piece of sound and answers whether to go on."""


@dataclass(frozen=True, slots=True)
class EspeakFiles:
    """A library and the folder ``espeak-ng-data`` that fits it."""

    library: Path | str
    data: Path

    def voices(self) -> frozenset[str]:
        """Names of the languages in the data, such as ``vi`` or ``en-us``."""
        return frozenset(path.name.lower() for path in (self.data / "lang").rglob("*") if path.is_file())


def espeak_files() -> EspeakFiles:
    """The first library with complete data: piper's, proved byte for byte (0.1 s), else the system's.

    Raises ``ModelMissing`` or ``ModelDamaged``.
    """
    for files in _candidates():
        if all((files.data / name).is_file() for name in _DATA_FILES):
            if files.data.parent.name == "piper":
                verify_wheel_files("piper-tts", "piper/espeak-ng-data")
            return files
    raise ModelMissing(role=_ROLE)


def _candidates() -> Iterator[EspeakFiles]:
    spec = importlib.util.find_spec("piper")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        for library in sorted(Path(place).glob("espeakbridge*.so")):
            yield EspeakFiles(library, Path(place) / "espeak-ng-data")
    installed = ctypes.util.find_library("espeak-ng")
    if installed:
        for folder in _SYSTEM_DATA:
            yield EspeakFiles(installed, Path(folder))


_OPENED: dict[EspeakFiles, tuple[ctypes.CDLL, int]] = {}
"""Libraries whose data this process has read, with the rate of their sound."""

_ASIDE: Final = b"eo"
"""A voice with phonemes of its own that nobody asks for."""

_opening = threading.Lock()


def _opened_once(library: ctypes.CDLL, files: EspeakFiles) -> int:
    """The rate of its sound. Raises ``ModelDamaged``.

    Reading the data anew would free what was read before, and a voice whose phonemes are the current ones is taken to
    be ready: it went on with what was freed, and sooner or later the process died.
    """
    with _opening:
        if files not in _OPENED:
            # The library takes the folder above its data folder, or the data folder itself.
            rate = int(library.espeak_Initialize(_RETRIEVAL, 0, bytes(files.data), _DO_NOT_EXIT))
            if rate <= 0:
                raise ModelDamaged
            _OPENED[files] = library, rate
            library.espeak_SetVoiceByName(_ASIDE)  # piper may have had it open before
        return _OPENED[files][1]


def before_it_is_opened_anew() -> None:
    """To be called on the synthesizer thread before piper reads the same library's data: no voice is current then."""
    with _opening:
        for library, _ in _OPENED.values():
            library.espeak_SetVoiceByName(_ASIDE)


class EspeakLibrary:
    """The opened library. One thread only; a second instance shares the first one's state."""

    def __init__(self, files: EspeakFiles) -> None:
        """Raises ``ModelMissing`` where the library cannot be opened, ``ModelDamaged`` where it refuses its data."""
        if not all((files.data / name).is_file() for name in _DATA_FILES):
            raise ModelMissing(role=_ROLE)
        try:
            self._library = ctypes.CDLL(str(files.library))
            self._declare()
        except (OSError, AttributeError) as error:
            raise ModelMissing(role=_ROLE) from error
        self.rate = _opened_once(self._library, files)

    def _declare(self) -> None:
        """Argument types, so that a 64-bit pointer is never cut to an int. A missing symbol is an AttributeError."""
        text, number, size = ctypes.c_char_p, ctypes.c_int, ctypes.c_size_t
        self._library.espeak_Initialize.argtypes = [number, number, text, number]
        self._library.espeak_SetVoiceByName.argtypes = [text]
        self._library.espeak_SetParameter.argtypes = [number, number, number]
        self._library.espeak_SetSynthCallback.argtypes = [ctypes.c_void_p]
        self._library.espeak_SetSynthCallback.restype = None
        unsigned, pointer = ctypes.c_uint, ctypes.c_void_p
        self._library.espeak_Synth.argtypes = [text, size, unsigned, number, unsigned, unsigned, pointer, pointer]

    def say(self, text: str, voice: str, words_a_minute: int, heard: Heard) -> None:
        """Speak ``text``, handing over each piece (about 60 ms) as it is made. ``heard`` must not raise."""
        if self._library.espeak_SetVoiceByName(voice.encode()) != _OK:
            raise ModelMissing(role=_ROLE)

        def take(samples: ctypes._Pointer[ctypes.c_short], count: int, _: int | None) -> int:
            if count <= 0:  # the end of the text, told with a null pointer
                return _GO_ON
            return _GO_ON if heard(np.ctypeslib.as_array(samples, (count,)).astype(np.int16)) else _STOP

        callback = _Callback(take)
        self._library.espeak_SetParameter(_RATE, words_a_minute, 0)
        self._library.espeak_SetSynthCallback(ctypes.cast(callback, ctypes.c_void_p))
        try:
            coded = text.replace("\0", " ").encode("utf-8", "replace")
            done = self._library.espeak_Synth(coded, len(coded) + 1, 0, 0, 0, _UTF8, None, None)
        finally:
            self._library.espeak_SetSynthCallback(None)
        if done != _OK:
            raise ModelDamaged
