"""A piper voice without training: every phoneme sounds as a short noise of its own, longer when spoken slowly."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

RATE = 22_050
FRAME = 256
"""Samples of one phoneme at speed 1; the longest is twice that."""

_PHONEMES = 256


def write_voice(path: Path, language: str = "en_US", espeak: str = "en-us") -> Path:
    """``path`` and the description beside it."""
    onnx.save(_model(), path)
    description = {
        "audio": {"sample_rate": RATE, "quality": "test"},
        "espeak": {"voice": espeak},
        "language": {"code": language},
        "phoneme_type": "espeak",
        "num_symbols": _PHONEMES,
        "num_speakers": 1,
        "speaker_id_map": {},
        "phoneme_id_map": DEFAULT_PHONEME_ID_MAP,
        "inference": {"noise_scale": 0.667, "length_scale": 1.0, "noise_w": 0.8},
        "hop_length": FRAME,
    }
    path.with_name(f"{path.name}.json").write_text(json.dumps(description), encoding="utf-8")
    return path


def _model() -> onnx.ModelProto:
    frames = (np.random.default_rng(7).normal(0, 0.1, (_PHONEMES, 2 * FRAME))).astype(np.float32)
    constants: dict[str, np.ndarray] = {
        "frames": frames,
        "frame": np.array([FRAME], np.float32),
        "zero": np.array([0], np.int64),
        "one": np.array([1], np.int64),
        "two": np.array([2], np.int64),
        "flat": np.array([1, 1, 1, -1], np.int64),
        "none": np.zeros((), np.float32),
    }
    nodes = [
        helper.make_node("Gather", ["frames", "input"], ["all"], axis=0),
        helper.make_node("Slice", ["scales", "one", "two"], ["slowness"]),
        helper.make_node("Mul", ["slowness", "frame"], ["wanted"]),
        helper.make_node("Cast", ["wanted"], ["samples"], to=TensorProto.INT64),
        helper.make_node("Slice", ["all", "zero", "samples", "two"], ["cut"]),
        # Every input has to be used, or the runtime drops it and refuses to be given it.
        helper.make_node("Cast", ["input_lengths"], ["lengths"], to=TensorProto.FLOAT),
        helper.make_node("ReduceMax", ["lengths"], ["longest"], keepdims=0),
        helper.make_node("Mul", ["longest", "none"], ["nothing"]),
        helper.make_node("Add", ["cut", "nothing"], ["sum"]),
        helper.make_node("Reshape", ["sum", "flat"], ["output"]),
    ]
    inputs = [
        helper.make_tensor_value_info("input", TensorProto.INT64, ["batch", "phonemes"]),
        helper.make_tensor_value_info("input_lengths", TensorProto.INT64, ["batch"]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
    ]
    outputs = [helper.make_tensor_value_info("output", TensorProto.FLOAT, ["batch", 1, 1, "samples"])]
    weights = [numpy_helper.from_array(value, name) for name, value in constants.items()]
    graph = helper.make_graph(nodes, "tiny", inputs, outputs, weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
