"""Writes the small files of an embedding model whose own nobody vouches for: they say nothing but how to pool.

Of the catalogue's model the own ones mean the same (the mean over the tokens), as public copies of them show; but no
two public places print the same hash of them.
"""

from __future__ import annotations

import json
from pathlib import Path

_MODULES = (
    ("0", "", "sentence_transformers.models.Transformer"),
    ("1", "1_Pooling", "sentence_transformers.models.Pooling"),
)


def write_embedder_files(folder: Path, longest_tokens: int) -> None:
    """``modules.json`` and what it names, beside the proved weights, tokens and configuration."""
    width = json.loads((folder / "config.json").read_text(encoding="utf-8"))["hidden_size"]
    marks = json.loads((folder / "special_tokens_map.json").read_text(encoding="utf-8"))
    modules = [{"idx": int(name), "name": name, "path": path, "type": kind} for name, path, kind in _MODULES]
    _write(folder / "modules.json", modules)
    _write(folder / "1_Pooling" / "config.json", {"word_embedding_dimension": width, "pooling_mode_mean_tokens": True})
    _write(folder / "sentence_bert_config.json", {"max_seq_length": longest_tokens, "do_lower_case": False})
    _write(
        folder / "tokenizer_config.json",
        {**marks, "tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": longest_tokens},
    )


def _write(path: Path, content: object) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")
