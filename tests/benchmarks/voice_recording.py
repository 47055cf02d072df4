"""Whether recording loses a sample, and the window its breath, while models load and transcribe beside it.

What is said comes out of a microphone that gives byte for byte what it is fed, so that what was recorded can be
compared sample by sample, from the first one after recording began. A feeder that stutters puts silence in between,
which is no loss. A room (a null sink) will not do: it changes its buffering when somebody begins to listen, and 11 to
77 samples of what it played just then were lost to another program, too, that had been listening for seconds (six of
six tries, while ours lost none of what came after its first block).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from diary_desktop.audio.media_file import MediaFile
from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import Token
from tests.audio_server import AudioServer
from tests.piped_server import PipedServer

from .figures import Figure
from .vault import ROOT

_WINDOW = 64
"""Samples that are found again: with the noise in them no two stretches of it are alike."""

_GRACE = 6.0
"""Seconds that recording goes on after the last word, by which a slow player has said it."""


def samples_lost(minutes: float) -> list[Figure]:
    """Beside the loss: how long the event loop was away, and an idle window's under the same load from outside."""
    seconds = 60 * minutes
    with tempfile.TemporaryDirectory(prefix="sound-") as folder:
        place = Path(folder)
        server = PipedServer(place)
        server.start()
        try:
            said = spoken(seconds - _GRACE)
            figures = _recorded(server, said, seconds, place)
            heard = np.frombuffer((place / "heard.raw").read_bytes(), "<i2")
        finally:
            server.stop()
        idle = _idle(seconds, place)
    short = abs(round(figures["clip_s"] * SAMPLE_RATE) - len(heard))
    return [
        Figure(f"samples_lost ({minutes:g} min)", missing(said, heard) + short, "", 0, 0.0),
        Figure("gaps told in that time", figures["gaps_told"], "", 0),
        Figure("event_loop_gap_p999_ms", figures["p999_ms"], "ms", 50, idle["p999_ms"]),
        Figure("event_loop_gap_largest_ms", figures["largest_ms"], "ms", idle["largest_ms"] + 40, idle["largest_ms"]),
    ]


def _recorded(server: AudioServer, said: Pcm16, seconds: float, place: Path) -> dict[str, float]:
    environment = {**os.environ, **server.environment}
    with subprocess.Popen(_command("record", seconds, place), cwd=ROOT, stdout=subprocess.PIPE, env=environment) as one:
        assert one.stdout is not None
        while one.stdout.readline().strip() != b"recording":
            if one.poll() is not None:
                raise RuntimeError("the recording window ended before it recorded")
        server.speak(said, patience=2 * seconds)
        told: dict[str, float] = json.loads(one.stdout.read().splitlines()[-1])
        return told


def _idle(seconds: float, place: Path) -> dict[str, float]:
    """A window that does nothing, while another process does the models' work."""
    other = place / "idle"
    other.mkdir()
    with subprocess.Popen(_command("load", seconds + 30, other), cwd=ROOT) as load:
        try:
            done = subprocess.run(_command("idle", seconds, other), cwd=ROOT, stdout=subprocess.PIPE, check=True)
        finally:
            load.kill()
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _command(plan: str, seconds: float, place: Path) -> list[str]:
    return [sys.executable, "-m", "tests.benchmarks.recording_window", plan, str(seconds), str(place)]


def spoken(seconds: float) -> Pcm16:
    """The bundled notes one after another, with a faint noise that makes every stretch its own; never silent."""
    files = sorted(resource_path("samples").glob("*.ogg"))
    notes = np.concatenate([part for file in files for part in MediaFile().read(file, Token())])
    length = round(seconds * SAMPLE_RATE)
    speech = np.resize(notes, length).astype(np.int32)
    noise = np.random.default_rng(11).integers(40, 200, length) * np.random.default_rng(12).choice([-1, 1], length)
    mixed = np.clip(speech + noise, -32_768, 32_767)
    return np.where(mixed == 0, 1, mixed).astype(np.int16)


def missing(said: Pcm16, heard: Pcm16) -> int:
    """Samples of ``said`` that are not in ``heard``, wherever; silence that was put in between does not count."""
    whole, found, lost = said.astype("<i2").tobytes(), 0, 0
    at = _loud(heard, 0)
    while at < len(heard):
        window = heard[at : at + _WINDOW].astype("<i2").tobytes()
        place = whole.find(window, 2 * found)
        while place % 2 and place >= 0:
            place = whole.find(window, place + 1)
        if len(window) < 2 * _WINDOW or place < 0:
            at = _loud(heard, at + 1)
            continue
        lost += place // 2 - found
        same = _same(said[place // 2 :], heard[at:])
        found, at = place // 2 + same, _loud(heard, at + same)
    return lost + len(said) - found


def _loud(heard: Pcm16, at: int) -> int:
    """The first sample from ``at`` on that is not silence; the length where there is none."""
    beyond = np.flatnonzero(heard[at : at + SAMPLE_RATE])
    while not len(beyond) and at < len(heard):
        at += SAMPLE_RATE
        beyond = np.flatnonzero(heard[at : at + SAMPLE_RATE])
    return at + int(beyond[0]) if len(beyond) else len(heard)


def _same(one: Pcm16, other: Pcm16) -> int:
    """How many samples agree from the beginning."""
    length = min(len(one), len(other))
    differs = np.flatnonzero(one[:length] != other[:length])
    return int(differs[0]) if len(differs) else length


def make_spoken(file: str, seconds: str) -> None:
    """``spoken`` so many seconds, kept for a process that is to import nothing for it."""
    np.save(file, spoken(float(seconds)))
