"""The threads of one running diary, each the owner of one engine, in the order of who waits for whom."""

from __future__ import annotations

from typing import Any

from diary_desktop.adapters import Adapters
from diary_desktop.domain.settings import Settings
from diary_desktop.ports.language import Embedder
from diary_desktop.runtime.engine_thread import EngineThread
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.engine_starts import EngineStarts
from diary_desktop.services.former_embedder import WithFormer
from diary_desktop.services.loudness import Loudness
from diary_desktop.services.marking import Hearing, hearing_of
from diary_desktop.services.searcher import SearchState
from diary_desktop.services.tasks import Lane
from diary_desktop.services.vault_state import VaultState
from diary_desktop.services.voice import Voice

LANES: tuple[Lane, ...] = ("conversation", "standby", "desk", "figures", "models", "jobs")


class Threads:
    """None of them starts before its first job."""

    def __init__(self, adapters: Adapters, bus: EventBus) -> None:
        self._adapters = adapters
        self._starts = EngineStarts(bus, adapters.start_times)
        self.loudness = Loudness()
        self.ear = EngineThread("ear", self._hearing)
        self.capture: EngineThread[None] = EngineThread("capture", lambda: None)
        self.lanes: dict[Lane, EngineThread[None]] = {name: EngineThread(name, lambda: None) for name in LANES}
        self.captions = EngineThread("captions", adapters.detector)
        self.recognizer = EngineThread("recognizer", self._starts.timed("listening", adapters.recognizer))
        self.language = EngineThread("language", self._starts.timed("answering", adapters.language_model))
        self.voice = EngineThread("synthesizer", self._voice)
        self.embedder: EngineThread[Embedder] = EngineThread("embedder", self._embedder)
        self.search = EngineThread("search", SearchState)
        self.vault = EngineThread("vault", VaultState, VaultState.forget)

    @property
    def ordered(self) -> tuple[EngineThread[Any], ...]:
        """All of them; whoever waits for another comes before it, so that they can be closed in this order."""
        near: tuple[EngineThread[Any], ...] = (self.ear, self.capture, *self.lanes.values(), self.captions)
        return *near, self.recognizer, self.language, self.voice, self.embedder, self.search, self.vault

    @property
    def models(self) -> tuple[EngineThread[Any], ...]:
        """Those with a model that can be loaded anew, and that may hold what it was last given."""
        return self.language, self.voice, self.recognizer, self.embedder

    def settings(self) -> Settings:
        """Those of the open diary, or everybody's while none is open."""
        return self.vault.call(lambda state, _: state.settings)

    def _hearing(self) -> Hearing:
        return hearing_of(self.settings().hands_free, self._adapters.detector(), self._adapters.wake_word)

    def _voice(self) -> Voice:
        load = self._starts.timed("speaking", self._adapters.synthesizer)
        return Voice(load, self._adapters.speaker(), self.loudness)

    def _embedder(self) -> Embedder:
        load = self._starts.timed("memory", self._adapters.embedder)
        return WithFormer(load(), self._adapters.former_embedder)
