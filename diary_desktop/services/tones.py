"""The diary's own short tones, made here and nowhere recorded: they say what happens before a word could."""

from __future__ import annotations

from functools import cache
from typing import Literal

import numpy as np
import numpy.typing as npt

from diary_desktop.domain.audio import Samples, Sound

ToneName = Literal["listening", "stop", "pause", "kept", "error", "countdown"]

RATE = 22_050
"""That of the voices, so that a tone and a sentence share one stream."""

PEAK = 0.2
"""Of full scale, -14 dBFS: below speech, above the rustle of a room."""

_ATTACK, _RELEASE = 0.012, 0.03
"""Seconds of fading in and out; shorter ones click."""

_PARTIALS = ((1.0, 1.0), (2.0, 0.22), (3.0, 0.05))
"""Multiples of the note and their strength: a soft wooden sound, with nothing above 2.5 kHz."""

_DECAY = 9.0
"""How fast a note dies away, in nepers a second at its fundamental; its partials die faster."""

_A3, _CIS4, _E4, _A4, _CIS5, _D5, _E5 = 220.0, 277.2, 329.6, 440.0, 554.4, 587.3, 659.3

_SCORE: dict[ToneName, tuple[tuple[float, float, float], ...]] = {
    "listening": ((_A4, 0.0, 0.1), (_E5, 0.08, 0.11)),
    "stop": ((_E5, 0.0, 0.1), (_A4, 0.08, 0.11)),
    "pause": ((_CIS5, 0.0, 0.12),),
    "kept": ((_A4, 0.0, 0.19), (_CIS5, 0.03, 0.16), (_E5, 0.06, 0.13)),
    "error": ((_E4, 0.0, 0.09), (_A3, 0.09, 0.1)),
    "countdown": ((_D5, 0.0, 0.05),),
}
"""Of each tone its notes: Hz, when it begins, how long it sounds (seconds)."""


@cache
def tone(name: ToneName) -> Sound:
    """Shorter than 0.2 s, at most ``PEAK`` loud, beginning and ending in silence."""
    notes = _SCORE[name]
    whole = np.zeros(round(max(begin + length for _, begin, length in notes) * RATE), np.float32)
    for hertz, begin, length in notes:
        note = _note(hertz, length)
        start = round(begin * RATE)
        whole[start : start + len(note)] += note[: len(whole) - start]
    return Sound((whole * (PEAK / np.abs(whole).max())).astype(np.float32), RATE)


def _note(hertz: float, length: float) -> Samples:
    at = np.arange(round(length * RATE)) / RATE
    sound = np.zeros(len(at))
    for multiple, strength in _PARTIALS:
        sound += strength * np.exp(-_DECAY * multiple * at) * np.sin(2 * np.pi * hertz * multiple * at)
    return (sound * _faded(at, length)).astype(np.float32)


def _faded(at: npt.NDArray[np.float64], length: float) -> npt.NDArray[np.float64]:
    rise = np.clip(at / _ATTACK, 0.0, 1.0)
    fall = np.clip((length - at) / _RELEASE, 0.0, 1.0)
    return np.asarray(np.sin(0.5 * np.pi * rise) ** 2 * np.sin(0.5 * np.pi * fall) ** 2)
