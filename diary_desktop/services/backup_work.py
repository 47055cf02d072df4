"""One backup, one reading, one rehearsal: each with the keys of the open diary, and what it remembers of them after."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from diary_desktop.domain.backup import Catalogue, Drill, Generation
from diary_desktop.domain.backup_memory import (
    highest_number,
    kept_names,
    last_mount,
    moved_to,
    only_there,
    succeeded,
    with_check,
)
from diary_desktop.domain.errors import (
    BackupError,
    BackupFolderMissing,
    BackupOfEarlierKey,
    Cancelled,
    RecordTooNew,
    VaultLocked,
)
from diary_desktop.ports.backup import BackupArchive, Job
from diary_desktop.ports.backup_source import BackupSource, SealedRow
from diary_desktop.ports.clock import Clock

from .vault_state import VaultThread

log = logging.getLogger(__name__)


class BackupWork:
    """Used on the jobs thread or outside of the engine threads, by one at a time. ``remembered`` by anybody."""

    def __init__(
        self,
        archive: BackupArchive,
        vault: VaultThread,
        clock: Clock,
        diary: Callable[[], Path],
        tell_day: Callable[[Path, date], None],
    ) -> None:
        self._archive = archive
        self._vault = vault
        self._clock = clock
        self._diary = diary
        self._tell_day = tell_day
        self._catalogue: Catalogue | None = None
        self._left_alone = False
        self._open: list[BackupSource] = []

    def remembered(self) -> Catalogue:
        """Of the open diary. Raises ``VaultLocked``."""
        if self._catalogue is None:
            data = self._vault.call(lambda state, _: state.vault.load_backup_memory())
            try:
                self._catalogue = self._archive.read_catalogue(data)
            except RecordTooNew:
                log.info("what is remembered of backups is of a newer version and left alone")
                self._catalogue, self._left_alone = Catalogue(), True
        return self._catalogue

    def reachable(self, folder: Path) -> bool:
        """Whether it is there with the disk that was mounted there when it was last used. Raises ``VaultLocked``."""
        return self._archive.reachable(folder, last_mount(self.remembered(), folder))

    def chosen(self, folder: Path) -> None:
        """A person named it as it is now, whatever disk was mounted there before."""
        before = self.remembered()
        if (after := moved_to(before, folder, self._archive.mount_of(folder))) != before:
            self._remember(after)

    def forget(self) -> None:
        """The diary is closed: wipe the keys of whatever still runs, and drop what is known."""
        for source in list(self._open):
            source.wipe()
        self._catalogue, self._left_alone = None, False

    def back_up(self, folder: Path, job: Job) -> Generation:
        """A generation that is proved, remembered, and has taken the place of what the rule lets go."""
        if not self.reachable(folder):
            raise BackupFolderMissing
        with self._source() as source:
            before = self.remembered()
            mount = self._archive.mount_of(folder)
            now = self._clock()
            made, check = self._archive.write(folder, source, self._rows(), now, highest_number(before), job)
            # It read back the sounds it copied; the older ones it names wait for the monthly reading.
            first = not before.known
            after = with_check(before, made, str(made.folder), check, now.utc, sounds=first, mount=mount)
            self._remember(succeeded(after, now))
            self._thin(folder, source, made)
        self._tell_day(self._diary(), now.local.date())
        log.info("backed up", extra={"entries": len(check.entry_ids), "sounds": check.sounds})
        return made

    def check(self, folder: Path, job: Job) -> None:
        """Read every generation of this diary at ``folder`` whole, each sound once."""
        with self._source() as source:
            there = [one for one in self._archive.generations(folder) if one.vault == source.vault]
            proved: set[str] = set()
            catalogue = self.remembered()
            for one in there:
                try:
                    check = self._archive.check(one, source, job, proved)
                except BackupOfEarlierKey:
                    continue  # nothing new can be said of it without its own passphrase
                mount, now = self._archive.mount_of(folder), self._clock().utc
                catalogue = with_check(catalogue, one, str(one.folder), check, now, sounds=True, mount=mount)
            for place in {str(one.folder) for one in there}:
                catalogue = only_there(catalogue, place, {one.name for one in there})
            self._remember(catalogue)

    def rehearse(self, folders: Sequence[Path], job: Job) -> Drill:
        """Restore the newest backup of ``folders`` for a trial. Raises ``BackupError`` where there is none."""
        with self._source() as source:
            there = [folder for folder in folders if self.reachable(folder)]
            found = [one for folder in there for one in self._archive.generations(folder)]
            own = [one for one in found if one.vault == source.vault]
            if not own:
                raise BackupError("There is no backup to try.", "Make one first, or plug in the disk it lies on.")
            newest = max(own, key=lambda one: one.number)
            diary = self._diary()
            trial = diary.with_name(f"{diary.name}.trial")
            report = self._archive.rehearse(newest, source, trial, job)
            drill = Drill(self._clock(), newest.name, report.entries, report.problems)
            self._remember(replace(self.remembered(), drill=drill))
        return drill

    def _thin(self, folder: Path, source: BackupSource, made: Generation) -> None:
        """Only after ``made`` was proved. What cannot be removed now goes with the next backup."""
        try:
            there = [one for one in self._archive.generations(made.folder) if one.vault == made.vault]
            names = kept_names(there, self.remembered())
            self._archive.thin(folder, source, names)
        except BackupError as error:
            log.info("old backups not thinned out", extra={"error": type(error).__name__})
            return
        self._remember(only_there(self.remembered(), str(made.folder), names))

    def _remember(self, catalogue: Catalogue) -> None:
        """Sealed, but for the time of this program alone where a newer version's memory would be lost."""
        if not self._left_alone:
            data = self._archive.catalogue_bytes(catalogue)
            self._vault.call(lambda state, _: state.vault.save_backup_memory(data))
        self._catalogue = catalogue

    def _rows(self) -> Iterator[Sequence[SealedRow]]:
        """A page at a step of the vault thread, so that a save never waits behind a backup."""
        try:
            rows = self._vault.call(lambda state, _: state.vault.sealed_rows())
            while (page := self._vault.call(lambda state, _: next(rows, None) if state.is_open else None)) is not None:
                yield page
            if not self._vault.call(lambda state, _: state.is_open):
                raise Cancelled
        except VaultLocked as error:
            raise Cancelled from error

    @contextmanager
    def _source(self) -> Iterator[BackupSource]:
        source = self._vault.call(lambda state, _: state.vault.backup_source())
        self._open.append(source)
        try:
            yield source
        finally:
            self._open.remove(source)
            source.wipe()
