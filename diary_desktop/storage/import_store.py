"""``ImportStore``: what is remembered of every import, in one sealed row beside the settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast, get_args

from ..domain.entry import EntryId
from ..domain.errors import RecordDamaged, RecordTooNew, VaultTooNew
from ..domain.foreign import ForeignFormat
from ..domain.imported import ImportedEntry, ImportNote
from .ledger import Ledger
from .named_rows import NamedRow
from .records import Fields, Json, from_bytes, moment_body, packed, read_moment, read_optional_moment, to_bytes

IMPORTS = b"imports"
_WIDTH = 16
"""Bytes of an entry's id, of a source's mark and of a state."""


class LedgerImportStore:
    """Used on the vault thread. ``ledger`` raises ``VaultLocked`` once the vault is closed."""

    def __init__(self, ledger: Callable[[], Ledger], name_damaged: Callable[[str], None]) -> None:
        self._row = NamedRow(ledger, IMPORTS)
        self._name_damaged = name_damaged

    def load(self) -> tuple[ImportNote, ...]:
        """Oldest first; none where the row is damaged, which is named. Raises ``RecordTooNew``."""
        payload = self._row.load()
        if payload is None:
            return ()
        try:
            return tuple(_read_note(one) for one in from_bytes("imports", payload).records("imports"))
        except VaultTooNew as error:
            raise RecordTooNew from error
        except RecordDamaged:
            self._name_damaged("what is remembered of imports")
            return ()

    def save(self, notes: Sequence[ImportNote]) -> None:
        """Durable once this returns, in place of all before. Raises ``DiskFull``."""
        self._row.save(to_bytes("imports", {"imports": [_note_body(one) for one in notes]}))


def _note_body(note: ImportNote) -> Json:
    return {
        "id": packed(note.import_id),
        "made": moment_body(note.made),
        "form": note.form,
        "undone": moment_body(note.undone),
        "entries": packed(b"".join(one.entry_id + one.mark + one.state for one in note.entries)),
    }


def _read_note(fields: Fields) -> ImportNote:
    data, form = fields.binary("entries"), fields.text("form")
    if len(data) % (3 * _WIDTH) or form not in get_args(ForeignFormat):
        raise RecordDamaged
    entries = tuple(_entry(data[at : at + 3 * _WIDTH]) for at in range(0, len(data), 3 * _WIDTH))
    return ImportNote(
        fields.binary("id"),
        read_moment(fields.record("made")),
        cast(ForeignFormat, form),
        entries,
        read_optional_moment(fields.optional("undone")),
    )


def _entry(data: bytes) -> ImportedEntry:
    return ImportedEntry(EntryId(data[:_WIDTH]), data[_WIDTH : 2 * _WIDTH], data[2 * _WIDTH :])
