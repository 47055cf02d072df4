"""What the last session left: broken-off recordings, sound without words, missing vectors, what has become due."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from diary_desktop.domain.errors import CancelToken, ModelError, NothingHeard, RecordDamaged
from diary_desktop.domain.events import Event, JobId, RecordingsRecovered

from .continuing import Continuing, rest_waits
from .diary import Diary
from .dictation import Dictation
from .indexer import Indexer
from .loading import Loader

log = logging.getLogger(__name__)


Due = Callable[[JobId, CancelToken], object]


class CatchUp:
    """Runs after each unlock, on the jobs thread of a window or before a verb of the command line."""

    def __init__(
        self,
        loader: Loader,
        diary: Diary,
        dictation: Dictation,
        continuing: Continuing,
        indexer: Indexer,
        due: Sequence[Due],
        tell: Callable[[Event], None],
    ) -> None:
        self._continuing = continuing
        self._tell = tell
        self._loader = loader
        self._diary = diary
        self._dictation = dictation
        self._indexer = indexer
        self._due = due

    def run(self, job: JobId, token: CancelToken) -> None:
        """Everything that can be done now; what cannot is tried again next time. Raises ``Cancelled``."""
        self._loader.finish(job, token)
        self._diary.resume_erasures(job)
        found = [*self._dictation.recover(job), *self._dictation.give_back(token, job)]
        offered = tuple((one.entry_id, one.clip.seconds) for one in found if one.clip and one.clip.seconds)
        if offered:
            self._tell(RecordingsRecovered(job, offered))
        self._write_down(job, token)
        self._indexer.finish_missing(token, job)
        self.look_for_due(job, token)

    def look_for_due(self, job: JobId, token: CancelToken) -> None:
        """What time alone makes due: the end of thirty days in the bin, sound that has become old enough."""
        for done in self._due:
            done(job, token)

    def _write_down(self, job: JobId, token: CancelToken) -> None:
        for summary in self._diary.summaries():
            if not summary.awaits_words or not summary.seconds:
                continue
            token.raise_if_cancelled()
            try:
                entry = self._diary.get(summary.entry_id)
                if entry.clip is not None and entry.clip.growing:
                    continue  # somebody records further into it just now
                write = self._continuing.write_rest if rest_waits(entry) else self._dictation.write_down
                entry = write(entry, token, job)
                self._indexer.index(entry, token, job)
            except (ModelError, NothingHeard, RecordDamaged) as error:
                log.info("not written down", extra={"error": type(error).__name__})
