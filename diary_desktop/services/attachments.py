"""Photos and files of an entry: sealed and flushed before it names them, given back whole, swept when nobody does."""

from __future__ import annotations

import mimetypes
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from diary_desktop.domain.attachment import Attachment, AttachmentId, Pixels
from diary_desktop.domain.entry import EntryId, EntrySummary
from diary_desktop.domain.errors import Cancelled, CancelToken, InputError, RecordDamaged
from diary_desktop.domain.events import EntrySaved, JobId, Progress
from diary_desktop.domain.moment import Moment
from diary_desktop.ports.clock import Clock
from diary_desktop.ports.pictures import Picture, Pictures
from diary_desktop.ports.storage import ClipWriter
from diary_desktop.runtime.event_bus import EventBus

from .plain_copy import write_plain
from .taken_out import TakenOut
from .vault_state import VaultState, VaultThread

MOST_BYTES = 100_000_000
"""The largest file that can be attached."""
MOST_FILES = 50
"""Files an entry can have."""

SMALL_ENOUGH = 480
"""Pixels up to which the small picture of a photo serves."""

_PIECE = 1 << 20
"""Bytes sealed and flushed at a time."""


Name = Callable[[Attachment], object]
"""Makes whatever a file was added to name it, flushed."""


class Attachments:
    """On the jobs thread: the vault thread is asked for one short step at a time. ``taken_out`` lets go of files."""

    def __init__(
        self,
        vault: VaultThread,
        bus: EventBus,
        clock: Clock,
        pictures: Callable[[], Pictures],
        taken_out: TakenOut,
    ) -> None:
        self._vault = vault
        self._bus = bus
        self._clock = clock
        self._pictures = pictures
        self.taken_out = taken_out

    def add(self, entry_id: EntryId, path: Path, token: CancelToken, job: JobId = 0) -> Attachment:
        """Seal a copy of the file; the file itself stays as it is.

        Raises ``InputError`` for one that is too large, empty or unreadable or where the entry has too many,
        ``DiskFull``, ``Cancelled``; then nothing is kept.
        """
        content = _content_of(path)
        self._refuse_too_many(entry_id)
        return self._keep(path.name, content, self._pictures().read(content), self._namer(entry_id, job), token, job)

    def add_to(self, held: Sequence[Attachment], path: Path, name: Name, token: CancelToken, job: JobId = 0) -> None:
        """As ``add``, to what is no entry yet and has ``held``; ``name`` makes it name the new one, flushed."""
        content = _content_of(path)
        _refuse_more_than(len(held))
        self._keep(path.name, content, self._pictures().read(content), name, token, job)

    def keep(self, name: str, content: bytes, token: CancelToken) -> Attachment:
        """Seal what no entry names yet: whoever asked makes an entry name it, or discards it.

        Raises ``InputError`` for what is empty or too large, ``DiskFull``, ``Cancelled``; then nothing is kept.
        """
        if not content:
            raise InputError("The file is empty.", "Choose another one.")
        if len(content) > MOST_BYTES:
            raise InputError("The file is larger than 100 MB.", "Keep it beside the diary and write where it is.")
        return self._keep(name, content, self._pictures().read(content), lambda _: None, token, 0)

    def discard(self, several: Sequence[Attachment]) -> None:
        """Files that were kept and that no entry came to name."""

        def gone(state: VaultState, _: CancelToken) -> None:
            for one in several:
                state.vault.attachments.discard(one.attachment_id)

        self._vault.call(gone)

    def add_picture(
        self, entry_id: EntryId, content: bytes, name: str, token: CancelToken, job: JobId = 0
    ) -> Attachment:
        """As ``add``, of a picture that was pasted. Raises ``InputError`` for what is none."""
        picture = self._pictures().read(content)
        if picture is None:
            raise InputError("This is no picture that can be read.", "Save it as PNG or JPEG and add the file.")
        self._refuse_too_many(entry_id)
        return self._keep(name, content, picture, self._namer(entry_id, job), token, job)

    def remove(self, entry_id: EntryId, attachment_id: AttachmentId, job: JobId = 0) -> Attachment | None:
        """The entry names it no more; ``bring_back`` undoes it for a minute, then its bytes go.

        ``None`` where it had no such file.
        """

        def removed(state: VaultState, _: CancelToken) -> tuple[Attachment | None, EntrySummary | None]:
            now = state.vault.entries.get(entry_id)
            gone = next((one for one in now.attachments if one.attachment_id == attachment_id), None)
            if gone is None:
                return None, None
            kept = tuple(one for one in now.attachments if one is not gone)
            summary = state.put(replace(now, attachments=kept, taken_out=(*now.taken_out, attachment_id)))
            self.taken_out.add(attachment_id)
            return gone, summary

        gone, summary = self._vault.call(removed)
        self._tell(job, summary)
        return gone

    def bring_back(self, entry_id: EntryId, one: Attachment, at: int, job: JobId = 0) -> None:
        """Undo ``remove``, in the place it had. Raises ``RecordDamaged`` where the file is gone by now."""

        def back(state: VaultState, _: CancelToken) -> EntrySummary:
            now = state.vault.entries.get(entry_id)
            self.taken_out.bring_back(state, one.attachment_id)
            others = [other for other in now.attachments if other.attachment_id != one.attachment_id]
            others.insert(at, one)
            gone = tuple(other for other in now.taken_out if other != one.attachment_id)
            return state.put(replace(now, attachments=tuple(others), taken_out=gone))

        self._tell(job, self._vault.call(back))

    def small_picture(self, one: Attachment) -> bytes:
        """A JPEG, empty of a file that is no photo. Raises ``RecordDamaged``."""
        return self._vault.call(lambda state, _: state.vault.attachments.small_picture(one)) if one.here else b""

    def content(self, one: Attachment, token: CancelToken) -> bytes:
        """The file, whole. Raises ``RecordDamaged``, ``Cancelled``."""
        return b"".join(self._pieces(one, token))

    def shown(self, one: Attachment, width: int, height: int, token: CancelToken) -> Pixels | None:
        """The photo within so many pixels; its small picture where that is enough. ``None`` where it cannot be read."""
        content = self.small_picture(one) if max(width, height) <= SMALL_ENOUGH else self.content(one, token)
        return self._pictures().shown(content, width, height)

    def save_copy(self, one: Attachment, path: Path, token: CancelToken) -> None:
        """A plain copy for everybody to read. Raises ``RecordDamaged``, ``DiskFull``, ``FolderUnusable``.

        Then nothing half written stays.
        """
        write_plain(path, self._pieces(one, token))

    def _refuse_too_many(self, entry_id: EntryId) -> None:
        _refuse_more_than(len(self._vault.call(lambda state, _: state.vault.entries.get(entry_id)).attachments))

    def _namer(self, entry_id: EntryId, job: JobId) -> Name:
        return lambda one: self._tell(job, self._vault.call(lambda state, _: _named(state, entry_id, one)))

    def _keep(
        self, called: str, content: bytes, picture: Picture | None, name: Name, token: CancelToken, job: JobId
    ) -> Attachment:
        one = _described(called, content, picture, self._clock())
        writer = self._vault.call(lambda state, _: state.vault.attachments.writer(one.attachment_id))
        kept = False
        try:
            whole = self._sealed(one, writer, (picture.small if picture is not None else b"", content), token, job)
            name(whole)
            kept = True
        finally:
            if not kept:
                writer.abandon()
                self._vault.call(lambda state, _: state.vault.attachments.discard(one.attachment_id))
        return whole

    def _sealed(
        self, one: Attachment, writer: ClipWriter, parts: tuple[bytes, bytes], token: CancelToken, job: JobId
    ) -> Attachment:
        """Piece by piece on this thread; the last one is flushed when this returns."""
        total = sum(map(len, parts))
        done = 0
        for part in parts:
            for at in range(0, len(part), _PIECE):
                token.raise_if_cancelled()
                writer.append(part[at : at + _PIECE])
                done += len(part[at : at + _PIECE])
                self._bus.publish(Progress(job, done, total, "attach"))
        sealed = writer.finish()
        return replace(one, chunks=sealed.chunks, last_tag=sealed.last_tag)

    def _pieces(self, one: Attachment, token: CancelToken) -> Iterator[bytes]:
        if not one.here:
            raise RecordDamaged("This file has not come from the other computer yet.", "Merge once more.")
        reading = self._vault.call(lambda state, _: state.vault.attachments.pieces(one))
        while (piece := self._vault.call(lambda _, __: next(reading, None))) is not None:
            token.raise_if_cancelled()
            yield piece

    def _tell(self, job: JobId, summary: EntrySummary | None) -> None:
        if summary is not None:
            self._bus.publish(EntrySaved(job, summary))


