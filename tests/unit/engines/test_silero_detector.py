"""The speech detector on speech, silence, noise and damaged files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from diary_desktop.domain.audio import SAMPLE_RATE, Samples
from diary_desktop.domain.errors import ModelDamaged, ModelMissing
from diary_desktop.engines import silero_detector
from diary_desktop.engines.silero_detector import BLOCK, SileroDetector, silero_file
from tests.tiny_models.sound import silence, sound_of


def test_finds_speech_between_silences_and_nothing_else(detector: SileroDetector, spoken: Samples) -> None:
    sound = np.concatenate([silence(2), spoken, silence(3), spoken, silence(2)])
    seconds = len(spoken) / SAMPLE_RATE
    speech = detector.stretches(sound)
    assert 1.8 <= speech[0][0] <= 2.6
    assert sum(end - start for start, end in speech) > 1.2 * seconds
    assert not [one for one in speech if one[0] < 5 + seconds - 0.3 and one[1] > 2 + seconds + 0.5]


def test_stretches_are_ordered_apart_and_inside(detector: SileroDetector, spoken: Samples) -> None:
    speech = detector.stretches(np.concatenate([spoken, silence(1), spoken]))
    flat = [edge for one in speech for edge in one]
    assert flat == sorted(flat)
    assert flat[0] >= 0
    assert flat[-1] <= 2 * len(spoken) / SAMPLE_RATE + 1


@pytest.mark.parametrize("seconds", [0, 0.01, 1, 40])
def test_silence_holds_no_speech(detector: SileroDetector, seconds: float) -> None:
    assert detector.stretches(silence(seconds)) == []


def test_noise_and_tones_are_not_speech(detector: SileroDetector) -> None:
    noise = np.random.default_rng(1).normal(0, 0.05, 5 * SAMPLE_RATE).astype(np.float32)
    tone = (0.3 * np.sin(np.arange(5 * SAMPLE_RATE) * 0.2)).astype(np.float32)
    for sound in (noise, tone):
        assert sum(end - start for start, end in detector.stretches(sound)) < 0.5


def test_a_stream_hears_what_a_whole_recording_holds(detector: SileroDetector, spoken: Samples) -> None:
    whole = spoken[: len(spoken) // BLOCK * BLOCK]
    at_once = detector.stream().probabilities(whole)
    stream = detector.stream()
    piece_by_piece = [stream.probabilities(whole[at : at + BLOCK]) for at in range(0, len(whole), BLOCK)]
    np.testing.assert_allclose(np.concatenate(piece_by_piece), at_once, atol=1e-3)
    stream.reset()
    np.testing.assert_allclose(stream.probabilities(whole[:BLOCK]), at_once[:1], atol=1e-3)


def test_a_stream_takes_whole_blocks_only(detector: SileroDetector) -> None:
    with pytest.raises(ValueError, match="not whole blocks"):
        detector.stream().probabilities(silence(0.01))
    assert len(detector.stream().probabilities(silence(0))) == 0


def test_finding_and_running_it_imports_neither_decoder_nor_recogniser() -> None:
    code = "import sys; from diary_desktop.engines.silero_detector import SileroDetector; SileroDetector();"
    code += "print(sorted({'faster_whisper', 'av', 'ctranslate2', 'torch'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_missing_and_damaged_networks_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ModelMissing):
        SileroDetector(tmp_path / "absent.onnx")
    whole = silero_file().read_bytes()
    for number, content in enumerate((b"", b"not a network", whole[: len(whole) // 2])):
        path = tmp_path / f"{number}.onnx"
        path.write_bytes(content)
        with pytest.raises(ModelDamaged):
            SileroDetector(path)
    monkeypatch.setattr(silero_detector, "_PACKAGE", "a_package_nobody_has")
    with pytest.raises(ModelMissing):
        silero_file()


def test_another_graph_is_not_taken_for_it(tiny_voice: Path) -> None:
    with pytest.raises(ModelDamaged):
        SileroDetector(tiny_voice)


def test_real_recordings(detector: SileroDetector, shared: Path) -> None:
    speech = detector.stretches(sound_of(shared / "speech" / "jfk.flac"))
    assert len(speech) == 4
    assert sum(end - start for start, end in speech) == pytest.approx(8.2, abs=0.5)
    assert detector.stretches(sound_of(shared / "speech" / "chime.wav")) == []
