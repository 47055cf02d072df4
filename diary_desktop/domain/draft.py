"""What is being written and not yet kept: all of a new entry, or the next state of the text of one that exists."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .attachment import Attachment
from .details import Details
from .entry import EntryId, RevisionId
from .moment import Moment


@dataclass(frozen=True, slots=True)
class Draft:
    """``based_on`` is the revision it goes on from; ``None`` for an entry that is not kept yet.

    ``question``, ``details`` and ``attachments`` are a new entry's: one that exists has its own changed at once.
    """

    entry_id: EntryId
    title: str
    text: str
    begun: Moment
    changed: Moment
    based_on: RevisionId | None = None
    question: str = ""
    """What it answers; empty where nothing was asked."""
    details: Details = field(default_factory=Details)
    attachments: tuple[Attachment, ...] = ()
    """Photos and files that are sealed already and go with it."""

    @property
    def has_words(self) -> bool:
        return bool(self.title.strip() or self.text.strip())

    @property
    def holds_something(self) -> bool:
        """Whether anything of it would be missed: another day alone, with nothing told of it, would not."""
        return self.has_words or bool(self.attachments) or replace(self.details, happened=None) != Details()
