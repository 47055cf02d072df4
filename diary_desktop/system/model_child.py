"""Loads and tries a model in a process of its own: one that ends its process must not end the diary's.

The child is given the place of the model and nothing else: no key, no vault, no lock.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from ..domain.catalogue import Role
from ..domain.errors import ModelDamaged, ModelError, NothingHeard, OutOfMemory

if sys.platform != "win32":
    import resource

PATIENCE: Final = 180.0
"""Seconds a model may take to load and to be tried; nobody would wait longer for an answer either."""

ROOM: Final = 8 << 30
"""Bytes of address space beside the model's own size: the libraries reserve much more than they use."""


_KINDS: Final = {one.__name__: one for one in (ModelDamaged, NothingHeard, OutOfMemory)}


def try_in_child(role: Role, path: Path | None, language: str, patience: float = PATIENCE) -> dict[str, object]:
    """What the child measured; ``path`` is None for the starter. Raises ``ModelError``, ``NothingHeard``."""
    command = [sys.executable, "-m", "diary_desktop", "models", "try", "--json"]
    asked = json.dumps({"role": role, "path": str(path) if path else "", "language": language})
    try:
        done = subprocess.run(  # noqa: S603  our own program, with fixed arguments
            command, input=asked, capture_output=True, text=True, encoding="utf-8", timeout=patience, check=False,
            env=os.environ | {"PYTHONUTF8": "1"},
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise ModelDamaged(
            "This model is too slow for this computer, or never ends.", "Choose a smaller one."
        ) from error
    return _told(done)


def limit_self(size: int) -> None:
    """In the child, before anything native reads the model of ``size`` bytes: a wild one is refused memory."""
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (2 * size + ROOM, 2 * size + ROOM))


def peak_memory() -> int:
    """Bytes this process held at the most; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    found = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return found if sys.platform == "darwin" else found * 1024


def _told(done: subprocess.CompletedProcess[str]) -> dict[str, object]:
    for line in done.stdout.splitlines():
        event: dict[str, object] = json.loads(line)
        if event["event"] == "trial":
            return event
        if event["event"] == "error":
            kind = _KINDS.get(str(event["error"]), ModelError)
            raise kind(str(event["what"]), str(event["hint"]))
    raise ModelDamaged("This model ended the program that tried it, so it is not used.", "Choose another.")
