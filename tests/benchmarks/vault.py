"""What keeping and opening cost: saves beside a bare flushed write, opening beside the bare Argon2id it has to do."""

from __future__ import annotations

import os
import secrets
import statistics
import tempfile
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import numpy as np

from diary_desktop.audio.opus import OpusCodec
from diary_desktop.crypto.kdf import MINIMUM, SALT_BYTES, argon2id
from diary_desktop.domain.audio import SAMPLE_RATE
from diary_desktop.domain.entry import ClipId, Entry, EntryId, Revision, RevisionId
from diary_desktop.domain.moment import Moment
from diary_desktop.ports.storage import OpenVault, Secrets
from diary_desktop.storage.vault import LanceVault

from .figures import Figure, seconds_of

ENTRIES = 1000
TEXT = "We walked along the river and talked about the garden, the bread and the long winter. " * 12
TOLD = Moment(datetime(2026, 11, 21, 21, 40))


def measure(quick: bool) -> list[Figure]:
    """Sizes stay; ``quick`` opens once instead of five times."""
    with tempfile.TemporaryDirectory(prefix="diary-benchmark-") as folder:
        place = Path(folder)
        vault = LanceVault(place / "vault", place / "state", lambda: MINIMUM)
        opened, _ = vault.create(bytearray(b"benchmark"))
        saves = [seconds_of(lambda: opened.entries.put(_entry())) for _ in range(ENTRIES)]
        writes = _flushed_writes(place / "raw")
        closing = seconds_of(opened.close)
        return [*_saving(saves, writes, closing), *_opening(vault, 1 if quick else 5), *_sound(place)]


def _saving(saves: Sequence[float], writes: Sequence[float], closing: float) -> list[Figure]:
    def at(values: Sequence[float], share: float) -> float:
        return 1000 * sorted(values)[int(share * (len(values) - 1))]

    return [
        Figure("save, flushed, p50", at(saves, 0.5), "ms", 10, at(writes, 0.5)),
        Figure("save, flushed, p95", at(saves, 0.95), "ms", 50, at(writes, 0.95)),
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

    block = os.urandom(1536)
    handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    try:
        return [seconds_of(write) for _ in range(ENTRIES)]
    finally:
        os.close(handle)


def _entry() -> Entry:
    first = Revision(1, RevisionId(secrets.token_bytes(16)), None, "", TEXT, TOLD)
    return Entry(EntryId(secrets.token_bytes(16)), TOLD, (first,))
