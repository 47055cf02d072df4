"""Sealed sounds beside the generations: each copied once, under a name made of its content, dropped when unnamed."""

from __future__ import annotations

import contextlib
import hashlib
import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from ..domain.errors import BackupDamaged, CancelToken
from .backup_errors import on_the_stick, on_the_stick_but_missing
from .backup_format import SoundCopy
from .backup_writer import forget_cache
from .files import TEMPORARY, FileSystem, translated, undone_by
from .listing import files_below

TAG_BYTES = 16
_PIECE = 1024 * 1024
_CLIP = re.compile(r"([0-9a-f]{32})-(\d+)")
DAMAGED = ".damaged"
_COPY = re.compile(r"([0-9a-f]{32}-\d+-[0-9a-f]{16})(\.damaged)?")


@dataclass(frozen=True, slots=True)
class SoundFile:
    """A sealed sound of the diary as it lies there now: a part that is still being recorded may grow."""

    path: Path
    clip_id: bytes
    part: int
    length: int


def sounds_in(folder: Path) -> list[SoundFile]:
    """Every part of every clip below the vault's own folder of clips."""
    found = []
    with translated():
        there = files_below(folder)
    for path in there:
        match = _CLIP.fullmatch(path.name)
        if match is not None:
            with contextlib.suppress(FileNotFoundError), translated():  # erased between the listing and now
                found.append(SoundFile(path, bytes.fromhex(match[1]), int(match[2]), path.stat().st_size))
    return found


class SoundStore:
    """``folder`` on the stick. Used on the jobs thread."""

    def __init__(self, folder: Path, files: FileSystem) -> None:
        self._folder = folder
        self._files = files
        self._touched: dict[Path, None] = {}

    def settle(self) -> None:
        """Flush the names of what was copied: before any generation that names it gets its own."""
        with on_the_stick():
            while self._touched:
                folder = next(iter(self._touched))
                self._files.flush_folder(folder)
                del self._touched[folder]

    def path(self, sound: SoundCopy) -> Path:
        return self._folder / sound.file_name[:2] / sound.file_name

    def copy(
        self, sound: SoundFile, known: Mapping[tuple[str, int, bytes], SoundCopy], token: CancelToken
    ) -> SoundCopy | None:
        """Its copy: the one that is there, else a new one, read back. ``None`` where the sound was erased meanwhile.

        Raises ``BackupFolderFull``, ``BackupFolderMissing``, ``BackupDamaged`` where it does not read back as written.
        """
        try:
            tag = _tag(self._files, sound)
        except FileNotFoundError:
            return None
        standing = known.get((sound.path.name, sound.length, tag))
        if standing is not None and self.is_there(standing):
            return standing
        return self._copied(sound, tag, token)

    def is_there(self, sound: SoundCopy) -> bool:
        """Whether a file of its name and length is there; ``proves`` reads it."""
        with on_the_stick():
            try:
                return self.path(sound).stat().st_size == sound.length
            except FileNotFoundError:
                return False

    def proves(self, sound: SoundCopy) -> bool:
        """Whether the copy is byte for byte what was copied."""
        with on_the_stick():
            try:
                handle = self._files.open(self.path(sound), "rb")
            except FileNotFoundError:
                return False
            with handle:
                forget_cache(handle)
                digest, length = hashlib.sha256(), 0
                while piece := handle.read(_PIECE):
                    digest.update(piece)
                    length += len(piece)
        return (length, digest.digest()) == (sound.length, sound.digest)

    def set_aside(self, sound: SoundCopy) -> None:
        """A damaged copy under another name: the next backup copies anew, and a restore still finds what is left."""
        with on_the_stick():
            path = self.path(sound)
            if path.exists():
                aside = path.with_name(path.name + DAMAGED)
                self._files.unlink(aside)
                self._files.rename(path, aside)
                self._files.flush_folder(path.parent)

    def read(self, sound: SoundCopy) -> bytes:
        """What there is of it, also where it is damaged; nothing where it is gone. The caller compares the digest."""
        path = self.path(sound)
        for one in (path, path.with_name(path.name + DAMAGED)):
            with contextlib.suppress(FileNotFoundError), on_the_stick_but_missing():
                return self._files.read(one)
        return b""

    def drop_all_but(self, named: Iterable[SoundCopy]) -> int:
        """Remove copies that no kept generation names; returns how many."""
        wanted = {sound.file_name for sound in named}
        with on_the_stick():
            copies = {path: _COPY.fullmatch(path.name) for path in files_below(self._folder)}
            gone = [path for path, match in copies.items() if match is not None and match[1] not in wanted]
            self._files.remove_all(gone)
        return len(gone)

    def _copied(self, sound: SoundFile, tag: bytes, token: CancelToken) -> SoundCopy | None:
        beside = self._folder / f"{TEMPORARY}{secrets.token_hex(6)}"
        try:
            pieces = _Pieces(self._files, sound)
        except FileNotFoundError:
            return None
        digest, length = hashlib.sha256(), 0
        with contextlib.closing(pieces), undone_by(lambda: self._discard(beside)):
            with _new_on_the_stick(self._files, beside) as handle:
                for piece in pieces:
                    token.raise_if_cancelled()
                    with on_the_stick():
                        self._files.write(handle, piece)
                    digest.update(piece)
                    length += len(piece)
                with on_the_stick():
                    self._files.flush(handle)
                    forget_cache(handle)
            made = SoundCopy(sound.clip_id, sound.part, length, tag, digest.digest())
            self._name(beside, made)
        if not self.proves(made):
            raise BackupDamaged(
                "The backup disk gave back something else than was written to it.",
                "Use another disk or stick. Your diary and older backups are untouched.",
            )
        return made

    def _discard(self, beside: Path) -> None:
        with contextlib.suppress(OSError):  # what stays is swept by the next backup
            self._files.unlink(beside)

    def _name(self, beside: Path, made: SoundCopy) -> None:
        """Where its name is taken, the same content lies there, or less of it: that goes once this is in its place."""
        target = self.path(made)
        with on_the_stick():
            if not target.parent.is_dir():
                self._files.make_one_folder(target.parent)
                self._touched[self._folder] = None
            try:
                self._files.rename(beside, target)
            except FileExistsError:
                self._name_beside(beside, target)
            self._touched[target.parent] = None

    def _name_beside(self, beside: Path, target: Path) -> None:
        """Where a disk renames over nothing: what lies there stays until this has its name."""
        aside = target.with_name(target.name + DAMAGED)
        self._files.unlink(aside)
        self._files.rename(target, aside)
        self._files.rename(beside, target)
        self._files.unlink(aside)


