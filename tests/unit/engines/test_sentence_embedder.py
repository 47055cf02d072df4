"""Other embedding models: prompts, and folders that must not be loaded."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from diary_desktop.domain.errors import ModelDamaged, ModelMissing
from diary_desktop.engines.embedder_files import write_embedder_files
from diary_desktop.engines.minilm_files import MAX_TOKENS, MiniLmFiles, sha256_of
from tests.tiny_models.sentence_model import WIDTH
from tests.unit.engines.minilm_texts import TEXTS, minilm_vectors

if TYPE_CHECKING:
    from diary_desktop.engines.sentence_embedder import SentenceEmbedder, checked_weights, prompts


@pytest.fixture(scope="module", autouse=True)
def _library() -> None:
    """Read when the first of these tests runs: it takes many seconds, and every process collects every file."""
    from diary_desktop.engines import sentence_embedder  # noqa: PLC0415  many seconds

    names = ("SentenceEmbedder", "checked_weights", "prompts")
    globals().update({name: getattr(sentence_embedder, name) for name in names})


@pytest.fixture
def copy(tiny_sentences: Path, tmp_path: Path) -> Path:
    return shutil.copytree(tiny_sentences, tmp_path / "copy")


def test_vectors_and_the_id_of_the_weights(tiny_sentences: Path) -> None:
    embedder = SentenceEmbedder(tiny_sentences)
    assert embedder.dimensions == WIDTH
    assert embedder.model_id == f"tiny-sentences/{sha256_of(tiny_sentences / 'model.safetensors')[:12]}"
    vectors = embedder.embed(["hello you", "other words"])
    assert vectors.shape == (2, WIDTH)
    np.testing.assert_allclose(embedder.embed_query("hello you")[0], vectors[0], atol=1e-5)


def test_the_e5_family_is_told_what_is_what(copy: Path) -> None:
    folder = copy.rename(copy.with_name("multilingual-e5-small"))
    embedder = SentenceEmbedder(folder)
    question, passage = embedder.embed_query("walks")[0], embedder.embed(["walks"])[0]
    assert float(question @ passage) < 0.9999


@pytest.mark.parametrize(
    ("name", "configured", "wanted"),
    [
        ("e5-small", {}, ("query: ", "passage: ")),
        ("multilingual_E5_base", {"query": "", "document": ""}, ("query: ", "passage: ")),
        ("multilingual-e5-large-instruct", {}, ("", "")),
        ("all-minilm", {}, ("", "")),
        ("qwen3-embedding", {"query": "Find: ", "document": ""}, ("Find: ", "")),
        ("other", {"passage": "p: "}, ("", "p: ")),
    ],
)
def test_prompts(name: str, configured: dict[str, str], wanted: tuple[str, str]) -> None:
    assert prompts(name, configured) == wanted


def test_only_modules_of_the_library_are_built(copy: Path) -> None:
    modules = json.loads((copy / "modules.json").read_text(encoding="utf-8"))
    modules[0]["type"] = "subprocess.Popen"
    (copy / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    with pytest.raises(ModelDamaged, match="code of its own"):
        SentenceEmbedder(copy)


def test_pickled_weights_are_refused(copy: Path) -> None:
    (copy / "model.safetensors").rename(copy / "pytorch_model.bin")
    with pytest.raises(ModelDamaged, match="no safetensors"):
        checked_weights(copy)


@pytest.mark.parametrize("content", [b"", b"text", b"half"])
@pytest.mark.parametrize("name", ["model.safetensors", "modules.json", "config.json"])
def test_damaged_files(copy: Path, name: str, content: bytes) -> None:
    whole = (copy / name).read_bytes()
    (copy / name).write_bytes(whole[: len(whole) // 2] if content == b"half" else content)
    with pytest.raises(ModelDamaged):
        SentenceEmbedder(copy)


def test_no_model_there(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        SentenceEmbedder(tmp_path)


def test_an_embedding_model_with_our_small_files_gives_the_vectors_it_gave_with_its_own(
    tiny_sentences: Path, tmp_path: Path
) -> None:
    bare = tmp_path / "tiny"
    bare.mkdir()
    for name in ("model.safetensors", "config.json", "tokenizer.json"):
        shutil.copy(tiny_sentences / name, bare / name)
    marks = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    (bare / "special_tokens_map.json").write_text(json.dumps(marks))
    write_embedder_files(bare, 128)
    texts = ["We walked by the river.", "Rain."]
    theirs, ours = SentenceEmbedder(tiny_sentences).embed(texts), SentenceEmbedder(bare).embed(texts)
    np.testing.assert_allclose(ours, theirs, atol=1e-6)


def test_the_graph_built_of_minilm_gives_the_vectors_of_this_library(
    built_minilm: MiniLmFiles, minilm_model: Path
) -> None:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - many seconds, which ``_library`` took

    reference = SentenceTransformer(str(minilm_model), device="cpu", local_files_only=True)
    reference.max_seq_length = MAX_TOKENS
    wanted = np.asarray(reference.encode(TEXTS, normalize_embeddings=True, show_progress_bar=False))
    cosines = (minilm_vectors(built_minilm.fp32, built_minilm.tokenizer, TEXTS) * wanted).sum(axis=1)
    assert cosines.min() >= 0.9999
