"""What the open ear hears: an utterance, what woke it, and the state it is in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .audio import Samples
from .errors import DiaryError

RING_SECONDS = 1.0
"""Sound kept in memory while listening is on, so that a first word is never clipped."""


@dataclass(frozen=True, slots=True, eq=False)
class Utterance:
    """What was said between two silences.

    ``samples`` are 16 kHz mono and begin a little before the first sound. ``began`` and ``ended`` are seconds of the
    ear's own time, from the first to the last sound of speech. ``cut`` marks one that was still going on.
    """

    samples: Samples
    began: float
    ended: float
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Wake:
    """What woke the diary: ``name`` as shown to people, and where it ended in seconds of the ear's own time.

    What was said after it, in the same breath or the next, is the ear's next utterance.
    """

    name: str
    by: Literal["word", "phrase"]
    at: float


@dataclass(frozen=True, slots=True)
class WakeWord:
    """A trained word: its id, the word as people say it, and the languages (ISO 639-1) of those who trained it."""

    word_id: str
    name: str
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EarState:
    """``open`` says that listening is on, ``hearing`` that sound arrives now; ``device`` is the microphone's name.

    ``waiting_for`` names the word and the phrase that wake it while it waits for them. ``trouble`` is why nothing is
    heard; it is tried again until it works or listening is switched off.
    """

    open: bool = False
    muted: bool = False
    hearing: bool = False
    device: str = ""
    waiting_for: tuple[str, ...] = ()
    trouble: DiaryError | None = None
