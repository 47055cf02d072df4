"""Any other embedding model a person installs, as a sentence-transformers folder; slower to load, more languages.

Loading imports torch: about 6 s and 600 MB, so the built-in model does without this file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from transformers.utils.logging import disable_progress_bar

from diary_desktop.domain.errors import ModelDamaged, ModelError, ModelMissing, OutOfMemory
from diary_desktop.domain.passage import Vectors
from diary_desktop.engines.minilm_files import sha256_of

_ROLE: Final = "meaning"
_HASH_LETTERS: Final = 12
_BATCH: Final = 16

_E5: Final = ("query: ", "passage: ")
"""What the E5 family was trained to see; its folders do not always say so."""

_TRUSTED: Final = "sentence_transformers."
"""Only modules of the library itself are built: the folder may name any class that can be imported."""


class SentenceEmbedder:
    """One loaded model. Owned by the embedder thread."""

    def __init__(self, folder: Path, threads: int = 2) -> None:
        """Raises ``ModelMissing``, ``ModelDamaged`` or ``OutOfMemory``. Weights must be safetensors, never pickles."""
        weights = checked_weights(folder)
        torch.set_num_threads(threads)
        disable_progress_bar()  # they would go to standard error
        try:
            self._model = SentenceTransformer(
                str(folder),
                device="cpu",
                trust_remote_code=False,
                local_files_only=True,
                model_kwargs={"use_safetensors": True},
            )
        except MemoryError as error:
            raise OutOfMemory from error
        except Exception as error:  # three libraries below this one, each with its own errors
            raise _translated(error) from error
        dimensions = self._model.get_embedding_dimension()
        if not dimensions:
            raise ModelDamaged
        self.dimensions = int(dimensions)
        self.model_id = f"{folder.name}/{_joint_hash(weights)}"
        told = {name: text for name, text in self._model.prompts.items() if text}
        self._query, self._passage = prompts(folder.name, told)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimensions); what is longer than the model takes counts with its beginning."""
        return self._encoded([self._passage + text for text in texts])

    def embed_query(self, text: str) -> Vectors:
        """Shape (1, dimensions), with the words the model wants before a question."""
        return self._encoded([self._query + text])

    def _encoded(self, texts: list[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        try:
            found = self._model.encode(
                texts, batch_size=_BATCH, prompt="", normalize_embeddings=True, show_progress_bar=False
            )
        except (RuntimeError, ValueError, IndexError) as error:
            raise _translated(error) from error
        vectors: Vectors = np.asarray(found, dtype=np.float32)
        if vectors.shape != (len(texts), self.dimensions) or not np.isfinite(vectors).all():
            raise ModelDamaged
        return vectors


def prompts(name: str, configured: Mapping[str, str]) -> tuple[str, str]:
    """What goes before a question and before a passage: as the folder says, else as the family is known to want."""
    query = configured.get("query", "")
    passage = configured.get("passage") or configured.get("document") or ""
    if query or passage:
        return query, passage
    parts = name.lower().replace("_", "-").split("-")
    return _E5 if "e5" in parts and "instruct" not in parts else ("", "")


def checked_weights(folder: Path) -> list[Path]:
    """The weight files of a folder that may be loaded. Raises ``ModelMissing`` or ``ModelDamaged``."""
    listing = folder / "modules.json"
    if not listing.is_file():
        raise ModelMissing(role=_ROLE)
    try:
        modules = json.loads(listing.read_text(encoding="utf-8"))
        kinds = [str(one["type"]) for one in modules]
    except (ValueError, KeyError, TypeError) as error:
        raise ModelDamaged from error
    if not kinds or not all(kind.startswith(_TRUSTED) for kind in kinds):
        raise ModelDamaged("This embedding model wants to run code of its own, so it was not used.")
    weights = sorted(folder.rglob("*.safetensors"))
    if not weights:
        raise ModelDamaged("This embedding model has no safetensors weights, so it was not used.")
    return weights


def _joint_hash(files: Sequence[Path]) -> str:
    return "-".join(sha256_of(path)[:_HASH_LETTERS] for path in files[:2])


def _translated(error: Exception) -> ModelError:
    """The library's error as ours; memory it could not get is told only in words."""
    words = str(error).lower()
    return OutOfMemory() if "can't allocate memory" in words or "out of memory" in words else ModelDamaged()
