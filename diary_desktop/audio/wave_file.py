"""Sound as a WAV file, which everything can play: the tour keeps its spoken answer so."""

from __future__ import annotations

import io
import wave
from pathlib import Path

from diary_desktop.domain.audio import Sound, to_pcm16


def wav_bytes(sound: Sound) -> bytes:
    """16-bit mono WAV at the sound's own rate."""
    file = io.BytesIO()
    with wave.open(file, "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(sound.rate)
        wav.writeframes(to_pcm16(sound.samples).astype("<i2").tobytes())
    return file.getvalue()


def write_wav(path: Path, sound: Sound) -> None:
    """``sound`` as the file ``path``, over an older one. Raises ``OSError``."""
    path.write_bytes(wav_bytes(sound))
