"""What travels between two computers of one person, and what came of taking it in."""

from __future__ import annotations

from dataclasses import dataclass, field

from .conversation import Conversation
from .entry import ClipId, Entry, EntrySummary
from .vocabulary import KnownName


@dataclass(frozen=True, slots=True)
class SoundPiece:
    """A piece of one part of a clip, Ogg/Opus; the pieces of a part come in order, after their entry.

    Part 0 is an attachment: its small picture and the file behind it, under its own id.
    """

    clip_id: ClipId
    part: int
    opus: bytes


@dataclass(frozen=True, slots=True)
class TaughtNames:
    """The names the recogniser was taught, in the order they were learnt."""

    names: tuple[KnownName, ...]


@dataclass(frozen=True, slots=True)
class LostPiece:
    """A piece of the bundle that did not prove itself, by name."""

    name: str


BundledItem = Entry | SoundPiece | Conversation | TaughtNames
"""What is put in: each entry before its sound, conversations behind all entries, names last."""

BundleItem = BundledItem | LostPiece


@dataclass(frozen=True, slots=True)
class MergeReport:
    """Counts of entries by what became of them; ``erased_here`` were left out unless they were asked for.

    ``differs`` counts entries whose mood, place or date differ, ours being kept; ``sounds`` clips and ``files``
    attachments brought along, ``names`` those that are new or were misheard in more ways, ``names_forgotten`` those
    forgotten here, which stay away as what was erased does.
    ``conversations`` counts those that are new or gain answers, ``conversations_erased`` those erased here.
    ``split`` are the entries in conflict, so that a person can be led to them; none where it was only counted.
    """

    added: int = 0
    newer: int = 0
    conflicts: int = 0
    details: int = 0
    same: int = 0
    erased_here: int = 0
    differs: int = 0
    sounds: int = 0
    conversations: int = 0
    conversations_erased: int = 0
    files: int = 0
    names: int = 0
    names_forgotten: int = 0
    damaged: tuple[str, ...] = ()
    split: tuple[EntrySummary, ...] = field(default=(), repr=False)

    @property
    def erased(self) -> int:
        """Entries, conversations and names that were erased or forgotten here."""
        return self.erased_here + self.conversations_erased + self.names_forgotten

    @property
    def changes(self) -> int:
        """Entries that are, or would be, written here."""
        return self.added + self.newer + self.conflicts + self.details
