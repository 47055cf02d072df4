"""Speaks the sample notes anew, so that anybody can change their wording: needs Debian's ``flite``.

    PYTHONPATH=. .venv/bin/python packaging/samples/make_samples.py

Reads ``resources/samples/notes.json`` and writes the Ogg files it names beside it.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np

from diary_desktop.audio.opus import OpusCodec
from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"


def main() -> int:
    """Write every sample; 1 where flite is missing."""
    if shutil.which("flite") is None:
        sys.stderr.write("flite is missing: sudo apt-get install flite\n")
        return 1
    index = json.loads((SAMPLES / "notes.json").read_text(encoding="utf-8"))
    for sample in [*index["notes"], index["question"]]:
        pcm = spoken(sample["text"], sample["voice"])
        encoder = OpusCodec().encoder()
        size = (SAMPLES / sample["file"]).write_bytes(encoder.encode(pcm) + encoder.finish())
        sys.stdout.write(f"{sample['file']:14} {len(pcm) / SAMPLE_RATE:5.2f} s {size / 1024:5.1f} KiB\n")
    return 0


def spoken(text: str, voice: str) -> Pcm16:
    """``text`` as flite says it, 16 kHz mono."""
    command = ["flite", "-voice", voice, "-t", text, "-o", "/dev/stdout"]
    sound = subprocess.run(command, check=True, capture_output=True).stdout
    with wave.open(io.BytesIO(sound)) as wav:
        if (wav.getframerate(), wav.getnchannels(), wav.getsampwidth()) != (SAMPLE_RATE, 1, 2):
            raise ValueError(f"voice {voice} does not speak 16 kHz mono")
        return np.frombuffer(wav.readframes(wav.getnframes()), "<i2").astype(np.int16)


if __name__ == "__main__":
    sys.exit(main())
