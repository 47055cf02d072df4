"""Reads of a sealed entry only what lists and search need: a lifetime is opened in a hundred thousand of them.

msgspec makes what is asked for as it reads, passes over the rest, and takes a tenth of the time that a look at each
field takes in Python. It is stricter than the records are, so what it refuses is read again field by field, and that
decides. Sound, transcript and earlier revisions are left as they lie; whether they can be read shows when the entry is
opened.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Annotated, Literal

from msgspec import Meta, Raw, Struct, json

from ..domain.entry import EntryId, EntrySummary, Mood, Outline, RevisionId, pieces_in, preview_of, title_of
from ..domain.errors import RecordDamaged
from ..domain.moment import Moment
from .entry_codec import read_mood, read_trackers
from .records import RECORD_FORMAT, Fields, from_bytes, read_moment, read_optional_moment


class _Moment(Struct, gc=False):
    local: str
    offset: int
    zone: str


class _Revision(Struct, gc=False):
    id: bytes
    title: str
    text: str


class _Clip(Struct, gc=False):
    seconds: float
    peaks: bytes = b""


class _Body(Struct, gc=False):
    id: bytes
    told: _Moment
    revisions: Annotated[list[_Revision], Meta(min_length=1)]
    happened: _Moment | None = None
    clip: _Clip | None = None
    mood: Mood | None = None
    tags: tuple[str, ...] = ()
    awaits_words: bool = False
    binned: _Moment | None = None
    people: tuple[str, ...] = ()
    place: str = ""
    starred: bool = False
    pinned: bool = False
    trackers: tuple[tuple[str, float], ...] = ()
    attachments: tuple[Raw, ...] = ()


class _Record(Struct, gc=False):
    kind: Literal["entry"]
    format: Annotated[int, Meta(le=RECORD_FORMAT)]
    body: _Body


def read_outline(data: bytes) -> Outline:
    """Raises ``RecordDamaged`` for what is no entry, ``VaultTooNew`` for one of a newer format."""
    try:
        body = _decoder().decode(data).body
        return _outline(body, body.revisions[-1])
    except ValueError:
        return read_field_by_field(data)


def read_field_by_field(data: bytes) -> Outline:
    """As ``read_outline``, of any record."""
    fields = from_bytes("entry", data)
    revisions = fields.items("revisions")
    if not revisions:
        raise RecordDamaged
    newest = Fields.of(revisions[-1])
    text = newest.text("text")
    return Outline(_summary(fields, newest.text("title"), text), RevisionId(newest.binary("id")), text)


@cache
def _decoder() -> json.Decoder[_Record]:
    return json.Decoder(_Record)


def _outline(body: _Body, newest: _Revision) -> Outline:
    """By place, not by name, as ``EntrySummary`` has its fields: there are a hundred thousand of them."""
    clip, text = body.clip, newest.text
    summary = EntrySummary(
        EntryId(body.id),
        _moment(body.told),
        None if body.happened is None else _moment(body.happened),
        newest.title or title_of(text),
        preview_of(text),
        pieces_in(text),
        0.0 if clip is None else clip.seconds,
        body.mood,
        body.tags,
        b"" if clip is None else clip.peaks,
        body.awaits_words,
        None if body.binned is None else _moment(body.binned),
        body.people,
        body.place,
        body.starred,
        body.pinned,
        body.trackers,
        len(body.attachments),
    )
    return Outline(summary, RevisionId(newest.id), text)


def _moment(read: _Moment) -> Moment:
    """Raises ``ValueError`` for what is no local time."""
    local = datetime.fromisoformat(read.local)
    if local.tzinfo is not None:
        raise ValueError("a time elsewhere")
    return Moment(local, read.offset, read.zone)


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
