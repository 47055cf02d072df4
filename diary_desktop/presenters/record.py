"""Dictate: from the press to an entry that is safe, with level, captions and everything that can go wrong said."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Literal

from diary_desktop.domain.audio import GainWord
from diary_desktop.domain.entry import Clip, Entry, EntryId, Gap
from diary_desktop.domain.errors import AudioError, Cancelled, CancelToken, DiaryError, InputError
from diary_desktop.domain.events import (
    CaptionChanged,
    Event,
    Failed,
    JobId,
    LevelChanged,
    RecordingChecked,
    RecordingMarked,
    RecordingParked,
    RecordingPaused,
    RecordingStarted,
    RecordingStopped,
    VaultLocked,
)
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.transcript import Caption
from diary_desktop.ports.audio import Microphone
from diary_desktop.ports.clock import Clock
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.continuing import Continuing
from diary_desktop.services.dictation import Dictation
from diary_desktop.services.indexer import Indexer
from diary_desktop.services.recorder import Recorder
from diary_desktop.services.tasks import Tasks, log_fault

from .inquiry import Inquiries

Phase = Literal["idle", "starting", "recording", "paused", "parked", "finishing", "failed"]
"""Parked is paused by no wish of the person's: the microphone was lost, or the computer slept."""

BARS = 128
NO_CAPTION = Caption("")
SECONDS_SHOWN = 60.0
FULL_SCALE = 32_767


@dataclass(frozen=True, slots=True)
class RecordState:
    """``bars`` are heights from 0 to 1 of the last minute, oldest first; ``dbfs`` is None with a closed microphone."""

    phase: Phase = "idle"
    started: Moment | None = None
    seconds: float = 0.0
    dbfs: float | None = None
    device: str = ""
    bars: tuple[float, ...] = ()
    caption: Caption = NO_CAPTION
    error: DiaryError | None = None
    """What stopped it, or what went wrong while it goes on."""
    hint: GainWord = ""
    """How loud the person is heard, said calmly."""
    gaps: tuple[Gap, ...] = ()
    """Sound that could not be kept, so far."""
    late: bool = False
    """Whether sound waits longer than a second until it is sealed. None is lost by that."""
    marks: tuple[float, ...] = ()
    """Moments marked, in seconds."""
    when: Moment | None = None
    """The day it is for."""
    kept: EntryId | None = None
    """Set when it could not be finished, though something was recorded: that is safe under this entry."""
    microphones: tuple[str, ...] = ()
    """Those that a parked recording can go on with."""
    goes_on: bool = False
    """Whether it goes on with an entry that was there before."""


