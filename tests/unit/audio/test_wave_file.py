"""WAV files that everything can play."""

from __future__ import annotations

import io
import wave
from pathlib import Path

import numpy as np

from diary_desktop.audio.media_file import MediaFile
from diary_desktop.audio.wave_file import wav_bytes, write_wav
from diary_desktop.domain.audio import Sound
from diary_desktop.runtime.engine_thread import Token


def test_a_sound_keeps_its_rate_and_its_samples() -> None:
    samples = np.array([0.0, 0.5, -0.5, 2.0, -2.0], np.float32)
    with wave.open(io.BytesIO(wav_bytes(Sound(samples, 22_050)))) as wav:
        assert (wav.getframerate(), wav.getnchannels(), wav.getsampwidth()) == (22_050, 1, 2)
        assert np.frombuffer(wav.readframes(5), "<i2").tolist() == [0, 16_384, -16_384, 32_767, -32_768]


def test_it_is_written_over_an_older_one_and_read_back(tmp_path: Path) -> None:
    file = tmp_path / "answer.wav"
    file.write_bytes(b"older and longer" * 10_000)
    write_wav(file, Sound(np.full(16_000, 0.25, np.float32), 16_000))
    pcm = np.concatenate(list(MediaFile().read(file, Token())))
    assert len(pcm) == 16_000
    assert set(pcm.tolist()) == {8_192}
