"""What a header tells of the ways into a diary, while nothing of it is open."""

from __future__ import annotations

from ..crypto.key_slots import SlotKind
from ..ports.keys import KeySlot, WayIn
from .header import Header

NAMES: dict[SlotKind, WayIn] = {
    SlotKind.PASSPHRASE: "passphrase",
    SlotKind.WORDS: "words",
    SlotKind.KEY_FILE: "key_file",
    SlotKind.KEYSTORE: "keystore",
}
"""What each kind that a person knows of is called outside; the key of the epoch before is none of them."""


def named_slots(header: Header) -> tuple[KeySlot, ...]:
    """The slots as a header tells them, without what only an open vault knows."""
    return tuple(KeySlot(NAMES[slot.kind], slot.slot_id) for slot in header.slots if slot.kind in NAMES)
