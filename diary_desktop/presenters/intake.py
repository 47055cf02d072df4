"""Take in recordings made elsewhere: each file is a task of its own, so one that holds no sound stops no other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.events import EntryIndexed, EntrySaved, Event, Failed, JobId, VaultLocked
from diary_desktop.services.dictation import Dictation
from diary_desktop.services.indexer import Indexer
from diary_desktop.services.tasks import Task, Tasks

PLACE = "take_in"


class IntakePresenter:
    """Keeps no file name once its task has ended. Errors come as ``Failed`` at ``PLACE``, for the banner.

    ``began`` gets how many files were asked for; ``kept`` the entry and the seconds of its sound, once that is safe
    on disk and before a word of it is written down.
    """

    def __init__(
        self,
        dictation: Dictation,
        indexer: Indexer,
        tasks: Tasks,
        began: Callable[[int], None],
        kept: Callable[[EntryId, float], None],
    ) -> None:
        self._dictation = dictation
        self._indexer = indexer
        self._tasks = tasks
        self._began = began
        self._kept = kept
        self._running: dict[JobId, Task] = {}
        self._unkept: set[JobId] = set()

    @property
    def going_on(self) -> bool:
        """Whether a file is waited for whose sound is not safe yet. Writing it down can be made up for later."""
        return bool(self._unkept)

    def take_in(self, paths: Sequence[Path]) -> None:
        """An entry from each file, one after another in the order given."""
        if not paths:
            return
        self._began(len(paths))
        for path in paths:
            task = self._tasks.start("jobs", PLACE, partial(self._take_in, path))
            self._running[task.job_id] = task
            self._unkept.add(task.job_id)

    def stop(self) -> None:
        """The diary closes: what is not kept yet stays outside; what is kept is written down after the next unlock."""
        for task in self._running.values():
            task.cancel()
        self._running.clear()
        self._unkept.clear()

    def on_event(self, event: Event) -> None:
        if isinstance(event, VaultLocked):
            self.stop()
        elif event.job_id not in self._running:
            return
        elif isinstance(event, EntrySaved) and event.job_id in self._unkept:
            self._unkept.remove(event.job_id)
            self._kept(event.summary.entry_id, event.summary.seconds)
        elif isinstance(event, EntryIndexed | Failed):
            self._unkept.discard(event.job_id)
            del self._running[event.job_id]

    def _take_in(self, path: Path, job: JobId, token: CancelToken) -> None:
        """Safe first, then written down, then made findable."""
        self._indexer.index(self._dictation.take_in(path, token, job=job), token, job)
