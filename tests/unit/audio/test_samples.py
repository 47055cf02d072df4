"""The sample notes: small, licensed, and read back by the starter's model nearly word for word."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pocketsphinx  # type: ignore[import-untyped]  # it comes without type information
import pytest

from diary_desktop.audio.media_file import MediaFile
from diary_desktop.domain.audio import SAMPLE_RATE
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import Token
from tests.word_errors import word_errors

INDEX = json.loads(resource_path("samples", "notes.json").read_text(encoding="utf-8"))
ALL: list[dict[str, Any]] = [*INDEX["notes"], INDEX["question"]]


def test_every_sample_is_there_with_its_licence_and_nothing_else() -> None:
    names = {one.name for one in resource_path("samples").iterdir()}
    assert names == {sample["file"] for sample in ALL} | {"notes.json", "LICENCE.md"}


def test_they_are_small_and_short() -> None:
    for note in INDEX["notes"]:
        file = resource_path("samples", note["file"])
        assert file.stat().st_size < 30_000
        samples = sum(len(pcm) for pcm in MediaFile().read(file, Token()))
        assert 6 <= samples / SAMPLE_RATE <= 9


def test_they_were_told_on_different_days_and_the_question_means_one_of_them() -> None:
    days = [note["days_ago"] for note in INDEX["notes"]]
    assert len(set(days)) == len(days) == 6
    assert INDEX["question"]["expected"] in {note["file"] for note in INDEX["notes"]}


@pytest.fixture(scope="module")
def decoder() -> pocketsphinx.Decoder:
    """Each utterance is given as a whole, so that none depends on the one before."""
    return pocketsphinx.Decoder(samprate=SAMPLE_RATE, loglevel="FATAL")


@pytest.mark.parametrize("sample", ALL, ids=[sample["file"] for sample in ALL])
def test_the_starter_model_reads_it_back(sample: dict[str, Any], decoder: pocketsphinx.Decoder) -> None:
    pcm = np.concatenate(list(MediaFile().read(resource_path("samples", sample["file"]), Token())))
    decoder.start_utt()
    decoder.process_raw(pcm.tobytes(), full_utt=True)
    decoder.end_utt()
    wrong, said = word_errors(sample["text"], decoder.hyp().hypstr)
    assert wrong / said <= 0.1
