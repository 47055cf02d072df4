"""Reads of a sealed entry only what lists and search need: of a lifetime that is a third of the work.

Sound, transcript and earlier revisions are left as they lie; whether they can be read shows when the entry is opened.
"""

from __future__ import annotations

from ..domain.entry import EntryId, EntrySummary, Outline, RevisionId, pieces_in, preview_of, title_of
from ..domain.errors import RecordDamaged
from .entry_codec import read_mood, read_trackers
from .records import Fields, from_bytes, read_moment, read_optional_moment


def read_outline(data: bytes) -> Outline:
    """Raises ``RecordDamaged`` for what is no entry, ``VaultTooNew`` for one of a newer format."""
    fields = from_bytes("entry", data)
    revisions = fields.items("revisions")
    if not revisions:
        raise RecordDamaged
    newest = Fields.of(revisions[-1])
    text = newest.text("text")
    return Outline(_summary(fields, newest.text("title"), text), RevisionId(newest.binary("id")), text)


def _summary(fields: Fields, title: str, text: str) -> EntrySummary:
    """As ``summary_of`` makes it of the whole entry."""
    clip = fields.optional("clip")
    return EntrySummary(
        entry_id=EntryId(fields.binary("id")),
        told=read_moment(fields.record("told")),
        happened=read_optional_moment(fields.optional("happened")),
        title=title or title_of(text),
        preview=preview_of(text),
        words=pieces_in(text),
        seconds=clip.number("seconds") if clip is not None else 0.0,
        mood=read_mood(fields),
        tags=fields.texts("tags"),
        peaks=clip.binary("peaks", "") if clip is not None else b"",
        awaits_words=fields.flag("awaits_words", False),
        binned=read_optional_moment(fields.optional("binned")),
        people=fields.texts("people"),
        place=fields.text("place", ""),
        starred=fields.flag("starred", False),
        pinned=fields.flag("pinned", False),
        trackers=read_trackers(fields),
        attachments=len(fields.items("attachments")),
    )
