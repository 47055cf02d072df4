"""A stretch of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

DateOrder = Literal["dmy", "mdy"]
"""How a person writes 4/2: day first or month first."""


@dataclass(frozen=True, slots=True)
class Period:
    """Inclusive dates; ``None`` leaves an end open. ``words`` is what named it in the question.

    An ``exact`` period ("in March") is a filter; one said vaguely ("around March") only ranks its days higher.
    """

    first: date | None
    last: date | None
    words: str = ""
    exact: bool = True

    def holds(self, day: date) -> bool:
        """Whether ``day`` lies inside."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)
