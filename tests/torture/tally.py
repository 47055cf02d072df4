"""How far the long runs came: counts that add up over any number of runs, in a file outside the checkout."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

MOST_REMEMBERED = 50
"""Descriptions kept of what went wrong; the count goes on."""


@dataclass(slots=True)
class Count:
    """One experiment: rounds ``done`` from seed 0 on, how many went ``wrong`` and what it said."""

    done: int = 0
    wrong: int = 0
    seconds: float = 0.0
    said: list[str] = field(default_factory=list)

    def add(self, rounds: int, said: Sequence[str], seconds: float) -> None:
        """Take in so many further rounds."""
        self.done += rounds
        self.wrong += len(said)
        self.seconds += seconds
        self.said = [*self.said, *said][:MOST_REMEMBERED]


class Tally:
    """Kept in ``file`` after every batch, so that a run may be stopped at any time.

    ``names`` are this run's; others may be counted by another run at the same time, and are left as they are.
    """

    def __init__(self, file: Path, names: Sequence[str]) -> None:
        self._file = file
        body = self._read()
        self._counts = {name: Count(**body.get(name, {})) for name in names}

    def of(self, name: str) -> Count:
        return self._counts[name]

    def keep(self) -> None:
        """Write the file whole."""
        body = self._read() | {name: asdict(count) for name, count in self._counts.items() if count.done}
        beside = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        beside.write_text(json.dumps(body, indent=1))
        beside.replace(self._file)

    def _read(self) -> dict[str, Any]:
        return dict(json.loads(self._file.read_text())) if self._file.exists() else {}

    def table(self, goals: Mapping[str, int]) -> str:
        """A table for people."""
        head = f"{'experiment':<12}{'done':>8}{'goal':>8}{'wrong':>7}{'seconds':>10}"
        rows = [
            f"{name:<12}{one.done:>8}{goal:>8}{one.wrong:>7}{one.seconds:>10.0f}"
            for name, goal, one in self._all(goals)
        ]
        said = [f"  {name}: {line}" for name, _, one in self._all(goals) for line in one.said]
        return "\n".join([head, *rows, *said])

    def json_line(self, goals: Mapping[str, int]) -> str:
        """The same for machines."""
        rows = {name: {**asdict(one), "goal": goal} for name, goal, one in self._all(goals)}
        return json.dumps({"torture": rows})

    def _all(self, goals: Mapping[str, int]) -> list[tuple[str, int, Count]]:
        return [(name, goal, self.of(name)) for name, goal in goals.items()]
