"""One diary on fakes of equal rank: real vault, real index, real threads; no display, microphone or model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest

from diary_desktop import app
from diary_desktop.adapters import Adapters, no_wake_word
from diary_desktop.assembly import Running, assemble
from diary_desktop.audio.media_file import MediaFile
from diary_desktop.audio.opus import OpusCodec
from diary_desktop.audio.tempo import at_tempo
from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.domain.errors import ModelMissing
from diary_desktop.domain.events import Event
from diary_desktop.domain.hearing import WakeWord
from diary_desktop.exchange.conversation_file import write_conversation
from diary_desktop.exchange.foreign_diary import open_foreign
from diary_desktop.exchange.json_archive import JsonArchive
from diary_desktop.exchange.plain_files import write_plain
from diary_desktop.ports.audio import ClipCodec, Microphone
from diary_desktop.ports.keystore import Keystore
from diary_desktop.ports.language import Embedder, LanguageModel
from diary_desktop.ports.speech import SpeechDetector, SpeechRecognizer, WakeWordDetector
from diary_desktop.services.former_embedder import LoadFormer, no_former
from diary_desktop.services.journeys import Journeys
from diary_desktop.services.models import RunModels, no_models
from diary_desktop.services.readiness import Readiness
from diary_desktop.storage.backup_archive import FolderArchive
from diary_desktop.storage.bundle_file import BundleFiles
from diary_desktop.storage.vault import LanceVault
from tests.fakes.clock import FakeClock
from tests.fakes.engines import FakeDetector, FakeEmbedder, FakeRecognizer, FakeSynthesizer
from tests.fakes.microphone import FakeMicrophone
from tests.fakes.quick_keys import quick_keys
from tests.fakes.speaker import FakeSpeaker

News = TypeVar("News", bound=Event)

PASSPHRASE = b"correct horse battery staple"


def speech(seconds: float, seed: int = 7) -> np.ndarray:
    """16-bit noise that no fake takes for silence."""
    rng = np.random.default_rng(seed)
    return (rng.standard_normal(int(seconds * 16_000)) * 6_000).astype(np.int16)


@dataclass
class Desk:
    """A running diary and what came up from it."""

    running: Running
    clock: FakeClock
    speaker: FakeSpeaker
    events: list[Event] = field(default_factory=list)

    @property
    def journeys(self) -> Journeys:
        return self.running.journeys

    def of(self, kind: type[News]) -> list[News]:
        """What came up of one kind, in order."""
        return [event for event in self.events if isinstance(event, kind)]


MakeDesk = Callable[..., Desk]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(datetime(2026, 11, 21, 21, 40))


@pytest.fixture
def make_desk(tmp_path: Path, clock: FakeClock) -> Iterator[MakeDesk]:
    """Builds diaries at ``tmp_path`` whose keys cost nothing; each is closed afterwards."""
    with quick_keys():
        yield from desks(tmp_path, clock)


def desks(tmp_path: Path, clock: FakeClock) -> Iterator[MakeDesk]:
    """Builds diaries at ``tmp_path``, and closes them when asked for another."""
    running: list[Running] = []

    def make(
        *,
        script: Sequence[str] = (),
        microphone: Callable[[str], Microphone] | None = None,
        recognizer: Callable[[], SpeechRecognizer] | None = None,
        detector: Callable[[], SpeechDetector] = FakeDetector,
        model: Callable[[], LanguageModel] | None = None,
        codec: ClipCodec | None = None,
        keystore: Callable[[], Keystore] | None = None,
        models: RunModels | None = None,
        wake_word: Callable[[], WakeWordDetector] | None = None,
        embedder: Callable[[], Embedder] | None = None,
        former_embedder: LoadFormer = no_former,
        archive: FolderArchive | None = None,
        folder: str = "vault",
    ) -> Desk:
        speaker = FakeSpeaker()
        heard = FakeRecognizer(script)
        adapters = Adapters(
            vault=LanceVault(tmp_path / folder, tmp_path / "state", lambda: MINIMUM),
            clock=clock,
            microphone=microphone or (lambda _: FakeMicrophone(speech(2.0))),
            speaker=lambda: speaker,
            codec=codec or OpusCodec(),
            pictures=app.load_pictures,
            media=MediaFile(),
            at_tempo=at_tempo,
            detector=detector,
            recognizer=recognizer or (lambda: heard),
            embedder=embedder or FakeEmbedder,
            former_embedder=former_embedder,
            language_model=model or no_model,
            synthesizer=FakeSynthesizer,
            readiness=Readiness(tuple, dict, list, lambda: (0, 0, 0), dict),
            new_archive=JsonArchive,
            write_conversation=write_conversation,
            write_files=write_plain,
            open_foreign=open_foreign,
            archive=archive or FolderArchive(),
            bundles=BundleFiles(lambda: MINIMUM),
            keystore=keystore,
            word_list=app.word_list,
            activities=app.activities,
            event_names=app.event_names,
            run_models=models or no_models,
            wake_words=lambda: (WakeWord("hey_you", "hey you"),) if wake_word else (),
            wake_word=(lambda _: wake_word()) if wake_word else no_wake_word,
        )
        one = assemble(adapters, app.load_templates())
        running.append(one)
        desk = Desk(one, clock, speaker)
        one.journeys.bus.listen(desk.events.append)
        return desk

    yield make
    for one in running:
        assert one.close() == []


def no_model() -> LanguageModel:
    raise ModelMissing(role="answering")
