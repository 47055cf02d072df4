"""What a backup is to a person: generations with their dates, what was proved of them, and what is going on now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from .entry import EntryId
from .errors import DiaryError
from .moment import Moment


@dataclass(frozen=True, slots=True)
class Generation:
    """One backup as its folder shows it without any key. ``made`` is in UTC, ``size`` is bytes without the sounds.

    ``vault`` is the diary's id as 32 hexadecimal digits; ``number`` counts the backups of one diary from 1.
    """

    folder: Path
    name: str
    vault: str
    number: int
    made: datetime
    size: int


@dataclass(frozen=True, slots=True)
class BackupCheck:
    """What reading a generation proved: its rows, its entries, and the names of what did not prove itself."""

    rows: int
    entry_ids: frozenset[EntryId]
    sounds: int
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What was brought back into ``folder``, and the names of what could not be."""

    folder: Path
    entries: int
    sounds: int
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drill:
    """A trial: a generation was restored into a folder of its own, opened, compared and removed again."""

    when: Moment
    generation: str
    entries: int
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownGeneration:
    """A generation as the diary remembers it, with or without its stick. Dates are in UTC.

    ``checked`` is when its own file was last read whole, ``sounds_checked`` when the sounds it names were. ``mount`` is
    where the disk it lies on was mounted, empty for the computer's own: a mount point may outlive its stick.
    """

    name: str
    place: str
    number: int
    made: datetime
    entries: int
    size: int
    checked: datetime | None = None
    sounds_checked: datetime | None = None
    problems: tuple[str, ...] = ()
    mount: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything remembered of this diary's backups.

    ``held`` maps an entry to the numbers of the first and the last backup that holds it: once in, an entry is in every
    later one until it is erased. ``mounts`` maps a folder to where its disk was mounted when a person chose it:
    it counts until the first backup there.
    """

    known: tuple[KnownGeneration, ...] = ()
    held: Mapping[EntryId, tuple[int, int]] = field(default_factory=dict)
    last_good: Moment | None = None
    drill: Drill | None = None
    mounts: Mapping[str, str] = field(default_factory=dict)

    def generations_with(self, entry_id: EntryId) -> tuple[KnownGeneration, ...]:
        """Kept generations that hold the entry, oldest first."""
        first, last = self.held.get(entry_id, (0, -1))
        return tuple(sorted((one for one in self.known if first <= one.number <= last), key=lambda one: one.number))


@dataclass(frozen=True, slots=True)
class BackupState:
    """What the window shows. ``last_good`` is the last backup that was read back; ``error`` is why the latest failed.

    ``done`` of ``total`` and ``seconds_left`` (``None`` while nobody can tell) are of the one that is ``running``.
    """

    folders: tuple[str, ...] = ()
    reachable: bool = False
    running: bool = False
    done: int = 0
    total: int = 0
    seconds_left: float | None = None
    last_good: Moment | None = None
    error: DiaryError | None = None
    drill: Drill | None = None
    known: tuple[KnownGeneration, ...] = ()
