"""Prints, as JSON, how soon the keys are gone when the diary is locked amid its longest work: a process of its own.

    python -m tests.benchmarks.locked_amid compacting|erasing|resealing FOLDER ENTRIES

The lock is asked for at the worst moment there is: as LanceDB begins to write the table of entries anew, in the one
call that cannot be broken off. Beside it stands that call by itself. The diary in ``FOLDER`` is changed by it.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from diary_desktop.assembly import Running
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import Cancelled, CancelToken
from diary_desktop.domain.errors import VaultLocked as Locked
from diary_desktop.domain.events import Event, VaultLocked
from diary_desktop.storage.log_payloads import ENTRIES
from diary_desktop.storage.tables import SealedTable

from .lifetimes import Lifetime
from .opened_lifetime import running
from .passphrase import PASSPHRASE

WORKS = ("compacting", "erasing", "resealing")
_PATIENCE = 600.0


class Watch:
    """When LanceDB began to write the entries anew, how long it took, and when the diary said that it is closed."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.taken = 0.0
        self.closed = 0.0

    def __call__(self, event: Event) -> None:
        if isinstance(event, VaultLocked):
            self.closed = time.perf_counter()

    def around(self, call: Callable[[SealedTable], None]) -> Callable[[SealedTable], None]:
        """That call of a table, watched."""

        def watched(table: SealedTable) -> None:
            start = time.perf_counter()
            if table.name == ENTRIES:
                self.begun.set()
            call(table)
            if table.name == ENTRIES:
                self.taken = time.perf_counter() - start

        return watched


def measured(what: str, life: Lifetime) -> dict[str, float]:
    """Milliseconds from the wish to lock to the news that the keys are gone, and of LanceDB's call."""
    watch, call = Watch(), "merge_fragments" if what == "compacting" else "rewrite"
    with mock.patch.object(SealedTable, call, watch.around(getattr(SealedTable, call))), running(life) as one:
        one.journeys.bus.listen(watch)
        one.journeys.session.unlock(life.secrets())
        one.journeys.diary.write("One more evening, so that there is something to be merged.")
        one.journeys.tasks.start("jobs", "long work", lambda job, token: _work(one, what, job, token))
        if not watch.begun.wait(_PATIENCE):
            raise TimeoutError
        asked = time.perf_counter()
        one.journeys.session.lock()
        return {"keys_gone_ms": 1000 * (watch.closed - asked), "call_ms": 1000 * watch.taken}


def _work(one: Running, what: str, job: int, token: CancelToken) -> None:
    journeys = one.journeys
    try:
        if what == "compacting":
            journeys.upkeep.compact(job, token)
        elif what == "erasing":
            journeys.diary.erase(EntryId(journeys.diary.summaries()[-1].entry_id), job)
        else:
            journeys.resealing.begin(bytearray(PASSPHRASE), None)
            journeys.resealing.go_on(job, token)
    except (Cancelled, Locked):
        return


if __name__ == "__main__":
    told = measured(sys.argv[1], Lifetime(Path(sys.argv[2]), int(sys.argv[3])))
    print(json.dumps(told), flush=True)
