"""Tells what is new of another diary: not imported before, and not here in the same words on the same day."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from diary_desktop.domain.entry import EntryId, Revision
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.foreign import ForeignEntry
from diary_desktop.domain.imported import ImportNote
from diary_desktop.domain.moment import Moment

from .vault_state import VaultState, VaultThread


class Judge:
    """For one reading of one other diary. The texts of a day are opened once, when the first entry of it comes."""

    def __init__(
        self, vault: VaultThread, notes: Iterable[ImportNote], now: Moment, begins_at: Callable[[], int]
    ) -> None:
        self._vault = vault
        self._now = now
        self._begins_at = begins_at()
        listed = vault.call(lambda state, _: state.listed())
        there = {one.entry_id for one in listed}
        self._marks = {one.mark for note in notes for one in note.entries if one.entry_id in there}
        self._by_day: dict[date, list[EntryId]] = {}
        for one in listed:
            self._by_day.setdefault(one.when.day(self._begins_at), []).append(one.entry_id)
        self._words: dict[date, set[str]] = {}

    def is_new(self, one: ForeignEntry) -> bool:
        """Says yes once of what comes twice. Without words, only its source tells."""
        mark = mark_of(one)
        if mark in self._marks:
            return False
        self._marks.add(mark)
        words = _bare(one.title, one.text)
        if not words:
            return True
        day = moment_of(one, self._now).day(self._begins_at)
        if words in self._of_day(day):
            return False
        self._words[day].add(words)
        return True

    def _of_day(self, day: date) -> set[str]:
        if day not in self._words:
            ids = self._by_day.get(day, [])
            self._words[day] = self._vault.call(partial(_words_of, entry_ids=ids)) if ids else set()
        return self._words[day]


def mark_of(one: ForeignEntry) -> bytes:
    """16 bytes that stand for its source."""
    return hashlib.sha256(one.source.encode("utf-8", "replace")).digest()[:16]


def moment_of(one: ForeignEntry, now: Moment) -> Moment:
    """In the zone it was lived in, else in the one of ``now``: by that zone's own rules of that day where known."""
    zone = _zone(now)
    if one.when.tzinfo is None:
        when = one.when
        offset = zone.utcoffset(when) if zone is not None else None
        minutes = round(offset.total_seconds() / 60) if offset is not None else now.offset_minutes
        return Moment(when, minutes, now.zone)
    if one.when.tzinfo is UTC:
        return _here(one.when, zone, now)
    return Moment.of(one.when)


def _here(when: datetime, zone: ZoneInfo | None, now: Moment) -> Moment:
    """Of a moment of the world whose zone nobody told."""
    if zone is not None:
        return Moment.of(when.astimezone(zone))
    local = when.replace(tzinfo=None) + timedelta(minutes=now.offset_minutes)
    return Moment(local, now.offset_minutes, now.zone)


def _zone(now: Moment) -> ZoneInfo | None:
    try:
        return ZoneInfo(now.zone)
    except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        return None


def _words_of(state: VaultState, _: CancelToken, entry_ids: list[EntryId]) -> set[str]:
    """Of every state of these entries: one that was put right since is no other entry."""
    entries = state.vault.entries.texts(entry_ids)
    return {words for entry in entries for one in entry.revisions if (words := _bare_revision(one))}


def _bare_revision(one: Revision) -> str:
    return _bare(one.title, one.text)


def _bare(title: str, text: str) -> str:
    """Letters and digits alone, without capitals: a heading may stand in the title or in the text."""
    whole = unicodedata.normalize("NFC", f"{title}{text}").casefold()
    return "".join(one for one in whole if one.isalnum())
