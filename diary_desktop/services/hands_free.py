"""The seams of a hands-free conversation on the real services."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from diary_desktop.domain.audio import Samples, to_pcm16
from diary_desktop.domain.conversation import Answer, Conversation, Question
from diary_desktop.domain.entry import Clip, Entry, EntryId
from diary_desktop.domain.errors import Cancelled, CancelToken
from diary_desktop.domain.events import JobId
from diary_desktop.domain.moment import parse_moment
from diary_desktop.domain.settings import Settings, Speaking
from diary_desktop.domain.shortcuts import keys_of
from diary_desktop.domain.transcript import Segment, Transcript
from diary_desktop.domain.vocabulary import Correction
from diary_desktop.ports.audio import Microphone
from diary_desktop.ports.clock import Clock
from diary_desktop.ports.hearing import RecordingEar
from diary_desktop.runtime.engine_thread import Token

from .answerer import Answerer
from .bin import Bin
from .conversations import Conversations
from .diary import Diary
from .dictation import Dictation
from .entry_changes import changed
from .indexer import Indexer
from .narrator import Narrator
from .recorder import Recorder
from .tasks import Task, Tasks
from .tones import ToneName
from .transcriber import Transcriber
from .vocabulary import Vocabulary
from .voice_keys import Interruption
from .voice_seams import Adjustment, HandsFreeRules, SpokenChange

TAIL: Final = 0.25
"""Seconds in which the last of the diary's own words still comes back through the microphone."""


@dataclass(frozen=True, slots=True)
class Aloud:
    """The narrator, who is done only when a room has heard him."""

    narrator: Narrator

    def say(self, sentences: Iterable[str], language: str, token: CancelToken, job: JobId = 0) -> None:
        """Speak. Raises ``ModelMissing``, ``NoSpeaker``, ``Cancelled``: also for who speaks into the last echo."""
        self.narrator.say(sentences, language, token, job)
        Interruption(token).wait(TAIL)

    def tone(self, name: ToneName) -> object:
        """A tone; nothing where tones are off."""
        return self.narrator.tone(name)


@dataclass(frozen=True, slots=True)
class Hearer:
    """Words of an utterance, by a transcriber of its own: the jobs thread may be writing something down."""

    transcriber: Transcriber

    def read(self, samples: Samples, token: CancelToken) -> Transcript:
        """Empty for noise. Raises ``ModelMissing``, ``Cancelled``."""
        return self.transcriber.transcribe([to_pcm16(samples)], token)

    def likely(self, samples: Samples, read: Transcript, phrases: Sequence[str], token: CancelToken) -> str:
        """Empty where the recogniser cannot tell. Raises ``ModelMissing``, ``Cancelled``."""
        return self.transcriber.likely(to_pcm16(samples), read.segments, phrases, token)


