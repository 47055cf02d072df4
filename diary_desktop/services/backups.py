"""Backups of the diary: made when due, read back, rehearsed, restored; and what the window says of them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from diary_desktop.domain.backup import BackupState, Drill, Generation, KnownGeneration, RestoreReport
from diary_desktop.domain.backup_memory import last_made
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import BackupError, CancelToken, DiaryError, InputError, StorageError, VaultLocked
from diary_desktop.domain.events import BackupChanged, JobId, Progress
from diary_desktop.domain.settings import BackupPlan
from diary_desktop.ports.backup import BackupArchive, Job
from diary_desktop.ports.clock import Clock
from diary_desktop.ports.storage import Report, Secrets
from diary_desktop.runtime.event_bus import EventBus

from .backup_progress import Watch
from .backup_work import BackupWork
from .session import Session
from .vault_state import VaultThread

log = logging.getLogger(__name__)

DAILY = timedelta(hours=20)
"""After this one is due: a little less than a day, so that an earlier evening still has one."""
MONTHLY = timedelta(days=30)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Backups:
    """Called from the jobs thread or from outside of the engine threads. One piece of work at a time: others wait.

    ``tell_day`` gets the day of each success, which is all the closed screen may know.
    """

    def __init__(
        self,
        archive: BackupArchive,
        session: Session,
        vault: VaultThread,
        bus: EventBus,
        clock: Clock,
        tell_day: Callable[[Path, date], None],
    ) -> None:
        self._archive = archive
        self._session = session
        self._bus = bus
        self._clock = clock
        self._work = BackupWork(archive, vault, clock, lambda: session.place.folder, tell_day)
        self._busy = threading.Lock()
        self._watch: Watch | None = None
        self._state = BackupState()

    @property
    def state(self) -> BackupState:
        """As it was last said."""
        return self._state

    def look(self, job: JobId = 0) -> BackupState:
        """Read what is remembered, see whether a folder is there, and say so. Raises ``VaultLocked``."""
        known, plan = self._work.remembered(), self._plan()
        there = any(self._work.reachable(Path(folder)) for folder in plan.folders)
        self._say(
            job,
            folders=plan.folders,
            reachable=there,
            last_good=known.last_good,
            drill=known.drill,
            known=known.known,
        )
        return self._state

    def choose(self, folders: Sequence[Path], job: JobId = 0) -> None:
        """Remember these folders, sealed. One that is remembered already may be away, as sticks are.

        Raises ``InputError``, ``BackupFolderMissing`` for a new one that is not there.
        """
        known = {Path(folder).absolute() for folder in self._plan().folders}
        for folder in (one for one in folders if one.absolute() not in known):
            self._archive.generations(folder)
            if folder.absolute().is_relative_to(self._session.place.folder.absolute()):
                raise InputError("A backup inside the diary's own folder is none.", "Choose another disk or a stick.")
            self._work.chosen(folder.absolute())
        settings = self._session.settings()
        plan = replace(settings.backups, folders=tuple(str(folder.absolute()) for folder in folders))
        self._session.change_settings(replace(settings, backups=plan))
        self.look(job)

    def automatic(self) -> bool:
        """Whether one is made each day without being asked for."""
        return self._plan().automatic

    def teller(self, job: JobId) -> Report:
        """Tells how far a restore is, as ``Progress`` of ``job``."""
        return lambda done, total: self._bus.publish(Progress(job, done, total, "restore"))

    def set_automatic(self, automatic: bool) -> None:
        """Whether a backup is made each day without being asked for."""
        settings = self._session.settings()
        self._session.change_settings(replace(settings, backups=replace(settings.backups, automatic=automatic)))

    def generations_with(self, entry_id: EntryId) -> tuple[KnownGeneration, ...]:
        """Kept backups that hold the entry, oldest first: erased now, it stays there until they are replaced."""
        return self._work.remembered().generations_with(entry_id)

    def holds(self, entry_id: EntryId) -> bool:
        """Whether any kept backup holds the entry."""
        return bool(self.generations_with(entry_id))

    def due(self) -> list[Path]:
        """Chosen folders that are there and have no backup of the last day; none while locked or switched off."""
        try:
            plan, known = self._plan(), self._work.remembered()
        except VaultLocked:
            return []
        now = self._clock().utc
        found = []
        for folder in map(Path, plan.folders if plan.automatic else ()):
            made = last_made(known, folder)
            # A date to come was written by a clock that stood wrong.
            if (made is None or not timedelta() <= now - made < DAILY) and self._work.reachable(folder):
                found.append(folder)
        return found

    def run_if_due(self, job: JobId, token: CancelToken) -> None:
        """What a day asks for: a backup in every folder that is there; once a month all is read and rehearsed."""
        due = self.due()
        if due:
            self.back_up(job, token, due)
            self._monthly(job, token)
        else:
            self.look(job)

    def back_up(self, job: JobId, token: CancelToken, folders: Sequence[Path] = ()) -> tuple[Generation, ...]:
        """A new generation in each folder, or in every chosen one; proved when this returns.

        Raises ``BackupError`` where one cannot be made, after those that can be; older ones stay. ``Cancelled`` when
        the diary closes.
        """
        wanted = sorted(list(folders) or self._folders(), key=lambda one: not self._work.reachable(one))
        if not wanted:
            raise BackupError("No folder for backups was chosen yet.", "Choose one on another disk or on a stick.")
        with self._running(job, token) as work:
            return tuple([self._work.back_up(folder, work) for folder in wanted])

    def check_all(self, job: JobId, token: CancelToken, folders: Sequence[Path] = ()) -> tuple[KnownGeneration, ...]:
        """Read every generation and sound whole. Raises ``BackupFolderMissing``; what is damaged is remembered."""
        with self._running(job, token) as work:
            for folder in list(folders) or self._folders():
                self._work.check(folder, work)
        return self._work.remembered().known

    def rehearse(self, job: JobId, token: CancelToken) -> Drill:
        """Restore the newest backup into a folder of its own, open, compare and remove it. Raises ``BackupError``."""
        with self._running(job, token) as work:
            return self._work.rehearse(self._folders(), work)

    def candidates(self, folder: Path) -> tuple[Generation, ...]:
        """Every backup of every diary at this place, newest first; needs no key. Raises ``BackupFolderMissing``."""
        return self._archive.generations(folder)

    def restore(
        self, generation: Generation, secrets: Secrets, destination: Path, progress: Report, token: CancelToken
    ) -> RestoreReport:
        """Into a new or empty folder; what does not prove itself is named. The secrets are wiped.

        Raises ``WrongPassphrase``, ``BackupError``, ``VaultExists``, ``FolderUnusable``, ``DiskFull``.
        """
        return self._archive.restore(generation, secrets, destination, Job(token, progress))

    def restore_here(
        self, generation: Generation, secrets: Secrets, progress: Report, token: CancelToken, job: JobId = 0
    ) -> RestoreReport:
        """In the place of the diary that is there, which is closed, and kept until the restored one was opened.

        It is an older state: unlocking it asks whether that is meant. Raises as ``restore``, and ``VaultInUse``.
        """
        place = self._session.place.folder
        report = self._archive.restore_beside(generation, secrets, place, Job(token, progress))
        self._session.lock(job)
        self._archive.put_in_place(report.folder, place)
        return replace(report, folder=place)

    def drop_replaced(self) -> bool:
        """After a good unlock: remove the diary that a restored one took the place of. Tried again the next time."""
        try:
            return self._archive.drop_replaced(self._session.place.folder)
        except StorageError as error:
            log.info("replaced diary not removed", extra={"error": type(error).__name__})
            return False

    def stop(self) -> None:
        """The diary closes: what runs ends at its next step."""
        watch = self._watch
        if watch is not None:
            watch.stop()

    def forget(self) -> None:
        """The diary is closed: wipe keys and drop what is known of it."""
        self.stop()
        self._work.forget()
        self._state = BackupState()

    def _monthly(self, job: JobId, token: CancelToken) -> None:
        known, now = self._work.remembered(), self._clock().utc
        there = [folder for folder in self._folders() if self._work.reachable(folder)]
        if any(now - (one.sounds_checked or one.made) >= MONTHLY for one in known.known):
            self.check_all(job, token, there)
        if known.drill is None or now - known.drill.when.utc >= MONTHLY:
            self.rehearse(job, token)

    @contextmanager
    def _running(self, job: JobId, token: CancelToken) -> Iterator[Job]:
        """While this runs the state says so; how it ended stays in the state."""
        error: DiaryError | None = None
        with self._busy:
            self._watch = watch = Watch(token, lambda done, total, left: self._tell(job, done, total, left))
            self._say(job, running=True, done=0, total=0, seconds_left=None, error=None)
            try:
                yield Job(watch, watch.report)
            except DiaryError as caught:
                error = caught
                raise
            finally:
                self._watch = None
                self._state = replace(self._state, running=False, error=error)
                self._look_if_open(job)

    def _look_if_open(self, job: JobId) -> None:
        try:
            self.look(job)
        except VaultLocked:
            self._state = BackupState()

    def _tell(self, job: JobId, done: int, total: int, left: float | None) -> None:
        self._bus.publish(Progress(job, done, total, "backup"))
        self._say(job, done=done, total=total, seconds_left=left)

    def _say(self, job: JobId, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # names and values of its own fields
        self._bus.publish(BackupChanged(job, self._state))

    def _plan(self) -> BackupPlan:
        return self._session.with_vault(lambda vault: vault.load_settings()).backups

    def _folders(self) -> list[Path]:
        return [Path(folder) for folder in self._plan().folders]
