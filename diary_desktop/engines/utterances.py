"""Cuts a recording into utterances for a recogniser that wants one phrase at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from diary_desktop.domain.audio import SAMPLE_RATE, Samples, quietest

LONGEST_SECONDS: Final = 15.0
"""An utterance nobody pauses in is cut at its quietest moment before this."""

_EARLIEST_CUT: Final = 0.5
"""As a share of ``LONGEST_SECONDS``."""

Stretch = tuple[float, float]


def utterances(samples: Samples, speech: Sequence[Stretch], longest: float = LONGEST_SECONDS) -> list[Stretch]:
    """The stretches of ``speech`` (seconds), each at most ``longest`` seconds, in order."""
    found: list[Stretch] = []
    for start, end in speech:
        while end - start > longest:
            first = start + _EARLIEST_CUT * longest
            cut = first + quietest(slice_of(samples, (first, start + longest))) / SAMPLE_RATE
            found.append((start, cut))
            start = cut
        found.append((start, end))
    return found


def widened(stretch: Stretch, by: float, total: float) -> Stretch:
    """The stretch with ``by`` seconds around it, inside a recording of ``total`` seconds."""
    return max(0.0, stretch[0] - by), min(total, stretch[1] + by)


def slice_of(samples: Samples, stretch: Stretch) -> Samples:
    """The samples from ``stretch[0]`` to ``stretch[1]`` seconds."""
    return samples[int(stretch[0] * SAMPLE_RATE) : int(stretch[1] * SAMPLE_RATE)]
