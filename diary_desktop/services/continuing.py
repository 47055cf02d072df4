"""Recording further into an entry with sound, such as one that broke off; the new words come behind its text."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace

from diary_desktop.domain.entry import Clip, ClipPart, Entry, EntryId
from diary_desktop.domain.errors import CancelToken, InputError, NothingHeard
from diary_desktop.domain.events import JobId
from diary_desktop.ports.audio import Microphone

from .captions import Captions
from .diary import Diary
from .dictation import Dictation
from .live_reading import shifted
from .live_text import Settled
from .recorder import Recorder
from .transcriber import Transcriber
from .vault_state import VaultState, VaultThread


class Continuing:
    """``begin`` returns at once; the rest runs on the jobs thread."""

    def __init__(
        self,
        diary: Diary,
        dictation: Dictation,
        recorder: Recorder,
        transcriber: Transcriber,
        captions: Captions,
        vault: VaultThread,
    ) -> None:
        self._diary = diary
        self._dictation = dictation
        self._recorder = recorder
        self._transcriber = transcriber
        self._captions = captions
        self._vault = vault

    def entry(self, entry_id: EntryId) -> Entry:
        """As it is now. Raises ``InputError`` for an unknown id."""
        return self._diary.get(entry_id)

    def begin(self, entry: Entry, job: JobId, microphone: Microphone | None = None) -> Future[Clip]:
        """Record behind the entry's sound; a crash loses a second of it. Raises ``InputError`` where it has none.

        ``microphone`` as in ``Recorder.start``.
        """
        before = entry.clip
        if before is None or not before.parts:
            raise InputError("This entry was written, not spoken.", "Speak a new one instead.")
        number = 1 + max(part.number for part in before.parts)

        def mark(state: VaultState, _: CancelToken) -> None:
            """The entry names the new part before it holds a sound, so that the next start looks for it."""
            now = state.vault.entries.get(entry.entry_id)
            worded = before.seconds if now.text and not now.awaits_words else before.worded
            state.put(replace(now, awaits_words=True, clip=replace(before, worded=worded, parts=_with(before, number))))

        tap = None if self._recorder.recording else self._captions.follow(before.clip_id, job).tap
        return self._recorder.start(before.clip_id, job, lambda: self._vault.call(mark), tap, microphone, before)

    def keep(self, entry: Entry, clip: Clip, token: CancelToken, job: JobId = 0) -> Entry:
        """Save the longer clip, then write down what is new in it. Raises after saving, as ``Dictation.keep`` does."""
        settled = self._captions.settled(clip.clip_id, token)
        kept = self._diary.put_sound(entry.entry_id, clip, job)
        sound = kept.clip
        assert sound is not None
        if not sound.worded:
            return self._dictation.write_down(kept, token, job)
        new = sound.seconds - sound.worded
        spoken = kept.language or "auto"
        return self._write_rest(kept, token, job, settled.of_clip(new, spoken) if settled is not None else None)

    def write_rest(self, entry: Entry, token: CancelToken, job: JobId = 0) -> Entry:
        """Words for the sound behind ``clip.worded``, in a paragraph behind the text. Raises ``NothingHeard``."""
        return self._write_rest(entry, token, job, None)

    def _write_rest(self, entry: Entry, token: CancelToken, job: JobId, settled: Settled | None) -> Entry:
        assert entry.clip is not None
        begins = entry.clip.worded
        rest = self._dictation.sound_of(entry, begins)
        found = self._transcriber.transcribe(rest, token, None, entry.language, settled)
        later = replace(found, segments=tuple(shifted(one, begins) for one in found.segments))
        written = self._diary.add_further_words(entry.entry_id, later, job)
        if not found.text:
            raise NothingHeard
        return written


def rest_waits(entry: Entry) -> bool:
    """Whether only the end of its sound has no words yet."""
    return entry.awaits_words and entry.clip is not None and entry.clip.worded > 0


def _with(clip: Clip, number: int) -> tuple[ClipPart, ...]:
    return (*clip.parts, ClipPart(number))
