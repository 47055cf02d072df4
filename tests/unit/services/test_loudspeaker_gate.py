"""The diary reads an answer into a room: its own voice interrupts nothing, a person's does, whatever the coupling."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from diary_desktop.audio.media_file import MediaFile
from diary_desktop.audio.resample import resampled
from diary_desktop.domain.audio import (
    BLOCK_SAMPLES,
    SAMPLE_RATE,
    SILENCE_DBFS,
    AudioChunk,
    Pcm16,
    level_dbfs,
    to_float,
    to_pcm16,
)
from diary_desktop.engines.silero_detector import SileroDetector
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.loudness import Played
from diary_desktop.services.loudspeaker_gate import LoudspeakerGate
from diary_desktop.services.marking import Hearing, Marking, Watch
from diary_desktop.services.tones import tone

BEGIN = 100.0
"""Seconds on the clock at which the room is entered."""


def sample(name: str) -> Pcm16:
    return np.concatenate(list(MediaFile().read(resource_path("samples") / name, Token())))


@pytest.fixture(scope="module")
def answer() -> Pcm16:
    """A second of silence, then a quarter of a minute of the diary's voice."""
    pause = np.zeros(SAMPLE_RATE, np.int16)
    parts = [sample(f"{name}.ogg") for name in ("river", "garden")]
    whole = np.concatenate([pause, *parts, pause])
    return whole[: len(whole) // BLOCK_SAMPLES * BLOCK_SAMPLES]


@pytest.fixture(scope="module")
def person() -> Pcm16:
    return sample("question.ogg")[: 2 * SAMPLE_RATE]


class Room:
    """What is played arrives at the microphone by ``gain`` dB louder and ``late``, with echoes and noise.

    The loudspeaker takes it ``buffered`` seconds before it sounds, and says that it will sound ``wrong`` seconds later
    than it does.
    """

    def __init__(
        self, played: Pcm16, gain: float, late: float = 0.03, *, wrong: float = 0.0, buffered: float = 0.05
    ) -> None:
        self._played = to_float(played)
        frames = self._played.reshape(-1, BLOCK_SAMPLES)
        sounds = [(BEGIN + (at + 1) * 0.02, level_dbfs(to_pcm16(frame))) for at, frame in enumerate(frames)]
        self._levels = [Played(at - buffered, at + wrong, level) for at, level in sounds]
        self.microphone = self._arriving(gain, late)
        self.now = BEGIN
        self.gate = LoudspeakerGate(self.given)

    def given(self, since: float):
        return tuple(one for one in self._levels if since < one.given <= self.now)

    def only_while(self, given: Callable[[float, float], bool]) -> None:
        """The loudspeaker is fed only at seconds and levels that ``given`` allows."""
        self._levels = [one for one in self._levels if given(one.given - BEGIN, one.dbfs)]

    def stumble(self, at: float, seconds: float, late: float) -> None:
        """From second ``at`` on everything comes so much later, and sounds later than is told."""
        self._levels = [
            one if one.given < BEGIN + at else one._replace(given=one.given + seconds, told=one.told + seconds)
            for one in self._levels
        ]
        whole, break_at = len(self.microphone), int(at * SAMPLE_RATE)
        silent = np.zeros(int((seconds + late) * SAMPLE_RATE))
        self.microphone = np.concatenate([self.microphone[:break_at], silent, self.microphone[break_at:]])[:whole]

    def _arriving(self, gain: float, late: float) -> np.ndarray:
        noise = np.random.default_rng(7).normal(0, 0.001, len(self._played))
        if gain == -np.inf:
            return noise
        room = np.zeros(int(0.25 * SAMPLE_RATE))
        room[int(late * SAMPLE_RATE)] = 1.0
        ringing = np.random.default_rng(8).normal(0, 0.06, len(room)) * np.exp(-np.arange(len(room)) / 900.0)
        room[int(late * SAMPLE_RATE) :] += ringing[: len(room) - int(late * SAMPLE_RATE)]
        return np.convolve(self._played, room)[: len(self._played)] * 10 ** (gain / 20) + noise

    def interrupted_at(self, person: Pcm16 | None = None, at: float = 0.0, level: float = -20.0) -> float | None:
        """Seconds at which the watch calls; ``person`` speaks from second ``at`` on."""
        sound = self.microphone.copy()
        if person is not None:
            spoken = to_float(person) * 10 ** ((level - level_dbfs(person)) / 20)
            sound[int(at * SAMPLE_RATE) :][: len(spoken)] += spoken
        pcm = to_pcm16(sound.astype(np.float32))
        marking = Marking(Hearing(SileroDetector()), self.gate)
        calls: list[float] = []
        watch = Watch(lambda: calls.append(self.now - BEGIN))
        for end in range(BLOCK_SAMPLES, len(pcm) + 1, BLOCK_SAMPLES):
            self.now = BEGIN + end / SAMPLE_RATE
            chunk = AudioChunk(pcm[end - BLOCK_SAMPLES : end], 0.0, until=self.now)
            watch.hear(marking.hear(chunk, end)[0], False)
        return calls[0] if calls else None


@pytest.mark.parametrize(("gain", "late"), [(-30.0, 0.02), (-15.0, 0.1), (-6.0, 0.03), (0.0, 0.2), (4.0, 0.03)])
def test_its_own_voice_interrupts_nothing(answer, gain, late):
    assert Room(answer, gain, late).interrupted_at() is None


@pytest.mark.parametrize("wrong", [-0.05, 0.1, 0.2, 0.9])
def test_a_loudspeaker_that_sounds_sooner_or_later_than_it_says_interrupts_nothing(answer, wrong):
    assert Room(answer, -20.0, wrong=wrong).interrupted_at() is None


def test_a_loudspeaker_that_breaks_off_and_comes_back_late_interrupts_nothing_and_a_person_does(answer, person):
    """Half a second in which the system took nothing; what it took then sounds later than it says."""
    room = Room(answer, -20.0)
    room.stumble(5.0, 0.5, 0.3)
    called = room.interrupted_at(person, 9.0, -22.0)
    assert called is not None
    assert 9.0 < called < 9.5


@pytest.mark.parametrize("wrong", [0.1, 0.2])
def test_a_person_interrupts_it_all_the_same(answer, person, wrong):
    called = Room(answer, -20.0, wrong=wrong).interrupted_at(person, 8.0, -22.0)
    assert called is not None
    assert 8.0 < called < 8.5


@pytest.mark.parametrize(
    ("gain", "level"), [(-np.inf, -35.0), (-30.0, -35.0), (-15.0, -25.0), (-6.0, -14.0), (0.0, -8.0)]
)
def test_a_person_over_it_interrupts(answer, person, gain, level):
    called = Room(answer, gain).interrupted_at(person, 8.0, level)
    assert called is not None
    assert 8.0 < called < 9.0


def test_headphones_let_any_speech_through(answer, person):
    room = Room(answer, -np.inf)
    called = room.interrupted_at(person, 8.0, -40.0)
    assert called is not None
    assert called < 8.5
    assert room.gate.coupling < -15.0


def test_what_was_learned_holds_for_the_next_answer(answer, person):
    first = Room(answer, -20.0)
    assert first.interrupted_at() is None
    second = Room(answer, -20.0)
    second.gate.coupling, second.gate.learned = first.gate.coupling, True
    called = second.interrupted_at(person, 1.2, -25.0)
    assert called is not None
    assert called < 1.9


def test_tones_teach_nothing_that_makes_its_next_words_a_person_s(answer):
    """Four ticks of a countdown, a second apart, as whoever falls silent hears them before the diary speaks."""
    second = np.zeros(SAMPLE_RATE, np.int16)
    made = tone("countdown")
    tick = to_pcm16(resampled(made.samples, made.rate, SAMPLE_RATE))
    second[: len(tick)] = tick
    room = Room(np.concatenate([*[second] * 4, answer[: 4 * SAMPLE_RATE]]), -20.0)
    room.only_while(lambda at, level: level > SILENCE_DBFS or at > 4.0)
    assert room.interrupted_at() is None


def test_a_pause_between_two_lines_is_no_stumble(answer, person):
    """The first ends with silence, as every line does; who talks over the beginning of the second is noticed."""
    quiet = answer[: 9 * SAMPLE_RATE].copy()
    quiet[int(5.0 * SAMPLE_RATE) : int(5.8 * SAMPLE_RATE)] = 0
    room = Room(quiet, -20.0)
    room.only_while(lambda at, _: not 5.3 < at < 5.75)
    called = room.interrupted_at(person, 5.9, -20.0)
    assert called is not None
    assert 5.9 < called < 6.4


def test_the_delay_and_the_coupling_are_found(answer):
    room = Room(answer, -12.0, 0.2)
    room.interrupted_at()
    assert room.gate.delay == pytest.approx(0.2, abs=0.05)
    assert room.gate.coupling == pytest.approx(-12.0, abs=5.0)


def test_a_silent_loudspeaker_covers_nothing():
    gate = LoudspeakerGate(lambda since: ())
    assert not gate.covers(np.full(512, 3_000, np.int16), 5.0)


# Scripted blocks: the clock moves by a block at a time, and the loudspeaker is handed a level for each 20 ms.

BLOCK = 0.032
SAID = -15.0
"""What a voice is played at, in dBFS."""


class Script:
    """The loudspeaker is handed one level after another, 0.15 s before it sounds; blocks are heard by level alone."""

    def __init__(self, *, cancelled: bool = False, wanders: bool = False) -> None:
        self.now = BEGIN
        self.played: list[Played] = []
        self.gate = LoudspeakerGate(self._given, lambda: cancelled, wanders=wanders)

    def _given(self, since: float) -> Sequence[Played]:
        return [one for one in self.played if since < one.given <= self.now]

    def play(self, seconds: float, dbfs: float, heard: float) -> list[bool]:
        """So long both; whether each block was covered. The voice swells and sinks three times a second."""
        covered = []
        for at in np.arange(0.0, seconds, BLOCK):
            swell = 6.0 * np.sin(2 * np.pi * 3.0 * (self.now - BEGIN))
            told = self.now + 0.15
            if dbfs > SILENCE_DBFS:
                self.played.append(Played(self.now, told, dbfs + swell))
            past = 6.0 * np.sin(2 * np.pi * 3.0 * (self.now - 0.15 - BEGIN))
            covered.append(self.hear(heard + (past if at > 0.15 else 0.0)))
            self.now += BLOCK
        return covered

    def hear(self, dbfs: float, *, dated: float = 0.0) -> bool:
        """A block of that level that ends now or, by the microphone's word, ``dated`` seconds before."""
        loud = int(32_768 * 10 ** (dbfs / 20))
        return self.gate.covers(np.full(512, loud, np.int16), self.now - dated)


def test_before_anything_is_learned_its_own_voice_is_covered_however_loud_it_arrives():
    script = Script()
    assert all(script.play(0.5, SAID, SAID + 4.0))
    assert not script.gate.learned


def test_unsure_a_person_must_be_louder_by_more_and_sure_by_little():
    script = Script(wanders=True)
    script.play(4.0, SAID, SAID - 20.0)
    script.play(4.0, SILENCE_DBFS, -80.0)
    assert not script.gate.sure
    script.play(0.5, SAID, SAID - 20.0)
    assert not script.gate.sure
    assert script.hear(SAID - 20.0 + 14.0)
    script.play(2.0, SAID, SAID - 20.0)
    assert script.gate.sure
    assert not script.hear(SAID - 20.0 + 14.0)
    assert script.hear(SAID - 20.0 + 2.0)


def test_a_microphone_turned_up_between_two_answers_makes_its_own_voice_nobody_s():
    """As a canceller's automatic gain does, by 10 dB; after a second and a half that is the coupling."""
    script = Script(wanders=True)
    script.play(4.0, SAID, SAID - 40.0)
    script.play(4.0, SILENCE_DBFS, -80.0)
    assert all(script.play(4.0, SAID, SAID - 30.0))
    assert script.gate.coupling == pytest.approx(-30.0, abs=2.0)


def test_a_microphone_that_dates_a_block_before_it_was_handed_over_hears_nobody():
    """Measured on a busy machine: in the air until 0.2 s before the loudspeaker was given it."""
    script = Script()
    script.play(4.0, SAID, SAID - 20.0)
    script.play(4.0, SILENCE_DBFS, -80.0)
    script.play(0.1, SAID, -80.0)
    assert script.hear(SAID - 20.0, dated=0.3)


def test_what_a_canceller_leaves_over_is_never_sure():
    bare, cancelled = Script(), Script(cancelled=True)
    for script in (bare, cancelled):
        script.play(4.0, SAID, SAID - 50.0)
    assert not bare.hear(SAID - 50.0 + 12.0)
    assert cancelled.hear(SAID - 50.0 + 12.0)
    assert not cancelled.hear(SAID - 50.0 + 22.0)


def test_a_hole_in_the_echo_does_not_lower_the_coupling_at_once():
    script = Script()
    script.play(4.0, SAID, SAID - 20.0)
    script.play(0.8, SAID, -80.0)
    assert script.gate.coupling == pytest.approx(-20.0, abs=2.0)


def test_after_a_stumble_everything_is_covered_for_a_second_and_then_it_is_unsure():
    script = Script()
    script.play(4.0, SAID, SAID - 20.0)
    script.play(0.4, SILENCE_DBFS, -80.0)
    script.play(0.1, SAID, -80.0)
    assert script.hear(SAID)
    script.play(1.2, SAID, SAID - 20.0)
    assert not script.gate.sure
    assert not script.hear(SAID + 5.0)


def test_after_a_hole_in_what_the_microphone_gives_everything_is_covered_for_a_second():
    """Measured: half a second of it never came, and what came then was heard long after it should have been."""
    script = Script()
    script.play(4.0, SAID, SAID - 20.0)
    for _ in range(16):
        script.played.append(Played(script.now, script.now + 0.15, SAID))
        script.now += BLOCK
    assert all(script.play(0.9, SAID, SAID))
    assert not script.gate.sure


def test_blocks_of_a_stumble_that_come_late_are_covered_when_the_next_one_is_known_already():
    script = Script()
    script.play(4.0, SAID, SAID - 20.0)
    for _ in range(2):
        script.play(0.4, SILENCE_DBFS, -80.0)
        script.play(0.1, SAID, -80.0)
    assert script.hear(SAID, dated=0.6)


def test_silence_in_which_the_detector_still_hears_a_word_is_nobody():
    """The loudspeaker broke off and has not come back: nothing of it can sound any more."""
    script = Script()
    script.play(4.0, SAID, SAID - 20.0)
    script.play(0.6, SILENCE_DBFS, -80.0)
    assert script.hear(-90.0)
    assert not script.hear(SAID)


def test_a_microphone_that_nobody_turns_hears_a_person_over_the_first_word():
    script = Script()
    script.play(4.0, SAID, SAID - 20.0)
    script.play(4.0, SILENCE_DBFS, -80.0)
    script.play(0.5, SAID, SAID - 20.0)
    assert not script.gate.sure
    assert not script.hear(SAID - 20.0 + 12.0)
