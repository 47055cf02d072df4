"""The sound card's microphone where devices misbehave; that it hears is proved by speaking into it elsewhere."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from diary_desktop.audio import intake, microphone
from diary_desktop.audio.microphone import SoundCard
from diary_desktop.audio.portaudio import input_devices
from diary_desktop.domain.audio import AudioChunk
from diary_desktop.domain.errors import MicrophoneLost, NoMicrophone

from .scripted_sound import BAD_CHANNELS, UNAVAILABLE, ScriptedSound, ScriptedStream, install

BLOCK = np.arange(320, dtype=np.int16)


def opened(monkeypatch: pytest.MonkeyPatch, script: ScriptedSound, device: str = "") -> SoundCard:
    install(monkeypatch, script)
    card = SoundCard(device)
    card.open()
    return card


def joined(chunks: list[AudioChunk]) -> np.ndarray:
    return np.concatenate([chunk.pcm for chunk in chunks])


def steadily(stream: ScriptedStream) -> None:
    """A device that works, until it is closed."""
    while not stream.aborted.wait(0.001):
        stream.block(BLOCK)


def test_without_portaudio_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, None)
    with pytest.raises(NoMicrophone, match="libportaudio2"):
        SoundCard().open()
    assert input_devices() == []


def test_without_a_device_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, ScriptedSound(names=()))
    with pytest.raises(NoMicrophone):
        SoundCard().open()
    assert input_devices() == []


def test_devices_are_named_once_and_looked_for_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    script = ScriptedSound(names=("built-in", "headset", "headset"))
    install(monkeypatch, script)
    assert input_devices() == ["built-in", "headset"]
    script.names = ("built-in", "just plugged in")
    assert input_devices() == ["built-in", "just plugged in"]
    assert script.restarts == 2


def test_the_list_is_not_made_anew_under_an_open_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    script = ScriptedSound(play=steadily)
    card = opened(monkeypatch, script)
    restarts = script.restarts
    assert input_devices()
    assert script.restarts == restarts
    card.stop()
    list(card.chunks())
    assert input_devices()
    assert script.restarts == restarts + 1


def test_a_device_is_chosen_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    script = ScriptedSound(play=steadily)
    card = opened(monkeypatch, script, "headset")
    assert (card.name, script.streams[0].options["device"]) == ("headset", 1)
    card.stop()
    list(card.chunks())


def test_a_chosen_device_that_is_gone_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, ScriptedSound())
    with pytest.raises(NoMicrophone, match="“desk mic” is not connected"):
        SoundCard("desk mic").open()


def test_a_device_that_another_program_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, ScriptedSound(accepts=lambda rate, channels: False, refusal=UNAVAILABLE))
    with pytest.raises(NoMicrophone, match="another program"):
        SoundCard().open()


def test_a_device_that_gives_no_sound_is_closed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(microphone, "FIRST_PATIENCE", 0.05)
    script = ScriptedSound()
    install(monkeypatch, script)
    with pytest.raises(NoMicrophone, match="no sound"):
        SoundCard().open()
    assert script.streams[0].closed


def test_a_device_that_refuses_our_rate_is_converted(monkeypatch: pytest.MonkeyPatch) -> None:
    time_ = np.arange(44_100) / 44_100
    tone = (8_000 * np.sin(2 * np.pi * 440 * time_)).astype(np.int16)

    def play(stream: ScriptedStream) -> None:
        for at in range(0, len(tone), 882):
            stream.block(tone[at : at + 882])
        card_ready.wait(5)
        stream.end()

    card_ready = threading.Event()
    card = opened(monkeypatch, ScriptedSound(accepts=lambda rate, channels: rate == 44_100, play=play))
    card_ready.set()
    heard: list[AudioChunk] = []
    with pytest.raises(MicrophoneLost):
        heard.extend(card.chunks())
    pcm = joined(heard)
    assert abs(len(pcm) - 16_000) <= 2
    assert np.argmax(np.abs(np.fft.rfft(pcm.astype(float), 16_000))) == 440


def test_a_device_with_two_channels_only_is_mixed(monkeypatch: pytest.MonkeyPatch) -> None:
    left_and_right = np.tile(np.array([1_000, 3_000], np.int16), 882)

    def play(stream: ScriptedStream) -> None:
        while not stream.aborted.wait(0.001):
            stream.block(left_and_right)

    script = ScriptedSound(accepts=lambda rate, channels: channels == 2, refusal=BAD_CHANNELS, play=play)
    card = opened(monkeypatch, script)
    chunks = card.chunks()
    pcm = joined([next(chunks) for _ in range(20)])
    card.stop()
    list(chunks)
    assert np.abs(pcm[1_000:].astype(int) - 2_000).max() <= 2


def test_after_a_stop_the_tail_that_was_in_the_air_still_arrives(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sound system that is 0.3 s late: blocks go on coming until those of the moment of the stop are here."""
    handed_over: list[float] = []

    def late(stream: ScriptedStream) -> None:
        while not stream.aborted.wait(0.02):
            handed_over.append(time.monotonic() - 0.3)
            stream.block(BLOCK, delay=0.3)

    card = opened(monkeypatch, ScriptedSound(play=late))
    chunks = card.chunks()
    next(chunks)
    stopped = time.monotonic()
    card.stop()
    rest = list(chunks)
    assert handed_over[len(rest)] + 0.02 >= stopped - 0.005
    assert 0.2 < time.monotonic() - stopped < 30


