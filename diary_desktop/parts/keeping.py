"""What keeps a diary, from its keys to its backups."""

from __future__ import annotations

from functools import cached_property as made_once

from diary_desktop import __version__
from diary_desktop.adapters import Adapters
from diary_desktop.domain.entry import Entry
from diary_desktop.domain.events import JobId
from diary_desktop.domain.settings import Days, Settings
from diary_desktop.domain.transcript import Transcript
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.attachments import Attachments
from diary_desktop.services.backup_schedule import BackupSchedule
from diary_desktop.services.backups import Backups
from diary_desktop.services.diary import Diary
from diary_desktop.services.disk_return import DiskReturn
from diary_desktop.services.drafts import Drafts
from diary_desktop.services.export import Export
from diary_desktop.services.indexer import Indexer
from diary_desktop.services.keys import Keys
from diary_desktop.services.loading import Loader
from diary_desktop.services.merging import Merging
from diary_desktop.services.models import Models
from diary_desktop.services.muting import Muting
from diary_desktop.services.punctuation import readable
from diary_desktop.services.reembedding import Reembedding
from diary_desktop.services.resealing import Resealing
from diary_desktop.services.row_proofs import RowProofs
from diary_desktop.services.session import Session
from diary_desktop.services.snapshots import Snapshots
from diary_desktop.services.sound_keeping import SoundKeeping
from diary_desktop.services.taken_out import TakenOut
from diary_desktop.services.tasks import Tasks
from diary_desktop.services.upkeep import Upkeep
from diary_desktop.services.vocabulary import Vocabulary
from diary_desktop.services.wrong_tries import WrongTries

from .threads import Threads


class Keeping:
    """The diary itself: its keys, entries and files, what is derived of them, and who keeps them safe."""

    def __init__(self, adapters: Adapters) -> None:
        self.adapters = adapters
        self.clock = adapters.clock
        self.bus = EventBus()
        self.threads = Threads(adapters, self.bus)
        self.tasks = Tasks(self.threads.lanes, self.bus)

    def settings(self) -> Settings:
        """Those of the open diary."""
        return self.threads.settings()

    def days(self) -> Days:
        """When a day begins, and a week."""
        return self.settings().days

    def index(self, entry: Entry, job: JobId) -> None:
        """Take ``entry`` into the search, in the background."""
        self.tasks.start("jobs", "index", lambda own, token: self.indexer.index(entry, token, own))

    @made_once
    def tries(self) -> WrongTries:
        return WrongTries(self.adapters.vault.tries, self.clock)

    @made_once
    def indexer(self) -> Indexer:
        return Indexer(self.threads.vault, self.threads.search, self.threads.embedder, self.days, self.bus)

    @made_once
    def snapshots(self) -> Snapshots:
        return Snapshots(self.threads.vault, self.threads.search, self.days)

    @made_once
    def loader(self) -> Loader:
        return Loader(self.threads.vault, self.indexer, self.snapshots, self.bus)

    @made_once
    def session(self) -> Session:
        return Session(self.adapters.vault, self.threads.vault, self.bus, self.loader.load, self.tries)

    @made_once
    def keys(self) -> Keys:
        outside = self.adapters
        return Keys(outside.vault, self.threads.vault, self.clock, self.tries, outside.keystore, outside.word_list)

    @made_once
    def resealing(self) -> Resealing:
        return Resealing(self.keys, self.threads.vault, self.clock, self.bus)

    @made_once
    def diary(self) -> Diary:
        return Diary(self.threads.vault, self.bus, self.clock, self._readable)

    @made_once
    def vocabulary(self) -> Vocabulary:
        return Vocabulary(self.threads.vault, self.diary, self.bus, self.clock)

    @made_once
    def taken_out(self) -> TakenOut:
        return TakenOut(self.threads.vault, self.tasks)

    @made_once
    def attachments(self) -> Attachments:
        return Attachments(self.threads.vault, self.bus, self.clock, self.adapters.pictures, self.taken_out)

    @made_once
    def drafts(self) -> Drafts:
        return Drafts(self.threads.vault, self.diary, self.tasks, self.bus, self.clock, self.index, self.taken_out)

    @made_once
    def disk_return(self) -> DiskReturn:
        return DiskReturn(self.session, self.drafts, self.bus)

    @made_once
    def sound_keeping(self) -> SoundKeeping:
        return SoundKeeping(self.threads.vault, self.bus, self.clock)

    @made_once
    def reembedding(self) -> Reembedding:
        threads = self.threads
        engines = (threads.vault, threads.search, threads.embedder)
        return Reembedding(*engines, self.indexer, self.loader.gather, self.snapshots.renew, self.tasks, self.bus)

    @made_once
    def models(self) -> Models:
        return Models(self.adapters.run_models, self._other_models, self.bus)

    @made_once
    def upkeep(self) -> Upkeep:
        return Upkeep(self.threads.vault, self.tasks, self.bus, self.snapshots.refresh)

    @made_once
    def row_proofs(self) -> RowProofs:
        return RowProofs(self.threads.vault, self.bus)

    @made_once
    def backups(self) -> Backups:
        outside = self.adapters
        return Backups(outside.archive, self.session, self.threads.vault, self.bus, self.clock, outside.tell_backup_day)

    @made_once
    def backup_schedule(self) -> BackupSchedule:
        return BackupSchedule(self.backups, self.tasks)

    @made_once
    def merging(self) -> Merging:
        return Merging(self.adapters.bundles, self.threads.vault, self.indexer, self.bus)

    @made_once
    def export(self) -> Export:
        return Export(self.threads.vault, self.adapters.new_archive, self.bus, self.clock, self.days, __version__)

    @made_once
    def muting(self) -> Muting:
        return Muting(self.threads.vault)

    def _readable(self, transcript: Transcript) -> str:
        return readable(transcript, spoken_marks=self.settings().listening.spoken_marks)

    def _other_models(self) -> None:
        """Loaded at their next job; where the embedding model is another, all vectors are made anew."""
        for engine in self.threads.models:
            engine.unload()
        self.tasks.start("jobs", "index", self.reembedding.look)
