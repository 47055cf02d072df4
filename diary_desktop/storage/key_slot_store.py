"""Changes who may open the vault; the entries are not touched, one slot of the header is."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from diary_desktop.crypto.kdf import KEY_BYTES, MINIMUM
from diary_desktop.crypto.key_slots import Slot, SlotDraft, SlotKind, VaultKey
from diary_desktop.crypto.recovery_words import entropy_of
from diary_desktop.crypto.wiping import wipe
from diary_desktop.domain.errors import FolderUnusable, StorageError
from diary_desktop.domain.moment import Moment
from diary_desktop.ports.keys import KeySlot, NewSlot

from .files import FileSystem, undone_by, writing
from .header import Header, HeaderStore
from .key_notes import KeyNotes
from .slot_maker import DraftMaker, Fit
from .ways_in import named_slots

log = logging.getLogger(__name__)

KEY_FILE_MAGIC = b"diary-desktop key file 1\n"


def words_slot(key: VaultKey, words: tuple[str, ...]) -> Slot:
    """The slot that twelve recovery words open."""
    return Slot.wrap(key, SlotKind.WORDS, entropy_of(" ".join(words)), MINIMUM)


class HeaderKeySlots:
    """``KeySlots`` on the header of an open vault. Used on the vault thread."""

    def __init__(
        self,
        store: HeaderStore,
        files: FileSystem,
        key: VaultKey,
        fit: Fit,
        on_change: Callable[[Header], None],
        notes: KeyNotes,
    ) -> None:
        self._store = store
        self._files = files
        self._key = key
        self._fit = fit
        self._on_change = on_change
        self._notes = notes

    def slots(self) -> tuple[KeySlot, ...]:
        """Every slot, with when it was made and whether words were checked."""
        notes = self._notes.read()
        return tuple(
            replace(one, made=notes.made.get(one.slot_id), checked=one.slot_id in notes.checked)
            for one in named_slots(self._store.read())
        )

    def maker(self) -> DraftMaker:
        """Raises ``VaultDamaged`` where the header was forged meanwhile."""
        return DraftMaker(self._now(), self._fit)

    def put(self, new: NewSlot, now: Moment | None = None) -> None:
        """The draft becomes a slot of this vault's key."""
        assert isinstance(new, SlotDraft), "a draft of another vault's maker"
        self._put(new.wrap(self._key), now)

    def add_key_file(self, destination: Path, now: Moment | None = None) -> str:
        """Write a key file, then its slot, beside those of other key files.

        Raises ``FolderUnusable`` where something lies at ``destination``, ``InputError`` where there is no place for
        another. Where the slot cannot be written the file stays: the header may hold it already, and a file too many
        is better than a slot nobody can open.
        """
        secret = bytearray(KEY_FILE_MAGIC + os.urandom(KEY_BYTES))
        try:
            slot = Slot.wrap(self._key, SlotKind.KEY_FILE, secret, MINIMUM)
            self._now().with_slot(slot)
            self._write_key_file(destination, secret)
            self._put(slot, now)
        finally:
            wipe(secret)
        return slot.slot_id

    def remove(self, slot_id: str) -> None:
        """Gone from both copies when this returns."""
        self._write(self._now().without_slot(slot_id))

    def date_all(self, now: Moment) -> None:
        """Slots that nobody has dated yet: making a diary knows no clock. What the disk refuses is logged."""
        header = self._now()
        for slot in header.slots:
            if slot.slot_id not in self._notes.read().made:
                self._note(header, slot.slot_id, now)

    def mark_checked(self, slot_id: str) -> None:
        """Remembered in the vault, not for this session alone."""
        notes = self._notes.read()
        self._notes.write(replace(notes, checked=notes.checked | {slot_id}))

    def _put(self, slot: Slot, now: Moment | None) -> None:
        header = self._now().with_slot(slot)
        self._write(header)
        if now is not None:
            self._note(header, slot.slot_id, now)

    def _note(self, header: Header, slot_id: str, now: Moment) -> None:
        """When it was made is good to know, and nothing more: the slot stands without."""
        notes = self._notes.read().only([slot.slot_id for slot in header.slots])
        try:
            self._notes.write(replace(notes, made={**notes.made, slot_id: now}))
        except StorageError as error:
            log.info("slot not dated", extra={"error": type(error).__name__})

    def _now(self) -> Header:
        """The header as it stands, which nobody without the key has written."""
        now = self._store.read()
        now.verify(self._key)
        return now

    def _write(self, header: Header) -> None:
        signed = header.signed(self._key)
        self._store.write(signed)
        self._on_change(signed)

    def _write_key_file(self, destination: Path, secret: bytearray) -> None:
        if destination.exists():
            raise FolderUnusable("There is something at this place already.", "Name a new file for the key.")
        if not destination.parent.is_dir():
            raise FolderUnusable("The folder for the key file is not there.", "Make it first, or name another one.")
        with writing():
            handle = self._files.open(destination, "xb")
        with undone_by(lambda: self._remove_half_key(destination)), handle, writing():
            self._files.write(handle, bytes(secret))
            self._files.flush(handle)
            self._files.flush_folder(destination.parent)

    def _remove_half_key(self, path: Path) -> None:
        """Half a key opens nothing."""
        with contextlib.suppress(OSError):
            self._files.unlink(path)
