"""Transcribes old recordings again with a better recogniser, a piece at a time, behind everything a person waits for.

Each entry gets a proposal beside its text; nothing else of it changes. Which entries are done is told by themselves, so
that a pass goes on after a restart. On the jobs thread one step is one entry, or less: other work, a recording or a
question cuts in, and the step goes on behind it where it stood.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TypeVar

from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16
from diary_desktop.domain.entry import Entry, EntryId
from diary_desktop.domain.errors import (
    Cancelled,
    CancelToken,
    DiaryError,
    InputError,
    MediaUnreadable,
    ModelMissing,
    RecordDamaged,
    VaultLocked,
)
from diary_desktop.domain.events import JobId, RewritingChanged
from diary_desktop.domain.transcript import Segment, Transcript
from diary_desktop.domain.vocabulary import RewritingPlan, RewritingState
from diary_desktop.ports.clock import Clock
from diary_desktop.runtime.event_bus import EventBus

from .diary import Diary
from .dictation import Dictation
from .live_text import Settled
from .tasks import Lane, Task, Tasks
from .transcriber import Transcriber
from .vault_state import VaultState, VaultThread

log = logging.getLogger(__name__)

T = TypeVar("T")

PLACE = "rewriting"

AT_A_STEP = 20
"""Entries opened in one step of the vault thread while the list is made."""

_UNREADABLE = (ModelMissing, RecordDamaged, InputError, MediaUnreadable)
"""Of one entry; the others go on."""


@dataclass(slots=True)
class _Pass:
    """What is left to do, the next one first, and what was heard of it before somebody cut in."""

    plan: RewritingPlan
    left: list[EntryId]
    total: int
    failed: int = 0
    heard: list[Segment] = field(default_factory=list)


class Rewriting:
    """``begin``, ``pause``, ``resume`` and ``stop`` wait for the vault; ``nudge`` may be called from any thread."""

    def __init__(
        self,
        vault: VaultThread,
        diary: Diary,
        dictation: Dictation,
        transcriber: Transcriber,
        tasks: Tasks,
        bus: EventBus,
        clock: Clock,
        recording: Callable[[], bool],
    ) -> None:
        self._vault = vault
        self._diary = diary
        self._dictation = dictation
        self._transcriber = transcriber
        self._tasks = tasks
        self._bus = bus
        self._clock = clock
        self._recording = recording
        self._lock = threading.Lock()
        self._on = False
        self._queued = False
        self._task: Task | None = None
        self._pass: _Pass | None = None
        self._state = RewritingState()
        tasks.watch(self._watch)

    @property
    def state(self) -> RewritingState:
        return self._state

    def begin(self, plan: RewritingPlan) -> None:
        """Seal what is wanted and start. A plan before it is replaced."""
        self._vault.call(lambda state, _: state.vault.vocabulary.save_plan(plan))
        self._pass, self._on = None, not plan.paused
        self._tell(RewritingState(active=True, paused=plan.paused))
        self.nudge()

    def plan(
        self, *, since: date | None = None, entry_ids: tuple[EntryId, ...] = (), rough_only: bool = False
    ) -> RewritingPlan:
        """A plan that counts from now."""
        return RewritingPlan(self._clock(), since.isoformat() if since else "", entry_ids, rough_only)

    def resume(self, *, by_hand: bool = False) -> None:
        """Go on with what was asked for in an earlier session; what a person paused only ``by_hand``."""
        plan = self._vault.call(lambda state, _: state.vault.vocabulary.load_plan())
        if plan is not None:
            self.begin(replace(plan, paused=plan.paused and not by_hand))

    def pause(self) -> None:
        """Until ``resume`` by hand, also over a restart."""
        plan = self._vault.call(lambda state, _: state.vault.vocabulary.load_plan())
        self._on = False
        self._interrupt()
        if plan is not None:
            self._vault.call(lambda state, _: state.vault.vocabulary.save_plan(replace(plan, paused=True)))
            self._tell(replace(self._state, paused=True, waiting=False))

    def stop(self) -> None:
        """No more; what was proposed stays."""
        self.forget()
        self._vault.call(lambda state, _: state.vault.vocabulary.save_plan(None))
        self._tell(RewritingState())

    def forget(self) -> None:
        """The diary is locked: nothing of it stays here."""
        self._on, self._pass = False, None
        self._interrupt()
        self._state = RewritingState()

    def nudge(self) -> None:
        """Queue the next step where one is wanted and nobody speaks or asks."""
        with self._lock:
            if not self._on or self._queued or self._is_busy():
                return
            self._queued = True
        self._task = self._tasks.start("jobs", PLACE, self._step)

    def run(self, plan: RewritingPlan, token: CancelToken, done: Callable[[Entry], None], job: JobId = 0) -> int:
        """All of ``plan`` at once; ``done`` is told each entry. Returns how many could not be read."""
        work = self._pass = self._made_pass(plan, token)
        while work.left:
            entry = self._next(work, token, job)
            if entry is not None:
                done(entry)
        self._pass = None
        return work.failed

    def proposals(self, token: CancelToken) -> tuple[Entry, ...]:
        """Entries with a later transcript that nobody has looked at, newest first."""

        def proposed(entry: Entry) -> Entry | None:
            return entry if entry.again is not None and entry.again.state == "proposed" else None

        return tuple(self._picked(proposed, token))

    def _step(self, job: JobId, token: CancelToken) -> None:
        try:
            self._work(job, token)
        except (Cancelled, VaultLocked):
            self._tell(replace(self._state, waiting=self._on), job)
        except DiaryError:
            self._on = False
            raise
        finally:
            with self._lock:
                self._queued = False
        self.nudge()

    def _work(self, job: JobId, token: CancelToken) -> None:
        plan = self._vault.call(lambda state, _: state.vault.vocabulary.load_plan())
        if plan is None:
            self._on = False
            return
        if self._pass is None or self._pass.plan != plan:
            self._pass = self._made_pass(plan, token)
        work = self._pass
        if work.left:
            self._tell_how_far(work, job)
            self._next(work, token, job)
        if not work.left:
            self._on, self._pass = False, None
            self._vault.call(lambda state, _: state.vault.vocabulary.save_plan(None))
        self._tell_how_far(work, job)

    def _next(self, work: _Pass, token: CancelToken, job: JobId) -> Entry | None:
        """Transcribe the next entry again; ``None`` where it cannot be read."""
        proposed = None
        try:
            entry = self._diary.get(work.left[0])
            proposed = self._diary.propose(entry.entry_id, self._heard(entry, work, token), job)
        except _UNREADABLE as error:
            work.failed += 1
            log.info("not transcribed again", extra={"error": type(error).__name__})
        work.left.pop(0)
        work.heard.clear()
        return proposed

    def _heard(self, entry: Entry, work: _Pass, token: CancelToken) -> Transcript:
        """The whole transcript, going on behind what was heard before somebody cut in."""
        name, rough = self._transcriber.hears_with()
        known = tuple(work.heard)
        until = round(known[-1].end * SAMPLE_RATE) if known else 0
        total = round(entry.clip.seconds * SAMPLE_RATE) if entry.clip else 0
        language = entry.language or "auto"
        settled = Settled(known, until, max(total, until + 1), language, entry.language, name, rough) if known else None
        work.heard.clear()
        sound = self._sound(entry, token)
        return self._transcriber.transcribe(sound, token, work.heard.append, entry.language, settled)

    def _sound(self, entry: Entry, token: CancelToken) -> Iterator[Pcm16]:
        for piece in self._dictation.sound_of(entry):
            token.raise_if_cancelled()
            if self._on and self._is_busy():
                raise Cancelled
            yield piece

    def _made_pass(self, plan: RewritingPlan, token: CancelToken) -> _Pass:
        """The entries that are wanted and not done: those of the starter first, the newest of each first."""
        name, rough = self._transcriber.hears_with()

        def wanted(entry: Entry) -> tuple[bool, EntryId] | None:
            rough_one = entry.transcript is not None and entry.transcript.rough
            return (not rough_one, entry.entry_id) if _is_wanted(entry, plan, name) else None

        found = sorted(self._picked(wanted, token), key=lambda one: one[0])
        self._state = replace(self._state, recognizer=name, rough=rough)
        return _Pass(plan, [entry_id for _, entry_id in found], len(found))

    def _picked(self, pick: Callable[[Entry], T | None], token: CancelToken) -> list[T]:
        """What ``pick`` makes of spoken entries, newest first, a short step of the vault thread at a time."""
        ids = [one.entry_id for one in self._diary.summaries() if one.seconds and not one.awaits_words]
        found: list[T] = []
        for at in range(0, len(ids), AT_A_STEP):
            token.raise_if_cancelled()
            some = ids[at : at + AT_A_STEP]
            by_id = {one.entry_id: one for one in self._vault.call(partial(_texts, entry_ids=some))}
            picked = (pick(by_id[one]) for one in some if one in by_id)
            found += [one for one in picked if one is not None]
        return found

    def _is_busy(self) -> bool:
        return self._recording() or self._tasks.runs("conversation")

    def _watch(self, lane: Lane, place: str, begins: bool) -> None:
        """Whatever a person waits for cuts in; once it is done, this goes on."""
        if place == PLACE:
            return
        if not begins:
            self.nudge()
        elif lane != "desk" or place == "record":
            self._interrupt()

    def _interrupt(self) -> None:
        task = self._task
        if task is not None:
            task.cancel()

    def _tell_how_far(self, work: _Pass, job: JobId) -> None:
        done = work.total - len(work.left)
        state = replace(self._state, active=bool(work.left), waiting=False)
        self._tell(replace(state, done=done, total=work.total, failed=work.failed), job)

    def _tell(self, state: RewritingState, job: JobId = 0) -> None:
        self._state = state
        self._bus.publish(RewritingChanged(job, state))


def _is_wanted(entry: Entry, plan: RewritingPlan, recognizer: str) -> bool:
    """Of the plan, not done since it was made, and not by the recogniser there is: that would hear the same."""
    heard = entry.transcript
    if entry.clip is None or heard is None or entry.binned is not None:
        return False
    if entry.again is not None and entry.again.made.utc >= plan.begun.utc:
        return False
    if plan.entry_ids:
        return entry.entry_id in plan.entry_ids
    latest = entry.again.transcript.recognizer if entry.again is not None else heard.recognizer
    since = date.fromisoformat(plan.since) if plan.since else None
    told = since is None or entry.when.local.date() >= since
    return told and latest != recognizer and (heard.rough or not plan.rough_only)


def _texts(state: VaultState, _: CancelToken, entry_ids: Sequence[EntryId]) -> Sequence[Entry]:
    """On the vault thread; no vector is opened."""
    return state.vault.entries.texts(entry_ids)
