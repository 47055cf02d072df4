"""Remembers which steps of set-up are done, and forgets one as soon as anything it depends on has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FAILED = "failed "


@dataclass(frozen=True)
class Step:
    """One thing to put in place. ``key`` is the hash of all it depends on; ``work`` does it, any number of times.

    An optional step may fail without keeping the app from starting.
    """

    name: str
    title: str
    key: str
    work: Callable[[], None]
    optional: bool = False


class Stamps:
    """One small file for each finished step, inside the environment, holding the step's key."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def holds(self, step: Step) -> bool:
        """Whether the step was finished with these very dependencies."""
        return self._read(step) == step.key

    def holds_failure(self, step: Step) -> bool:
        """Whether the step failed for good with these very dependencies, so that trying again is a waste."""
        return self._read(step) == FAILED + step.key

    def write(self, step: Step, *, failed: bool = False) -> None:
        """Remember the step; written beside and put in place, so that half a stamp never counts."""
        self._folder.mkdir(parents=True, exist_ok=True)
        part = self._folder / f"{step.name}.part"
        part.write_text((FAILED if failed else "") + step.key + "\n", encoding="ascii")
        part.replace(self._folder / step.name)

    def took(self, step: Step, seconds: float) -> None:
        """Note how long the step took, for whoever measures set-up."""
        (self._folder / f"{step.name}.seconds").write_text(f"{seconds:.1f}\n", encoding="ascii")

    def _read(self, step: Step) -> str | None:
        try:
            return (self._folder / step.name).read_text(encoding="ascii").rstrip("\n")
        except (OSError, UnicodeDecodeError):
            return None


def key_of(*parts: str | Path) -> str:
    """The hash of some texts and of the contents of some files; a file that is absent counts as that."""
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part.read_bytes() if part.is_file() else b"absent"
        digest.update(len(content).to_bytes(8, "little") + content)
    return digest.hexdigest()
