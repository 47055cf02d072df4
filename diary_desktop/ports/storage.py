"""What the diary asks of its vault: every promise of the format stands behind these few methods."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from diary_desktop.domain.attachment import Attachment, AttachmentId
from diary_desktop.domain.conversation import Conversation, ConversationId
from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import ClipId, ClipPart, Entry, EntryId, LostSound, Outline
from diary_desktop.domain.passage import EntryVectors
from diary_desktop.domain.settings import Settings

from .backup_source import BackupSource, RowBatches
from .keys import KeyRenewal, KeySlot, KeySlots, TryLog, WayIn
from .sealed_lists import ImportStore, VocabularyStore
from .snapshot import SnapshotStore

Report = Callable[[int, int], None]
"""Told how much is done of how much, while something takes long."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """What opens a vault: exactly one is given. The buffers are wiped by the vault once used.

    ``keystore`` is the 32 bytes that the operating system's keystore held.
    """

    passphrase: bytearray | None = field(default=None, repr=False)
    recovery_words: bytearray | None = field(default=None, repr=False)
    key_file: bytearray | None = field(default=None, repr=False)
    keystore: bytearray | None = field(default=None, repr=False)

    @property
    def way_in(self) -> WayIn | None:
        """Which of them is given."""
        if self.passphrase is not None:
            return "passphrase"
        if self.recovery_words is not None:
            return "words"
        if self.key_file is not None:
            return "key_file"
        return "keystore" if self.keystore is not None else None


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What ``verify`` read: counts of sound records, recordings and attached files, and the names of damaged ones.

    ``unclaimed`` are recordings that no entry names, ``kept_aside`` what was put into quarantine: neither is damage.
    ``done`` of ``total`` tells how far it is; both are equal at the end.
    """

    entries: int
    clips: int
    records: int
    damaged: tuple[str, ...]
    unclaimed: tuple[str, ...] = ()
    kept_aside: tuple[str, ...] = ()
    done: int = 0
    total: int = 0
    attachments: int = 0


class Stamp(Protocol):
    """Which state of an entry the vault holds: a change gives it another sequence."""

    @property
    def sequence(self) -> int: ...
    @property
    def revision_id(self) -> bytes: ...


class EntryReader(Protocol):
    """Entries by the hundred, as opening and searching need them."""

    def stamps(self) -> Mapping[EntryId, Stamp]:
        """The state of every entry; not to be kept beyond a step of the vault thread."""

    def outlines(
        self, entry_ids: Sequence[EntryId] | None = None, but: Collection[EntryId] = ()
    ) -> Iterator[tuple[Outline, EntryVectors | None]]:
        """What lists and search need of these entries, or of all ``but`` some; as ``read`` otherwise."""

    def read(self, entry_ids: Sequence[EntryId]) -> list[tuple[Entry, EntryVectors | None]]:
        """These entries with their vectors; unknown ones are left out, damaged ones too, and named."""

    def unsound(self, entry_ids: Sequence[EntryId]) -> list[EntryId]:
        """Those of them that do not open, which are named: seals are tried, nothing is read."""

    def texts(self, entry_ids: Sequence[EntryId]) -> list[Entry]:
        """As ``read``, where only what they say is wanted: their vectors are not opened."""


class EntryStore(EntryReader, Protocol):
    """Entries and their vectors. ``put`` returns once the entry is flushed to disk: the moment "saved" may be shown."""

    def put(self, entry: Entry) -> None:
        """Keep this state of the entry. Raises ``DiskFull``; then the state before is untouched."""

    def get(self, entry_id: EntryId) -> Entry:
        """Raises ``InputError`` for an unknown id, ``RecordDamaged`` where its seal does not hold."""

    def put_vectors(self, vectors: EntryVectors) -> None:
        """Keep vectors beside the entry; ignored when the entry has a newer revision or is gone."""

    def erase(self, entry_id: EntryId) -> None:
        """Gone from every live file, sound, vectors and draft included, before this returns; its id is remembered."""

    def begin_erasure(self, entry_id: EntryId) -> None:
        """Promise it, flushed: gone from every list at once, from every file when ``OpenVault.upkeep`` has run."""

    def load_all(self) -> Iterator[tuple[Entry, EntryVectors | None]]:
        """Every sound entry with its vectors; damaged ones are set aside and named by ``OpenVault.damaged``."""


class ClipWriter(Protocol):
    """One part of one clip while it is recorded. Used by the capture thread alone."""

    def append(self, opus: bytes) -> None:
        """Seal and flush a piece. A failed write may be called again with the same bytes."""

    def finish(self) -> ClipPart:
        """Mark the part finished and close it."""

    def abandon(self) -> None:
        """Close it without marking it finished: before ``ClipStore.remove``, or when recording fails for good."""


