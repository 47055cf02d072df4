"""What hours of recording take in memory, in a process of their own: it must not grow with the length."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile

from .figures import Figure
from .vault import ROOT

HOURS, QUICK_HOURS = 4.0, 0.5


def long_recording(*, quick: bool) -> list[Figure]:
    """Growth after the first five minutes; beside it the Opus bytes that would have to lie somewhere."""
    hours = QUICK_HOURS if quick else HOURS
    with tempfile.TemporaryDirectory(prefix="diary-benchmark-") as folder:
        command = [sys.executable, "-m", "tests.benchmarks.long_recording", str(hours), folder]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    name = f"{hours:g} h"
    return [
        Figure(f"long_recording_growth_mb ({name}, recording)", told["recording_mb"], "MB", None, told["clip_mb"]),
        Figure(
            f"long_recording_growth_mb ({name}, recording, from the first hour on)",
            told["recording_after_an_hour_mb"],
            "MB",
            None,
            told["clip_mb"],
        ),
        Figure(
            f"long_recording_held_mb ({name}, recording, from the first hour on)",
            told["recording_held_after_an_hour_mb"],
            "MB",
            None,
            told["clip_mb"],
        ),
        Figure(f"long_recording_growth_mb ({name}, recovering)", told["recovering_mb"], "MB", None, told["clip_mb"]),
        Figure("as fast as it was spoken, times", told["times_real"], "", None),
        Figure(f"long_recording_growth_mb ({name}, writing down)", told["writing_mb"], "MB", None, told["clip_mb"]),
        Figure(f"long_recording_growth_mb ({name}, playing)", told["playing_mb"], "MB", None, told["clip_mb"]),
        Figure("played to its end", told["played_to_the_end"], "", 1.0),
    ]