def test_a_clock_that_makes_no_sense_does_not_hold_up_the_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    def confused(stream: ScriptedStream) -> None:
        while not stream.aborted.wait(0.01):
            stream.block(BLOCK, delay=1e6)

    card = opened(monkeypatch, ScriptedSound(play=confused))
    card.stop()
    before = time.monotonic()
    list(card.chunks())
    assert time.monotonic() - before < 30


def test_a_device_that_falls_silent_is_lost_after_what_was_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(microphone, "PATIENCE", 0.1)
    card = opened(monkeypatch, ScriptedSound(play=lambda stream: stream.block(BLOCK)))
    heard: list[AudioChunk] = []
    with pytest.raises(MicrophoneLost):
        heard.extend(card.chunks())
    assert np.array_equal(joined(heard), BLOCK)


def test_a_stop_on_a_device_that_fell_silent_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(microphone, "LONGEST_TAIL", 0.1)
    card = opened(monkeypatch, ScriptedSound(play=lambda stream: stream.block(BLOCK, delay=1.0)))
    card.stop()
    assert np.array_equal(joined(list(card.chunks())), BLOCK)


def test_a_slow_reader_loses_counted_seconds_and_sees_the_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    filled, read = threading.Event(), threading.Event()

    def flood(stream: ScriptedStream) -> None:
        for _ in range(intake.KEPT_SECONDS * 50 + 100):
            stream.block(BLOCK)
        filled.set()
        read.wait(5)
        stream.block(BLOCK)
        stream.end()

    card = opened(monkeypatch, ScriptedSound(play=flood))
    assert filled.wait(10)
    assert card.lost_seconds == pytest.approx(2.0)
    chunks = card.chunks()
    kept = [next(chunks) for _ in range(intake.KEPT_SECONDS * 50)]
    assert not any(chunk.overflowed for chunk in kept)
    read.set()
    after = next(chunks)
    assert after.overflowed
    assert after.at == pytest.approx(intake.KEPT_SECONDS + 2.0)
    assert [(round(gap.at, 6), round(gap.seconds, 6)) for gap in after.gaps] == [(intake.KEPT_SECONDS, 2.0)]
    with pytest.raises(MicrophoneLost):
        next(chunks)


def test_what_waited_for_a_slow_reader_at_the_stop_is_still_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program was held up for longer than the tail may take: what had come by then was said before the stop."""
    monkeypatch.setattr(microphone, "LONGEST_TAIL", 0.05)
    said, filled = np.arange(100 * 320, dtype=np.int16), threading.Event()

    def spoken(stream: ScriptedStream) -> None:
        for at in range(0, len(said), 320):
            stream.block(said[at : at + 320], delay=1.0)
        filled.set()

    card = opened(monkeypatch, ScriptedSound(play=spoken))
    assert filled.wait(10)
    card.stop()
    time.sleep(0.06)
    assert np.array_equal(joined(list(card.chunks())), said)


def test_an_overrun_of_the_device_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    def overrun(stream: ScriptedStream) -> None:
        stream.block(BLOCK)
        stream.block(BLOCK, overflow=True)
        stream.block(BLOCK)
        stream.end()

    heard: list[AudioChunk] = []
    with pytest.raises(MicrophoneLost):
        heard.extend(opened(monkeypatch, ScriptedSound(play=overrun)).chunks())
    assert [chunk.overflowed for chunk in heard if len(chunk.pcm)] == [False, True, False]
    assert [(gap.at, gap.seconds) for chunk in heard for gap in chunk.gaps] == [(0.02, 0.0)]


def test_an_opened_microphone_that_is_dropped_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    script = ScriptedSound(play=steadily)
    card = opened(monkeypatch, script)
    del card
    assert script.streams[0].closed


def test_a_reader_that_gives_up_closes_the_microphone(monkeypatch: pytest.MonkeyPatch) -> None:
    script = ScriptedSound(play=steadily)
    card = opened(monkeypatch, script)
    chunks = card.chunks()
    next(chunks)
    del chunks
    assert script.streams[0].closed
