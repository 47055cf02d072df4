"""What Ask shows: the questions of one conversation with what came of each, and what is going on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from diary_desktop.domain.answer_events import ReadingEntries
from diary_desktop.domain.conversation import Answer, Citation, ContextPassage, Conversation, ConversationId
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import DiaryError
from diary_desktop.retrieval.sentences import sentences
from diary_desktop.services.cited import Surroundings

Where = Callable[[EntryId], tuple[date | None, str]]
"""The day and title of an entry; None and nothing for one that is in no list."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with what has come of it: quotes and pieces of the answer, then the answer, or why there is none.

    ``position`` is where its answer stands in the kept conversation, -1 before it is kept; ``versions`` how many
    ways of asking it are kept. ``quotes`` stand there while a model is still wording them, ``streamed`` is what it has
    come to, with the sources of that, and ``reading`` what it is made from.
    """

    question: str
    sentences: tuple[str, ...] = ()
    answer: Answer | None = None
    stopped: bool = False
    error: DiaryError | None = None
    position: int = -1
    versions: int = 1
    quotes: Answer | None = None
    streamed: Answer | None = None
    reading: ReadingEntries | None = None

    @property
    def waiting(self) -> bool:
        return self.answer is None and not self.stopped and self.error is None


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage an answer was made from; ``day`` is None for an entry that is in no list any more."""

    entry_id: EntryId
    start: int
    end: int
    score: float
    day: date | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """How the answer of ``turn`` was made; ``days_unread`` where the days a person gave could not be read."""

    turn: int
    passages: tuple[ShownPassage, ...] = ()
    days_unread: bool = False


@dataclass(frozen=True, slots=True)
class AskState:
    """``shown`` is the turn whose sources are open; ``source`` the number just asked for, 0 for none.

    ``listening``: ``""``, ``starting``, ``listening`` or ``writing``. ``speaking`` is the sentence being read aloud.
    ``changing`` is the turn whose question is being changed, -1 for none. ``suggestions`` have answers.
    """

    title: str = ""
    turns: tuple[Turn, ...] = ()
    shown: int = -1
    source: int = 0
    listening: str = ""
    dbfs: float | None = None
    can_listen: bool = False
    sounding: frozenset[int] = frozenset()
    """Numbers of the shown sources that were spoken and so can be heard."""
    around: Mapping[int, Surroundings] = field(default_factory=dict)
    """What stands around the shown sources, by their numbers, once it was looked up."""
    speaking: str = ""
    error: DiaryError | None = None
    conversation: ConversationId | None = None
    """Which kept conversation this is; None before its first answer."""
    changing: int = -1
    suggestions: tuple[str, ...] = ()
    explained: Explained | None = None

    @property
    def busy(self) -> bool:
        return any(turn.waiting for turn in self.turns)

    @property
    def hears(self) -> bool:
        """Whether the microphone is open for a question, or being opened."""
        return self.listening in ("starting", "listening")

    @property
    def sourced(self) -> Answer | None:
        """The answer whose sources are open; its first sentences or quotes while it is still being worded."""
        turn = self.turns[self.shown] if 0 <= self.shown < len(self.turns) else None
        if turn is None:
            return None
        return turn.answer or (turn.streamed if turn.waiting else None) or turn.quotes

    @property
    def sources(self) -> tuple[Citation, ...]:
        """The sources of the turn that is shown."""
        return self.sourced.citations if self.sourced is not None else ()


def sentence_count(answer: Answer) -> int:
    """How many sentences the diary says itself; quotes are counted as sources."""
    return len(sentences(answer.text))


def explained(turn: int, passages: Sequence[ContextPassage], where: Where) -> Explained:
    """The passages with the days of their entries."""
    shown = (ShownPassage(one.entry_id, one.start, one.end, one.score, *where(one.entry_id)) for one in passages)
    return Explained(turn, tuple(shown))


def turns_of(conversation: Conversation) -> tuple[Turn, ...]:
    """What a kept conversation shows."""
    answers = conversation.answers
    return tuple(
        Turn(answers[at].question.text, answer=answers[at], position=at, versions=len(conversation.versions(at)))
        for at in conversation.shown
    )


def placed(turns: tuple[Turn, ...], conversation: Conversation) -> tuple[Turn, ...]:
    """``turns`` where they are kept; each the same object where nothing is new, for its view is then left as it is."""
    kept = turns_of(conversation)
    if len(kept) != len(turns):
        return turns
    return tuple(
        one
        if (one.position, one.versions) == (new.position, new.versions)
        else replace(one, position=new.position, versions=new.versions)
        for one, new in zip(turns, kept, strict=True)
    )


def with_complaints(turns: Sequence[Turn], conversation: Conversation) -> tuple[Turn, ...]:
    """``turns`` with what is noted of their answers in ``conversation``."""
    answers = conversation.answers
    return tuple(
        replace(one, answer=replace(one.answer, complaint=answers[one.position].complaint))
        if one.answer is not None
        and 0 <= one.position < len(answers)
        and one.answer.complaint != answers[one.position].complaint
        else one
        for one in turns
    )
