"""News that comes up: every event, frozen, each with the job it belongs to (0 where it belongs to none)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from .attachment import Attachment, AttachmentId, Pixels
from .backup import BackupState
from .catalogue import Role
from .conversation import Answer, Citation
from .draft import Draft
from .entry import Entry, EntryId, EntrySummary, Gap
from .errors import AudioError, DiaryError
from .hearing import EarState
from .labels import KnownLabels
from .settings import Settings
from .transcript import Caption
from .vocabulary import Correction, RewritingState
from .voice import VoiceState

if TYPE_CHECKING:
    from .audio import GainWord

JobId = int


@dataclass(frozen=True, slots=True)
class Event:
    """The root. ``job_id`` lets a presenter drop news of a job that is no longer current."""

    job_id: JobId


@dataclass(frozen=True, slots=True)
class VaultCreated(Event):
    """The recovery words are shown once and kept nowhere."""

    recovery_words: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class VaultUnlocked(Event):
    """``entries`` come newest first.

    ``opened_with`` is ``passphrase``, ``words``, ``key_file`` or ``keystore``; words ask for a new passphrase.

    ``known_elsewhere`` is told once: the folder is new to this computer, and the diary in it is not.
    """

    entries: tuple[EntrySummary, ...]
    damaged: tuple[str, ...] = ()
    opened_with: str = "passphrase"
    known_elsewhere: bool = False
    by_id: dict[EntryId, EntrySummary] = field(init=False, repr=False, compare=False)
    """The same entries. Made where the event is, for the one list that goes on with it: over a lifetime of them a
    window would be away meanwhile."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {one.entry_id: one for one in self.entries})


@dataclass(frozen=True, slots=True)
class EntriesListed(Event):
    """Further entries of a diary that is open already: those that had to be read one by one."""

    entries: tuple[EntrySummary, ...]


@dataclass(frozen=True, slots=True)
class EntriesProved(Event):
    """Listed entries were opened, and these are damaged, or were and are no longer."""

    entries: tuple[EntrySummary, ...]


@dataclass(frozen=True, slots=True)
class VaultLocked(Event):
    """The keys are wiped."""


@dataclass(frozen=True, slots=True)
class MemoryCleared(Event):
    """After ``VaultLocked``: the services have let go of everything that came out of the vault."""


@dataclass(frozen=True, slots=True)
class Ended(Event):
    """Nothing more comes of this job: it is done, failed or was stopped, and all its other news came before."""


@dataclass(frozen=True, slots=True)
class Progress(Event):
    """``total`` is 0 while nobody knows it."""

    done: int
    total: int
    step: str = ""


@dataclass(frozen=True, slots=True)
class LevelChanged(Event):
    """Level of the microphone in dBFS and seconds recorded; what is to be said of it for a while, if anything."""

    dbfs: float
    seconds: float
    peak: int = 0
    hint: GainWord = ""


@dataclass(frozen=True, slots=True)
class EarChanged(Event):
    """Whether the diary listens without a key being pressed, and to what."""

    state: EarState


@dataclass(frozen=True, slots=True)
class RecordingStarted(Event):
    device: str


@dataclass(frozen=True, slots=True)
class RecordingPaused(Event):
    seconds: float


@dataclass(frozen=True, slots=True)
class RecordingParked(Event):
    """It waits as if paused, though nobody asked for that: what was heard is sealed, and ``error`` says why."""

    seconds: float
    error: AudioError


@dataclass(frozen=True, slots=True)
class RecordingChecked(Event):
    """Every gap of the recording so far; ``late`` while sound waits longer than a second to be sealed."""

    gaps: tuple[Gap, ...]
    late: bool


@dataclass(frozen=True, slots=True)
class RecordingMarked(Event):
    """A person marked this moment of the recording."""

    seconds: float


@dataclass(frozen=True, slots=True)
class RecordingStopped(Event):
    seconds: float


@dataclass(frozen=True, slots=True)
class RecordingsRecovered(Event):
    """Recordings that broke off, found again: the entries they belong to now, and how long each sound is."""

    found: tuple[tuple[EntryId, float], ...]


@dataclass(frozen=True, slots=True)
class CaptionChanged(Event):
    caption: Caption


@dataclass(frozen=True, slots=True)
class EntrySaved(Event):
    """Flushed to disk; safe, perhaps not searchable yet."""

    summary: EntrySummary


