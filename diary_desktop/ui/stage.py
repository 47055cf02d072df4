"""Where the presenters of a window show their states, and whom they tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from diary_desktop.domain.conversation import Citation, ConversationId
from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import EntryId
from diary_desktop.presenters.ask_state import AskState
from diary_desktop.presenters.covering_state import CoverState
from diary_desktop.presenters.hands_free import HandsFreeState
from diary_desktop.presenters.record import RecordState
from diary_desktop.presenters.shell import ShellState
from diary_desktop.presenters.text_intake import TextsKept
from diary_desktop.presenters.unlock_state import FirstWish, UnlockState

from .body import Body
from .later import Later

S = TypeVar("S")
W = TypeVar("W")


@dataclass(frozen=True, slots=True)
class Stage:
    """Where presenters show their states and whom they tell; ``body`` gives the views of the moment."""

    body: Callable[[], Body]
    unlock: Callable[[UnlockState], None]
    opened: Callable[[FirstWish], None]
    shell: Callable[[ShellState], None]
    record: Callable[[RecordState], None]
    kept: Callable[[EntryId, float, bool], None]
    discarded: Callable[[], None]
    written: Callable[[EntryId], None]
    taking_in: Callable[[int], None]
    taken_in: Callable[[EntryId, float], None]
    texts_kept: Callable[[TextsKept], None]
    entry_gone: Callable[[], None]
    reviewed: Callable[[], None]
    left: Callable[[Draft], None]
    ask: Callable[[AskState], None]
    hands_free: Callable[[HandsFreeState], None]
    cover: Callable[[CoverState], None]
    lock: Callable[[], None]
    woken: Callable[[], None]
    open_source: Callable[[Citation, bool], None]
    taken_out: Callable[[], None]
    conversation_gone: Callable[[ConversationId], None]
    conversation_written: Callable[[], None]
    numbers_written: Callable[[], None]
    open_found: Callable[[EntryId, tuple[int, int]], None]
    ask_instead: Callable[[str], None]

    def on(self, screen: Later[W], show: Callable[[W, S], object]) -> Callable[[S], None]:
        """Shows states on that screen of the moment, if it was made; whoever makes it shows the state of then."""
        return lambda state: self.body().tell(screen, lambda view: show(view, state))

    def before(self, screen: Later[W], show: Callable[[W, S], object]) -> Callable[[S], None]:
        """The same for a page that is only looked at: the newest state, once it is in front."""
        return lambda state: self.body().tell_in_front(screen, lambda view: show(view, state))
