"""``OpenVault``: an open vault as the vault thread holds it, from unlock to close."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TypeVar

from ..crypto.key_slots import VaultKey
from ..domain.entry import LostSound
from ..domain.errors import DiaryError, RecordDamaged, RecordTooNew, VaultLocked, VaultTooNew
from ..domain.settings import Settings
from ..ports.backup_source import BackupSource, RowBatches
from ..ports.keys import WayIn
from ..ports.sealed_lists import ImportStore, VocabularyStore
from ..ports.snapshot import SnapshotStore
from ..ports.storage import (
    AttachmentStore,
    ClipStore,
    ConversationStore,
    DraftStore,
    EntryStore,
    Report,
    VerifyReport,
)
from . import compaction
from .attachments import SealedAttachmentStore
from .backup_catalogue import read_catalogue
from .backup_source import VaultBackupSource, row_pages
from .checkpoint import CheckpointStore
from .clips import SealedClipStore
from .conversation_codec import read_settings, settings_bytes
from .conversation_store import LedgerConversationStore
from .draft_store import ErasedIds, LedgerDraftStore
from .entry_store import LedgerEntryStore
from .files import FileSystem, FolderLock, VaultLayout
from .header import Header, HeaderStore
from .import_store import LedgerImportStore
from .key_slot_store import HeaderKeySlots
from .ledger import Ledger
from .log_format import LogKind
from .log_payloads import ENTRIES, SETTINGS, Put
from .lost_sounds import LostSounds
from .named_rows import NamedRow
from .quarantine import remove_unread_aside, unread_aside
from .rekeying import Rekeying
from .revision_ids import new_revision_id
from .sealers import PURPOSES, Sealers
from .verification import Verification, Verified
from .vocabulary_store import LedgerVocabularyStore

log = logging.getLogger(__name__)

BACKUPS = b"backups"
FEW_ENTRIES = 20_000
"""Up to so many a checkpoint costs some tenths of a second, which a lock can wait."""

SETTINGS_ID = b"settings".ljust(16, b"\0")
"""The one row of the settings table."""

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Parts:
    """What an open vault is made of."""

    layout: VaultLayout
    lock: FolderLock
    key: VaultKey
    ledger: Ledger
    clips: SealedClipStore
    keys: HeaderKeySlots
    checkpoints: CheckpointStore
    headers: HeaderStore
    renewal: Rekeying
    sealers: Sealers
    header: Callable[[], Header]
    """As it was read or written last."""


class LedgerVault:
    """Owned by the vault thread; only ``clips.writer`` streams leave it. Closed, every use raises ``VaultLocked``."""

    def __init__(self, parts: Parts, damaged: list[str], opened_with: WayIn = "passphrase") -> None:
        self._parts: Parts | None = parts
        self.opened_with = opened_with
        self.known_elsewhere = False
        self._damaged = dict.fromkeys(damaged)
        parts.ledger.snapshot.names_to(self._name)
        self._settings_too_new = False
        self._drafts = LedgerDraftStore(self._ledger, self._name, parts.sealers.settings)
        self._vocabulary = LedgerVocabularyStore(self._ledger, self._name)
        self._imports = LedgerImportStore(self._ledger, self._name)
        self._attachments = SealedAttachmentStore(parts.clips)
        self._erased = ErasedIds(self._ledger, self._name)
        self._entries = LedgerEntryStore(
            self._ledger, parts.layout, parts.clips, self._name, self._drafts, self._erased
        )
        self._conversations = LedgerConversationStore(self._ledger, parts.layout, parts.clips, self._name, self._erased)

    @property
    def entries(self) -> EntryStore:
        return self._entries

    @property
    def conversations(self) -> ConversationStore:
        return self._conversations

    @property
    def drafts(self) -> DraftStore:
        return self._drafts

    @property
    def vocabulary(self) -> VocabularyStore:
        return self._vocabulary

    @property
    def imports(self) -> ImportStore:
        return self._imports

    @property
    def clips(self) -> ClipStore:
        """Raises ``VaultLocked``."""
        return self._require().clips

    @property
    def attachments(self) -> AttachmentStore:
        """Raises ``VaultLocked``."""
        self._require()
        return self._attachments

    @property
    def keys(self) -> HeaderKeySlots:
        """Raises ``VaultLocked``."""
        return self._require().keys

    @property
    def renewal(self) -> Rekeying:
        """Raises ``VaultLocked``."""
        return self._require().renewal

    @property
    def snapshot(self) -> SnapshotStore:
        """Raises ``VaultLocked``."""
        return self._ledger().snapshot

    @property
    def damaged(self) -> tuple[str, ...]:
        """Names of what was set aside since opening; empty once closed."""
        return tuple(self._damaged)

    def erased_ids(self) -> frozenset[bytes]:
        """Ids of entries and conversations erased in this vault."""
        return self._erased.all()

    def allow_again(self, erased: Collection[bytes]) -> None:
        """What a person asked to have back. Durable once this returns."""
        self._erased.remove(erased)

    def load_settings(self) -> Settings:
        """The sealed settings; the defaults where there are none or they are damaged, which is named."""
        rows = self._ledger().tables[SETTINGS]
        if SETTINGS_ID not in rows.keys:
            return Settings()
        opened = rows.get(SETTINGS_ID)
        try:
            return read_settings(opened.proved())
        except (VaultTooNew, RecordTooNew):
            self._settings_too_new = True
            self._name("the settings, written by a newer version of the app")
        except RecordDamaged:
            log.info("settings cannot be read, defaults used")
            self._name("the settings")
        return Settings()

    def save_settings(self, settings: Settings) -> None:
        """Durable once this returns. Raises ``InputError`` for a value out of range, ``DiskFull``.

        ``RecordTooNew`` where those of a newer version would be lost.
        """
        settings.validate()
        if self._settings_too_new:
            raise RecordTooNew
        known = self._ledger().tables[SETTINGS].keys.get(SETTINGS_ID)
        number = known.revision + 1 if known else 1
        put = Put(SETTINGS_ID, number, new_revision_id(), settings_bytes(settings))
        self._ledger().put(LogKind.SETTINGS, put)

    def tidy(self, report: Report | None = None) -> bool:
        """As ``upkeep``, in one go."""
        did = False
        for done, total in self.upkeep():
            did = True
            if report is not None:
                report(done, total)
        return did

    def is_upkeep_due(self) -> bool:
        """Whether an erasure or a compaction is unfinished, or 200 commits or 64 fragments have gathered."""
        ledger = self._ledger()
        return bool(ledger.erasing) or ledger.rewriting is not None or compaction.due(ledger)

    def is_erasing(self) -> bool:
        """Whether an erasure was promised that is not finished."""
        return bool(self._ledger().erasing)

    def upkeep(self, *, compact: bool = False) -> Iterator[tuple[int, int]]:
        """Finish erasures, compact where it is due or asked for, else checkpoint what is unsettled.

        One short step at a time on the vault thread, how many of how many after each; raises ``VaultLocked`` when the
        vault was closed in between. Left at any step, it is begun again another time.
        """
        parts = self._require()
        yield from self._while_open(compaction.finishing(parts.ledger))
        if parts.ledger.erasing:
            yield from self._while_open(compaction.erasing(parts.ledger, parts.layout, parts.clips))
        if compact or compaction.due(parts.ledger):
            yield from self._while_open(compaction.compacting(parts.ledger, parts.layout))
        elif parts.ledger.unsettled:
            parts.ledger.checkpoint()
            yield 1, 1

    def _while_open(self, steps: Iterator[S]) -> Iterator[S]:
        for step in steps:
            yield step
            self._require()

    def verify(self, report: Report | None = None) -> VerifyReport:
        """As ``verifying``, in one go."""
        found = VerifyReport(0, 0, 0, self.damaged)
        for found in self.verifying():
            if report is not None:
                report(found.done, found.total)
        return found

    def verifying(self) -> Iterator[VerifyReport]:
        """Open every record of everything once: headers, checkpoints, log, rows, vectors, sound; a step at a time.

        Raises ``VaultLocked`` when the vault was closed between two steps.
        """
        parts = self._require()
        sealed = (parts.clips, self._attachments)
        what = Verified(parts.layout, parts.ledger, *sealed, parts.checkpoints, parts.headers)
        yield from self._while_open(Verification(what, self.damaged, self._name).steps())

    def unread_aside(self) -> tuple[str, ...]:
        """Names of what was set aside and cannot be read here: it may still hold what was or will be erased."""
        return tuple(unread_aside(self._require().layout))

    def remove_unread_aside(self) -> tuple[str, ...]:
        """Remove it for good, though it may be the last of what it holds; what it was. Raises ``StorageError``."""
        parts = self._require()
        return tuple(remove_unread_aside(parts.layout, parts.ledger.files))

    def looking_for_sounds(self, known: int) -> Iterator[tuple[LostSound, ...]]:
        """Recordings that no entry names, a step at a time; the last step gives them, those before nothing.

        Raises ``VaultLocked`` when the vault was closed between two steps.
        """
        parts = self._require()
        look = LostSounds(parts.ledger, parts.clips, self._entries, self._erased.all(), known)
        yield from self._while_open(look.steps())

    def backup_source(self) -> BackupSource:
        """What a backup needs besides the rows; to be wiped by whoever asked."""
        parts = self._require()
        rows = sum(len(one.keys) for one in parts.ledger.tables.values())
        return VaultBackupSource(parts.layout, parts.key, HeaderStore(parts.layout, FileSystem()).read(), rows)

    def load_backup_memory(self) -> bytes | None:
        """``None`` where there is none or it does not prove itself. A newer version's is named."""
        content = NamedRow(self._ledger, BACKUPS).load()
        try:
            read_catalogue(content)
        except RecordTooNew:
            self._name("what is remembered of the backups, written by a newer version of the app")
        return content

    def save_backup_memory(self, content: bytes) -> None:
        """A row like the settings, so that it is sealed anew with them."""
        NamedRow(self._ledger, BACKUPS).save(content)

    def sealed_rows(self) -> RowBatches:
        """Every row as it is sealed, a page at a time; each step on the vault thread."""
        return row_pages(self._require().ledger)

    def shown_keys(self) -> dict[str, bytearray]:
        """Copies of the vault key, under "vault", and of each subkey by its purpose, for the caller to wipe.

        "Prove it" counts what is left of them after locking: any of them opens what was sealed under it.
        """
        key = self._require().key
        return {"vault": key.shown()} | {purpose: bytearray(key.subkey(purpose)) for purpose in PURPOSES}

    def close(self, *, settle: bool = True) -> None:
        """Checkpoint, wipe the keys, release the lock. What was saved is safe in the log if the checkpoint fails.

        Without ``settle`` a large diary gets no checkpoint: locking waits for no long work, the next opening reads the
        log, and vectors put since the last checkpoint, of ``MOST_VECTORS`` entries at most, are made again. So it is
        where tables were just written anew and are not proved yet.
        """
        with self._let_go() as parts:
            try:
                if parts is None:
                    return
                few = len(parts.ledger.tables[ENTRIES].keys) <= FEW_ENTRIES
                if (settle or few) and parts.ledger.unsettled and parts.ledger.is_proved:
                    parts.ledger.checkpoint()
            except DiaryError as error:
                log.warning("no checkpoint at closing, the log keeps everything: %s", type(error).__name__)

    def abandon(self) -> None:
        """As ``close``, but that nothing is written: its disk is gone, and another object has the diary open there."""
        with self._let_go():
            pass

    @contextlib.contextmanager
    def _let_go(self) -> Iterator[Parts | None]:
        parts, self._parts = self._parts, None
        with contextlib.ExitStack() as always:  # last in, first done: a disk that fails at it keeps no key alive
            if parts is not None:
                always.callback(parts.lock.release)
                always.callback(parts.ledger.close)
                always.callback(parts.key.wipe)
                always.callback(parts.sealers.forget)
                always.callback(self._damaged.clear)
            yield parts

    @property
    def ledger(self) -> Ledger:
        """For what fills a new vault row by row. Raises ``VaultLocked``."""
        return self._ledger()

    @property
    def parts(self) -> Parts:
        """For what opens the diary once more on a disk that is back. Raises ``VaultLocked``."""
        return self._require()

    def _ledger(self) -> Ledger:
        return self._require().ledger

    def _require(self) -> Parts:
        if self._parts is None:
            raise VaultLocked
        return self._parts

    def _name(self, what: str) -> None:
        self._damaged[what] = None
