"""Which operation of which journey is refused, and how: every one for the long run, a fair part for the tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .faulty_disk import KINDS, Fault, may_meet

IN_AN_OPEN_VAULT = (
    "save",
    "revise",
    "converse",
    "arrange",
    "record",
    "take_in",
    "attach",
    "take_out",
    "reindex",
    "forget",
    "erase",
    "tidy",
    "compact",
    "change_passphrase",
    "reseal",
    "snap",
    "bundle",
    "back_up",
    "close",
)
JOURNEYS = ("create", "open", *IN_AN_OPEN_VAULT, "restore", "salvage")
PROMISED = ("create", "open", "save", "record", "attach", "erase", "tidy", "compact", "change_passphrase")
"""Journeys for the short run; the others go the same ways."""
COPYING = ("snap", "bundle", "back_up")
LONG = ("reseal", "restore", "salvage")


@dataclass(frozen=True, slots=True)
class Round:
    """``journey`` is interrupted by ``fault``."""

    journey: str
    fault: Fault

    def __str__(self) -> str:
        return f"{self.journey}, {self.fault.kind} at {self.fault.at}{' and on' if self.fault.sticky else ''}"


def rounds_of(operations: Mapping[str, Sequence[str]]) -> Iterator[Round]:
    """Every operation, every kind of fault that can hit it, once and sticky; the kinds outermost."""
    for kind in KINDS:
        for sticky in (False, True):
            for journey in JOURNEYS:
                for at, operation in enumerate(operations[journey], 1):
                    if may_meet(kind, operation):
                        yield Round(journey, Fault(kind, at, sticky))


def every_fifth(operations: Mapping[str, Sequence[str]], start: int = 0) -> list[Round]:
    """Each fifth operation of each journey with one kind of fault, which changes from one to the next.

    All kinds at every operation are tens of thousands of rounds, a tenth of a second each, and the long run's. Sealing
    anew, restoring and salvaging do some hundred operations each and take twice as long: there each eightieth is hit.
    """
    everyday = [(journey, at) for journey in (*PROMISED, *COPYING) for at in range(1, len(operations[journey]) + 1)][
        start::5
    ]
    long = [(journey, at) for journey in LONG for at in range(1, len(operations[journey]) + 1)][start::80]
    turns = [(kind, sticky) for sticky in (False, True) for kind in KINDS]
    return [
        Round(journey, Fault(turns[number % len(turns)][0], at, turns[number % len(turns)][1]))
        for number, (journey, at) in enumerate((*everyday, *long))
    ]
