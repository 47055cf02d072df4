"""What the log's records say inside their seal: which row becomes what, and what is to be erased."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from ..domain.errors import RecordDamaged
from .log_format import LogKind
from .records import from_bytes, packed, to_bytes, unpacked

_PUT = struct.Struct("<16sI16s")

ENTRIES = "entries"
CONVERSATIONS = "conversations"
SETTINGS = "settings"
TABLE_OF = {LogKind.PUT: ENTRIES, LogKind.CONVERSATION: CONVERSATIONS, LogKind.SETTINGS: SETTINGS}
"""The table a kind of record goes to."""


@dataclass(frozen=True, slots=True)
class Put:
    """A row's new state. ``content`` is what the row's own seal will hold."""

    row_id: bytes
    revision: int
    revision_id: bytes
    content: bytes

    def encode(self) -> bytes:
        return _PUT.pack(self.row_id, self.revision, self.revision_id) + self.content

    @classmethod
    def decode(cls, payload: bytes) -> Put:
        """Raises ``RecordDamaged``."""
        if len(payload) < _PUT.size:
            raise RecordDamaged
        row_id, revision, revision_id = _PUT.unpack_from(payload)
        return cls(row_id, revision, revision_id, payload[_PUT.size :])


@dataclass(frozen=True, slots=True)
class Erasure:
    """Rows of one table to be gone from every file, with their clips."""

    table: str
    row_ids: tuple[bytes, ...]
    clips: tuple[bytes, ...] = ()

    def encode(self) -> bytes:
        body = {
            "table": self.table,
            "rows": [packed(one) for one in self.row_ids],
            "clips": [packed(one) for one in self.clips],
        }
        return to_bytes("erase", body)

    @classmethod
    def decode(cls, payload: bytes) -> Erasure:
        """Raises ``RecordDamaged``."""
        fields = from_bytes("erase", payload)
        rows, clips = (tuple(unpacked(text) for text in fields.texts(name)) for name in ("rows", "clips"))
        if fields.text("table") not in (ENTRIES, CONVERSATIONS):
            raise RecordDamaged
        return cls(fields.text("table"), rows, clips)
