"""Kept conversations and the sealed settings as bytes, and a conversation without the quotes of an erased entry."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from typing import Any

from ..domain.conversation import Answer, AnswerKind, Citation, Complaint, Conversation, ConversationId, Question
from ..domain.entry import EntryId
from ..domain.errors import InputError, RecordDamaged
from ..domain.reminders import Reminders
from ..domain.settings import Appearance, BackupPlan, Days, HandsFree, Listening, Privacy, Settings, Sounds, Speaking
from .journal_codec import journal_body, read_journal
from .reading_codec import (
    computed_body,
    context_body,
    correction_body,
    period_body,
    read_computed,
    read_context,
    read_correction,
    read_period,
    read_reading,
    reading_body,
    without_passages,
)
from .records import (
    Fields,
    Json,
    from_bytes,
    moment_body,
    packed,
    read_day,
    read_moment,
    read_optional_moment,
    to_bytes,
)

Section = Listening | Speaking | Days | Privacy | Appearance | Sounds | BackupPlan | HandsFree | Reminders
_COMPLAINTS: dict[str, Complaint] = {
    "wrong_source": "wrong_source",
    "wrong_dates": "wrong_dates",
    "missed": "missed",
    "made_up": "made_up",
}
_KINDS: dict[str, AnswerKind] = {
    "quoted": "quoted",
    "generated": "generated",
    "computed": "computed",
    "nothing": "nothing",
}
_SECTIONS: dict[str, type[Section]] = {
    "listening": Listening,
    "speaking": Speaking,
    "days": Days,
    "privacy": Privacy,
    "appearance": Appearance,
    "sounds": Sounds,
    "backups": BackupPlan,
    "hands_free": HandsFree,
    "reminders": Reminders,
}


def conversation_bytes(conversation: Conversation) -> bytes:
    """The conversation with its answers and their citations."""
    return to_bytes(
        "conversation",
        {
            "id": packed(conversation.conversation_id),
            "title": conversation.title,
            "started": moment_body(conversation.started),
            "answers": [_answer_body(answer) for answer in conversation.answers],
            "binned": moment_body(conversation.binned),
            "archived": moment_body(conversation.archived),
        },
    )


def read_conversation(data: bytes) -> Conversation:
    """Raises ``RecordDamaged`` for what is no conversation, ``VaultTooNew`` for one of a newer format."""
    fields = from_bytes("conversation", data)
    return Conversation(
        conversation_id=ConversationId(fields.binary("id")),
        title=fields.text("title"),
        started=read_moment(fields.record("started")),
        answers=tuple(_read_answer(one) for one in fields.records("answers")),
        binned=read_optional_moment(fields.optional("binned")),
        archived=read_optional_moment(fields.optional("archived")),
    )


def without_quotes(conversation: Conversation, erased: AbstractSet[EntryId]) -> Conversation:
    """The conversation with nothing left in it that rests on an erased entry; itself where nothing does.

    An answer that cites or counts one keeps its other citations. Its wording and its number go: a generated text may
    have retold the entry in other words, and which sentences did cannot be proved.
    """
    answers = tuple(_without_quotes(answer, erased) for answer in conversation.answers)
    return conversation if answers == conversation.answers else replace(conversation, answers=answers)


def settings_bytes(settings: Settings) -> bytes:
    """Every section with every field."""
    body = {name: _section_body(getattr(settings, name)) for name in _SECTIONS}
    body["journal"] = journal_body(settings.journal)
    return to_bytes("settings", body)


def read_settings(data: bytes) -> Settings:
    """A field that is not there keeps its default. Raises ``RecordDamaged`` for a value of the wrong type or range."""
    fields = from_bytes("settings", data)
    sections: dict[str, Any] = {name: _read_section(kind, fields.optional(name)) for name, kind in _SECTIONS.items()}
    sections["journal"] = read_journal(fields.optional("journal"))
    settings = Settings(**sections)  # each is of its own kind, which the type of a dictionary cannot say
    try:
        settings.validate()
    except InputError as error:
        raise RecordDamaged from error
    return settings


def _without_quotes(answer: Answer, erased: AbstractSet[EntryId]) -> Answer:
    context = without_passages(answer.context, erased)
    answer = answer if context is answer.context else replace(answer, context=context)
    if answer.reading is not None and answer.reading.told is not None and answer.reading.told.entry_id in erased:
        answer = replace(answer, reading=replace(answer.reading, told=None))
    kept = tuple(citation for citation in answer.citations if citation.entry_id not in erased)
    counted = () if answer.computed is None else answer.computed.events
    if len(kept) == len(answer.citations) and all(event.entry_id not in erased for event in counted):
        return answer
    words = "\n".join(citation.quote for citation in kept)
    return replace(answer, kind="quoted" if kept else "nothing", text=words, citations=kept, computed=None)


def _answer_body(answer: Answer) -> Json:
    return {
        "question": _question_body(answer.question),
        "kind": answer.kind,
        "text": answer.text,
        "citations": [_citation_body(citation) for citation in answer.citations],
        "period": period_body(answer.period),
        "entries_read": answer.entries_read,
        "seconds": answer.seconds,
        "stopped": answer.stopped,
        "replaces": answer.replaces,
        "removed": moment_body(answer.removed),
        "reading": reading_body(answer.reading),
        "computed": computed_body(answer.computed),
        "context": context_body(answer.context),
        "complaint": answer.complaint or "",
    }


def _read_answer(fields: Fields) -> Answer:
    kind = _KINDS.get(fields.text("kind"))
    if kind is None:
        raise RecordDamaged
    return Answer(
        question=_read_question(fields.record("question")),
        kind=kind,
        text=fields.text("text"),
        citations=tuple(_read_citation(one) for one in fields.records("citations")),
        period=read_period(fields.optional("period")),
        entries_read=fields.integer("entries_read", 0),
        seconds=fields.number("seconds", 0.0),
        stopped=fields.flag("stopped", False),
        replaces=None if fields.raw("replaces") is None else fields.integer("replaces"),
        removed=read_optional_moment(fields.optional("removed")),
        reading=read_reading(fields.optional("reading")),
        computed=read_computed(fields.optional("computed")),
        context=read_context(fields.optional("context")),
        complaint=_COMPLAINTS.get(fields.text("complaint", "")),
    )


def _question_body(question: Question) -> Json:
    return {
        "text": question.text,
        "asked": moment_body(question.asked),
        "language": question.language,
        "correction": correction_body(question.correction),
    }


def _read_question(fields: Fields) -> Question:
    return Question(
        text=fields.text("text"),
        asked=read_moment(fields.record("asked")),
        language=fields.text("language", ""),
        correction=read_correction(fields.optional("correction")),
    )


def _citation_body(citation: Citation) -> Json:
    return {
        "number": citation.number,
        "entry": packed(citation.entry_id),
        "day": citation.day.isoformat(),
        "title": citation.title,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
    }


def _read_citation(fields: Fields) -> Citation:
    return Citation(
        number=fields.integer("number"),
        entry_id=EntryId(fields.binary("entry")),
        day=read_day(fields.text("day")),
        title=fields.text("title"),
        quote=fields.text("quote"),
        start=fields.integer("start"),
        end=fields.integer("end"),
    )


def _section_body(section: Section) -> Json:
    return {field.name: getattr(section, field.name) for field in dataclass_fields(section)}


def _read_section(kind: type[Section], fields: Fields | None) -> Section:
    """A section with the fields that are there, each of the type its default has."""
    default = kind()
    values: dict[str, Any] = {}  # each is checked against its default just below
    for field in dataclass_fields(default):
        value = None if fields is None else fields.raw(field.name)
        if value is None:
            continue
        known = getattr(default, field.name)
        value = float(value) if isinstance(known, float) and isinstance(value, int) else value
        if isinstance(known, tuple) and fields is not None:
            value = fields.texts(field.name)
        if type(value) is not type(known):
            raise RecordDamaged
        values[field.name] = value
    return kind(**values)
