"""What a vault costs: saves, growth, and a lifetime opened and searched, each beside the bare operation in it.

The lifetimes are synthetic (``lifetimes.py``). Each figure is measured in one process with its bare piece, because
a shared machine is fast and slow by turns.
"""

from __future__ import annotations

import json
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import numpy as np

from diary_desktop.audio.opus import OpusCodec
from diary_desktop.crypto.kdf import MINIMUM, SALT_BYTES, argon2id
from diary_desktop.crypto.sealed_record import RecordSealer
from diary_desktop.domain.audio import SAMPLE_RATE
from diary_desktop.domain.entry import ClipId, Entry, EntryId, Revision, RevisionId
from diary_desktop.domain.moment import Moment
from diary_desktop.ports.storage import OpenVault, Secrets
from diary_desktop.storage.entry_codec import entry_bytes
from diary_desktop.storage.vault import LanceVault
from diary_desktop.system.hardening import QUIET_LIBRARIES

from .figures import Figure, seconds_of
from .lifetimes import PASSAGES, Lifetime, lifetime

ROOT = Path(__file__).resolve().parents[2]
ENTRIES = 1000
TEXT = "We walked along the river and talked about the garden, the bread and the long winter. " * 12
TOLD = Moment(datetime(2026, 11, 21, 21, 40))


QUICK_SIZES = (1_000, 10_000)
SIZES = (*QUICK_SIZES, 100_000)
GOALS = {
    1_000: {"unlock": 0.2, "rebuild": 0.3, "search": 20, "memory": 100},
    10_000: {"unlock": 0.4, "rebuild": 2, "search": 30, "memory": 200},
    100_000: {"unlock": 1.5, "rebuild": 15, "search": 80, "memory": 900},
}


def measure(quick: bool) -> list[Figure]:
    """``quick`` leaves out the longest lifetime, which takes minutes to make."""
    return [*_small(quick), *_lifetimes(QUICK_SIZES if quick else SIZES)]


def _small(quick: bool) -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="diary-benchmark-") as folder:
        place = Path(folder)
        vault = LanceVault(place / "vault", place / "state", lambda: MINIMUM)
        opened, _ = vault.create(bytearray(b"benchmark"))
        saves = [seconds_of(lambda: opened.entries.put(_entry())) for _ in range(ENTRIES)]
        writes = _flushed_writes(place / "raw")
        closing = seconds_of(opened.close)
        opening = _opening(vault, 1 if quick else 5)
        return [*_saving(saves, writes, closing), *opening, *_growth(vault), *_sound(place)]


def _saving(saves: Sequence[float], writes: Sequence[float], closing: float) -> list[Figure]:
    def at(values: Sequence[float], share: float) -> float:
        return 1000 * sorted(values)[int(share * (len(values) - 1))]

    return [
        Figure("save_p50_ms", at(saves, 0.5), "ms", 10, at(writes, 0.5)),
        Figure("save_p95_ms", at(saves, 0.95), "ms", 50, at(writes, 0.95)),
        Figure(f"close after {ENTRIES} saves", closing, "s"),
    ]


def _opening(vault: LanceVault, repeats: int) -> list[Figure]:
    """Opening and reading every entry, and the one Argon2id run in it (at the least memory it may have)."""
    whole, raw = [], []
    for _ in range(repeats):
        raw.append(seconds_of(lambda: argon2id(b"benchmark", bytes(SALT_BYTES), MINIMUM)))
        start = time.perf_counter()
        opened: OpenVault = vault.unlock(Secrets(passphrase=bytearray(b"benchmark")))
        assert sum(1 for _ in opened.entries.load_all()) == ENTRIES
        whole.append(time.perf_counter() - start)
        opened.close()
    return [Figure(f"open and read {ENTRIES} entries", statistics.median(whole), "s", None, statistics.median(raw))]


