"""``BackupArchive``: generations of sealed rows and copies of sealed sounds in a folder on another disk."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from ..domain.backup import BackupCheck, Catalogue, Generation, RestoreReport
from ..domain.entry import EntryId
from ..domain.errors import BackupDamaged, BackupError, BackupFolderMissing, RecordDamaged
from ..domain.moment import Moment
from ..ports.backup import Job
from ..ports.backup_source import BackupSource, RowBatches
from ..ports.storage import Secrets
from .backup_catalogue import catalogue_bytes, read_catalogue
from .backup_errors import on_the_stick
from .backup_format import (
    PART_BYTES,
    About,
    End,
    FrameKind,
    SoundCopy,
    about_bytes,
    end_bytes,
    generation_name,
    read_about,
    read_row,
    read_sound,
    row_bytes,
    sound_bytes,
)
from .backup_places import SOUNDS, generations_at, parts_of, place_for, sweep_place
from .backup_reader import Frame, GenerationReader, Hole
from .backup_restore import Unpacking, refuse_earlier_key, rehearse, restored
from .backup_sounds import SoundStore, copy_sounds, sounds_in
from .backup_source import VaultBackupSource
from .backup_writer import GenerationWriter
from .files import FileSystem
from .folder_swap import RESTORING, drop_replaced, put_in_place
from .log_payloads import ENTRIES

ROW_GUESS = 3_000
"""Bytes a row is taken for where progress is told: what matters is that sounds and rows add up."""


@dataclass(slots=True)
class _Progress:
    """Bytes done of a guessed total, told as they come."""

    job: Job
    total: int
    done: int = 0

    def add(self, size: int) -> None:
        self.done = min(self.done + size, self.total)
        self.job.report(self.done, self.total)


@dataclass(slots=True)
class _Found:
    """What a reading of a generation comes to."""

    rows: Counter[str] = field(default_factory=Counter)
    entry_ids: set[EntryId] = field(default_factory=set)
    sounds: list[SoundCopy] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    about: About | None = None


class FolderArchive:
    """Used on the jobs thread. ``files`` and ``part_bytes`` are for tests of sticks that fail."""

    def __init__(self, files: FileSystem | None = None, part_bytes: int = PART_BYTES) -> None:
        self._files = files or FileSystem()
        self._part_bytes = part_bytes

    def generations(self, folder: Path) -> tuple[Generation, ...]:
        """Every backup of every diary here, newest first; the folder itself may be a diary's own."""
        return generations_at(folder)

    def write(
        self, folder: Path, source: BackupSource, rows: RowBatches, now: Moment, above: int, job: Job
    ) -> tuple[Generation, BackupCheck]:
        """Rows first, then sounds: every sound that a row names was finished before its row was read."""
        own = _own(source)
        place = place_for(folder, source.vault, self._files)
        sweep_place(place, self._files)
        standing = [one for one in generations_at(place) if one.vault == source.vault]
        number = max([above, *(one.number for one in standing)]) + 1
        sounds = SoundStore(place / SOUNDS, self._files)
        known = self._known_sounds(standing, own)
        total = 2 * ROW_GUESS * own.rows + sum(one.length for one in sounds_in(own.sounds))
        progress = _Progress(job, max(total, 1))
        writer = GenerationWriter(
            place, own.stream_key, own.vault_id, own.header.encode(), self._files, self._part_bytes
        )
        try:
            about = About(source.vault, number, now.utc.isoformat(), own.rows)
            counts, last = self._write_rows(writer, about, rows, progress)
            copies = copy_sounds(sounds, own.sounds, known, job.token, progress.add)
            self._write_end(writer, copies, counts, last)
            own.refuse_another_epoch()
            name = generation_name(number, now.utc, secrets.token_bytes(4))
            writer.publish(lambda number: place / f"{name}.{number}")
        finally:
            writer.discard()
        made = next(one for one in generations_at(place) if one.name == name)
        return made, self._proved(made, own, progress)

    def check(self, generation: Generation, source: BackupSource, job: Job, proved: set[str] | None) -> BackupCheck:
        """Every piece of the generation's own file; every sound's bytes too, or only that each is there."""
        own = _own(source)
        refuse_earlier_key(self._reader(generation), own)
        progress = _Progress(job, max(generation.size, 1))
        found = self._read(generation, own, progress)
        store = SoundStore(generation.folder / SOUNDS, self._files)
        for one in found.sounds:
            job.token.raise_if_cancelled()
            if proved is None or one.file_name in proved:
                sound = store.is_there(one)
            elif sound := store.proves(one):
                proved.add(one.file_name)
            else:
                store.set_aside(one)
            if not sound:
                found.problems.append(f"the sound {one.clip_id.hex()[:8]}")
        return _checked(found)

    def thin(self, folder: Path, source: BackupSource, keep: Collection[str]) -> None:
        """The first part goes first: without it a generation is none. Sounds go only where every kept list is read."""
        own = _own(source)
        place = place_for(folder, source.vault, self._files)
        for one in generations_at(place):
            if one.name not in keep and one.vault == source.vault:
                with on_the_stick():
                    for path in parts_of(one):
                        self._files.remove_all([path])
        named: list[SoundCopy] = []
        for one in generations_at(place):
            with contextlib.suppress(BackupFolderMissing):
                sounds = self._sounds_of(one, own)
                if sounds is None:
                    return
                named += sounds
        SoundStore(place / SOUNDS, self._files).drop_all_but(named)

    def restore(self, generation: Generation, secrets: Secrets, folder: Path, job: Job) -> RestoreReport:
        """Into a new or empty folder: whatever proves itself, the rest named. The secrets are wiped."""
        return restored(self._unpacking(generation, job), secrets, folder)

    def restore_beside(self, generation: Generation, secrets: Secrets, folder: Path, job: Job) -> RestoreReport:
        """On the same disk as the diary, so that swapping is two renames."""
        beside = folder.with_name(folder.name + RESTORING)
        self._files.remove_tree(beside)
        return self.restore(generation, secrets, beside, job)

    def rehearse(self, generation: Generation, source: BackupSource, folder: Path, job: Job) -> RestoreReport:
        """A restore with the key of the open diary into ``folder``, which is gone again when this returns."""
        return rehearse(self._unpacking(generation, job), _own(source), folder)

    def reachable(self, folder: Path, mount: str = "") -> bool:
        """False also for a stick whose folder can no longer be read, or whose mount point outlived it."""
        try:
            return folder.is_dir() and (not mount or os.path.ismount(mount))
        except OSError:
            return False

    def mount_of(self, folder: Path) -> str:
        """The nearest mount point at or above ``folder``, but for the root of everything."""
        above = [one for one in (folder.absolute(), *folder.absolute().parents) if one != one.parent]
        return next((str(one) for one in above if os.path.ismount(one)), "")

    def put_in_place(self, restored: Path, folder: Path) -> None:
        put_in_place(restored, folder, self._files)

    def drop_replaced(self, folder: Path) -> bool:
        return drop_replaced(folder, self._files)

    def read_catalogue(self, data: bytes | None) -> Catalogue:
        return read_catalogue(data)

    def catalogue_bytes(self, catalogue: Catalogue) -> bytes:
        return catalogue_bytes(catalogue)

    def _unpacking(self, generation: Generation, job: Job) -> Unpacking:
        progress = _Progress(job, max(generation.size, 1))
        reader = GenerationReader(parts_of(generation), self._files, goes_on=True)
        return Unpacking(generation, reader, self._files, job.token, progress.add)

    def _reader(self, generation: Generation) -> GenerationReader:
        return GenerationReader(parts_of(generation), self._files)

    def _write_rows(
        self, writer: GenerationWriter, about: About, rows: RowBatches, progress: _Progress
    ) -> tuple[dict[str, int], int]:
        counts: Counter[str] = Counter()
        last = 0
        writer.add(FrameKind.ABOUT, about_bytes(about))
        for page in rows:
            progress.job.token.raise_if_cancelled()
            for row in page:
                writer.add(FrameKind.ROW, row_bytes(row))
                last = max(last, row.sequence)
            counts.update(row.table for row in page)
            progress.add(ROW_GUESS * len(page))
        return dict(counts), last

    def _write_end(self, writer: GenerationWriter, copies: list[SoundCopy], counts: dict[str, int], last: int) -> None:
        writer.begin_chunk()
        part, chunk = writer.place
        for one in copies:
            writer.add(FrameKind.SOUND, sound_bytes(one))
        writer.begin_chunk()
        writer.add(FrameKind.END, end_bytes(End(counts, len(copies), part, chunk, last)))

    def _proved(self, made: Generation, own: VaultBackupSource, progress: _Progress) -> BackupCheck:
        """Read it back; one that is not what was written goes again, and that is said."""
        found = self._read(made, own, progress)
        if not found.problems:
            return _checked(found)
        with on_the_stick():
            self._files.remove_all(parts_of(made))
        raise BackupDamaged(
            "The backup disk gave back something else than was written to it.",
            "Use another disk or stick. Your diary and older backups are untouched.",
        )

    def _read(self, generation: Generation, own: VaultBackupSource, progress: _Progress) -> _Found:
        reader = self._reader(generation)
        found = _Found()
        for frame in reader.frames(own.stream_key, own.vault_id):
            progress.job.token.raise_if_cancelled()
            if isinstance(frame, Hole):
                found.problems.append(frame.name)
            else:
                _take(found, frame)
                progress.add(len(frame.payload))
        if found.about is not None and found.about.number != generation.number:
            found.problems.append("the name of the backup")
        return found

    def _known_sounds(self, standing: list[Generation], own: VaultBackupSource) -> list[SoundCopy]:
        """Of the newest generation whose list can be read: what is there already is not copied again."""
        for one in sorted(standing, key=lambda each: each.number, reverse=True):
            sounds = self._sounds_of(one, own)
            if sounds is not None:
                return sounds
        return []

    def _sounds_of(self, generation: Generation, own: VaultBackupSource) -> list[SoundCopy] | None:
        """The sounds a generation names; ``None`` where that cannot be proved whole."""
        reader = self._reader(generation)
        sounds: list[SoundCopy] = []
        try:
            end = reader.end(own.stream_key, own.vault_id)
            for frame in reader.frames(own.stream_key, own.vault_id, end.sounds_part, end.sounds_chunk):
                if isinstance(frame, Frame) and frame.kind == FrameKind.SOUND:
                    sounds.append(read_sound(frame.payload))
        except (BackupFolderMissing, RecordDamaged):
            raise
        except BackupError:
            return None
        return sounds if len(sounds) == end.sounds else None


def _take(found: _Found, frame: Frame) -> None:
    """One frame into what was found."""
    if frame.kind == FrameKind.ROW:
        row = read_row(frame.payload)
        found.rows[row.table] += 1
        if row.table == ENTRIES:
            found.entry_ids.add(EntryId(row.row_id))
    elif frame.kind == FrameKind.SOUND:
        found.sounds.append(read_sound(frame.payload))
    elif frame.kind == FrameKind.ABOUT:
        found.about = read_about(frame.payload)


def _checked(found: _Found) -> BackupCheck:
    rows = sum(found.rows.values())
    return BackupCheck(rows, frozenset(found.entry_ids), len(found.sounds), tuple(found.problems))


def _own(source: BackupSource) -> VaultBackupSource:
    assert isinstance(source, VaultBackupSource), "a backup folder on disk takes a vault on disk"
    return source
