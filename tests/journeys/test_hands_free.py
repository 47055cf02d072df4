"""A whole hands-free evening in a room of sound: real ear, real voice, the starter reads, nobody at the keys.

The room's loudspeaker is what its microphone hears, so the diary hears every word it says itself, and must not take
them for the person's. Every daily task is done by voice: sleep, wake, write, correct, tag, ask, replay, undo, lock.
What is misheard is put right by voice as well.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np

from diary_desktop import app
from diary_desktop.assembly import assemble
from diary_desktop.audio.media_file import MediaFile
from diary_desktop.audio.resample import resampled
from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16, level_dbfs, to_pcm16
from diary_desktop.domain.events import EntryIndexed, EntrySaved, SpeakingChanged
from diary_desktop.engines.espeak_synthesizer import EspeakSynthesizer
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.storage.vault import LanceVault
from tests.audio_server import AudioServer, audio_room, audio_server
from tests.evening import PATIENCE, Evening
from tests.fakes.clock import FakeClock
from tests.fakes.engines import FakeEmbedder
from tests.fakes.quick_keys import quick_keys

__all__ = ["audio_room", "audio_server"]  # fixtures are found by their names in this module

SPOKEN = Path(__file__).parents[1] / "spoken"
STORY = "I took a long walk with Susan by the lake. The water was high after the storm"
TOLD_SECONDS = 4.9
"""So much of the sample is said: nothing hangs on the rest of it, which would be heard, replayed and quoted as well."""
QUICK, SLOW = 2.0, 0.75
"""How fast the diary speaks: quickly, but for the answer, which can be interrupted on any machine."""
USUAL, SOFT = 3, 1
"""How loudly: softly while it is talked over, as where the person sits nearer to the microphone than it does."""
TRAINED = "alexa"
NAMED = {"story": "river"}
"""Samples whose file is named otherwise."""


def sound_of(name: str) -> Pcm16:
    """What somebody says, from the app's samples or the tests' own; the trained word by the starter's voice."""
    if name == TRAINED:
        spoken = EspeakSynthesizer().speak("Alexa", "en", Token())
        return to_pcm16(np.concatenate([resampled(one.samples, one.rate, SAMPLE_RATE) for one in spoken]))
    file = f"{NAMED.get(name, name)}.ogg"
    folder = SPOKEN if (SPOKEN / file).is_file() else resource_path("samples", file).parent
    sound = np.concatenate(list(MediaFile().read(folder / file, Token())))
    return sound[: round(TOLD_SECONDS * SAMPLE_RATE)] if name == "story" else sound


@contextmanager
def evening(folder: Path, room: AudioServer) -> Iterator[Evening]:
    """A new diary that wakes to a trained word, and to a phrase."""
    places = app.Places(folder / "vault", folder / "models", folder / "state")
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
        one = Evening(running, room, sound_of, wakes_by=TRAINED)
        one.speaks(QUICK, USUAL)
        late = []
        try:
            yield one
        finally:
            late = running.close()
        assert late == []


def writes(one: Evening, corrected: str) -> None:
    """Dictate, correct (until ``corrected`` stands there) and tag the entry while it is asked about, and keep it."""
    one.says_until("start", one.is_in("dictating"))
    one.person_says("story")
    time.sleep(0.6)  # a pause, as anybody makes one before saying that it is all
    one.says_until("finish", one.is_in("confirming"))
    one.says_until("change", lambda: corrected in one.entry().text)
    one.says_until("tag", lambda: bool(one.entry().tags))
    one.says_until("save", one.is_in("listening"))
    one.until(lambda: one.moment(EntryIndexed) > one.moment(EntrySaved), "findable as it is now")


def interrupted(one: Evening) -> tuple[str, float]:
    """Ask, and talk over the answer: what was to be said, and the seconds of it that were."""
    one.speaks(SLOW, SOFT)
    one.says_until("question", one.is_in("speaking"))
    one.until_speaking()
    sentence, began = one.state.line, one.moment(SpeakingChanged)
    one.talks_over("stop", one.silent)
    spoke = one.moment(SpeakingChanged) - began
    one.until_phase("listening")
    one.speaks(QUICK, USUAL)
    return sentence, spoke


def hears_again_and_locks(one: Evening) -> None:
    """The recording itself, then the last correction is taken back, then it is locked, with a yes."""
    one.says_until("own", lambda: one.state.own_voice)
    one.until_phase("listening")
    one.says_until("undo", lambda: not one.entry().tags)
    one.locks()
    one.until(lambda: not one.journeys.dialogue.going_on, "the end")


def test_wake_write_correct_tag_ask_barge_in_replay_undo_and_lock(tmp_path: Path, audio_server: AudioServer) -> None:
    with evening(tmp_path, audio_server) as one, audio_server.listening() as heard:
        one.stands_by()
        one.says_until(TRAINED, one.is_in("listening"))
        writes(one, "lake")
        one.says_until("sleep", one.is_in("sleeping"))
        one.says_until("wake", one.is_in("listening"))
        sentence, spoke = interrupted(one)
        hears_again_and_locks(one)

        whole = one.journeys.narrator.render([sentence], "en", Token()).seconds / SLOW
        entry, answer = one.entry(), one.state.answer
        one.journeys.standby.stop()
        one.journeys.session.lock()
        assert one.journeys.ear.wait_closed(PATIENCE)
    said = set(re.findall(r"\w+", STORY.lower()))
    kept = re.findall(r"\w+", entry.text.lower())
    assert len(said & set(kept)) > 0.6 * len(said), entry.text
    assert "lake" in kept
    assert "river" not in kept
    assert kept[-2:] != ["that's", "all"], "the command is no part of the entry"
    assert entry.clip is not None
    assert entry.clip.seconds > TOLD_SECONDS
    assert answer is not None
    assert answer.citations[0].entry_id == entry.entry_id
    assert spoke < 0.75 * whole, "it was talked over and went on: untouched, it lasts nearly all of that"
    assert one.count(EntrySaved) >= 1
    assert level_dbfs(heard[0]) > -50
