"""Reads the description beside a piper voice without loading piper."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from diary_desktop.domain.errors import ModelDamaged, ModelMissing

_ROLE: Final = "speaking"


def voice_description(path: Path) -> dict[str, object]:
    """The ``.onnx.json`` beside the voice at ``path``. Raises ``ModelMissing`` or ``ModelDamaged``."""
    beside = path.with_name(f"{path.name}.json")
    if not beside.is_file():
        raise ModelMissing(role=_ROLE)
    try:
        found = json.loads(beside.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise ModelDamaged from error
    if not isinstance(found, dict):
        raise ModelDamaged
    return found


def voice_language(path: Path) -> str:
    """ISO 639-1 language of the voice, from its language code, else from its phonemes' language."""
    description = voice_description(path)
    language, espeak = description.get("language"), description.get("espeak")
    code = language.get("code") if isinstance(language, dict) else None
    voice = code or (espeak.get("voice") if isinstance(espeak, dict) else None)
    if not isinstance(voice, str) or not voice:
        raise ModelDamaged
    return voice.replace("-", "_").split("_")[0].lower()
