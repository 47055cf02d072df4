"""A clock that stands still until it is told to move."""

from __future__ import annotations

from datetime import datetime, timedelta

from diary_desktop.domain.moment import Moment


class FakeClock:
    """Call it for the time; ``forward`` moves it."""

    def __init__(self, local: datetime, offset_minutes: int = 420, zone: str = "Asia/Ho_Chi_Minh") -> None:
        self._moment = Moment(local, offset_minutes, zone)

    def __call__(self) -> Moment:
        return self._moment

    def forward(self, **steps: float) -> None:
        """Such as ``hours=3`` or ``days=1``."""
        now = self._moment
        self._moment = Moment(now.local + timedelta(**steps), now.offset_minutes, now.zone)
