"""How soon an answer falls silent when a person speaks over it, through real devices: PortAudio at both ends.

The loudspeaker is a private sound server's, its microphone hears it 20 dB softer, and a person speaks beside it. From
the first sample of the person to the last sound out of the loudspeaker, whatever buffers lie between.
"""

from __future__ import annotations

import os
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from diary_desktop import app
from diary_desktop.assembly import Running, assemble
from diary_desktop.audio.media_file import MediaFile
from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.domain.audio import Pcm16
from diary_desktop.domain.errors import Cancelled
from diary_desktop.resources import resource_path
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.storage.vault import LanceVault
from tests.piped_server import EchoingServer

from .figures import Figure

COUPLING = 0.1
LEARNING = 5.0
"""Seconds of the answer before anybody speaks over it."""

ANSWER = (
    "On the third of March you wrote that the river was high after the storm, and that you watched the boats with "
    "Susan until it grew dark. The next morning you walked back the same way, and the water had gone down by a hand. "
    "You bought bread on the way home, and in the evening you called your mother and told her all of it."
)


def barge_in_devices(times: int) -> list[Figure]:
    """The slowest of so many, and how often the diary interrupted itself before anybody spoke."""
    with tempfile.TemporaryDirectory(prefix="sound-") as folder:
        place = Path(folder)
        server = EchoingServer(place, COUPLING)
        server.start()
        before = dict(os.environ)
        os.environ.update(server.environment)
        try:
            taken, own = _interrupted(_diary(place), server, times)
        finally:
            os.environ.clear()
            os.environ.update(before)
            server.stop()
    return [
        Figure("barge_in_ms, through devices, slowest", max(taken, default=np.inf), "ms", 250.0, None),
        Figure("barge_in_ms, through devices, median", float(np.median(taken)) if taken else np.inf, "ms", 250.0, None),
        Figure(f"interrupted by itself, of {times} answers", own, "", 0.0),
    ]


def _diary(place: Path) -> Running:
    where = app.places(place / "vault", app.places().models, place / "state")
    vault = LanceVault(place / "vault", place / "state", lambda: MINIMUM)
    running = assemble(replace(app.real_adapters(where), vault=vault), app.load_templates())
    running.journeys.session.create(bytearray(b"benchmark"))
    return running


def _interrupted(running: Running, server: EchoingServer, times: int) -> tuple[list[float], int]:
    person, taken, own = _person(), list[float](), 0
    one = running.journeys
    one.ear.open()
    try:
        for _ in range(times):
            token = Token()
            with one.ear.watch(token.cancel):
                speaking = threading.Thread(target=_answer, args=(running, token))
                speaking.start()
                time.sleep(LEARNING)
                if token.cancelled:
                    own += 1
                else:
                    server.speak(person)
                    taken.append(1000 * (server.loud - server.began))
                speaking.join(60)
            time.sleep(1.0)
    finally:
        running.close()
    return taken, own


def _answer(running: Running, token: Token) -> None:
    try:
        running.journeys.narrator.say([ANSWER], "en", token)
    except Cancelled:
        return


def _person() -> Pcm16:
    """A question, from its first audible sample on."""
    said = np.concatenate(list(MediaFile().read(resource_path("samples") / "question.ogg", Token())))
    loud = np.abs(said.astype(int))
    return said[int(np.argmax(loud > 0.05 * loud.max())) :]
