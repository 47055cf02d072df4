"""``DraftStore`` and the ids of erased entries, each in one sealed row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ..crypto.purposes import Column, Table
from ..crypto.sealed_record import Place, RecordSealer
from ..domain.details import Details
from ..domain.draft import Draft
from ..domain.entry import EntryId, RevisionId
from ..domain.errors import RecordDamaged, VaultTooNew
from .entry_codec import attachment_body, read_attachment, read_mood, read_trackers
from .ledger import Ledger
from .named_rows import NamedRow
from .records import (
    Fields,
    Json,
    from_bytes,
    moment_body,
    packed,
    read_moment,
    read_optional_moment,
    to_bytes,
    unpacked,
)

DRAFTS, ERASED = b"drafts", b"erased ids"
_CARRIED = Place(Table.SETTINGS, Column.SEALED, b"carried drafts".ljust(16, b"\0"), 0)
"""Of no row: what is carried stands in memory alone."""
SOUND_UNKNOWN = bytes(16)
"""Among the ids of what was erased: an entry went whose sound nobody could tell any more."""


class LedgerDraftStore:
    """All open drafts in one row: there are seldom more than two. Used on the vault thread."""

    def __init__(
        self, ledger: Callable[[], Ledger], name_damaged: Callable[[str], None], carrying: RecordSealer
    ) -> None:
        self._row = NamedRow(ledger, DRAFTS)
        self._name_damaged = name_damaged
        self._carrying = carrying

    def put(self, draft: Draft) -> None:
        """Durable once this returns, in place of the entry's draft before. Raises ``DiskFull``."""
        others = [one for one in self.load_all() if one.entry_id != draft.entry_id]
        self._save([*others, draft])

    def load_all(self) -> tuple[Draft, ...]:
        """Oldest first; none where the row is damaged, which is named."""
        payload = self._row.load()
        if payload is None:
            return ()
        try:
            return read_drafts(payload)
        except (RecordDamaged, VaultTooNew):
            self._name_damaged("the unfinished drafts")
            return ()

    def remove(self, entry_id: EntryId) -> None:
        """Forget the entry's draft, if there is one."""
        before = self.load_all()
        kept = [one for one in before if one.entry_id != entry_id]
        if len(kept) < len(before):
            self._save(kept)

    def carried(self, drafts: Sequence[Draft]) -> bytes:
        """Sealed, for memory alone: no disk is asked for anything."""
        return self._carrying.seal(drafts_bytes(drafts), _CARRIED)

    def put_down(self, carried: bytes) -> tuple[Draft, ...] | None:
        """What was carried; ``None`` where that was another diary's, or this one has another key by now."""
        try:
            return read_drafts(self._carrying.open(carried, _CARRIED))
        except RecordDamaged:
            return None

    def _save(self, drafts: Iterable[Draft]) -> None:
        self._row.save(drafts_bytes(drafts))


class ErasedIds:
    """Ids of entries and conversations erased in this vault, so that merging does not bring one back.

    Used on the vault thread.
    """

    def __init__(self, ledger: Callable[[], Ledger], name_damaged: Callable[[str], None]) -> None:
        self._row = NamedRow(ledger, ERASED)
        self._name_damaged = name_damaged

    def all(self) -> frozenset[bytes]:
        """Empty where the row is damaged, which is named."""
        payload = self._row.load()
        if payload is None:
            return frozenset()
        try:
            data = from_bytes("erased", payload).binary("ids")
        except (RecordDamaged, VaultTooNew):
            self._name_damaged("the list of erased entries")
            return frozenset()
        return frozenset(data[at : at + 16] for at in range(0, len(data), 16))

    def add(self, ids: Iterable[bytes]) -> None:
        """Durable once this returns."""
        self._keep(self.all() | set(ids))

    def remove(self, ids: Iterable[bytes]) -> None:
        """These may come back: a person asked for them. Durable once this returns."""
        self._keep(self.all() - set(ids))

    def _keep(self, after: frozenset[bytes]) -> None:
        before = self.all()
        if after != before:
            self._row.save(to_bytes("erased", {"ids": packed(b"".join(sorted(after)))}))


def drafts_bytes(drafts: Iterable[Draft]) -> bytes:
    """All of them as one row holds them."""
    return to_bytes("drafts", {"drafts": [_draft_body(one) for one in drafts]})


def read_drafts(payload: bytes) -> tuple[Draft, ...]:
    """Raises ``RecordDamaged``, ``VaultTooNew``."""
    return tuple(_read_draft(one) for one in from_bytes("drafts", payload).records("drafts"))


def is_drafts(row_id: bytes) -> bool:
    """Whether that row of the settings holds the drafts."""
    return row_id == DRAFTS.ljust(16, b"\0")


def _draft_body(draft: Draft) -> Json:
    """Small where there are words alone, for it is written each second."""
    words = {
        "entry": packed(draft.entry_id),
        "title": draft.title,
        "text": draft.text,
        "begun": moment_body(draft.begun),
        "changed": moment_body(draft.changed),
        "based_on": None if draft.based_on is None else packed(draft.based_on),
    }
    more = {
        "question": draft.question,
        "details": _details_body(draft.details) if draft.details != Details() else None,
        "attachments": [attachment_body(one) for one in draft.attachments],
    }
    return words | {name: value for name, value in more.items() if value}


def _read_draft(fields: Fields) -> Draft:
    """What was sealed before there were details on drafts has none."""
    details = fields.optional("details")
    return Draft(
        entry_id=EntryId(fields.binary("entry")),
        title=fields.text("title"),
        text=fields.text("text"),
        begun=read_moment(fields.record("begun")),
        changed=read_moment(fields.record("changed")),
        based_on=None if fields.raw("based_on") is None else RevisionId(unpacked(fields.text("based_on"))),
        question=fields.text("question", ""),
        details=Details() if details is None else _read_details(details),
        attachments=tuple(read_attachment(one) for one in fields.records("attachments")),
    )


def _details_body(details: Details) -> Json:
    """As in an entry."""
    return {
        "mood": None if details.mood is None else int(details.mood),
        "tags": details.tags,
        "people": details.people,
        "place": details.place,
        "trackers": details.trackers,
        "starred": details.starred,
        "pinned": details.pinned,
        "happened": moment_body(details.happened),
    }


def _read_details(fields: Fields) -> Details:
    return Details(
        mood=read_mood(fields),
        tags=fields.texts("tags"),
        people=fields.texts("people"),
        place=fields.text("place", ""),
        trackers=read_trackers(fields),
        starred=fields.flag("starred", False),
        pinned=fields.flag("pinned", False),
        happened=read_optional_moment(fields.optional("happened")),
    )
