"""The costly half of changing who may open a vault: derives slots on whatever thread has the time, without the key."""

from __future__ import annotations

import os
from collections.abc import Callable

from ..crypto.kdf import KEY_BYTES, MINIMUM, Argon2Parameters, Stopwatch, check_passphrase
from ..crypto.key_slots import SlotDraft, SlotKind
from ..crypto.recovery_words import entropy_of, new_words
from ..crypto.wiping import wipe
from .header import Header

Fit = Callable[[Argon2Parameters | None, float], Argon2Parameters]
"""How costly a new passphrase is to be; told parameters and the seconds they took, where that is known."""


class DraftMaker:
    """``SlotMaker`` for the slots of ``header`` as they were when it was made. One caller at a time."""

    def __init__(self, header: Header, fit: Fit) -> None:
        self._header = header
        self._fit = fit
        self._ran: tuple[Argon2Parameters, float] | None = None

    def proves(self, passphrase: bytearray) -> bool:
        """Whether this is the passphrase. Raises ``InputError`` for what cannot be one."""
        check_passphrase(passphrase)
        watch = Stopwatch()
        right = self._opens(SlotKind.PASSPHRASE, passphrase)
        slot = next((one for one in self._header.slots if one.kind is SlotKind.PASSPHRASE), None)
        if slot is not None:
            self._ran = slot.parameters, watch.seconds
        return right

    def knows(self, words: bytearray) -> bool:
        """Whether these are the twelve recovery words. Raises ``InputError`` for what cannot be such."""
        return self._opens(SlotKind.WORDS, entropy_of(words))

    def passphrase(self, new: bytearray) -> SlotDraft:
        """As costly as fits this machine, which the check of the current passphrase just measured. Wipes ``new``."""
        try:
            check_passphrase(new)
            parameters = self._fit(*self._ran) if self._ran else self._fit(None, 0.0)
            return SlotDraft(SlotKind.PASSPHRASE, new, parameters, self._header.vault_id)
        finally:
            wipe(new)

    def words(self) -> tuple[tuple[str, ...], SlotDraft]:
        """Twelve new words and their slot, at the least cost: they must open on a small rescue computer."""
        words = new_words()
        return words, SlotDraft(SlotKind.WORDS, entropy_of(" ".join(words)), MINIMUM, self._header.vault_id)

    def random(self) -> tuple[bytearray, SlotDraft]:
        """32 random bytes for a keystore and their slot."""
        secret = bytearray(os.urandom(KEY_BYTES))
        return secret, SlotDraft(SlotKind.KEYSTORE, secret, MINIMUM, self._header.vault_id)

    def _opens(self, kind: SlotKind, secret: bytes | bytearray) -> bool:
        slots = (one for one in self._header.slots if one.kind is kind)
        return any(slot.opens(secret, self._header.vault_id) for slot in slots)
