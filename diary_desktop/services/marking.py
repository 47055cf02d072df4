"""The ear's own work on each block of sound: how likely it is speech, whether a wake word ended, who interrupts."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

import numpy as np

from diary_desktop.domain.audio import SAMPLE_RATE, AudioChunk, Pcm16, to_float
from diary_desktop.domain.errors import ModelError
from diary_desktop.domain.hearing import RING_SECONDS, Wake
from diary_desktop.domain.settings import HandsFree
from diary_desktop.ports.speech import SpeechDetector, WakeWordDetector

from .endpointing import INTERRUPTING_BLOCKS, SPEECH_UNTIL, Endpointer
from .heard_sound import Mark

log = logging.getLogger(__name__)

WORD_SECONDS = 0.8
"""Of sound in which a wake word was said when its network tells of it.

Measured on 39 sayings of the four words (37 by made-up voices, two by people): from the word's beginning to where its
network told of it 0.58 to 1.31 s, 0.80 in the middle; the last block of its speech lay at most 0.36 s before. So
whoever said it is found in this much, and little of what was said before the word is.
"""


class _Voice(Enum):
    """Whose a block of sound is."""

    NONE = 0
    OWN = 1
    PERSON = 2


@dataclass(frozen=True, slots=True)
class Hearing:
    """What the ear's thread owns."""

    detector: SpeechDetector
    words: Sequence[WakeWordDetector] = ()
    ring_seconds: float = RING_SECONDS


def hearing_of(wanted: HandsFree, detector: SpeechDetector, word: Callable[[str], WakeWordDetector]) -> Hearing:
    """What the settings want. A trained word that this computer lacks is left out, and the log says so."""
    try:
        words = [word(wanted.wake_word)] if wanted.wake_word else []
    except ModelError as error:
        log.info("no wake word: %s", type(error).__name__)
        words = []
    return Hearing(detector, words, RING_SECONDS if wanted.keep_second else 0.0)


class OwnVoice(Protocol):
    """Knows what the loudspeaker does to the microphone. Used by the ear's thread."""

    def covers(self, pcm: Pcm16, until: float) -> bool:
        """Whether this block, in the air until then (monotonic clock), is no louder than the loudspeaker explains."""


class Silent:
    """A loudspeaker that is never heard."""

    def covers(self, pcm: Pcm16, until: float) -> bool:
        """Never."""
        return False


@dataclass(frozen=True, slots=True)
class Beside:
    """The same microphone before the sound system takes the echo out of it.

    A canceller holds sound back (70 ms of PulseAudio's) and takes half of a beginning away with the echo, so whoever
    talks over the diary is noticed here sooner; somebody softer than the echo is noticed there alone.
    """

    sounds: Callable[[], Iterable[AudioChunk]]
    """What came since the last look, without waiting; nothing where the microphone is a bare one itself."""
    own_voice: OwnVoice


class Marking:
    """One for each time a microphone is opened."""

    def __init__(self, hearing: Hearing, own_voice: OwnVoice) -> None:
        self._hearing = hearing
        self._own_voice = own_voice
        self._rest = np.zeros(0, np.int16)
        self._stream = hearing.detector.stream()
        self._block = self._stream.block
        self._last = deque[_Voice](maxlen=round(WORD_SECONDS * SAMPLE_RATE / self._block))
        for word in hearing.words:
            word.reset()

    def hear(self, chunk: AudioChunk, end: int) -> tuple[list[Mark], Wake | None]:
        """Marks of the blocks that ``chunk`` completes, and what woke the diary in it; it ends at sample ``end``.

        A wake word that the diary said itself, as when it reads an entry out, wakes nobody.
        """
        words = [word.name for word in self._hearing.words if word.hear(chunk.pcm)]
        pcm = np.concatenate([self._rest, chunk.pcm])
        whole = len(pcm) // self._block * self._block
        self._rest = pcm[whole:]
        first = end - len(pcm)
        chances = self._stream.probabilities(to_float(pcm[:whole]))
        marks = []
        for number, chance in enumerate(chances):
            block = pcm[number * self._block : (number + 1) * self._block]
            behind = len(pcm) - (number + 1) * self._block
            own = self._own_voice.covers(block, chunk.until - behind / SAMPLE_RATE)
            marks.append(Mark(first + (number + 1) * self._block, 0.0 if own else float(chance)))
            self._last.append(_Voice.OWN if own else _Voice.PERSON if chance >= SPEECH_UNTIL else _Voice.NONE)
        return marks, Wake(words[0], "word", end / SAMPLE_RATE) if words and not self._own_word() else None

    def _own_word(self) -> bool:
        """Whether the diary said it itself: it was sounding, and nobody was heard over it.

        One block is enough for a person, whose scraps between its words may be too few to interrupt it as speech.
        """
        return _Voice.OWN in self._last and _Voice.PERSON not in self._last


class Watch:
    """Calls once when somebody begins to speak or says a wake word. Used by the ear's thread."""

    def __init__(self, onset: Callable[[], object]) -> None:
        self._onset = onset
        self._begins = Endpointer(1.0, INTERRUPTING_BLOCKS)
        self._begins_beside = Endpointer(1.0, INTERRUPTING_BLOCKS)
        self._called = False

    def hear(self, marks: Sequence[Mark], woken: bool, beside: Sequence[Mark] = ()) -> None:
        """The next marks, of the bare microphone ``beside`` as well, and whether a wake word ended with them."""
        for mark in marks:
            self._begins.hear(mark.end, mark.chance)
        for mark in beside:
            self._begins_beside.hear(mark.end, mark.chance)
        begun = self._begins.began is not None or self._begins_beside.began is not None
        if not self._called and (woken or begun):
            self._called = True
            self._onset()
