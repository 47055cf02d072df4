"""How fast the diary closes and what is left in memory: a real window over some thousand entries, locked."""

from __future__ import annotations

import json
import subprocess
import sys
from statistics import median

from .figures import Figure

ENTRIES = 5_000


def measure(quick: bool) -> list[Figure]:
    """``quick`` locks one window instead of three. The raw figure beside the copies left is that of the open diary."""
    runs = [_run() for _ in range(1 if quick else 3)]

    def mid(name: str) -> float:
        return median(one[name] for one in runs)

    return [
        Figure("lock_blank_ms", mid("blank_ms"), "ms", 300),
        Figure("lock_keys_gone_ms", mid("keys_gone_ms"), "ms", 1000),
        Figure("lock_let_go_ms", mid("let_go_ms"), "ms"),
        Figure("copies of a word left after a soft lock", mid("words_left"), "", None, mid("words_open")),
        Figure("copies of the key left", mid("key_left"), "", None, mid("key_open")),
        Figure("copies of the passphrase left", mid("passphrase_left"), "", None, mid("passphrase_open")),
    ]


def _run() -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.locked_window", str(ENTRIES)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
