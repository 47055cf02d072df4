"""One bundle on its way into the open diary, item by item; each entry is whole and safe before the next one begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from diary_desktop.domain.attachment import Attachment
from diary_desktop.domain.bundle import BundleItem, LostPiece, MergeReport, SoundPiece, TaughtNames
from diary_desktop.domain.conversation import Conversation, ConversationId
from diary_desktop.domain.entry import Clip, ClipId, ClipPart, Entry, EntryId, EntrySummary
from diary_desktop.domain.errors import CancelToken, RecordDamaged
from diary_desktop.domain.events import EntrySaved, JobId
from diary_desktop.domain.merging import (
    Merged,
    merged,
    wanted_attachments,
    wants_sound,
    without_bytes_yet,
    without_sound_yet,
)
from diary_desktop.domain.merging_conversations import merged_conversation
from diary_desktop.domain.merging_names import merged_names, without_forgotten
from diary_desktop.domain.vocabulary import KnownName, mark_of
from diary_desktop.ports.storage import ClipWriter
from diary_desktop.runtime.event_bus import EventBus

from .taking_files import FILE_PART, TakingFiles, without_anothers
from .vault_state import VaultState, VaultThread

_STEP = 64
"""Entries looked at in one step of the vault thread."""


@dataclass(slots=True)
class _Arriving:
    """The sound of the entry that came last, part by part."""

    entry: Entry
    clip: Clip
    writer: ClipWriter | None = None
    number: int = 0
    parts: list[ClipPart] = field(default_factory=list)


class Taking:
    """``seen`` counts entries that came, ``changed`` names those written here."""

    def __init__(self, vault: VaultThread, bus: EventBus, job: JobId, *, dry_run: bool, also_erased: bool) -> None:
        self._vault = vault
        self._bus = bus
        self._job = job
        self._dry_run = dry_run
        self._also_erased = also_erased
        self._erased = vault.call(lambda state, _: state.vault.erased_ids())
        self._counts: Counter[str] = Counter()
        self._damaged: list[str] = []
        self._arriving: _Arriving | None = None
        self._owners: dict[ClipId, EntryId] | None = None
        self._files = TakingFiles(vault, self._put, self._name_lost_file)
        self.seen = 0
        self.changed: list[EntryId] = []
        self._split: list[EntrySummary] = []

    def take(self, item: BundleItem) -> None:
        """Raises ``DiskFull``; what came before is safe."""
        if isinstance(item, Entry):
            self._end_entry()
            self.seen += 1
            self._take_entry(item)
        elif isinstance(item, SoundPiece) and item.part == FILE_PART:
            self._end_sound()
            self._files.take(item)
        elif isinstance(item, SoundPiece):
            self._take_sound(item)
        elif isinstance(item, Conversation):
            self._end_entry()
            self._take_conversation(item)
        elif isinstance(item, TaughtNames):
            self._end_entry()
            self._vault.call(lambda state, _: self._keep_names(state, item.names))
        else:
            self._take_hole(item)

    def finish(self) -> MergeReport:
        """The last sound ends with the bundle."""
        self._end_entry()
        counts = self._counts
        return MergeReport(
            added=counts["added"],
            newer=counts["newer"],
            conflicts=counts["conflict"],
            details=counts["details"],
            same=counts["same"],
            erased_here=counts["erased"],
            differs=counts["differs"],
            sounds=counts["sounds"],
            files=counts["files"],
            names=counts["names"],
            names_forgotten=counts["names_forgotten"],
            conversations=counts["conversations"],
            conversations_erased=counts["conversations_erased"],
            damaged=tuple(self._damaged),
            split=tuple(self._split),
        )

    def close(self) -> None:
        """Stopped in the middle of a sound: it is brought again by the next merge."""
        self._files.close()
        arriving, self._arriving = self._arriving, None
        if arriving is not None and arriving.writer is not None:
            arriving.writer.abandon()

    def _take_hole(self, hole: LostPiece) -> None:
        self._damaged.append(hole.name)

    def _take_entry(self, theirs: Entry) -> None:
        if theirs.entry_id in self._erased:
            self._counts["erased"] += 1
            if not self._also_erased:
                return
            if not self._dry_run:
                self._vault.call(lambda state, _: state.allow_again([theirs.entry_id]))
        owners = self._known_owners() if theirs.clip is not None else {}
        brings, files = self._vault.call(lambda state, _: self._kept(state, theirs, owners))
        self._counts["files"] += len(files)
        if files and not self._dry_run:
            self._files.expect(theirs.entry_id, files)
        if brings:
            self._counts["sounds"] += 1
        if brings and not self._dry_run and theirs.clip is not None:
            self._arriving = _Arriving(theirs, theirs.clip)

    def _take_conversation(self, theirs: Conversation) -> None:
        if theirs.conversation_id in self._erased:
            self._counts["conversations_erased"] += 1
            if not self._also_erased:
                return
            if not self._dry_run:
                self._vault.call(lambda state, _: state.vault.allow_again([theirs.conversation_id]))
        self._vault.call(lambda state, _: self._keep_conversation(state, theirs))

    def _keep_conversation(self, state: VaultState, theirs: Conversation) -> None:
        """One step of the vault thread, so that no question asked meanwhile is lost."""
        store = state.vault.conversations
        brought = store.without_erased(theirs)
        ours = _readable(state, theirs.conversation_id)
        result = brought if ours is None else merged_conversation(ours, brought)
        if result is ours:
            return
        self._counts["conversations"] += 1
        if not self._dry_run:
            store.put(result)

    def _keep_names(self, state: VaultState, theirs: Sequence[KnownName]) -> None:
        """One step of the vault thread, so that no name learnt meanwhile is lost."""
        store = state.vault.vocabulary
        ours, forgotten = store.load(), store.load_forgotten()
        wanted = without_forgotten(theirs, ours, forgotten)
        self._counts["names_forgotten"] += len(theirs) - len(wanted)
        names, gained = merged_names(ours, theirs if self._also_erased else wanted)
        self._counts["names"] += gained
        if gained and not self._dry_run:
            known = {mark_of(one.meant) for one in names}
            store.save(names, [one for one in forgotten if one.mark not in known])

    def _known_owners(self) -> dict[ClipId, EntryId]:
        """Which entry here names which clip; looked up when the first sound is offered."""
        if self._owners is None:
            ids = self._vault.call(lambda state, _: state.entry_ids())
            self._owners = {}
            for at in range(0, len(ids), _STEP):
                self._owners |= self._vault.call(partial(_owners_among, ids=ids[at : at + _STEP]))
        return self._owners

    def _kept(
        self, state: VaultState, theirs: Entry, owners: dict[ClipId, EntryId]
    ) -> tuple[bool, tuple[Attachment, ...]]:
        """One step of the vault thread, so that nothing typed meanwhile is lost. Which sound and files are to follow.

        A sound that is another's here is never replaced or shared: whoever erased one entry would lose both.
        """
        known = theirs.entry_id in state.summaries
        ours = state.vault.entries.get(theirs.entry_id) if known else None
        if theirs.clip is not None and _is_anothers(state, theirs, theirs.clip.clip_id, ours, owners):
            self._name_lost(theirs)
            theirs = replace(theirs, clip=None, awaits_words=False)
        elif theirs.clip is not None:
            owners[theirs.clip.clip_id] = theirs.entry_id
        whole, theirs = theirs, without_anothers(state, theirs, ours)
        if theirs is not whole:
            self._name_lost_file(theirs.entry_id)
        brings, files = wants_sound(ours, theirs), wanted_attachments(ours, theirs)
        result = Merged(theirs, "added") if ours is None else merged(ours, theirs)
        self._counts[result.change] += 1
        self._counts["differs"] += bool(result.differs)
        if result.change != "same" and not self._dry_run:
            named = without_bytes_yet(result.entry, {one.attachment_id for one in files})
            summary = self._put(state, without_sound_yet(named) if brings else named)
            self._split += [summary] if result.change == "conflict" else []
        return brings, files

    def _put(self, state: VaultState, entry: Entry) -> EntrySummary:
        summary = state.put(entry)
        self.changed.append(entry.entry_id)
        self._bus.publish(EntrySaved(self._job, summary))
        return summary

    def _take_sound(self, piece: SoundPiece) -> None:
        arriving = self._arriving
        if arriving is None or piece.clip_id != arriving.clip.clip_id:
            return
        if piece.part != arriving.number:
            self._end_part(arriving)
            first = not arriving.parts
            arriving.writer = self._vault.call(lambda state, _: _begun(state, arriving.clip, piece.part, first))
            arriving.number = piece.part
        assert arriving.writer is not None, "a part was begun"
        arriving.writer.append(piece.opus)

    def _end_part(self, arriving: _Arriving) -> None:
        writer, arriving.writer = arriving.writer, None
        if writer is not None:
            arriving.parts.append(writer.finish())

    def _end_entry(self) -> None:
        self._end_sound()
        self._counts["files"] -= self._files.end()

    def _end_sound(self) -> None:
        """All parts as long as they were there: then the entry gets them. Else it stays without, and that is named."""
        arriving = self._arriving
        if arriving is None:
            return
        self._end_part(arriving)
        self._arriving = None
        sound = _is_whole(arriving.clip.parts, arriving.parts)
        if not sound:
            self._name_lost(arriving.entry)
            self._counts["sounds"] -= 1
        self._vault.call(lambda state, _: self._give_sound(state, arriving, sound=sound))

    def _name_lost_file(self, entry_id: EntryId) -> None:
        self._damaged.append(f"a file of entry {entry_id.hex()[:8]}")

    def _name_lost(self, entry: Entry) -> None:
        self._damaged.append(f"the sound of entry {entry.entry_id.hex()[:8]}")

    def _give_sound(self, state: VaultState, arriving: _Arriving, *, sound: bool) -> None:
        theirs = arriving.entry
        if theirs.entry_id not in state.summaries:
            state.vault.clips.remove(arriving.clip.clip_id)  # erased meanwhile
            return
        now = state.vault.entries.get(theirs.entry_id)
        if not sound:
            self._put(state, replace(now, clip=None))
            state.vault.clips.remove(arriving.clip.clip_id)
            return
        awaits = theirs.awaits_words and now.transcript is None
        self._put(state, replace(now, clip=replace(arriving.clip, parts=tuple(arriving.parts)), awaits_words=awaits))


def _readable(state: VaultState, conversation_id: ConversationId) -> Conversation | None:
    """``None`` also for one that does not prove itself any more: theirs takes its place."""
    try:
        return state.vault.conversations.get(conversation_id)
    except RecordDamaged:
        return None


def _owners_among(state: VaultState, _: CancelToken, ids: Sequence[EntryId]) -> dict[ClipId, EntryId]:
    some = state.vault.entries.read(ids)
    return {one.clip.clip_id: one.entry_id for one, _ in some if one.clip is not None}


def _is_anothers(
    state: VaultState, theirs: Entry, clip_id: ClipId, ours: Entry | None, owners: Mapping[ClipId, EntryId]
) -> bool:
    """Another entry names the clip, or nobody does and yet its files are here."""
    owner = owners.get(clip_id, theirs.entry_id)
    claimed = ours is not None and ours.clip is not None and ours.clip.clip_id == clip_id
    return owner != theirs.entry_id or (not claimed and state.vault.clips.exists(clip_id))


def _begun(state: VaultState, clip: Clip, part: int, first: bool) -> ClipWriter:
    """A new part; what an interrupted merge left of the sound goes first, for a stream is never continued."""
    if first:
        state.vault.clips.remove(clip.clip_id)
    return state.vault.clips.writer(clip.clip_id, part)


def _is_whole(told: Sequence[ClipPart], came: Sequence[ClipPart]) -> bool:
    """Every part in its length; of one that was interrupted while it was recorded nobody told the length."""
    same = [one.length == other.length or not one.last_tag for one, other in zip(told, came, strict=False)]
    return [one.number for one in told] == [one.number for one in came] and all(same)
