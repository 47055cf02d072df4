"""An hour of typing: what each second's draft costs, how large the log becomes, and what is left on the disk after."""

from __future__ import annotations

import os
import secrets
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.moment import Moment
from diary_desktop.ports.storage import Secrets
from diary_desktop.storage.vault import LanceVault

from .figures import Figure

SECONDS, LETTERS_A_SECOND = 3_600, 5
PASSPHRASE = b"correct horse battery staple"
NOW = Moment(datetime(2026, 11, 21, 21, 40))


def measure(quick: bool) -> list[Figure]:
    """Every second a longer draft, 18,000 letters in the end; ``quick`` types for ten minutes."""
    with tempfile.TemporaryDirectory(prefix="diary-typing-") as folder:
        return _typed(Path(folder), 600 if quick else SECONDS)


def _typed(folder: Path, seconds: int) -> list[Figure]:
    vault = LanceVault(folder / "vault", folder / "state", lambda: MINIMUM)
    opened, _ = vault.create(bytearray(PASSPHRASE))
    draft = Draft(EntryId(secrets.token_bytes(16)), "", "", NOW, NOW)
    taken, raw, largest, typed = [], [], 0, 0
    with (folder / "raw").open("wb", buffering=0) as bare:
        for second in range(seconds):
            text = "abcd " * ((second + 1) * LETTERS_A_SECOND // 5)
            typed += len(text)
            taken.append(_seconds(partial(opened.drafts.put, replace(draft, text=text))))
            raw.append(_seconds(partial(_flushed, bare.fileno(), text.encode())))
            largest = max(largest, (folder / "vault" / "log").stat().st_size)
    opened.close()
    opened = vault.unlock(Secrets(passphrase=bytearray(PASSPHRASE)))
    for _ in opened.upkeep(compact=True):
        pass
    opened.close()
    left = sum(one.stat().st_size for one in (folder / "vault").rglob("*") if one.is_file())
    return [
        Figure("draft_seal_p50_ms", statistics.median(taken) * 1_000, "ms", raw=statistics.median(raw) * 1_000),
        Figure("draft_seal_p95_ms", _at(taken, 0.95) * 1_000, "ms", raw=_at(raw, 0.95) * 1_000),
        Figure("draft_seal_slowest_ms", max(taken) * 1_000, "ms", raw=max(raw) * 1_000),
        Figure("draft_log_largest_mb", largest / 1e6, "MB", raw=typed / 1e6),
        Figure("draft_folder_after_mb", left / 1e6, "MB", raw=seconds * LETTERS_A_SECOND / 1e6),
    ]


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _flushed(handle: int, content: bytes) -> None:
    os.write(handle, content)
    os.fdatasync(handle)


def _at(taken: list[float], share: float) -> float:
    return sorted(taken)[int(len(taken) * share)]
