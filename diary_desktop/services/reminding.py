"""Whether it is time to say that the diary is waiting; knows the wishes and the last day written on, nothing else.

It goes on while the diary is locked, and across starts of the program: what it needs for that, the times and one
date, is handed out as text to be kept beside the sealed settings.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime

from diary_desktop.domain.errors import InputError
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.reminders import Reminders
from diary_desktop.ports.clock import Clock

LATEST_MINUTES = 90
"""A reminder that could not be said by then, because the computer slept, is not made up for."""


class Reminding:
    """One thread. ``kept`` is what ``text`` gave before; anything else counts as nothing."""

    def __init__(self, clock: Clock, kept: str = "") -> None:
        self._clock = clock
        self.wanted, self._settled = _read(kept)

    @property
    def text(self) -> str:
        """Times, quiet hours and the last day that needs no reminder; empty while reminders are off."""
        if not self.wanted.enabled:
            return ""
        return json.dumps({"wanted": asdict(self.wanted), "settled": self._settled})

    def follow(self, wanted: Reminders) -> bool:
        """Other wishes; whether they are new."""
        before, self.wanted = self.text, wanted
        return self.text != before

    def opened(self, newest: Moment | None) -> bool:
        """The diary is open; ``newest`` is when its last entry was. Whether that is news."""
        return newest is not None and self.wrote(newest)

    def wrote(self, when: Moment) -> bool:
        """An entry of that moment was kept. Whether that is news."""
        today = self._clock().local.date()
        if not self.wanted.only_unwritten or when.local.date() != today:
            return False
        return self._settle(today)

    def due(self) -> bool:
        """Whether to remind now; whoever asks does it, so that it is due no longer."""
        return self.is_due and self._settle(self._clock().local.date())

    @property
    def is_due(self) -> bool:
        """At most once a day, never in quiet hours, never long after the time."""
        now = self._clock().local
        if not self.wanted.enabled or self._settled == now.date().isoformat():
            return False
        at = self.wanted.at(now.weekday())
        if at is None:
            return False
        late = (now - datetime.combine(now.date(), at)).total_seconds() / 60
        return 0 <= late <= LATEST_MINUTES and not self.wanted.is_quiet(now.time())

    def _settle(self, day: date) -> bool:
        settled, self._settled = self._settled, day.isoformat()
        return settled != self._settled


def _read(text: str) -> tuple[Reminders, str]:
    """Whatever is damaged is as if it was not there: the sealed settings tell it again."""
    try:
        found = json.loads(text)
        fields = dict(found["wanted"])
        fields["times"] = tuple(fields["times"])
        wanted = Reminders(**fields)
        wanted.validate()
        return wanted, str(found["settled"])
    except (ValueError, KeyError, TypeError, InputError):
        return Reminders(), ""
