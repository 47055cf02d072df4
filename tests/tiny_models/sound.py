"""Sound for tests: the samples that ship with the app, recordings from the reference folder, and silence."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from diary_desktop.audio.media_file import MediaFile
from diary_desktop.domain.audio import SAMPLE_RATE, Samples, to_float
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import Token


def sound_of(path: Path) -> Samples:
    """Any media file as 16 kHz mono."""
    return to_float(np.concatenate(list(MediaFile().read(path, Token()))))


def sample_sound(name: str) -> Samples:
    """A sample note of the app."""
    return sound_of(resource_path("samples", name))


def silence(seconds: float) -> Samples:
    """Nothing at all."""
    return np.zeros(int(seconds * SAMPLE_RATE), dtype=np.float32)


class AfterLooks:
    """A token that is cancelled the ``looks``-th time somebody looks at it: cancelling without clocks."""

    def __init__(self, looks: int) -> None:
        self._token = Token()
        self._left = looks

    def raise_if_cancelled(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._token.cancel()
        self._token.raise_if_cancelled()
