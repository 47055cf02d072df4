"""A whole hands-free conversation in a room of sound: real ear, real recogniser, real voice, nobody at the keys.

The room's loudspeaker is what its microphone hears, so the diary hears every word it says itself, and must not take
them for the person's.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from diary_desktop import app
from diary_desktop.assembly import Running, assemble
from diary_desktop.audio.media_file import MediaFile
from diary_desktop.audio.resample import resampled
from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16, level_dbfs, to_pcm16
from diary_desktop.domain.events import EntryIndexed, EntrySaved, Event, SpeakingChanged, VoiceChanged, VoiceWishes
from diary_desktop.domain.voice import VoicePhase, VoiceState
from diary_desktop.engines.espeak_synthesizer import EspeakSynthesizer
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.storage.vault import LanceVault
from tests.audio_server import AudioServer, audio_room, audio_server
from tests.fakes.clock import FakeClock
from tests.fakes.engines import FakeEmbedder
from tests.fakes.quick_keys import quick_keys

__all__ = ["audio_room", "audio_server"]  # fixtures are found by their names in this module

SPOKEN = Path(__file__).parents[1] / "spoken"
PATIENCE = 30.0
STORY = "I took a long walk with Susan by the river. The water was high after the storm, and we watched the boats."
TRIES, UNDERSTOOD_WITHIN = 4, 8.0
QUICK, SLOW = 1.75, 0.75
"""How fast the diary speaks: quickly, but for the answer, which can be interrupted on any machine."""
REPLY = 0.5
"""Seconds."""
TRAINED = "alexa"


def sample(name: str) -> Pcm16:
    """What somebody says, from the app's samples or the tests' own."""
    folder = SPOKEN if (SPOKEN / name).is_file() else resource_path("samples", name).parent
    return np.concatenate(list(MediaFile().read(folder / name, Token())))


def trained_word() -> Pcm16:
    """Said by the starter's voice, which wakes the network as surely as a person does."""
    said = [resampled(one.samples, one.rate, SAMPLE_RATE) for one in EspeakSynthesizer().speak("Alexa", "en", Token())]
    return to_pcm16(np.concatenate(said))


class Evening:
    """One diary in the room, the person in it, and what the diary has told so far."""

    def __init__(self, running: Running, room: AudioServer) -> None:
        self.journeys = running.journeys
        self._room = room
        self._changed = threading.Condition()
        self.events: list[tuple[float, Event]] = []
        self.journeys.bus.listen(self._note)

    def speaks(self, speed: float) -> None:
        settings = self.journeys.session.settings()
        self.journeys.session.change_settings(replace(settings, speaking=replace(settings.speaking, speed=speed)))

    def person_says(self, name: str) -> None:
        """One of the bundled samples, heard to its end, after the moment that anybody takes to answer."""
        time.sleep(REPLY)
        self._room.speak(trained_word() if name == TRAINED else sample(name))

    def says_until(self, name: str, happened: Callable[[], bool]) -> None:
        """Say it, and as people do, say it again where it was not understood on a machine with other things to do."""
        for _ in range(TRIES):
            self.person_says(name)
            if self._waited(happened, UNDERSTOOD_WITHIN):
                return
            if self.state.phase == "confirming" and name not in ("save.ogg", "yes.ogg"):
                self.journeys.dialogue.say_key("no")
        raise AssertionError(f"{name}: {self.story()}")

    def locks(self) -> None:
        """Tell it to lock, and mean it: a yes that was not understood is asked for once more and then forgotten."""
        for _ in range(TRIES):
            self.says_until("lock.ogg", self.is_in("confirming"))
            self.until(lambda: [one[:7] for one in self._spoken()[-2:]] == ["I heard", ""], "the question, to its end")
            self.person_says("yes.ogg")
            if self._waited(lambda: self.count(VoiceWishes) == 1, UNDERSTOOD_WITHIN):
                return
            self.journeys.dialogue.say_key("no")
            self.until_phase("listening")
        raise AssertionError(f"lock: {self.story()}")

    def until(self, happened: Callable[[], bool], what: str) -> None:
        """Wait for it. Fails with what was told instead."""
        assert self._waited(happened, PATIENCE), f"{what}: {self.story()}"

    def is_in(self, phase: VoicePhase) -> Callable[[], bool]:
        return lambda: self.state.phase == phase

    def until_phase(self, phase: VoicePhase) -> None:
        self.until(self.is_in(phase), phase)

    def until_silent(self) -> None:
        """The diary has said what it had to say and waits for the person."""
        self.until(lambda: bool(self._spoken()) and not self._spoken()[-1], "silence")

    def until_speaking(self) -> None:
        self.until(lambda: bool(self._spoken()) and bool(self._spoken()[-1]), "speech")

    @property
    def state(self) -> VoiceState:
        found = [one.state for _, one in self.events if isinstance(one, VoiceChanged) and one.state is not None]
        return found[-1] if found else VoiceState()

    def moment(self, kind: type[Event], last: bool = True) -> float:
        return [at for at, one in self.events if isinstance(one, kind)][-1 if last else 0]

    def count(self, kind: type[Event]) -> int:
        return sum(isinstance(one, kind) for _, one in self.events)

    def story(self) -> list[str]:
        """What happened, for whoever has to find out why it did not."""
        told = [one.state for _, one in self.events if isinstance(one, VoiceChanged)]
        return [f"{one.phase}: {one.heard!r} / {one.line!r}" for one in told if one is not None][-12:]

    def _waited(self, happened: Callable[[], bool], seconds: float) -> bool:
        with self._changed:
            return self._changed.wait_for(happened, seconds)

    def _spoken(self) -> list[str]:
        return [one.sentence for _, one in self.events if isinstance(one, SpeakingChanged)]

    def _note(self, event: Event) -> None:
        with self._changed:
            self.events.append((time.monotonic(), event))
            self._changed.notify_all()


