"""Who may open the vault, and what is remembered of those who could not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from diary_desktop.domain.moment import Moment

WayIn = Literal["passphrase", "words", "key_file", "keystore"]
"""What opens a slot."""


@dataclass(frozen=True, slots=True)
class KeySlot:
    """One slot. ``slot_id`` is random hexadecimal; ``made`` and ``checked`` are known only while the diary is open.

    ``checked`` tells recovery words that were asked back from those nobody may have written down.
    """

    kind: WayIn
    slot_id: str
    made: Moment | None = None
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong tries in a row, and when the last of them was, in seconds of UTC."""

    wrong: int = 0
    last: float = 0.0


class TryLog(Protocol):
    """Wrong tries, kept on this computer so that starting again forgets none."""

    def read(self) -> Tries:
        """What is known; nothing where it is missing or damaged."""

    def write(self, tries: Tries) -> None:
        """Remember. Where that cannot be it is logged, and nothing stops."""


class NewSlot(Protocol):
    """A slot that was derived and is not in the header yet. Its id is known; its secret is not to be had from it."""

    @property
    def slot_id(self) -> str: ...

    def wipe(self) -> None:
        """Overwrite what it holds: for one that is not going to be used."""


class SlotMaker(Protocol):
    """The costly half of a change: touches neither vault nor key, and belongs on a thread others do not wait for."""

    def proves(self, passphrase: bytearray) -> bool:
        """Whether this is the passphrase now. Takes as long as opening; ``passphrase`` is left as it is."""

    def knows(self, words: bytearray) -> bool:
        """Whether these are the twelve recovery words now. Raises ``InputError`` for what cannot be such."""

    def passphrase(self, new: bytearray) -> NewSlot:
        """Raises ``InputError`` for an empty or overlong one. ``new`` is wiped."""

    def words(self) -> tuple[tuple[str, ...], NewSlot]:
        """Twelve new words, kept nowhere, and their slot."""

    def random(self) -> tuple[bytearray, NewSlot]:
        """32 random bytes for a keystore, to be wiped by the caller, and their slot."""


class KeySlots(Protocol):
    """The slots of an open vault. Used on the vault thread; every change is on both header copies when it returns."""

    def slots(self) -> tuple[KeySlot, ...]:
        """Every slot there is."""

    def maker(self) -> SlotMaker:
        """For another thread: it sees the slots as they are now."""

    def put(self, new: NewSlot, now: Moment) -> None:
        """Take the slot. A passphrase or words take the place of those before, others stand beside each other.

        Raises ``DiskFull`` and the like; then those before still open. ``InputError`` where all places are taken.
        """

    def add_key_file(self, destination: Path, now: Moment) -> str:
        """Write a new key file (0600, never over an existing file) and a slot for it; returns the slot's id."""

    def remove(self, slot_id: str) -> None:
        """Let go of a slot. Raises ``InputError`` for the passphrase, the words, and an id there is not."""

    def date_all(self, now: Moment) -> None:
        """Those of a diary that was just made were made now."""

    def mark_checked(self, slot_id: str) -> None:
        """The recovery words of this slot were asked back."""


class KeyRenewal(Protocol):
    """A new vault key, and everything sealed anew under it. Used on the vault thread."""

    @property
    def going_on(self) -> bool:
        """Whether it was begun and is not at its end; closing the diary only interrupts it."""

    @property
    def left(self) -> tuple[str, ...]:
        """Names of what the last run could not seal anew, because it is damaged."""

    def begin(self, slots: Sequence[NewSlot], now: Moment) -> None:
        """A new key behind these slots alone; all others are gone. Raises ``InputError`` while one is going on or
        something is being recorded, ``DiskFull`` and the like: then nothing has changed.
        """

    def steps(self) -> Iterator[tuple[int, int]]:
        """Short steps, each telling how much is done of how much. Each is asked for on the vault thread.

        Raises ``VaultLocked`` once the vault is closed, ``DiskFull`` and the like: ask anew later.
        """
