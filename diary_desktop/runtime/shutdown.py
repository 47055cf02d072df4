"""Closes things in order, each with a deadline, and says which were late; never kills a thread."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Step:
    """``run(seconds)`` closes one thing within ``seconds`` and says whether it did."""

    name: str
    run: Callable[[float], bool]
    seconds: float


def shut_down(steps: list[Step]) -> list[str]:
    """Run every step in order; a late one does not stop the next. Returns the names of late ones."""
    late: list[str] = []
    for step in steps:
        start = time.monotonic()
        if not step.run(step.seconds):
            late.append(step.name)
        log.info("closed", extra={"step": step.name, "seconds": round(time.monotonic() - start, 3)})
    return late
