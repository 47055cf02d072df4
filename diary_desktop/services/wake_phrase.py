"""A free phrase that wakes the diary, with no training: the recogniser reads how an utterance begins, letters decide.

A trained word is heard by a network of its own all the time. This costs nothing while nobody speaks, works in every
language that the recogniser knows, and is as good as the recogniser: see ``works_well``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from diary_desktop.domain.audio import Samples
from diary_desktop.domain.errors import CancelToken, ModelError
from diary_desktop.domain.transcript import Segment
from diary_desktop.ports.speech import SpeechRecognizer
from diary_desktop.retrieval.tokens import WORD, folded
from diary_desktop.runtime.engine_thread import EngineThread

CLOSE = 0.25
"""Edits a letter by which what was heard may differ from the phrase: of 28 near-misses in English and Vietnamese
("dear Mary", "nhật ký đây") none is nearer, of 20 slips of recognisers ("deer diary", "dear dairy") all are."""

WORD_CLOSE = 0.34
"""The same for each word by itself: one word of a short phrase must not be another one altogether."""

SPLIT_CLOSE = 0.15
"""The same where the words were cut differently ("deardiary", "dear die ary"): then only the letters together tell."""

SKIPPED = 1
"""Words before the phrase ("oh, dear diary"). Further inside a sentence it is talked about, not called."""


Works = Literal["well", "rarely", "not"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word as it is compared, and when it ended in seconds."""

    letters: str
    end: float


class WakePhrase:
    """The phrase of the settings, asked for anew each time. Waits for the recognizer's thread."""

    def __init__(
        self, phrase: Callable[[], str], language: Callable[[], str], recognizer: EngineThread[SpeechRecognizer]
    ) -> None:
        self._phrase = phrase
        self._language = language
        self._recognizer = recognizer

    @property
    def name(self) -> str:
        """As it was written in the settings; empty for none."""
        return self._phrase()

    def end_in(self, samples: Samples, token: CancelToken) -> float | None:
        """Seconds at which the phrase ends, None where ``samples`` do not begin with it. Raises ``Cancelled``."""
        phrase, language = self._phrase(), self._language()
        if not phrase:
            return None

        def read(engine: SpeechRecognizer, own: CancelToken) -> list[Segment]:
            known = language if engine.understands(language) else None
            return list(engine.transcribe(samples, known, own, (phrase,)))

        try:
            segments = self._recognizer.call(read, token)
        except ModelError:  # no recogniser, or none for this language: the settings say that the phrase cannot work
            return None
        return phrase_end(phrase, spoken_words(segments))


def works_well(engine: SpeechRecognizer, language: str) -> Works:
    """``well``, ``rarely`` (the starter) or ``not`` (it does not know the language)."""
    if not engine.understands(language):
        return "not"
    return "rarely" if engine.rough else "well"


def spoken_words(segments: Sequence[Segment]) -> list[Spoken]:
    """Words with their ends; where a recogniser gives no times, they share the segment by their letters."""
    found: list[Spoken] = []
    for segment in segments:
        if segment.words:
            found += [Spoken(letters, word.end) for word in segment.words for letters in _letters(word.text)]
            continue
        letters = _letters(segment.text)
        total, passed = max(1, sum(map(len, letters))), 0
        for one in letters:
            passed += len(one)
            found.append(Spoken(one, segment.start + (segment.end - segment.start) * passed / total))
    return found


def phrase_end(phrase: str, heard: Sequence[Spoken]) -> float | None:
    """Where ``phrase`` ends in the words heard, None where they do not begin with it."""
    wanted = _letters(phrase)
    if not wanted:
        return None
    for skipped in range(SKIPPED + 1):
        for count in (len(wanted), len(wanted) - 1, len(wanted) + 1):
            window = heard[skipped : skipped + count]
            if count and len(window) == count and matches(wanted, [word.letters for word in window]):
                return window[-1].end
    return None


def matches(wanted: Sequence[str], heard: Sequence[str]) -> bool:
    """Whether these words are the phrase, slips of the recogniser allowed."""
    together = edits("".join(wanted), "".join(heard)) / len("".join(wanted))
    if len(wanted) != len(heard):
        return together <= SPLIT_CLOSE
    each = [edits(one, other) / max(len(one), len(other)) for one, other in zip(wanted, heard, strict=True)]
    return together <= CLOSE and max(each) <= WORD_CLOSE


def edits(one: str, other: str) -> int:
    """Letters to put in, take out, replace or swap with their neighbour to make one of the other."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, against in enumerate(other, start=1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != against))
            swapped = i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against
            row.append(min(best, rows[-2][j - 2] + 1) if swapped else best)
        rows.append(row)
    return rows[-1][-1]


def _letters(text: str) -> list[str]:
    """Marks stripped, and y written as i: both spellings of Vietnamese ("ký", "kí") sound the same."""
    return [folded(found.group()).replace("y", "i") for found in WORD.finditer(text)]
