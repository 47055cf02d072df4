"""Whether a file ends before its own header says it does: a copy that broke off looks like a short recording."""

from __future__ import annotations

import struct
from typing import BinaryIO

from av.audio.stream import AudioStream
from av.container import InputContainer

TELLS_LENGTH = frozenset({"aiff", "au", "flac", "mov,mp4,m4a,3gp,3g2,mj2"})
"""FFmpeg's names of formats whose header counts the samples. In others the length is guessed from the size."""

MISSING_SECONDS, MISSING_SHARE = 0.5, 0.01
"""A file is cut short when more than both is missing; players differ by less."""

UNKNOWN_BYTES = 0x7FFF_0000
"""Recorders that cannot know a WAV's size beforehand write nought, or about the largest number there is."""

_MP3_HEAD = 256 * 1024
"""Bytes to look through for the tag that counts an MP3's frames; a cover picture may come first."""


def seconds_missing(file: BinaryIO, container: InputContainer, stream: AudioStream, heard: float) -> float:
    """How much of the declared length is not there, 0 where nothing is or where the header does not tell.

    ``heard`` is what was decoded, in seconds. MP3 without a frame count, Ogg and raw AAC cannot be told.
    """
    declared = _declared_seconds(file, container, stream)
    missing = 0.0 if declared is None else declared - heard
    return missing if declared and missing > max(MISSING_SECONDS, MISSING_SHARE * declared) else 0.0


def _declared_seconds(file: BinaryIO, container: InputContainer, stream: AudioStream) -> float | None:
    if container.format.name == "wav":
        size, rate = _wav_data_size(file), stream.codec_context.bit_rate
        return size * 8 / rate if size and rate else None
    if container.format.name in TELLS_LENGTH or (container.format.name == "mp3" and _counts_frames(file)):
        unit = stream.time_base
        return None if stream.duration is None or unit is None else float(stream.duration * unit)
    return None


def _wav_data_size(file: BinaryIO) -> int | None:
    """Bytes of sound that a WAV claims to hold; FFmpeg tells only what it found."""
    file.seek(12)
    while len(header := file.read(8)) == 8:
        name, size = struct.unpack("<4sI", header)
        if name == b"data":
            return int(size) if 0 < size < UNKNOWN_BYTES else None
        file.seek(size + size % 2, 1)
    return None


def _counts_frames(file: BinaryIO) -> bool:
    file.seek(0)
    head = file.read(_MP3_HEAD)
    return b"Xing" in head or b"Info" in head