class RecordPresenter:
    """One recording at a time. ``kept`` and ``left`` tell the window where to go next.

    ``kept`` gets the entry, its seconds, and whether it was there before and has only become longer.
    """

    def __init__(
        self,
        dictation: Dictation,
        continuing: Continuing,
        recorder: Recorder,
        indexer: Indexer,
        tasks: Tasks,
        bus: EventBus,
        clock: Clock,
        show: Callable[[RecordState], None],
        kept: Callable[[EntryId, float, bool], None],
        left: Callable[[], None],
        microphones: Callable[[], Sequence[str]] = tuple,
        open_ear: Callable[[], Microphone | None] = lambda: None,
    ) -> None:
        """``microphones`` asks for the names of those connected now; on a task's thread, it may take a second.

        ``open_ear`` is a microphone that listens already and begins a second ago, where there is one.
        """
        self._dictation = dictation
        self._continuing = continuing
        self._recorder = recorder
        self._indexer = indexer
        self._tasks = tasks
        self._bus = bus
        self._clock = clock
        self._show = show
        self._kept = kept
        self._left = left
        self._microphones = microphones
        self._open_ear = open_ear
        self._inquiries = Inquiries(tasks, bus, "record")
        self._state = RecordState()
        self._job: JobId = -1
        self._entry: Entry | None = None
        self._discarded: set[JobId] = set()
        self._days: dict[JobId, Moment] = {}
        """For which day each is, where somebody chose one; read on the capture thread when it ends."""
        self._bars: deque[float] = deque(maxlen=BARS)
        self._loudest, self._bar_ends = 0.0, 0.0

    @property
    def state(self) -> RecordState:
        return self._state

    def refresh(self) -> None:
        """Show the same state again, on a view built anew."""
        self._show(self._state)

    @property
    def going_on(self) -> bool:
        """Whether the microphone is wanted: from the press until the clip is sealed."""
        return self._state.phase in ("starting", "recording", "paused", "parked", "finishing")

    def start(self) -> None:
        """Record. Does nothing while a recording goes on."""
        if self.going_on:
            return
        self._begin_anew()
        try:
            self._entry, future = self._dictation.begin(self._job, microphone=self._open_ear())
        except InputError as error:
            self._set(RecordState("failed", self._clock(), error=error))
            return
        now = self._clock()
        self._set(RecordState("starting", now, when=now))
        entry, job = self._entry, self._job
        future.add_done_callback(lambda done: self._ended(entry, job, done))

    def go_on(self, entry_id: EntryId) -> None:
        """Record further into an entry. Does nothing while a recording goes on."""
        if self.going_on:
            return
        self._inquiries.ask(lambda _, __: self._continuing.entry(entry_id), self._further)

    def _further(self, entry: Entry) -> None:
        if self.going_on:
            return
        self._begin_anew()
        now = self._clock()
        try:
            future = self._continuing.begin(entry, self._job, self._open_ear())
        except InputError as error:
            self._set(RecordState("failed", now, error=error))
            return
        self._entry = entry
        seconds = entry.clip.seconds if entry.clip is not None else 0.0
        self._set(RecordState("starting", now, seconds, when=entry.when, goes_on=True))
        job = self._job
        future.add_done_callback(lambda done: self._ended(entry, job, done, further=True))

    def pause_or_resume(self) -> None:
        """Close the microphone for a while, or open it again."""
        if self._state.phase == "recording":
            self._recorder.pause()
        elif self._state.phase in ("paused", "parked"):
            self._recorder.resume()

    def go_on_with(self, device: str) -> None:
        """Go on with the microphone of that name, or (empty) with the one the system uses now."""
        if self._state.phase in ("paused", "parked"):
            self._recorder.resume(device)

    def park(self, trouble: AudioError) -> None:
        """Close the microphone and wait for the person: the computer is about to sleep, say."""
        if self._state.phase in ("starting", "recording"):
            self._recorder.pause(trouble)

    def choose_day(self, day: date) -> None:
        """Say for which day it is: at noon of it, or now where that is today."""
        now = self._state.started
        if now is None or not self.going_on:
            return
        noon = Moment(datetime.combine(day, time(12)), now.offset_minutes, now.zone)
        self._date(now if day == now.day() else noon)

    def redate_to(self, local: datetime | None) -> None:
        """Say for which local time it is; None: as it is told."""
        now = self._state.started
        if now is not None and self.going_on:
            self._date(now if local is None else Moment(local, now.offset_minutes, now.zone))

    def _date(self, when: Moment) -> None:
        self._days[self._job] = when
        self._set(replace(self._state, when=when))

    def mark(self) -> None:
        """Remember this moment."""
        if self._state.phase in ("recording", "paused", "parked"):
            self._recorder.mark()

    def finish(self) -> None:
        """Hear the tail out and keep it."""
        if self._state.phase in ("starting", "recording", "paused", "parked"):
            self._set(replace(self._state, phase="finishing", dbfs=None))
            self._recorder.stop()

    def discard(self) -> None:
        """Stop, and put what was said into the bin. The screen has asked before.

        Not where it goes on with an entry that was there before.
        """
        if self.going_on and not self._state.goes_on:
            self._discarded.add(self._job)
            self._recorder.stop()
            self._reset()
            self._left()

    def put_away(self) -> None:
        """Leave the screen after a failure."""
        if not self.going_on:
            self._reset()

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)
        if isinstance(event, VaultLocked):
            self._reset()
            return
        if event.job_id != self._job or self._job in self._discarded:
            return
        if isinstance(event, LevelChanged):
            self._level(event)
        elif isinstance(event, RecordingStarted) and self._state.phase != "finishing":
            self._set(replace(self._state, phase="recording", device=event.device, error=None))
        elif isinstance(event, RecordingPaused):
            self._set(replace(self._state, phase="paused", seconds=event.seconds, dbfs=None, hint=""))
        elif isinstance(event, RecordingParked):
            self._parked(event)
        elif isinstance(event, RecordingChecked):
            self._set(replace(self._state, gaps=event.gaps, late=event.late))
        elif isinstance(event, RecordingMarked):
            self._set(replace(self._state, marks=(*self._state.marks, event.seconds)))
        elif isinstance(event, CaptionChanged):
            self._set(replace(self._state, caption=event.caption))
        elif isinstance(event, RecordingStopped):
            self._stopped(event)
        elif isinstance(event, Failed):
            self._failed(event)

    def _begin_anew(self) -> None:
        self._job = self._bus.new_job()
        self._bars.clear()
        self._loudest = self._bar_ends = 0.0

    def _level(self, event: LevelChanged) -> None:
        """A bar for each stretch of the last minute, as loud as its loudest block."""
        self._loudest = max(self._loudest, event.peak / FULL_SCALE)
        if event.seconds >= self._bar_ends:
            self._bars.append(min(1.0, self._loudest**0.6 * 1.25))
            self._bar_ends = event.seconds + SECONDS_SHOWN / BARS
            self._loudest = 0.0
        bars = tuple(self._bars)
        self._set(replace(self._state, seconds=event.seconds, dbfs=event.dbfs, bars=bars, hint=event.hint))

    def _parked(self, event: RecordingParked) -> None:
        """What was heard is sealed, and the screen says so until the person decides."""
        if self._state.phase != "finishing":
            parked = replace(self._state, phase="parked", seconds=event.seconds, dbfs=None, hint="", error=event.error)
            self._set(parked)
            self._inquiries.ask(lambda _, __: tuple(self._microphones()), self._found)

    def _found(self, microphones: tuple[str, ...]) -> None:
        self._set(replace(self._state, microphones=microphones))

    def _stopped(self, event: RecordingStopped) -> None:
        entry, seconds, further = self._entry, event.seconds, self._state.goes_on
        self._reset()
        if entry is not None:
            self._kept(entry.entry_id, seconds, further)

    def _failed(self, event: Failed) -> None:
        lost_before_start = self._state.phase == "starting"
        phase: Phase = "failed" if lost_before_start or event.place == "begin" else self._state.phase
        kept = self._entry.entry_id if phase == "failed" and self._entry and self._state.seconds else None
        self._set(replace(self._state, phase=phase, error=event.error, dbfs=None, kept=kept))

    def _ended(self, entry: Entry, job: JobId, done: Future[Clip], *, further: bool = False) -> None:
        """On the capture thread: hand the clip on to be written down, or say why there is none."""
        error = done.exception()
        if error is None:
            clip = done.result()
            if further:
                self._tasks.start("jobs", "record", lambda own, token: self._keep_longer(entry, clip, own, token))
                return
            happened = self._days.pop(job, entry.told)
            if happened.day() != entry.told.day():
                entry = replace(entry, happened=happened)
            if job in self._discarded:
                self._tasks.start("desk", "record", lambda own, _: self._dictation.discard(entry, clip, own))
            else:
                self._tasks.start("jobs", "record", lambda own, token: self._keep(entry, clip, own, token))
        elif isinstance(error, DiaryError):
            self._bus.publish(Failed(job, error, "begin"))
        elif not isinstance(error, Cancelled):
            log_fault(error, "record")
            self._bus.publish(Failed(job, DiaryError(), "begin"))

    def _keep(self, entry: Entry, clip: Clip, job: JobId, token: CancelToken) -> None:
        """Safe first, then written down, then made findable."""
        self._indexer.index(self._dictation.keep(entry, clip, token, job), token, job)

    def _keep_longer(self, entry: Entry, clip: Clip, job: JobId, token: CancelToken) -> None:
        self._indexer.index(self._continuing.keep(entry, clip, token, job), token, job)

    def _reset(self) -> None:
        self._entry = None
        self._bars.clear()
        self._set(RecordState())

    def _set(self, state: RecordState) -> None:
        self._state = state
        self._show(state)
