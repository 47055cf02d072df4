"""How fast the diary closes and what is left in memory: a real window over some thousand entries, locked.

And a large diary locked amid its longest work, which is the worst there is: that waits for one call of LanceDB.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from .figures import Figure
from .lifetimes import Lifetime, lifetime
from .locked_amid import WORKS

ENTRIES = 5_000
SHORT, LONG = 10_000, 100_000


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
        *_amid(quick),
    ]


def _amid(quick: bool) -> Iterator[Figure]:
    """The raw figure is LanceDB's call by itself, which cannot be broken off. Sealing anew takes minutes until there,
    so that is measured with the shorter diary alone."""
    with tempfile.TemporaryDirectory(prefix="diary-lifetimes-") as scratch:
        place = Path(os.environ.get("DIARY_LIFETIMES", scratch))
        for what in WORKS:
            made = lifetime(place, SHORT if quick or what == "resealing" else LONG)
            found = _changed(what, made, Path(scratch) / what)
            name = f"lock_keys_gone_ms amid {what} {made.entries // 1000}k"
            yield Figure(name, found["keys_gone_ms"], "ms", 1000, found["call_ms"])


def _changed(what: str, made: Lifetime, copy: Path) -> dict[str, float]:
    """Of a copy, which is dropped."""
    shutil.copytree(made.folder, copy)
    try:
        return _told("locked_amid", what, str(copy), str(made.entries))
    finally:
        shutil.rmtree(copy)


def _run() -> dict[str, float]:
    return _told("locked_window", str(ENTRIES))


def _told(*child: str) -> dict[str, float]:
    command = [sys.executable, "-m", f"tests.benchmarks.{child[0]}", *child[1:]]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
