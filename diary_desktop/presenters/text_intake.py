"""Text files that become entries, one each; the days of the files are offered once they are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from diary_desktop.domain.entry import Entry, EntryId
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.events import Event, JobId, VaultLocked
from diary_desktop.domain.moment import Moment
from diary_desktop.services.journeys import Journeys
from diary_desktop.services.text_files import TextFile, read_text_file

from .inquiry import Inquiries
from .intake import PLACE


@dataclass(frozen=True, slots=True)
class TextsKept:
    """``days`` are those of files that were written on another day than today."""

    entry_ids: tuple[EntryId, ...]
    days: tuple[tuple[EntryId, datetime], ...] = ()


class TextIntake:
    """On the desk, one file after another. A failure is told as ``Failed`` at the intake's place, for the banner."""

    def __init__(self, one: Journeys, kept: Callable[[TextsKept], None]) -> None:
        self._diary = one.diary
        self._indexer = one.indexer
        self._tasks = one.tasks
        self._clock = one.clock
        self._kept = kept
        self._inquiries = Inquiries(one.tasks, one.bus, PLACE)
        self._waiting = 0
        self._entries: list[tuple[EntryId, datetime]] = []

    def take_in(self, paths: Sequence[Path]) -> None:
        """An entry from each file, in the order given; what cannot be read keeps no other from being kept."""
        self._waiting += len(paths)
        for path in paths:
            self._inquiries.ask(partial(self._write, path), self._written, lambda _: self._ended(), stopped=self._ended)

    def use_days(self, days: Sequence[tuple[EntryId, datetime]]) -> None:
        """They happened when their files were written."""
        now = self._clock()
        for entry_id, day in days:
            happened = replace(now, local=day)
            self._tasks.start("desk", "entry", partial(self._redate, entry_id, happened))

    def on_event(self, event: Event) -> None:
        if isinstance(event, VaultLocked):
            self._waiting, self._entries = 0, []
        self._inquiries.on_event(event)

    def _write(self, path: Path, job: JobId, _: CancelToken) -> tuple[EntryId, datetime]:
        read: TextFile = read_text_file(path)
        entry: Entry = self._diary.write(read.text, title=read.title, job=job)
        self._tasks.start("jobs", "index", lambda own, token: self._indexer.index(entry, token, own))
        return entry.entry_id, read.changed

    def _redate(self, entry_id: EntryId, happened: Moment, job: JobId, _: CancelToken) -> None:
        self._diary.redate(entry_id, happened, job)

    def _written(self, one: tuple[EntryId, datetime]) -> None:
        self._entries.append(one)
        self._ended()

    def _ended(self) -> None:
        self._waiting -= 1
        if self._waiting <= 0 and self._entries:
            found, self._entries, self._waiting = self._entries, [], 0
            today = self._clock().local.date()
            others = tuple(one for one in found if one[1].date() != today)
            self._kept(TextsKept(tuple(entry_id for entry_id, _ in found), others))
