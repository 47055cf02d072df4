"""How soon an answer falls silent when a person speaks over it, through real devices: PortAudio at both ends.

The loudspeaker is a private sound server's, its microphone hears it 20 dB softer, and a person speaks beside it. From
the first sample of the person to the last sound out of the loudspeaker, whatever buffers lie between.
"""

from __future__ import annotations

import os
import tempfile
import threading
import time
from contextlib import nullcontext
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
HEARD_WITHIN = 0.5
"""Seconds after the person's last word by which the diary has noticed, if ever."""
LEARNING = 5.0
"""Seconds of the answer before anybody speaks over it."""

ANSWER = (
    "On the third of March you wrote that the river was high after the storm, and that you watched the boats with "
    "Susan until it grew dark. The next morning you walked back the same way, and the water had gone down by a hand. "
    "You bought bread on the way home, and in the evening you called your mother and told her all of it."
)


SOFT = 0.1
"""How loud somebody far from the microphone is, of the same person beside it: about as loud as the diary's own echo."""


def barge_in_devices(times: int) -> list[Figure]:
    """Somebody beside the microphone, and somebody far from it; with the system's echo canceller and without.

    The canceller lets the soft voice be noticed at all, and holds back what is heard.
    """
    near, near_cancelled = _measured(times, 1.0), _measured(times, 1.0, cancelling=True)
    far, far_cancelled = _measured(times, SOFT), _measured(times, SOFT, cancelling=True)
    return [
        *_figures("through devices", near, times, 250.0),
        *_figures("through devices, echo cancelled", near_cancelled, times, 250.0),
        *_figures("far away", far, times, None),
        *_figures("far away, echo cancelled", far_cancelled, times, None),
    ]


def _figures(where: str, measured: tuple[list[float], int], times: int, goal: float | None) -> list[Figure]:
    """Of those that were noticed; with a goal, the slowest of all."""
    taken, own = measured
    noticed = [one for one in taken if np.isfinite(one)]
    slowest = max(taken if goal is not None else noticed, default=np.inf)
    return [
        Figure(f"barge_in_ms, {where}, slowest", slowest, "ms", goal, None),
        Figure(f"barge_in_ms, {where}, median", float(np.median(noticed)) if noticed else np.inf, "ms", goal, None),
        Figure(f"{where}: noticed, of {len(taken)}", len(noticed), "", None),
        Figure(f"{where}: interrupted by itself, of {times} answers", own, "", 0.0),
    ]


def _measured(times: int, loudness: float, *, cancelling: bool = False) -> tuple[list[float], int]:
    """ms of each interruption (endless where nobody was heard), and how often the diary interrupted itself."""
    with tempfile.TemporaryDirectory(prefix="sound-") as folder:
        place = Path(folder)
        server = EchoingServer(place, COUPLING)
        server.start()
        before = dict(os.environ)
        os.environ.update(server.environment)
        try:
            with server.cancelling() if cancelling else nullcontext():
                return _interrupted(_diary(place), server, _person(loudness), times)
        finally:
            os.environ.clear()
            os.environ.update(before)
            server.stop()


def _diary(place: Path) -> Running:
    where = app.places(place / "vault", app.places().models, place / "state")
    vault = LanceVault(place / "vault", place / "state", lambda: MINIMUM)
    running = assemble(replace(app.real_adapters(where), vault=vault), app.load_templates())
    running.journeys.session.create(bytearray(b"benchmark"))
    return running


def _interrupted(running: Running, server: EchoingServer, person: Pcm16, times: int) -> tuple[list[float], int]:
    taken, own = list[float](), 0
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
                    time.sleep(HEARD_WITHIN)
                    taken.append(1000 * (server.loud - server.began) if token.cancelled else np.inf)
                token.cancel()
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


def _person(loudness: float) -> Pcm16:
    """A question, from its first audible sample on."""
    said = np.concatenate(list(MediaFile().read(resource_path("samples") / "question.ogg", Token())))
    loud = np.abs(said.astype(int))
    return (loudness * said[int(np.argmax(loud > 0.05 * loud.max())) :]).astype(np.int16)
