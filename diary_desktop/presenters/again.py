"""Transcribing old recordings again: what is asked for, how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from diary_desktop.domain.entry import Entry, EntryId
from diary_desktop.domain.errors import CancelToken, DiaryError
from diary_desktop.domain.events import Event, JobId, RewritingChanged, VaultLocked
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.vocabulary import RewritingState
from diary_desktop.services.journeys import Journeys

from .inquiry import Inquiries
from .proposal import Proposal, proposal_of

Which = Literal["rough", "all", "since"]


@dataclass(frozen=True, slots=True)
class Heard:
    """One entry with a later transcript: how many changes it would bring, how many of them where a hand wrote."""

    entry_id: EntryId
    title: str
    when: Moment
    changes: int
    by_hand: int


@dataclass(frozen=True, slots=True)
class AgainState:
    """``heard`` are the proposals nobody has looked at, ``known`` once they were looked for."""

    rewriting: RewritingState = field(default_factory=RewritingState)
    heard: tuple[Heard, ...] = ()
    known: bool = False
    busy: bool = False
    error: DiaryError | None = None


class AgainPresenter:
    """``taken`` is told of how many entries the changes were taken over."""

    def __init__(self, one: Journeys, show: Callable[[AgainState], None], taken: Callable[[int], None]) -> None:
        self._rewriting = one.rewriting
        self._diary = one.diary
        self._indexer = one.indexer
        self._inquiries = Inquiries(one.tasks, one.bus, "again")
        self._show = show
        self._taken = taken
        self._state = AgainState()

    @property
    def state(self) -> AgainState:
        return self._state

    def begin(self) -> None:
        """Look what waits to be looked at."""
        self._set(replace(self._state, rewriting=self._rewriting.state))
        self._inquiries.ask(lambda _, token: self._look(token), self._looked, self._failed, lane="jobs")

    def start(self, which: Which, since: date | None = None) -> None:
        """Ask for recordings: those of the rough starter, all, or those from a day on."""
        first = since if which == "since" else None

        def begun(_: JobId, __: CancelToken) -> None:
            self._rewriting.begin(self._rewriting.plan(since=first, rough_only=which == "rough"))

        self._do(begun)

    def pause(self) -> None:
        """Until it is resumed, also over a restart."""
        self._do(lambda _, __: self._rewriting.pause())

    def resume(self) -> None:
        """Go on."""
        self._do(lambda _, __: self._rewriting.resume(by_hand=True))

    def stop(self) -> None:
        """No more; what came of it so far stays."""
        self._do(lambda _, __: self._rewriting.stop())

    def take_all(self) -> None:
        """Take over every change that touches nothing written by hand; entries where a hand wrote wait on."""
        if self._state.busy:
            return
        self._set(replace(self._state, busy=True, error=None))

        def taken(job: JobId, token: CancelToken) -> int:
            count = 0
            for entry in self._rewriting.proposals(token):
                token.raise_if_cancelled()
                count += self._take(entry, job, token)
            return count

        self._inquiries.ask(taken, self._all_taken, self._failed, lane="jobs")

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)
        if isinstance(event, VaultLocked):
            self._state = AgainState()
        elif isinstance(event, RewritingChanged):
            before = self._state.rewriting
            self._set(replace(self._state, rewriting=event.state))
            # Looking is work that transcribing gives way to: once at the end, not at every entry.
            if self._state.known and before.active and not event.state.active:
                self.begin()

    def _look(self, token: CancelToken) -> tuple[Heard, ...]:
        return tuple(_heard(entry, self._proposal(entry)) for entry in self._rewriting.proposals(token))

    def _take(self, entry: Entry, job: JobId, token: CancelToken) -> bool:
        proposal = self._proposal(entry)
        if len(proposal.safe) < len(proposal.changes):
            return False
        now = self._diary.settle_proposal(entry, proposal.text(proposal.safe), job)
        self._indexer.index(now, token, job)
        return True

    def _proposal(self, entry: Entry) -> Proposal:
        return proposal_of(entry, self._diary.proposed_text(entry))

    def _do(self, work: Callable[[JobId, CancelToken], None]) -> None:
        self._inquiries.ask(work, lambda _: self.begin(), self._failed)

    def _looked(self, heard: tuple[Heard, ...]) -> None:
        self._set(replace(self._state, heard=heard, known=True))

    def _all_taken(self, count: int) -> None:
        self._set(replace(self._state, busy=False))
        self._taken(count)
        self.begin()

    def _failed(self, error: DiaryError) -> None:
        self._set(replace(self._state, busy=False, error=error))

    def _set(self, state: AgainState) -> None:
        self._state = state
        self._show(state)


def _heard(entry: Entry, proposal: Proposal) -> Heard:
    changes = len(proposal.changes)
    return Heard(entry.entry_id, entry.title, entry.when, changes, changes - len(proposal.safe))
