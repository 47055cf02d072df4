"""When the diary says that it is waiting: a time for each weekday, and hours in which it says nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from .errors import InputError

WEEKDAYS = 7
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True)
class Reminders:
    """Off until somebody wants them. Times are ``HH:MM`` of the computer's clock."""

    enabled: bool = False
    times: tuple[str, ...] = ("21:00",) * WEEKDAYS
    """One for each weekday, Monday first; empty for none on that day."""
    quiet_from: str = "22:30"
    quiet_until: str = "07:00"
    """Between these nothing is said; the same time twice means that there are no quiet hours."""
    only_unwritten: bool = True
    """Whether a day on which something was written or said already needs no reminder."""
    stay: bool = False
    """Whether closing the window leaves the locked diary in the tray, from where it can remind."""

    def validate(self) -> None:
        for text in (*self.times, self.quiet_from, self.quiet_until):
            if text and not _CLOCK.fullmatch(text):
                raise InputError("'{text}' is not a time of day.", "Write it as 21:00.", text=text)
        if len(self.times) != WEEKDAYS or not self.quiet_from or not self.quiet_until:
            raise InputError("A reminder needs a time or none for each weekday.", "Write it as 21:00.")

    def at(self, weekday: int) -> time | None:
        """When to remind on a weekday (0 is Monday); None for not at all."""
        text = self.times[weekday]
        return time.fromisoformat(text) if text else None

    def is_quiet(self, now: time) -> bool:
        """Whether ``now`` lies in the quiet hours, which may reach over midnight."""
        begin, end = time.fromisoformat(self.quiet_from), time.fromisoformat(self.quiet_until)
        return begin <= now < end if begin <= end else now >= begin or now < end
