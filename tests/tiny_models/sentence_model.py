"""A sentence-transformers folder: a two-layer BERT with random weights over letters, mean pooling, unit length."""

from __future__ import annotations

import json
import string
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

WIDTH = 32
_LAYERS, _HEADS, _INNER, _PLACES = 2, 4, 64, 128
_SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def write_sentence_model(folder: Path) -> Path:
    """The folder, about 0.2 MB."""
    letters = [*string.ascii_lowercase, *string.digits, *string.punctuation]
    vocabulary = [*_SPECIAL, *letters, *(f"##{letter}" for letter in letters)]
    (folder / "1_Pooling").mkdir(parents=True)
    save_file(_weights(len(vocabulary)), folder / "model.safetensors", metadata={"format": "pt"})
    _tokenizer(vocabulary).save(str(folder / "tokenizer.json"))
    root = "sentence_transformers."
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": f"{root}models.Transformer"},
        {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{root}models.Pooling"},
        {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{root}models.Normalize"},
    ]
    _write(folder / "modules.json", modules)
    _write(folder / "sentence_bert_config.json", {"max_seq_length": _PLACES, "do_lower_case": False})
    _write(folder / "1_Pooling" / "config.json", {"word_embedding_dimension": WIDTH, "pooling_mode_mean_tokens": True})
    _write(folder / "tokenizer_config.json", {"tokenizer_class": "BertTokenizer", "model_max_length": _PLACES})
    _write(folder / "config.json", _config(len(vocabulary)))
    return folder


def _config(tokens: int) -> dict[str, object]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_act": "gelu",
        "hidden_size": WIDTH,
        "intermediate_size": _INNER,
        "max_position_embeddings": _PLACES,
        "num_attention_heads": _HEADS,
        "num_hidden_layers": _LAYERS,
        "type_vocab_size": 2,
        "vocab_size": tokens,
        "pad_token_id": 0,
    }


def _tokenizer(vocabulary: list[str]) -> Tokenizer:
    numbers = {token: number for number, token in enumerate(vocabulary)}
    tokenizer = Tokenizer(models.WordPiece(vocab=numbers, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.add_special_tokens(_SPECIAL)
    ends = [("[CLS]", numbers["[CLS]"]), ("[SEP]", numbers["[SEP]"])]
    tokenizer.post_processor = processors.TemplateProcessing("[CLS] $A [SEP]", "[CLS] $A [SEP] $B [SEP]", ends)
    return tokenizer


def _weights(tokens: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(7)
    found: dict[str, np.ndarray] = {}

    def matrix(name: str, rows: int, columns: int) -> None:
        found[f"{name}.weight"] = rng.normal(0, 0.2, (rows, columns)).astype(np.float32)

    def linear(name: str, out: int, into: int) -> None:
        matrix(name, out, into)
        found[f"{name}.bias"] = np.zeros(out, np.float32)

    def norm(name: str) -> None:
        found[f"{name}.weight"], found[f"{name}.bias"] = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)

    for name, rows in (("word", tokens), ("position", _PLACES), ("token_type", 2)):
        matrix(f"embeddings.{name}_embeddings", rows, WIDTH)
    norm("embeddings.LayerNorm")
    for layer in (f"encoder.layer.{number}" for number in range(_LAYERS)):
        for name in ("self.query", "self.key", "self.value", "output.dense"):
            linear(f"{layer}.attention.{name}", WIDTH, WIDTH)
        linear(f"{layer}.intermediate.dense", _INNER, WIDTH)
        linear(f"{layer}.output.dense", WIDTH, _INNER)
        norm(f"{layer}.attention.output.LayerNorm")
        norm(f"{layer}.output.LayerNorm")
    linear("pooler.dense", WIDTH, WIDTH)
    return found


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content), encoding="utf-8")
