"""Questions to the diary and the answers to them, each answer tied to the passages it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile
from typing import Literal, NewType

from .asking import Computed, Correction, Reading
from .entry import EntryId
from .moment import Moment
from .passage import Hit, Vectors
from .period import DateOrder, Period

ConversationId = NewType("ConversationId", bytes)
Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One turn as a language model takes it."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, and when: relative dates count from ``asked``.

    ``born`` opens birthdays and ages, ``date_order`` reads 4/2 in English; None for what the settings say.
    """

    text: str
    asked: Moment
    language: str = ""
    correction: Correction | None = None
    born: date | None = None
    date_order: DateOrder | None = None


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
class ContextPassage:
    """A passage an answer was made from: characters ``start`` to ``end`` of its entry's text, and its score."""

    entry_id: EntryId
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class AnswerContext:
    """What an answer was made from, to be shown on demand.

    ``passages`` best first. ``prompt`` is what a language model was sent, ``model`` its name; both empty where none
    worded the answer. ``seconds`` names the stages in their order, each with how long it took.
    """

    passages: tuple[ContextPassage, ...] = ()
    prompt: str = ""
    model: str = ""
    prompt_tokens: int = 0
    answer_tokens: int = 0
    seconds: tuple[tuple[str, float], ...] = ()


Complaint = Literal["wrong_source", "wrong_dates", "missed", "made_up"]
"""What may be not right about an answer."""

AnswerKind = Literal["quoted", "generated", "computed", "nothing"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the diary says. ``kind`` tells whose words these are:

    ``quoted``: the person's own sentences; ``generated``: a language model's, each sentence cited;
    ``computed``: counted over every matching entry, each of them cited; ``nothing``: nothing about that was found.
    ``stopped`` marks an answer that was cut off. ``reading`` says how the question was understood.
    """

    question: Question
    kind: AnswerKind
    text: str
    citations: tuple[Citation, ...] = ()
    period: Period | None = None
    entries_read: int = 0
    seconds: float = 0.0
    stopped: bool = False
    replaces: int | None = None
    """Where in its conversation the answer stands that this one is a newer version of: the question was changed."""
    removed: Moment | None = None
    """When the question was taken out of its conversation with this answer; it can be brought back."""
    reading: Reading | None = None
    computed: Computed | None = None
    context: AnswerContext | None = None
    complaint: Complaint | None = None
    """What the person found not right about it; kept with the conversation and sent nowhere."""


@dataclass(frozen=True, slots=True)
class RetrievalContext:
    """What a question found before anything was worded. ``period`` is the one that was searched: the reading's,
    or a wider one."""

    question: Question
    reading: Reading
    hits: tuple[Hit, ...]
    period: Period | None
    entries_read: int
    vector: Vectors | None = field(default=None, repr=False, compare=False)
    """What the question means, shape (1, dimensions); none without an embedding model."""
    meanings: Mapping[str, Vectors] = field(default_factory=dict, repr=False, compare=False)
    """Unit vectors of the sentences that were looked at so far, shape (dimensions,) each."""
    model_id: str = ""
    """The embedding model of ``vector`` and ``meanings``."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """Questions and answers under one title, oldest first. An answer that was given is never changed: a changed
    question adds another behind them all, and what is taken out keeps its place."""

    conversation_id: ConversationId
    title: str
    started: Moment
    answers: tuple[Answer, ...] = ()
    binned: Moment | None = None
    """When it was put into the bin; ``None`` for one that is not there."""
    archived: Moment | None = None
    """When it was laid aside; ``None`` for one in the list."""

    @property
    def shown(self) -> tuple[int, ...]:
        """Where the newest versions stand, in the order the questions were first asked, without those taken out."""
        newest = [self.versions(at)[-1] for at, one in enumerate(self.answers) if one.replaces is None]
        return tuple(at for at in newest if self.answers[at].removed is None)

    @property
    def read(self) -> tuple[Answer, ...]:
        """The answers of ``shown``."""
        return tuple(self.answers[at] for at in self.shown)

    def before(self, position: int) -> tuple[Answer, ...]:
        """The answers of ``shown`` that stand before a question, in any of its versions."""
        versions = self.versions(position)
        return tuple(self.answers[at] for at in takewhile(lambda at: at not in versions, self.shown))

    @property
    def touched(self) -> Moment:
        """When something was last asked in it."""
        return self.answers[-1].question.asked if self.answers else self.started

    def versions(self, position: int) -> tuple[int, ...]:
        """Where every version of a question stands, the first one first, from any of them."""
        first = position
        while (before := self.answers[first].replaces) is not None and before < first:
            first = before
        found = [first]
        for at in range(first + 1, len(self.answers)):
            if self.answers[at].replaces in found:
                found.append(at)
        return tuple(found)
