"""The embedding model of today and, while vectors are made anew, the one whose vectors are still searched."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from diary_desktop.domain.errors import ModelError, ModelMissing
from diary_desktop.domain.passage import Vectors
from diary_desktop.ports.language import Embedder

log = logging.getLogger(__name__)

LoadFormer = Callable[[str], Embedder]
"""The model of that id, where it is still here. Raises ``ModelError``."""


def no_former(model_id: str) -> Embedder:
    """Where none is ever looked for."""
    raise ModelMissing(role="memory")


class WithFormer:
    """The installed model, as any other; the former one is loaded when first asked for. Of the embedder thread."""

    def __init__(self, newest: Embedder, load: LoadFormer) -> None:
        self._newest = newest
        self._load = load
        self._former: dict[str, Embedder | None] = {}

    @property
    def model_id(self) -> str:
        return self._newest.model_id

    @property
    def dimensions(self) -> int:
        return self._newest.dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        """By the installed model."""
        return self._newest.embed(texts)

    def embed_query(self, text: str) -> Vectors:
        """By the installed model."""
        return self._newest.embed_query(text)

    def of(self, model_id: str) -> Embedder | None:
        """The model of that id, None where it is gone."""
        if model_id == self.model_id:
            return self._newest
        if model_id not in self._former:
            self._former[model_id] = self._loaded(model_id)
        return self._former[model_id]

    def _loaded(self, model_id: str) -> Embedder | None:
        try:
            found = self._load(model_id)
        except ModelError as error:
            log.info("former embedding model not loaded", extra={"error": type(error).__name__})
            return None
        return found if found.model_id == model_id else None


def of_model(engine: Embedder, model_id: str) -> Embedder | None:
    """The model of that id by way of ``engine``; None where vectors of it cannot be made."""
    if isinstance(engine, WithFormer):
        return engine.of(model_id)
    return engine if engine.model_id == model_id else None
