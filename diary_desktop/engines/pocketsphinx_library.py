"""Decodes one utterance with PocketSphinx without stopping every other thread.

The package's Python binding holds the interpreter lock while it searches: 2.5 s for 7 s of speech, and the window
stands still (measured). The same extension file exports the documented C functions, so they are called through
ctypes, which lets go of the lock. Where a platform hides them (Windows), the binding is used after all.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

import pocketsphinx  # type: ignore[import-untyped]  # ships no type information
from pocketsphinx import _pocketsphinx as extension

from diary_desktop.domain.audio import Pcm16
from diary_desktop.domain.errors import ModelDamaged, ModelMissing
from diary_desktop.engines.wheel_files import verify_wheel_files

_ROLE: Final = "listening"
_FRAMES_A_SECOND: Final = 100

Options = dict[str, str | float]


@dataclass(frozen=True, slots=True)
class Token:
    """What the decoder calls a word (fillers such as ``<sil>`` included), in seconds of the utterance."""

    text: str
    start: float
    end: float
    probability: float


class Decoder(Protocol):
    """Whole utterances, one after another, on one thread."""

    def tokens(self, pcm: Pcm16) -> list[Token]:
        """The best path through 16 kHz mono sound."""

    def begin(self) -> None:
        """An utterance that comes in parts; the one before is dropped."""

    def feed(self, pcm: Pcm16) -> str:
        """Its words so far, variants and fillers left out by the library, once ``pcm`` has followed."""

    def nearest(self, pcm: Pcm16, phrases: Sequence[str]) -> list[Token]:
        """As ``tokens``, of the phrase that fits best, well or badly; nothing where it knows none of their words."""

    def pronounced(self, word: str) -> tuple[str, ...]:
        """The sounds of a word in lower case, nothing for one that the dictionary lacks."""


@dataclass(frozen=True, slots=True)
class SphinxFiles:
    """An acoustic model folder, a language model and a dictionary."""

    acoustic: Path
    language: Path
    dictionary: Path

    def check(self) -> None:
        """``ModelMissing`` or, for an empty file, ``ModelDamaged``.

        The library ends the process over files damaged otherwise; those of the wheel are proved by ``bundled_files``.
        """
        parts = [self.acoustic / name for name in ("feat.params", "mdef", "means", "variances", "transition_matrices")]
        for path in (*parts, self.acoustic / "sendump", self.language, self.dictionary):
            if not path.is_file():
                raise ModelMissing(role=_ROLE)
            if not path.stat().st_size:
                raise ModelDamaged


def bundled_files() -> SphinxFiles:
    """The US English model inside the wheel, proved byte for byte (0.1 s). Raises ``ModelDamaged``."""
    verify_wheel_files("pocketsphinx", "pocketsphinx/model/en-us")
    folder = Path(pocketsphinx.get_model_path("en-us"))
    return SphinxFiles(folder / "en-us", folder / "en-us.lm.bin", folder / "cmudict-en-us.dict")


def open_decoder(files: SphinxFiles, options: Options) -> Decoder:
    """The decoder that lets other threads run, where there is one. Raises ``ModelMissing`` or ``ModelDamaged``."""
    files.check()
    whole: Options = {
        "hmm": str(files.acoustic),
        "lm": str(files.language),
        "dict": str(files.dictionary),
        "loglevel": "FATAL",
        **options,
    }
    try:
        return NativeDecoder(whole)
    except (OSError, AttributeError):  # no such symbols here
        return BoundDecoder(whole)


class NativeDecoder:
    """The C library through ctypes. ``AttributeError`` where its functions are not exported."""

    def __init__(self, options: Options) -> None:
        self._c = _declared(ctypes.CDLL(extension.__file__))
        self._decoder = None
        self._open = False
        self._grammars: dict[tuple[str, ...], bytes] = {}
        config = ctypes.c_void_p(self._c.ps_config_init(None))
        try:
            for name, value in options.items():
                self._set(config, name.encode(), value)
            self._c.err_set_loglevel(_FATAL)
            self._decoder = self._c.ps_init(config)
        finally:
            self._c.ps_config_free(config)
        if not self._decoder:
            raise ModelDamaged

    def _set(self, config: ctypes.c_void_p, name: bytes, value: str | float) -> None:
        if isinstance(value, str):
            done = self._c.ps_config_set_str(config, name, value.encode())
        elif isinstance(value, int):
            done = self._c.ps_config_set_int(config, name, value)
        else:
            done = self._c.ps_config_set_float(config, name, value)
        if not done:
            raise ValueError(f"no option {name.decode()}")

    def __del__(self) -> None:
        if self._decoder:
            self._c.ps_free(self._decoder)

    def tokens(self, pcm: Pcm16) -> list[Token]:
        data = pcm.astype("<i2", copy=False).tobytes()
        started = self._c.ps_start_utt(self._decoder)
        heard = self._c.ps_process_raw(self._decoder, data, len(pcm), 0, 1) if started >= 0 else -1
        if started >= 0:
            self._c.ps_end_utt(self._decoder)
        if heard < 0:
            raise ModelDamaged
        return list(self._best_path())

    def nearest(self, pcm: Pcm16, phrases: Sequence[str]) -> list[Token]:
        name = self._grammars.get(tuple(phrases), b"")
        if not name:
            name = self._grammars[tuple(phrases)] = f"phrases {len(self._grammars)}".encode()
            if self._c.ps_add_jsgf_string(self._decoder, name, _grammar(phrases).encode()) < 0:
                raise ModelDamaged
        self._c.ps_activate_search(self._decoder, name)
        try:
            return self.tokens(pcm)
        finally:
            self._c.ps_activate_search(self._decoder, _EVERYTHING.encode())

    def pronounced(self, word: str) -> tuple[str, ...]:
        found = self._c.ps_lookup_word(self._decoder, word.encode())
        if not found:
            return ()
        try:
            return tuple(ctypes.string_at(found).decode().split())
        finally:
            self._c.ckd_free(found)

    def begin(self) -> None:
        if self._open:
            self._c.ps_end_utt(self._decoder)
        self._open = self._c.ps_start_utt(self._decoder) >= 0
        if not self._open:
            raise ModelDamaged

    def feed(self, pcm: Pcm16) -> str:
        data = pcm.astype("<i2", copy=False).tobytes()
        if self._c.ps_process_raw(self._decoder, data, len(pcm), 0, 0) < 0:
            raise ModelDamaged
        found = self._c.ps_get_hyp(self._decoder, None)
        return found.decode("utf-8", "replace") if found else ""

    def _best_path(self) -> Iterator[Token]:
        table = self._c.ps_get_logmath(self._decoder)
        first, last = ctypes.c_int(), ctypes.c_int()
        one = self._c.ps_seg_iter(self._decoder)
        while one:
            self._c.ps_seg_frames(one, first, last)
            chance = float(self._c.logmath_exp(table, self._c.ps_seg_prob(one, None, None, None)))
            text = self._c.ps_seg_word(one).decode("utf-8", "replace")
            yield _token(text, first.value, last.value, chance)
            one = self._c.ps_seg_next(one)


class BoundDecoder:
    """The package's own binding: the same words, but no other thread runs while it searches."""

    def __init__(self, options: Options) -> None:
        try:
            self._decoder = pocketsphinx.Decoder(**options)
        except (RuntimeError, ValueError) as error:
            raise ModelDamaged from error
        self._open = False
        self._grammars: dict[tuple[str, ...], str] = {}

    def nearest(self, pcm: Pcm16, phrases: Sequence[str]) -> list[Token]:
        name = self._grammars.get(tuple(phrases), "")
        try:
            if not name:
                name = self._grammars[tuple(phrases)] = f"phrases {len(self._grammars)}"
                self._decoder.add_jsgf_string(name, _grammar(phrases))
            self._decoder.activate_search(name)
        except RuntimeError as error:
            raise ModelDamaged from error
        try:
            return self.tokens(pcm)
        finally:
            self._decoder.activate_search(_EVERYTHING)

    def pronounced(self, word: str) -> tuple[str, ...]:
        return tuple((self._decoder.lookup_word(word) or "").split())

    def tokens(self, pcm: Pcm16) -> list[Token]:
        try:
            self._decoder.start_utt()
            self._decoder.process_raw(pcm.astype("<i2", copy=False).tobytes(), False, True)
            self._decoder.end_utt()
        except RuntimeError as error:
            raise ModelDamaged from error
        return [_token(str(one.word), one.start_frame, one.end_frame, one.prob) for one in self._decoder.seg() or ()]

    def begin(self) -> None:
        try:
            if self._open:
                self._decoder.end_utt()
            self._decoder.start_utt()
        except RuntimeError as error:
            raise ModelDamaged from error
        self._open = True

    def feed(self, pcm: Pcm16) -> str:
        try:
            self._decoder.process_raw(pcm.astype("<i2", copy=False).tobytes(), False, False)
        except RuntimeError as error:
            raise ModelDamaged from error
        found = self._decoder.hyp()
        return str(found.hypstr) if found else ""


