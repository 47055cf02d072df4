"""Which screen is shown, what stands above it, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.errors import (
    BY_A_NEWER_VERSION,
    DiaryChanged,
    DiaryError,
    DiskGone,
    ModelMissing,
    RecordTooNew,
    StorageError,
    VaultInUse,
)
from diary_desktop.domain.events import (
    DiskBack,
    EntriesProved,
    Event,
    Failed,
    JobId,
    RecordingParked,
    RecordingsRecovered,
    RecordingStarted,
    RecordingStopped,
    SettingsLoaded,
    VaultLocked,
    VaultUnlocked,
    VoiceChanged,
)
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.session import Session
from diary_desktop.services.tasks import Tasks

from .inquiry import Inquiries
from .spoken_language import keep_spoken_language

Place = Literal["unlock", "today", "timeline", "on_this_day", "entry", "record", "write", "ask", "insights", "settings"]

PASSING = ("record", "write")
"""Screens that Back does not lead to."""
LONGEST_TRAIL = 50

BANNER_PLACES = frozenset(
    {"record", "write_down", "lock", "settings", "jobs", "index", "keep", "take_in", "draft", "rekey", "disk"}
)
"""Where a failure has no screen of its own to be said on."""


DISK_TROUBLE = (DiskGone, DiaryChanged, VaultInUse)
"""What is said of an open diary whose disk is away, or is not to be gone on with."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a banner says: an error, how many damaged records were set aside, or what should not be forgotten."""

    error: DiaryError | None = None
    damaged: int = 0
    known_elsewhere: bool = False
    """The diary was known from another folder: moved, or one of two copies that go on apart."""
    words_unchecked: bool = False
    fault: bool = False
    unfinished: bool = False
    """Something was being written when the diary was closed; there is a way to go on with it."""
    recovered: tuple[EntryId, float] | None = None
    """A recording that broke off and was found again: its entry, and how much of it there is, in seconds."""
    parked: bool = False
    """The recording waits for a microphone; ``error`` says why."""
    times: int = 1
    """How often the same failed before it was put away."""
    of_files: bool = False
    """Whether each time was another file that was chosen."""
    place: str = ""
    """Of a fault: the rail's place where it happened."""
    details: str = ""
    """Of a fault: its kind and the lines of the program it came through; no contents."""

    @property
    def rank(self) -> int:
        """0 is worst: what may lose something, what stands still, what failed, what waits, what is good to know."""
        if self.damaged or isinstance(self.error, (StorageError, *DISK_TROUBLE)):
            return 0
        if self.parked:
            return 1
        if self.error is not None or self.fault:
            return 2
        return 3 if self.recovered is not None or self.unfinished else 4


@dataclass(frozen=True, slots=True)
class ShellState:
    """``home`` is the rail's place that ``place`` lies inside."""

    place: Place = "unlock"
    home: Literal["today", "timeline", "ask", "insights", "settings"] = "today"
    entry_id: EntryId | None = None
    section: str = ""
    """Of Settings; empty for its list."""
    notice: Notice | None = None
    locking: bool = False
    returned: bool = False
    """Whether one came here by Back or Forward: then everything is to be where it was left."""
    spoken: str = "en"
    """The language spoken in Dictate: ISO 639-1, or ``auto``."""
    reads_captions: bool = False
    """Whether a screen reader is told each settled sentence."""


