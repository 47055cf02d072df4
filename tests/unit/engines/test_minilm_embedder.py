"""The built-in embedding model as set-up built it, without torch."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from diary_desktop.domain.errors import ModelDamaged, ModelMissing
from diary_desktop.engines.minilm_embedder import MiniLmEmbedder
from diary_desktop.engines.minilm_files import MiniLmFiles, minilm_files, sha256_of

TEXTS = [
    "I took a long walk with Susan by the river.",
    "The doctor said my blood pressure is better now.",
    "We baked bread and forgot the salt.",
    "The train to Boston was two hours late.",
    "x",
    "",
    "Tôi đi dạo bên bờ sông với em gái.",
    "rain " * 600,
]


@pytest.fixture(scope="module")
def embedder() -> MiniLmEmbedder:
    return MiniLmEmbedder()


@pytest.fixture(scope="module")
def exact() -> MiniLmEmbedder:
    return MiniLmEmbedder(precision="fp32")


def test_the_right_sentence_is_nearest(embedder: MiniLmEmbedder) -> None:
    vectors = embedder.embed(TEXTS[:4])
    questions = {
        "When did I go for a stroll along the water?": 0,
        "What did the physician tell me about my health?": 1,
        "Which food did I make in the oven?": 2,
        "Was the railway on time?": 3,
    }
    for question, wanted in questions.items():
        assert int(np.argmax(vectors @ embedder.embed_query(question)[0])) == wanted


def test_int8_stays_close_to_the_exact_graph(embedder: MiniLmEmbedder, exact: MiniLmEmbedder) -> None:
    close = np.sum(embedder.embed(TEXTS) * exact.embed(TEXTS), axis=1)
    assert close.min() > 0.95
    assert close.mean() > 0.975


def test_a_text_has_the_same_vector_in_any_company(embedder: MiniLmEmbedder) -> None:
    together = embedder.embed(TEXTS)
    alone = np.concatenate([embedder.embed([text]) for text in reversed(TEXTS)])[::-1]
    np.testing.assert_array_equal(together, alone)


def test_reads_256_tokens_and_not_the_128_of_its_tokenizer_file(embedder: MiniLmEmbedder) -> None:
    start = "We walked by the river. " * 25
    short, longer, longest = embedder.embed([start, start + "The cat died. " * 20, start + "The cat died. " * 90])
    assert float(short @ longer) < 0.98
    assert float(longer @ longest) > 0.9
    assert float(embedder.embed(["rain " * 300])[0] @ embedder.embed(["rain " * 900])[0]) == pytest.approx(
        1.0, abs=1e-5
    )


def test_the_model_id_names_the_very_file(embedder: MiniLmEmbedder, exact: MiniLmEmbedder) -> None:
    files = minilm_files()
    assert embedder.model_id == f"all-minilm-l6-v2/int8/{sha256_of(files.int8)[:12]}"
    assert exact.model_id == f"all-minilm-l6-v2/fp32/{sha256_of(files.fp32)[:12]}"


def test_needs_neither_torch_nor_the_onnx_package() -> None:
    code = "import sys; from diary_desktop.engines.minilm_embedder import MiniLmEmbedder\n"
    code += "MiniLmEmbedder().embed(['hello']); print(sorted({'torch', 'onnx', 'transformers'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert done.stderr == ""


@pytest.mark.parametrize("content", [b"", b"text", b"half"])
@pytest.mark.parametrize("part", ["int8", "tokenizer"])
def test_damaged_files(tmp_path: Path, part: str, content: bytes) -> None:
    files = minilm_files()
    whole = getattr(files, part).read_bytes()
    damaged = tmp_path / part
    damaged.write_bytes(whole[: len(whole) // 2] if content == b"half" else content)
    with pytest.raises(ModelDamaged):
        MiniLmEmbedder(dataclasses.replace(files, **{part: damaged}))


def test_missing_files_and_other_graphs(tmp_path: Path, tiny_voice: Path) -> None:
    with pytest.raises(ModelMissing):
        MiniLmEmbedder(MiniLmFiles.within(tmp_path))
    with pytest.raises(ModelDamaged):
        MiniLmEmbedder(dataclasses.replace(minilm_files(), int8=tiny_voice))
