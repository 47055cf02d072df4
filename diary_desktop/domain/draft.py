"""What is being written and not yet kept: the text of a new entry, or the next state of one that exists."""

from __future__ import annotations

from dataclasses import dataclass

from .entry import EntryId, RevisionId
from .moment import Moment


@dataclass(frozen=True, slots=True)
class Draft:
    """``based_on`` is the revision it goes on from; ``None`` for an entry that is not kept yet."""

    entry_id: EntryId
    title: str
    text: str
    begun: Moment
    changed: Moment
    based_on: RevisionId | None = None

    @property
    def has_words(self) -> bool:
        return bool(self.title.strip() or self.text.strip())
