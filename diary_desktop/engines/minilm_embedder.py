"""The built-in sense of meaning: all-MiniLM-L6-v2 on onnxruntime and tokenizers, without torch.

One text a run, never padded. The int8 graph rounds activations by the largest value of the whole batch, so batching
would give a text a slightly different vector in different company (and padding wastes work): on two cores one at a
time is as fast as batches. The tokenizer file pads everything to 128 and cuts there; both are switched off here.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

import numpy as np
from tokenizers import Tokenizer

from diary_desktop.domain.errors import ModelDamaged
from diary_desktop.domain.passage import Vectors
from diary_desktop.engines.minilm_files import DIMENSIONS, MAX_TOKENS, MiniLmFiles, minilm_files, sha256_of
from diary_desktop.engines.onnx_session import OnnxSession

_ROLE: Final = "meaning"
_HASH_LETTERS: Final = 12


class MiniLmEmbedder:
    """Texts to unit vectors of 384 numbers. English; other languages are only roughly told apart.

    Owned by the embedder thread.
    """

    dimensions = DIMENSIONS

    def __init__(
        self, files: MiniLmFiles | None = None, precision: Literal["int8", "fp32"] = "int8", threads: int = 2
    ) -> None:
        """Raises ``ModelMissing`` before set-up has built the graphs, ``ModelDamaged`` where they do not load."""
        found = files if files is not None else minilm_files()
        graph = found.int8 if precision == "int8" else found.fp32
        self._session = OnnxSession(graph, _ROLE, threads)
        if self._session.inputs != ("input_ids", "attention_mask"):
            raise ModelDamaged
        self._tokenizer = _tokenizer(found.tokenizer)
        self.model_id = f"all-minilm-l6-v2/{precision}/{sha256_of(graph)[:_HASH_LETTERS]}"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), 384); what is longer than 256 tokens counts with its beginning."""
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, encoding in enumerate(self._tokenizer.encode_batch(list(texts))):
            vectors[row] = self._vector(encoding.ids)
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """Shape (1, 384): this model words questions no differently."""
        return self.embed([text])

    def _vector(self, ids: list[int]) -> Vectors:
        tokens = np.asarray([ids], dtype=np.int64)
        (found,) = self._session.run({"input_ids": tokens, "attention_mask": np.ones_like(tokens)})
        vector: Vectors = found.astype(np.float32).reshape(-1)
        if len(vector) != DIMENSIONS or not np.isfinite(vector).all():
            raise ModelDamaged
        return vector


def _tokenizer(path: Path) -> Tokenizer:
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises bare Exception for whatever is wrong with the file
        raise ModelDamaged from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer
