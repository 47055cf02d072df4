"""Sealed photos and files: each one stream beside the sounds, under an id of its own, as part 0, which no sound has.

In front of a photo lies its small picture in the same stream, so that a list of photos opens a few chunks of each. A
file is flushed before its entry names it: what a kill leaves in between is named by nobody and swept. One that a person
takes out is first no longer named, with its id kept among what was ``taken_out``; its bytes go a minute later, or when
the diary closes, or at the next opening after a kill. No revision names a file, so none is kept for a revision's sake.
Every other way a sealed sound goes (a backup, a new key, an erasure) these go with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..domain.attachment import Attachment, AttachmentId
from ..domain.entry import ClipId, ClipPart
from ..domain.errors import RecordDamaged
from ..ports.storage import ClipWriter
from .clips import SealedClipStore

PART = 0
"""The number of every attachment's one part."""


class SealedAttachmentStore:
    """``AttachmentStore``. ``writer`` may leave the vault thread, everything else stays on it."""

    def __init__(self, clips: SealedClipStore) -> None:
        self._clips = clips
        self._spared: set[AttachmentId] = set()

    def writer(self, attachment_id: AttachmentId) -> ClipWriter:
        """A new file, not swept before ``discard``. Raises ``DiskFull``, ``FolderUnusable``."""
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

    def exists(self, attachment_id: AttachmentId) -> bool:
        """Whether its file is there."""
        return self._clips.exists(ClipId(attachment_id))

    def unnamed(self, named: Collection[AttachmentId]) -> list[AttachmentId]:
        """Files that nobody names and nobody has begun to bring since the diary was opened."""
        there = (AttachmentId(one) for one in self._clips.files_with_part(PART))
        return [one for one in there if one not in named and one not in self._spared]

    def discard(self, attachment_id: AttachmentId) -> None:
        """Delete its file; nothing where there is none."""
        self._clips.remove(ClipId(attachment_id))
        self._spared.discard(attachment_id)

    def _whole(self, one: Attachment) -> Iterator[bytes]:
        try:
            yield from self._clips.pieces(ClipId(one.attachment_id), (part_of(one),))
        except RecordDamaged as error:
            raise RecordDamaged("A file of an entry is damaged; its text is safe.", "Restore a backup.") from error


def part_of(one: Attachment) -> ClipPart:
    """How its stream is known."""
    return ClipPart(PART, one.chunks, one.thumbnail + one.size, one.last_tag)
