"""Takes what a damaged vault still proves into a new one, names what is gone, and never changes the damaged one."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from ..crypto.key_slots import VaultKey
from ..domain.attachment import Attachment
from ..domain.entry import Clip, ClipId, ClipPart, Entry, EntryId, LetGo, Revision, RevisionId
from ..domain.errors import RecordDamaged, StorageError, VaultTooNew
from ..domain.merging import without_sound_yet
from ..domain.moment import Moment
from ..ports.storage import SalvageReport
from .attachments import SealedAttachmentStore
from .clips import SealedClipStore
from .conversation_codec import read_conversation
from .disk_gone import Home
from .draft_store import drafts_bytes, is_drafts, read_drafts
from .entry_codec import entry_bytes, read_entry
from .files import TEMPORARY, FileSystem, VaultLayout
from .key_notes import NOTES
from .ledger import Ledger
from .log_format import LogKind
from .log_payloads import CONVERSATIONS, ENTRIES, SETTINGS, Put
from .open_vault import LedgerVault
from .salvage_reading import Proved, SalvageReading

_AT_A_STEP = 64
_NO_TITLE = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The damaged vault: where it lies and what opens its seals. ``key`` is wiped by whoever made it."""

    layout: VaultLayout
    key: VaultKey
    files: FileSystem


@dataclass(slots=True)
class _Told:
    entries: int = 0
    conversations: int = 0
    clips: int = 0
    given_back: int = 0
    attachments: int = 0
    gone: list[str] = field(default_factory=list)


