"""The loudspeaker, heard in a room of the tests' own, and where devices misbehave."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import numpy as np
import pytest

from diary_desktop.audio import sound_line
from diary_desktop.audio.speaker import Loudspeaker
from diary_desktop.domain.audio import SAMPLE_RATE, Samples, Sound
from diary_desktop.domain.errors import Cancelled, NoSpeaker
from diary_desktop.runtime.engine_thread import Token
from tests.audio_server import AudioServer, audio_room, audio_server

from .scripted_sound import UNAVAILABLE, ScriptedSound, ScriptedStream, install

__all__ = ["audio_room", "audio_server"]  # fixtures are found by their names in this module


def tone(seconds: float, rate: int = 22_050) -> Sound:
    time_ = np.arange(int(seconds * rate)) / rate
    return Sound((0.5 * np.sin(2 * np.pi * (300 + 200 * time_) * time_)).astype(np.float32), rate)


def audible(pcm: np.ndarray) -> float:
    """Seconds from the first to the last loud sample."""
    loud = np.flatnonzero(np.abs(pcm.astype(int)) > 300)
    return float(loud[-1] - loud[0]) / SAMPLE_RATE if len(loud) else 0.0


@pytest.mark.parametrize("seconds", [0.1, 1.0])
def test_a_sound_is_heard_to_its_end(audio_server: AudioServer, seconds: float) -> None:
    moved: list[float] = []
    with audio_server.listening() as heard:
        Loudspeaker().play(tone(seconds), Token(), moved.append)
    assert audible(heard[0]) == pytest.approx(seconds, abs=0.03)
    assert moved == sorted(moved)
    assert moved[-1] == pytest.approx(seconds, abs=0.001)
    assert len(moved) >= seconds / 0.2


def test_cancelling_silences_it_at_once(audio_server: AudioServer) -> None:
    token = Token()
    with audio_server.listening() as heard:
        timer = threading.Timer(0.6, token.cancel)
        timer.start()
        with pytest.raises(Cancelled):
            Loudspeaker().play(tone(5.0), token)
        timer.join()
    assert audible(heard[0]) < 0.6 + 0.1


def taking(taken: list[Samples], delay: float = 0.0) -> Callable[[ScriptedStream], None]:
    """A device that takes 20 ms every 20 ms and keeps them."""

    def play(stream: ScriptedStream) -> None:
        while not stream.aborted.wait(0.02):
            taken.append(stream.wanted(stream.options["samplerate"] // 50, delay))

    return play


def test_a_refused_rate_is_converted(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[Samples] = []
    install(monkeypatch, ScriptedSound(accepts=lambda rate, channels: rate == 44_100, play=taking(taken)))
    Loudspeaker().play(tone(0.2), Token())
    heard = np.concatenate(taken)
    wanted = tone(0.2, 44_100).samples
    assert np.abs(heard[200 : len(wanted) - 200] - wanted[200:-200]).max() < 0.02
    assert not heard[len(wanted) + 10 :].any()


def test_it_waits_for_what_is_on_its_way_to_the_ear(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, ScriptedSound(play=taking([], delay=0.4)))
    before = time.monotonic()
    Loudspeaker().play(tone(0.1), Token())
    assert time.monotonic() - before > 0.45


def test_nothing_is_opened_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    script = ScriptedSound()
    install(monkeypatch, script)
    Loudspeaker().play(Sound(np.zeros(0, np.float32), 22_050), Token())
    assert script.streams == []


def test_without_portaudio_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, None)
    with pytest.raises(NoSpeaker, match="libportaudio2"):
        Loudspeaker().play(tone(0.1), Token())


def test_without_a_device_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, ScriptedSound(names=()))
    with pytest.raises(NoSpeaker, match="No loudspeaker"):
        Loudspeaker().play(tone(0.1), Token())


def test_a_device_that_another_program_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, ScriptedSound(accepts=lambda rate, channels: False, refusal=UNAVAILABLE))
    with pytest.raises(NoSpeaker, match="another program"):
        Loudspeaker().play(tone(0.1), Token())


def test_a_device_that_never_asks_for_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound_line, "PATIENCE", 0.1)
    script = ScriptedSound()
    install(monkeypatch, script)
    with pytest.raises(NoSpeaker, match="stopped answering"):
        Loudspeaker().play(tone(1.0), Token())
    assert script.streams[0].closed


def test_a_device_that_is_pulled_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(stream: ScriptedStream) -> None:
        stream.wanted(441)
        stream.end()

    install(monkeypatch, ScriptedSound(play=gone))
    with pytest.raises(NoSpeaker, match="taken away"):
        Loudspeaker().play(tone(1.0), Token())
