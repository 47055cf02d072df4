"""Reading aloud: at the speed and volume in force, two sentences ahead, silent at once; and the tones."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from diary_desktop.audio.portaudio import PortAudio
from diary_desktop.audio.sound_line import OutputLine
from diary_desktop.audio.speaker import Loudspeaker
from diary_desktop.domain.audio import SAMPLE_RATE, SILENCE_DBFS, Samples, Sound
from diary_desktop.domain.errors import Cancelled, CancelToken, NoSpeaker, SpeakerLost
from diary_desktop.domain.events import SpeakingChanged
from diary_desktop.domain.settings import Speaking
from diary_desktop.ports.audio import Heard, Speaker
from diary_desktop.runtime.engine_thread import EngineThread, Token
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.loudness import Loudness
from diary_desktop.services.narration import PAUSE
from diary_desktop.services.narrator import Manner, Narrator
from diary_desktop.services.tones import tone
from diary_desktop.services.voice import Voice
from tests.audio_server import AudioServer, audio_room, audio_server
from tests.fakes.speaker import FakeSpeaker
from tests.journeys.conftest import PASSPHRASE, MakeDesk
from tests.journeys.conftest import clock as clock
from tests.journeys.conftest import make_desk as make_desk

__all__ = ["audio_room", "audio_server"]

RATE = 22_050


class Humming:
    """A voice that hums each sentence for ``seconds`` and remembers what it was given, and when."""

    name, rough = "humming", False

    def __init__(self, seconds: float = 0.5, work: float = 0.0) -> None:
        self.seconds, self.work = seconds, work
        self.given: list[tuple[float, str]] = []

    def speak(self, sentence: str, language: str, token: CancelToken, speed: float = 1.0) -> Iterator[Sound]:
        self.given.append((time.monotonic(), sentence))
        time.sleep(self.work)
        at = np.arange(round(self.seconds / speed * RATE)) / RATE
        yield Sound((0.3 * np.sin(2 * np.pi * 300 * at)).astype(np.float32), RATE)


class Stage:
    """A narrator on a voice and a loudspeaker of the test's own."""

    def __init__(self, voice: Humming, speaker: Speaker) -> None:
        self.said: list[tuple[float, str]] = []
        self.manner = Speaking()
        loudness, bus = Loudness(), EventBus()
        bus.listen(
            lambda event: (
                self.said.append((time.monotonic(), event.sentence)) if isinstance(event, SpeakingChanged) else None
            )
        )
        self.thread: EngineThread[Voice] = EngineThread("synthesizer", lambda: Voice(lambda: voice, speaker, loudness))
        self.narrator = Narrator(self.thread, bus, Manner(lambda: self.manner, self._keep), loudness)

    def _keep(self, manner: Speaking) -> None:
        self.manner = manner

    @property
    def sentences(self) -> list[str]:
        return [sentence for _, sentence in self.said]


def test_twice_the_speed_takes_half_the_time(make_desk: MakeDesk) -> None:
    desk = make_desk()
    journeys = desk.journeys
    journeys.session.create(bytearray(PASSPHRASE))
    journeys.narrator.say(["one two three four"], "en", Token())
    usual = desk.speaker.seconds
    settings = journeys.session.settings()
    journeys.session.change_settings(replace(settings, speaking=replace(settings.speaking, speed=2.0)))
    journeys.narrator.say(["one two three four"], "en", Token())
    assert 1.9 < usual / (desk.speaker.seconds - usual) < 2.1


