"""Embeds each text of the sets once: vectors are kept in a folder between runs, named by what they were made of."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from diary_desktop.domain.passage import Vectors
from diary_desktop.ports.language import Embedder

_BATCH = 64


class KeptVectors:
    """An embedder's vectors, read from ``folder`` where they are there already."""

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        self._embedder = embedder
        self._folder = folder

    def of(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        if not texts:
            return np.zeros((0, self._embedder.dimensions), np.float32)
        name = hashlib.sha256("\0".join([self._embedder.model_id, *texts]).encode()).hexdigest()[:24]
        kept = self._folder / f"{name}.npy"
        if kept.exists():
            return np.asarray(np.load(kept), np.float32)
        parts = [self._embedder.embed(texts[i : i + _BATCH]) for i in range(0, len(texts), _BATCH)]
        found = np.concatenate(parts).astype(np.float16)
        self._folder.mkdir(parents=True, exist_ok=True)
        np.save(kept, found)
        return found.astype(np.float32)
