"""Entries and their vectors as bytes to be sealed; words of a transcript as short lists, for there are thousands."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Literal

import numpy as np

from ..domain.attachment import Attachment, AttachmentId, AttachmentKind
from ..domain.entry import Clip, ClipId, ClipPart, Entry, EntryId, Gap, HeardAgain, LetGo, Mood, Revision, RevisionId
from ..domain.errors import RecordDamaged
from ..domain.passage import EntryVectors
from ..domain.transcript import Segment, Transcript, Word
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

MOST_MODELS = 2
"""Models whose vectors are kept side by side while re-indexing."""

_VECTORS_FORMAT = 1
_VECTOR_HEAD = struct.Struct("<HHII")
"""Format, bytes of the model id, count, dimensions; then the model id and little-endian float16 rows."""


def entry_bytes(entry: Entry) -> bytes:
    """The whole entry but its vectors."""
    return to_bytes(
        "entry",
        {
            "id": packed(entry.entry_id),
            "told": moment_body(entry.told),
            "happened": moment_body(entry.happened),
            "revisions": [_revision_body(revision) for revision in entry.revisions],
            "language": entry.language,
            "transcript": _transcript_body(entry.transcript),
            "clip": _clip_body(entry.clip),
            "mood": None if entry.mood is None else int(entry.mood),
            "tags": entry.tags,
            "people": entry.people,
            "place": entry.place,
            "starred": entry.starred,
            "pinned": entry.pinned,
            "trackers": entry.trackers,
            "attachments": [attachment_body(one) for one in entry.attachments],
            "taken_out": [packed(one) for one in entry.taken_out],
            "awaits_words": entry.awaits_words,
            "binned": moment_body(entry.binned),
            "let_go": _let_go_body(entry.let_go),
            "again": _again_body(entry.again),
            "confirmed": list(entry.confirmed),
        },
    )


def read_entry(data: bytes) -> Entry:
    """Raises ``RecordDamaged`` for what is no entry, ``VaultTooNew`` for one of a newer format."""
    fields = from_bytes("entry", data)
    revisions = tuple(_read_revision(one) for one in fields.records("revisions"))
    if not revisions:
        raise RecordDamaged
    return Entry(
        entry_id=EntryId(fields.binary("id")),
        told=read_moment(fields.record("told")),
        revisions=revisions,
        happened=read_optional_moment(fields.optional("happened")),
        language=fields.text("language", ""),
        transcript=_read_transcript(fields.optional("transcript")),
        clip=_read_clip(fields.optional("clip")),
        mood=read_mood(fields),
        tags=fields.texts("tags"),
        people=fields.texts("people"),
        place=fields.text("place", ""),
        starred=fields.flag("starred", False),
        pinned=fields.flag("pinned", False),
        trackers=read_trackers(fields),
        attachments=tuple(read_attachment(one) for one in fields.records("attachments")),
        taken_out=tuple(AttachmentId(unpacked(one)) for one in fields.texts("taken_out")),
        awaits_words=fields.flag("awaits_words", False),
        binned=read_optional_moment(fields.optional("binned")),
        let_go=_read_let_go(fields.optional("let_go")),
        again=_read_again(fields.optional("again")),
        confirmed=fields.numbers("confirmed"),
    )


def vectors_bytes(kept: Sequence[EntryVectors]) -> bytes:
    """Vectors of one revision under one or two models, one after another."""
    pieces = []
    for one in kept:
        name = one.model_id.encode("utf-8")
        count, dimensions = one.vectors.shape
        pieces.append(_VECTOR_HEAD.pack(_VECTORS_FORMAT, len(name), count, dimensions))
        pieces.append(name)
        pieces.append(one.vectors.astype("<f2", copy=False).tobytes())
    return b"".join(pieces)


def read_vectors(data: bytes, entry_id: EntryId, revision_id: RevisionId) -> tuple[EntryVectors, ...]:
    """In the order they were put. Raises ``RecordDamaged`` where lengths do not add up."""
    kept, at = [], 0
    while at < len(data):
        if at + _VECTOR_HEAD.size > len(data):
            raise RecordDamaged
        number, name_length, count, dimensions = _VECTOR_HEAD.unpack_from(data, at)
        at += _VECTOR_HEAD.size
        end = at + name_length + count * dimensions * 2
        if number != _VECTORS_FORMAT or end > len(data):
            raise RecordDamaged
        try:
            model_id = data[at : at + name_length].decode("utf-8")
        except UnicodeDecodeError as error:
            raise RecordDamaged from error
        rows = np.ndarray((count, dimensions), "<f2", data, at + name_length)
        kept.append(EntryVectors(entry_id, revision_id, model_id, rows))
        at = end
    return tuple(kept)


def joined_vectors(before: bytes, added: bytes) -> bytes:
    """``added`` behind ``before``, each model once; the model put longest ago gives way where there are too many."""
    nobody, nothing = EntryId(b""), RevisionId(b"")
    new = read_vectors(added, nobody, nothing)
    models = {one.model_id for one in new}
    try:
        old = [one for one in read_vectors(before, nobody, nothing) if one.model_id not in models]
    except RecordDamaged:
        old = []  # they are made again from the text
    return vectors_bytes([*old, *new][-MOST_MODELS:])


def _revision_body(revision: Revision) -> Json:
    return {
        "number": revision.number,
        "id": packed(revision.revision_id),
        "parent": None if revision.parent_id is None else packed(revision.parent_id),
        "title": revision.title,
        "text": revision.text,
        "made": moment_body(revision.made),
        "origin": revision.origin,
        "settles": [packed(one) for one in revision.settles],
    }


def _read_revision(fields: Fields) -> Revision:
    return Revision(
        number=fields.integer("number"),
        revision_id=RevisionId(fields.binary("id")),
        parent_id=None if fields.raw("parent") is None else RevisionId(fields.binary("parent")),
        title=fields.text("title"),
        text=fields.text("text"),
        made=read_moment(fields.record("made")),
        origin=fields.text("origin"),
        settles=tuple(RevisionId(unpacked(one)) for one in fields.texts("settles")),
    )


def _transcript_body(transcript: Transcript | None) -> Json | None:
    if transcript is None:
        return None
    return {
        "language": transcript.language,
        "recognizer": transcript.recognizer,
        "rough": transcript.rough,
        "segments": [
            {
                "text": segment.text,
                "start": segment.start,
                "end": segment.end,
                "words": [[word.text, word.start, word.end, word.confidence] for word in segment.words],
            }
            for segment in transcript.segments
        ],
    }


def _read_transcript(fields: Fields | None) -> Transcript | None:
    if fields is None:
        return None
    return Transcript(
        segments=tuple(_read_segment(one) for one in fields.records("segments")),
        language=fields.text("language"),
        recognizer=fields.text("recognizer"),
        rough=fields.flag("rough", False),
    )


def _again_body(again: HeardAgain | None) -> Json | None:
    if again is None:
        return None
    return {
        "transcript": _transcript_body(again.transcript),
        "made": moment_body(again.made),
        "proposed": again.state == "proposed",
    }


def _read_again(fields: Fields | None) -> HeardAgain | None:
    if fields is None:
        return None
    transcript = _read_transcript(fields.record("transcript"))
    if transcript is None:
        raise RecordDamaged
    state: Literal["proposed", "settled"] = "proposed" if fields.flag("proposed", False) else "settled"
    return HeardAgain(transcript, read_moment(fields.record("made")), state)


def _read_segment(fields: Fields) -> Segment:
    words = tuple(_read_word(one) for one in fields.items("words"))
    return Segment(fields.text("text"), fields.number("start"), fields.number("end"), words)


def _read_word(value: object) -> Word:
    match value:
        case [str(text), int() | float() as start, int() | float() as end, int() | float() as confidence]:
            return Word(text, float(start), float(end), float(confidence))
    raise RecordDamaged


def _clip_body(clip: Clip | None) -> Json | None:
    if clip is None:
        return None
    return {
        "id": packed(clip.clip_id),
        "parts": [[part.number, part.chunks, part.length, packed(part.last_tag)] for part in clip.parts],
        "seconds": clip.seconds,
        "peaks": packed(clip.peaks),
        "gaps": [[gap.at, gap.seconds] for gap in clip.gaps],
        "source": clip.source,
        "marks": list(clip.marks),
        "longest_wait": clip.longest_wait,
        "worded": clip.worded,
        "device": clip.device,
    }


def _read_clip(fields: Fields | None) -> Clip | None:
    if fields is None:
        return None
    return Clip(
        clip_id=ClipId(fields.binary("id")),
        parts=tuple(_read_part(one) for one in fields.items("parts")),
        seconds=fields.number("seconds"),
        peaks=fields.binary("peaks", ""),
        gaps=tuple(_read_gap(one) for one in fields.items("gaps")),
        source=fields.text("source"),
        marks=fields.numbers("marks"),
        longest_wait=fields.number("longest_wait", 0.0),
        worded=fields.number("worded", 0.0),
        device=fields.text("device", ""),
    )


def attachment_body(one: Attachment) -> Json:
    """A file as the entry or draft names it that it belongs to."""
    return {
        "id": packed(one.attachment_id),
        "photo": one.kind == "photo",
        "type": one.media_type,
        "name": one.name,
        "size": one.size,
        "added": moment_body(one.added),
        "width": one.width,
        "height": one.height,
        "thumbnail": one.thumbnail,
        "chunks": one.chunks,
        "last_tag": packed(one.last_tag),
    }


def read_attachment(fields: Fields) -> Attachment:
    """Raises ``RecordDamaged`` for what is none."""
    kind: AttachmentKind = "photo" if fields.flag("photo", False) else "file"
    return Attachment(
        attachment_id=AttachmentId(fields.binary("id")),
        kind=kind,
        media_type=fields.text("type"),
        name=fields.text("name"),
        size=fields.integer("size"),
        added=read_moment(fields.record("added")),
        width=fields.integer("width", 0),
        height=fields.integer("height", 0),
        thumbnail=fields.integer("thumbnail", 0),
        chunks=fields.integer("chunks", 0),
        last_tag=fields.binary("last_tag", ""),
    )


def _let_go_body(gone: LetGo | None) -> Json | None:
    if gone is None:
        return None
    return {
        "id": packed(gone.clip_id),
        "seconds": gone.seconds,
        "peaks": packed(gone.peaks),
        "when": moment_body(gone.when),
    }


def _read_let_go(fields: Fields | None) -> LetGo | None:
    if fields is None:
        return None
    return LetGo(
        clip_id=ClipId(fields.binary("id")),
        seconds=fields.number("seconds"),
        peaks=fields.binary("peaks", ""),
        when=read_moment(fields.record("when")),
    )


def _read_part(value: object) -> ClipPart:
    match value:
        case [int(number), int(chunks), int(length), str(last_tag)]:
            return ClipPart(number, chunks, length, unpacked(last_tag))
    raise RecordDamaged


def _read_gap(value: object) -> Gap:
    match value:
        case [int() | float() as at, int() | float() as seconds]:
            return Gap(float(at), float(seconds))
    raise RecordDamaged


def read_trackers(fields: Fields) -> tuple[tuple[str, float], ...]:
    """Raises ``RecordDamaged`` for what is no name with a number."""
    return tuple(_read_tracker(one) for one in fields.items("trackers"))


def _read_tracker(value: object) -> tuple[str, float]:
    match value:
        case [str(name), int() | float() as amount] if not isinstance(amount, bool):
            return name, float(amount)
    raise RecordDamaged


def read_mood(fields: Fields) -> Mood | None:
    """Raises ``RecordDamaged`` for a number that is no mood."""
    if fields.raw("mood") is None:
        return None
    try:
        return Mood(fields.integer("mood"))
    except ValueError as error:
        raise RecordDamaged from error