def _growth(vault: LanceVault) -> list[Figure]:
    """Bytes of the whole folder after ``ENTRIES`` single saves and compaction, for each byte of their sealed records.

    Padding belongs to a sealed record: it is a promise, and not growth.
    """
    opened = vault.unlock(Secrets(passphrase=bytearray(b"benchmark")))
    for _ in opened.upkeep(compact=True):
        pass
    sealer = RecordSealer(bytes(32), bytes(16))
    payload = sum(sealer.sealed_length(len(entry_bytes(entry))) for entry, _ in opened.entries.load_all())
    opened.close()
    kept = sum(file.stat().st_size for file in vault.folder.rglob("*") if file.is_file())
    return [Figure(f"growth_{ENTRIES}_saves", kept / payload, "x", 1.1, 1.0)]


def _lifetimes(sizes: Sequence[int]) -> list[Figure]:
    """Made in a temporary folder, or kept between runs in the folder that ``DIARY_LIFETIMES`` names."""
    with tempfile.TemporaryDirectory(prefix="diary-lifetimes-") as scratch:
        place = Path(os.environ.get("DIARY_LIFETIMES", scratch))
        empty = _child("empty", lifetime(place, 0))["memory_mb"]
        return [figure for size in sizes for figure in _lifetime(lifetime(place, size), empty)]


def _lifetime(life: Lifetime, empty: float) -> list[Figure]:
    short, goals = f"{life.entries // 1000}k", GOALS[life.entries]
    made, found = _child("rebuild", life), _child("open", life)
    passages = f"{PASSAGES * life.entries // 1000}k"
    hybrid = f"search_hybrid_{passages}"
    return [
        Figure(f"unlock_{short}_s", found["unlock_s"], "s", goals["unlock"], found["unlock_raw_s"]),
        Figure(f"rebuild_{short}_s", made["rebuild_s"], "s", goals["rebuild"]),
        Figure(f"rebuild_{short}_processor_s", made["rebuild_worked_s"], "s"),
        Figure(f"rebuild_{short}_listed_s", made["listed_s"], "s"),
        Figure(f"rebuild_{short}_memory_mb", made["memory_mb"] - empty, "MB"),
        Figure(f"snapshot_write_{short}_s", made["write_s"], "s"),
        Figure(f"{hybrid}_p50_ms", found["search_p50_ms"], "ms", None, found["search_raw_p50_ms"]),
        Figure(f"{hybrid}_p95_ms", found["search_p95_ms"], "ms", goals["search"], found["search_raw_p95_ms"]),
        Figure(f"memory_{short}_mb", found["memory_mb"] - empty, "MB", goals["memory"]),
    ]


def _child(what: str, life: Lifetime) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.opened_lifetime", what, str(life.folder), str(life.entries)]
    as_the_app = os.environ | QUIET_LIBRARIES  # read by libraries when they are imported
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True, env=as_the_app)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _sound(place: Path) -> list[Figure]:
    """Bytes of a minute of sound as kept, beside the Opus in it, for an hour."""
    vault = LanceVault(place / "sound", place / "state", lambda: MINIMUM)
    opened, _ = vault.create(bytearray(b"benchmark"))
    writer = opened.clips.writer(ClipId(secrets.token_bytes(16)), 1)
    encoder, length = OpusCodec().encoder(), 0
    for _ in range(60):
        page = encoder.encode(np.zeros(SAMPLE_RATE, np.int16))
        length += len(page)
        if page:
            writer.append(page)
    page = encoder.finish()
    writer.append(page)
    writer.finish()
    opened.close()
    kept = sum(file.stat().st_size for file in (place / "sound" / "clips").rglob("*") if file.is_file())
    return [Figure("an hour of sound, sealed", kept * 60 / 1e6, "MB", None, (length + len(page)) * 60 / 1e6)]


def _flushed_writes(path: Path) -> list[float]:
    def write() -> None:
        os.write(handle, block)
        os.fdatasync(handle)

    block = os.urandom(2048)
    handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    try:
        return [seconds_of(write) for _ in range(ENTRIES)]
    finally:
        os.close(handle)


def _entry() -> Entry:
    first = Revision(1, RevisionId(secrets.token_bytes(16)), None, "", TEXT, TOLD)
    return Entry(EntryId(secrets.token_bytes(16)), TOLD, (first,))
