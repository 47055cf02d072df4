"""What changing who may open the diary costs: a passphrase beside one Argon2id run, a new key beside a bare copy."""

from __future__ import annotations

import secrets
import shutil
import statistics
import tempfile
import time
from datetime import datetime
from pathlib import Path

from diary_desktop.crypto.kdf import MINIMUM, SALT_BYTES, Argon2Parameters, argon2id
from diary_desktop.crypto.key_slots import SlotKind
from diary_desktop.domain.entry import Entry, EntryId, Revision, RevisionId
from diary_desktop.domain.moment import Moment
from diary_desktop.storage.files import FileSystem, VaultLayout
from diary_desktop.storage.header import HeaderStore
from diary_desktop.storage.open_vault import LedgerVault
from diary_desktop.storage.vault import LanceVault

from .figures import Figure, seconds_of

ENTRIES = 1000
TEXT = "We walked along the river and talked about the garden, the bread and the long winter. " * 12
TOLD = Moment(datetime(2026, 11, 21, 21, 40))
PASSPHRASE = b"benchmark"


def measure(quick: bool) -> list[Figure]:
    """``quick`` changes the passphrase once instead of five times."""
    with tempfile.TemporaryDirectory(prefix="diary-benchmark-") as folder:
        place = Path(folder)
        return [*_changing(place, 1 if quick else 5), *_sealing_anew(place)]


def _changing(place: Path, repeats: int) -> list[Figure]:
    """As the app does it: the passphrase of today is checked, a new one derived, a slot swapped on both copies."""
    vault, _ = LanceVault(place / "vault", place / "state").create(bytearray(PASSPHRASE))
    headers = HeaderStore(VaultLayout(place / "vault"), FileSystem())
    whole, swaps, raw = [], [], []
    for _ in range(repeats):
        fitted = _cost(headers)
        raw.append(seconds_of(lambda: argon2id(PASSPHRASE, bytes(SALT_BYTES), fitted)))  # noqa: B023  used at once
        start = time.perf_counter()
        maker = vault.keys.maker()
        assert maker.proves(bytearray(PASSPHRASE))
        slot = maker.passphrase(bytearray(PASSPHRASE))
        swaps.append(seconds_of(lambda: vault.keys.put(slot, TOLD)))  # noqa: B023  used at once
        whole.append(time.perf_counter() - start)
    vault.close()
    return [
        Figure("passphrase_change_s", statistics.median(whole), "s", 2, statistics.median(raw)),
        Figure("of it on the vault thread", 1000 * statistics.median(swaps), "ms", 50),
        Figure("Argon2id fitted to this machine", _cost(headers).memory_mib, "MiB"),
    ]


def _cost(headers: HeaderStore) -> Argon2Parameters:
    return next(slot.parameters for slot in headers.read().slots if slot.kind is SlotKind.PASSPHRASE)


def _sealing_anew(place: Path) -> list[Figure]:
    """A vault of 1,000 entries under a new key, beside copying its folder; and the longest that others wait in it."""
    vault, _ = LanceVault(place / "anew", place / "state", lambda: MINIMUM).create(bytearray(PASSPHRASE))
    for _ in range(ENTRIES):
        vault.entries.put(_entry())
    vault.tidy()
    raw = seconds_of(lambda: shutil.copytree(place / "anew", place / "copy"))
    steps = _steps(vault)
    vault.close()
    return [
        Figure(f"{ENTRIES} entries under a new key", sum(steps), "s", None, raw),
        Figure("a step of it, p95", 1000 * sorted(steps)[int(0.95 * (len(steps) - 1))], "ms", 50),
        Figure("a step of it, the longest", 1000 * max(steps), "ms"),
    ]


def _steps(vault: LedgerVault) -> list[float]:
    maker = vault.keys.maker()
    vault.renewal.begin([maker.passphrase(bytearray(PASSPHRASE)), maker.words()[1]])
    work, taken = vault.renewal.steps(), []
    while True:
        start = time.perf_counter()
        step = next(work, None)
        taken.append(time.perf_counter() - start)
        if step is None:
            assert not vault.renewal.left
            return taken


def _entry() -> Entry:
    first = Revision(1, RevisionId(secrets.token_bytes(16)), None, "", TEXT, TOLD)
    return Entry(EntryId(secrets.token_bytes(16)), TOLD, (first,))
