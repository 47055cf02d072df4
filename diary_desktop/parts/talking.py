"""What hears, writes down and speaks, on top of all else."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property as made_once

from diary_desktop.adapters import Adapters
from diary_desktop.domain.settings import Listening, Speaking
from diary_desktop.ports.audio import Microphone
from diary_desktop.retrieval.prompt import Templates
from diary_desktop.services.bin import Bin
from diary_desktop.services.captions import Captions
from diary_desktop.services.catch_up import CatchUp
from diary_desktop.services.continuing import Continuing
from diary_desktop.services.dictation import Dictation
from diary_desktop.services.ear import Ear
from diary_desktop.services.hands_free import (
    Aloud,
    Corrections,
    EarDictation,
    Hearer,
    SpokenAnswers,
    SpokenNames,
    adjusted,
    rules_of,
)
from diary_desktop.services.importing import Importing
from diary_desktop.services.loudspeaker_gate import LoudspeakerGate
from diary_desktop.services.marking import Beside
from diary_desktop.services.narrator import Manner, Narrator
from diary_desktop.services.own_words import OwnWords
from diary_desktop.services.player import Player
from diary_desktop.services.recorder import Recorder
from diary_desktop.services.rewriting import Rewriting
from diary_desktop.services.spoken_question import SpokenQuestion
from diary_desktop.services.standby import Standby
from diary_desktop.services.transcriber import Transcriber
from diary_desktop.services.voice_dialogue import VoiceDialogue
from diary_desktop.services.voice_seams import Seams
from diary_desktop.services.wake_phrase import WakePhrase
from diary_desktop.services.waking import Waking

from .asking import Asking


class Parts(Asking):
    """What hears, writes down and speaks; and with it all there is."""

    def __init__(self, adapters: Adapters, templates: Templates) -> None:
        super().__init__(adapters, templates)
        self.readiness = adapters.readiness
        self.prove = adapters.prove
        self.sockets = adapters.sockets
        self.call_window = adapters.call_window

    def microphone(self, device: str | None = None) -> Microphone:
        """For who opens one beside the ear, which steps aside: some devices can be opened once only."""
        self.standby.step_aside()
        return self.adapters.microphone(self._listening().device if device is None else device)

    def transcriber(self) -> Transcriber:
        """A new one for each thread that transcribes: each owns its detector."""
        threads, adapters = self.threads, self.adapters
        return Transcriber(threads.recognizer, adapters.detector, self._listening, self.vocabulary.hot_words)

    @made_once
    def ear(self) -> Ear:
        phrase = WakePhrase(
            lambda: self.settings().hands_free.phrase, lambda: self._listening().language, self.threads.recognizer
        )
        given = self.threads.loudness.given_since
        gate = LoudspeakerGate(given, self.adapters.echo_cancelled)
        beside = Beside(self.adapters.bare_sounds, LoudspeakerGate(given, wanders=True))
        return Ear(self.threads.ear, self._ear_microphone, self.bus, phrase, gate, beside=beside)

    @made_once
    def standby(self) -> Standby:
        return Standby(
            self.ear,
            self.tasks,
            self.bus,
            lambda: self.dialogue.going_on,
            lambda: self.recorder.recording or self.spoken_question.listening,
        )

    @made_once
    def waking(self) -> Waking:
        return Waking(
            self.adapters.wake_words,
            self.threads.recognizer,
            self._listening,
            self.ear,
            self.standby,
            lambda: self.dialogue.going_on,
        )

    @made_once
    def recorder(self) -> Recorder:
        return Recorder(self.microphone, self.adapters.codec, self.threads.vault, self.threads.capture, self.bus)

    @made_once
    def spoken_question(self) -> SpokenQuestion:
        return SpokenQuestion(self.microphone, self.transcriber(), self.threads.capture, self.bus)

    @made_once
    def captions(self) -> Captions:
        threads = self.threads
        return Captions(threads.captions, threads.recognizer, self._listening, self.vocabulary.hot_words, self.bus)

    @made_once
    def dictation(self) -> Dictation:
        adapters, vault = self.adapters, self.threads.vault
        return Dictation(
            self.diary, self.recorder, self.transcriber(), self.captions, vault, adapters.codec, adapters.media
        )

    @made_once
    def continuing(self) -> Continuing:
        return Continuing(
            self.diary, self.dictation, self.recorder, self.transcriber(), self.captions, self.threads.vault
        )

    @made_once
    def rewriting(self) -> Rewriting:
        return Rewriting(
            self.threads.vault,
            self.diary,
            self.dictation,
            self.transcriber(),
            self.tasks,
            self.bus,
            self.clock,
            lambda: self.recorder.recording,
        )

    @made_once
    def narrator(self) -> Narrator:
        manner = Manner(lambda: self.settings().speaking, self._keep_speaking)
        return Narrator(self.threads.voice, self.bus, manner, self.threads.loudness)

    @made_once
    def player(self) -> Player:
        return Player(
            self.dictation, self.threads.voice, self.bus, self.adapters.at_tempo, lambda: self.settings().sounds.speed
        )

    @made_once
    def dialogue(self) -> VoiceDialogue:
        return VoiceDialogue(self._seams(), self.tasks, self.bus)

    @made_once
    def bin(self) -> Bin:
        return Bin(self.diary, self.dictation, self.conversations, self.indexer, self.drafts, self.bus, self.clock)

    @made_once
    def importing(self) -> Importing:
        own = (self.diary, self.attachments, self.bin, self.indexer)
        outside, vault = self.adapters, self.threads.vault
        return Importing(outside.open_foreign, vault, *own, self.bus, self.clock, lambda: self.days().begins_at)

    @made_once
    def catch_up(self) -> CatchUp:
        due = (
            self.bin.erase_due,
            self.sound_keeping.run,
            self.taken_out.sweep,
            self.upkeep.run,
            self.snapshots.refresh,
            self.reembedding.look,
        )
        found = (self.diary, self.dictation, self.continuing)
        return CatchUp(self.loader, *found, self.indexer, due, self.bus.publish)

    def _listening(self) -> Listening:
        return self.settings().listening

    def _ear_microphone(self) -> Microphone:
        return (self.adapters.ear_microphone or self.adapters.microphone)(self._listening().device)

    def _keep_speaking(self, wanted: Speaking) -> None:
        self.session.change_settings(replace(self.settings(), speaking=wanted))

    def _seams(self) -> Seams:
        names = SpokenNames(self.vocabulary)
        return Seams(
            self.ear,
            Aloud(self.narrator),
            Hearer(self.transcriber()),
            EarDictation(self.dictation, self.recorder, self.indexer, self.ear, self.tasks, self.diary, names),
            Corrections(self.diary, self.indexer, self.tasks, self.clock, self.bin, names),
            names,
            SpokenAnswers(self.answerer, self.conversations, self.tasks, self.clock),
            OwnWords(self.player, self.bus, self.diary.get),
            self.clock,
            lambda: rules_of(self.settings()),
            lambda name: adjusted(self.narrator, self.settings().speaking, name),
            lambda: self.standby.going_on,
        )
