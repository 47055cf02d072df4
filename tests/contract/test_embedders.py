"""What any embedding model promises through its port, run on every one there is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from diary_desktop.engines.minilm_embedder import MiniLmEmbedder
from diary_desktop.ports.language import Embedder
from tests.fakes.engines import FakeEmbedder
from tests.tiny_models.fixtures import tiny_sentences

__all__ = ["tiny_sentences"]

TEXTS = ["I walked by the river.", "It rained.", "x", "", "Phở với chị gái 🍜", "very long " * 500, "It rained."]


@pytest.fixture(scope="module", params=["minilm int8", "minilm fp32", "sentence-transformers", "fake"])
def embedder(request: pytest.FixtureRequest, tiny_sentences: Path) -> Embedder:
    if request.param == "fake":
        return FakeEmbedder()
    if request.param == "sentence-transformers":
        from diary_desktop.engines.sentence_embedder import SentenceEmbedder  # noqa: PLC0415  many seconds

        return SentenceEmbedder(tiny_sentences)
    return MiniLmEmbedder(precision="int8" if request.param == "minilm int8" else "fp32")


def test_one_unit_vector_a_text(embedder: Embedder) -> None:
    vectors = embedder.embed(TEXTS)
    assert vectors.shape == (len(TEXTS), embedder.dimensions)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-3)


def test_no_texts_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed([]).shape == (0, embedder.dimensions)


def test_the_same_text_has_the_same_vector_and_its_place(embedder: Embedder) -> None:
    vectors = embedder.embed(TEXTS)
    np.testing.assert_allclose(vectors[1], vectors[6], atol=1e-5)
    backwards = embedder.embed(TEXTS[::-1])[::-1]
    np.testing.assert_allclose(vectors, backwards, atol=1e-4)
    assert float(vectors[0] @ vectors[1]) < 0.999


def test_a_question_is_one_row(embedder: Embedder) -> None:
    vector = embedder.embed_query("When did it rain?")
    assert vector.shape == (1, embedder.dimensions)
    assert float(np.linalg.norm(vector)) == pytest.approx(1.0, abs=1e-3)


def test_is_named(embedder: Embedder) -> None:
    assert embedder.model_id
    assert embedder.dimensions > 0
