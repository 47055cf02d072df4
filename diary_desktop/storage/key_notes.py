"""What is known of the slots beyond the header, sealed among the settings: when each was made, which words are checked.

It says when a person changed a passphrase, so it does not stand in the header, which everybody can read.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from ..domain.errors import RecordDamaged, VaultTooNew
from ..domain.moment import Moment
from .named_rows import NamedRow
from .records import from_bytes, moment_body, read_moment, to_bytes

log = logging.getLogger(__name__)

NOTES = b"key notes"
"""The name of their row."""
_KIND = "key notes"


@dataclass(frozen=True, slots=True)
class Notes:
    """By slot id. A slot that is not named was made at an unknown time and is not checked."""

    made: Mapping[str, Moment] = field(default_factory=dict)
    checked: frozenset[str] = frozenset()

    def only(self, slot_ids: Collection[str]) -> Notes:
        """Without those of slots that are gone."""
        made = {slot_id: moment for slot_id, moment in self.made.items() if slot_id in slot_ids}
        return Notes(made, self.checked & set(slot_ids))


class KeyNotes:
    """Reads and writes them. Used on the vault thread."""

    def __init__(self, row: NamedRow) -> None:
        self._row = row

    def read(self) -> Notes:
        """Nothing at all where they are missing or damaged: then the words count as unchecked."""
        payload = self._row.load()
        try:
            return _decoded(payload) if payload is not None else Notes()
        except (RecordDamaged, VaultTooNew) as error:
            log.info("key notes unreadable", extra={"error": type(error).__name__})
            return Notes()

    def write(self, notes: Notes) -> None:
        """Durable once this returns. Raises ``DiskFull``."""
        made = [{"slot": slot_id, "at": moment_body(moment)} for slot_id, moment in sorted(notes.made.items())]
        self._row.save(to_bytes(_KIND, {"made": made, "checked": sorted(notes.checked)}))


def _decoded(payload: bytes) -> Notes:
    fields = from_bytes(_KIND, payload)
    made = {one.text("slot"): read_moment(one.record("at")) for one in fields.records("made")}
    return Notes(made, frozenset(fields.texts("checked")))
