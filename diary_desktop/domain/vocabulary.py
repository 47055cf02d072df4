"""Names and words the recogniser should know, what it made of them before, and where that still stands in entries."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from .entry import EntryId, RevisionId
from .moment import Moment

LONGEST_NAME = 60
"""Characters. A name is a few words; a sentence is none."""

MOST_NAMES = 5_000
"""So many can be looked through at a glance of the program; nobody knows more people."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name as it is written, in ``language`` (ISO 639-1, empty for any), and the ``heard`` words it came out as."""

    meant: str
    heard: tuple[str, ...] = ()
    language: str = ""
    noted: Moment | None = None


MOST_FORGOTTEN = 5_000
"""The newest of them are remembered as forgotten."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A name that was taken away ``at`` a time: known by a mark, for its letters are nobody's any more."""

    mark: str
    at: Moment


def mark_of(meant: str) -> str:
    """By which a forgotten name is known when another computer brings it: 32 hexadecimal digits."""
    return hashlib.blake2b(meant.encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Correction:
    """Words of a transcript that a person replaced by a name: what was heard, and what was meant."""

    heard: str
    meant: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Characters ``start`` to ``end`` of an entry's text in one of its revisions, where ``meant`` may belong."""

    entry_id: EntryId
    revision_id: RevisionId
    when: Moment
    start: int
    end: int
    heard: str
    meant: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class RewritingPlan:
    """Which entries are to be transcribed again. What is done is told by the entries, so it goes on after a restart.

    ``since`` is an ISO date, empty for all; ``entry_ids`` names them one by one instead. ``begun`` is when it was
    asked for: what was transcribed after that is done.
    """

    begun: Moment
    since: str = ""
    entry_ids: tuple[EntryId, ...] = ()
    rough_only: bool = False
    paused: bool = False


@dataclass(frozen=True, slots=True)
class RewritingState:
    """How far transcribing again has come: ``done`` of ``total`` entries, ``failed`` that could not be read.

    ``waiting`` while somebody speaks or asks. ``recognizer`` is empty until one was loaded.
    """

    active: bool = False
    paused: bool = False
    waiting: bool = False
    done: int = 0
    total: int = 0
    failed: int = 0
    recognizer: str = ""
    rough: bool = False
