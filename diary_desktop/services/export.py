"""Leaving with everything: the whole diary, or some days of it, in an open format."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from diary_desktop.domain.attachment import Attachment
from diary_desktop.domain.conversation import Conversation
from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import Clip, Entry, EntryId, EntrySummary
from diary_desktop.domain.errors import CancelToken, InputError, RecordDamaged
from diary_desktop.domain.events import JobId, Progress
from diary_desktop.domain.settings import Days
from diary_desktop.ports.clock import Clock
from diary_desktop.ports.exchange import Archive, ArchiveHead, NewArchive
from diary_desktop.runtime.event_bus import EventBus

from .vault_state import VaultState, VaultThread

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Days from ``first`` to ``last`` inclusive, ``None`` for no bound; with the recordings or without.

    With ``tags`` only what bears one of them: whoever gets such an archive gets neither conversations nor known names.
    """

    first: date | None = None
    last: date | None = None
    sounds: bool = True
    tags: tuple[str, ...] = ()

    def holds(self, day: date) -> bool:
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)

    def tagged(self, tags: Iterable[str]) -> bool:
        """Whether what bears ``tags`` is asked for."""
        return not self.tags or not set(self.tags).isdisjoint(tags)

    def validate(self) -> None:
        """Raises ``InputError`` where the days are the wrong way round."""
        if self.first and self.last and self.first > self.last:
            raise InputError("The first day lies after the last.", "Choose the days the other way round.")


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What the archive holds, its size, and the names of what could not be read."""

    entries: int
    sounds: int
    conversations: int
    size: int
    damaged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What an export would hold, and the ``tags`` there are to choose from, by name."""

    entries: int
    seconds: float
    tags: tuple[str, ...] = ()


class Export:
    """On the jobs thread: one entry or one clip a step of the vault's thread."""

    def __init__(
        self,
        vault: VaultThread,
        new_archive: NewArchive,
        bus: EventBus,
        clock: Clock,
        days: Callable[[], Days],
        version: str,
    ) -> None:
        self._vault = vault
        self._new_archive = new_archive
        self._bus = bus
        self._clock = clock
        self._days = days
        self._version = version

    def preview(self, wanted: Wanted) -> Preview:
        """How much ``run`` would write."""
        chosen = self._chosen(wanted)
        seconds = sum(one.seconds for one in chosen) if wanted.sounds else 0.0
        tags = self._vault.call(lambda state, _: {tag for one in state.summaries.values() for tag in one.tags})
        return Preview(len(chosen), seconds, tuple(sorted(tags, key=str.casefold)))

    def run(self, path: Path, wanted: Wanted, token: CancelToken, job: JobId = 0) -> ExportReport:
        """Write the archive to ``path``, where nothing may be yet. What is in the bin and the drafts come along.

        Raises ``InputError``, ``DiskFull``, ``FolderUnusable``, ``Cancelled``; then there is no archive and nothing
        half written.
        """
        wanted.validate()
        chosen = self._chosen(wanted)
        lost: dict[str, None] = {}
        told = self._teller(job, len(chosen) * (2 if wanted.sounds else 1))
        with self._new_archive(path) as archive:
            drafts = self._drafts(wanted)
            sounds = self._add_sounds(archive, chosen, lost, token, told) if wanted.sounds else 0
            for draft in drafts if wanted.sounds else ():
                self._add_files(archive, draft, lost, token)
            settings = self._vault.call(lambda state, _: state.settings)
            names = () if wanted.tags else self._vault.call(lambda state, _: state.vault.vocabulary.load())
            asked = (wanted.first, wanted.last, names, wanted.tags)
            archive.begin(ArchiveHead(self._clock(), self._version, settings, wanted.sounds, *asked))
            entries = 0
            for entry in self._entries(chosen, lost, token, told):
                archive.add(entry)
                entries += 1
            talks = [] if wanted.tags else self._conversations(wanted)
            for talk in talks:
                archive.add(talk)
            for draft in drafts:
                archive.add(draft)
            token.raise_if_cancelled()
            damaged = tuple(dict.fromkeys([*self._vault.call(lambda state, _: state.vault.damaged), *lost]))
            size = archive.finish(damaged)
        log.info("exported", extra={"entries": entries, "sounds": sounds, "damaged": len(damaged)})
        return ExportReport(entries, sounds, len(talks), size, damaged)

    def _chosen(self, wanted: Wanted) -> list[EntrySummary]:
        """Oldest first, with what is in the bin."""
        begins_at = self._days().begins_at
        known = self._vault.call(lambda state, _: list(state.summaries.values()))
        chosen = [one for one in known if wanted.holds(one.when.day(begins_at)) and wanted.tagged(one.tags)]
        return sorted(chosen, key=lambda one: (one.when.utc, one.told.utc, one.entry_id))

    def _drafts(self, wanted: Wanted) -> list[Draft]:
        drafts = self._vault.call(lambda state, _: state.vault.drafts.load_all())
        return [one for one in drafts if wanted.tagged(one.details.tags)]

    def _entries(
        self, chosen: list[EntrySummary], lost: dict[str, None], token: CancelToken, told: Callable[[], None]
    ) -> Iterator[Entry]:
        for one in chosen:
            token.raise_if_cancelled()
            try:
                yield self._vault.call(partial(_entry, entry_id=one.entry_id))
            except RecordDamaged:
                lost[f"entry {one.entry_id.hex()[:8]}"] = None
            except InputError:
                log.info("erased while it was to be exported")
            told()

    def _add_sounds(
        self,
        archive: Archive,
        chosen: list[EntrySummary],
        lost: dict[str, None],
        token: CancelToken,
        told: Callable[[], None],
    ) -> int:
        sounds = 0
        for entry in self._entries(chosen, lost, token, told):
            self._add_files(archive, entry, lost, token)
            if entry.clip is None:
                continue
            try:
                archive.add_sound(entry.clip.clip_id, self._vault.call(partial(_sound, clip=entry.clip)))
                sounds += 1
            except RecordDamaged:
                lost[f"the sound of entry {entry.entry_id.hex()[:8]}"] = None
        return sounds

    def _add_files(self, archive: Archive, owner: Entry | Draft, lost: dict[str, None], token: CancelToken) -> None:
        """Each read once before a byte of it is written: an archive holds no half file."""
        for one in owner.attachments:
            if not one.here:
                continue
            try:
                archive.add_file(one, b"".join(self._file(one, token)))
            except RecordDamaged:
                lost[f"a file of entry {owner.entry_id.hex()[:8]}"] = None

    def _file(self, one: Attachment, token: CancelToken) -> Iterator[bytes]:
        reading = self._vault.call(lambda state, _: state.vault.attachments.pieces(one))
        while (piece := self._vault.call(lambda _, __: next(reading, None))) is not None:
            token.raise_if_cancelled()
            yield piece

    def _conversations(self, wanted: Wanted) -> list[Conversation]:
        begins_at = self._days().begins_at
        kept = self._vault.call(lambda state, _: list(state.vault.conversations.load_all()))
        return sorted(
            (one for one in kept if wanted.holds(one.started.day(begins_at))), key=lambda one: one.started.utc
        )

    def _teller(self, job: JobId, total: int) -> Callable[[], None]:
        done = 0

        def told() -> None:
            nonlocal done
            done += 1
            self._bus.publish(Progress(job, done, total, "export"))

        return told


def _entry(state: VaultState, _: CancelToken, entry_id: EntryId) -> Entry:
    return state.vault.entries.get(entry_id)


def _sound(state: VaultState, _: CancelToken, clip: Clip) -> bytes:
    return state.vault.clips.read(clip.clip_id, clip.parts)
