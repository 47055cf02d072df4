"""Every service of one running diary, handed whole to the window and to the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from diary_desktop.ports.clock import Clock
from diary_desktop.runtime.event_bus import EventBus

from .answerer import Answerer
from .attachments import Attachments
from .backup_schedule import BackupSchedule
from .backups import Backups
from .bin import Bin
from .catch_up import CatchUp
from .continuing import Continuing
from .conversations import Conversations
from .diary import Diary
from .dictation import Dictation
from .disk_return import DiskReturn
from .drafts import Drafts
from .ear import Ear
from .entry_search import EntrySearch
from .export import Export
from .importing import Importing
from .indexer import Indexer
from .insights import Insights
from .keys import Keys
from .loading import Loader
from .merging import Merging
from .models import Models
from .muting import Muting
from .narrator import Narrator
from .player import Player
from .proof_report import Prover, unprovable
from .readiness import Readiness
from .recorder import Recorder
from .reflections import Reflections
from .resealing import Resealing
from .rewriting import Rewriting
from .row_proofs import RowProofs
from .searcher import Searcher
from .session import Session
from .snapshots import Snapshots
from .socket_guard import NO_GUARD, SocketGuard
from .sound_keeping import SoundKeeping
from .spoken_question import SpokenQuestion
from .standby import Standby
from .suggestions import Suggestions
from .tasks import Tasks
from .upkeep import Upkeep
from .vocabulary import Vocabulary
from .voice_dialogue import VoiceDialogue
from .waking import Waking


@dataclass(frozen=True, slots=True)
class Journeys:
    """Callable from any thread but an engine's; those of ``tasks``, ``player`` and ``recorder`` return at once."""

    bus: EventBus
    clock: Clock
    session: Session
    keys: Keys
    resealing: Resealing
    diary: Diary
    attachments: Attachments
    drafts: Drafts
    disk_return: DiskReturn
    bin: Bin
    export: Export
    importing: Importing
    sound_keeping: SoundKeeping
    recorder: Recorder
    ear: Ear
    standby: Standby
    waking: Waking
    dialogue: VoiceDialogue
    dictation: Dictation
    indexer: Indexer
    searcher: Searcher
    answerer: Answerer
    conversations: Conversations
    entry_search: EntrySearch
    insights: Insights
    suggestions: Suggestions
    reflections: Reflections
    narrator: Narrator
    player: Player
    readiness: Readiness
    catch_up: CatchUp
    continuing: Continuing
    loader: Loader
    snapshots: Snapshots
    row_proofs: RowProofs
    spoken_question: SpokenQuestion
    tasks: Tasks
    upkeep: Upkeep
    backups: Backups
    backup_schedule: BackupSchedule
    merging: Merging
    muting: Muting
    vocabulary: Vocabulary
    rewriting: Rewriting
    models: Models
    prove: Prover = unprovable
    sockets: SocketGuard = NO_GUARD
    call_window: Callable[[Path], bool] = lambda _: False
    """Asks the window in which a diary is open to come forward; False where nobody hears. May take seconds."""
