"""Texts of every kind, and their vectors by a graph of MiniLM: for whoever compares graphs with each other."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime  # type: ignore[import-untyped]  # ships no type information
from tokenizers import Tokenizer

from diary_desktop.engines.minilm_files import MAX_TOKENS

TEXTS = [
    "",
    ".",
    "rain",
    "Today I planted tomatoes with my grandmother in the back garden.",
    "What did the doctor say about my knee?",
    "The swelling should go down within a week, he said; no running until March.",
    "Hôm nay trời mưa, tôi ở nhà đọc sách.",
    "日本語の短い文です。",
    "Slept 3.5 hours; meeting at 9:15 was AWFUL!!",
    "We argued about money again, and I should apologise first.",
    "Bought oat milk, bread and a bicycle tyre for 42 euros.",
    "My sister called from Lisbon. " * 12,
    "On and on it went, the same long walk along the river. " * 60,
]


def minilm_vectors(graph: Path, tokenizer: Path, texts: list[str]) -> np.ndarray:
    """Vectors of ``texts`` in one batch."""
    reader = Tokenizer.from_file(str(tokenizer))
    reader.enable_padding()
    reader.enable_truncation(MAX_TOKENS)
    read = reader.encode_batch(texts)
    inputs = {
        "input_ids": np.array([text.ids for text in read], dtype=np.int64),
        "attention_mask": np.array([text.attention_mask for text in read], dtype=np.int64),
    }
    return np.asarray(onnxruntime.InferenceSession(str(graph)).run(["embedding"], inputs)[0])
