"""Vectors of no meaning for made-up lifetimes, in a file that reads next to nothing: memory is measured beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import numpy as np

MODEL = "random unit rows"
WIDTH = 384


def unit_rows(rows: int, seed: int = 3) -> np.ndarray:
    """Shape (rows, WIDTH), float32, each of length one."""
    made = np.random.default_rng(seed).standard_normal((rows, WIDTH), np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


class RandomEmbedder:
    """Unit vectors of no meaning, at no cost."""

    model_id = MODEL
    dimensions = WIDTH

    def __init__(self) -> None:
        self._seeds = count(9)

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        return unit_rows(len(texts), next(self._seeds))

    def embed_query(self, text: str) -> np.ndarray:
        return unit_rows(1, next(self._seeds))
