"""Changes who may open the vault; the entries are not touched, one slot of the header is."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from diary_desktop.crypto.kdf import KEY_BYTES, MINIMUM, Argon2Parameters
from diary_desktop.crypto.key_slots import Slot, SlotKind, VaultKey
from diary_desktop.crypto.recovery_words import entropy_of, new_words
from diary_desktop.crypto.wiping import wipe
from diary_desktop.domain.errors import FolderUnusable

from .files import FileSystem, undone_by, writing
from .header import Header, HeaderStore

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
        parameters: Callable[[], Argon2Parameters],
        on_change: Callable[[Header], None],
    ) -> None:
        self._store = store
        self._files = files
        self._key = key
        self._parameters = parameters
        self._on_change = on_change

    def change_passphrase(self, new: bytearray) -> None:
        """A new passphrase slot, on both copies when this returns. ``new`` is wiped."""
        try:
            self._put(Slot.wrap(self._key, SlotKind.PASSPHRASE, new, self._parameters()))
        finally:
            wipe(new)

    def new_recovery_words(self) -> tuple[str, ...]:
        """Twelve new words; the old ones no longer open."""
        words = new_words()
        self._put(words_slot(self._key, words))
        return words

    def add_key_file(self, destination: Path) -> None:
        """Write a key file, then its slot, which takes the place of an earlier key file's.

        Raises ``FolderUnusable`` where something lies at ``destination``. Where the slot cannot be written the file
        stays: the header may hold it already, and a file too many is better than a slot nobody can open.
        """
        secret = KEY_FILE_MAGIC + os.urandom(KEY_BYTES)
        slot = Slot.wrap(self._key, SlotKind.KEY_FILE, secret, MINIMUM)
        if destination.exists():
            raise FolderUnusable("There is something at this place already.", "Name a new file for the key.")
        with writing():
            handle = self._files.open(destination, "xb")
        with undone_by(lambda: self._remove_half_key(destination)), handle, writing():
            self._files.write(handle, secret)
            self._files.flush(handle)
            self._files.flush_folder(destination.parent)
        self._put(slot)

    def _put(self, slot: Slot) -> None:
        now = self._store.read()
        now.verify(self._key)
        header = now.with_slot(slot).signed(self._key)
        self._store.write(header)
        self._on_change(header)

    def _remove_half_key(self, path: Path) -> None:
        """Half a key opens nothing."""
        with contextlib.suppress(OSError):
            self._files.unlink(path)
