"""Loads one model in this process and measures it: what ``models trial`` runs in a process that may well end."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from diary_desktop import app
from diary_desktop.audio.media_file import MediaFile
from diary_desktop.audio.resample import resampled
from diary_desktop.domain.audio import SAMPLE_RATE, Samples, to_float
from diary_desktop.domain.catalogue import Role
from diary_desktop.domain.errors import ModelMissing, NothingHeard
from diary_desktop.engines.installed import InstalledModels
from diary_desktop.engines.voice_file import voice_language
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services import model_trial
from diary_desktop.services.model_trial import Trial
from diary_desktop.system.model_child import limit_self, peak_memory

TRIED_ON = ("samples", "bread.ogg")
"""English. In other languages the starter voice says a few sentences, where it has one for them."""

OTHER_SENTENCES = {language: text for language, text in model_trial.SENTENCES.items() if language != "en"}

Measure = Callable[[int], Trial]
"""Given the most rounds of work."""


def try_model(role: Role, path: Path | None, language: str, *, brief: bool = False) -> dict[str, object]:
    """Load the model at ``path`` (the starter without one) and measure it, ``brief`` with one round of its work.

    Raises ``DiaryError``.
    """
    if path is not None:
        limit_self(sum(one.stat().st_size for one in (path, *path.rglob("*")) if one.is_file()))
    began = time.monotonic()
    measure = _LOADERS[role](path, language)
    loaded = time.monotonic() - began
    trial = measure(1 if brief else model_trial.MOST_ROUNDS)
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

    def measure(most: int) -> Trial:
        try:
            return model_trial.try_listening(engine, _sample(language), language, Token(), most=most)
        except NothingHeard:  # a robot's voice is not for every ear
            return model_trial.try_listening(engine, _sample("en"), "en", Token(), most=most)

    return measure


def _answering(path: Path | None, language: str) -> Measure:
    engine = app.load_language_model(InstalledModels(answering=path))
    return lambda _: model_trial.try_answering(engine, language, Token())


def _memory(path: Path | None, language: str) -> Measure:
    engine = app.load_embedder(InstalledModels(memory=path))
    return lambda most: model_trial.try_memory(engine, language, Token(), most=most)


def _speaking(path: Path | None, language: str) -> Measure:
    spoken = voice_language(path) if path is not None else language
    engine = app.load_synthesizer(InstalledModels(speaking={spoken: path} if path is not None else {}))
    if engine is None:
        raise ModelMissing(role="speaking")
    return lambda most: model_trial.try_speaking(engine, spoken, Token(), most=most)


_LOADERS: dict[Role, Callable[[Path | None, str], Measure]] = {
    "listening": _listening,
    "answering": _answering,
    "memory": _memory,
    "speaking": _speaking,
}


def _sample(language: str) -> Samples:
    """Some seconds of speech: a recording in English, else the starter voice, which also knows other languages."""
    starter = app.load_synthesizer(InstalledModels()) if language in OTHER_SENTENCES else None
    if starter is not None:
        spoken = list(starter.speak(OTHER_SENTENCES[language], language, Token()))
        return np.concatenate([resampled(one.samples, one.rate, SAMPLE_RATE) for one in spoken])
    pieces = MediaFile().read(resource_path(*TRIED_ON), Token())
    return np.concatenate([to_float(one) for one in pieces])
