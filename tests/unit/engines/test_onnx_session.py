"""ONNX graphs: errors in our words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from diary_desktop.domain.errors import ModelDamaged, ModelMissing, OutOfMemory
from diary_desktop.engines.onnx_session import OnnxSession, translated
from diary_desktop.engines.silero_detector import silero_file


def test_names_of_inputs_and_outputs() -> None:
    session = OnnxSession(silero_file(), "hearing")
    assert session.inputs == ("input", "h", "c")
    assert len(session.outputs) == 3


def test_what_does_not_fit_is_a_damaged_model() -> None:
    session = OnnxSession(silero_file(), "hearing")
    state = np.zeros((1, 1, 128), np.float32)
    with pytest.raises(ModelDamaged):
        session.run({"input": np.zeros((1, 3), np.float32), "h": state, "c": state})


def test_missing_names_the_role(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="hearing"):
        OnnxSession(tmp_path / "absent.onnx", "hearing")


def test_memory_is_told_from_damage() -> None:
    assert isinstance(translated(RuntimeError("Failed to allocate memory for requested buffer")), OutOfMemory)
    assert isinstance(translated(RuntimeError("std::bad_alloc")), OutOfMemory)
    assert isinstance(translated(RuntimeError("Protobuf parsing failed")), ModelDamaged)
