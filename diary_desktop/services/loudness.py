"""How loud the diary itself is: levelling what it says, and the level it is heard at, for whoever must not hear it."""

from __future__ import annotations

import time
from collections import deque
from typing import NamedTuple

import numpy as np

from diary_desktop.domain.audio import SILENCE_DBFS, Samples, Sound

HISTORY_SECONDS = 2.0
"""How far back the level is remembered: longer than any echo of a room."""

STEPS = (-30.0, -25.0, -20.0, -16.0, -13.0)
"""dBFS that the spoken stretches of a sentence are brought to, from the quietest volume to the loudest."""

MOST_GAIN = 18.0
"""dB either way: a voice that whispers is not torn up to noise."""

_KNEE = 0.7
"""Samples above it are bent down softly instead of being cut off."""

_FRAMES_A_SECOND = 50
_SPOKEN = 0.01
"""Root-mean-square of a frame from which on it counts as spoken."""


class Played(NamedTuple):
    """20 ms of sound: when the system took it, when it said that it will be heard (``time.monotonic``), its dBFS."""

    given: float
    told: float
    dbfs: float


class Loudness:
    """Written by the sound system's thread, read by any."""

    def __init__(self) -> None:
        self._blocks: deque[Played] = deque(maxlen=int(4 * HISTORY_SECONDS * _FRAMES_A_SECOND))

    def note(self, at: float, dbfs: float) -> None:
        """A block of 20 ms that the system takes now will be heard at ``at`` (``time.monotonic``)."""
        self._blocks.append(Played(time.monotonic(), at, dbfs))

    def given_since(self, moment: float) -> tuple[Played, ...]:
        """What the system took after ``moment``, oldest first, whether it was heard by now or not."""
        return tuple(one for one in self._blocks.copy() if one.given > moment)

    def now(self) -> float:
        """dBFS of the block being heard, ``SILENCE_DBFS`` where nothing is."""
        recent = self.since(time.monotonic() - 2.0 / _FRAMES_A_SECOND)
        return max((dbfs for _, dbfs in recent), default=SILENCE_DBFS)

    def since(self, moment: float) -> tuple[tuple[float, float], ...]:
        """Time and dBFS of the blocks heard from ``moment`` until now, oldest first; at most two seconds of them."""
        now = time.monotonic()
        since = max(moment, now - HISTORY_SECONDS)
        return tuple((one.told, one.dbfs) for one in self._blocks.copy() if since <= one.told <= now)


def levelled(sound: Sound, volume: int) -> Sound:
    """At one of the five volumes (1 to 5), whichever voice it came from."""
    gain = STEPS[volume - 1] - _spoken_level(sound)
    return amplified(sound, min(MOST_GAIN, max(-MOST_GAIN, gain)))


def amplified(sound: Sound, gain: float) -> Sound:
    """Louder or quieter by ``gain`` dB, never beyond full scale."""
    samples = sound.samples * np.float32(10.0 ** (gain / 20.0))
    return Sound(_bent(samples), sound.rate)


def _spoken_level(sound: Sound) -> float:
    """dBFS of the frames that are spoken; the middle volume where nothing is."""
    frame = max(1, sound.rate // _FRAMES_A_SECOND)
    whole = len(sound.samples) // frame * frame
    power = np.mean(np.square(sound.samples[:whole].reshape(-1, frame)), axis=1)
    spoken = power[power > _SPOKEN**2]
    return 10.0 * float(np.log10(np.mean(spoken))) if len(spoken) else STEPS[2]


def _bent(samples: Samples) -> Samples:
    over = np.abs(samples) > _KNEE
    if not over.any():
        return samples
    room = 1.0 - _KNEE
    bent = np.sign(samples) * (_KNEE + room * np.tanh((np.abs(samples) - _KNEE) / room))
    return np.where(over, bent, samples).astype(np.float32)
