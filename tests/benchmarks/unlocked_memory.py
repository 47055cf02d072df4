"""Prints the resident memory, in MiB, of a process with an unlocked diary of six notes."""

from __future__ import annotations

import tempfile
from pathlib import Path

from diary_desktop import app
from diary_desktop.domain.conversation import Question
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token


def resident_mib(*, most: bool = False) -> float:
    """The memory of this process now, or the ``most`` it ever had (Linux)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM" if most else "VmRSS")) / 1024


def with_a_diary() -> float:
    """After unlocking and one search."""
    with tempfile.TemporaryDirectory() as folder:
        running = app.build(app.places(Path(folder) / "vault", state=Path(folder) / "state"))
        journeys = running.journeys
        journeys.session.create(bytearray(b"benchmark"))
        for number in range(6):
            entry = journeys.diary.write(f"Note {number}: we walked along the river and talked about the garden.")
            journeys.indexer.index(entry, Token())
        journeys.session.lock()
        journeys.session.unlock(Secrets(passphrase=bytearray(b"benchmark")))
        journeys.searcher.find(Question("Where did we walk?", journeys.clock()), Token())
        used = resident_mib()
        running.close()
    return used


if __name__ == "__main__":
    print(f"{with_a_diary():.1f}")
