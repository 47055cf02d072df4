"""The window over a lifetime of entries: how soon it is there, and how long its event loop is ever away.

Beside each gap stands that of an empty window that did nothing at the same time: the same load from outside.
The lifetime is made in a temporary folder, or kept between runs in the folder that ``DIARY_LIFETIMES`` names; what is
measured is a copy of it, for recordings are made in it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from .figures import Figure
from .lifetimes import lifetime
from .vault import ROOT

LARGE, SMALL = 100_000, 10_000
SECONDS = {"start": 0, "unlock": 0, "scroll": 20, "search": 20, "record": 40, "answer": 30, "models": 20}
"""How long each plan lasts; the first two last as long as they take."""

SPOKEN = "spoken.npy"
"""In the lifetime's folder: what is said into the microphone, made before anything is measured."""

GAP_GOAL, GRACE = 50.0, 40.0
"""ms: the goal of the 99.9th percentile, and what the largest may be above an idle window's."""

Told = dict[str, Any]


def measure(quick: bool, only: Sequence[str] = ()) -> list[Figure]:
    """``quick`` takes the small lifetime and a fifth of the time. ``only`` names rows."""
    wanted = [one for one in ROWS if not only or one in only]
    entries = SMALL if quick else LARGE
    with tempfile.TemporaryDirectory(prefix="diary-window-") as scratch:
        place = Path(scratch)
        large = _copied(place, entries)
        if "models" in wanted:
            _in_a_child("window_plans", "make_models", str(large / "models"))
        if "record" in wanted:
            _in_a_child("voice_recording", "make_spoken", str(large / SPOKEN), str(SECONDS["record"] + 60))
        return [figure for name in wanted for figure in ROWS[name](place, large, quick)]


def _gaps(name: str, large: Path, quick: bool) -> list[Figure]:
    seconds = SECONDS[name] / (5 if quick else 1)
    idle = _process("idle_window", stdin=subprocess.PIPE)
    assert idle.stdout is not None
    assert idle.stdin is not None
    idle.stdout.readline()
    try:
        told = _lived(name, seconds, large)
    finally:
        idle.stdin.close()
        ticks = json.loads(idle.stdout.read())
        idle.wait()
    beside = [gap for at, gap in ticks if told["began"] <= at <= told["ended"]]
    ours, largest = told["gaps"], max(beside)
    return [
        Figure(f"gap_p999_{name}_ms", _p999(ours), "ms", GAP_GOAL, _p999(beside)),
        Figure(f"gap_largest_{name}_ms", max(ours), "ms", largest + GRACE, largest),
        Figure(f"longest work of the window's thread, {name}", max(told["own"]), "ms"),
    ]


def _opening(place: Path, large: Path, quick: bool) -> list[Figure]:
    """From the start of the process to the painted window, and to the first letter in the passphrase field."""
    repeats = 2 if quick else 7
    painted = [_began("first_window") for _ in range(repeats)]
    bare = float(np.median([_began("first_window", "--bare") for _ in range(repeats)]))
    ready = [_began("first_window", "--ready") for _ in range(repeats)]
    return [
        Figure("first_window_s", float(np.median(painted)), "s", 0.4, bare),
        Figure("unlock_ready_s", float(np.median(ready)), "s", 0.5, bare),
    ]


def _switching(place: Path, large: Path, quick: bool) -> list[Figure]:
    told = _lived("switch", 0, large)
    return [
        Figure("switch_screen_ms p95", float(np.quantile(told["switches"], 0.95)), "ms", 100),
        Figure("switch_screen_ms, the first time, longest", max(told["first"]), "ms"),
    ]


def _memory(place: Path, large: Path, quick: bool) -> list[Figure]:
    told = _lived("memory", 0, _copied(place, SMALL))
    bare = float(_output("idle_window", "--memory"))
    return [
        Figure("memory_locked_mb", told["locked_mb"], "MiB", 120, bare),
        Figure("memory_10k_mb", told["open_mb"], "MiB", 300, bare),
    ]


def _copied(place: Path, entries: int) -> Path:
    """A lifetime of its own for this run."""
    kept = lifetime(Path(os.environ.get("DIARY_LIFETIMES", place / "made")), entries)
    if not (kept.folder / "vault" / "snapshot").exists():
        _output("opened_lifetime", "rebuild", str(kept.folder), str(entries))  # as every evening but the first finds it
    own = place / f"own-{entries}"
    if not own.exists():
        shutil.copytree(kept.folder, own)
    return own


def _in_a_child(module: str, function: str, *arguments: str) -> None:
    """What is made for the measuring and imports much: no window is to find it imported."""
    code = f"import sys; from tests.benchmarks.{module} import {function} as make; make(*sys.argv[1:])"
    made = subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, check=False)
    made.check_returncode()


def _lived(plan: str, seconds: float, large: Path) -> Told:
    lines = _output("lived_window", plan, str(seconds), str(large)).splitlines()
    told: Told = json.loads(lines[-1])
    return told


def _began(module: str, *options: str) -> float:
    return float(_output(module, str(time.time()), *options))


def _output(module: str, *arguments: str) -> str:
    one = _process(module, *arguments)
    found, _ = one.communicate()
    if one.returncode:
        raise RuntimeError(f"{module} ended with {one.returncode}")
    return found


def _process(module: str, *arguments: str, stdin: int | None = None) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments]
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdin=stdin, stdout=subprocess.PIPE, text=True)


def _p999(gaps: Sequence[float]) -> float:
    return float(np.quantile(gaps, 0.999))


def _row(name: str) -> Callable[[Path, Path, bool], list[Figure]]:
    return lambda place, large, quick: _gaps(name, large, quick)


ROWS: dict[str, Callable[[Path, Path, bool], list[Figure]]] = {
    "opening": _opening,
    **{name: _row(name) for name in SECONDS},
    "switch": _switching,
    "memory": _memory,
}
