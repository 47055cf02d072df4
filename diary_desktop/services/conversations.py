"""Keeps questions with their answers, sealed like everything else."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from diary_desktop.domain.conversation import Answer, Conversation, ConversationId
from diary_desktop.domain.entry import shortened
from diary_desktop.domain.errors import Cancelled, CancelToken, InputError
from diary_desktop.domain.moment import Moment
from diary_desktop.ports.clock import Clock

from .vault_state import VaultState, VaultThread

TITLE_LENGTH = 48


class Conversations:
    """The verbs on kept conversations."""

    def __init__(self, vault: VaultThread, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def begin(self, question: str) -> Conversation:
        """A conversation titled by its first question; not kept before it has an answer."""
        title = shortened(question, TITLE_LENGTH)
        return Conversation(ConversationId(secrets.token_bytes(16)), title, self._clock())

    def add(self, conversation: Conversation, answer: Answer) -> Conversation:
        """Keep ``answer`` as the newest of ``conversation``, flushed; what the vault has of it counts.

        Raises ``Cancelled`` for an answer that rests on an entry erased meanwhile: its words must not come back.
        """

        def added(state: VaultState, _: CancelToken) -> Conversation:
            if any(state.was_erased(one.entry_id) for one in answer.citations):
                raise Cancelled
            before = state.vault.conversations.get(conversation.conversation_id) or conversation
            longer = replace(before, answers=(*before.answers, answer))
            state.vault.conversations.put(longer)
            return longer

        return self._vault.call(added)

    def all(self) -> tuple[Conversation, ...]:
        """Every kept conversation but those in the bin, newest first."""
        return tuple(one for one in self._loaded() if one.binned is None)

    def binned(self) -> tuple[Conversation, ...]:
        """Those in the bin, newest first."""
        return tuple(one for one in self._loaded() if one.binned is not None)

    def bin(self, conversation_id: ConversationId, when: Moment | None) -> None:
        """Put one into the bin, or with ``None`` take it out again. Raises ``InputError`` for an unknown id."""

        def changed(state: VaultState, _: CancelToken) -> None:
            found = state.vault.conversations.get(conversation_id)
            if found is None:
                raise InputError("There is no such conversation.", "Nothing was changed.")
            state.vault.conversations.put(replace(found, binned=when))

        self._vault.call(changed)

    def revise(self, change: Callable[[Conversation], Conversation]) -> int:
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
        """Gone from every live file."""
        self._vault.call(lambda state, _: state.vault.conversations.erase(conversation_id))

    def _loaded(self) -> tuple[Conversation, ...]:
        kept = self._vault.call(lambda state, _: tuple(state.vault.conversations.load_all()))
        return tuple(sorted(kept, key=lambda one: one.started.utc, reverse=True))
