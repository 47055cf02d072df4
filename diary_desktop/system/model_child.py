"""Everything the diary does with models that may fail badly or goes over a network, in processes of their own.

A file that ends its process must not end the diary's, and what can connect must not hold a key.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from time import monotonic
from typing import Final

from ..domain.catalogue import Role
from ..domain.errors import (
    CancelToken,
    DiskFull,
    DownloadFailed,
    InputError,
    ModelDamaged,
    ModelError,
    ModelMissing,
    NothingHeard,
    OutOfMemory,
    StorageError,
    UnknownModel,
    WrongFile,
)
from .own_program import events_of

if sys.platform != "win32":
    import resource

PATIENCE: Final = 180.0
"""Seconds a model may take to load and to be tried; nobody would wait longer for an answer either."""

ROOM: Final = 8 << 30
"""Bytes of address space beside the model's own size: the libraries reserve much more than they use."""

_KINDS: Final = {
    one.__name__: one
    for one in (
        DiskFull,
        DownloadFailed,
        InputError,
        ModelDamaged,
        ModelMissing,
        NothingHeard,
        OutOfMemory,
        StorageError,
        UnknownModel,
        WrongFile,
    )
}

Told = Callable[[Mapping[str, object]], None]


def run_models(
    folder: Path, words: Sequence[str], given: str, token: CancelToken, told: Told
) -> list[dict[str, object]]:
    """What ``diary-desktop models WORDS`` says, progress apart, which ``told`` hears. Raises as the command does."""
    found: list[dict[str, object]] = []
    with closing(events_of(["models", *words, "--models", str(folder)], given, token)) as events:
        for event in events:
            if event["event"] == "progress":
                told(event)
            else:
                found.append(event)
                _raise_error(event)
    return found


def try_in_child(
    role: Role, path: Path | None, language: str, patience: float = PATIENCE, *, brief: bool = False
) -> dict[str, object]:
    """What the child measured; ``path`` is None for the starter. Raises ``ModelError``, ``NothingHeard``.

    ``brief`` has it work once only: for a first load, which asks no more than whether a model can do its work.
    """
    asked = json.dumps({"role": role, "path": str(path) if path else "", "language": language, "brief": brief})
    with closing(events_of(["models", "try"], asked, _Deadline(patience))) as events:
        for event in _first(events):
            _raise_error(event)
            return event
    raise ModelDamaged("This model ended the program that tried it, so it is not used.", "Choose another.")


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


class _Deadline:
    """A token that runs out."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    def raise_if_cancelled(self) -> None:
        if monotonic() > self._end:
            what = "This model is too slow for this computer, or never ends."
            raise ModelDamaged(what, "Choose a smaller one.")


def _first(events: Iterator[dict[str, object]]) -> Iterator[dict[str, object]]:
    yield from (one for one in events if one["event"] in ("trial", "error"))


def _raise_error(event: Mapping[str, object]) -> None:
    """What the child could not do, as the error it met."""
    if event["event"] == "error":
        templates, values = event["templates"], event["values"]
        assert isinstance(templates, list)
        assert isinstance(values, dict)
        raise _KINDS.get(str(event["error"]), ModelError)(*templates, **values)
