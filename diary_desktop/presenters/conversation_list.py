"""The list of kept conversations: found by words, taken up again, renamed, laid aside, deleted, written out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from diary_desktop.domain.conversation import Conversation, ConversationId
from diary_desktop.domain.errors import DiaryError
from diary_desktop.domain.events import BinChanged, EntryErased, Event, VaultLocked
from diary_desktop.ports.exchange import ConversationFormat
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.bin import Bin
from diary_desktop.services.conversations import Conversations, holds
from diary_desktop.services.tasks import Tasks

from .ask import AskPresenter
from .inquiry import Inquiries


@dataclass(frozen=True, slots=True)
class ListState:
    """``rows`` are those shown, what was last asked in first; ``total`` counts those in the list or laid aside.

    ``renaming`` is the one whose title is being changed. ``known`` once they were read.
    """

    open: bool = False
    known: bool = False
    rows: tuple[Conversation, ...] = ()
    total: int = 0
    query: str = ""
    aside: bool = False
    renaming: ConversationId | None = None
    current: ConversationId | None = None
    error: DiaryError | None = None


class ConversationListPresenter:
    """``deleted`` is told of one put into the bin, ``written`` of a file that was written."""

    def __init__(
        self,
        conversations: Conversations,
        the_bin: Bin,
        ask: AskPresenter,
        tasks: Tasks,
        bus: EventBus,
        show: Callable[[ListState], None],
        deleted: Callable[[ConversationId], None],
        written: Callable[[], None],
    ) -> None:
        self._conversations = conversations
        self._bin = the_bin
        self._ask = ask
        self._inquiries = Inquiries(tasks, bus, "ask")
        self._show = show
        self._deleted = deleted
        self._written = written
        self._all: tuple[Conversation, ...] = ()
        self._state = ListState()

    @property
    def state(self) -> ListState:
        return self._state

    def refresh(self) -> None:
        """Show the same state again, on a view built anew."""
        self._show(self._state)

    def open(self) -> None:
        """Show the list, read anew."""
        self._set(ListState(open=True, current=self._ask.state.conversation))
        self._load()

    def close(self) -> None:
        """Back to the conversation; no words of others stay."""
        self._inquiries.forget()
        self._all = ()
        self._set(ListState())

    def toggle(self) -> None:
        """One control does both."""
        if self._state.open:
            self.close()
        else:
            self.open()

    def search(self, words: str) -> None:
        """Only those that hold the words."""
        self._set(self._filtered(replace(self._state, query=words)))

    def show_aside(self, aside: bool) -> None:
        """Those laid aside, or those in the list."""
        self._set(self._filtered(replace(self._state, aside=aside, renaming=None)))

    def choose(self, conversation_id: ConversationId) -> None:
        """Go on with one."""
        found = next((one for one in self._all if one.conversation_id == conversation_id), None)
        if found is not None:
            self.close()
            self._ask.continue_with(found)

    def begin_renaming(self, conversation_id: ConversationId | None) -> None:
        """Its title becomes a field; None leaves it as it is."""
        self._set(replace(self._state, renaming=conversation_id))

    def rename(self, conversation_id: ConversationId, title: str) -> None:
        """Another title; an empty one is refused by what keeps it."""

        def renamed(conversation: Conversation) -> None:
            self._ask.renamed(conversation)
            self._load()

        self._inquiries.ask(lambda _, __: self._conversations.rename(conversation_id, title), renamed, self._failed)

    def archive(self, conversation_id: ConversationId, *, archived: bool) -> None:
        """Lay one aside, or take it up again."""
        self._inquiries.ask(
            lambda _, __: self._conversations.archive(conversation_id, archived=archived),
            lambda _: self._load(),
            self._failed,
        )

    def delete(self, conversation_id: ConversationId) -> None:
        """Into the bin."""

        def gone(_: object) -> None:
            if self._ask.state.conversation == conversation_id:
                self._ask.new_conversation()
            self._deleted(conversation_id)
            self._load()

        self._inquiries.ask(lambda job, _: self._bin.put_conversation(conversation_id, job), gone, self._failed)

    def restore(self, conversation_id: ConversationId) -> None:
        """Out of the bin again."""
        self._inquiries.ask(
            lambda job, _: self._bin.restore_conversation(conversation_id, job), lambda _: self._load(), self._failed
        )

    def export(self, conversation_id: ConversationId, path: Path, form: ConversationFormat) -> None:
        """Write one as a plain file."""
        self._inquiries.ask(
            lambda _, __: self._conversations.export(conversation_id, path, form),
            lambda _: self._written(),
            self._failed,
            lane="jobs",
        )

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)
        if isinstance(event, VaultLocked):
            self._all = ()
            self._set(ListState())
        elif isinstance(event, BinChanged | EntryErased) and self._state.open:
            self._load()

    def _load(self) -> None:
        if self._state.open:
            self._inquiries.ask(lambda _, __: self._conversations.all(), self._loaded, self._failed)

    def _loaded(self, kept: tuple[Conversation, ...]) -> None:
        if self._state.open:
            self._all = kept
            self._set(self._filtered(replace(self._state, known=True, renaming=None, error=None)))

    def _filtered(self, state: ListState) -> ListState:
        there = [one for one in self._all if (one.archived is not None) == state.aside]
        return replace(state, rows=tuple(one for one in there if holds(one, state.query)), total=len(there))

    def _failed(self, error: DiaryError) -> None:
        self._set(replace(self._state, error=error))

    def _set(self, state: ListState) -> None:
        self._state = state
        self._show(state)
