"""Another embedding model: every entry's vectors are made anew in the background, and search changes over at the end.

Until then search goes on with the vectors it has, by the former model where that is still here, and by words alone
where it is gone: the vectors of two models cannot be compared. What is done stays done over a lock or an end of the
program.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Final

from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import CancelToken, ModelMissing
from diary_desktop.domain.events import JobId, Progress
from diary_desktop.ports.language import Embedder
from diary_desktop.runtime.engine_thread import EngineThread
from diary_desktop.runtime.event_bus import EventBus

from .gathering import Gathering
from .indexer import Indexer
from .searcher import SearchThread
from .tasks import Tasks
from .vault_state import VaultThread

log = logging.getLogger(__name__)

STEP_SECONDS: Final = 3.0
"""After which other work of the jobs lane has its turn: an entry just kept is not to wait for all others."""

READ_TOGETHER: Final = 16

Gather = Callable[[Gathering, CancelToken], None]
"""Puts every entry of the diary, opened in steps, into a gathering."""


class Reembedding:
    """On the jobs lane, a step at a time."""

    def __init__(
        self,
        vault: VaultThread,
        search: SearchThread,
        embedder: EngineThread[Embedder],
        indexer: Indexer,
        gather: Gather,
        renew: Callable[[CancelToken], object],
        tasks: Tasks,
        bus: EventBus,
    ) -> None:
        """``renew`` writes the snapshot anew, which else would bring the old vectors back at the next unlock."""
        self._vault = vault
        self._search = search
        self._embedder = embedder
        self._indexer = indexer
        self._gather = gather
        self._renew = renew
        self._tasks = tasks
        self._bus = bus
        self._waiting: list[EntryId] = []
        self._total = 0

    def look(self, job: JobId, token: CancelToken) -> None:
        """Begin, where the installed model is another than that of the index; runs at unlock and after a change."""
        self._waiting = self._entries() if self._wanted() else []
        self._total = len(self._waiting)
        if self._waiting:
            log.info("embedding anew", extra={"entries": self._total})
            self._go_on(job, token)

    def clear(self) -> None:
        """The diary is locked: what is left is found again after the next unlock."""
        self._waiting = []

    def _go_on(self, job: JobId, token: CancelToken) -> None:
        """One step; then the next one queues behind whatever else waits."""
        wanted = self._wanted()
        until = time.monotonic() + STEP_SECONDS
        while wanted and self._waiting:
            token.raise_if_cancelled()
            together, self._waiting = self._waiting[:READ_TOGETHER], self._waiting[READ_TOGETHER:]
            self._indexer.embed_anew(together, wanted, token)
            self._bus.publish(Progress(job, self._total - len(self._waiting), self._total, "index"))
            if time.monotonic() >= until:
                break
        if self._waiting:
            self._tasks.start("jobs", "index", self._go_on)
        elif wanted:
            self._change_over(wanted, token)

    def _change_over(self, wanted: str, token: CancelToken) -> None:
        """From here on meaning is searched by the new model."""
        gathering = self._indexer.begin_switch(wanted)
        self._gather(gathering, token)
        self._indexer.switch(gathering)
        self._renew(token)
        log.info("embedded anew", extra={"entries": self._total})

    def _wanted(self) -> str:
        """The installed model, empty where it is the one of the index, or none is there."""
        now = self._search.call(lambda state, _: state.model_id)
        try:
            installed = self._embedder.call(lambda engine, _: engine.model_id) if now else ""
        except ModelMissing:
            return ""
        return installed if installed != now else ""

    def _entries(self) -> list[EntryId]:
        """All of them, the newest first."""
        return self._vault.call(
            lambda state, _: [
                one.entry_id
                for one in sorted(state.summaries.values(), key=lambda each: each.when.local, reverse=True)
                if one.binned is None
            ]
        )
