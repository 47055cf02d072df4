"""A room for hands-free conversations: a person with a script, an ear, a voice and a diary, all on one fake clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from diary_desktop.domain.audio import Samples
from diary_desktop.domain.conversation import Answer, Citation, Question
from diary_desktop.domain.entry import Clip, ClipId, ClipPart, Entry, EntryId, Revision, RevisionId
from diary_desktop.domain.errors import Cancelled, CancelToken, DiaryError, InputError, NothingHeard
from diary_desktop.domain.events import Event, JobId, VoiceChanged, VoiceWishes
from diary_desktop.domain.moment import Moment
from diary_desktop.domain.transcript import Segment, Transcript
from diary_desktop.domain.vocabulary import Correction
from diary_desktop.domain.voice import VoiceState
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.hands_free import changed_by
from diary_desktop.services.spoken_feedback import feedback
from diary_desktop.services.tones import ToneName
from diary_desktop.services.voice_dialogue import VoiceDialogue
from diary_desktop.services.voice_keys import Keys
from diary_desktop.services.voice_seams import Adjustment, HandsFreeRules, Seams, SpokenChange

from .ear import Said, Woke
from .scripted_ear import Line, Lost, Press, ScriptedEar, ScriptedKeys

__all__ = ["Line", "Lost", "Press", "Room", "quoted"]  # a script and its room come from one place

NOW = Moment(datetime(2026, 11, 21, 21, 38), 420, "Asia/Ho_Chi_Minh")


_ASKED_BACK = ("I heard “discard”", "Nghe như “bỏ đi”")


@dataclass
class Room:
    """Everything around one conversation, and what came of it."""

    language: str = "en"
    wakes: tuple[str, ...] = ("dear diary",)
    silence: float = 5.0
    barge_in: bool = True
    patience: float = 400.0
    answers: list[Answer] = field(default_factory=list)
    plays_sound: bool = True
    reads_error: DiaryError | None = None
    clip_error: DiaryError | None = None
    hears_words: bool = True
    limits: bool = False
    answer_seconds: float = 0.0
    sounds_like: Mapping[str, str] = field(default_factory=dict)
    """What was meant, by what a rough recogniser makes of it."""

    said: list[str] = field(default_factory=list)
    ways_to_wake: list[str] = field(default_factory=list)
    """What was said of how to wake it: the end of most scripts, apart from ``said``."""
    tones: list[str] = field(default_factory=list)
    states: list[VoiceState] = field(default_factory=list)
    wishes: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    played: list[Citation] = field(default_factory=list)
    adjusted: list[str] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    """What happened, in order: ``says …``, ``tone …`` and ``is …`` (a phase)."""
    entries: dict[EntryId, Entry] = field(default_factory=dict)
    begun: list[EntryId] = field(default_factory=list)
    bin: list[EntryId] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)
    """What must never happen, and did."""
    waits: bool = False
    """Whether the recording stands still for want of a microphone."""
    disk_full: bool = False
    """Whether nothing more can be recorded once it stood still."""
    names: Sequence[Correction] = ()
    """What each correction teaches."""
    remembered: list[tuple[str, bool]] = field(default_factory=list)
    """Names the person was asked about, and what came of it."""

    def __post_init__(self) -> None:
        self.token = Token()
        self.keys: Keys = ScriptedKeys(self)
        self.ear = ScriptedEar(self.keys, self)
        self.bus = EventBus()
        self.bus.listen(self._event)
        self._quiet = 0.0
        self._refused = False
        self._corrected: set[EntryId] = set()
        self._answer: tuple[float, Future[Answer]] = 0.0, Future()
        self._answer[1].cancel()
        self.tokens: list[Token] = []
        self._clip: Future[Clip] | None = None
        self._texts: list[str] = []
        self._began = 0.0
        self.ended = False

    def hold(self, *script: Said | Woke | Press | Lost, woken: bool = False, shown: EntryId | None = None) -> Room:
        """The whole conversation, until the script is over and the person has been silent for long, or left."""
        self.ear.say(*script)  # type: ignore[arg-type]  # a stand-in of equal shape
        dialogue = VoiceDialogue(self.seams(), None, self.bus)  # type: ignore[arg-type]  # a stand-in of equal shape
        with suppress(Cancelled):
            dialogue.converse(1, self.token, self.keys, woken=woken, shown=shown)
        return self

    def seams(self) -> Seams:
        rules = HandsFreeRules(self.language, self.wakes, self.silence, self.barge_in)
        return Seams(self.ear, self, self, self, self, self, self, self, lambda: NOW, lambda: rules, self.adjust)

    def leave(self) -> None:
        self.token.cancel()

    @property
    def state(self) -> VoiceState:
        return self.states[-1]

    @property
    def phases(self) -> list[str]:
        """The phases it went through, each once in a row."""
        found: list[str] = []
        for one in self.states:
            if not found or found[-1] != one.phase:
                found.append(one.phase)
        return found

    @property
    def agreed(self) -> int:
        """How often the diary was told to put an entry into the bin after it had asked."""
        asked = [one for one in self.states if one.phase == "confirming" and one.line.startswith(_ASKED_BACK)]
        return len({id(one) for one in asked})

    @property
    def kept(self) -> list[Entry]:
        return [one for key, one in self.entries.items() if key not in self.bin]

    # What the conversation leans on.

    def say(self, sentences: Iterable[str], language: str, token: CancelToken, job: JobId = 0) -> None:
        if self._clip is not None and not self._clip.done() and not self.waits:
            self.trouble.append("spoke while dictating")
        for sentence in sentences:
            token.raise_if_cancelled()
            (self.ways_to_wake if sentence in self._how_to_wake() else self.said).append(sentence)
            self.signs.append(f"says {sentence}")

    def tone(self, name: ToneName) -> None:
        self.tones.append(name)
        self.signs.append(f"tone {name}")

    def read(self, samples: Samples, token: CancelToken) -> Transcript:
        token.raise_if_cancelled()
        if self.reads_error is not None:
            raise self.reads_error
        return Transcript((Segment(self.ear.words[-1], 0.0, 1.0),), self.language, "script")

    def likely(self, samples: Samples, read: Transcript, phrases: Sequence[str], token: CancelToken) -> str:
        meant = self.sounds_like.get(read.text, "")
        return meant if meant in phrases else ""

    def begin(self, job: JobId, ended: Callable[[Segment], None]) -> tuple[Entry, Future[Clip]]:
        entry = self._entry("")
        self.begun.append(entry.entry_id)
        self.entries[entry.entry_id] = entry
        self._clip, self._texts, self._began = Future(), [], self.ear.now
        if self.clip_error is not None:
            self._clip.set_exception(self.clip_error)

        def heard(segment: Segment) -> None:
            start = segment.start - self._began
            self._texts.append(segment.text)
            if self.hears_words:
                ended(replace(segment, start=start, end=segment.end - self._began))

        self._segments: list[Segment] = []
        self.ear.ended = lambda segment: (self._segments.append(segment), heard(segment))[0]
        return entry, self._clip

    def lose(self) -> None:
        """The microphone went: what is being recorded stands still."""
        self.waits = self._clip is not None and not self._clip.done()

    @property
    def refused(self) -> bool:
        return self.waits and self._refused

    def go_on(self) -> None:
        if not self.ear.state.hearing:
            self.trouble.append("went on with a microphone that is not there")
        self.waits = self._refused = self.disk_full

    def stop(self) -> None:
        self.waits = False
        self.ear.ended = None
        if self._clip is not None and not self._clip.done():
            self._clip.set_result(Clip(ClipId(b"c" * 16), (ClipPart(1),), max(0.1, self.ear.now - self._began)))

    def keep(
        self, entry: Entry, clip: Clip, until: float | None, changes: Sequence[SpokenChange] = ()
    ) -> Future[Entry]:
        done: Future[Entry] = Future()
        segments = [one for one in self._segments if until is None or one.start - self._began < until]
        commands = [one.start for one in changes]
        segments = [one for one in segments if one.start - self._began not in commands]
        text = changed_by(" ".join(one.text for one in segments), changes)
        if changes:
            self._corrected.add(entry.entry_id)
        kept = replace(
            entry,
            clip=clip,
            transcript=Transcript(tuple(segments), self.language, "script"),
            revisions=(replace(entry.revision, text=text),),
        )
        self.entries[entry.entry_id] = kept
        if text:
            done.set_result(kept)
        else:
            done.set_exception(NothingHeard())
        return done

    def discard(self, entry: Entry, clip: Clip) -> None:
        self.bin.append(entry.entry_id)

    def get(self, entry_id: EntryId) -> Entry:
        if entry_id not in self.entries:
            raise InputError
        return self.entries[entry_id]

    def latest(self) -> Entry | None:
        return next(reversed(self.kept), None)

    def of_day(self, day: date, day_begins: int) -> Sequence[Entry]:
        return [one for one in self.kept if one.when.day(day_begins) == day]

    def write(self, text: str) -> Entry:
        entry = self._entry(text)
        self.entries[entry.entry_id] = entry
        return entry

    def edit(self, entry_id: EntryId, text: str) -> Entry:
        now = self.entries[entry_id]
        revision = replace(now.revision, number=now.revision.number + 1, text=text)
        self._corrected.add(entry_id)
        self.entries[entry_id] = replace(now, revisions=(*now.revisions, revision))
        return self.entries[entry_id]

    def noticed(self, entry_id: EntryId) -> Sequence[Correction]:
        found = self.names if entry_id in self._corrected else ()
        self._corrected.discard(entry_id)
        return found

    def settle(self, entry_id: EntryId, name: Correction, *, remember: bool) -> None:
        self.remembered.append((name.meant, remember))

    def tag(self, entry_id: EntryId, tag: str) -> Entry:
        self.entries[entry_id] = replace(self.entries[entry_id], tags=(*self.entries[entry_id].tags, tag))
        return self.entries[entry_id]

    def redate(self, entry_id: EntryId, day: date) -> Entry:
        moment = Moment(datetime(day.year, day.month, day.day, 12), 420)
        self.entries[entry_id] = replace(self.entries[entry_id], happened=moment)
        return self.entries[entry_id]

    def put_in_bin(self, entry_id: EntryId) -> None:
        self.bin.append(entry_id)

    def put_back(self, before: Entry) -> Entry:
        if before.entry_id in self.bin:
            self.bin.remove(before.entry_id)
        if self.entries[before.entry_id].text != before.text:
            self.edit(before.entry_id, before.text)
        now = self.entries[before.entry_id]
        self.entries[before.entry_id] = replace(now, tags=before.tags, happened=before.happened)
        return self.entries[before.entry_id]

    def begin_answer(self, question: str, token: Token, job: JobId, earlier: Sequence[Answer]) -> Future[Answer]:
        self.asked.append(question)
        self.tokens.append(token)
        self._answer = self.ear.now + self.answer_seconds, Future()
        self.time_passed()
        return self._answer[1]

    def time_passed(self) -> None:
        """An answer that was begun is there once its time has come."""
        due, future = self._answer
        if self.ear.now >= due and not future.done():
            future.set_result(self.answers[min(len(self.asked), len(self.answers)) - 1])

    def play(self, citation: Citation, token: CancelToken) -> bool:
        token.raise_if_cancelled()
        self.played.append(citation)
        return self.plays_sound

    def adjust(self, name: Adjustment) -> bool:
        self.adjusted.append(name)
        return not self.limits

    def _how_to_wake(self) -> tuple[str, str]:
        wake = next(iter(self.wakes), "")
        return feedback("sleeping", self.language, wake=wake), feedback("sleeping_key", self.language)

    def _entry(self, text: str) -> Entry:
        number = len(self.entries) + 1
        revision = Revision(1, RevisionId(bytes([number]) * 16), None, "", text, NOW)
        return Entry(EntryId(bytes([number]) * 16), NOW, (revision,), language=self.language)

    def _event(self, event: Event) -> None:
        if isinstance(event, VoiceWishes):
            self.wishes.append(event.wish)
        elif isinstance(event, VoiceChanged):
            if event.state is None:
                self.ended = True
            else:
                if not self.states or self.states[-1].phase != event.state.phase:
                    self.signs.append(f"is {event.state.phase}")
                self.states.append(event.state)
                if event.state.phase == "sleeping" and event.state.listens and not self.ear.state.open:
                    self.trouble.append("listened while asleep")

    def somebody_speaks(self) -> None:
        self._quiet = 0.0

    def nobody_speaks(self, seconds: float) -> None:
        """The script is over: after a long silence the person leaves."""
        self._quiet += seconds
        if self._quiet > self.patience:
            self.leave()


def quoted(*quotes: tuple[date, str], question: str = "What did I do last week?", kind: str = "quoted") -> Answer:
    """An answer of these quotes."""
    citations = tuple(
        Citation(at, EntryId(bytes([at + 100]) * 16), day, "", text, 0, len(text))
        for at, (day, text) in enumerate(quotes, 1)
    )
    return Answer(Question(question, NOW, "en"), kind, "Here is what you wrote.", citations)  # type: ignore[arg-type]  # a stand-in of equal shape
