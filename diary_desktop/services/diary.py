"""Create, read, edit, back-date and erase entries; safe on disk before anything else happens to them."""

from __future__ import annotations

import secrets
from dataclasses import replace

from diary_desktop.domain.entry import Clip, Entry, EntryId, EntrySummary, Mood, Revision, RevisionId, title_of
from diary_desktop.domain.errors import InputError
from diary_desktop.domain.events import EntryErased, EntrySaved, JobId
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.transcript import Transcript
from diary_desktop.ports.clock import Clock
from diary_desktop.runtime.event_bus import EventBus

from .vault_state import VaultThread


class Diary:
    """The verbs on entries. Every method that changes one returns after the change is flushed to disk."""

    def __init__(self, vault: VaultThread, bus: EventBus, clock: Clock) -> None:
        self._vault = vault
        self._bus = bus
        self._clock = clock

    def write(self, text: str, *, title: str = "", happened: Moment | None = None, job: JobId = 0) -> Entry:
        """Keep a typed entry. Raises ``InputError`` for one without a letter."""
        text = text.strip()
        if not text:
            raise InputError("There is nothing to keep.", "Write or say at least one word.")
        return self.save(self.new_entry(text, title=title, happened=happened, origin="written"), job)

    def new_entry(
        self,
        text: str,
        *,
        title: str = "",
        happened: Moment | None = None,
        clip: Clip | None = None,
        origin: str = "written",
    ) -> Entry:
        """An entry of this moment that is not kept yet."""
        now = self._clock()
        first = Revision(1, _new_revision_id(), None, title, text, now, origin)
        entry_id = EntryId(secrets.token_bytes(16))
        return Entry(entry_id, now, (first,), happened=happened, clip=clip, awaits_words=clip is not None)

    def save(self, entry: Entry, job: JobId = 0) -> Entry:
        """Keep ``entry`` as it is and tell the lists."""
        summary = self._vault.call(lambda state, _: state.put(entry))
        self._bus.publish(EntrySaved(job, summary))
        return entry

    def add_words(self, entry: Entry, transcript: Transcript, job: JobId = 0) -> Entry:
        """Give a spoken entry its words; the text before, if any, stays as a revision."""
        heard = replace(
            entry, transcript=transcript, language=transcript.language or entry.language, awaits_words=False
        )
        if transcript.text and transcript.text != entry.text:
            heard = self._revised(heard, heard.revision.title, transcript.text, "transcribed")
        return self.save(heard, job)

    def edit(self, entry_id: EntryId, text: str, title: str, job: JobId = 0) -> Entry:
        """A new revision; an unchanged text makes none. A title equal to the text's first words stays automatic."""
        entry = self.get(entry_id)
        title = "" if title.strip() == title_of(text) else title.strip()
        if (entry.text, entry.revision.title) == (text, title):
            return entry
        return self.save(self._revised(entry, title, text, "edited"), job)

    def set_mood(self, entry_id: EntryId, mood: Mood | None, job: JobId = 0) -> Entry:
        """Keep the weather of an entry, or take it away."""
        return self.save(replace(self.get(entry_id), mood=mood), job)

    def set_tags(self, entry_id: EntryId, tags: tuple[str, ...], job: JobId = 0) -> Entry:
        """Keep the tags in the order given, each once, without empty ones."""
        kept = tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))
        return self.save(replace(self.get(entry_id), tags=kept), job)

    def redate(self, entry_id: EntryId, happened: Moment | None, job: JobId = 0) -> Entry:
        """Say when it happened, if not when it was told."""
        return self.save(replace(self.get(entry_id), happened=happened), job)

    def erase(self, entry_id: EntryId, job: JobId = 0) -> None:
        """Gone from every live file before this returns."""
        self._vault.call(lambda state, _: state.erase(entry_id))
        self._bus.publish(EntryErased(job, entry_id))

    def get(self, entry_id: EntryId) -> Entry:
        """Open one entry. Raises ``InputError`` for an unknown id, ``RecordDamaged`` for a broken seal."""
        return self._vault.call(lambda state, _: state.vault.entries.get(entry_id))

    def find(self, prefix: str) -> Entry:
        """The entry whose id begins with ``prefix`` (at least 4 hexadecimal digits). Raises ``InputError``."""
        wanted = prefix.strip().lower()
        found = [one.entry_id for one in self.summaries() if len(wanted) >= 4 and one.entry_id.hex().startswith(wanted)]
        if len(found) != 1:
            what = "No entry has the id '{id}'." if not found else "Several entries have an id that begins with '{id}'."
            raise InputError(what, "`diary-desktop list` shows the ids.", id=prefix)
        return self.get(found[0])

    def summaries(self) -> tuple[EntrySummary, ...]:
        """What a list shows of every entry, newest first."""
        return self._vault.call(lambda state, _: state.listed())

    def _revised(self, entry: Entry, title: str, text: str, origin: str) -> Entry:
        last = entry.revision
        revision = Revision(last.number + 1, _new_revision_id(), last.revision_id, title, text, self._clock(), origin)
        return replace(entry, revisions=(*entry.revisions, revision))


def _new_revision_id() -> RevisionId:
    return RevisionId(secrets.token_bytes(16))
