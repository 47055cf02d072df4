"""Trained wake words: the small networks that pymicro-wakeword carries in its wheel, one word each.

The package is offered for fewer machines than the diary runs on; where it is missing, there are no trained words, and
the free phrase works all the same.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Final

import numpy as np
import pymicro_wakeword

from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16
from diary_desktop.domain.errors import ModelDamaged, ModelMissing
from diary_desktop.domain.hearing import WakeWord
from diary_desktop.engines.wheel_files import verify_wheel_files

QUIET_SECONDS: Final = 1.0
"""As long as the network must have been quiet before the word counts again: it goes on about one word for a while."""

_ROLE: Final = "waking"


class TrainedWord:
    """One word. Owned by the ear's thread."""

    def __init__(self, word_id: str) -> None:
        """Raises ``ModelMissing`` for an unknown word, ``ModelDamaged`` for files that are not as installed."""
        if word_id not in {word.word_id for word in trained_words()}:
            raise ModelMissing(role=_ROLE)
        # The library crashes over a damaged network, so its files are proved first (10 ms).
        verify_wheel_files("pymicro-wakeword", "pymicro_wakeword")
        try:
            self._network = pymicro_wakeword.MicroWakeWord.from_builtin(pymicro_wakeword.Model(word_id))
        except (OSError, ValueError, RuntimeError) as error:
            raise ModelDamaged from error
        self._features = pymicro_wakeword.MicroWakeWordFeatures()
        self._deaf = 0
        self.name: str = self._network.wake_word

    def hear(self, pcm: Pcm16) -> bool:
        """Whether the word ended in these 16 kHz samples."""
        self._deaf = max(0, self._deaf - len(pcm))
        # All of it is taken in even once the word was heard: the library drops what it gave out only at the end.
        features = list(self._features.process_streaming(np.ascontiguousarray(pcm, "<i2").tobytes()))
        found = [self._network.process_streaming(one) for one in features]
        heard = any(found) and not self._deaf
        if any(found):
            self._deaf = int(QUIET_SECONDS * SAMPLE_RATE)
        return heard

    def reset(self) -> None:
        """Forget what was heard; the network is opened anew (about 1 ms)."""
        self._features.reset()
        self._network.reset()
        self._deaf = 0


def trained_words() -> tuple[WakeWord, ...]:
    """The words of the installed package, without loading it; none where it is not installed."""
    spec = importlib.util.find_spec("pymicro_wakeword")
    folders = spec.submodule_search_locations or () if spec else ()
    files = [file for folder in folders for file in sorted((Path(folder) / "models").glob("*.json"))]
    return tuple(_word(file) for file in files)


def _word(file: Path) -> WakeWord:
    """What a network's description says of it. Raises ``ModelDamaged``."""
    try:
        about = json.loads(file.read_text(encoding="utf-8"))
        return WakeWord(file.stem, str(about["wake_word"]), tuple(map(str, about["trained_languages"])))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelDamaged from error
