"""What is changed in a kept conversation: a question taken out or brought back, and what was not right about it."""

from __future__ import annotations

from collections.abc import Callable

from diary_desktop.domain.conversation import Complaint, Conversation
from diary_desktop.domain.errors import DiaryError
from diary_desktop.services.conversations import Conversations

from .inquiry import Inquiries

Shown = Callable[[Conversation], None]


class KeptTurns:
    """``show`` is given the conversation as it is then; ``taken_out`` is told of a question that may come back."""

    def __init__(
        self,
        verbs: Conversations,
        inquiries: Inquiries,
        show: Shown,
        taken_out: Callable[[], None],
        failed: Callable[[DiaryError], None],
    ) -> None:
        self._verbs = verbs
        self._inquiries = inquiries
        self._show = show
        self._taken_out = taken_out
        self._failed = failed
        self._out: tuple[Conversation, int] | None = None

    def take_out(self, conversation: Conversation, position: int) -> None:
        """The question there with its answer."""
        self._out = (conversation, position)
        self._inquiries.ask(
            lambda _, __: self._verbs.take_out(conversation.conversation_id, position), self._after, self._failed
        )

    def bring_back(self) -> None:
        """What was taken out last."""
        if self._out is not None:
            (conversation, position), self._out = self._out, None
            self._inquiries.ask(
                lambda _, __: self._verbs.take_out(conversation.conversation_id, position, removed=False),
                self._show,
                self._failed,
            )

    def complain(self, conversation: Conversation, position: int, complaint: Complaint | None, then: Shown) -> None:
        """Note what is not right about the answer there; ``None`` takes that back."""
        self._inquiries.ask(
            lambda _, __: self._verbs.complain(conversation.conversation_id, position, complaint), then, self._failed
        )

    def forget(self) -> None:
        """Nothing of a diary that was locked is brought back."""
        self._out = None

    def _after(self, conversation: Conversation) -> None:
        self._show(conversation)
        self._taken_out()