@pytest.fixture
def evening(tmp_path: Path, audio_server: AudioServer) -> Iterator[Evening]:
    """A new diary that wakes to a trained word, and to "dear diary"."""
    places = app.Places(tmp_path / "vault", tmp_path / "models", tmp_path / "state")
    with quick_keys():
        real = replace(
            app.real_adapters(places),
            vault=LanceVault(places.vault, places.state, lambda: MINIMUM),
            clock=FakeClock(datetime(2026, 11, 21, 21, 40)),
            embedder=FakeEmbedder,
        )
        running = assemble(real, app.load_templates())
        session = running.journeys.session
        session.create(bytearray(b"correct horse battery staple"))
        settings = session.settings()
        free = replace(settings.hands_free, enabled=True, wake_word=TRAINED, phrase="dear diary")
        session.change_settings(replace(settings, hands_free=free))
        one = Evening(running, audio_server)
        one.speaks(QUICK)
        yield one
        assert running.close() == []


def test_wake_dictate_confirm_ask_barge_in_and_lock(evening: Evening, audio_server: AudioServer) -> None:
    with audio_server.listening() as heard:
        evening.journeys.dialogue.start()
        evening.until_phase("listening")
        evening.journeys.dialogue.say_key("sleep")
        evening.until_phase("sleeping")
        evening.says_until(TRAINED, evening.is_in("listening"))
        evening.says_until("start.ogg", evening.is_in("dictating"))
        evening.person_says("river.ogg")
        time.sleep(1.2)  # a pause, as anybody makes one before saying that it is all
        evening.says_until("finish.ogg", evening.is_in("confirming"))
        evening.until_silent()
        evening.says_until("save.ogg", lambda: "kept" in evening.state.line.lower() or evening.is_in("listening")())
        evening.until(lambda: evening.state.line.startswith("Listening"), "kept")

        evening.until(lambda: evening.count(EntryIndexed) > 0, "findable")
        evening.journeys.dialogue.say_key("sleep")
        evening.until_phase("sleeping")
        evening.says_until("wake.ogg", evening.is_in("listening"))
        evening.speaks(SLOW)
        evening.says_until("question.ogg", evening.is_in("speaking"))
        evening.until_speaking()
        sentence, began = evening.state.line, evening.moment(SpeakingChanged)
        evening.person_says("stop.ogg")
        evening.until_silent()
        spoke = evening.moment(SpeakingChanged) - began
        evening.until_phase("listening")

        evening.speaks(QUICK)
        evening.locks()
        evening.until(lambda: not evening.journeys.dialogue.going_on, "the end")

    whole = evening.journeys.narrator.render([sentence], "en", Token()).seconds / SLOW
    (entry,) = (evening.journeys.diary.get(one.entry_id) for one in evening.journeys.diary.summaries())
    said = set(re.findall(r"\w+", STORY.lower()))
    kept = re.findall(r"\w+", entry.text.lower())
    assert len(said & set(kept)) > 0.6 * len(said), entry.text
    assert kept[-2:] != ["that's", "all"], "the command is no part of the entry"
    assert entry.clip is not None
    assert entry.clip.seconds > 6
    assert evening.state.answer is not None
    assert evening.state.answer.citations[0].entry_id == entry.entry_id
    assert spoke < whole, "it was talked over and went on"
    assert evening.count(EntrySaved) >= 1
    assert level_dbfs(heard[0]) > -50
    evening.journeys.session.lock()
    assert not evening.journeys.ear.state.open