@dataclass(frozen=True, slots=True)
class EntryIndexed(Event):
    entry_id: EntryId


@dataclass(frozen=True, slots=True)
class EntryBinned(Event):
    """Put into the bin: no list shows it, nothing finds it, and it can be brought back."""

    summary: EntrySummary


@dataclass(frozen=True, slots=True)
class DraftSealed(Event):
    """What is being written is flushed to disk as it stands."""

    entry_id: EntryId


@dataclass(frozen=True, slots=True)
class DraftFilesChanged(Event):
    """What is attached to something being written, flushed to disk."""

    entry_id: EntryId
    attachments: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class DraftsFound(Event):
    """Unfinished drafts of the session before, oldest first."""

    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class DiskBack(Event):
    """The disk of the open diary was gone and is back; what was typed meanwhile is saved."""


@dataclass(frozen=True, slots=True)
class BinChanged(Event):
    """A conversation went into the bin, out of it, or was erased."""


@dataclass(frozen=True, slots=True)
class EntryErased(Event):
    entry_id: EntryId


@dataclass(frozen=True, slots=True)
class EntryOpened(Event):
    """An entry that was asked for, whole."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class NamesNoticed(Event):
    """Names that a person put in the place of misheard words; nothing of it is kept until that is wished.

    Without ``corrections``: whatever was noticed in that entry before was asked about elsewhere.
    """

    entry_id: EntryId
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class RewritingChanged(Event):
    """How far transcribing again has come."""

    state: RewritingState


@dataclass(frozen=True, slots=True)
class EntriesFound(Event):
    """What a search in the list found, best first."""

    query: str
    entry_ids: tuple[EntryId, ...]


@dataclass(frozen=True, slots=True)
class SettingsLoaded(Event):
    """The settings now in force."""

    settings: Settings


@dataclass(frozen=True, slots=True)
class QuestionHeard(Event):
    """A spoken question, written down; empty where nobody spoke."""

    text: str


@dataclass(frozen=True, slots=True)
class QuotesReady(Event):
    """The quotes a language model is about to word, as the answer they would be: shown before its first sentence."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class AnswerDelta(Event):
    """A sentence of an answer while a language model streams it, and the sources of all of it so far."""

    text: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerReady(Event):
    answer: Answer


@dataclass(frozen=True, slots=True)
class SpeakingChanged(Event):
    """A sentence is being spoken, or (empty) nothing is."""

    sentence: str


@dataclass(frozen=True, slots=True)
class VoiceChanged(Event):
    """Where the hands-free conversation stands now; None once it has ended."""

    state: VoiceState | None


@dataclass(frozen=True, slots=True)
class VoiceWishes(Event):
    """Said aloud and made sure of: what only the window can do."""

    wish: Literal["lock"]


@dataclass(frozen=True, slots=True)
class Woken(Event):
    """The wake word or the phrase was said while no conversation went on."""

    name: str


@dataclass(frozen=True, slots=True)
class EngineStarting(Event):
    """An engine is being loaded; ``seconds`` is how long that took last time, 0 where nobody knows."""

    role: Role
    seconds: float


@dataclass(frozen=True, slots=True)
class EngineStarted(Event):
    """It is there, or could not be loaded."""

    role: Role


@dataclass(frozen=True, slots=True)
class PlaybackMoved(Event):
    """Where the player is in the clip, in seconds."""

    entry_id: EntryId
    seconds: float
    playing: bool


@dataclass(frozen=True, slots=True)
class BackupChanged(Event):
    """What can be said of backups now."""

    state: BackupState


@dataclass(frozen=True, slots=True)
class Found(Event):
    """What a presenter asked for, on its way back to the main thread; only that presenter knows the job."""

    found: object = field(repr=False)


@dataclass(frozen=True, slots=True)
class ProofReady(Event):
    """What "Prove it" found, as the fields of a report."""

    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Failed(Event):
    error: DiaryError
    place: str = ""
    """What was being done: ``unlock``, ``record``, ``ask``, ``speak``, ..."""


@dataclass(frozen=True, slots=True)
class LabelsKnown(Event):
    """The tags, people and places of the whole diary were counted."""

    labels: KnownLabels


@dataclass(frozen=True, slots=True)
class PhotoShown(Event):
    """A photo was opened: within ``edge`` pixels on its longer side. No pixels where it could not be."""

    attachment_id: AttachmentId
    edge: int
    pixels: Pixels | None
