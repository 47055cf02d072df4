"""Speak, keep, write down: the sound is safe under its entry before a word is recognised, and stays."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16
from diary_desktop.domain.entry import Clip, ClipPart, Entry, LostSound
from diary_desktop.domain.errors import (
    AudioError,
    CancelToken,
    InputError,
    MediaUnreadable,
    NothingHeard,
    VaultLocked,
)
from diary_desktop.domain.events import JobId
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.transcript import Segment, Transcript
from diary_desktop.ports.audio import ClipCodec, MediaReader, Microphone
from diary_desktop.ports.storage import ClipStore

from .captions import Captions
from .clip_recording import ClipRecording, PeakMeter
from .diary import Diary
from .live_text import Ended
from .recorder import Recorder, new_clip_id
from .tap import Tap, both
from .transcriber import Heard, Transcriber
from .vault_state import VaultState, VaultThread
from .vault_steps import take_steps

log = logging.getLogger(__name__)

LONGEST_HOURS = 4.0
"""An entry holds no more; a longer file is refused before anything of it is kept."""


T = TypeVar("T")

Moved = Callable[[str, float, float], None]


def unwatched(step: str, seconds: float, total: float) -> None:
    """For those who need not know how far it is."""


class Dictation:
    """From sound to an entry with words. ``begin`` returns at once; the rest runs on the jobs thread."""

    def __init__(
        self,
        diary: Diary,
        recorder: Recorder,
        transcriber: Transcriber,
        captions: Captions,
        vault: VaultThread,
        codec: ClipCodec,
        media: MediaReader,
    ) -> None:
        self._diary = diary
        self._recorder = recorder
        self._transcriber = transcriber
        self._captions = captions
        self._vault = vault
        self._codec = codec
        self._media = media

    def begin(
        self,
        job: JobId,
        tap: Tap | None = None,
        microphone: Microphone | None = None,
        ended: Ended | None = None,
    ) -> tuple[Entry, Future[Clip]]:
        """Start recording and return at once. The entry is kept once the microphone is open: a crash loses a second.

        ``tap`` and ``microphone`` as in ``Recorder.start``. ``ended`` is told each utterance with its final text, at
        its pause and on the captions thread; it must return at once.
        """
        clip = Clip(new_clip_id(), (ClipPart(1),), 0.0)
        entry = self._diary.new_entry("", clip=clip, origin="transcribed")

        def opened() -> None:
            known = replace(entry, language=self._transcriber.spoken_language())
            self._vault.call(lambda state, _: state.vault.entries.put(known))

        if not self._recorder.recording:
            tap = both(tap, self._captions.follow(clip.clip_id, job, ended).tap)
        return entry, self._recorder.start(clip.clip_id, job, opened, tap, microphone)

    def keep(
        self,
        entry: Entry,
        clip: Clip,
        token: CancelToken,
        job: JobId = 0,
        heard: Heard | None = None,
        until: float | None = None,
        left_out: Sequence[tuple[float, float]] = (),
    ) -> Entry:
        """Save the finished clip, then write down what the captions have not settled yet.

        Words said at second ``until`` of the clip or later, or in the stretches ``left_out``, are not of the entry:
        the command that ended the dictation, and those on the way.
        Raises after saving: ``NothingHeard``, ``ModelMissing``, ...
        """
        language = entry.language or self._transcriber.spoken_language()
        kept = self._diary.keep_recording(replace(entry, clip=clip, language=language), job)
        settled = self._captions.settled(clip.clip_id, token)
        settled = settled.of_clip(clip.seconds, language or "auto") if settled is not None else None
        transcript = self._transcriber.transcribe(self.sound_of(kept), token, heard, language, settled)
        said = transcript.without(left_out) if left_out else transcript
        return self._written(kept, said if until is None else said.before(until), job)

    def discard(self, entry: Entry, clip: Clip, job: JobId = 0) -> None:
        """Put a finished recording that nobody wants into the bin; one without a sound is erased."""
        if clip.seconds > 0:
            self._diary.save_in_bin(replace(entry, clip=clip), job)
        else:
            self._diary.erase(entry.entry_id, job)

    def take_in(
        self,
        path: Path,
        token: CancelToken,
        *,
        happened: Moment | None = None,
        job: JobId = 0,
        heard: Heard | None = None,
        spoken: str = "",
        moved: Moved = unwatched,
    ) -> Entry:
        """An entry from any audio or video file. Raises ``MediaUnreadable``; then nothing was added.

        ``moved`` is told how far it is: ``reading`` or ``writing``, the seconds done, and all of them (0 while the
        file does not tell). Cancelled while reading, nothing is left behind; while writing, the sound is kept.
        """
        total = self._media.seconds(path)
        _refuse_too_long(total)
        sound = self._media.read(path, token)
        first = next(sound, None)
        if first is None or not len(first):
            raise AudioError("This file holds no sound.", "Choose another file. Nothing was added.")
        clip = self._sealed(first, sound, token, lambda seconds: moved("reading", seconds, max(total, seconds)))
        entry = self._diary.new_entry("", happened=happened, clip=clip, origin="transcribed")
        entry = replace(entry, language=self._transcriber.spoken_language(spoken))
        kept = self._diary.save(entry, job)
        moved("writing", 0.0, clip.seconds)

        def told(segment: Segment) -> None:
            moved("writing", segment.end, clip.seconds)
            if heard is not None:
                heard(segment)

        return self.write_down(kept, token, job, told, spoken)

    def heard_in(self, path: Path, token: CancelToken) -> Transcript:
        """The words of a file of sound, kept nowhere: a question asked aloud."""
        return self._transcriber.transcribe(self._media.read(path, token), token)

    def write_down(
        self, entry: Entry, token: CancelToken, job: JobId = 0, heard: Heard | None = None, spoken: str = ""
    ) -> Entry:
        """Transcribe the entry's sound, for the first time or again; the words before stay as a revision.

        The language is ``spoken``, else the one the entry was spoken in, else that of the settings.
        """
        transcript = self._transcriber.transcribe(self.sound_of(entry), token, heard, spoken or entry.language)
        return self._written(entry, transcript, job)

    def _written(self, entry: Entry, transcript: Transcript, job: JobId) -> Entry:
        written = self._diary.add_words(entry, transcript, job)
        if not transcript.text:
            raise NothingHeard
        return written

    def sound_of(self, entry: Entry, at: float = 0.0) -> Iterator[Pcm16]:
        """The entry's sound from second ``at`` on, in pieces and constant memory.

        Raises ``InputError`` where it has none, ``RecordDamaged`` (of the end of a part once it is reached).
        """
        clip = entry.clip
        if clip is None:
            raise InputError("This entry was written, not spoken.", "There is nothing to play.")
        yield from self._codec.stream(self._opus_of(clip), at)

    def _opus_of(self, clip: Clip) -> Iterator[bytes]:
        """Every few megabytes a step of the vault thread, so that a save never waits for hours of sound."""
        return self._stepwise(lambda clips: clips.pieces(clip.clip_id, clip.parts))

    def _stepwise(self, begin: Callable[[ClipStore], Iterator[T]]) -> Iterator[T]:
        """Each item in a step of the vault thread."""
        items = self._vault.call(lambda state, _: begin(state.vault.clips))

        def step(state: VaultState, _: CancelToken) -> T | None:
            if not state.is_open:
                raise VaultLocked
            return next(items, None)

        while (item := self._vault.call(step)) is not None:
            yield item

    def recover(self, job: JobId = 0) -> list[Entry]:
        """Finish entries whose recording was interrupted: what was sealed is theirs. Runs after each unlock.

        Also where the disk was pulled out and is back; one that only pauses meanwhile is left alone.
        """
        now = self._recorder.clip_id
        if now is None:
            self._vault.call(lambda state, _: state.take_unlisted())
        waiting = [self._diary.get(one.entry_id) for one in self._diary.summaries() if one.awaits_words]
        broken = [(one, one.clip) for one in waiting if one.clip and one.clip.growing and one.clip.clip_id != now]
        found = [self._recovered(entry, clip, job) for entry, clip in broken]
        return [entry for entry in found if entry is not None]

    def give_back(self, token: CancelToken, job: JobId = 0) -> list[Entry]:
        """An entry without words for each recording that no entry names. Runs after each unlock, behind ``recover``."""
        known = self._vault.call(lambda state, _: sum(one.seconds > 0 for one in state.summaries.values()))
        found = take_steps(self._vault, lambda vault: vault.looking_for_sounds(known), lambda _: None, token)
        given = [self._given_back(sound, job) for sound in found or ()]
        return [entry for entry in given if entry is not None]

    def _given_back(self, sound: LostSound, job: JobId) -> Entry | None:
        """None where nothing of it can be heard: ``verify`` names it."""
        try:
            clip = self._whole(Clip(sound.clip_id, (), 0.0))
        except MediaUnreadable:
            return None
        if not clip.seconds:
            return None
        log.info("a recording that no entry named has one now", extra={"seconds": round(clip.seconds, 1)})
        entry = self._diary.new_entry("", happened=sound.when, clip=clip, origin="transcribed")
        return self._diary.save(entry, job)

    def _recovered(self, entry: Entry, clip: Clip, job: JobId) -> Entry | None:
        """The entry with what was sealed of its sound; None, and no entry any more, where not even a file was begun."""
        whole = self._whole(clip)
        if not whole.parts:
            self._diary.erase(entry.entry_id, job)
            return None
        log.info("recovered", extra={"seconds": round(whole.seconds, 1)})
        return self._diary.save(replace(entry, clip=whole, awaits_words=whole.seconds > 0), job)

    def _whole(self, clip: Clip) -> Clip:
        """The clip with what could be proved of it, read in constant memory. Raises ``MediaUnreadable``."""
        meter, samples = PeakMeter(), 0
        found: list[ClipPart] = []
        proved = self._stepwise(lambda clips: clips.recovering(clip.clip_id))
        for first in proved:
            for pcm in self._codec.stream(_part(first, proved, found)) if isinstance(first, bytes) else ():
                meter.add(pcm)
                samples += len(pcm)
            if isinstance(first, ClipPart):
                found.append(first)
        while len(found) > 1 and not found[-1].chunks and not found[-1].last_tag:
            found.pop()  # begun, and nothing of it ever sealed
        return replace(clip, parts=tuple(found), seconds=samples / SAMPLE_RATE, peaks=meter.bars())

    def _sealed(self, first: Pcm16, rest: Iterable[Pcm16], token: CancelToken, moved: Callable[[float], None]) -> Clip:
        """The file's sound as a finished clip; what was written of it is removed when reading fails half way."""
        clip_id = new_clip_id()
        writer = self._vault.call(lambda state, _: state.vault.clips.writer(clip_id, 1))
        recording = ClipRecording(clip_id, writer, self._codec, "file")
        finished = False
        try:
            recording.add(first)
            for pcm in rest:
                recording.add(pcm)
                _refuse_too_long(recording.seconds)
                moved(recording.seconds)
            token.raise_if_cancelled()
            clip = recording.finish()
            finished = True
            return clip
        finally:
            if not finished:  # for whatever reason, Ctrl C included
                writer.abandon()
                self._vault.call(lambda state, _: state.vault.clips.remove(clip_id))


def _part(first: bytes, rest: Iterator[bytes | ClipPart], found: list[ClipPart]) -> Iterator[bytes]:
    """The bytes of one part, the first of which was taken already; the part itself goes to those ``found``."""
    piece: bytes | ClipPart = first
    while isinstance(piece, bytes):
        yield piece
        piece = next(rest)
    found.append(piece)


def _refuse_too_long(seconds: float) -> None:
    """Before the hours it takes to encode them where the file tells its length, else as soon as it is known."""
    if seconds > LONGEST_HOURS * 3600:
        raise AudioError(
            "This recording is longer than {hours:g} hours, the most an entry holds.",
            "Cut it into shorter files. Nothing was added.",
            hours=LONGEST_HOURS,
        )
