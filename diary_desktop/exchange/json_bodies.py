"""The diary as plain JSON values, for people and programs that have never heard of this one.

The fields are described in ``resources/schemas/diary-archive-1.schema.json``; ids are hexadecimal, times ISO 8601.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import asdict, fields

from ..domain.attachment import Attachment
from ..domain.conversation import Conversation
from ..domain.details import Details, details_of
from ..domain.draft import Draft
from ..domain.entry import Clip, Entry, HeardAgain, LetGo, Revision
from ..domain.settings import Settings
from ..domain.transcript import Transcript
from ..domain.vocabulary import KnownName
from .answer_bodies import answer_body
from .moment_bodies import Body, moment_body, optional_moment


def sound_name(clip_id: bytes) -> str:
    """Where a clip lies in the archive."""
    return f"sounds/{clip_id.hex()}.ogg"


def file_name(one: Attachment) -> str:
    """Where an attachment lies in the archive; of its own name only a plain ending is kept."""
    ending = re.search(r"\.[A-Za-z0-9]{1,8}$", one.name)
    return f"files/{one.attachment_id.hex()}{ending[0].lower() if ending else ''}"


def details_body(details: Details) -> Body:
    """What was chosen besides the words."""
    return {
        "happened": optional_moment(details.happened),
        "mood": details.mood.name.lower() if details.mood else None,
        "tags": list(details.tags),
        "people": list(details.people),
        "place": details.place,
        "starred": details.starred,
        "pinned": details.pinned,
        "trackers": [{"name": name, "value": value} for name, value in details.trackers],
    }


def entry_body(entry: Entry, names: Mapping[bytes, str]) -> Body:
    """Everything of an entry. ``names`` are the sounds and files that lie in the archive, by clip or attachment id."""
    return {
        "id": entry.entry_id.hex(),
        "told": moment_body(entry.told),
        **details_body(details_of(entry)),
        "title": entry.title,
        "text": entry.text,
        "language": entry.language,
        "attachments": [_attachment_body(one, names) for one in entry.attachments],
        "attachments_taken_out": [one.hex() for one in entry.taken_out],
        "awaits_words": entry.awaits_words,
        "in_bin_since": optional_moment(entry.binned),
        "revisions": [_revision_body(one) for one in entry.revisions],
        "transcript": _transcript_body(entry.transcript),
        "transcript_again": _again_body(entry.again),
        "confirmed_seconds": list(entry.confirmed),
        "sound": _clip_body(entry.clip, names),
        "sound_let_go": _let_go_body(entry.let_go),
    }


def conversation_body(conversation: Conversation) -> Body:
    """Questions with their answers and sources."""
    return {
        "id": conversation.conversation_id.hex(),
        "title": conversation.title,
        "started": moment_body(conversation.started),
        "in_bin_since": optional_moment(conversation.binned),
        "laid_aside_since": optional_moment(conversation.archived),
        "answers": [answer_body(one) for one in conversation.answers],
    }


def draft_body(draft: Draft, names: Mapping[bytes, str]) -> Body:
    """What was being written. ``names`` as for an entry."""
    return {
        "entry": draft.entry_id.hex(),
        "title": draft.title,
        "text": draft.text,
        "begun": moment_body(draft.begun),
        "changed": moment_body(draft.changed),
        "based_on": draft.based_on.hex() if draft.based_on else None,
        "question": draft.question,
        **details_body(draft.details),
        "attachments": [_attachment_body(one, names) for one in draft.attachments],
    }


def settings_body(settings: Settings) -> Body:
    """Every section with every field."""
    return {one.name: asdict(getattr(settings, one.name)) for one in fields(settings)}


def _revision_body(revision: Revision) -> Body:
    return {
        "id": revision.revision_id.hex(),
        "number": revision.number,
        "parent": revision.parent_id.hex() if revision.parent_id else None,
        "settles": [one.hex() for one in revision.settles],
        "origin": revision.origin,
        "made": moment_body(revision.made),
        "title": revision.title,
        "text": revision.text,
    }


def _transcript_body(transcript: Transcript | None) -> Body | None:
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
                "words": [
                    {"text": word.text, "start": word.start, "end": word.end, "confidence": word.confidence}
                    for word in segment.words
                ],
            }
            for segment in transcript.segments
        ],
    }


def name_body(name: KnownName) -> Body:
    """A name as it is written, and what a recogniser made of it."""
    return {
        "name": name.meant,
        "heard_as": list(name.heard),
        "language": name.language,
        "noted": optional_moment(name.noted),
    }


def _again_body(again: HeardAgain | None) -> Body | None:
    if again is None:
        return None
    transcript = _transcript_body(again.transcript)
    return {"transcript": transcript, "made": moment_body(again.made), "to_be_looked_at": again.state == "proposed"}


def _clip_body(clip: Clip | None, names: Mapping[bytes, str]) -> Body | None:
    if clip is None:
        return None
    return {
        "id": clip.clip_id.hex(),
        "file": names.get(clip.clip_id),
        "seconds": clip.seconds,
        "source": clip.source,
        "waveform": base64.b64encode(clip.peaks).decode("ascii"),
        "gaps": [{"at": one.at, "seconds": one.seconds} for one in clip.gaps],
        "marks": list(clip.marks),
        "longest_wait": clip.longest_wait,
        "worded": clip.worded,
        "device": clip.device,
        "parts": [
            {"number": one.number, "chunks": one.chunks, "length": one.length, "last_tag": one.last_tag.hex()}
            for one in clip.parts
        ],
    }


def _attachment_body(one: Attachment, names: Mapping[bytes, str]) -> Body:
    return {
        "id": one.attachment_id.hex(),
        "file": names.get(one.attachment_id),
        "kind": one.kind,
        "name": one.name,
        "media_type": one.media_type,
        "bytes": one.size,
        "added": moment_body(one.added),
        "width": one.width,
        "height": one.height,
        "thumbnail_bytes": one.thumbnail,
        "chunks": one.chunks,
        "last_tag": one.last_tag.hex(),
    }


def _let_go_body(gone: LetGo | None) -> Body | None:
    if gone is None:
        return None
    return {
        "id": gone.clip_id.hex(),
        "seconds": gone.seconds,
        "waveform": base64.b64encode(gone.peaks).decode("ascii"),
        "when": moment_body(gone.when),
    }
