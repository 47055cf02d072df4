"""Keeps questions with their answers, sealed like everything else."""

from __future__ import annotations

import secrets
from dataclasses import replace

from diary_desktop.domain.conversation import Answer, Conversation, ConversationId
from diary_desktop.domain.entry import shortened
from diary_desktop.ports.clock import Clock

from .vault_state import VaultThread

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
        """Keep ``answer`` as the newest of ``conversation``, flushed."""
        longer = replace(conversation, answers=(*conversation.answers, answer))
        self._vault.call(lambda state, _: state.vault.conversations.put(longer))
        return longer

    def all(self) -> tuple[Conversation, ...]:
        """Every kept conversation, newest first."""
        kept = self._vault.call(lambda state, _: tuple(state.vault.conversations.load_all()))
        return tuple(sorted(kept, key=lambda one: one.started.utc, reverse=True))

    def erase(self, conversation_id: ConversationId) -> None:
        """Gone from every live file."""
        self._vault.call(lambda state, _: state.vault.conversations.erase(conversation_id))
