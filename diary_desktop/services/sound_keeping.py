"""Lets go of sound that nobody wants to keep beside its words: the entry says so first, then the clip goes."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from diary_desktop.domain.entry import ClipId, Entry, EntryId, EntrySummary, LetGo
from diary_desktop.domain.errors import CancelToken, RecordDamaged
from diary_desktop.domain.events import EntrySaved, JobId
from diary_desktop.domain.settings import Sounds
from diary_desktop.ports.clock import Clock
from diary_desktop.runtime.event_bus import EventBus

from .vault_state import VaultState, VaultThread

log = logging.getLogger(__name__)

AGES = {"90_days": timedelta(days=90), "not": timedelta(0)}
"""How old sound may become; what is not named here is kept for ever."""


@dataclass(frozen=True, slots=True)
class Affected:
    """What a choice would let go at once."""

    entries: int
    seconds: float


class SoundKeeping:
    """On the jobs thread: one entry a step. Words, their times and the waveform stay."""

    def __init__(self, vault: VaultThread, bus: EventBus, clock: Clock) -> None:
        self._vault = vault
        self._bus = bus
        self._clock = clock

    def would_let_go(self, sounds: Sounds) -> Affected:
        """What ``run`` would let go under ``sounds``, so that a person can be asked before."""
        entries = [one for one in map(self._open, self._candidates(sounds)) if one is not None and _may_go(one)]
        return Affected(len(entries), sum(one.clip.seconds for one in entries if one.clip))

    def run(self, job: JobId, token: CancelToken) -> int:
        """Let go of what the settings say, finishing first what a kill interrupted; returns how many entries.

        Raises ``Cancelled`` between two entries.
        """
        sounds = self._vault.call(lambda state, _: state.settings.sounds)
        if sounds.unfinished:
            self._sweep(token)
        waiting = self._candidates(sounds)
        done = 0
        if waiting:
            self._mark(unfinished=True)
        for entry_id in waiting:
            token.raise_if_cancelled()
            summary = self._vault.call(partial(self._let_go, entry_id=entry_id))
            if summary is not None:
                self._bus.publish(EntrySaved(job, summary))
                done += 1
        if waiting or sounds.unfinished:
            self._mark(unfinished=False)
        if done:
            log.info("sound let go", extra={"entries": done})
        return done

    def _candidates(self, sounds: Sounds) -> list[EntryId]:
        oldest = AGES.get(sounds.keep)
        if oldest is None:
            return []
        before = self._clock().utc - oldest
        listed = self._vault.call(lambda state, _: state.listed())
        return [one.entry_id for one in listed if one.seconds and not one.awaits_words and one.told.utc <= before]

    def _open(self, entry_id: EntryId) -> Entry | None:
        try:
            return self._vault.call(lambda state, _: state.vault.entries.get(entry_id))
        except RecordDamaged:
            return None

    def _let_go(self, state: VaultState, _: CancelToken, entry_id: EntryId) -> EntrySummary | None:
        """On the vault thread. The entry is asked again there: it may have been starred or sent to be written anew."""
        try:
            entry = state.vault.entries.get(entry_id)
        except RecordDamaged:
            return None
        clip = entry.clip
        if clip is None or not _may_go(entry):
            return None
        gone = LetGo(clip.clip_id, clip.seconds, clip.peaks, self._clock())
        summary = state.put(replace(entry, clip=None, let_go=gone))
        state.vault.clips.remove(clip.clip_id)
        return summary

    def _sweep(self, token: CancelToken) -> None:
        """Remove clips whose entry says they are gone and whose files a kill left behind."""
        for entry_id in self._vault.call(lambda state, _: tuple(state.summaries)):
            token.raise_if_cancelled()
            entry = self._open(entry_id)
            if entry is not None and entry.let_go is not None:
                clip_id = entry.let_go.clip_id
                self._vault.call(partial(_remove, clip_id=clip_id))

    def _mark(self, *, unfinished: bool) -> None:
        """Sealed before the first entry changes, so that the next run knows whether this one came to its end."""

        def marked(state: VaultState, _: CancelToken) -> None:
            wanted = replace(state.settings, sounds=replace(state.settings.sounds, unfinished=unfinished))
            if wanted != state.settings:
                state.vault.save_settings(wanted)
                state.settings = wanted

        self._vault.call(marked)


def _remove(state: VaultState, _: CancelToken, clip_id: ClipId) -> None:
    state.vault.clips.remove(clip_id)


def _may_go(entry: Entry) -> bool:
    """Words that are awaited need the sound; so does a person who starred the entry."""
    return entry.clip is not None and not entry.awaits_words and not entry.starred and entry.transcript is not None
