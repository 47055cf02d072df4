"""What stands around the words an answer cites: those before and after, the mood, and how long they sound."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from diary_desktop.domain.conversation import Citation
from diary_desktop.domain.entry import Entry, EntryId, Mood
from diary_desktop.domain.errors import CancelToken, InputError, RecordDamaged

from .own_words import stretch_of

_BESIDE = 90
"""Characters shown before and after the cited words."""

_ENDS = ".!?…"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``before`` and ``after`` are the entry's own words beside the quote, cut with "…"; ``seconds`` how long the quote
    sounds in the recording, 0 where nobody knows."""

    before: str = ""
    after: str = ""
    mood: Mood | None = None
    seconds: float = 0.0


class Cited:
    """``entry`` opens one entry. May be called from any thread to the left of the vault's."""

    def __init__(self, entry: Callable[[EntryId], Entry]) -> None:
        self._entry = entry

    def around(self, citations: Iterable[Citation], token: CancelToken) -> Mapping[int, Surroundings]:
        """By the citations' numbers; without those whose entry is gone. Raises ``Cancelled``, ``VaultLocked``."""
        found: dict[int, Surroundings] = {}
        for one in citations:
            token.raise_if_cancelled()
            try:
                entry = self._entry(one.entry_id)
            except (InputError, RecordDamaged):
                continue
            if entry.binned is None:
                found[one.number] = surroundings(entry, one)
        return found


def surroundings(entry: Entry, citation: Citation) -> Surroundings:
    """What ``entry`` says around ``citation``; nothing beside it where it was written anew meanwhile."""
    before = after = ""
    if entry.text[citation.start : citation.end] == citation.quote:
        before, after = _end_of(entry.text[: citation.start]), _beginning_of(entry.text[citation.end :])
    stretch = stretch_of(entry, citation)
    return Surroundings(before, after, entry.mood, stretch[1] - stretch[0] if stretch else 0.0)


def _end_of(text: str) -> str:
    """Its last words, from the beginning of a sentence where one begins there."""
    words = " ".join(text.split())
    if len(words) <= _BESIDE:
        return words
    kept = words[-_BESIDE:]
    border = min((at for at in (kept.find(f"{end} ") for end in _ENDS) if at >= 0), default=-1)
    return kept[border + 2 :] if border >= 0 else f"…{kept.partition(' ')[2]}"


def _beginning_of(text: str) -> str:
    """Its first words, to the end of a sentence where one ends there."""
    words = " ".join(text.split())
    if len(words) <= _BESIDE:
        return words
    kept = words[:_BESIDE]
    border = max(kept.rfind(f"{end} ") for end in _ENDS)
    return kept[: border + 1] if border >= 0 else f"{kept.rpartition(' ')[0]}…"
