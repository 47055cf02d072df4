"""Opens a synthetic lifetime in a process of its own, as the window does, and prints one JSON line of what it took.

    python -m tests.benchmarks.opened_lifetime empty|rebuild|open FOLDER ENTRIES

``empty`` only tells the memory of an open diary without entries. ``rebuild`` opens without a snapshot and leaves one;
``open`` opens with it, searches, and does the bare operations beside each. The embedding model is left out: questions
come with a random unit vector.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from unittest import mock

import numpy as np
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from diary_desktop import app
from diary_desktop.assembly import Running, assemble
from diary_desktop.crypto import kdf, key_slots
from diary_desktop.domain.conversation import Question
from diary_desktop.runtime.engine_thread import Token

from .figures import seconds_of
from .lifetimes import PASSAGES, Lifetime, questions
from .random_vectors import WIDTH, RandomEmbedder, unit_rows
from .unlocked_memory import resident_mib

QUESTIONS = 60
_PAGE = 1 << 20

Told = dict[str, float]


@contextmanager
def running(life: Lifetime) -> Iterator[Running]:
    """The services of the window on that diary, closed afterwards."""
    gc.disable()  # as the window does
    where = app.places(life.folder / "vault", state=life.folder / "state")
    adapters = replace(app.real_adapters(where), vault=life.place(), embedder=RandomEmbedder)
    one = assemble(adapters, app.load_templates())
    try:
        yield one
    finally:
        one.close()


def without_argon(work: Callable[[], object]) -> float:
    """Seconds of ``work`` without those of the key derivation in it."""
    derived: list[float] = []
    real = kdf.argon2id

    def timed(*given: object, **named: object) -> object:
        start = time.perf_counter()
        made = real(*given, **named)  # type: ignore[arg-type]  # handed on
        derived.append(time.perf_counter() - start)
        return made

    with mock.patch.object(key_slots, "argon2id", timed):
        whole = seconds_of(work)
    return whole - sum(derived)


def empty(life: Lifetime) -> Told:
    """Memory with a diary of no entries, after a search."""
    with running(life) as one:
        one.journeys.session.unlock(life.secrets())
        one.journeys.catch_up.run(0, Token())
        one.journeys.searcher.find(Question("nothing", one.journeys.clock()), Token())
        return {"memory_mb": resident_mib()}


def rebuild(life: Lifetime) -> Told:
    """Without a snapshot: seconds until entries are listed, until search is ready, and until one is written; the most
    memory until search is ready."""
    (life.folder / "vault" / "snapshot").unlink(missing_ok=True)
    with running(life) as one:
        listed = without_argon(lambda: one.journeys.session.unlock(life.secrets()))
        before = time.process_time()
        ready = seconds_of(lambda: one.journeys.loader.finish(0, Token()))
        worked = time.process_time() - before
        most = resident_mib(most=True)
        written = seconds_of(lambda: one.journeys.snapshots.refresh(0, Token()) or one.journeys.session.lock())
        took = {"listed_s": listed, "rebuild_s": listed + ready, "rebuild_worked_s": worked, "write_s": written}
        return took | {"memory_mb": most}


def opened(life: Lifetime) -> Told:
    """With the snapshot: seconds until entries are listed and can be searched, memory, and searching."""
    raw = _raw_opening(life)
    with running(life) as one:
        unlock = without_argon(lambda: one.journeys.session.unlock(life.secrets()))
        asked = [Question(text, one.journeys.clock()) for text in questions(QUESTIONS)]
        one.journeys.searcher.find(asked[0], Token())
        told = {"unlock_s": unlock, "unlock_raw_s": min(raw, _raw_opening(life)), "memory_mb": resident_mib()}
        (living,) = one.journeys.searcher.index().living()
        matrix, query = living.segment.vectors, unit_rows(1)[0]
        assert len(matrix) == PASSAGES * life.entries
        ours, bare = [], []
        for question in asked:
            bare.append(seconds_of(lambda: matrix @ query))
            ours.append(seconds_of(partial(one.journeys.searcher.find, question, Token())))
    return told | _spread("search", ours) | _spread("search_raw", bare)


def _spread(name: str, taken: list[float]) -> Told:
    at = sorted(1000 * one for one in taken)
    return {f"{name}_p50_ms": at[len(at) // 2], f"{name}_p95_ms": at[int(0.95 * (len(at) - 1))]}


def _raw_opening(life: Lifetime) -> float:
    """Read and open as many bytes as the snapshot has, a page at a time, and make float32 of float16 once."""
    size = (life.folder / "vault" / "snapshot").stat().st_size
    cipher, nonce = AESGCM(os.urandom(32)), bytes(12)
    sealed = cipher.encrypt(nonce, os.urandom(_PAGE), None)
    path = life.folder / "raw"
    pages = max(1, size // len(sealed))
    with path.open("wb") as file:
        for _ in range(pages):
            file.write(sealed)
    halves = np.ones(PASSAGES * life.entries * WIDTH, np.float16)

    def bare() -> None:
        with path.open("rb", buffering=0) as file:
            for _ in range(pages):
                cipher.decrypt(nonce, file.read(len(sealed)), None)
        halves.astype(np.float32)

    try:
        return seconds_of(bare)
    finally:
        path.unlink()


def main() -> None:
    what, folder, entries = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    told = {"empty": empty, "rebuild": rebuild, "open": opened}[what](Lifetime(folder, entries))
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
