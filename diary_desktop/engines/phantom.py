"""Tells words that a recogniser made up in silence from words that somebody said.

Whisper has read a great many subtitles: over a fan or after a door it writes "Thanks for watching", or one phrase again
and again. A person may say the same things, so no text is dropped for what it says alone: the sound must be doubtful as
well. The library's own limits (no speech above 0.6, log probability below -1, compression above 2.4) are what the
thresholds here are set by; nobody has measured them on a real Whisper with this code.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from diary_desktop.resources import resource_path

LANGUAGES: Final = ("en", "vi")

NO_SPEECH: Final = 0.6
UNLIKELY: Final = -1.0
COMPRESSED: Final = 2.4
"""Above and below these, two together, the library itself gives a window up."""

DOUBTED_SPEECH: Final = 0.2
DOUBTED_WORDS: Final = -0.5
MOSTLY_SILENT: Final = 0.5
"""The sound is doubtful above the first, below the second, or with less than this share of speech in it."""

NOBODY_SPOKE: Final = 0.1
"""Share of speech below which no words are believed."""

FASTEST: Final = 8.0
"""Words a second; nobody speaks faster, however often a phrase is repeated."""

_NOT_LETTERS = re.compile(r"[^\w\s*']+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a segment sounded: chance of no speech, mean log probability of its tokens, share of its time with speech."""

    no_speech: float
    log_probability: float
    speech_share: float
    seconds: float

    @property
    def weak(self) -> bool:
        """Whether the sound alone gives reason to doubt that anybody spoke."""
        words = self.log_probability < DOUBTED_WORDS
        return self.no_speech > DOUBTED_SPEECH or words or self.speech_share < MOSTLY_SILENT


def is_phantom(text: str, evidence: Evidence) -> bool:
    """Whether ``text`` was made up: by its sound alone, or by what it says where the sound is doubtful."""
    if evidence.speech_share < NOBODY_SPOKE:
        return True
    if evidence.no_speech > NO_SPEECH and evidence.log_probability < UNLIKELY:
        return True
    if is_repetitive(text) and (evidence.weak or len(text.split()) > FASTEST * evidence.seconds):
        return True
    return evidence.weak and is_known_phantom(text)


def is_repetitive(text: str) -> bool:
    """Whether it says one thing over and over, as a decoder does that has lost its way."""
    data = text.encode()
    return len(data) > 24 and len(data) / len(zlib.compress(data)) > COMPRESSED


def is_known_phantom(text: str) -> bool:
    """Whether it is one of the lines that are known to be written over silence, whatever its case and punctuation."""
    return any(pattern.fullmatch(_bare(text)) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    files = [resource_path("words", f"phantom_{language}.txt") for language in LANGUAGES]
    return tuple(_pattern(line) for file in files for line in _lines(file.read_text(encoding="utf-8").splitlines()))


def _lines(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _pattern(line: str) -> re.Pattern[str]:
    """A star may also stand for nothing."""
    parts = [re.escape(part.strip()) for part in _bare(line).split("*")]
    return re.compile(r"(?:\s*\S.*)?\s*".join(parts))


def _bare(text: str) -> str:
    return " ".join(_NOT_LETTERS.sub(" ", text.casefold().replace("’", "'")).split())
