"""The starter recogniser on the app's samples and on recordings of people."""

from __future__ import annotations

import csv
import json
import threading
import time
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16, Samples, to_pcm16
from diary_desktop.domain.errors import Cancelled, ModelDamaged, ModelMissing
from diary_desktop.domain.transcript import Segment, Word
from diary_desktop.engines.pocketsphinx_library import (
    BoundDecoder,
    NativeDecoder,
    Options,
    SphinxFiles,
    bundled_files,
    open_decoder,
)
from diary_desktop.engines.pocketsphinx_library import Token as SphinxToken
from diary_desktop.engines.pocketsphinx_recognizer import PocketSphinxRecognizer
from diary_desktop.engines.silero_detector import SileroDetector
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import Token
from tests.tiny_models.sound import AfterLooks, sample_sound, silence, sound_of
from tests.word_errors import word_errors


@pytest.fixture(scope="module")
def recognizer(detector: SileroDetector) -> PocketSphinxRecognizer:
    return PocketSphinxRecognizer(detector)


@pytest.fixture(scope="module")
def twice(recognizer: PocketSphinxRecognizer, spoken: Samples) -> list[Segment]:
    """The sample after three seconds of silence, and once more after a pause of 1.5 s."""
    sound = np.concatenate([silence(3), spoken, silence(1.5), spoken])
    return list(recognizer.transcribe(sound, "en", Token()))


def text_of(segments: Iterable[Segment]) -> str:
    return " ".join(segment.text for segment in segments)


def test_reads_the_samples_nearly_word_for_word(recognizer: PocketSphinxRecognizer, twice: list[Segment]) -> None:
    first, *others = json.loads(resource_path("samples", "notes.json").read_text(encoding="utf-8"))["notes"][:3]
    counts = [
        word_errors(note["text"], text_of(recognizer.transcribe(sample_sound(note["file"]), "en", Token())))
        for note in others
    ]
    counts.append(word_errors(f"{first['text']} {first['text']}", text_of(twice)))
    assert sum(wrong for wrong, _ in counts) / sum(words for _, words in counts) < 0.12


def test_reads_like_sentences(twice: list[Segment]) -> None:
    text = text_of(twice)
    assert text[0].isupper()
    assert text.endswith(".")
    assert "<" not in text
    assert "(" not in text
    for before, after in pairwise(twice):
        assert before.text.endswith(".") == after.text[0].isupper() or after.text.startswith("I")


def test_word_times_follow_the_sound(twice: list[Segment], spoken: Samples) -> None:
    words = [word for segment in twice for word in segment.words]
    length = len(spoken) / SAMPLE_RATE
    assert words[0].start >= 3.0
    assert not [word for word in words if word.end > 3 + length and word.start < 4.5 + length]
    assert words[-1].end <= 4.5 + 2 * length
    assert all(before.end <= after.start + 0.02 for before, after in pairwise(words))
    assert {type(word.confidence) for word in words} == {float}
    assert np.mean([word.confidence for word in words]) > 0.5


def test_a_hint_lends_its_spelling(recognizer: PocketSphinxRecognizer, spoken: Samples) -> None:
    begins = spoken[: round(2.6 * SAMPLE_RATE)]
    assert "with Susan" in text_of(recognizer.transcribe(begins, "en", Token(), ["Susan"]))
    assert "with susan" in text_of(recognizer.transcribe(begins, "en", Token()))


def test_only_english(recognizer: PocketSphinxRecognizer, spoken: Samples) -> None:
    assert recognizer.understands("en")
    assert not any(recognizer.understands(one) for one in ("vi", "auto", "de", ""))
    assert recognizer.language_of(spoken) == ""
    with pytest.raises(ModelMissing):
        list(recognizer.transcribe(spoken, "vi", Token()))


def test_is_cancelled_between_segments(recognizer: PocketSphinxRecognizer, spoken: Samples) -> None:
    heard: list[Segment] = []
    sound = np.concatenate([spoken[: 2 * SAMPLE_RATE], silence(2)] * 4)
    with pytest.raises(Cancelled):
        heard.extend(recognizer.transcribe(sound, "en", AfterLooks(3)))
    segments = recognizer.transcribe(sound, "en", token := Token())
    assert next(segments).text
    token.cancel()
    with pytest.raises(Cancelled):
        list(segments)


def test_the_binding_finds_the_same_words_as_the_c_library(spoken: Samples) -> None:
    files = bundled_files()
    options = {"hmm": str(files.acoustic), "lm": str(files.language), "dict": str(files.dictionary)}
    pcm = to_pcm16(spoken[: 4 * SAMPLE_RATE])
    bound = BoundDecoder({**options, "loglevel": "FATAL"}).tokens(pcm)
    native = NativeDecoder({**options, "loglevel": "FATAL"}).tokens(pcm)
    assert bound == native
    assert len(native) > 5


def test_the_binding_chooses_and_pronounces_as_the_c_library() -> None:
    files = bundled_files()
    options: Options = {"hmm": str(files.acoustic), "lm": str(files.language), "dict": str(files.dictionary)}
    options["loglevel"] = "FATAL"
    bound, native = BoundDecoder(options), NativeDecoder(options)
    pcm = to_pcm16(said("yes.ogg"))
    assert native.nearest(pcm, ("no", "yes")) == bound.nearest(pcm, ("no", "yes")) != []
    assert native.pronounced("yes") == bound.pronounced("yes") == ("Y", "EH", "S")
    assert native.pronounced("xyzzy") == bound.pronounced("xyzzy") == ()


