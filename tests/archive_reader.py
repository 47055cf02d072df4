"""Reads an archive back without a line of the program's own writer, and checks it against its published schema.

The checker knows the few words of JSON Schema that the schema uses, and refuses one it does not know.
"""

from __future__ import annotations

import base64
import json
import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from diary_desktop.domain.asking import Computed, Correction, Event, Intent, Reading
from diary_desktop.domain.attachment import Attachment, AttachmentId
from diary_desktop.domain.conversation import (
    Answer,
    AnswerContext,
    Citation,
    ContextPassage,
    Conversation,
    ConversationId,
    Question,
)
from diary_desktop.domain.details import Details
from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import (
    Clip,
    ClipId,
    ClipPart,
    Entry,
    EntryId,
    Gap,
    HeardAgain,
    LetGo,
    Mood,
    Revision,
    RevisionId,
)
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.period import Period
from diary_desktop.domain.transcript import Segment, Transcript, Word

TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}
KNOWN = {
    "$schema", "$defs", "$ref", "title", "description", "type", "properties", "required", "additionalProperties",
    "items", "minItems", "enum", "const", "pattern", "anyOf",
}  # fmt: skip


def read(path: Path) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The document and every other file of the archive, the schema's promise kept."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        files = {name: archive.read(name) for name in archive.namelist()}
    document: dict[str, Any] = json.loads(files.pop("diary.json").decode("utf-8"))
    schema = json.loads(files.pop("diary-archive-1.schema.json"))
    problems = list(complaints(document, schema, schema, "$"))
    assert problems == [], problems[:5]
    return document, files


def complaints(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str) -> list[str]:
    """Where ``value`` is not what ``schema`` says."""
    assert not schema.keys() - KNOWN, f"the checker does not know {schema.keys() - KNOWN}"
    if "$ref" in schema:
        return complaints(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root, at)
    if "anyOf" in schema and all(complaints(value, one, root, at) for one in schema["anyOf"]):
        return [f"{at}: fits none of several"]
    if "const" in schema and value != schema["const"]:
        return [f"{at}: not {schema['const']!r}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{at}: {value!r} is none of {schema['enum']}"]
    kinds = schema.get("type", [])
    allowed = [kinds] if isinstance(kinds, str) else kinds
    if allowed and not any(_is(value, kind) for kind in allowed):
        return [f"{at}: no {allowed}"]
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        return [f"{at}: {value!r} does not match"]
    return [*_inside_object(value, schema, root, at), *_inside_list(value, schema, root, at)]


def _is(value: Any, kind: str) -> bool:
    return isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))


def _inside_object(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str) -> list[str]:
    if not isinstance(value, dict):
        return []
    known, more = schema.get("properties", {}), schema.get("additionalProperties", True)
    found = [f"{at}: {name} is missing" for name in schema.get("required", ()) if name not in value]
    for name, inner in value.items():
        if name in known:
            found += complaints(inner, known[name], root, f"{at}.{name}")
        elif more is False:
            found.append(f"{at}: {name} is not described")
        elif isinstance(more, dict):
            found += complaints(inner, more, root, f"{at}.{name}")
    return found


def _inside_list(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str) -> list[str]:
    if not isinstance(value, list):
        return []
    found = [f"{at}: too few"] if len(value) < schema.get("minItems", 0) else []
    for number, one in enumerate(value):
        found += complaints(one, schema.get("items", {}), root, f"{at}[{number}]")
    return found


def entry(body: dict[str, Any]) -> Entry:
    """The entry it was."""
    gone, heard, again = body["sound_let_go"], body["transcript"], body["transcript_again"]
    return Entry(
        entry_id=EntryId(bytes.fromhex(body["id"])),
        told=moment(body["told"]),
        revisions=tuple(_revision(one) for one in body["revisions"]),
        happened=_moment(body["happened"]),
        language=body["language"],
        transcript=None if heard is None else _transcript(heard),
        again=None if again is None else HeardAgain(*_again(again)),
        confirmed=tuple(body["confirmed_seconds"]),
        clip=None if body["sound"] is None else _clip(body["sound"]),
        mood=None if body["mood"] is None else Mood[body["mood"].upper()],
        tags=tuple(body["tags"]),
        people=tuple(body["people"]),
        place=body["place"],
        starred=body["starred"],
        pinned=body["pinned"],
        trackers=tuple((one["name"], float(one["value"])) for one in body["trackers"]),
        attachments=tuple(_attachment(one) for one in body["attachments"]),
        taken_out=tuple(AttachmentId(bytes.fromhex(one)) for one in body["attachments_taken_out"]),
        awaits_words=body["awaits_words"],
        binned=_moment(body["in_bin_since"]),
        let_go=None
        if gone is None
        else LetGo(
            ClipId(bytes.fromhex(gone["id"])), gone["seconds"], base64.b64decode(gone["waveform"]), moment(gone["when"])
        ),
    )


def conversation(body: dict[str, Any]) -> Conversation:
    """The conversation it was."""
    return Conversation(
        ConversationId(bytes.fromhex(body["id"])),
        body["title"],
        moment(body["started"]),
        tuple(_answer(one) for one in body["answers"]),
        _moment(body["in_bin_since"]),
        _moment(body["laid_aside_since"]),
    )


