"""Hands-free listens without the echo of the loudspeaker where the sound system offers that, and as ever elsewhere."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from diary_desktop.audio.echo_cancelling import CancelledPair, EchoCanceller
from diary_desktop.domain.audio import Sound
from diary_desktop.runtime.engine_thread import Token
from tests.audio_server import AudioServer, audio_room
from tests.piped_server import EchoingServer

__all__ = ["audio_room"]

PULSE = {
    "sources": ["1\tmic\tmodule-alsa-card.c\ts16le", "2\tmic.ec\tmodule-echo-cancel.c\tf", "3\tout.ec.monitor\t"
                "module-echo-cancel.c\tf"],
    "sinks": ["1\tout\tmodule-alsa-card.c\ts16le", "2\tout.ec\tmodule-echo-cancel.c\tf"],
    "source-outputs": ["4\t2\t7\tprotocol-native.c\ts16le", "5\t1\t-\tmodule-echo-cancel.c\tf"],
    "modules": ['9\tmodule-echo-cancel\taec_args="analog_gain_control=0"\t'],
}  # fmt: skip
PIPEWIRE = {
    "sources": ["60\techo-cancel-source\tPipeWire\tf"],
    "sinks": ["61\techo-cancel-sink\tPipeWire\tf"],
    "source-outputs": [],
    "modules": ["536870913\tmodule-echo-cancel\taec_method=webrtc\t"],
}
NONE: dict[str, list[str]] = {"sources": ["1\tmic\tPipeWire\ts16le"], "sinks": []}


@pytest.fixture(autouse=True)
def nothing_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PULSE_SOURCE", "PULSE_SINK", "PIPEWIRE_NODE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def server(audio_room: AudioServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[EchoingServer]:
    """A loudspeaker whose microphone is no monitor of its own; ``audio_room`` skips where no server can run."""
    with tempfile.TemporaryDirectory(prefix="sound-") as folder:
        one = EchoingServer(Path(folder), 0.1)
        one.start()
        for name in ("PULSE_SERVER", "ALSA_CONFIG_PATH"):
            monkeypatch.setenv(name, one.environment[name])
        yield one
        one.stop()


def test_the_canceller_is_known_by_its_module_or_by_its_name() -> None:
    assert EchoCanceller(PULSE.__getitem__).look() == CancelledPair("mic.ec", "out.ec", "mic")
    assert EchoCanceller(PIPEWIRE.__getitem__).look() == CancelledPair("echo-cancel-source", "echo-cancel-sink")
    assert EchoCanceller(NONE.__getitem__).look() is None
    assert EchoCanceller(PULSE.__getitem__).offer() == "cancelled"
    assert EchoCanceller(PIPEWIRE.__getitem__).offer() == "cancelled"
    assert EchoCanceller(NONE.__getitem__).offer() == "none"


@pytest.mark.parametrize(
    ("arguments", "offer"),
    [
        ("", "turned_down"),
        ("aec_method=webrtc source_name=quiet", "turned_down"),
        ('aec_method=webrtc aec_args="noise_suppression=1 analog_gain_control=0"', "cancelled"),
        ("aec_method=speex", "cancelled"),
    ],
)
def test_a_canceller_that_turns_the_microphone_down_is_told_apart(arguments: str, offer: str) -> None:
    lists = {**PULSE, "modules": [f"9\tmodule-echo-cancel\t{arguments}\t"]}
    assert EchoCanceller(lists.__getitem__).offer() == offer


def test_the_bare_microphone_is_the_one_that_the_canceller_hears_or_the_only_other() -> None:
    def bare(*others: str, heard: tuple[str, ...] = ()) -> str:
        rows = [*PULSE["sources"], *(f"{at}\t{name}\tmodule-alsa-card.c\tf" for at, name in enumerate(others, 8))]
        pair = EchoCanceller({**PULSE, "sources": rows, "source-outputs": list(heard)}.__getitem__).look()
        return "" if pair is None else pair.bare

    assert bare() == "mic"
    assert bare("webcam") == "", "either may be the one"
    assert bare("webcam", heard=("5\t8\t-\tmodule-echo-cancel.c\tf",)) == "webcam"
    assert bare("out.monitor") == "mic"


def test_who_chose_a_device_for_all_programs_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SOURCE", "headset")
    assert EchoCanceller(PULSE.__getitem__).look() is None
    assert EchoCanceller(PULSE.__getitem__).offer() == "chosen"


def test_both_streams_lead_through_it_and_the_plain_microphone_does_not(server: EchoingServer) -> None:
    canceller = EchoCanceller()
    with server.cancelling():
        microphone = canceller.microphone()
        microphone.open()
        token = Token()
        line = canceller.speaker().line(token)
        line.add(Sound(np.zeros(48_000, np.float32), 48_000))
        heard, played = _devices(server, "source-outputs"), _devices(server, "sink-inputs")
        line.close()
        beside = list(canceller.bare_sounds())
        named = canceller.microphone("default")
        microphone.stop()
        for _ in microphone.chunks():
            pass
        assert canceller.offer() == "turned_down"
        assert canceller.sink == "", "nothing is played into it once nobody listens there"
        named.open()
        plain = _devices(server, "source-outputs")
        named.stop()
        for _ in named.chunks():
            pass
        closed = _devices(server, "source-outputs")
    assert {"quiet", "microphone"} <= heard
    assert not {"quiet", "microphone"} & closed, "the bare one is closed with the one without echo"
    assert sum(len(one.pcm) for one in beside) > 0
    assert [one.at for one in beside] == sorted(one.at for one in beside)
    assert "known" in played
    assert "quiet" not in plain
    assert os.environ["PULSE_SOURCE"] == "@DEFAULT_SOURCE@"


def test_a_canceller_that_gives_no_sound_is_done_without(server: EchoingServer) -> None:
    gone = EchoCanceller(lambda kind: [f"9\tgone-{kind}\tmodule-echo-cancel.c\tf"])
    microphone = gone.microphone()
    microphone.open()
    microphone.stop()
    assert list(microphone.chunks())
    assert gone.sink == ""


def _devices(server: AudioServer, kind: str) -> set[str]:
    """Names of the devices that streams of this process lead to: those of the server itself have no client."""
    rows = [line.split("\t") for line in server.listed(kind).splitlines()]
    names = {row[0]: row[1] for row in (line.split("\t") for line in server.listed(_OF[kind]).splitlines())}
    return {names[row[1]] for row in rows if row[2] != "-"}


_OF = {"source-outputs": "sources", "sink-inputs": "sinks"}
