"""What a hands-free conversation leans on: narrow seams, so that a script can stand in for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from diary_desktop.domain.audio import Samples
from diary_desktop.domain.conversation import Answer, Citation
from diary_desktop.domain.entry import Clip, Entry, EntryId
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.events import JobId
from diary_desktop.domain.transcript import Segment, Transcript
from diary_desktop.domain.vocabulary import Correction
from diary_desktop.ports.clock import Clock
from diary_desktop.ports.hearing import RecordingEar
from diary_desktop.runtime.engine_thread import Token

from .tones import ToneName

Adjustment = Literal["slower", "faster", "louder", "quieter"]


class Says(Protocol):
    """The voice; waits until it has spoken."""

    def say(self, sentences: Iterable[str], language: str, token: CancelToken, job: JobId = 0) -> None:
        """Speak. Raises ``ModelMissing``, ``NoSpeaker``, ``Cancelled``."""

    def tone(self, name: ToneName) -> object:
        """A short tone; nothing where tones are off."""


class Reads(Protocol):
    """Written words of an utterance."""

    def read(self, samples: Samples, token: CancelToken) -> Transcript:
        """Empty for noise. Raises ``ModelMissing``, ``Cancelled``."""

    def likely(self, samples: Samples, read: Transcript, phrases: Sequence[str], token: CancelToken) -> str:
        """The one of ``phrases`` that may well have been said where something else was ``read``; empty for none."""


@dataclass(frozen=True, slots=True)
class SpokenChange:
    """``wrong`` is to become ``right``: said from second ``start`` to ``end`` of a dictation, and no words of it."""

    start: float
    end: float
    wrong: str
    right: str


class Writes(Protocol):
    """One entry from speech. What was said is on disk from the first second on."""

    def begin(self, job: JobId, ended: Callable[[Segment], None]) -> tuple[Entry, Future[Clip]]:
        """Record what the ear hears; ``ended`` is told each utterance at its pause, on another thread."""

    @property
    def waits(self) -> bool:
        """Whether the recording stands still: what it heard by is lost. ``go_on`` or ``stop`` end that."""

    @property
    def refused(self) -> bool:
        """Whether it stands still because the disk takes nothing more: ``go_on`` would be in vain."""

    def go_on(self) -> None:
        """Record again by the ear, once that hears; nothing of what it has heard by then is missing twice."""

    def stop(self) -> None:
        """Hear the tail out; the future of ``begin`` then holds the clip."""

    def keep(
        self, entry: Entry, clip: Clip, until: float | None, changes: Sequence[SpokenChange] = ()
    ) -> Future[Entry]:
        """Save, write down, change and make findable; words from second ``until`` on are left out.

        The future may hold ``NothingHeard`` or ``ModelMissing`` after the sound was saved.
        """

    def discard(self, entry: Entry, clip: Clip) -> None:
        """Into the bin; one without a sound is gone."""


class Mends(Protocol):
    """The verbs on an entry; each leaves what was before as a revision. Raise ``InputError`` for an entry that went."""

    def get(self, entry_id: EntryId) -> Entry: ...

    def latest(self) -> Entry | None:
        """The entry told last; None in an empty diary."""

    def of_day(self, day: date, day_begins: int) -> Sequence[Entry]:
        """The entries of that day, the earliest first; a day begins at hour ``day_begins``."""

    def write(self, text: str) -> Entry: ...

    def edit(self, entry_id: EntryId, text: str) -> Entry: ...

    def tag(self, entry_id: EntryId, tag: str) -> Entry: ...

    def redate(self, entry_id: EntryId, day: date) -> Entry: ...

    def put_in_bin(self, entry_id: EntryId) -> None: ...

    def put_back(self, before: Entry) -> Entry:
        """Text, tags and day as they were then, out of the bin if it is in there; the text as a new revision."""


class Names(Protocol):
    """Names that were put right by voice, as far as they teach the recogniser anything new."""

    def noticed(self, entry_id: EntryId) -> Sequence[Correction]:
        """Those of an entry that nobody was asked about yet; they are given but once."""

    def settle(self, entry_id: EntryId, name: Correction, *, remember: bool) -> None:
        """The person's word on one of them: no window asks about it any more. Raises ``InputError``, ``DiskFull``."""


class Answers(Protocol):
    """The diary's answers."""

    def begin_answer(self, question: str, token: Token, job: JobId, earlier: Sequence[Answer]) -> Future[Answer]:
        """Answer on another thread, and keep the answer. The future holds ``Cancelled`` once ``token`` is."""


class Plays(Protocol):
    """The person's own recordings."""

    def play(self, citation: Citation, token: CancelToken) -> bool:
        """Play the cited words to their end; False where there is no sound. Raises ``NoSpeaker``, ``Cancelled``."""


@dataclass(frozen=True, slots=True)
class HandsFreeRules:
    """What the settings say now.

    ``language`` is ``en`` or ``vi``; ``wakes`` what wakes it; ``silence`` the seconds that end an entry, 0 for none;
    ``mute_key`` opens the microphone again, as it is spoken, empty for no key at all.
    """

    language: str = "en"
    wakes: tuple[str, ...] = ()
    silence: float = 5.0
    barge_in: bool = True
    day_begins: int = 4
    mute_key: str = ""


@dataclass(frozen=True, slots=True)
class Seams:
    """Everything a conversation needs, real or scripted."""

    ear: RecordingEar
    says: Says
    reads: Reads
    writes: Writes
    mends: Mends
    names: Names
    answers: Answers
    plays: Plays
    clock: Clock
    rules: Callable[[], HandsFreeRules]
    adjust: Callable[[Adjustment], bool]
    """Change speed or loudness by a step; False at the end of the range."""
    stays_open: Callable[[], bool] = lambda: True
    """Whether an ear that was open before the conversation is still wanted after it."""
