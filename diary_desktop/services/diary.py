"""Create, read, edit, back-date, bin and erase entries; safe on disk before anything else happens to them."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace

from diary_desktop.domain.attachment import Attachment
from diary_desktop.domain.details import Details, applied
from diary_desktop.domain.entry import (
    Clip,
    Entry,
    EntryId,
    EntrySummary,
    HeardAgain,
    Mood,
    Revision,
    RevisionId,
    title_of,
)
from diary_desktop.domain.errors import Cancelled, CancelToken, InputError, VaultLocked
from diary_desktop.domain.events import EntryBinned, EntryErased, EntrySaved, JobId, Progress
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.transcript import Transcript
from diary_desktop.ports.clock import Clock
from diary_desktop.runtime.event_bus import EventBus

from .vault_state import VaultState, VaultThread
from .vault_steps import take_steps


class Diary:
    """The verbs on entries. Every method that changes one returns after the change is flushed to disk."""

    def __init__(
        self,
        vault: VaultThread,
        bus: EventBus,
        clock: Clock,
        readable: Callable[[Transcript], str] = lambda heard: heard.text,
    ) -> None:
        """``readable`` makes the text of a transcript: paragraphs, sentences, spoken marks."""
        self._readable = readable
        self._vault = vault
        self._bus = bus
        self._clock = clock

    def write(
        self,
        text: str,
        *,
        title: str = "",
        happened: Moment | None = None,
        told: Moment | None = None,
        entry_id: EntryId | None = None,
        details: Details | None = None,
        attachments: tuple[Attachment, ...] = (),
        job: JobId = 0,
    ) -> Entry:
        """Keep a typed entry, what was chosen besides, and files that are sealed already.

        ``told`` is when it was begun, where that was before now: an evening kept after midnight is of that evening.
        Raises ``InputError`` for one without a letter, unless a file stands for itself.
        """
        text = text.strip()
        if not text and not attachments:
            raise InputError("There is nothing to keep.", "Write or say at least one word.")
        entry = self.new_entry(text, title=title, happened=happened, entry_id=entry_id)
        entry = replace(entry, told=told or entry.told, attachments=attachments)
        return self.save(entry if details is None else applied(entry, details), job)

    def new_entry(
        self,
        text: str,
        *,
        title: str = "",
        happened: Moment | None = None,
        clip: Clip | None = None,
        origin: str = "written",
        entry_id: EntryId | None = None,
    ) -> Entry:
        """An entry of this moment that is not kept yet, under ``entry_id`` where it was a draft before."""
        now = self._clock()
        first = Revision(1, _new_revision_id(), None, title, text, now, origin)
        entry_id = entry_id or EntryId(secrets.token_bytes(16))
        return Entry(entry_id, now, (first,), happened=happened, clip=clip, awaits_words=clip is not None)

    def save(self, entry: Entry, job: JobId = 0) -> Entry:
        """Keep ``entry`` as it is and tell the lists."""
        summary = self._vault.call(lambda state, _: state.put(entry))
        self._bus.publish(EntrySaved(job, summary))
        return entry

    def keep_recording(self, entry: Entry, job: JobId = 0) -> Entry:
        """``save`` a recording that has ended; where it was put into the bin meanwhile, there."""

        def kept(state: VaultState, _: CancelToken) -> tuple[Entry, EntrySummary]:
            if state.was_erased(entry.entry_id):
                raise Cancelled
            before = state.summaries.get(entry.entry_id)
            after = replace(entry, binned=before.binned) if before is not None else entry
            return after, state.put(after)

        kept_entry, summary = self._vault.call(kept)
        self._bus.publish(EntrySaved(job, summary))
        return kept_entry

    def add_words(self, entry: Entry, transcript: Transcript, job: JobId = 0) -> Entry:
        """Give a spoken entry its words; the text before, if any, stays as a revision.

        What was written by hand since ``entry`` was read stays in front: the words are kept beside it. So is a first
        transcript: what is heard later stands beside it.
        """
        text = self._readable(transcript)

        def heard(now: Entry) -> Entry:
            language = transcript.language or now.language
            after = replace(now, language=language, awaits_words=False)
            if now.transcript is None or not now.transcript.text:
                after = replace(after, transcript=transcript)
            else:
                after = replace(after, again=HeardAgain(transcript, self._clock(), "settled"))
            if now.clip is not None and now.clip.growing:  # somebody records further: those words will come behind
                after = replace(after, awaits_words=True, clip=replace(now.clip, worded=now.clip.seconds))
            untouched = now.revision.revision_id == entry.revision.revision_id
            if untouched and text and text != now.text:
                after = self._revised(after, after.revision.title, text, "transcribed")
            return after

        return self._change(entry.entry_id, heard, job)

    def add_further_words(self, entry_id: EntryId, transcript: Transcript, job: JobId = 0) -> Entry:
        """What was recorded behind an entry, in a paragraph behind its text. Times are those of the whole clip."""
        said = self._readable(transcript)

        def longer(now: Entry) -> Entry:
            before = now.transcript.segments if now.transcript is not None else ()
            joined = replace(transcript, segments=(*before, *transcript.segments))
            again = now.again
            if again is not None:
                segments = (*again.transcript.segments, *transcript.segments)
                again = replace(again, transcript=replace(again.transcript, segments=segments))
            clip = None if now.clip is None else replace(now.clip, worded=0.0)
            after = replace(now, transcript=joined, again=again, awaits_words=False, clip=clip)
            if not said:
                return after
            text = "\n\n".join(one for one in (now.text, said) if one)
            return self._revised(after, now.revision.title, text, "transcribed")

        return self._change(entry_id, longer, job)

    def put_sound(self, entry_id: EntryId, clip: Clip, job: JobId = 0) -> Entry:
        """The entry's sound has become longer; its words are to come."""

        def longer(now: Entry) -> Entry:
            worded = now.clip.worded if now.clip is not None else 0.0
            return replace(now, clip=replace(clip, worded=worded), awaits_words=True)

        return self._change(entry_id, longer, job)

    def propose(self, entry_id: EntryId, transcript: Transcript, job: JobId = 0) -> Entry:
        """Keep a later transcript beside the first, to be looked at; the text stays as it is until then.

        Where it says what the entry says already there is nothing to look at, nor where nothing was heard.
        """
        text = self._readable(transcript)

        def proposed(now: Entry) -> Entry:
            differs = bool(text) and text != now.text
            return replace(now, again=HeardAgain(transcript, self._clock(), "proposed" if differs else "settled"))

        return self._change(entry_id, proposed, job)

    def proposed_text(self, entry: Entry) -> str:
        """What the later transcript says, as it would be read; empty where there is none."""
        return self._readable(entry.again.transcript) if entry.again is not None else ""

    def settle_proposal(self, entry: Entry, text: str, job: JobId = 0) -> Entry:
        """A person has looked at the later transcript: ``text`` is what the entry says from now on.

        Raises ``InputError`` where the text was changed since ``entry`` was read.
        """

        def settled(now: Entry) -> Entry:
            if now.again is None or now.revision.revision_id != entry.revision.revision_id:
                raise InputError("This entry was changed meanwhile.", "Look at it once more.")
            after = replace(now, again=replace(now.again, state="settled"))
            return after if text == now.text else self._revised(after, now.revision.title, text, "transcribed")

        return self._change(entry.entry_id, settled, job)

    def edit(self, entry_id: EntryId, text: str, title: str, job: JobId = 0) -> Entry:
        """A new revision; an unchanged text makes none. A title equal to the text's first words stays automatic."""
        named = "" if title.strip() == title_of(text) else title.strip()

        def edited(now: Entry) -> Entry:
            if (now.text, now.revision.title) == (text, named):
                return now
            return self._revised(now, named, text, "edited")

        return self._change(entry_id, edited, job)

    def rewrite(self, entry_id: EntryId, written: Callable[[Entry], str], job: JobId = 0) -> Entry:
        """``written`` makes the new text from the entry as it is now; the text before stays as a revision."""

        def rewritten(now: Entry) -> Entry:
            text = written(now)
            return now if text == now.text else self._revised(now, now.revision.title, text, "edited")

        return self._change(entry_id, rewritten, job)

    def bring_back(self, entry_id: EntryId, revision_id: RevisionId, job: JobId = 0) -> Entry:
        """An earlier state of the text as a new revision. Raises ``InputError`` where there is no such revision."""

        def back(now: Entry) -> Entry:
            old = _revision_of(now, revision_id)
            if (now.text, now.revision.title) == (old.text, old.title):
                return now
            return self._revised(now, old.title, old.text, "edited")

        return self._change(entry_id, back, job)

    def settle(self, entry_id: EntryId, revision_id: RevisionId, job: JobId = 0) -> Entry:
        """End a conflict: a new revision with the text of the chosen one as its parent; the others are kept.

        Raises ``InputError`` where there is no such revision.
        """

        def settled(now: Entry) -> Entry:
            chosen = _revision_of(now, revision_id)
            others = tuple(one.revision_id for one in now.heads if one.revision_id != revision_id)
            if not others:
                return now
            number = max(one.number for one in now.revisions) + 1
            made = Revision(
                number, _new_revision_id(), revision_id, chosen.title, chosen.text, self._clock(), "edited", others
            )
            return replace(now, revisions=(*now.revisions, made))

        return self._change(entry_id, settled, job)

    def annotate(self, entry_id: EntryId, changed: Callable[[Entry], Entry], job: JobId = 0) -> Entry:
        """Another mood, label, number, star, pin or day; ``changed`` leaves the text and its revisions alone."""
        return self._change(entry_id, changed, job)

    def set_mood(self, entry_id: EntryId, mood: Mood | None, job: JobId = 0) -> Entry:
        """Keep the weather of an entry, or take it away."""
        return self._change(entry_id, lambda now: replace(now, mood=mood), job)

    def confirm(self, entry_id: EntryId, second: float, job: JobId = 0) -> Entry:
        """A person has listened to the word that begins there and found it right."""

        def confirmed(now: Entry) -> Entry:
            return now if second in now.confirmed else replace(now, confirmed=(*now.confirmed, second))

        return self._change(entry_id, confirmed, job)

    def set_tags(self, entry_id: EntryId, tags: tuple[str, ...], job: JobId = 0) -> Entry:
        """Keep the tags in the order given, each once, without empty ones."""
        kept = tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))
        return self._change(entry_id, lambda now: replace(now, tags=kept), job)

    def redate(self, entry_id: EntryId, happened: Moment | None, job: JobId = 0) -> Entry:
        """Say when it happened, if not when it was told."""
        return self._change(entry_id, lambda now: replace(now, happened=happened), job)

    def put_in_bin(self, entry_id: EntryId, job: JobId = 0) -> EntrySummary:
        """Out of every list, and kept for as long as the bin keeps things. One that is there already stays as it is."""

        def binned(state: VaultState, _: CancelToken) -> EntrySummary:
            now = state.vault.entries.get(entry_id)
            return state.put(replace(now, binned=now.binned or self._clock()))

        summary = self._vault.call(binned)
        self._bus.publish(EntryBinned(job, summary))
        return summary

    def save_in_bin(self, entry: Entry, job: JobId = 0) -> None:
        """Keep an entry that nobody wants in the bin from the start."""
        summary = self._vault.call(lambda state, _: state.put(replace(entry, binned=self._clock())))
        self._bus.publish(EntryBinned(job, summary))

    def take_from_bin(self, entry_id: EntryId, job: JobId = 0) -> Entry:
        """Back where it was. Raises ``InputError`` for an unknown id."""
        return self._change(entry_id, lambda now: replace(now, binned=None), job)

    def erase(self, entry_id: EntryId, job: JobId = 0) -> None:
        """Gone from every live file before this returns; a diary locked meanwhile finishes when it is next opened."""
        self.begin_erasure(entry_id, job)
        self.finish_erasures(job)

    def begin_erasure(self, entry_id: EntryId, job: JobId = 0) -> None:
        """Gone from every list, and promised, flushed, to be gone from every file. Raises ``InputError``."""
        self._vault.call(lambda state, _: state.erase(entry_id))
        self._bus.publish(EntryErased(job, entry_id))

    def resume_erasures(self, job: JobId = 0) -> None:
        """Finish what was interrupted in an earlier session; nothing where nothing was."""
        if self._vault.call(lambda state, _: state.is_open and state.vault.is_erasing()):
            self.finish_erasures(job)

    def finish_erasures(self, job: JobId = 0) -> None:
        """All that was promised, in one go over the files."""

        def tell(step: tuple[int, int]) -> None:
            self._bus.publish(Progress(job, *step, "erase"))

        with contextlib.suppress(VaultLocked):
            take_steps(self._vault, lambda vault: vault.upkeep(), tell)

    def get(self, entry_id: EntryId) -> Entry:
        """Open one entry. Raises ``InputError`` for an unknown id, ``RecordDamaged`` for a broken seal."""
        return self._vault.call(lambda state, _: state.vault.entries.get(entry_id))

    def find(self, prefix: str) -> Entry:
        """The entry whose id begins with ``prefix`` (at least 4 hexadecimal digits). Raises ``InputError``."""
        return self.get(chosen(prefix, self.summaries(), "`diary-desktop list` shows the ids."))

    def summaries(self) -> tuple[EntrySummary, ...]:
        """What a list shows of every entry, newest first."""
        return self._vault.call(lambda state, _: state.listed())

    def binned(self) -> tuple[EntrySummary, ...]:
        """What lies in the bin, put there last first."""
        found = self._vault.call(lambda state, _: [one for one in state.summaries.values() if one.binned is not None])
        return tuple(sorted(found, key=lambda one: (one.binned or one.told).utc, reverse=True))

    def _change(self, entry_id: EntryId, change: Callable[[Entry], Entry], job: JobId) -> Entry:
        """Read, change and keep in one step, so that nothing another thread has kept meanwhile is lost.

        Nothing is kept or told where ``change`` gives back what it got.
        """

        def changed(state: VaultState, _: CancelToken) -> tuple[Entry, EntrySummary | None]:
            if state.was_erased(entry_id):
                raise Cancelled  # whoever still works for an entry that is gone stops without a message
            before = state.vault.entries.get(entry_id)
            after = change(before)
            return after, None if after is before else state.put(after)

        entry, summary = self._vault.call(changed)
        if summary is not None:
            self._bus.publish(EntrySaved(job, summary))
        return entry

    def _revised(self, entry: Entry, title: str, text: str, origin: str) -> Entry:
        last = entry.revision
        number = max(one.number for one in entry.revisions) + 1
        revision = Revision(number, _new_revision_id(), last.revision_id, title, text, self._clock(), origin)
        return replace(entry, revisions=(*entry.revisions, revision))


def chosen(prefix: str, among: Sequence[EntrySummary], hint: str) -> EntryId:
    """The one id that begins with ``prefix`` (at least 4 hexadecimal digits). Raises ``InputError``."""
    wanted = prefix.strip().lower()
    found = [one.entry_id for one in among if len(wanted) >= 4 and one.entry_id.hex().startswith(wanted)]
    if len(found) != 1:
        what = "No entry has the id '{id}'." if not found else "Several entries have an id that begins with '{id}'."
        raise InputError(what, hint, id=prefix)
    return found[0]


def _revision_of(entry: Entry, revision_id: RevisionId) -> Revision:
    found = next((one for one in entry.revisions if one.revision_id == revision_id), None)
    if found is None:
        raise InputError("This version is not there any more.", "Open the entry again and choose another.")
    return found


def _new_revision_id() -> RevisionId:
    return RevisionId(secrets.token_bytes(16))
