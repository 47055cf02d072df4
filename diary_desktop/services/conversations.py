"""Keeps questions with their answers, sealed like everything else."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from diary_desktop.domain.conversation import Answer, Complaint, Conversation, ConversationId
from diary_desktop.domain.entry import EntryId, shortened
from diary_desktop.domain.errors import Cancelled, CancelToken, InputError, VaultLocked
from diary_desktop.domain.moment import Moment
from diary_desktop.ports.clock import Clock
from diary_desktop.ports.exchange import ConversationFormat, WriteConversation
from diary_desktop.retrieval.tokens import WORD, folded

from .vault_state import VaultState, VaultThread
from .vault_steps import take_steps

TITLE_LENGTH = 48
A_STEP = 20
"""Conversations opened in one step of the vault thread: a save never waits behind a long list."""

Change = Callable[[Conversation], Conversation]


class Conversations:
    """The verbs on kept conversations. An answer that was given is never changed."""

    def __init__(self, vault: VaultThread, clock: Clock, write: WriteConversation) -> None:
        self._vault = vault
        self._clock = clock
        self._write = write

    def begin(self, question: str) -> Conversation:
        """A conversation titled by its first question; not kept before it has an answer."""
        title = shortened(question, TITLE_LENGTH)
        return Conversation(ConversationId(secrets.token_bytes(16)), title, self._clock())

    def add(self, conversation: Conversation, answer: Answer, replaces: int | None = None) -> Conversation:
        """Keep ``answer`` as the newest of ``conversation``, flushed; what the vault has of it counts.

        ``replaces``: where the answer stands of which this is a newer version, after its question was changed.
        Raises ``Cancelled`` for an answer that rests on an entry erased meanwhile: its words must not come back.
        """

        def added(state: VaultState, _: CancelToken) -> Conversation:
            if any(state.was_erased(one) for one in rests_on(answer)):
                raise Cancelled
            before = state.vault.conversations.get(conversation.conversation_id) or conversation
            longer = replace(before, answers=(*before.answers, replace(answer, replaces=replaces)))
            state.vault.conversations.put(longer)
            return longer

        return self._vault.call(added)

    def get(self, conversation_id: ConversationId) -> Conversation:
        """One, whole. Raises ``InputError`` for an unknown id, ``RecordDamaged`` for a broken seal."""
        return self._vault.call(lambda state, _: _known(state, conversation_id))

    def latest(self, conversation: Conversation) -> Conversation:
        """As the vault has it now; itself before it is kept."""
        return (
            self._vault.call(lambda state, _: state.vault.conversations.get(conversation.conversation_id))
            or conversation
        )

    def all(self) -> tuple[Conversation, ...]:
        """Every kept conversation but those in the bin, what was last asked in first; those laid aside come along."""
        return tuple(one for one in self._loaded() if one.binned is None)

    def binned(self) -> tuple[Conversation, ...]:
        """Those in the bin, newest first."""
        return tuple(one for one in self._loaded() if one.binned is not None)

    def search(self, words: str) -> tuple[Conversation, ...]:
        """Those that hold every word, with marks or without, in title, questions or answers; all for no word."""
        return tuple(one for one in self.all() if holds(one, words))

    def rename(self, conversation_id: ConversationId, title: str) -> Conversation:
        """Another title. Raises ``InputError`` for an empty one or an unknown id."""
        new = " ".join(title.split())
        if not new:
            raise InputError("A conversation needs a title.", "Write a few words.")
        return self._change(conversation_id, lambda one: replace(one, title=new))

    def archive(self, conversation_id: ConversationId, *, archived: bool = True) -> Conversation:
        """Lay it aside, or take it up again. Raises ``InputError`` for an unknown id."""
        when = self._clock() if archived else None
        return self._change(conversation_id, lambda one: replace(one, archived=when))

    def take_out(self, conversation_id: ConversationId, position: int, *, removed: bool = True) -> Conversation:
        """A question with its answer out of the conversation, where it can be brought back; or back.

        Raises ``InputError`` for an unknown id or place.
        """
        when = self._clock() if removed else None

        return self._change(
            conversation_id, lambda one: _with(one, position, lambda answer: replace(answer, removed=when))
        )

    def complain(self, conversation_id: ConversationId, position: int, complaint: Complaint | None) -> Conversation:
        """Note what is not right about an answer, or that nothing is. Raises ``InputError`` for an unknown id or
        place."""
        return self._change(
            conversation_id, lambda one: _with(one, position, lambda answer: replace(answer, complaint=complaint))
        )

    def export(self, conversation_id: ConversationId, path: Path, form: ConversationFormat) -> int:
        """Write one as a plain file that anybody can read; returns its size in bytes.

        Raises ``InputError`` for an unknown id or a name that is taken, ``DiskFull``, ``FolderUnusable``.
        """
        return self._write(self.get(conversation_id), path, form)

    def bin(self, conversation_id: ConversationId, when: Moment | None) -> None:
        """Put one into the bin, or with ``None`` take it out again. Raises ``InputError`` for an unknown id."""
        self._change(conversation_id, lambda one: replace(one, binned=when))

    def revise(self, change: Change) -> int:
        """Keep what ``change`` makes of each conversation, those in the bin included; returns how many it changed."""

        def revised(state: VaultState, _: CancelToken, conversation_id: ConversationId) -> bool:
            before = state.vault.conversations.get(conversation_id)
            after = before and change(before)
            if after is None or after is before:
                return False
            state.vault.conversations.put(after)
            return True

        ids = [one.conversation_id for one in self._loaded()]
        return sum(self._vault.call(partial(revised, conversation_id=one)) for one in ids)

    def erase(self, conversation_id: ConversationId) -> None:
        """Gone from every live file before this returns; a diary locked meanwhile finishes when it is next opened."""
        self._vault.call(lambda state, _: state.vault.conversations.begin_erasure(conversation_id))
        with contextlib.suppress(VaultLocked):
            take_steps(self._vault, lambda vault: vault.upkeep(), lambda _: None)

    def _change(self, conversation_id: ConversationId, change: Change) -> Conversation:
        """Read, change and keep in one step."""

        def changed(state: VaultState, _: CancelToken) -> Conversation:
            after = change(_known(state, conversation_id))
            state.vault.conversations.put(after)
            return after

        return self._vault.call(changed)

    def _loaded(self) -> tuple[Conversation, ...]:
        rows: Iterator[Conversation] = self._vault.call(lambda state, _: iter(state.vault.conversations.load_all()))
        kept: list[Conversation] = []
        while some := self._vault.call(lambda state, _: _next(state, rows)):
            kept += some
        return tuple(sorted(kept, key=lambda one: one.touched.utc, reverse=True))


def _with(one: Conversation, position: int, change: Callable[[Answer], Answer]) -> Conversation:
    """``one`` with what is noted of an answer changed; what was said never is."""
    if not 0 <= position < len(one.answers):
        raise InputError("There is no such question.", "Nothing was changed.")
    answers = list(one.answers)
    answers[position] = change(answers[position])
    return replace(one, answers=tuple(answers))


def rests_on(answer: Answer) -> set[EntryId]:
    """Every entry whose words an answer or its context holds."""
    found = {one.entry_id for one in answer.citations}
    found |= {one.entry_id for one in answer.computed.events} if answer.computed else set()
    found |= {answer.reading.told.entry_id} if answer.reading and answer.reading.told else set()
    return found | {one.entry_id for one in answer.context.passages} if answer.context else found


def holds(conversation: Conversation, words: str) -> bool:
    """Whether every word begins one of its title, questions or answers; marks and capitals do not count."""
    texts = [conversation.title]
    texts += [text for one in conversation.read for text in (one.question.text, one.text)]
    texts += [cited.quote for one in conversation.read for cited in one.citations]
    there = {word for text in texts for word in WORD.findall(folded(text))}
    return all(any(one.startswith(word) for one in there) for word in WORD.findall(folded(words)))


def _known(state: VaultState, conversation_id: ConversationId) -> Conversation:
    found = state.vault.conversations.get(conversation_id)
    if found is None:
        raise InputError("There is no such conversation.", "Nothing was changed.")
    return found


def _next(state: VaultState, rows: Iterator[Conversation]) -> list[Conversation]:
    """Raises ``VaultLocked`` where the diary was closed between two steps."""
    _ = state.vault
    return list(islice(rows, A_STEP))
