"""Tells which of a few short phrases was said, where the starter read something that only sounds like it.

A grammar of the phrases (JSGF) finds one in everything, also in a sentence about the weather. So its choice counts only
where what the whole language model read sounds much like it, and less must agree where those words are doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from diary_desktop.domain.transcript import Word
from diary_desktop.engines.pocketsphinx_library import Decoder, Token

LONGEST_PHRASE: Final = 3.0
"""Seconds; whoever talks on says something else."""

ALIKE: Final = 0.34
"""Share of the sounds that may differ from a reading that is sure of itself."""

DOUBTFULLY_ALIKE: Final = 0.64
"""The same for a reading that is sure of nothing; in between, as sure as its words are on average."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def known(decoder: Decoder, phrases: Sequence[str]) -> tuple[str, ...]:
    """Those of which the dictionary has every word."""
    return tuple(one for one in phrases if all(decoder.pronounced(word) for word in one.split()))


def phrase_of(tokens: Sequence[Token]) -> str:
    """The words of a path without silences and the numbers of variants."""
    words = (one.text.split("(")[0] for one in tokens if not one.text.startswith(("<", "[")))
    return " ".join(words)


def sounds_alike(decoder: Decoder, phrase: str, read: Sequence[Word]) -> bool:
    """Whether ``read``, as it is pronounced, may have been ``phrase``."""
    wanted = _sounds(decoder, phrase)
    found = _sounds(decoder, " ".join(word.text for word in read))
    sure = sum(word.confidence for word in read) / max(1, len(read))
    most = DOUBTFULLY_ALIKE - sure * (DOUBTFULLY_ALIKE - ALIKE)
    return bool(found) and _differing(wanted, found) <= most * max(len(wanted), len(found))


def _sounds(decoder: Decoder, text: str) -> list[str]:
    return [sound for word in _WORD.findall(text.lower()) for sound in decoder.pronounced(word)]


def _differing(one: Sequence[str], other: Sequence[str]) -> int:
    """Sounds to put in, take out or replace to make one of the other."""
    row = list(range(len(other) + 1))
    for i, sound in enumerate(one, 1):
        before, row = row, [i]
        for j, against in enumerate(other, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (sound != against)))
    return row[-1]