def said(name: str) -> Samples:
    file = Path(__file__).parents[2] / "spoken" / name
    return np.concatenate([silence(0.5), sound_of(file), silence(0.5)])


def heard_as(*words: str, confidence: float) -> list[Segment]:
    return [Segment(" ".join(words), 0.0, 1.0, tuple(Word(one, 0.0, 1.0, confidence) for one in words))]


def test_a_likely_phrase_is_chosen_where_what_was_read_sounds_like_it(recognizer: PocketSphinxRecognizer) -> None:
    phrases = ("yes", "no thanks", "save it", "lock the diary", "xyzzy")
    assert recognizer.choose(said("yes.ogg"), heard_as("Guess.", confidence=0.9), phrases) == "yes"
    assert recognizer.choose(said("save.ogg"), heard_as("Sir", "david.", confidence=0.2), phrases) == "save it"
    assert (
        recognizer.choose(said("lock.ogg"), heard_as("Block", "the", "diary.", confidence=0.6), phrases)
        == "lock the diary"
    )
    assert recognizer.choose(said("yes.ogg"), heard_as("Water.", confidence=0.1), phrases) == "", "no yes sounds so"
    assert recognizer.choose(said("save.ogg"), heard_as("Sir", "david.", confidence=1.0), phrases) == "", "it was sure"


def test_nothing_is_chosen_of_unknown_words_of_silence_or_of_long_talk(
    recognizer: PocketSphinxRecognizer, spoken: Samples
) -> None:
    read = heard_as("Yes.", confidence=0.5)
    assert recognizer.choose(said("yes.ogg"), read, ("xyzzy",)) == ""
    assert recognizer.choose(silence(2), read, ("yes",)) == ""
    assert recognizer.choose(spoken, read, ("yes",)) == ""
    assert recognizer.choose(silence(2), [], ("yes",)) == ""


def test_a_brief_word_that_was_left_out_as_doubtful_is_looked_at_again(recognizer: PocketSphinxRecognizer) -> None:
    phrases = ("keep", "stop", "no", "yes")
    assert recognizer.choose(said("stop.ogg"), [], phrases) == "stop"
    assert recognizer.choose(said("lock.ogg"), [], phrases) == "", "it sounds like none of them"


def test_choosing_leaves_the_whole_language_to_be_read(recognizer: PocketSphinxRecognizer) -> None:
    recognizer.choose(said("yes.ogg"), heard_as("Yes.", confidence=0.5), ("yes", "no"))
    assert text_of(recognizer.transcribe(said("stop.ogg"), "en", Token())) == "Stop."


def test_what_was_read_at_a_pause_is_not_searched_again_while_somebody_is_overheard(
    recognizer: PocketSphinxRecognizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched, tokens = list[float](), recognizer._decoder.tokens

    def noted(pcm: Pcm16) -> list[SphinxToken]:
        searched.append(len(pcm) / SAMPLE_RATE)
        return tokens(pcm)

    monkeypatch.setattr(recognizer._decoder, "tokens", noted)
    first, second = said("start.ogg"), said("finish.ogg")
    overheard = recognizer.overhear()
    read = list(recognizer.transcribe(first, "en", Token()))
    both = list(recognizer.transcribe(np.concatenate([first, second]), "en", Token()))
    assert len(searched) == 2, "the first once, the second once"
    assert [word.text for word in both[0].words] == [word.text for word in read[0].words]
    overheard.close()
    assert not recognizer._read, "the words are forgotten with the recording"
    list(recognizer.transcribe(first, "en", Token()))
    assert len(searched) == 3


def test_other_threads_run_while_it_searches(recognizer: PocketSphinxRecognizer, spoken: Samples) -> None:
    """The binding would hold the interpreter's lock for a second and more here."""
    done = threading.Event()
    longest = 0.0

    def tick() -> None:
        nonlocal longest
        last = time.perf_counter()
        while not done.wait(0.005):
            now = time.perf_counter()
            longest, last = max(longest, now - last), now

    ticking = threading.Thread(target=tick)
    ticking.start()
    list(recognizer.transcribe(spoken[: 4 * SAMPLE_RATE], "en", Token()))
    done.set()
    ticking.join()
    assert longest < 0.5


def test_unknown_options_are_a_mistake_in_the_code() -> None:
    with pytest.raises(ValueError, match="no option"):
        NativeDecoder({"no_such_option": 1.0})


def test_missing_and_damaged_models(tmp_path: Path) -> None:
    good = bundled_files()
    with pytest.raises(ModelMissing):
        open_decoder(SphinxFiles(tmp_path, good.language, good.dictionary), {})
    empty, text = tmp_path / "empty.bin", tmp_path / "text.bin"
    empty.write_bytes(b"")
    text.write_text("this is no language model\n" * 50, encoding="utf-8")
    for damaged in (empty, text):
        with pytest.raises(ModelDamaged):
            open_decoder(SphinxFiles(good.acoustic, damaged, good.dictionary), {})


def test_people(recognizer: PocketSphinxRecognizer, shared: Path) -> None:
    """Clean readings: two words in three (measured 29 % wrong over these and a noisy radio speech)."""
    with (shared / "speech" / "transcripts.tsv").open(encoding="utf-8") as table:
        rows = [row for row in csv.DictReader(table, delimiter="\t") if row["file"].startswith("librivox")]
    wrong = words = 0
    for row in rows:
        heard = text_of(recognizer.transcribe(sound_of(shared / "speech" / row["file"]), "en", Token()))
        counted = word_errors(row["reference_text"], heard)
        wrong, words = wrong + counted[0], words + counted[1]
    assert words == 44
    assert wrong / words < 0.45
