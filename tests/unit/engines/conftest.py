"""Tiny models, a token, and real sound for the engines' tests."""

from __future__ import annotations

import pytest

from diary_desktop.domain.audio import Samples
from diary_desktop.engines.silero_detector import SileroDetector
from tests.tiny_models.fixtures import tiny_gguf, tiny_sentences, tiny_voice, tiny_whisper
from tests.tiny_models.sound import sample_sound

__all__ = ["detector", "spoken", "tiny_gguf", "tiny_sentences", "tiny_voice", "tiny_whisper"]


@pytest.fixture(scope="session")
def detector() -> SileroDetector:
    """The bundled network, loaded once."""
    return SileroDetector()


@pytest.fixture(scope="session")
def spoken() -> Samples:
    """One of the app's samples: about seven seconds of synthetic speech."""
    return sample_sound("river.ogg")
