"""Loads one model in this process and measures it: what ``models trial`` runs in a process that may well end."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from diary_desktop import app
from diary_desktop.audio.media_file import MediaFile
from diary_desktop.domain.audio import Samples, to_float
from diary_desktop.domain.catalogue import Role
from diary_desktop.domain.errors import ModelMissing
from diary_desktop.engines.installed import InstalledModels
from diary_desktop.engines.voice_file import voice_language
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services import model_trial
from diary_desktop.services.model_trial import Trial
from diary_desktop.system.model_child import limit_self, peak_memory

TRIED_ON = ("samples", "bread.ogg")
"""English; a recogniser of another language works as hard on it."""

Measure = Callable[[], Trial]


def try_model(role: Role, path: Path | None, language: str) -> dict[str, object]:
    """Load the model at ``path`` (the starter without one) and measure it. Raises ``DiaryError``."""
    if path is not None:
        limit_self(sum(one.stat().st_size for one in (path, *path.rglob("*")) if one.is_file()))
    began = time.monotonic()
    measure = _LOADERS[role](path, language)
    loaded = time.monotonic() - began
    trial = measure()
    return {
        "role": role,
        "speed": float(f"{trial.speed:.3g}"),
        "unit": trial.unit,
        "first_seconds": round(trial.first, 3),
        "load_seconds": round(loaded, 2),
        "memory_mb": round(peak_memory() / 1e6),
    }


def _listening(path: Path | None, language: str) -> Measure:
    engine = app.load_recognizer(InstalledModels(listening=path))
    return lambda: model_trial.try_listening(engine, _sample(), language, Token())


def _answering(path: Path | None, language: str) -> Measure:
    engine = app.load_language_model(InstalledModels(answering=path))
    return lambda: model_trial.try_answering(engine, language, Token())


def _memory(path: Path | None, language: str) -> Measure:
    engine = app.load_embedder(InstalledModels(memory=path))
    return lambda: model_trial.try_memory(engine, language, Token())


def _speaking(path: Path | None, language: str) -> Measure:
    spoken = voice_language(path) if path is not None else language
    engine = app.load_synthesizer(InstalledModels(speaking={spoken: path} if path is not None else {}))
    if engine is None:
        raise ModelMissing(role="speaking")
    return lambda: model_trial.try_speaking(engine, spoken, Token())


_LOADERS: dict[Role, Callable[[Path | None, str], Measure]] = {
    "listening": _listening,
    "answering": _answering,
    "memory": _memory,
    "speaking": _speaking,
}


def _sample() -> Samples:
    pieces = MediaFile().read(resource_path(*TRIED_ON), Token())
    return np.concatenate([to_float(one) for one in pieces])
