"""Looking through files finds what is there in every coding, and nothing where nothing is."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from diary_desktop.services.proof import long_words, look_through, sought_in, words_held

TEXTS = ["We watched the herons with Susannah."]
VECTORS = np.random.default_rng(7).standard_normal((2, 384)).astype(np.float32)


def test_long_words_come_in_every_case() -> None:
    assert {"Watched", "watched", "Susannah", "susannah"} <= long_words(TEXTS)
    assert "with" not in long_words(TEXTS)


def test_a_text_of_short_words_is_sought_whole_and_two_letters_are_not(tmp_path: Path) -> None:
    assert sought_in([" I am ok. ", "Ừ", "", *TEXTS]) == long_words(TEXTS) | {"I am ok."}
    (tmp_path / "file").write_bytes(b"\0\0I am ok.\0")
    assert look_through(tmp_path, ["I am ok."], VECTORS).found == ("I am ok.",)


@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_plain_word_is_found_in_any_coding(tmp_path: Path, coding: str) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file").write_bytes(os.urandom(100) + "susannah".encode(coding) + os.urandom(100))
    assert look_through(tmp_path, TEXTS, VECTORS).found == ("susannah",)


@pytest.mark.parametrize("kind", [np.float16, np.float32, np.float64])
def test_a_plain_vector_is_found_in_any_width(tmp_path: Path, kind: type) -> None:
    (tmp_path / "file").write_bytes(b"x" + VECTORS.astype(kind).tobytes())
    found = look_through(tmp_path, [], VECTORS).found
    assert {one.split(" (")[0] for one in found} == {"vector 0", "vector 1"}


def test_a_word_in_a_file_name_is_found(tmp_path: Path) -> None:
    (tmp_path / "herons.bin").write_bytes(b"")
    assert look_through(tmp_path, TEXTS, VECTORS).found == ("herons",)


def test_random_bytes_hold_nothing_and_harmless_words_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(os.urandom(200_000))
    finding = look_through(tmp_path, TEXTS, VECTORS)
    assert (finding.found, finding.files, finding.size, finding.vectors) == ((), 1, 200_000, 2)
    (tmp_path / "file").write_bytes(b"watched")
    harmless = words_held(tmp_path, long_words(TEXTS))
    assert harmless == {"watched"}
    assert look_through(tmp_path, TEXTS, VECTORS, harmless).found == ()
