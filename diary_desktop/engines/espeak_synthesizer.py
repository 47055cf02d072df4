"""The starter voice: espeak-ng, plain and robotic, but there from the first minute and in many languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from diary_desktop.domain.audio import Pcm16, Sound, to_float
from diary_desktop.domain.errors import Cancelled, CancelToken, ModelMissing
from diary_desktop.engines.espeak_library import EspeakFiles, EspeakLibrary, espeak_files
from diary_desktop.engines.speakable import breaths

WORDS_A_MINUTE: Final = 160
"""At speed 1. The library's own 175 is harder to follow; it takes 80 to 450."""

_PREFERRED: Final = {"": "en-us", "en": "en-us", "zh": "cmn", "no": "nb"}
"""Languages whose voice has another name than their ISO 639-1 code."""


class EspeakSynthesizer:
    """Sentences to 22 kHz sound. Owned by the synthesizer thread."""

    name = "espeak-ng (starter)"
    rough = True

    def __init__(self, files: EspeakFiles | None = None) -> None:
        """Raises ``ModelMissing`` where no espeak-ng with its data is installed."""
        where = files if files is not None else espeak_files()
        self._library = EspeakLibrary(where)
        self._voices = where.voices()

    def speaks(self, language: str) -> bool:
        """Whether there is a voice for ``language`` (ISO 639-1; empty counts as English)."""
        return _PREFERRED.get(language, language) in self._voices

    def speak(self, sentence: str, language: str, token: CancelToken, speed: float = 1.0) -> Iterator[Sound]:
        """One piece a sentence. ``ModelMissing`` for a language without a voice: a foreign voice would be noise."""
        if not self.speaks(language):
            raise ModelMissing("There is no voice for this language.", "The text stays on the screen.", role="speaking")
        for piece in breaths(sentence):
            pcm = self._pcm(piece, _PREFERRED.get(language, language), speed, token)
            yield Sound(to_float(pcm), self._library.rate)

    def _pcm(self, text: str, voice: str, speed: float, token: CancelToken) -> Pcm16:
        words_a_minute = round(WORDS_A_MINUTE * min(2.0, max(0.5, speed)))
        pieces: list[Pcm16] = []

        def keep(pcm: Pcm16) -> bool:
            try:
                token.raise_if_cancelled()
            except Cancelled:  # an exception cannot pass through the library; it is raised again below
                return False
            pieces.append(pcm)
            return True

        token.raise_if_cancelled()
        self._library.say(text, voice, words_a_minute, keep)
        token.raise_if_cancelled()
        return np.concatenate(pieces) if pieces else np.zeros(0, dtype=np.int16)
