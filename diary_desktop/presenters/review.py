"""Looking at what a later transcript would change in one entry: change by change, all of it, or none."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from diary_desktop.domain.entry import Entry, EntryId
from diary_desktop.domain.errors import CancelToken, DiaryError
from diary_desktop.domain.events import EntryBinned, EntryErased, Event, JobId, VaultLocked
from diary_desktop.services.journeys import Journeys

from .inquiry import Inquiries
from .proposal import Change, Proposal, proposal_of


@dataclass(frozen=True, slots=True)
class ReviewState:
    """``accepted`` and ``refused`` are numbers of changes; nothing is kept before every change is decided."""

    entry: Entry | None = None
    proposal: Proposal | None = None
    accepted: frozenset[int] = frozenset()
    refused: frozenset[int] = frozenset()
    busy: bool = False
    error: DiaryError | None = None

    @property
    def undecided(self) -> tuple[tuple[int, Change], ...]:
        """Number and change of what still waits for an answer."""
        changes = self.proposal.changes if self.proposal is not None else ()
        decided = self.accepted | self.refused
        return tuple((number, one) for number, one in enumerate(changes) if number not in decided)


class ReviewPresenter:
    """Of one entry at a time. ``kept`` is called once everything is decided and sealed."""

    def __init__(self, one: Journeys, show: Callable[[ReviewState], None], kept: Callable[[], None]) -> None:
        self._diary = one.diary
        self._indexer = one.indexer
        self._tasks = one.tasks
        self._inquiries = Inquiries(one.tasks, one.bus, "review")
        self._show = show
        self._kept = kept
        self._state = ReviewState()

    @property
    def state(self) -> ReviewState:
        return self._state

    def refresh(self) -> None:
        """Show the same state again, on a view built anew."""
        self._show(self._state)

    def open(self, entry_id: EntryId) -> None:
        """Lay the entry's text and its later transcript side by side."""

        def compared(_: JobId, __: CancelToken) -> tuple[Entry, Proposal]:
            entry = self._diary.get(entry_id)
            return entry, proposal_of(entry, self._diary.proposed_text(entry))

        self._inquiries.ask(compared, self._compared, self._failed)

    def accept(self, number: int) -> None:
        """Take this change."""
        self._decide({number}, accepted=True)

    def refuse(self, number: int) -> None:
        """Leave the text as it is there."""
        self._decide({number}, accepted=False)

    def accept_rest(self) -> None:
        """Take everything that is undecided, but nothing that was written by hand: that is asked about one by one."""
        proposal = self._state.proposal
        if proposal is not None:
            self._decide({number for number, _ in self._state.undecided} & proposal.safe, accepted=True)

    def refuse_rest(self) -> None:
        """Leave everything that is undecided as it is."""
        self._decide({number for number, _ in self._state.undecided}, accepted=False)

    def close(self) -> None:
        """Another time: nothing is changed, and it is asked about again."""
        self._inquiries.forget()
        self._set(ReviewState())

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)
        entry = self._state.entry
        if isinstance(event, VaultLocked):
            self._set(ReviewState())
        elif entry is not None and _goes(event, entry.entry_id):
            self.close()

    def _compared(self, found: tuple[Entry, Proposal]) -> None:
        entry, proposal = found
        self._set(ReviewState(entry, proposal))
        if not proposal.changes:
            self._keep()

    def _decide(self, numbers: Collection[int], *, accepted: bool) -> None:
        state = self._state
        if state.proposal is None or state.busy:
            return
        taken = state.accepted | frozenset(numbers) if accepted else state.accepted - frozenset(numbers)
        left = state.refused - frozenset(numbers) if accepted else state.refused | frozenset(numbers)
        self._set(replace(state, accepted=taken, refused=left, error=None))
        if not self._state.undecided:
            self._keep()

    def _keep(self) -> None:
        entry, proposal, accepted = self._state.entry, self._state.proposal, self._state.accepted
        if entry is None or proposal is None:
            return
        self._set(replace(self._state, busy=True))

        def settled(job: JobId, _: CancelToken) -> None:
            now = self._diary.settle_proposal(entry, proposal.text(accepted) if accepted else entry.text, job)
            self._tasks.start("jobs", "index", lambda own, token: self._indexer.index(now, token, own))

        self._inquiries.ask(settled, lambda _: self._done(), self._failed)

    def _done(self) -> None:
        self._set(ReviewState())
        self._kept()

    def _failed(self, error: DiaryError) -> None:
        self._set(replace(self._state, busy=False, error=error))

    def _set(self, state: ReviewState) -> None:
        self._state = state
        self._show(state)


def _goes(event: Event, entry_id: EntryId) -> bool:
    if isinstance(event, EntryErased):
        return event.entry_id == entry_id
    return isinstance(event, EntryBinned) and event.summary.entry_id == entry_id
