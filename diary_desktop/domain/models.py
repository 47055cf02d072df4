"""Models as people see them: what lies in the folder, what may be had, what suits the computer, how fast one was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Installed:
    """A model in the folder. ``proved``: every byte is one the catalogue vouches for."""

    role: str
    name: str
    key: str
    size: int
    proved: bool
    used: bool = True
    rank: int = 0
    """The higher the later it was put to use; 0 where it only lies there."""
    title: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """A model that may be fetched."""

    role: str
    key: str
    title: str
    size: int
    licence: str
    memory: int = 0
    """Bytes it was measured to need, 0 where nobody did."""
    files: tuple[tuple[str, int], ...] = ()
    """Name and size of each."""


@dataclass(frozen=True, slots=True)
class Computer:
    """Bytes of memory and of it free, processor cores, bytes free on the disk; 0 where the system does not tell."""

    cores: int = 0
    memory: int = 0
    memory_free: int = 0
    disk_free: int = 0


@dataclass(frozen=True, slots=True)
class Suggested:
    """One of the sets for this computer: ``light``, ``balanced`` or ``best``, and the keys it is made of."""

    step: str
    keys: tuple[str, ...]
    size: int
    recommended: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything the page shows. ``host`` is where models are fetched from."""

    installed: tuple[Installed, ...]
    offered: tuple[Offered, ...]
    suggested: tuple[Suggested, ...]
    host: str
    computer: Computer = Computer()
    languages: tuple[str, ...] = ()
    """What the person speaks and reads, for whom the sets were chosen."""

    def missing(self, keys: Sequence[str]) -> tuple[Offered, ...]:
        """Those of ``keys`` that are not installed yet."""
        return tuple(one for key in keys for one in self.offered if one.key == key)


@dataclass(frozen=True, slots=True)
class Tried:
    """How fast a model was: ``speed`` in ``unit``, and what it needs."""

    name: str
    speed: float
    unit: str
    load_seconds: float
    memory_mb: int
    first_seconds: float = 0.0
    """Until the first piece of text, of a model that answers."""


def starter_name(role: str) -> str:
    """What stands for the starter of a role among the models that were tried."""
    return f"starter/{role}"
