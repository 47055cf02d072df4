"""Diaries of one person on two computers: a bundle out of one, taken into the other, with nothing lost on either."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from diary_desktop.domain.attachment import Attachment
from diary_desktop.domain.bundle import BundledItem, MergeReport, SoundPiece, TaughtNames
from diary_desktop.domain.conversation import Conversation, ConversationId
from diary_desktop.domain.entry import ClipId, ClipPart, Entry, EntryId
from diary_desktop.domain.errors import CancelToken, RecordDamaged
from diary_desktop.domain.events import JobId, Progress
from diary_desktop.ports.backup import Job
from diary_desktop.ports.bundle import BundleArchive
from diary_desktop.ports.storage import Report
from diary_desktop.runtime.event_bus import EventBus

from .backup_progress import Watch
from .indexer import Indexer
from .taking_files import FILE_PART
from .taking_in import Taking
from .vault_state import VaultThread

PIECE_BYTES = 256 * 1024


class Merging:
    """Used on the jobs thread or outside of the engine threads."""

    def __init__(self, bundles: BundleArchive, vault: VaultThread, indexer: Indexer, bus: EventBus) -> None:
        self._bundles = bundles
        self._vault = vault
        self._indexer = indexer
        self._bus = bus

    def bundle(self, file: Path, passphrase: bytearray, job: JobId, token: CancelToken) -> int:
        """Every entry with its sound, every conversation and the names, in a new file; returns how many entries.

        ``passphrase`` is wiped.

        What is damaged here stays behind: ``verify`` names it. Raises ``BackupError``, ``InputError``, ``VaultLocked``.
        """
        ids = self._vault.call(lambda state, _: state.entry_ids())
        work = Job(token, self._report(job, "bundle", token))
        return self._bundles.write(file, passphrase, self._items(ids, work.report), work)

    def merge(
        self,
        file: Path,
        passphrase: bytearray,
        job: JobId,
        token: CancelToken,
        *,
        dry_run: bool = False,
        also_erased: bool = False,
    ) -> MergeReport:
        """Take in what is not here yet. Stopped or killed, doing it again goes on; done twice, it changes nothing.

        ``dry_run`` only counts. Entries erased here come back with ``also_erased`` alone. ``passphrase`` is wiped.
        Raises ``WrongPassphrase``, ``BackupError``, ``DiskFull``.
        """
        bundle = self._bundles.open(file, passphrase)
        taking = Taking(self._vault, self._bus, job, dry_run=dry_run, also_erased=also_erased)
        report = self._report(job, "merge", token)
        try:
            total = bundle.entries
            for item in bundle.items(Job(token, report)):
                taking.take(item)
                report(taking.seen, max(total, taking.seen))
            result = taking.finish()
        finally:
            taking.close()
            bundle.close()
        for entry_id in taking.changed:
            self._index(entry_id, token, job)
        return result

    def _items(self, ids: tuple[EntryId, ...], report: Report) -> Iterator[BundledItem]:
        for done, entry_id in enumerate(ids, 1):
            entry = self._entry(entry_id)
            if entry is not None:
                yield entry
                yield from self._sound(entry)
                yield from self._files(entry)
            report(done, len(ids))
        for conversation_id in self._vault.call(lambda state, _: state.vault.conversations.ids()):
            conversation = self._conversation(conversation_id)
            if conversation is not None:
                yield conversation
        names = self._vault.call(lambda state, _: state.vault.vocabulary.load())
        if names:
            yield TaughtNames(names)

    def _sound(self, entry: Entry) -> Iterator[SoundPiece]:
        """A part that is damaged here is left out whole; the other side names it."""
        clip = entry.clip
        for part in clip.parts if clip is not None else ():
            opus = self._part(entry, part)
            for at in range(0, len(opus), PIECE_BYTES):
                assert clip is not None, "only a clip has parts"
                yield SoundPiece(clip.clip_id, part.number, opus[at : at + PIECE_BYTES])

    def _files(self, entry: Entry) -> Iterator[SoundPiece]:
        """As a sound of one part, its number 0; what is damaged here is left out, and the other side names it."""
        for one in entry.attachments:
            if one.here:
                yield from self._file(one)

    def _file(self, one: Attachment) -> Iterator[SoundPiece]:
        reading = self._vault.call(lambda state, _: state.vault.attachments.whole(one))
        try:
            while (piece := self._vault.call(lambda _, __: next(reading, None))) is not None:
                for at in range(0, len(piece), PIECE_BYTES):
                    yield SoundPiece(ClipId(one.attachment_id), FILE_PART, piece[at : at + PIECE_BYTES])
        except RecordDamaged:
            return

    def _entry(self, entry_id: EntryId) -> Entry | None:
        """``None`` where it is damaged or was erased meanwhile."""
        try:
            return self._vault.call(
                lambda state, _: state.vault.entries.get(entry_id) if entry_id in state.summaries else None
            )
        except RecordDamaged:
            return None

    def _conversation(self, conversation_id: ConversationId) -> Conversation | None:
        """``None`` where it is damaged or was erased meanwhile."""
        try:
            return self._vault.call(lambda state, _: state.vault.conversations.get(conversation_id))
        except RecordDamaged:
            return None

    def _part(self, entry: Entry, part: ClipPart) -> bytes:
        clip = entry.clip
        if clip is None:
            return b""
        try:
            return self._vault.call(lambda state, _: state.vault.clips.read(clip.clip_id, (part,)))
        except RecordDamaged:
            return b""

    def _index(self, entry_id: EntryId, token: CancelToken, job: JobId) -> None:
        entry = self._entry(entry_id)
        if entry is not None and entry.binned is None:
            self._indexer.index(entry, token, job)

    def _report(self, job: JobId, step: str, token: CancelToken) -> Report:
        return Watch(token, lambda done, total, _: self._bus.publish(Progress(job, done, total, step))).report
