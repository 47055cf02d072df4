"""How long the engines of this computer took to start last, kept from one day to the next."""

from __future__ import annotations

from typing import Protocol

from diary_desktop.domain.catalogue import Role


class StartTimes(Protocol):
    """Asked on the engines' own threads, one role on one thread."""

    def last(self, role: Role) -> float:
        """Seconds; 0 where it was never measured with the model that serves ``role`` now."""

    def keep(self, role: Role, seconds: float) -> None:
        """What was measured. One that cannot be kept is not worth a word."""


class NoStartTimes:
    """Where nothing is kept."""

    def last(self, role: Role) -> float:
        return 0.0

    def keep(self, role: Role, seconds: float) -> None:
        """Forget it."""
