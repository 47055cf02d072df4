"""Questions to the diary and the answers to them, each answer tied to the passages it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NewType

from .entry import EntryId
from .moment import Moment
from .passage import Hit
from .period import Period

ConversationId = NewType("ConversationId", bytes)
Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One turn as a language model takes it."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, and when: relative dates count from ``asked``."""

    text: str
    asked: Moment
    language: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A checked source: number as shown, entry, its day, and the sentence quoted (``start:end`` of its text)."""

    number: int
    entry_id: EntryId
    day: date
    title: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What the diary says. ``kind`` tells whose words these are:

    ``quoted``: the person's own sentences; ``generated``: a language model's, each sentence cited;
    ``nothing``: nothing about that was found. ``stopped`` marks an answer that was cut off.
    """

    question: Question
    kind: Literal["quoted", "generated", "nothing"]
    text: str
    citations: tuple[Citation, ...] = ()
    period: Period | None = None
    entries_read: int = 0
    seconds: float = 0.0
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class RetrievalContext:
    """What a question found before anything was worded."""

    question: Question
    hits: tuple[Hit, ...]
    period: Period | None
    entries_read: int


@dataclass(frozen=True, slots=True)
class Conversation:
    """Questions and answers under one title, oldest first."""

    conversation_id: ConversationId
    title: str
    started: Moment
    answers: tuple[Answer, ...] = ()
    binned: Moment | None = None
    """When it was put into the bin; ``None`` for one that is not there."""
