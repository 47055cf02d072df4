"""Says which version of each library is installed, without importing any of them."""

from __future__ import annotations

import platform
from importlib import metadata
from typing import Final

LIBRARIES: Final = (
    "PySide6_Essentials",
    "av",
    "cryptography",
    "ctranslate2",
    "faster-whisper",
    "lancedb",
    "llama-cpp-python",
    "mnemonic",
    "msgspec",
    "numpy",
    "onnxruntime",
    "piper-tts",
    "platformdirs",
    "pocketsphinx",
    "pyarrow",
    "sentence-transformers",
    "sounddevice",
    "tokenizers",
    "torch",
)

ABSENT: Final = "not installed"


def versions() -> dict[str, str]:
    """Library name to version, ``ABSENT`` where there is none; Python itself first."""
    return {"Python": platform.python_version()} | {name: _version(name) for name in LIBRARIES}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ABSENT
