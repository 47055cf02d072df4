"""One of each tiny model for a whole test run. A conftest imports the fixtures it needs by name.

Each is made in a process of its own cache: whichever conftest asks first makes it, the others get the same files.
"""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import pytest

from tests.tiny_models.gguf_model import write_gguf
from tests.tiny_models.piper_voice import write_voice
from tests.tiny_models.sentence_model import write_sentence_model
from tests.tiny_models.whisper_model import write_whisper


@cache
def _place() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="diary-tiny-models-")


@cache
def _gguf() -> Path:
    return write_gguf(Path(_place().name) / "tiny.gguf")


@cache
def _whisper() -> Path:
    return write_whisper(Path(_place().name) / "tiny-whisper")


@cache
def _voice() -> Path:
    return write_voice(Path(_place().name) / "en_US-tiny-low.onnx")


@cache
def _sentences() -> Path:
    return write_sentence_model(Path(_place().name) / "tiny-sentences")


@pytest.fixture(scope="session")
def tiny_gguf() -> Path:
    """A language model that always answers "You walked by the river."."""
    return _gguf()


@pytest.fixture(scope="session")
def tiny_whisper() -> Path:
    """A Whisper folder that hears "hello dear diary" in any speech."""
    return _whisper()


@pytest.fixture(scope="session")
def tiny_voice() -> Path:
    """An English piper voice; its description lies beside it."""
    return _voice()


@pytest.fixture(scope="session")
def tiny_sentences() -> Path:
    """A sentence-transformers folder."""
    return _sentences()
