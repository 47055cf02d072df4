"""The attachments of an entry that comes from another computer: each written beside, and named whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from diary_desktop.domain.attachment import Attachment, AttachmentId
from diary_desktop.domain.bundle import SoundPiece
from diary_desktop.domain.entry import ClipId, ClipPart, Entry, EntryId
from diary_desktop.ports.storage import ClipWriter

from .vault_state import VaultState, VaultThread

FILE_PART = 0
"""The part number under which a bundle carries an attachment."""

Put = Callable[[VaultState, Entry], object]


class TakingFiles:
    """Those of one entry after another. ``put`` keeps a changed entry, ``lost`` is told an entry whose file is not."""

    def __init__(self, vault: VaultThread, put: Put, lost: Callable[[EntryId], None]) -> None:
        self._vault = vault
        self._put = put
        self._lost = lost
        self._entry_id = EntryId(b"")
        self._expected: dict[AttachmentId, Attachment] = {}
        self._current: tuple[Attachment, ClipWriter] | None = None

    def expect(self, entry_id: EntryId, wanted: Sequence[Attachment]) -> None:
        """Their bytes are to follow; the entry names them already, without."""
        self._entry_id = entry_id
        self._expected = {one.attachment_id: one for one in wanted}

    def take(self, piece: SoundPiece) -> None:
        """The next bytes. Raises ``DiskFull``."""
        attachment_id = AttachmentId(piece.clip_id)
        if self._current is None or self._current[0].attachment_id != attachment_id:
            self._end_one()
            one = self._expected.pop(attachment_id, None)
            if one is None:
                return
            self._current = one, self._vault.call(lambda state, _: _begun(state, attachment_id))
        self._current[1].append(piece.opus)

    def end(self) -> int:
        """The entry is complete. What did not come whole is no longer named; returns how many that were."""
        lost = 0 if self._end_one() else 1
        missing, self._expected = tuple(self._expected), {}
        for one in missing:
            self._drop(one)
            self._lost(self._entry_id)
        return lost + len(missing)

    def close(self) -> None:
        """Stopped in the middle: it is brought again by the next merge."""
        current, self._current = self._current, None
        if current is not None:
            current[1].abandon()

    def _end_one(self) -> bool:
        current, self._current = self._current, None
        if current is None:
            return True
        one, writer = current
        part = writer.finish()
        if part.length == one.thumbnail + one.size:
            self._vault.call(lambda state, _: self._give(state, one, part))
            return True
        self._drop(one.attachment_id)
        self._lost(self._entry_id)
        return False

    def _give(self, state: VaultState, one: Attachment, part: ClipPart) -> None:
        if self._entry_id not in state.summaries:
            state.vault.attachments.discard(one.attachment_id)  # erased meanwhile
            return
        now = state.vault.entries.get(self._entry_id)
        whole = replace(one, chunks=part.chunks, last_tag=part.last_tag)
        kept = tuple(whole if each.attachment_id == one.attachment_id else each for each in now.attachments)
        self._put(state, replace(now, attachments=kept))

    def _drop(self, attachment_id: AttachmentId) -> None:
        self._vault.call(lambda state, _: self._forget(state, attachment_id))

    def _forget(self, state: VaultState, attachment_id: AttachmentId) -> None:
        if self._entry_id in state.summaries:
            now = state.vault.entries.get(self._entry_id)
            kept = tuple(one for one in now.attachments if one.attachment_id != attachment_id)
            self._put(state, replace(now, attachments=kept))
        state.vault.attachments.discard(attachment_id)


def without_anothers(state: VaultState, theirs: Entry, ours: Entry | None) -> Entry:
    """Without files under an id that something else here already has: whoever erased one would lose both."""
    own = {one.attachment_id for one in ours.attachments}.union(ours.taken_out) if ours is not None else set()
    there = state.vault.clips.exists
    kept = tuple(one for one in theirs.attachments if one.attachment_id in own or not there(ClipId(one.attachment_id)))
    return theirs if len(kept) == len(theirs.attachments) else replace(theirs, attachments=kept)


def _begun(state: VaultState, attachment_id: AttachmentId) -> ClipWriter:
    """Anew; what an interrupted merge left of it goes first, for a stream is never continued."""
    state.vault.attachments.discard(attachment_id)
    return state.vault.attachments.writer(attachment_id)
