"""What the page of one entry shows: its words, where the player is, what is edited, what is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from diary_desktop.domain.attachment import Attachment, AttachmentId, Pixels
from diary_desktop.domain.entry import Entry
from diary_desktop.domain.errors import DiaryError, ModelMissing
from diary_desktop.domain.journal import Tracker
from diary_desktop.domain.labels import Label
from diary_desktop.domain.vocabulary import Correction, Place

from .spoken_words import SpokenWord

DetailPart = Literal["", "mood", "label", "tracker"]
"""Where what can be added begins; nothing while it is put away."""

_EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class EntryState:
    """``word`` is the index of the word being said, -1 for none. ``draft`` is there while the text is edited."""

    entry: Entry | None = None
    words: tuple[SpokenWord, ...] = ()
    playing: bool = False
    position: float = 0.0
    word: int = -1
    editing: bool = False
    draft_title: str = ""
    draft_text: str = ""
    saved: bool = False
    """Whether what was changed has been sealed since editing began."""
    writing_down: bool = False
    marked: tuple[int, int] = (0, 0)
    """Characters an answer quoted, when one came from there."""
    speed: float = 1.0
    """How fast it is played."""
    checked: int = -1
    """The index among ``doubts`` of the word that is being looked at; -1 while none is."""
    offers: tuple[Correction, ...] = ()
    """Names that were just corrected and may be remembered; the first one is asked about."""
    slips: tuple[Place, ...] = ()
    """Where older entries have what was misheard in place of the name just remembered."""
    selected: tuple[int, int] = (0, 0)
    """Characters the editor begins with: a caret, or a word to be typed anew."""
    error: DiaryError | None = None
    suggested: tuple[Label, ...] = ()
    """Names the text speaks of that are not on the entry."""
    trackers: tuple[Tracker, ...] = ()
    """What a person keeps count of."""
    detailing: DetailPart = ""
    """Which part of what can be added stands open below the chips."""
    unasked: bool = False
    """Whether that opened by itself: then the focus stays where it is."""
    photos: Mapping[AttachmentId, Pixels] = field(default_factory=dict)
    """The small pictures there are so far."""
    viewed: AttachmentId | None = None
    """The photo that is looked at over the page."""
    view: Pixels | None = None
    """It, once it was opened."""

    @property
    def changed(self) -> bool:
        """Whether the fields differ from the entry."""
        entry = self.entry
        kept = (entry.revision.title, entry.text) if entry is not None else None
        return self.editing and kept is not None and (self.draft_title, self.draft_text) != kept

    @property
    def photo_list(self) -> tuple[Attachment, ...]:
        """The photos of the entry, in their order."""
        found = self.entry.attachments if self.entry is not None else ()
        return tuple(one for one in found if one.kind == "photo")

    @property
    def offer(self) -> Correction | None:
        """The name that is asked about."""
        return self.offers[0] if self.offers else None

    @property
    def doubts(self) -> tuple[SpokenWord, ...]:
        """The words nobody is sure of, in order."""
        return tuple(one for one in self.words if one.doubtful)

    @property
    def doubt(self) -> SpokenWord | None:
        """The doubtful word that is being looked at."""
        return self.doubts[self.checked] if 0 <= self.checked < len(self.doubts) else None

    def said(self, word: SpokenWord) -> str:
        """The word as the text has it, without what stands at its edges."""
        return _EDGES.sub("", self.entry.text[word.start : word.end]) if self.entry is not None else ""

    @property
    def not_understood(self) -> ModelMissing | None:
        """Why the words have to wait for another recogniser: nothing is lost, so it is no failure to a person."""
        waits = self.entry is not None and self.entry.awaits_words
        return self.error if waits and isinstance(self.error, ModelMissing) else None