def test_louder_and_faster_are_sealed_and_stop_at_their_ends(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.journeys.session.create(bytearray(PASSPHRASE))
    narrator = desk.journeys.narrator
    assert [narrator.louder().volume for _ in range(4)] == [4, 5, 5, 5]
    assert narrator.louder(-9).volume == 1
    assert [narrator.faster().speed for _ in range(4)] == [1.25, 1.5, 2.0, 2.0]
    assert narrator.faster(-1).speed == 1.5
    assert desk.journeys.session.settings().speaking == Speaking(volume=1, speed=1.5)


def test_the_shown_sentence_is_told_and_the_words_of_it_are_spoken() -> None:
    voice = Humming()
    stage = Stage(voice, FakeSpeaker())
    stage.narrator.say(["I ran 5 km.", "Chạy 5 km."], "en", Token())
    stage.thread.close(5)
    assert stage.sentences == ["I ran 5 km.", "Chạy 5 km.", ""]
    assert [given for _, given in voice.given] == ["I ran five kilometers.", "Chạy năm ki lô mét."]


def test_a_louder_volume_is_louder_and_never_beyond_full_scale() -> None:
    levels = []
    for volume in (1, 3, 5):
        speaker = FakeSpeaker()
        stage = Stage(Humming(), speaker)
        stage.manner = Speaking(volume=volume)
        stage.narrator.say(["Hm."], "en", Token())
        stage.thread.close(5)
        samples = speaker.played[0].samples
        assert np.abs(samples).max() <= 1.0
        levels.append(20 * np.log10(np.sqrt(np.mean(samples**2))))
    assert levels == pytest.approx([-30, -20, -13], abs=1.0)


def test_without_a_loudspeaker_it_says_so_and_a_tone_is_merely_not_heard() -> None:
    stage = Stage(Humming(), FakeSpeaker(present=False))
    with pytest.raises(NoSpeaker):
        stage.narrator.say(["Hm."], "en", Token())
    assert stage.narrator.tone("error").result(5) is None
    stage.thread.close(5)


def test_tones_can_be_off_and_one_asked_for_twice_sounds_once() -> None:
    speaker = FakeSpeaker()
    stage = Stage(Humming(), speaker)
    for _ in range(2):
        stage.narrator.tone("listening").result(5)
    assert len(speaker.played) == 1
    stage.manner = Speaking(tones=False)
    stage.narrator.tone("kept").result(5)
    assert len(speaker.played) == 1
    stage.thread.close(5)


class Handed(Loudspeaker):
    """The loudspeaker, with a copy of every block that the system took. A busy sound server leaves out more itself."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[np.ndarray] = []

    def _new_line(self, token: CancelToken, heard: Heard | None) -> OutputLine:
        class Copied(OutputLine):
            def give(line, out: Samples, *rest: Any) -> None:  # noqa: N805 - ``self`` is the loudspeaker
                super().give(out, *rest)
                self.blocks.append(out[:, 0].copy())

        return Copied(PortAudio(NoSpeaker), token, heard)


def test_no_gap_is_between_sentences_but_the_pause_that_is_meant(audio_server: AudioServer) -> None:
    speaker = Handed()
    stage = Stage(Humming(seconds=0.6, work=0.2), speaker)
    with audio_server.listening() as heard:
        stage.narrator.say(["One.", "Two.", "Three."], "en", Token())
    stage.thread.close(5)
    loud = np.flatnonzero(np.abs(np.concatenate(speaker.blocks)) > 0.01)
    gaps = np.diff(loud) / RATE
    assert gaps[gaps > 0.05] == pytest.approx([PAUSE, PAUSE], abs=0.03)
    assert np.abs(heard[0].astype(int)).max() > 300


def test_at_most_two_sentences_are_made_before_they_are_heard(audio_server: AudioServer) -> None:
    voice = Humming(seconds=0.4)
    stage = Stage(voice, Loudspeaker())
    stage.narrator.say([f"Number {number}." for number in range(5)], "en", Token())
    stage.thread.close(5)
    heard = [at for at, sentence in stage.said if sentence]
    for number, (made, _) in enumerate(voice.given):
        assert sum(1 for at in heard if at > made) <= 5 - number + 2
        assert number < 3 or heard[number - 3] <= made


def test_it_is_silent_within_150_ms_of_the_token_even_while_the_voice_is_busy(audio_server: AudioServer) -> None:
    class Slow(Humming):
        def speak(self, sentence: str, language: str, token: CancelToken, speed: float = 1.0) -> Iterator[Sound]:
            self.work = 1.5 if self.given else 0.0
            yield from super().speak(sentence, language, token, speed)

    stage = Stage(Slow(seconds=8.0), Loudspeaker())
    token = Token()
    with audio_server.listening() as heard:
        timer = threading.Timer(0.8, token.cancel)
        timer.start()
        began = time.monotonic()
        with pytest.raises(Cancelled):
            stage.narrator.say(["A long one.", "Another."], "en", token)
        waited = time.monotonic() - began
        timer.join()
    loud = np.flatnonzero(np.abs(heard[0].astype(int)) > 300)
    assert (loud[-1] - loud[0]) / SAMPLE_RATE < 0.8 + 0.15
    assert waited < 1.4, "the one that waits goes on before the voice is done"
    assert stage.narrator.level == SILENCE_DBFS
    stage.thread.close(10)


def test_the_level_now_played_is_known_while_it_plays(audio_server: AudioServer) -> None:
    stage = Stage(Humming(seconds=1.2), Loudspeaker())
    assert stage.narrator.level == SILENCE_DBFS
    began, token = time.monotonic(), Token()
    thread = threading.Thread(target=stage.narrator.say, args=(["Hm."], "en", token))
    thread.start()
    meanwhile = []
    while thread.is_alive():
        meanwhile.append(stage.narrator.level)
        time.sleep(0.01)
    assert max(meanwhile) == pytest.approx(-20, abs=1.5)
    history = stage.narrator.levels(began)
    assert [at for at, _ in history] == sorted(at for at, _ in history)
    assert max(dbfs for _, dbfs in history) == pytest.approx(-20, abs=1.5)
    stage.thread.close(5)


def test_a_tone_sounds_over_a_text_that_is_read_on(audio_server: AudioServer) -> None:
    stage = Stage(Humming(seconds=1.0), Loudspeaker())
    thread = threading.Thread(target=stage.narrator.say, args=(["A long one."], "en", Token()))
    with audio_server.listening() as heard:
        thread.start()
        while not stage.said:
            time.sleep(0.01)
        stage.narrator.tone("error").result(5)
        thread.join()
    stage.thread.close(5)
    loud = np.flatnonzero(np.abs(heard[0].astype(int)) > 300)
    # Counted in hundredths: what a busy machine's sound server leaves silent in between is nobody's length.
    assert len(np.unique(loud // (SAMPLE_RATE // 100))) / 100 == pytest.approx(1.0, abs=0.05)
    assert _loudest_beside(heard[0][loud[0] : loud[-1]], 220, 300) > 0.5


def _loudest_beside(heard: np.ndarray, hertz: float, voice: float) -> float:
    """How strong ``hertz`` is beside ``voice`` in that tenth of a second where it is strongest.

    Not over all of it: a moment that a busy machine leaves out turns a long hum into many frequencies.
    """
    length = SAMPLE_RATE // 10
    at = np.exp(-2j * np.pi * np.outer((hertz, voice), np.arange(length)) / SAMPLE_RATE) * np.hanning(length)
    parts = [heard[start : start + length] for start in range(0, len(heard) - length, length // 5)]
    strengths = np.abs(np.array([at @ part for part in parts]))
    return float((strengths[:, 0] / strengths[:, 1].max()).max())


def test_what_begins_silences_what_played_before(audio_server: AudioServer) -> None:
    stage = Stage(Humming(seconds=5.0), Loudspeaker())
    failed: list[BaseException] = []

    def read() -> None:
        try:
            stage.narrator.say(["A long one."], "en", Token())
        except Cancelled as error:
            failed.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    while not stage.said:
        time.sleep(0.01)
    stage.thread.call(lambda voice, token: voice.speaker.play(tone("error"), token))
    thread.join(20)
    assert len(failed) == 1
    stage.thread.close(5)


def test_a_loudspeaker_that_goes_in_the_middle_is_told(audio_server: AudioServer) -> None:
    stage = Stage(Humming(seconds=6.0), Loudspeaker())

    def stop_once_heard() -> None:
        while stage.narrator.level < -40:
            time.sleep(0.05)
        audio_server.stop()

    stopping = threading.Thread(target=stop_once_heard)
    stopping.start()
    with pytest.raises(SpeakerLost, match="Read aloud"):
        stage.narrator.say(["A long one."], "en", Token())
    stopping.join()
    assert stage.sentences == ["A long one.", ""]
    stage.thread.close(5)
