"""Builds threads and services on adapters into one running diary, and shuts it down in order."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from diary_desktop import __version__
from diary_desktop.adapters import Adapters
from diary_desktop.domain.entry import Entry
from diary_desktop.domain.errors import DiaryError
from diary_desktop.domain.events import JobId
from diary_desktop.domain.settings import Settings, Speaking
from diary_desktop.domain.transcript import Transcript
from diary_desktop.ports.audio import Microphone
from diary_desktop.ports.language import Embedder
from diary_desktop.retrieval.prompt import Templates
from diary_desktop.runtime.engine_thread import EngineThread
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.runtime.shutdown import Step, shut_down
from diary_desktop.services.answerer import Answerer, Counting, Grounds
from diary_desktop.services.attachments import Attachments
from diary_desktop.services.backup_schedule import BackupSchedule
from diary_desktop.services.backups import Backups
from diary_desktop.services.bin import Bin
from diary_desktop.services.captions import Captions
from diary_desktop.services.catch_up import CatchUp
from diary_desktop.services.computed_wording import computed_line
from diary_desktop.services.computing import Computing
from diary_desktop.services.continuing import Continuing
from diary_desktop.services.conversations import Conversations
from diary_desktop.services.diary import Diary
from diary_desktop.services.dictation import Dictation
from diary_desktop.services.drafts import Drafts
from diary_desktop.services.ear import Ear
from diary_desktop.services.entry_search import EntrySearch
from diary_desktop.services.event_times import EventTimes
from diary_desktop.services.export import Export
from diary_desktop.services.former_embedder import WithFormer
from diary_desktop.services.hands_free import (
    Aloud,
    Corrections,
    EarDictation,
    Hearer,
    SpokenAnswers,
    adjusted,
    rules_of,
)
from diary_desktop.services.indexer import Indexer
from diary_desktop.services.insights import Insights
from diary_desktop.services.journeys import Journeys
from diary_desktop.services.keys import Keys
from diary_desktop.services.loading import Loader
from diary_desktop.services.loudness import Loudness
from diary_desktop.services.loudspeaker_gate import LoudspeakerGate
from diary_desktop.services.marking import Beside, Hearing, hearing_of
from diary_desktop.services.merging import Merging
from diary_desktop.services.models import Models
from diary_desktop.services.muting import Muting
from diary_desktop.services.narrator import Manner, Narrator
from diary_desktop.services.opened_texts import OpenedTexts
from diary_desktop.services.own_words import OwnWords
from diary_desktop.services.player import Player
from diary_desktop.services.premises import Premises
from diary_desktop.services.punctuation import readable
from diary_desktop.services.reading import Reader
from diary_desktop.services.recorder import Recorder
from diary_desktop.services.reembedding import Reembedding
from diary_desktop.services.reflections import Reflections
from diary_desktop.services.resealing import Resealing
from diary_desktop.services.rewriting import Rewriting
from diary_desktop.services.row_proofs import RowProofs
from diary_desktop.services.searcher import Searcher, SearchState
from diary_desktop.services.session import Session
from diary_desktop.services.snapshots import Snapshots
from diary_desktop.services.sound_keeping import SoundKeeping
from diary_desktop.services.spoken_question import SpokenQuestion
from diary_desktop.services.standby import Standby
from diary_desktop.services.suggestions import Suggestions
from diary_desktop.services.taken_out import TakenOut
from diary_desktop.services.tasks import Lane, Tasks
from diary_desktop.services.transcriber import Transcriber
from diary_desktop.services.upkeep import Upkeep
from diary_desktop.services.vault_state import VaultState
from diary_desktop.services.vocabulary import Vocabulary
from diary_desktop.services.voice import Voice
from diary_desktop.services.voice_dialogue import VoiceDialogue
from diary_desktop.services.voice_seams import Seams
from diary_desktop.services.wake_phrase import WakePhrase
from diary_desktop.services.waking import Waking
from diary_desktop.services.wordsmith import Wordsmith
from diary_desktop.services.wrong_tries import WrongTries

log = logging.getLogger(__name__)

LANES: tuple[Lane, ...] = ("conversation", "standby", "desk", "figures", "models", "jobs")


class Running:
    """One running diary and the order in which it is shut down."""

    def __init__(self, journeys: Journeys, closers: Mapping[str, Callable[[float], bool]]) -> None:
        self.journeys = journeys
        self._closers = closers

    def close(self) -> list[str]:
        """Stop what runs, seal what is open, lock, end the threads. Returns the names of steps that took too long."""
        self.journeys.backup_schedule.closing()
        self.journeys.rewriting.forget()
        self.journeys.tasks.cancel_all()
        self.journeys.player.stop()
        self.journeys.standby.stop()
        self.journeys.ear.close()
        recording = Step("recording", self._stop_recording, 15.0)
        drafts = Step("drafts", self._seal_drafts, 15.0)
        files = Step("files", self.journeys.attachments.taken_out.let_go, 5.0)
        backup = Step("backup", self.journeys.backup_schedule.finish, 60.0)
        upkeep = Step("upkeep", self.journeys.upkeep.finish, 20.0)
        own = [recording, drafts, files, backup, upkeep]
        return shut_down([*own, *(Step(name, close, 30.0) for name, close in self._closers.items())])

    def _stop_recording(self, seconds: float) -> bool:
        self.journeys.recorder.stop()
        return self.journeys.recorder.wait(seconds)

    def _seal_drafts(self, seconds: float) -> bool:
        try:
            self.journeys.drafts.seal()
        except DiaryError as error:
            log.warning("a draft could not be sealed at closing: %s", type(error).__name__)
            return False
        return True


def assemble(adapters: Adapters, templates: Templates) -> Running:
    """Threads and services on ``adapters``. No thread starts before its first job."""
    bus = EventBus()
    vault = EngineThread("vault", VaultState, VaultState.forget)
    search = EngineThread("search", SearchState)
    embedder: EngineThread[Embedder] = EngineThread(
        "embedder", lambda: WithFormer(adapters.embedder(), adapters.former_embedder)
    )
    recognizer = EngineThread("recognizer", adapters.recognizer)
    language = EngineThread("language", adapters.language_model)
    loudness = Loudness()
    voice = EngineThread("synthesizer", lambda: Voice(adapters.synthesizer, adapters.speaker(), loudness))
    capture: EngineThread[None] = EngineThread("capture", lambda: None)
    listener = EngineThread("captions", adapters.detector)
    lanes: dict[Lane, EngineThread[None]] = {name: EngineThread(name, lambda: None) for name in LANES}

    def settings() -> Settings:
        return vault.call(lambda state, _: state.settings)

    indexer = Indexer(vault, search, embedder, lambda: settings().days, bus)
    tries = WrongTries(adapters.vault.tries, adapters.clock)
    snapshots = Snapshots(vault, search, lambda: settings().days)
    loader = Loader(vault, indexer, snapshots, bus)
    session = Session(adapters.vault, vault, bus, loader.load, tries)
    keys = Keys(adapters.vault, vault, adapters.clock, tries, adapters.keystore, adapters.word_list)

    def readable_text(transcript: Transcript) -> str:
        return readable(transcript, spoken_marks=settings().listening.spoken_marks)

    diary = Diary(vault, bus, adapters.clock, readable_text)
    vocabulary = Vocabulary(vault, diary, bus, adapters.clock)

    def microphone(device: str | None = None) -> Microphone:
        return adapters.microphone(settings().listening.device if device is None else device)

    def ear_microphone() -> Microphone:
        return (adapters.ear_microphone or adapters.microphone)(settings().listening.device)

    def transcriber() -> Transcriber:
        """One for each thread that transcribes: each owns its detector."""
        return Transcriber(recognizer, adapters.detector, lambda: settings().listening, vocabulary.hot_words)

    def hearing() -> Hearing:
        return hearing_of(settings().hands_free, adapters.detector(), adapters.wake_word)

    ears = EngineThread("ear", hearing)
    phrase = WakePhrase(lambda: settings().hands_free.phrase, lambda: settings().listening.language, recognizer)
    beside = Beside(adapters.bare_sounds, LoudspeakerGate(loudness.given_since))
    ear = Ear(ears, ear_microphone, bus, phrase, LoudspeakerGate(loudness.given_since), beside=beside)

    def keep_speaking(wanted: Speaking) -> None:
        session.change_settings(replace(settings(), speaking=wanted))

    tasks = Tasks(lanes, bus)
    standby = Standby(
        ear, tasks, bus, lambda: dialogue.going_on, lambda: recorder.recording or spoken_question.listening
    )

    def free_microphone(device: str | None = None) -> Microphone:
        """For who opens one beside the ear: some devices can be opened once only."""
        standby.step_aside()
        return microphone(device)

    recorder = Recorder(free_microphone, adapters.codec, vault, capture, bus)
    spoken_question = SpokenQuestion(free_microphone, transcriber(), capture, bus)
    captions = Captions(listener, recognizer, lambda: settings().listening, vocabulary.hot_words, bus)
    dictation = Dictation(diary, recorder, transcriber(), captions, vault, adapters.codec, adapters.media)
    continuing = Continuing(diary, dictation, recorder, transcriber(), captions, vault)
    conversations = Conversations(vault, adapters.clock, adapters.write_conversation)
    rewriting = Rewriting(
        vault, diary, dictation, transcriber(), tasks, bus, adapters.clock, lambda: recorder.recording
    )

    def index(entry: Entry, job: JobId) -> None:
        tasks.start("jobs", "index", lambda own, token: indexer.index(entry, token, own))

    def other_models() -> None:
        """Loaded at their next job; where the embedding model is another, all vectors are made anew."""
        for engine in (recognizer, language, voice, embedder):
            engine.unload()
        tasks.start("jobs", "index", reembedding.look)

    taken_out = TakenOut(vault, tasks)
    drafts = Drafts(vault, diary, tasks, bus, adapters.clock, index, taken_out)
    the_bin = Bin(diary, dictation, conversations, indexer, drafts, bus, adapters.clock)
    sound_keeping = SoundKeeping(vault, bus, adapters.clock)
    reembedding = Reembedding(vault, search, embedder, indexer, loader.gather, snapshots.renew, tasks, bus)
    backups = Backups(adapters.archive, session, vault, bus, adapters.clock, adapters.tell_backup_day)
    reader = Reader(lambda: settings().days)
    searcher = Searcher(search, embedder, vault, reader)
    opened_texts = OpenedTexts(vault, lambda: settings().days)
    counting = Counting(Computing(search, vault, opened_texts, adapters.activities), computed_line)
    upkeep = Upkeep(vault, tasks, bus, snapshots.refresh)
    backup_schedule = BackupSchedule(backups, tasks)
    wordsmith = Wordsmith(language, templates, bus)
    event_times = EventTimes(search, opened_texts, adapters.event_names)
    premises = Premises(searcher, opened_texts, lambda: event_times.known)
    answerer = Answerer(reader, searcher, wordsmith, bus, counting, Grounds(event_times, premises))
    narrator = Narrator(voice, bus, Manner(lambda: settings().speaking, keep_speaking), loudness)
    player = Player(dictation, voice, bus, adapters.at_tempo, lambda: settings().sounds.speed)
    dialogue = VoiceDialogue(
        Seams(
            ear,
            Aloud(narrator),
            Hearer(transcriber()),
            EarDictation(dictation, recorder, indexer, ear, tasks, diary),
            Corrections(diary, indexer, tasks, adapters.clock, the_bin),
            SpokenAnswers(answerer, conversations, tasks, adapters.clock),
            OwnWords(player, bus, diary.get),
            adapters.clock,
            lambda: rules_of(settings()),
            lambda name: adjusted(narrator, settings().speaking, name),
            lambda: standby.going_on,
        ),
        tasks,
        bus,
    )
    reflections = Reflections(
        vault, lambda: searcher.index().idf, wordsmith, lambda: settings().days, adapters.clock, bus
    )
    journeys = Journeys(
        upkeep=upkeep,
        bus=bus,
        clock=adapters.clock,
        session=session,
        keys=keys,
        resealing=Resealing(keys, vault, adapters.clock, bus),
        diary=diary,
        attachments=Attachments(vault, bus, adapters.clock, adapters.pictures, taken_out),
        drafts=drafts,
        bin=the_bin,
        export=Export(vault, adapters.new_archive, bus, adapters.clock, lambda: settings().days, __version__),
        sound_keeping=sound_keeping,
        recorder=recorder,
        ear=ear,
        standby=standby,
        waking=Waking(
            adapters.wake_words, recognizer, lambda: settings().listening, ear, standby, lambda: dialogue.going_on
        ),
        dictation=dictation,
        indexer=indexer,
        searcher=searcher,
        answerer=answerer,
        suggestions=Suggestions(answerer.exists, adapters.clock),
        reflections=reflections,
        muting=Muting(vault),
        conversations=conversations,
        entry_search=EntrySearch(searcher, reader, lambda: settings().days.begins_at, adapters.clock),
        insights=Insights(vault, conversations, settings, adapters.clock, adapters.write_files),
        narrator=narrator,
        player=player,
        dialogue=dialogue,
        readiness=adapters.readiness,
        catch_up=CatchUp(
            loader,
            diary,
            dictation,
            continuing,
            indexer,
            (the_bin.erase_due, sound_keeping.run, taken_out.sweep, upkeep.run, snapshots.refresh, reembedding.look),
            bus.publish,
        ),
        continuing=continuing,
        loader=loader,
        snapshots=snapshots,
        row_proofs=RowProofs(vault, bus),
        spoken_question=spoken_question,
        tasks=tasks,
        backups=backups,
        backup_schedule=backup_schedule,
        merging=Merging(adapters.bundles, vault, indexer, bus),
        vocabulary=vocabulary,
        rewriting=rewriting,
        prove=adapters.prove,
        sockets=adapters.sockets,
        call_window=adapters.call_window,
        models=Models(adapters.run_models, other_models, bus),
    )
    session.before_lock(standby.stop)
    session.before_lock(dialogue.stop)
    session.before_lock(spoken_question.stop)
    session.before_lock(ear.close)
    session.before_lock(lambda: ear.wait_closed(5.0))
    session.before_lock(recorder.stop)
    session.before_lock(lambda: recorder.wait(15.0))
    session.before_lock(drafts.seal)
    session.before_lock(taken_out.let_go)
    session.before_lock(rewriting.forget)
    session.after_unlock(backup_schedule.after_unlock)
    session.before_lock(backups.stop)
    session.on_lock(backups.forget)
    session.on_created(keys.created)
    session.on_lock(keys.forget)
    session.on_lock(drafts.clear)
    session.on_lock(taken_out.forget)
    session.before_lock(snapshots.at_lock)
    session.on_lock(reembedding.clear)
    session.on_lock(indexer.clear)
    session.on_lock(captions.forget)
    for engine in (language, voice, recognizer, embedder):
        # Each may hold what it was last given: a cache, a last sentence, a last recording.
        session.on_lock(engine.unload)
    session.on_lock(adapters.scrub_thread)
    near: list[EngineThread[Any]] = [ears, capture, *lanes.values(), listener]
    threads: list[EngineThread[Any]] = [*near, recognizer, language, voice, embedder, search, vault]
    for thread in threads:
        session.on_lock(partial(thread.between, adapters.scrub_thread))
    closers = {str(name): lane.close for name, lane in lanes.items()}
    engines = {
        "captions": listener.close,
        "recognizer": recognizer.close,
        "language": language.close,
        "synthesizer": voice.close,
    }
    stores = {"embedder": embedder.close, "search": search.close, "vault": vault.close}
    return Running(journeys, {"ear": ears.close, "capture": capture.close} | closers | engines | stores)