class SpokenNames:
    """Names put right by voice, until the person has said whether to remember them. Any thread."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._noticed: dict[EntryId, tuple[Correction, ...]] = {}

    def notice(self, before: Entry, after: Entry, job: JobId = 0) -> None:
        """Hold what a correction teaches, and offer it on the screen as well."""
        self._noticed[after.entry_id] = self._vocabulary.notice(before, after, job)

    def noticed(self, entry_id: EntryId) -> Sequence[Correction]:
        """Given but once."""
        return self._noticed.pop(entry_id, ())

    def settle(self, entry_id: EntryId, name: Correction, *, remember: bool) -> None:
        """Raises ``InputError``, ``DiskFull``; then the screen still offers it."""
        if remember:
            self._vocabulary.remember(name.meant, name.heard, name.language)
        self._vocabulary.settled(entry_id)


@dataclass(slots=True)
class EarDictation:
    """An entry from what the ear hears, from the second before it was asked for. One thread begins and goes on."""

    dictation: Dictation
    recorder: Recorder
    indexer: Indexer
    ear: RecordingEar
    tasks: Tasks
    diary: Diary
    names: SpokenNames
    _microphone: Microphone | None = field(default=None, init=False)

    @property
    def waits(self) -> bool:
        """Whether it stands still for want of a microphone."""
        return self.recorder.waits

    @property
    def refused(self) -> bool:
        """Whether its disk took nothing more."""
        return self.recorder.refused

    def begin(self, job: JobId, ended: Callable[[Segment], None]) -> tuple[Entry, Future[Clip]]:
        """As ``Dictation.begin``. Raises ``InputError`` while something else is recorded."""
        self._microphone = self.ear.microphone()
        return self.dictation.begin(job, microphone=self._microphone, ended=ended)

    def go_on(self) -> None:
        """With the same microphone, which begins behind the last sample it gave."""
        self.recorder.resume(microphone=self._microphone)

    def stop(self) -> None:
        """Hear the tail out."""
        self.recorder.stop()

    def keep(
        self, entry: Entry, clip: Clip, until: float | None, changes: Sequence[SpokenChange] = ()
    ) -> Future[Entry]:
        """On the jobs thread: the future is done once the words are there, before they can be found."""
        written: Future[Entry] = Future()

        def work(job: JobId, token: CancelToken) -> None:
            said = [(one.start, one.end) for one in changes]
            kept = self.dictation.keep(entry, clip, token, job, until=until, left_out=said)
            text = changed_by(kept.text, changes)
            if text != kept.text:
                before, kept = kept, self.diary.edit(entry.entry_id, text, kept.revision.title, job)
                self.names.notice(before, kept, job)
            written.set_result(kept)
            self.indexer.index(kept, token, job)

        task = self.tasks.start("jobs", "voice", work)
        task.future.add_done_callback(lambda done: _hand_on(done, written))
        return written

    def discard(self, entry: Entry, clip: Clip) -> None:
        """Into the bin; one without a sound is gone."""
        self.dictation.discard(entry, clip)


@dataclass(frozen=True, slots=True)
class Corrections:
    """The verbs on entries; what changed is made findable anew on the jobs thread."""

    diary: Diary
    indexer: Indexer
    tasks: Tasks
    clock: Clock
    bin: Bin
    names: SpokenNames

    def get(self, entry_id: EntryId) -> Entry:
        return self.diary.get(entry_id)

    def latest(self) -> Entry | None:
        """The entry told last; None in an empty diary."""
        newest = max(self.diary.summaries(), key=lambda one: one.told.utc, default=None)
        return None if newest is None else self.diary.get(newest.entry_id)

    def of_day(self, day: date, day_begins: int) -> Sequence[Entry]:
        """The entries of that day, the earliest first."""
        found = [one for one in self.diary.summaries() if one.when.day(day_begins) == day and not one.damaged]
        return [self.diary.get(one.entry_id) for one in sorted(found, key=lambda one: one.when.utc)]

    def write(self, text: str) -> Entry:
        return self._found_again(self.diary.write(text))

    def edit(self, entry_id: EntryId, text: str) -> Entry:
        before = self.diary.get(entry_id)
        after = self.diary.edit(entry_id, text, before.revision.title)
        self.names.notice(before, after)
        return self._found_again(after)

    def tag(self, entry_id: EntryId, tag: str) -> Entry:
        return self._found_again(self.diary.set_tags(entry_id, (*self.diary.get(entry_id).tags, tag)))

    def redate(self, entry_id: EntryId, day: date) -> Entry:
        return self._found_again(self.diary.redate(entry_id, parse_moment(day.isoformat(), self.clock())))

    def put_in_bin(self, entry_id: EntryId) -> None:
        self.bin.put(entry_id)

    def put_back(self, before: Entry) -> Entry:
        """Only what differs; a step that is not needed writes nothing."""
        now = self.diary.get(before.entry_id)
        if now.binned and not before.binned:
            now = self.bin.take_back(before.entry_id)
        if now.text != before.text:
            now = self.diary.bring_back(before.entry_id, before.revision.revision_id)
        if now.tags != before.tags:
            now = self.diary.set_tags(before.entry_id, before.tags)
        if now.happened != before.happened:
            now = self.diary.redate(before.entry_id, before.happened)
        return self._found_again(now)

    def _found_again(self, entry: Entry) -> Entry:
        self.tasks.start("jobs", "index", lambda job, token: self.indexer.index(entry, token, job))
        return entry


class SpokenAnswers:
    """Answers on the desk's thread, so that the conversation goes on listening, each kept in one conversation."""

    def __init__(self, answerer: Answerer, conversations: Conversations, tasks: Tasks, clock: Clock) -> None:
        self._answerer = answerer
        self._conversations = conversations
        self._tasks = tasks
        self._clock = clock
        self._kept: Conversation | None = None

    def begin_answer(self, question: str, token: Token, job: JobId, earlier: Sequence[Answer]) -> Future[Answer]:
        """The future holds ``Cancelled`` once ``token`` is cancelled."""
        answered: Future[Answer] = Future()
        before = self._kept if earlier else None

        def work(_: JobId, __: CancelToken) -> None:
            answer = self._answerer.answer(Question(question, self._clock()), token, job, earlier)
            answered.set_result(answer)
            self._kept = self._conversations.add(before or self._conversations.begin(question), answer)

        task: Task = self._tasks.start("desk", "ask", work)
        task.future.add_done_callback(lambda done: _hand_on(done, answered))
        return answered


def adjusted(narrator: Narrator, before: Speaking, name: Adjustment) -> bool:
    """Speed or loudness by a step from ``before``, what is in force; False at the end of the range."""
    step = 1 if name in ("louder", "faster") else -1
    after = narrator.louder(step) if name in ("louder", "quieter") else narrator.faster(step)
    return after != before


def rules_of(settings: Settings) -> HandsFreeRules:
    """What the settings say of a hands-free conversation."""
    spoken, free = settings.listening.language, settings.hands_free
    language = spoken if spoken in ("en", "vi") else settings.appearance.language
    wakes = tuple(name for name in (free.phrase, free.wake_word.replace("_", " ")) if name)
    return HandsFreeRules(
        language if language in ("en", "vi") else "en",
        wakes,
        free.silence_seconds,
        free.barge_in,
        settings.days.begins_at,
        " ".join(keys_of(settings.appearance.keys)["mute"][:1]).replace("+", " "),
    )


def changed_by(text: str, changes: Sequence[SpokenChange]) -> str:
    """``text`` with each change made wherever its words stand."""
    for one in changes:
        text = changed(text, [(one.wrong, one.right)]) or text
    return text


def _hand_on(done: Future[object], to: Future[Answer] | Future[Entry]) -> None:
    """What went wrong before there was a result."""
    if not to.done():
        to.set_exception(done.exception() or Cancelled())
