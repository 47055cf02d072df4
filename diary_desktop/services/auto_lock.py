"""When the diary locks by itself: left alone, before sleep, with the desktop's own lock; never in mid-sentence."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from diary_desktop.domain.settings import Privacy

QUIET = 60.0
"""Seconds without a key, a pointer or a voice before it locks for any reason but sleep or a person's wish."""

NOTICE = 30.0
"""Seconds of countdown before an idle lock."""

SLEPT = 10.0
"""Seconds the clock may run ahead of the waking hours before it means that the computer has slept."""

SPOKEN_DBFS = -42.0
"""A level above this counts as somebody speaking; below it the meter says "too quiet"."""

Reason = Literal["asked", "idle", "sleep", "screen"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do now: lock for ``reason``, or say that it will happen in ``notice`` seconds (0: say nothing)."""

    reason: Reason | None = None
    notice: int = 0


def awake_and_asleep() -> float:
    """Seconds of a clock that goes on while the computer sleeps, so a long sleep is a long absence."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.time()


class AutoLock:
    """The policy without a timer of its own: told what happens, asked each second. One thread."""

    def __init__(
        self, clock: Callable[[], float] = awake_and_asleep, awake: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock = clock
        self._awake = awake
        self._touched = self._heard = clock()
        self._asleep = clock() - awake()
        self._screen_locked = False

    def touched(self) -> None:
        """A key, a pointer, an input method; or something a person waits for goes on."""
        self._touched = self._clock()

    def heard(self, dbfs: float) -> None:
        """The level of an open microphone."""
        if dbfs > SPOKEN_DBFS:
            self._heard = self._clock()

    def screen(self, *, locked: bool) -> None:
        """The desktop has locked its screen, or opened it again."""
        self._screen_locked = locked

    def opened(self) -> None:
        """The diary has just been opened: whatever was before counts no more."""
        self._touched = self._heard = self._clock()
        self._screen_locked = False

    def look(self, privacy: Privacy, *, recording: bool = False) -> Verdict:
        """Asked about once a second while the diary is open.

        With the screen locked nobody can type, but somebody may go on dictating: that is heard out first.
        """
        now = self._clock()
        if self._has_slept() and privacy.lock_on_suspend:
            return Verdict("sleep")
        if self._screen_locked and privacy.lock_with_screen and not (recording and now - self._heard < QUIET):
            return Verdict("screen")
        if not privacy.lock_after_minutes:
            return Verdict()
        left = max(60.0 * privacy.lock_after_minutes, QUIET) - (now - max(self._touched, self._heard))
        if left <= 0:
            return Verdict("idle")
        return Verdict(notice=math.ceil(left)) if left <= NOTICE else Verdict()

    def before_sleep(self, privacy: Privacy) -> Verdict:
        """The computer is about to sleep and waits for nobody: drafts and recordings are sealed on the way."""
        return Verdict("sleep") if privacy.lock_on_suspend else Verdict()

    def _has_slept(self) -> bool:
        """Whether the computer slept since the last look: late, but the only sign where no system tells before."""
        before, self._asleep = self._asleep, self._clock() - self._awake()
        return self._asleep - before > SLEPT


def is_deep(privacy: Privacy, reason: Reason) -> bool:
    """Whether locking for ``reason`` also starts the program anew."""
    return privacy.deep_lock == "always" or (privacy.deep_lock == "suspend" and reason == "sleep")
