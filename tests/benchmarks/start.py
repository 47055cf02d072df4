"""What a newcomer meets: the starter's accuracy, the tour, the first window, memory after unlocking."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import numpy as np

from diary_desktop.audio.media_file import MediaFile
from diary_desktop.domain.audio import SAMPLE_RATE, Samples, to_float
from diary_desktop.engines.pocketsphinx_recognizer import PocketSphinxRecognizer
from diary_desktop.engines.silero_detector import SileroDetector
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import Token
from tests.word_errors import word_errors

from .figures import Figure, seconds_of

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "speech"

Clip = tuple[Path, str]

BARE_MEMORY = "print(next(int(l.split()[1]) for l in open('/proc/self/status') if l.startswith('VmRSS')) / 1024)"


def measure(quick: bool) -> list[Figure]:
    """Every figure of the group; speech beside the checkout is measured where it is there."""
    figures = _accuracy("samples", _samples())
    if SHARED.is_dir():
        figures += _accuracy("shared speech", _shared())
    return [*figures, *_set_up(), *_tour(), *_window(1 if quick else 5), *_memory()]


def _set_up() -> list[Figure]:
    """What ``packaging/bootstrap.py`` noted of its last run in this environment, without the checkers of ``test``.

    A cache of packages or of the compiled wheel makes it shorter; the README says how the published figure was made.
    """
    notes = {file.stem: float(file.read_text("ascii")) for file in Path(sys.prefix).glob("*/*.seconds")}
    wanted = sum(seconds for step, seconds in notes.items() if step != "checkers")
    return [Figure("set-up, as last run here", wanted, "s", 480.0)] if notes else []


def _samples() -> list[Clip]:
    folder = resource_path("samples")
    notes = json.loads((folder / "notes.json").read_text(encoding="utf-8"))["notes"]
    return [(folder / one["file"], one["text"]) for one in notes]


def _shared() -> list[Clip]:
    with (SHARED / "transcripts.tsv").open(encoding="utf-8") as file:
        return [(SHARED / row["file"], row["reference_text"]) for row in csv.DictReader(file, delimiter="\t")]


def _accuracy(name: str, clips: Iterable[Clip]) -> list[Figure]:
    recognizer, media = PocketSphinxRecognizer(SileroDetector()), MediaFile()
    errors = words = 0
    seconds = length = 0.0
    for file, reference in clips:
        speech = to_float(np.concatenate(list(media.read(file, Token()))))
        heard: list[str] = []
        seconds += seconds_of(partial(_hear, recognizer, speech, heard))
        length += len(speech) / SAMPLE_RATE
        wrong, said = word_errors(reference, heard[0])
        errors, words = errors + wrong, words + said
    return [
        Figure(f"starter word error rate, {name}", 100 * errors / words, "%"),
        Figure(f"starter real-time factor, {name}", seconds / length, "s/s", raw=1.0),
    ]


def _hear(recognizer: PocketSphinxRecognizer, speech: Samples, heard: list[str]) -> None:
    heard.append(" ".join(one.text for one in recognizer.transcribe(speech, "en", Token())))


def _tour() -> list[Figure]:
    """Seconds as a person waits for them, beside an interpreter that does nothing."""
    lines: list[str] = []
    command = [sys.executable, "-m", "diary_desktop", "tour", "--json"]
    whole = seconds_of(lambda: lines.extend(_run(command).splitlines()))
    raw = seconds_of(lambda: _run([sys.executable, "-c", "pass"]))
    steps = json.loads(lines[-1])["seconds"]
    return [
        Figure("tour", whole, "s", 60.0, raw),
        Figure("tour: transcribe", steps["transcribe"], "s"),
        Figure("tour: answer", steps["answer"], "s"),
        Figure("tour: unlock", steps["unlock"], "s"),
    ]


def _window(repeats: int) -> list[Figure]:
    """From the start of the process to the first painted window, beside an empty Qt window."""
    ours = [_painted_after() for _ in range(repeats)]
    bare = [_painted_after("--bare") for _ in range(repeats)]
    return [Figure("first painted window", float(np.median(ours)), "s", 0.5, float(np.median(bare)))]


def _painted_after(*options: str) -> float:
    return float(_run([sys.executable, "-m", "tests.benchmarks.first_window", str(time.time()), *options]))


def _memory() -> list[Figure]:
    """Resident memory with an unlocked diary of six notes and the embedding model loaded, beside a bare interpreter."""
    ours = float(_run([sys.executable, "-m", "tests.benchmarks.unlocked_memory"]))
    bare = float(_run([sys.executable, "-c", BARE_MEMORY]))
    return [Figure("memory after unlock, no window", ours, "MiB", None, bare)]


def _run(command: list[str]) -> str:
    """What a child prints, in a home of its own."""
    with tempfile.TemporaryDirectory(prefix="diary-benchmark-") as home:
        environment = os.environ | {"HOME": home, "XDG_DATA_HOME": f"{home}/data", "XDG_STATE_HOME": f"{home}/state"}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return done.stdout
