"""What our cutting at pauses and handing over between threads adds to the bare recogniser, on the same sound."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

import numpy as np

from diary_desktop import app
from diary_desktop.audio.media_file import MediaFile
from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16, to_float
from diary_desktop.domain.settings import Listening
from diary_desktop.engines.installed import installed_models
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import EngineThread, Token
from diary_desktop.services.transcriber import Transcriber

from .figures import Figure

_GOAL = 1.05
_PIECE = 10 * SAMPLE_RATE


def transcribe_ratio(repeats: int) -> list[Figure]:
    """``Transcriber`` around the installed recogniser, beside the recogniser alone; by turns, the median of each."""
    engine = app.load_recognizer(installed_models(app.places().models))
    thread = EngineThread("recognizer", lambda: engine)
    transcriber = Transcriber(thread, app.load_detector, Listening)
    sound = _notes()
    ours, bare, work = [], [], []
    try:
        transcriber.transcribe(_pieces(sound), Token())
        for _ in range(repeats):
            start, alone = time.perf_counter(), time.process_time()
            list(engine.transcribe(to_float(sound), "en", Token()))
            between, both = time.perf_counter(), time.process_time()
            transcriber.transcribe(_pieces(sound), Token())
            bare.append(between - start)
            ours.append(time.perf_counter() - between)
            work.append((time.process_time() - both) / (both - alone))
    finally:
        thread.close(30.0)
    ratio = statistics.median(ours) / statistics.median(bare)
    seconds = len(sound) / SAMPLE_RATE
    return [
        Figure("transcribe_ratio", ratio, "x", _GOAL, 1.0),
        Figure("transcribe_ratio, processor time of all threads", statistics.median(work), "x", None, 1.0),
        Figure(
            f"transcribe_s ({seconds:.0f} s of speech)", statistics.median(ours), "s", None, statistics.median(bare)
        ),
    ]


def _notes() -> Pcm16:
    """The bundled notes, with the second between two that a person takes."""
    pause = np.zeros(SAMPLE_RATE, np.int16)
    files = sorted(resource_path("samples").glob("*.ogg"))
    return np.concatenate([part for file in files for part in (*MediaFile().read(file, Token()), pause)])


def _pieces(sound: Pcm16) -> Iterator[Pcm16]:
    return (sound[at : at + _PIECE] for at in range(0, len(sound), _PIECE))
