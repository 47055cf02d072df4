"""What a backup costs: megabytes a second, read back and proved, beside a bare sealed copy of the same bytes."""

from __future__ import annotations

import os
import random
import secrets
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.domain.entry import Clip, ClipId, Entry, EntryId, Revision, RevisionId
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.passage import EntryVectors
from diary_desktop.ports.backup import Job
from diary_desktop.ports.backup_source import SealedRow
from diary_desktop.ports.storage import OpenVault, Secrets
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.storage.backup_archive import FolderArchive
from diary_desktop.storage.vault import LanceVault

from .figures import Figure, seconds_of

ENTRIES = 5_000
SOUNDS = 40
SOUND_BYTES = 1_000_000
CHUNK = 64 * 1024
TEXT = "We walked along the river and talked about the garden, the bread and the long winter. " * 12
TOLD = Moment(datetime(2026, 11, 21, 21, 40))


def measure(quick: bool) -> list[Figure]:
    """Sizes stay; ``quick`` leaves the restore out."""
    with tempfile.TemporaryDirectory(prefix="diary-benchmark-") as folder:
        place = Path(folder)
        vault, _ = LanceVault(place / "vault", place / "state", lambda: MINIMUM).create(bytearray(b"benchmark"))
        _fill(vault)
        (place / "stick").mkdir()
        figures = _backups(vault, place)
        vault.close()
        return figures if quick else [*figures, _restoring(place)]


def _backups(vault: OpenVault, place: Path) -> list[Figure]:
    steps: list[float] = []
    first = seconds_of(lambda: _backed_up(vault, place / "stick", 0, steps))
    size = _size(place / "stick")
    raw = seconds_of(lambda: _sealed_copy(place / "stick", place / "raw"))
    again = seconds_of(lambda: _backed_up(vault, place / "stick", 1, []))
    rows = size - _size(place / "stick" / next(os.walk(place / "stick"))[1][0] / "sounds")
    return [
        Figure("backup_mb_s, first, read back", size / 1e6 / first, "MB/s", None, size / 1e6 / raw),
        Figure("backup, bytes", size / 1e6, "MB", None, size / 1e6),
        Figure(f"backup, second, {SOUNDS} sounds there already", again, "s", None, rows / size * raw),
        Figure("backup, longest step of the vault thread", 1000 * max(steps), "ms", 50),
    ]


def _restoring(place: Path) -> Figure:
    archive = FolderArchive()
    newest = archive.generations(place / "stick")[0]
    secret = Secrets(passphrase=bytearray(b"benchmark"))
    seconds = seconds_of(lambda: archive.restore(newest, secret, place / "copy", _job()))
    return Figure("restore, every record read and proved", _size(place / "copy") / 1e6 / seconds, "MB/s")


def _fill(vault: OpenVault) -> None:
    chance = np.random.default_rng(1)
    for number in range(ENTRIES):
        entry = _entry(number)
        vault.entries.put(entry)
        rows = chance.standard_normal((2, 384)).astype(np.float16)
        vault.entries.put_vectors(EntryVectors(entry.entry_id, entry.revision.revision_id, "benchmark", rows))
    for number in range(SOUNDS):
        clip_id = ClipId(secrets.token_bytes(16))
        writer = vault.clips.writer(clip_id, 1)
        writer.append(random.Random(number).randbytes(SOUND_BYTES))
        clip = Clip(clip_id, (writer.finish(),), 300.0)
        vault.entries.put(replace(_entry(ENTRIES + number), clip=clip))


def _entry(number: int) -> Entry:
    when = replace(TOLD, local=TOLD.local - timedelta(hours=number))
    revision = Revision(1, RevisionId(secrets.token_bytes(16)), None, "", f"{number} {TEXT}", when)
    return Entry(EntryId(secrets.token_bytes(16)), when, (revision,))


def _backed_up(vault: OpenVault, stick: Path, day: int, steps: list[float]) -> None:
    source = vault.backup_source()
    now = replace(TOLD, local=TOLD.local + timedelta(days=day))
    FolderArchive().write(stick, source, _timed(vault.sealed_rows(), steps), now, 0, _job())
    source.wipe()


def _timed(rows: Iterator[Sequence[SealedRow]], steps: list[float]) -> Iterator[Sequence[SealedRow]]:
    while True:
        start = time.perf_counter()
        page = next(rows, None)
        steps.append(time.perf_counter() - start)
        if page is None:
            return
        yield page


def _sealed_copy(folder: Path, target: Path) -> None:
    """Every byte read, sealed by the chunk, written, flushed, read back and opened; nothing else."""
    cipher = AESGCM(secrets.token_bytes(32))
    number = 0
    for file in sorted(one for one in folder.rglob("*") if one.is_file()):
        copy = target / file.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        begun = number
        with file.open("rb") as source, copy.open("wb") as handle:
            while piece := source.read(CHUNK):
                handle.write(cipher.encrypt(number.to_bytes(12), piece, None))
                number += 1
            handle.flush()
            os.fsync(handle.fileno())
        with copy.open("rb") as handle:
            while piece := handle.read(CHUNK + 16):
                cipher.decrypt(begun.to_bytes(12), piece, None)
                begun += 1


def _size(folder: Path) -> int:
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())


def _job() -> Job:
    return Job(Token(), lambda done, total: None)