class Salvage:
    """One run. ``target`` is the new vault, open and empty, in another folder; it is not closed here."""

    def __init__(self, source: Source, target: LedgerVault, ledger: Ledger, folder: Path) -> None:
        self._source = source
        self._target = target
        self._ledger = ledger
        self._scratch = folder / f"{TEMPORARY}salvage"
        self._told = _Told()
        self._claimed: set[ClipId] = set()
        self._from = source.files
        self._home = Home(source.layout.folder)

    def steps(self) -> Iterator[SalvageReport]:
        """The report so far after each short step; the last one is the result."""
        self._from.make_folder(self._scratch)
        try:
            reading = SalvageReading(self._source.layout, self._source.key, self._scratch, self._from)
            for _ in reading.steps():
                yield self._report()
        finally:
            self._from.remove_tree(self._scratch)
        found = reading.found
        clips = SealedClipStore(
            self._source.layout.clips, reading.sealers.clips, self._source.key.vault_id, self._source.files
        )
        yield from self._take(found.living(SETTINGS), lambda row_id, proved: self._setting(row_id, proved, clips))
        yield from self._take(found.living(CONVERSATIONS), self._conversation)
        yield from self._take(found.living(ENTRIES), lambda row_id, proved: self._entry(row_id, proved, clips))
        for clip_id in clips.unclaimed(self._claimed):
            self._give_back(clip_id, clips)
            yield self._report()
        self._told.gone += [*found.gone, *found.lost()]
        self._ledger.checkpoint()
        yield self._report()

    def _report(self) -> SalvageReport:
        told = self._told
        gone = tuple(dict.fromkeys(told.gone))
        counts = (told.entries, told.conversations, told.clips, told.given_back)
        return SalvageReport(*counts, gone, attachments=told.attachments)

    def _take(
        self, rows: Iterator[tuple[bytes, Proved]], take: Callable[[bytes, Proved], None]
    ) -> Iterator[SalvageReport]:
        for number, (row_id, proved) in enumerate(list(rows)):
            take(row_id, proved)
            if number % _AT_A_STEP == _AT_A_STEP - 1:
                yield self._report()

    def _setting(self, row_id: bytes, proved: Proved, clips: SealedClipStore) -> None:
        """As it is, but for what tells of the old vault's keys: the new one has its own. Drafts bring their files."""
        payload = self._drafts(proved.payload, clips) if is_drafts(row_id) else proved.payload
        if row_id != NOTES.ljust(16, b"\0"):
            self._put(LogKind.SETTINGS, row_id, proved, payload)

    def _drafts(self, payload: bytes, clips: SealedClipStore) -> bytes:
        try:
            drafts = read_drafts(payload)
        except (RecordDamaged, VaultTooNew):
            return payload  # said once the new vault is open
        files, name = SealedAttachmentStore(clips), "a file of an unfinished draft"
        return drafts_bytes(replace(one, attachments=self._files_anew(one.attachments, name, files)) for one in drafts)

    def _conversation(self, row_id: bytes, proved: Proved) -> None:
        name = f"conversation {row_id.hex()[:8]}"
        try:
            conversation = read_conversation(proved.payload)
        except (RecordDamaged, VaultTooNew):
            self._told.gone.append(name)
            return
        if conversation.conversation_id != row_id:
            self._told.gone.append(name)
            return
        self._put(LogKind.CONVERSATION, row_id, proved, proved.payload)
        self._told.conversations += 1

    def _entry(self, row_id: bytes, proved: Proved, clips: SealedClipStore) -> None:
        name = f"entry {row_id.hex()[:8]}"
        try:
            entry = read_entry(proved.payload)
        except (RecordDamaged, VaultTooNew):
            self._told.gone.append(name)
            return
        if entry.entry_id != row_id:
            self._told.gone.append(name)
            return
        if isinstance(entry.let_go, LetGo):
            self._claimed.add(entry.let_go.clip_id)  # let go on purpose: not given back
        payload = proved.payload
        if entry.clip is not None or entry.attachments:
            entry = self._with_files(entry, SealedAttachmentStore(clips))
            payload = entry_bytes(self._with_sound(entry, entry.clip, clips) if entry.clip is not None else entry)
        self._put(LogKind.PUT, row_id, proved, payload)
        if proved.vectors is not None:
            self._ledger.put_vectors(ENTRIES, row_id, proved.vectors)
        self._told.entries += 1

    def _put(self, kind: LogKind, row_id: bytes, proved: Proved, payload: bytes) -> None:
        self._ledger.put(kind, Put(row_id, proved.key.revision, proved.key.revision_id, payload))

    def _with_sound(self, entry: Entry, clip: Clip, clips: SealedClipStore) -> Entry:
        """The entry with its sound sealed anew; what is damaged of that is left out and named.

        One of which nothing is left claims a sound that is not here, as a backup or another computer may bring it.
        """
        self._claimed.add(clip.clip_id)
        copied = [self._sealed_anew(clip.clip_id, one.number, clips) for one in clip.parts]
        taken = sum(part.length for part, _ in copied)
        if taken == self._held_by(clip, clips) and all(whole for _, whole in copied):
            self._told.clips += 1
        else:
            kept = "only a part of it could be proved" if taken else "nothing of it could be proved"
            self._told.gone.append(f"the sound of entry {entry.entry_id.hex()[:8]}: {kept}")
            if not taken and not clip.growing:
                self._target.clips.remove(clip.clip_id)
                return without_sound_yet(entry)
        pairs = zip(clip.parts, copied, strict=True)
        parts = [new if old.last_tag else _unfinished(old, new) for old, (new, _) in pairs]
        return replace(entry, clip=replace(clip, parts=tuple(parts)))

    def _held_by(self, clip: Clip, clips: SealedClipStore) -> int | None:
        """Bytes of a sound that is whole; ``None`` where it is not, or the disk does not give all of it."""
        try:
            return sum(len(piece) for piece in clips.pieces(clip.clip_id, clip.parts))
        except StorageError:
            self._home.require_answer()
            return None

    def _with_files(self, entry: Entry, attachments: SealedAttachmentStore) -> Entry:
        name = f"a file of entry {entry.entry_id.hex()[:8]}"
        return replace(entry, attachments=self._files_anew(entry.attachments, name, attachments))

    def _files_anew(
        self, wanted: Sequence[Attachment], name: str, attachments: SealedAttachmentStore
    ) -> tuple[Attachment, ...]:
        """Those that prove themselves whole, sealed anew; the others are named."""
        kept = []
        for one in wanted:
            try:
                kept.append(self._attached_anew(one, attachments) if one.here else one)
            except RecordDamaged:
                self._told.gone.append(name)
        return tuple(kept)

    def _attached_anew(self, one: Attachment, attachments: SealedAttachmentStore) -> Attachment:
        """Raises ``RecordDamaged``, also where the disk does not give it; then nothing of it was written."""
        try:
            for _ in attachments.checking(one):
                pass
        except StorageError as error:
            self._home.require_answer()
            raise RecordDamaged from error
        writer = self._target.attachments.writer(one.attachment_id)
        for piece in attachments.whole(one):
            writer.append(piece)
        written = writer.finish()
        self._told.attachments += 1
        return replace(one, chunks=written.chunks, last_tag=written.last_tag)

    def _sealed_anew(self, clip_id: ClipId, number: int, clips: SealedClipStore) -> tuple[ClipPart, bool]:
        """What can be proved of a part, a few megabytes in memory at a time, and whether that is all there was."""
        writer, cut = self._target.clips.writer(clip_id, number), list[bool]()
        for piece in clips.recovering_part(clip_id, number, lambda: cut.append(True)):
            writer.append(piece)
        return writer.finish(), not cut

    def _give_back(self, clip_id: ClipId, clips: SealedClipStore) -> None:
        """A recording without an entry gets one, awaiting its words; its length is found when the diary is opened."""
        letters = clip_id.hex()[:8]
        parts, written_last = clips.parts_there(clip_id)
        copied = [self._sealed_anew(clip_id, one, clips) for one in parts]
        if not any(part.length for part, _ in copied):
            self._target.clips.remove(clip_id)
            self._told.gone.append(f"recording {letters}, which no entry names")
            return
        if not all(whole for _, whole in copied):
            self._told.gone.append(f"recording {letters}, which no entry names: only a part of it could be proved")
        when = Moment.of(datetime.fromtimestamp(written_last).astimezone())  # nothing else tells
        self._target.entries.put(entry_of(clip_id, parts, when))
        self._told.given_back += 1


def _unfinished(old: ClipPart, new: ClipPart) -> ClipPart:
    """Of a part never marked finished no more is remembered than there is."""
    return replace(old, chunks=min(old.chunks, new.chunks - 1))


def entry_of(clip_id: ClipId, parts: Sequence[int], when: Moment) -> Entry:
    """A new entry for a recording that no entry names: as one whose recording broke off."""
    first = Revision(1, RevisionId(secrets.token_bytes(16)), None, _NO_TITLE, "", when)
    clip = Clip(clip_id, tuple(ClipPart(number) for number in parts), 0.0)
    return Entry(EntryId(secrets.token_bytes(16)), when, (first,), clip=clip, awaits_words=True)
