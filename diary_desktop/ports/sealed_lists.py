"""What the diary asks of its vault besides entries: lists that lie sealed beside the settings, a row each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from diary_desktop.domain.imported import ImportNote
from diary_desktop.domain.vocabulary import Forgotten, KnownName, RewritingPlan


class VocabularyStore(Protocol):
    """Names a person taught, and what is to be transcribed again."""

    def load(self) -> tuple[KnownName, ...]:
        """In the order they were kept."""

    def load_forgotten(self) -> tuple[Forgotten, ...]:
        """Names that were taken away, in the order in which they were."""

    def save(self, names: Sequence[KnownName], forgotten: Sequence[Forgotten]) -> None:
        """Keep these in place of all before, flushed. Raises ``DiskFull``."""

    def load_plan(self) -> RewritingPlan | None:
        """``None`` where nothing is to be transcribed again."""

    def save_plan(self, plan: RewritingPlan | None) -> None:
        """Keep it, flushed; ``None`` once it is done. Raises ``DiskFull``."""


class ImportStore(Protocol):
    """What is remembered of imports from other programs."""

    def load(self) -> tuple[ImportNote, ...]:
        """Oldest first. Raises ``RecordTooNew``."""

    def save(self, notes: Sequence[ImportNote]) -> None:
        """Keep these in place of all before, flushed. Raises ``DiskFull``."""