@contextlib.contextmanager
def _new_on_the_stick(files: FileSystem, path: Path) -> Iterator[FileIO]:
    """Open for a block that reads the diary as well: opening and closing are the stick's, the block is not."""
    with on_the_stick():
        handle = files.open(path, "xb")
    try:
        yield handle
    finally:
        with on_the_stick():
            handle.close()


class _Pieces:
    """The bytes a sound had when it was listed; what is recorded meanwhile comes with the next backup.

    The diary's own disk is read here: what it complains of is no ``BackupError``.
    """

    def __init__(self, files: FileSystem, sound: SoundFile) -> None:
        with translated():
            self._handle = files.open(sound.path, "rb")
        self._left = sound.length

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        with translated():
            piece = self._handle.read(min(_PIECE, self._left)) if self._left else b""
        if not piece:
            raise StopIteration
        self._left -= len(piece)
        return piece

    def close(self) -> None:
        self._handle.close()


def copy_sounds(
    store: SoundStore,
    source: Path,
    known: Iterable[SoundCopy],
    token: CancelToken,
    tell: Callable[[int], None],
) -> list[SoundCopy]:
    """Every sound of the diary on the stick; ``tell`` gets the bytes of each once it is there."""
    names = {(one.clip_name, one.length, one.tag): one for one in known}
    made = []
    for sound in sounds_in(source):
        token.raise_if_cancelled()
        copy = store.copy(sound, names, token)
        if copy is not None:
            made.append(copy)
        tell(sound.length)
    store.settle()
    return made


def _tag(files: FileSystem, sound: SoundFile) -> bytes:
    with translated(), files.open(sound.path, "rb") as handle:
        handle.seek(max(sound.length - TAG_BYTES, 0))
        return (handle.read(TAG_BYTES) or b"").ljust(TAG_BYTES, b"\0")[:TAG_BYTES]
