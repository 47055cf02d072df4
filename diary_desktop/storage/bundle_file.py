"""A bundle for another computer: what is opened here, sealed again under a random key that a passphrase wraps.

A backup cannot be merged, because a row's seal names its vault. A bundle has an id, a header and a passphrase slot of
its own, and otherwise the file format of a backup. Over ``PART_BYTES`` it goes on in FILE.2, FILE.3 and so on.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ..crypto.kdf import Argon2Parameters, calibrate
from ..crypto.key_slots import Slot, SlotKind, VaultKey
from ..domain.bundle import BundledItem, BundleItem, LostPiece, SoundPiece, TaughtNames
from ..domain.conversation import Conversation
from ..domain.entry import ClipId, Entry
from ..domain.errors import (
    BackupDamaged,
    BackupError,
    BackupFolderMissing,
    InputError,
    RecordDamaged,
    VaultDamaged,
    VaultTooNew,
    WrongPassphrase,
)
from ..ports.backup import Job
from ..ports.storage import Secrets
from .backup_errors import on_the_stick
from .backup_format import PART_BYTES, PURPOSE, End, FrameKind, end_bytes, read_end
from .backup_reader import GenerationReader, Hole
from .backup_writer import GenerationWriter
from .conversation_codec import conversation_bytes, read_conversation
from .entry_codec import entry_bytes, read_entry
from .files import FileSystem
from .given_secrets import unlocked, wiped
from .header import Header, decode_header
from .log_payloads import CONVERSATIONS, ENTRIES
from .revision_ids import new_revision_id
from .vocabulary_store import names_bytes, read_names

_SOUND = struct.Struct(">16sI")
_COUNTED = {FrameKind.ENTRY: ENTRIES, FrameKind.CONVERSATION: CONVERSATIONS}
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

    def write(self, file: Path, passphrase: bytearray, items: Iterator[BundledItem], job: Job) -> int:
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
            counts = _write_items(writer, items, job)
            writer.publish(lambda number: part_path(file, number))
        finally:
            writer.discard()
        self._prove(file, stream_key, header.vault_id, counts)
        return counts[ENTRIES]

    def open(self, file: Path, passphrase: bytearray) -> SealedBundle:
        """Raises ``WrongPassphrase``, ``BackupDamaged``, ``BackupFolderMissing``."""
        with wiped(passphrase):
            paths = _parts(file)
            reader = GenerationReader(paths, self._files)
            try:
                if not file.is_file():
                    raise BackupDamaged
                header = decode_header(reader.preamble().header)
                key = unlocked(header, Secrets(passphrase=passphrase))
            except WrongPassphrase as error:
                raise WrongPassphrase(
                    "That does not open the bundle.", "It has a passphrase of its own, the one it was made with."
                ) from error
            except (BackupDamaged, VaultDamaged) as error:
                raise BackupDamaged("This file is no bundle of a diary, or it is damaged.", _UNDONE) from error
        return SealedBundle(reader, key)

    def _refuse(self, file: Path, passphrase: bytearray) -> None:
        if not passphrase:
            raise InputError("A passphrase cannot be empty.", "Choose one for this bundle alone.")
        with on_the_stick():
            if not file.parent.is_dir():
                raise BackupFolderMissing(
                    "The folder for the bundle is not there.", "Make it first, or name a file in another one."
                )
            if file.exists():
                raise BackupError("There is something at this place already.", "Name a new file for the bundle.")

    def _prove(self, file: Path, stream_key: bytes, bundle_id: bytes, counts: Mapping[str, int]) -> None:
        """Read it back; one that is not what was written goes again."""
        paths = _parts(file)
        frames = list(_kinds(GenerationReader(paths, self._files), stream_key, bundle_id))
        if Hole in frames or any(frames.count(kind) != counts[name] for kind, name in _COUNTED.items()):
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
        came: Counter[str] = Counter()
        for frame in self._reader.frames(self._key.subkey(PURPOSE), self._key.vault_id):
            job.token.raise_if_cancelled()
            if isinstance(frame, Hole):
                yield LostPiece(frame.name)
            elif frame.kind == FrameKind.ENTRY:
                came[ENTRIES] += 1
                yield _entry(frame.payload)
            elif frame.kind == FrameKind.CONVERSATION:
                came[CONVERSATIONS] += 1
                yield _conversation(frame.payload)
            elif frame.kind == FrameKind.NAMES:
                yield _names(frame.payload)
            elif frame.kind == FrameKind.CLIP:
                clip_id, part = _SOUND.unpack_from(frame.payload)
                yield SoundPiece(ClipId(clip_id), part, frame.payload[_SOUND.size :])
            elif frame.kind == FrameKind.END:
                yield from _missing(read_end(frame.payload).rows, came)

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


def _write_items(writer: GenerationWriter, items: Iterator[BundledItem], job: Job) -> dict[str, int]:
    counts = dict.fromkeys(_COUNTED.values(), 0)
    for item in items:
        job.token.raise_if_cancelled()
        if isinstance(item, Entry):
            writer.add(FrameKind.ENTRY, entry_bytes(item))
            counts[ENTRIES] += 1
        elif isinstance(item, Conversation):
            writer.add(FrameKind.CONVERSATION, conversation_bytes(item))
            counts[CONVERSATIONS] += 1
        elif isinstance(item, TaughtNames):
            writer.add(FrameKind.NAMES, names_bytes(item.names))
        else:
            writer.add(FrameKind.CLIP, _SOUND.pack(item.clip_id, item.part) + item.opus)
    writer.begin_chunk()
    writer.add(FrameKind.END, end_bytes(End(counts, 0, *writer.place, 0)))
    return counts


def _entry(payload: bytes) -> Entry | LostPiece:
    try:
        return read_entry(payload)
    except RecordDamaged:
        return LostPiece("an entry that cannot be read")


def _conversation(payload: bytes) -> Conversation | LostPiece:
    try:
        return read_conversation(payload)
    except RecordDamaged:
        return LostPiece("a conversation that cannot be read")


def _names(payload: bytes) -> TaughtNames | LostPiece:
    try:
        return TaughtNames(read_names(payload))
    except (RecordDamaged, VaultTooNew):
        return LostPiece("the words and names")


def _missing(told: Mapping[str, int], came: Mapping[str, int]) -> Iterator[LostPiece]:
    for name, count in told.items():
        lost = count - came.get(name, 0)
        if lost > 0:
            yield LostPiece(f"{lost} of {count} {name}")


def _kinds(reader: GenerationReader, key: bytes, bundle_id: bytes) -> Iterator[object]:
    for frame in reader.frames(key, bundle_id):
        yield Hole if isinstance(frame, Hole) else frame.kind
