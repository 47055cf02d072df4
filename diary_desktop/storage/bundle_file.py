"""A bundle for another computer: entries opened here and sealed again under a random key that a passphrase wraps.

A backup cannot be merged, because a row's seal names its vault. A bundle has an id, a header and a passphrase slot of
its own, and otherwise the file format of a backup. Over ``PART_BYTES`` it goes on in FILE.2, FILE.3 and so on.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from pathlib import Path

from ..crypto.kdf import Argon2Parameters, calibrate
from ..crypto.key_slots import Slot, SlotKind, VaultKey
from ..domain.bundle import BundleItem, LostPiece, SoundPiece
from ..domain.entry import ClipId, Entry
from ..domain.errors import BackupDamaged, BackupError, BackupFolderMissing, InputError, RecordDamaged, VaultDamaged
from ..ports.backup import Job
from ..ports.storage import Secrets
from .backup_errors import on_the_stick
from .backup_format import PART_BYTES, PURPOSE, End, FrameKind, end_bytes, read_end
from .backup_reader import GenerationReader, Hole
from .backup_writer import GenerationWriter
from .entry_codec import entry_bytes, read_entry
from .files import FileSystem
from .given_secrets import unlocked, wiped
from .header import Header, decode_header
from .log_payloads import ENTRIES
from .revision_ids import new_revision_id

_SOUND = struct.Struct(">16sI")
_UNDONE = "The diary that was to be merged was not touched."


class BundleFiles:
    """``parameters`` say how costly the bundle's passphrase is. Used on the jobs thread."""

    def __init__(
        self,
        parameters: Callable[[], Argon2Parameters] = calibrate,
        files: FileSystem | None = None,
        part_bytes: int = PART_BYTES,
    ) -> None:
        self._parameters = parameters
        self._files = files or FileSystem()
        self._part_bytes = part_bytes

    def write(self, file: Path, passphrase: bytearray, items: Iterator[Entry | SoundPiece], job: Job) -> int:
        """Written beside, named once it is whole, read back. ``passphrase`` is wiped."""
        with wiped(passphrase):
            self._refuse(file, passphrase)
            key = VaultKey.random(new_revision_id())
            slot = Slot.wrap(key, SlotKind.PASSPHRASE, passphrase, self._parameters())
        header = Header(1, 1, key.vault_id, (slot,)).signed(key)
        stream_key = key.subkey(PURPOSE)
        key.wipe()
        writer = GenerationWriter(
            file.parent, stream_key, header.vault_id, header.encode(), self._files, self._part_bytes
        )
        try:
            entries = _write_items(writer, items, job)
            writer.publish(lambda number: part_path(file, number))
        finally:
            writer.discard()
        self._prove(file, stream_key, header.vault_id, entries)
        return entries

    def open(self, file: Path, passphrase: bytearray) -> SealedBundle:
        """Raises ``WrongPassphrase``, ``BackupDamaged``, ``BackupFolderMissing``."""
        with wiped(passphrase):
            paths = _parts(file)
            reader = GenerationReader(paths, self._files)
            try:
                header = decode_header(reader.preamble().header)
                key = unlocked(header, Secrets(passphrase=passphrase))
            except VaultDamaged as error:
                raise BackupDamaged("This file is no bundle of a diary, or it is damaged.", _UNDONE) from error
        return SealedBundle(reader, key)

    def _refuse(self, file: Path, passphrase: bytearray) -> None:
        if not passphrase:
            raise InputError("A passphrase cannot be empty.", "Choose one for this bundle alone.")
        with on_the_stick():
            if not file.parent.is_dir():
                raise BackupFolderMissing
            if file.exists():
                raise BackupError("There is something at this place already.", "Name a new file for the bundle.")

    def _prove(self, file: Path, stream_key: bytes, bundle_id: bytes, entries: int) -> None:
        """Read it back; one that is not what was written goes again."""
        paths = _parts(file)
        frames = list(_kinds(GenerationReader(paths, self._files), stream_key, bundle_id))
        if Hole in frames or frames.count(FrameKind.ENTRY) != entries:
            with on_the_stick():
                self._files.remove_all(paths)
            raise BackupDamaged("The disk gave back something else than was written to it.", "Use another disk.")


class SealedBundle:
    """``OpenBundle``. Owns ``key``."""

    def __init__(self, reader: GenerationReader, key: VaultKey) -> None:
        self._reader = reader
        self._key = key

    @property
    def entries(self) -> int:
        """How many it says it holds; 0 where its end is missing."""
        try:
            return self._reader.end(self._key.subkey(PURPOSE), self._key.vault_id).rows.get(ENTRIES, 0)
        except BackupDamaged:
            return 0

    def items(self, job: Job) -> Iterator[BundleItem]:
        """Each entry before its sounds; what does not prove itself is named where it lay."""
        came, told = 0, 0
        for frame in self._reader.frames(self._key.subkey(PURPOSE), self._key.vault_id):
            job.token.raise_if_cancelled()
            if isinstance(frame, Hole):
                yield LostPiece(frame.name)
            elif frame.kind == FrameKind.ENTRY:
                came += 1
                yield _entry(frame.payload)
            elif frame.kind == FrameKind.CLIP:
                clip_id, part = _SOUND.unpack_from(frame.payload)
                yield SoundPiece(ClipId(clip_id), part, frame.payload[_SOUND.size :])
            elif frame.kind == FrameKind.END:
                told = read_end(frame.payload).rows.get(ENTRIES, 0)
                if told > came:
                    yield LostPiece(f"{told - came} of {told} entries")

    def close(self) -> None:
        self._key.wipe()


def part_path(file: Path, number: int) -> Path:
    """FILE, FILE.2, FILE.3."""
    return file if number == 1 else file.with_name(f"{file.name}.{number}")


def _parts(file: Path) -> list[Path]:
    found: list[Path] = []
    with on_the_stick():
        while (path := part_path(file, len(found) + 1)).exists():
            found.append(path)
    if not found:
        raise BackupFolderMissing("There is no bundle at this place.", "Check the file's name.")
    return found


def _write_items(writer: GenerationWriter, items: Iterator[Entry | SoundPiece], job: Job) -> int:
    entries = 0
    for item in items:
        job.token.raise_if_cancelled()
        if isinstance(item, Entry):
            writer.add(FrameKind.ENTRY, entry_bytes(item))
            entries += 1
        else:
            writer.add(FrameKind.CLIP, _SOUND.pack(item.clip_id, item.part) + item.opus)
    writer.begin_chunk()
    writer.add(FrameKind.END, end_bytes(End({ENTRIES: entries}, 0, *writer.place, 0)))
    return entries


def _entry(payload: bytes) -> Entry | LostPiece:
    try:
        return read_entry(payload)
    except RecordDamaged:
        return LostPiece("an entry that cannot be read")


def _kinds(reader: GenerationReader, key: bytes, bundle_id: bytes) -> Iterator[object]:
    for frame in reader.frames(key, bundle_id):
        yield Hole if isinstance(frame, Hole) else frame.kind
