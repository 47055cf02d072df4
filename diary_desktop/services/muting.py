"""Which entries are let rest: those that name a topic or a person nobody wants to be reminded of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from diary_desktop.domain.entry import Entry, EntryId, EntrySummary
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.journal import Journal
from diary_desktop.retrieval.tokens import WORD

from .vault_state import VaultState, VaultThread

A_STEP = 20
"""Entries opened in one step of the vault thread."""


def mutes_anything(journal: Journal) -> bool:
    """Whether there is anything to look for."""
    return bool(journal.muted_topics or journal.muted_people)


@dataclass(frozen=True, slots=True)
class Rest:
    """What is muted, made ready to be looked for in every row that is shown."""

    names: frozenset[str] = frozenset()
    """As tags and people are compared, and"""
    words: tuple[str, ...] = ()
    """as they stand in a text, with a space round each."""

    @classmethod
    def of(cls, journal: Journal) -> Rest:
        """All that a person let rest, whatever the capitals."""
        names = [one.casefold().strip() for one in (*journal.muted_topics, *journal.muted_people)]
        return cls(frozenset(names), tuple(said for said in map(_spaced, names) if said.strip()))

    def covers(self, summary: EntrySummary) -> bool:
        """Whether what a list shows of an entry names it: what stands only further on in the text reminds nobody."""
        return bool(self.names) and self.touches(summary, summary.preview)

    def touches(self, summary: EntrySummary, text: str) -> bool:
        """Whether its tags, its people, its title or ``text`` name any of it."""
        if any(one.casefold() in self.names for one in (*summary.tags, *summary.people)):
            return True
        said = _spaced(f"{summary.title}\n{text}")
        return any(one in said for one in self.words)


class Muting:
    """Reads the whole text of the few entries the diary would bring up by itself. Called on a task's thread."""

    def __init__(self, vault: VaultThread) -> None:
        self._vault = vault

    def muted_among(
        self, summaries: Sequence[EntrySummary], journal: Journal, token: CancelToken
    ) -> frozenset[EntryId]:
        """Those that are to rest. Raises ``Cancelled``."""
        if not mutes_anything(journal):
            return frozenset()
        texts: dict[EntryId, str] = {}
        for at in range(0, len(summaries), A_STEP):
            token.raise_if_cancelled()
            ids = [one.entry_id for one in summaries[at : at + A_STEP]]
            texts |= _texts(self._vault.call(partial(_read, ids=ids)))
        rest = Rest.of(journal)
        return frozenset(one.entry_id for one in summaries if rest.touches(one, texts.get(one.entry_id, one.preview)))


def _spaced(text: str) -> str:
    """Its words with one space round each, so that a name is found only as a word."""
    return f" {' '.join(WORD.findall(text.casefold()))} "


def _texts(entries: Iterable[Entry]) -> dict[EntryId, str]:
    return {one.entry_id: one.text for one in entries}


def _read(state: VaultState, _: CancelToken, ids: Sequence[EntryId]) -> list[Entry]:
    return state.vault.entries.texts(ids)
