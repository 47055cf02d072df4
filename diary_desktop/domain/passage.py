"""The piece of an entry that is embedded and found, and what a search gives back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from .entry import EntryId, RevisionId

if TYPE_CHECKING:
    # Nothing here computes: a closed diary, which knows of passages as well, does without NumPy.
    import numpy as np
    import numpy.typing as npt

Vectors: TypeAlias = "npt.NDArray[np.float32]"
"""Shape (n, dimensions), each row of length one."""


@dataclass(frozen=True, slots=True)
class Passage:
    """60 to 120 words of one entry: characters ``start`` to ``end`` of its text. ``number`` counts from 0."""

    entry_id: EntryId
    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class PassagePlace:
    """Where a passage lies without its text: characters ``start`` to ``end`` of that revision of that entry."""

    entry_id: EntryId
    revision_id: RevisionId
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A found passage before its text is opened: as ``Hit``."""

    place: PassagePlace
    day: date
    score: float
    similarity: float = 0.0
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class EntryVectors:
    """The vectors of one revision of one entry under one embedding model: float16, shape (passages, dimensions)."""

    entry_id: EntryId
    revision_id: RevisionId
    model_id: str
    vectors: npt.NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Hit:
    """A found passage with the day of its entry and why it was found.

    ``score`` orders hits of one search and means nothing across searches; ``similarity`` is the cosine with
    the question (0 without an embedding model); ``keywords`` are the question's words that occur in it.
    """

    passage: Passage
    day: date
    title: str
    score: float
    similarity: float = 0.0
    keywords: tuple[str, ...] = ()
