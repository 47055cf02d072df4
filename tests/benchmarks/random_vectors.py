"""Vectors of no meaning for made-up lifetimes, in a file that reads next to nothing: memory is measured beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import numpy as np

MODEL = "random unit rows"
WIDTH = 384
ROWS = 128
"""Different ones: what a model that is measured beside other things may hold."""


def unit_rows(rows: int, seed: int = 3) -> np.ndarray:
    """Shape (rows, WIDTH), float32, each of length one."""
    made = np.random.default_rng(seed).standard_normal((rows, WIDTH), np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


class RandomEmbedder:
    """Unit vectors of no meaning, at no cost."""

    model_id = MODEL
    dimensions = WIDTH

    def __init__(self) -> None:
        # Not by chance: NumPy's generators are 2 MiB, and no open window reads them.
        waves = np.sin(np.arange(1, ROWS * WIDTH + 1, dtype=np.float64) ** 2).reshape(ROWS, WIDTH).astype(np.float32)
        self._rows = waves / np.linalg.norm(waves, axis=1, keepdims=True)
        self._at = count(1)

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """The same rows each time: a question is now and then like one of many sentences, and so it is answered."""
        return self._rows[np.arange(len(texts)) % ROWS]

    def embed_query(self, text: str) -> np.ndarray:
        return self._rows[[next(self._at) % ROWS]]
