"""Word errors of a real Whisper on real recordings, where somebody names a model: none is small enough to ship."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from diary_desktop.engines.whisper_recognizer import WhisperRecognizer
from diary_desktop.runtime.engine_thread import Token
from tests.tiny_models.sound import sound_of
from tests.word_errors import word_errors

FOLDER = "DIARY_WHISPER"
"""The environment variable that names a folder as CTranslate2 keeps a Whisper."""

MOST = 0.25
"""Share of the words that may be wrong; a guess that any usable model keeps, no measurement."""


def test_a_real_whisper_hears_what_was_said(shared: Path) -> None:
    named = os.environ.get(FOLDER)
    if not named:
        pytest.skip(f"{FOLDER} names no model folder")
    whisper, wrong, words = WhisperRecognizer(Path(named)), 0, 0
    with (shared / "speech" / "transcripts.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if whisper.understands(row["lang"]):
                sound = sound_of(shared / "speech" / row["file"])
                heard = " ".join(one.text for one in whisper.transcribe(sound, row["lang"], Token()))
                slips, said = word_errors(row["reference_text"], heard)
                wrong, words = wrong + slips, words + said
    assert words, "there is something to compare"
    assert wrong <= MOST * words, f"{wrong} of {words} words"
