"""The made-up sound of a proof: noise that nobody else has, recorded as if spoken, and how it could lie in a file.

A sound that leaked would lie there whole, so pieces of it are looked for: as the microphone gave it, as a computer
reckons with it, and as the diary keeps it inside its seal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE, AudioChunk, Pcm16, to_float
from diary_desktop.domain.entry import Clip, Entry
from diary_desktop.domain.transcript import Segment, Transcript

from .journeys import Journeys
from .proof_encodings import packed_ways
from .recorder import new_clip_id

SECONDS = 1.5
PIECE_BYTES = 24
"""Of each piece looked for."""

_PIECES = 4
_LEAST_UNLIKE = 12
"""Bytes of a piece that differ from one another: a stretch of zeros, or of a page's table, lies in other files too."""
_LOUD = 6_000


class PlantedSound:
    """One. ``traces`` knows the pieces once it was recorded."""

    def __init__(self) -> None:
        noise = np.random.default_rng().integers(-_LOUD, _LOUD, round(SECONDS * SAMPLE_RATE))
        self._pcm: Pcm16 = noise.astype(np.int16)
        self._opus = b""

    def record(self, journeys: Journeys, words: str) -> Entry:
        """Kept as an entry that says ``words``, and heard once. Raises the errors of the services."""
        entry = journeys.diary.new_entry("", clip=Clip(new_clip_id(), (), 0.0), origin="transcribed")
        assert entry.clip is not None
        microphone = _Noise(self._pcm)
        clip = journeys.recorder.start(entry.clip.clip_id, 0, lambda: None, microphone=microphone).result()
        kept = journeys.diary.keep_recording(replace(entry, clip=clip))
        self._opus = journeys.session.with_vault(lambda vault: vault.clips.read(clip.clip_id, clip.parts))
        heard = Transcript((Segment(words, 0.0, clip.seconds),), "en", "proof")
        kept = journeys.diary.add_words(kept, heard)
        for _ in journeys.dictation.sound_of(kept):
            pass
        return kept

    def traces(self) -> dict[bytes, str]:
        """Pieces of it, plain and packed into text, each with the name of how the sound is written there."""
        forms = {
            "sound, 16 bits": self._pcm.astype("<i2").tobytes(),
            "sound, 16 bits, big end first": self._pcm.astype(">i2").tobytes(),
            "sound, 32 bits": to_float(self._pcm).astype("<f4").tobytes(),
            "sound, Opus": self._opus,
        }
        found: dict[bytes, str] = {}
        for name, content in forms.items():
            for piece in _pieces(content):
                found[piece] = name
                found |= {packed: f"{how} of {name}" for packed, how in packed_ways(piece)}
        return found


class _Noise:
    """A microphone that gives ``pcm`` at once and ends."""

    name = "proof"

    def __init__(self, pcm: Pcm16) -> None:
        self._pcm = pcm

    def open(self) -> None:
        """It is always there."""

    def chunks(self) -> Iterator[AudioChunk]:
        for at in range(0, len(self._pcm), BLOCK_SAMPLES):
            yield AudioChunk(self._pcm[at : at + BLOCK_SAMPLES], at / SAMPLE_RATE)

    def stop(self) -> None:
        """It ends by itself."""


def _pieces(content: bytes) -> Iterator[bytes]:
    """Some, spread over it, none of which could lie anywhere else by chance."""
    for number in range(_PIECES):
        begin = len(content) * (2 * number + 1) // (2 * _PIECES)
        candidates = (content[at : at + PIECE_BYTES] for at in range(begin, len(content) - PIECE_BYTES))
        found = next((one for one in candidates if len(set(one)) >= _LEAST_UNLIKE), None)
        if found is not None:
            yield found