def _token(text: str, first: int, last: int, probability: float) -> Token:
    bounded = min(1.0, max(0.0, probability))
    return Token(text, first / _FRAMES_A_SECOND, (last + 1) / _FRAMES_A_SECOND, bounded)


def _grammar(phrases: Sequence[str]) -> str:
    """One of the phrases and nothing else, in the library's own notation."""
    return f"#JSGF V1.0; grammar phrases; public <one> = {' | '.join(phrases)};"


_EVERYTHING: Final = "_default"
"""The library's name for the search by the language model."""

_FATAL: Final = 4
"""ERR_FATAL: the library otherwise writes every step to standard error."""


def _declared(library: ctypes.CDLL) -> ctypes.CDLL:
    """Result and argument types, so that no pointer is cut to 32 bits."""
    pointer, number, text = ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p
    into = ctypes.POINTER(number)
    shapes: dict[str, tuple[type | None, list[type]]] = {
        "ckd_free": (None, [pointer]),
        "err_set_loglevel": (number, [number]),
        "logmath_exp": (ctypes.c_double, [pointer, number]),
        "ps_activate_search": (number, [pointer, text]),
        "ps_add_jsgf_string": (number, [pointer, text, text]),
        "ps_config_free": (number, [pointer]),
        "ps_config_init": (pointer, [pointer]),
        "ps_config_set_float": (pointer, [pointer, text, ctypes.c_double]),
        "ps_config_set_int": (pointer, [pointer, text, ctypes.c_long]),
        "ps_config_set_str": (pointer, [pointer, text, text]),
        "ps_end_utt": (number, [pointer]),
        "ps_free": (number, [pointer]),
        "ps_get_logmath": (pointer, [pointer]),
        "ps_get_hyp": (text, [pointer, into]),
        "ps_init": (pointer, [pointer]),
        "ps_lookup_word": (pointer, [pointer, text]),
        "ps_process_raw": (number, [pointer, text, ctypes.c_size_t, number, number]),
        "ps_seg_frames": (None, [pointer, into, into]),
        "ps_seg_iter": (pointer, [pointer]),
        "ps_seg_next": (pointer, [pointer]),
        "ps_seg_prob": (number, [pointer, into, into, into]),
        "ps_seg_word": (text, [pointer]),
        "ps_start_utt": (number, [pointer]),
    }
    for name, (result, arguments) in shapes.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library