def draft(body: dict[str, Any]) -> Draft:
    """The draft it was."""
    based_on = None if body["based_on"] is None else RevisionId(bytes.fromhex(body["based_on"]))
    entry_id = EntryId(bytes.fromhex(body["entry"]))
    details = Details(
        None if body["mood"] is None else Mood[body["mood"].upper()],
        tuple(body["tags"]),
        tuple(body["people"]),
        body["place"],
        tuple((one["name"], float(one["value"])) for one in body["trackers"]),
        body["starred"],
        body["pinned"],
        _moment(body["happened"]),
    )
    files = tuple(_attachment(one) for one in body["attachments"])
    moments = (moment(body["begun"]), moment(body["changed"]))
    return Draft(entry_id, body["title"], body["text"], *moments, based_on, body["question"], details, files)


def moment(body: dict[str, Any]) -> Moment:
    """The moment it was."""
    return Moment.of(datetime.fromisoformat(body["at"]), body["zone"])


def _moment(body: dict[str, Any] | None) -> Moment | None:
    return None if body is None else moment(body)


def _revision(body: dict[str, Any]) -> Revision:
    return Revision(
        body["number"],
        RevisionId(bytes.fromhex(body["id"])),
        None if body["parent"] is None else RevisionId(bytes.fromhex(body["parent"])),
        body["title"],
        body["text"],
        moment(body["made"]),
        body["origin"],
        tuple(RevisionId(bytes.fromhex(one)) for one in body["settles"]),
    )


def _attachment(body: dict[str, Any]) -> Attachment:
    return Attachment(
        AttachmentId(bytes.fromhex(body["id"])),
        body["kind"],
        body["media_type"],
        body["name"],
        body["bytes"],
        moment(body["added"]),
        body["width"],
        body["height"],
        body["thumbnail_bytes"],
        body["chunks"],
        bytes.fromhex(body["last_tag"]),
    )


def _again(body: dict[str, Any]) -> tuple[Transcript, Moment, Literal["proposed", "settled"]]:
    return _transcript(body["transcript"]), moment(body["made"]), "proposed" if body["to_be_looked_at"] else "settled"


def _transcript(body: dict[str, Any]) -> Transcript:
    segments = tuple(
        Segment(
            one["text"],
            one["start"],
            one["end"],
            tuple(Word(word["text"], word["start"], word["end"], word["confidence"]) for word in one["words"]),
        )
        for one in body["segments"]
    )
    return Transcript(segments, body["language"], body["recognizer"], body["rough"])


def _clip(body: dict[str, Any]) -> Clip:
    return Clip(
        ClipId(bytes.fromhex(body["id"])),
        tuple(
            ClipPart(one["number"], one["chunks"], one["length"], bytes.fromhex(one["last_tag"]))
            for one in body["parts"]
        ),
        body["seconds"],
        base64.b64decode(body["waveform"]),
        tuple(Gap(one["at"], one["seconds"]) for one in body["gaps"]),
        body["source"],
        tuple(body["marks"]),
        body["longest_wait"],
        body["worded"],
        body["device"],
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _answer(body: dict[str, Any]) -> Answer:
    asked, corrected = body["question"], body["question"]["correction"]
    correction = corrected and Correction(corrected["intent"], _period(corrected["period"]), corrected["everywhere"])
    citations = tuple(
        Citation(
            one["number"],
            EntryId(bytes.fromhex(one["entry"])),
            date.fromisoformat(one["day"]),
            one["title"],
            one["quote"],
            one["start"],
            one["end"],
        )
        for one in body["citations"]
    )
    return Answer(
        Question(asked["text"], moment(asked["asked"]), asked["language"], correction=correction),
        body["kind"],
        body["text"],
        citations,
        _period(body["period"]),
        body["entries_read"],
        body["seconds"],
        body["stopped"],
        replaces=body["replaces"],
        removed=_moment(body["taken_out_since"]),
        reading=_reading(body["reading"]),
        computed=_computed(body["computed"]),
        context=_context(body["made_from"]),
        complaint=body.get("not_right"),
    )


def _reading(body: dict[str, Any] | None) -> Reading | None:
    if body is None:
        return None
    intent = Intent(**body["intent"])
    today, born = _day(body["today"]), _day(body["born"])
    told = None if body["told"] is None else _event(body["told"])
    period = _period(body["period"])
    return Reading(body["text"], body["language"], intent, period, today, born, body["date_order"], told)


def _event(body: dict[str, Any]) -> Event:
    entry_id, day = EntryId(bytes.fromhex(body["entry"])), date.fromisoformat(body["day"])
    return Event(entry_id, day, body["start"], body["end"], body["quote"], body["amount"])


def _computed(body: dict[str, Any] | None) -> Computed | None:
    if body is None:
        return None
    events = tuple(_event(one) for one in body["events"])
    days = tuple(date.fromisoformat(day) for day in body["days"])
    words, read = tuple(body["words"]), body["entries_read"]
    return Computed(body["value"], body["unit"], days, events, words, read, body["reason"])


def _context(body: dict[str, Any] | None) -> AnswerContext | None:
    if body is None:
        return None
    passages = tuple(
        ContextPassage(EntryId(bytes.fromhex(one["entry"])), one["start"], one["end"], one["score"])
        for one in body["passages"]
    )
    seconds = tuple((one["stage"], one["seconds"]) for one in body["seconds"])
    tokens = body["prompt_tokens"], body["answer_tokens"]
    return AnswerContext(passages, body["prompt"], body["model"], *tokens, seconds)


def _period(body: dict[str, Any] | None) -> Period | None:
    return None if body is None else Period(_day(body["first"]), _day(body["last"]), body["words"], body["exact"])