def _refuse_more_than(held: int) -> None:
    if held >= MOST_FILES:
        raise InputError("This entry has as many files as it can hold.", "Write another entry for the others.")


def _content_of(path: Path) -> bytes:
    """Raises ``InputError``; no message has the file's name or folder in it."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise InputError(
                "Only files can be added, no folders.", "Choose a file, or put the folder into an archive."
            )
        if size > MOST_BYTES:
            raise InputError("The file is larger than 100 MB.", "Keep it beside the diary and write where it is.")
        content = path.read_bytes()
    except OSError as error:
        raise InputError("The file cannot be read.", "Choose one you may read. Nothing was changed.") from error
    if not content:
        raise InputError("The file is empty.", "Choose another one.")
    if len(content) > MOST_BYTES:
        raise InputError("The file is larger than 100 MB.", "Keep it beside the diary and write where it is.")
    return content


def _described(name: str, content: bytes, picture: Picture | None, now: Moment) -> Attachment:
    attachment_id = AttachmentId(secrets.token_bytes(16))
    if picture is None:
        media = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return Attachment(attachment_id, "file", media, name, len(content), now)
    size = (picture.width, picture.height, len(picture.small))
    return Attachment(attachment_id, "photo", picture.media_type, name, len(content), now, *size)


def _named(state: VaultState, entry_id: EntryId, one: Attachment) -> EntrySummary:
    """Raises ``Cancelled`` where the entry was erased meanwhile."""
    if state.was_erased(entry_id):
        raise Cancelled
    now = state.vault.entries.get(entry_id)
    return state.put(replace(now, attachments=(*now.attachments, one)))
