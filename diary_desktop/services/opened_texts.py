"""What many entries say, opened a few at a time, each with the day it counts for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from diary_desktop.domain.entry import Entry, EntryId
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.settings import Days
from diary_desktop.retrieval.computed import EntryText
from diary_desktop.retrieval.matching import Match

from .vault_state import VaultThread

_TOGETHER = 50
"""Entries opened in one step of the vault thread: some milliseconds, so that a save never waits."""


class OpenedTexts:
    """May be used from any thread to the left of the vault's."""

    def __init__(self, vault: VaultThread, days: Callable[[], Days]) -> None:
        self._vault = vault
        self._days = days

    def of(self, found: Sequence[Match], token: CancelToken) -> Iterator[EntryText]:
        """The texts of these entries in their order; not of those in the bin. Raises ``Cancelled``, ``VaultLocked``.

        Of one that was written anew since it was indexed the whole text is to be read.
        """
        begins_at, known = self._days().begins_at, {one.entry_id: one for one in found}
        ids = list(known)
        for first in range(0, len(ids), _TOGETHER):
            for entry in self._read(ids[first : first + _TOGETHER]):
                token.raise_if_cancelled()
                if entry.binned is None:
                    match, day = known[entry.entry_id], entry.when.day(begins_at)
                    within = match.spans if match.revision_id == entry.revision.revision_id else ()
                    noted = entry.people, entry.place
                    yield EntryText(entry.entry_id, entry.text, day, entry.language, within, *noted)

    def _read(self, ids: Sequence[EntryId]) -> list[Entry]:
        return self._vault.call(lambda state, _: state.vault.entries.texts(ids))