class ClipStore(Protocol):
    """Sealed sound."""

    def writer(self, clip_id: ClipId, part: int) -> ClipWriter:
        """A new part; a stream is never continued."""

    def read(self, clip_id: ClipId, parts: Sequence[ClipPart]) -> bytes:
        """The parts' bytes, one after another. Raises ``RecordDamaged`` where they are not what the entry remembers."""

    def pieces(self, clip_id: ClipId, parts: Sequence[ClipPart]) -> Iterator[bytes]:
        """As ``read``, a few megabytes at a time: every step on the vault thread. ``RecordDamaged`` may come late."""

    def recover(self, clip_id: ClipId) -> list[tuple[ClipPart, bytes]]:
        """Every part with what can be proved of it, finished or interrupted."""

    def recovering(self, clip_id: ClipId) -> Iterator[bytes | ClipPart]:
        """The same, a few megabytes at a time: what a part holds, and behind it the part."""

    def exists(self, clip_id: ClipId) -> bool:
        """Whether any part of it is on disk."""

    def unclaimed(self, claimed: set[ClipId]) -> list[ClipId]:
        """Clips on disk that no entry names: recordings that were interrupted."""

    def remove(self, clip_id: ClipId) -> None:
        """Delete the clip's files."""


class AttachmentStore(Protocol):
    """Sealed photos and files, each flushed before its entry names it."""

    def writer(self, attachment_id: AttachmentId) -> ClipWriter:
        """A new file: the small picture first, where there is one, then the file. It may leave the vault thread."""

    def small_picture(self, one: Attachment) -> bytes:
        """Of a photo, in a millisecond; empty of any other file. Raises ``RecordDamaged``."""

    def pieces(self, one: Attachment) -> Iterator[bytes]:
        """The file, a few megabytes a step. Raises ``RecordDamaged``, of its end once it is reached."""

    def whole(self, one: Attachment) -> Iterator[bytes]:
        """As ``pieces``, with the small picture in front."""

    def exists(self, attachment_id: AttachmentId) -> bool:
        """Whether its file is there."""

    def unnamed(self, named: Collection[AttachmentId]) -> list[AttachmentId]:
        """Files that nobody names and nobody has begun to bring since the diary was opened."""

    def discard(self, attachment_id: AttachmentId) -> None:
        """Delete its file; nothing where there is none."""


class ConversationStore(Protocol):
    """Kept conversations."""

    def put(self, conversation: Conversation) -> None:
        """Keep this state of it, flushed."""

    def get(self, conversation_id: ConversationId) -> Conversation | None:
        """``None`` for an unknown id. Raises ``RecordDamaged`` where its seal does not hold."""

    def load_all(self) -> Iterator[Conversation]:
        """Every sound conversation."""

    def ids(self) -> tuple[ConversationId, ...]:
        """Of every conversation, sound or not."""

    def begin_erasure(self, conversation_id: ConversationId) -> None:
        """Promise it, flushed: gone from every list at once, from every file when ``OpenVault.upkeep`` has run."""

    def without_erased(self, conversation: Conversation) -> Conversation:
        """One from elsewhere with nothing left in it that rests on an entry erased here."""

    def erase(self, conversation_id: ConversationId) -> None:
        """Gone from every live file."""


class DraftStore(Protocol):
    """What is being written: at most one draft an entry, flushed like an entry."""

    def put(self, draft: Draft) -> None:
        """Keep this state of the draft in place of the one before. Raises ``DiskFull``."""

    def load_all(self) -> tuple[Draft, ...]:
        """Every draft that was neither kept nor thrown away."""

    def remove(self, entry_id: EntryId) -> None:
        """Forget the entry's draft, if there is one."""

    def carried(self, drafts: Sequence[Draft]) -> bytes:
        """Sealed under the diary's key, to wait in memory while it is locked; nothing is written."""

    def put_down(self, carried: bytes) -> tuple[Draft, ...] | None:
        """The drafts that were carried, not kept yet; ``None`` where they belong to another diary."""


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """What was taken into the new vault, and the names of what is ``gone``. ``words`` are its recovery words.

    ``clips`` counts whole sounds, ``given_back`` recordings that no entry named and that have one now.
    """

    entries: int
    conversations: int
    clips: int
    given_back: int
    gone: tuple[str, ...]
    words: tuple[str, ...] = ()
    attachments: int = 0


