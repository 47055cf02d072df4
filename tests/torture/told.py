"""What the diary acknowledged and what it was only asked: the one measure of whether anything was lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

GONE = "gone"
"""The state of what was erased."""


class Told:
    """States by key, such as ``entry:7`` is ``3`` (three revisions). ``tell`` hears every line as it is said.

    Asked and not acknowledged, a state may be there or not; acknowledged, it must.
    """

    def __init__(self, tell: Callable[[str], None] | None = None) -> None:
        self.acknowledged: dict[str, str] = {}
        self.maybe: dict[str, set[str]] = {}
        self.heard: dict[int, int] = {}
        """Samples acknowledged of recordings that no entry holds yet, by number."""
        self._tell = tell

    @contextmanager
    def asking(self, key: str, state: str) -> Iterator[None]:
        """Ask for ``state``; acknowledged when the block ends well."""
        self._say(f"ask {key} {state}")
        yield
        self._say(f"done {key} {state}")

    def hear(self, number: int, samples: int) -> None:
        """So much of recording ``number`` was taken by the vault."""
        self._say(f"heard {number} {samples}")

    def claim(self, number: int) -> None:
        """An entry holds the recording from here on."""
        self._say(f"claimed {number} 0")

    def read(self, output: str) -> None:
        """Take in what another program said. A last line that is cut was not said to anybody."""
        for line in output.splitlines(keepends=True):
            if line.endswith("\n"):
                self._take(line.strip())

    def possible(self, key: str) -> set[str]:
        """The states in which the diary may be found."""
        return {self.acknowledged.get(key, GONE)} | self.maybe.get(key, set())

    def keys(self, kind: str) -> list[str]:
        """Everything ever asked for of this kind."""
        return sorted(key for key in self.acknowledged.keys() | self.maybe.keys() if key.startswith(f"{kind}:"))

    def living(self, kind: str) -> list[int]:
        """Numbers that were acknowledged and not erased, and are not in doubt."""
        keys = (key for key in self.keys(kind) if self.acknowledged.get(key, GONE) != GONE and key not in self.maybe)
        return [number_of(key) for key in keys]

    def next_number(self, kind: str) -> int:
        return max((number_of(key) for key in self.keys(kind)), default=-1) + 1

    def settle(self, found: dict[str, str]) -> None:
        """Go on from what was found: what was in doubt is not any more."""
        self.acknowledged = dict.fromkeys(self.acknowledged | self.maybe, GONE) | found
        self.maybe.clear()
        self.heard.clear()

    def copied(self, tell: Callable[[str], None] | None = None) -> Told:
        return Told.of_json(self.as_json(), tell)

    def as_json(self) -> str:
        maybe = {key: sorted(states) for key, states in self.maybe.items()}
        return json.dumps({"acknowledged": self.acknowledged, "maybe": maybe, "heard": list(self.heard.items())})

    @classmethod
    def of_json(cls, text: str, tell: Callable[[str], None] | None = None) -> Told:
        body = json.loads(text)
        told = cls(tell)
        told.acknowledged = body["acknowledged"]
        told.maybe = {key: set(states) for key, states in body["maybe"].items()}
        told.heard = dict(body["heard"])
        return told

    def _say(self, line: str) -> None:
        self._take(line)
        if self._tell is not None:
            self._tell(line)

    def _take(self, line: str) -> None:
        word, key, state = line.split(" ")
        if word == "ask":
            self.maybe.setdefault(key, set()).add(state)
        elif word == "done":
            self.acknowledged[key] = state
            self.maybe.pop(key, None)
        elif word == "heard":
            self.heard[int(key)] = int(state)
        elif word == "claimed":
            self.heard.pop(int(key), None)


def number_of(key: str) -> int:
    return int(key.partition(":")[2])
