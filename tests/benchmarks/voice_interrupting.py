"""How soon a person's voice over an answer is noticed: sample-exact, in rooms of known coupling, real speech detector.

The time is that of the sound itself, from the first audible sample to the call that silences the answer. What a sound
card buffers on its way in, and how soon the voice falls silent once told (the row ``answer_first_sound_s``), are added
by the devices.
"""

from __future__ import annotations

import numpy as np

from diary_desktop.audio.media_file import MediaFile
from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE, Pcm16
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import Token
from tests.unit.services.test_loudspeaker_gate import Room

from .figures import Figure

_GOAL = 250.0
ROOMS = ((-np.inf, -30.0), (-30.0, -30.0), (-20.0, -22.0), (-12.0, -15.0))
"""Coupling of the loudspeaker and level of the person, in dB: headphones, quiet, usual, loud."""


def barge_in(starts: int) -> list[Figure]:
    """The slowest of ``starts`` in each room, and how often the diary's own voice interrupted itself."""
    answer, person = _read("river", "garden"), _read("question")[: 2 * SAMPLE_RATE]
    first = int(np.argmax(np.abs(person.astype(int)) > 0.02 * np.abs(person.astype(int)).max())) / SAMPLE_RATE
    figures, own = [], 0
    for gain, level in ROOMS:
        own += Room(answer, gain).interrupted_at() is not None
        taken = []
        for number in range(starts):
            at = 6.0 + number * 0.37
            called = Room(answer, gain).interrupted_at(person, at, level)
            taken.append(np.inf if called is None or called < at else 1000 * (called - at - first))
        name = f"barge_in_ms, noticed, coupling {gain:g} dB"
        figures.append(Figure(name, max(taken), "ms", _GOAL, None))
    return [*figures, Figure(f"interrupted by itself, of {len(ROOMS)} answers", own, "", 0.0)]


def _read(*names: str) -> Pcm16:
    pause = np.zeros(SAMPLE_RATE, np.int16)
    parts = [part for name in names for part in MediaFile().read(resource_path("samples") / f"{name}.ogg", Token())]
    whole = np.concatenate([pause, *parts, pause]) if len(names) > 1 else np.concatenate(parts)
    return whole[: len(whole) // BLOCK_SAMPLES * BLOCK_SAMPLES]