class OpenVault(Protocol):
    """An open vault. Owned by the vault thread; only ``clips.writer`` streams leave it."""

    @property
    def entries(self) -> EntryStore: ...
    @property
    def clips(self) -> ClipStore: ...
    @property
    def attachments(self) -> AttachmentStore: ...
    @property
    def conversations(self) -> ConversationStore: ...
    @property
    def drafts(self) -> DraftStore: ...
    @property
    def vocabulary(self) -> VocabularyStore: ...
    @property
    def imports(self) -> ImportStore: ...
    @property
    def keys(self) -> KeySlots: ...
    @property
    def snapshot(self) -> SnapshotStore: ...
    @property
    def renewal(self) -> KeyRenewal: ...
    @property
    def opened_with(self) -> WayIn:
        """What it was opened with; the passphrase for one just made."""

    @property
    def known_elsewhere(self) -> bool:
        """Whether this folder was opened for the first time, and this computer knows the diary from another."""

    @property
    def damaged(self) -> tuple[str, ...]:
        """Names of what was set aside since opening."""

    def erased_ids(self) -> frozenset[bytes]:
        """Ids of entries and conversations erased in this vault: merging must not bring them back."""

    def allow_again(self, erased: Collection[bytes]) -> None:
        """What a person asked to have back; these ids are no longer among ``erased_ids``."""

    def load_settings(self) -> Settings:
        """The sealed settings, or the defaults."""

    def save_settings(self, settings: Settings) -> None:
        """Seal and flush them."""

    def backup_source(self) -> BackupSource:
        """What a backup needs besides the rows; to be wiped by whoever asked."""

    def load_backup_memory(self) -> bytes | None:
        """What the diary remembers of its backups; ``None`` where there is nothing."""

    def save_backup_memory(self, content: bytes) -> None:
        """Seal and flush it. Raises ``DiskFull``."""

    def sealed_rows(self) -> RowBatches:
        """Every row as it is sealed, a page at a time; each step on the vault thread."""

    def is_upkeep_due(self) -> bool:
        """Whether an erasure is unfinished or much has gathered that compaction makes small."""

    def is_erasing(self) -> bool:
        """Whether an erasure was promised that is not finished: ``upkeep`` goes on with it."""

    def upkeep(self, *, compact: bool = False) -> Iterator[tuple[int, int]]:
        """Finish erasures, compact where it is due or asked for, else checkpoint: a short step at a time.

        How many steps are done of how many, after each. Between two the vault may be used for anything else.
        """

    def tidy(self, report: Report | None = None) -> bool:
        """Checkpoint, and compact where enough has gathered; True when something was done."""

    def verify(self, report: Report | None = None) -> VerifyReport:
        """Open every record of everything once, in one go."""

    def verifying(self) -> Iterator[VerifyReport]:
        """As ``verify``, a short step at a time: the report so far after each, the last one being the result."""

    def unread_aside(self) -> tuple[str, ...]:
        """Names of what was set aside and cannot be read here: it may still hold what was or will be erased."""

    def remove_unread_aside(self) -> tuple[str, ...]:
        """Remove it for good, though it may be the last of what it holds; returns what it was."""

    def looking_for_sounds(self, known: int) -> Iterator[tuple[LostSound, ...]]:
        """Recordings that no entry names, in short steps, the last of which gives them; ``known`` entries have one.

        None where a sound may be that of an entry which cannot be read, was erased, or is only just coming.
        """

    def close(self, *, settle: bool = True) -> None:
        """Checkpoint, wipe the keys, release the lock. May be called twice.

        Without ``settle``, as at a lock, a large diary is closed without the checkpoint.
        """


class Vault(Protocol):
    """A vault's place on disk."""

    @property
    def folder(self) -> Path:
        """Where it lies."""

    @property
    def tries(self) -> TryLog:
        """Wrong tries at the vault that lies there now."""

    def exists(self) -> bool:
        """Whether there is a vault (sound or damaged) at this place."""

    def turn_to(self, folder: Path) -> None:
        """Another place from now on: ``folder``, or the folder ``vault`` in it. Only while no vault is open.

        Raises ``VaultMissing`` where there is none; the place before stays.
        """

    def ways_in(self) -> tuple[KeySlot, ...]:
        """What may open it, read without opening it. Raises ``VaultMissing``, ``VaultDamaged``, ``VaultTooNew``."""

    def create(self, passphrase: bytearray) -> tuple[OpenVault, tuple[str, ...]]:
        """A new vault and its 12 recovery words. Raises ``VaultExists``, ``FolderUnusable``, ``DiskFull``."""

    def salvage(self, secrets: Secrets, target: Path, passphrase: bytearray) -> Generator[SalvageReport]:
        """Take what this vault still proves into a new one in ``target``, changing nothing here, a step at a time.

        The report so far after each step; the last one is the result. Raises ``VaultMissing``, ``VaultExists``,
        ``WrongPassphrase``, ``VaultInUse``, ``DiskFull``; ``VaultDamaged`` where no copy of the header is sound.
        """

    def unlock(self, secrets: Secrets, report: Report | None = None, accept_older: bool = False) -> OpenVault:
        """Open it. Every ``VaultError`` but ``VaultExists`` may come of it.

        ``accept_older`` takes a folder that is older than what this computer has seen.
        """

    def take_up(self, lost: OpenVault) -> OpenVault:
        """The diary whose disk is back, opened anew by the key of ``lost``, or that one itself where it still answers.

        Raises ``DiskGone``, ``VaultInUse``, ``DiaryChanged`` where it is not as ``lost`` knows it: nothing changes.
        """
