"""What is installed, what is missing and what to do about it: for the doctor, the first screens and a bug report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from .socket_guard import NO_GUARD, UNSUPPORTED, SocketGuard

Echo = Literal["cancelled", "turned_down", "chosen", "none"]
"""Whether the sound system cancels the loudspeaker's echo; ``turned_down``: it does, and turns the microphone down;
``chosen``: variables name devices for every program."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing the diary works better with. ``hint`` is empty where nothing need be done."""

    role: str
    state: str
    """``ready``, ``starter`` (works, roughly) or ``missing``."""
    name: str
    hint: str = ""
    languages: tuple[str, ...] = ()
    """ISO 639-1 codes that an installed voice speaks; the starter speaks the others."""


@dataclass(frozen=True, slots=True)
class Checkup:
    """Everything a bug report needs and nothing about the person: no path and no file name of theirs."""

    versions: dict[str, str]
    parts: tuple[Part, ...]
    microphones: tuple[str, ...]
    free_bytes: int
    cores: int
    memory_bytes: int
    timings: dict[str, float]
    """Seconds of the last of each kind of job, from the log."""
    sockets: str = UNSUPPORTED
    """Whether the system refuses sockets to a network: ``on``, ``off`` or ``unsupported``."""
    echo: Echo = "none"


class Readiness:
    """Asks the adapters, through functions given to it, each time it is asked."""

    def __init__(
        self,
        parts: Callable[[], tuple[Part, ...]],
        versions: Callable[[], dict[str, str]],
        microphones: Callable[[], list[str]],
        machine: Callable[[], tuple[int, int, int]],
        timings: Callable[[], dict[str, float]],
        sockets: SocketGuard = NO_GUARD,
        echo: Callable[[], Echo] = lambda: "none",
    ) -> None:
        self._parts = parts
        self._versions = versions
        self._microphones = microphones
        self._machine = machine
        self._timings = timings
        self._sockets = sockets
        self._echo = echo

    def parts(self) -> tuple[Part, ...]:
        """Recogniser, memory, answering and voice, without loading any of them."""
        return self._parts()

    def microphones(self) -> tuple[str, ...]:
        """Names of those connected now; may take a second."""
        return tuple(self._microphones())

    def checkup(self) -> Checkup:
        """All of it; asking for microphones may take a second."""
        free, cores, memory = self._machine()
        return Checkup(
            self._versions(),
            self._parts(),
            tuple(self._microphones()),
            free,
            cores,
            memory,
            self._timings(),
            self._sockets.state(),
            self._echo(),
        )