class ShellPresenter:
    """Keeps a short trail of places for Back. Locking goes through the session."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        bus: EventBus,
        show: Callable[[ShellState], None],
        words_due: Callable[[], bool],
    ) -> None:
        """``words_due`` asks the open diary, on a task's thread, whether to speak of its recovery words today."""
        self._session = session
        self._tasks = tasks
        self._bus = bus
        self._show = show
        self._trail: list[ShellState] = []
        self._ahead: list[ShellState] = []
        self._notices: list[Notice] = []
        self._conversation: JobId = -1
        self._words_due = words_due
        self._inquiries = Inquiries(tasks, bus, "remind")
        self._reminded: date | None = None
        self._state = ShellState()

    @property
    def state(self) -> ShellState:
        return self._state

    def opened(self) -> None:
        """The diary is open and the closed screen has nothing more to say."""
        self._trail.clear()
        self._set(replace(self._state, place="today", home="today", entry_id=None, section=""))
        self._tasks.start("desk", "settings", lambda job, _: self._tell_settings(job))

    def remind(self, today: date) -> None:
        """Once a day: recovery words that nobody was asked for."""

        def known(due: bool) -> None:
            self._reminded = today
            if due:
                self.tell(Notice(words_unchecked=True))

        if self._reminded != today:
            self._inquiries.ask(lambda _, __: self._words_due(), known)

    def go(self, place: Place, entry_id: EntryId | None = None, section: str = "") -> None:
        """Another screen; where one was is remembered unless it was a passing one. ``section`` is one of Settings."""
        if self._state.place == "unlock":
            return
        here = self._state
        passing = here.place in PASSING or here.place == place == "settings"
        if (here.place, here.entry_id) != (place, entry_id):
            self._ahead.clear()
            if not passing:
                self._trail = [*self._trail[1 - LONGEST_TRAIL :], here]
        home = place if place in ("today", "timeline", "ask", "insights", "settings") else here.home
        self._set(replace(here, place=place, home=home, entry_id=entry_id, section=section, returned=False))

    def back(self) -> None:
        """Where one was before."""
        if self._state.place == "unlock":
            return
        here = self._state
        before = self._trail.pop() if self._trail else ShellState(here.home, here.home)
        if here.place not in PASSING and (here.place, here.entry_id) != (before.place, before.entry_id):
            self._ahead.append(here)
        self._return_to(before)

    def forward(self) -> None:
        """Where one was when one went back."""
        if self._state.place != "unlock" and self._ahead:
            if self._state.place not in PASSING:
                self._trail.append(self._state)
            self._return_to(self._ahead.pop())

    def _return_to(self, one: ShellState) -> None:
        where = {"place": one.place, "home": one.home, "entry_id": one.entry_id, "section": one.section}
        self._set(
            replace(self._state, **where, returned=True)  # type: ignore[arg-type]  # each is of its own kind
        )

    def lock(self) -> None:
        """Close the diary; the window hides everything before the vault has answered."""
        if self._state.place != "unlock" and not self._state.locking:
            self._set(replace(self._state, locking=True))
            self._tasks.cancel_long_work()
            self._tasks.start("desk", "lock", lambda job, _: self._session.lock(job))

    def keep_look(self, language: str | None, text_scale: int, reading: int) -> None:
        """Seal the language (None: as it was), the text scale in percent and the reading size in px.

        Known values are not written again.
        """
        self._tasks.start("desk", "settings", lambda _, __: self._save_look(language, text_scale, reading))

    def choose_spoken_language(self, code: str) -> None:
        """Seal the language spoken (ISO 639-1, or ``auto``); it is shown as chosen once it is sealed."""
        self._tasks.start("desk", "settings", lambda job, _: self._save_spoken(code, job))

    def _save_spoken(self, code: str, job: JobId) -> None:
        keep_spoken_language(self._session, code)
        if self._session.is_open():
            self._tell_settings(job)

    def _save_look(self, language: str | None, text_scale: int, reading: int) -> None:
        settings = self._session.settings()
        look = replace(settings.appearance, text_scale=text_scale, reading_size=reading)
        wanted = replace(settings, appearance=look if language is None else replace(look, language=language))
        if wanted != settings and self._session.is_open():
            self._session.change_settings(wanted)

    def tell(self, notice: Notice) -> None:
        """Put a notice above the screens: the worst one, the same failure once, with how often it happened."""
        for at, one in enumerate(self._notices):
            if _same(notice, one):
                self._notices[at] = replace(notice, times=one.times + 1)
                break
        else:
            self._notices.append(notice)
        self._notices.sort(key=lambda one: one.rank)  # those of a rank stay in the order they came
        self._set(replace(self._state, notice=self._notices[0]))

    def _drop(self, gone: Callable[[Notice], bool]) -> None:
        """Notices that are over by themselves."""
        left = [one for one in self._notices if not gone(one)]
        if len(left) < len(self._notices):
            self._notices = left
            self._set(replace(self._state, notice=left[0] if left else None))

    def put_notice_away(self) -> None:
        """The next one, if any."""
        if self._notices:
            self._notices.pop(0)
        self._set(replace(self._state, notice=self._notices[0] if self._notices else None))

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)
        if isinstance(event, VaultLocked):
            self._trail.clear()
            self._ahead.clear()
            self._notices.clear()
            self._set(ShellState())
        elif isinstance(event, VaultUnlocked):
            self._tell_damage(event.damaged)
            if event.known_elsewhere:
                self.tell(Notice(known_elsewhere=True))
        elif isinstance(event, EntriesProved) and (damaged := sum(one.damaged for one in event.entries)):
            self.tell(Notice(damaged=damaged))
        elif isinstance(event, VoiceChanged):
            self._conversation = event.job_id if event.state is not None else -1
        elif isinstance(event, RecordingParked) and self._state.place != "record":
            if event.job_id == self._conversation:
                return  # it tells so itself, and goes on by itself
            self.tell(Notice(event.error, parked=True))
        elif isinstance(event, RecordingStarted | RecordingStopped):
            self._drop(lambda one: one.parked)
        elif isinstance(event, DiskBack):
            self._drop(lambda one: isinstance(one.error, DISK_TROUBLE))
        elif isinstance(event, RecordingsRecovered):
            for found in event.found:
                self.tell(Notice(recovered=found))
        elif isinstance(event, SettingsLoaded):
            listening = event.settings.listening
            self._set(replace(self._state, spoken=listening.language, reads_captions=listening.read_captions))
        elif isinstance(event, Failed) and event.place == "lock" and self._state.locking:
            # Something could not be kept: the diary stays open, and says what it waits for.
            self._state = replace(self._state, locking=False)
            self.tell(Notice(event.error))
        elif isinstance(event, Failed) and self._has_no_place_of_its_own(event):
            if event.place == "disk":  # what it was like before is over
                told = _sentence(event.error)
                self._drop(lambda one: isinstance(one.error, DISK_TROUBLE) and _sentence(one.error) != told)
            self.tell(Notice(event.error, of_files=event.place == "take_in"))

    def _tell_damage(self, names: Sequence[str]) -> None:
        """What a newer version wrote is not damaged."""
        damaged = [one for one in names if not one.endswith(BY_A_NEWER_VERSION)]
        if damaged:
            self.tell(Notice(damaged=len(damaged)))
        if len(damaged) < len(names):
            self.tell(Notice(RecordTooNew()))

    def _tell_settings(self, job: JobId) -> None:
        self._bus.publish(SettingsLoaded(job, self._session.settings()))

    def _has_no_place_of_its_own(self, event: Failed) -> bool:
        """While the words of a new diary are shown, what its first settings ran into waits for the open diary."""
        if event.place in ("record", "write_down") and isinstance(event.error, ModelMissing):
            return False  # nothing is lost: the entry itself says that its words will come
        return event.place in BANNER_PLACES and (self._state.place != "unlock" or event.place == "settings")

    def _set(self, state: ShellState) -> None:
        self._state = state
        self._show(state)


def _same(one: Notice, other: Notice) -> bool:
    plain = replace(one, error=None, times=1) == replace(other, error=None, times=1)
    return plain and _sentence(one.error) == _sentence(other.error)


def _sentence(error: DiaryError | None) -> tuple[str, str] | None:
    return None if error is None else (error.what_text, error.hint_text)
