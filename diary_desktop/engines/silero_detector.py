"""Tells speech from silence with the Silero network that the faster-whisper wheel carries.

The network is run directly: importing faster-whisper for it would pull in its decoder, PyAV and CTranslate2 (over a
second and 100 MB) on machines that have no Whisper model at all.

It reads 512 samples (32 ms) at a time, each with the 64 samples before it, and passes two state vectors on.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from diary_desktop.domain.audio import SAMPLE_RATE, Samples
from diary_desktop.domain.errors import ModelDamaged, ModelMissing
from diary_desktop.engines.onnx_session import OnnxSession

BLOCK: Final = 512
"""Samples a probability covers: 32 ms."""

BLOCK_SECONDS: Final = BLOCK / SAMPLE_RATE

SPEECH_FROM: Final = 0.5
"""Probability from which a block begins speech: the network's own recommendation."""

SPEECH_UNTIL: Final = 0.35
"""Below this a block may end speech; in between, whatever was goes on."""

PAUSE_SECONDS: Final = 0.3
"""A silence shorter than this stays inside its stretch: stops and breaths between words of one phrase."""

SHORTEST_SECONDS: Final = 0.1
"""Shorter bursts are clicks."""

PAD_SECONDS: Final = 0.1
"""Kept on either side: soft first and last sounds score low."""

_CONTEXT: Final = 64
_STATE: Final = 128
_BATCH: Final = 1024
"""Blocks a run takes at once: 33 s of sound, about 60 MB while it runs."""

_ROLE: Final = "hearing speech"
_PACKAGE, _ASSET = "faster_whisper", "assets/silero_vad_v6.onnx"

Floats = npt.NDArray[np.float32]


def silero_file() -> Path:
    """The network inside the installed wheel, found without importing the package. Raises ``ModelMissing``."""
    spec = importlib.util.find_spec(_PACKAGE)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        if (path := Path(folder) / _ASSET).is_file():
            return path
    raise ModelMissing(role=_ROLE)


class SpeechStream:
    """Speech probabilities of one running recording, block by block. Used by one thread."""

    block = BLOCK

    def __init__(self, session: OnnxSession) -> None:
        self._session = session
        self.reset()

    def reset(self) -> None:
        """Forget what was heard: the next block begins a recording."""
        self._h = np.zeros((1, 1, _STATE), dtype=np.float32)
        self._c = np.zeros((1, 1, _STATE), dtype=np.float32)
        self._before = np.zeros(_CONTEXT, dtype=np.float32)

    def probabilities(self, samples: Samples) -> Floats:
        """One probability for each whole block of ``samples``, whose length must be a multiple of ``BLOCK``."""
        if len(samples) % BLOCK:
            raise ValueError(f"{len(samples)} samples are not whole blocks of {BLOCK}")
        if not len(samples):
            return np.zeros(0, dtype=np.float32)
        heard = np.concatenate([self._before, samples.astype(np.float32, copy=False)])
        windows = np.lib.stride_tricks.sliding_window_view(heard, BLOCK + _CONTEXT)[::BLOCK]
        found = [self._run(windows[at : at + _BATCH]) for at in range(0, len(windows), _BATCH)]
        self._before = heard[-_CONTEXT:].copy()
        return np.concatenate(found)

    def _run(self, windows: Floats) -> Floats:
        outputs = self._session.run({"input": np.ascontiguousarray(windows), "h": self._h, "c": self._c})
        chance, self._h, self._c = (one.astype(np.float32, copy=False) for one in outputs)
        return chance.reshape(-1)


class SileroDetector:
    """Stretches of speech in whole recordings. Owned by whichever thread made it."""

    def __init__(self, path: Path | None = None) -> None:
        """``path`` names another copy of the network. Raises ``ModelMissing`` or ``ModelDamaged``."""
        self._session = OnnxSession(path if path is not None else silero_file(), _ROLE)
        if self._session.inputs != ("input", "h", "c") or len(self._session.outputs) != 3:
            raise ModelDamaged

    def stream(self) -> SpeechStream:
        """Probabilities for a recording that is still going on."""
        return SpeechStream(self._session)

    def stretches(self, samples: Samples) -> list[tuple[float, float]]:
        """Start and end, in seconds, of every stretch of speech, in order and apart."""
        if not len(samples):
            return []
        whole = np.pad(samples, (0, -len(samples) % BLOCK))
        chances = self.stream().probabilities(whole)
        return _padded(_runs(chances), len(samples) / SAMPLE_RATE)


def _runs(chances: Floats) -> list[tuple[float, float]]:
    """Speech with short silences closed and clicks dropped, in seconds."""
    patience = int(PAUSE_SECONDS / BLOCK_SECONDS)
    found: list[tuple[int, int]] = []
    start, quiet = -1, 0
    for number, chance in enumerate(chances):
        if chance >= SPEECH_FROM:
            start, quiet = (number if start < 0 else start), 0
        elif start >= 0 and (quiet or chance < SPEECH_UNTIL):
            quiet += 1
            if quiet > patience:
                found.append((start, number - quiet + 1))
                start, quiet = -1, 0
    if start >= 0:
        found.append((start, len(chances) - quiet))
    long_enough = SHORTEST_SECONDS / BLOCK_SECONDS
    return [(a * BLOCK_SECONDS, b * BLOCK_SECONDS) for a, b in found if b - a >= long_enough]


def _padded(runs: list[tuple[float, float]], total: float) -> list[tuple[float, float]]:
    """Each stretch with ``PAD_SECONDS`` around it; neighbours share a short pause between them."""
    found: list[tuple[float, float]] = []
    for number, (start, end) in enumerate(runs):
        before = runs[number - 1][1] if number else 0.0
        after = runs[number + 1][0] if number + 1 < len(runs) else total
        room_before = (start - before) / (2 if number else 1)
        room_after = (after - end) / (2 if number + 1 < len(runs) else 1)
        padded = (start - min(PAD_SECONDS, room_before), min(total, end + min(PAD_SECONDS, max(0.0, room_after))))
        found.append(padded)
    return found
