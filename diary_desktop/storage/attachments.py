"""Sealed photos and files: each one stream beside the sounds, under an id of its own, as part 0, which no sound has.

In front of a photo lies its small picture in the same stream, so that a list of photos opens a few chunks of each. A
file is flushed before its entry names it: what a kill leaves in between is named by nobody and swept. Every other way a
sealed sound goes (a backup, a new key, an erasure) these go with it.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator

from ..domain.attachment import Attachment, AttachmentId
from ..domain.entry import ClipId, ClipPart, EntryId
from ..domain.errors import RecordDamaged
from ..ports.storage import ClipWriter
from .clips import SealedClipStore

PART = 0
"""The number of every attachment's one part."""

SECONDS_TO_UNDO = 60.0
"""As long a file that was taken from its entry may still come back to it."""


class SealedAttachmentStore:
    """``AttachmentStore``. ``writer`` may leave the vault thread, everything else stays on it."""

    def __init__(self, clips: SealedClipStore) -> None:
        self._clips = clips
        self._spared: set[AttachmentId] = set()
        self._taken_out: dict[AttachmentId, tuple[EntryId, float]] = {}

    def writer(self, attachment_id: AttachmentId) -> ClipWriter:
        """A new file, not swept before ``discard`` or ``take_out``. Raises ``DiskFull``, ``FolderUnusable``."""
        self._spared.add(attachment_id)
        return self._clips.writer(ClipId(attachment_id), PART)

    def small_picture(self, one: Attachment) -> bytes:
        """What lies in front of a photo; empty of any other file. Raises ``RecordDamaged``."""
        return self._clips.beginning(ClipId(one.attachment_id), PART, one.thumbnail) if one.thumbnail else b""

    def pieces(self, one: Attachment) -> Iterator[bytes]:
        """The file itself, a few megabytes at a time. Raises ``RecordDamaged``, of its end once it is reached."""
        skipped = one.thumbnail
        for piece in self._whole(one):
            yield piece[skipped:]
            skipped = max(0, skipped - len(piece))

    def checking(self, one: Attachment) -> Iterator[None]:
        """As ``pieces``, keeping nothing."""
        for _ in self._whole(one):
            yield

    def whole(self, one: Attachment) -> Iterator[bytes]:
        """The small picture and the file behind it, as they lie in the stream."""
        return self._whole(one)

    def take_out(self, one: Attachment, entry_id: EntryId) -> None:
        """Its entry names it no more; it may be ``put_back`` for a minute."""
        self._spared.discard(one.attachment_id)
        self._taken_out[one.attachment_id] = (entry_id, time.monotonic())

    def put_back(self, one: Attachment) -> None:
        """Raises ``RecordDamaged`` where it has been swept."""
        if not self._clips.exists(ClipId(one.attachment_id)):
            raise RecordDamaged("The file is gone from the diary.", "Add it again, or restore a backup.")
        self._taken_out.pop(one.attachment_id, None)
        self._spared.add(one.attachment_id)

    def taken_out_of(self, entry_id: EntryId) -> tuple[AttachmentId, ...]:
        """What was taken from that entry and may still lie there."""
        return tuple(one for one, (owner, _) in self._taken_out.items() if owner == entry_id)

    def unnamed(self, named: Collection[AttachmentId]) -> list[AttachmentId]:
        """Files that nobody names, nobody is bringing, and nobody may ask back any more."""
        now = time.monotonic()
        waiting = {one for one, (_, when) in self._taken_out.items() if now - when < SECONDS_TO_UNDO}
        there = (AttachmentId(one) for one in self._clips.files_with_part(PART))
        return [one for one in there if one not in named and one not in self._spared and one not in waiting]

    def discard(self, attachment_id: AttachmentId) -> None:
        """Delete its file; nothing where there is none."""
        self._clips.remove(ClipId(attachment_id))
        self._spared.discard(attachment_id)
        self._taken_out.pop(attachment_id, None)

    def _whole(self, one: Attachment) -> Iterator[bytes]:
        try:
            yield from self._clips.pieces(ClipId(one.attachment_id), (part_of(one),))
        except RecordDamaged as error:
            raise RecordDamaged("A file of an entry is damaged; its text is safe.", "Restore a backup.") from error


def part_of(one: Attachment) -> ClipPart:
    """How its stream is known."""
    return ClipPart(PART, one.chunks, one.thumbnail + one.size, one.last_tag)
