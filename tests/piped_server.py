"""A sound server whose microphone is a pipe, for measuring what a recorder loses and nothing else. Linux only."""

from __future__ import annotations

import fcntl
import os
import queue
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path

import numpy as np

from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE, Pcm16

from .audio_server import ROOM_AS_IT_IS, AudioServer

_PIPE_BYTES = 4096
_IN_THE_PIPE = _PIPE_BYTES / 2 / SAMPLE_RATE
"""Seconds by which the last sample is out of the pipe again; no clock of the sound system knows of them."""


class PipedServer(AudioServer):
    """A microphone that gives byte for byte what is fed to it in real time: a pipe, without a room around it.

    A room (a null sink) changes its buffering when somebody begins to listen and garbles what it plays just then, for
    whoever listens already as well. Here nothing but the recorder can lose a sample, from the first one on.
    """

    _loudspeaker: tuple[str, ...] = ()

    def start(self) -> None:
        """Start the server and feed its microphone silence. Raises ``TimeoutError``."""
        pipe = self._folder / "microphone"
        self._serve(*self._loudspeaker, f"module-pipe-source source_name=microphone file={pipe} {ROOM_AS_IT_IS}")
        self._ask("set-default-source", "microphone")
        self._ended = threading.Event()
        self._said: queue.SimpleQueue[tuple[Pcm16, threading.Event]] = queue.SimpleQueue()
        self._pump = threading.Thread(target=self._feed, args=(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK),))
        self._pump.start()

    def stop(self) -> None:
        """End it; a microphone that listens is lost by that."""
        self._ended.set()
        self._pump.join(10)
        super().stop()

    def speak(self, pcm: Pcm16, patience: float = 60) -> None:
        """Say 16 kHz ``pcm``; returns when its last sample was given, within ``patience`` seconds."""
        heard = threading.Event()
        self._said.put((pcm, heard))
        if not heard.wait(patience):
            raise TimeoutError("nobody takes what the microphone gives")
        time.sleep(_IN_THE_PIPE)

    def _feed(self, pipe: int) -> None:
        """What is said and otherwise silence, 20 ms at a time by the clock; while nobody listens nothing is taken."""
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
        silence, due = np.zeros(BLOCK_SAMPLES, "<i2").tobytes(), time.monotonic()
        said, heard, at = b"", threading.Event(), 0
        while not self._ended.is_set():
            if at >= len(said) and not self._said.empty():
                pcm, heard = self._said.get()
                said, at = pcm.astype("<i2").tobytes(), 0
            block = said[at : at + len(silence)] or silence
            with suppress(BlockingIOError):
                written = os.write(pipe, block)
                at += written if at < len(said) else 0
            if at >= len(said):
                heard.set()
            due += BLOCK_SAMPLES / SAMPLE_RATE
            time.sleep(max(0.0, due - time.monotonic()))
        os.close(pipe)


class EchoingServer(PipedServer):
    """A loudspeaker as well, which its microphone hears ``coupling`` times as loud, and a person beside it.

    ``began`` is when a person's first sample went into the microphone, ``loud`` when the loudspeaker last gave a sound,
    both by the monotonic clock.
    """

    _loudspeaker = ("module-null-sink sink_name=room rate=48000 channels=2",)
    _SILENT = 30
    """Of 32,767."""

    def __init__(self, folder: Path, coupling: float) -> None:
        super().__init__(folder)
        self._coupling = coupling
        self.began = self.loud = 0.0

    def start(self) -> None:
        """As above, with the loudspeaker awake. Raises ``TimeoutError``."""
        super().start()
        self._ask("set-default-sink", "room")
        self._feeder = self._run(["pacat", "--raw", "--device=room", "--latency-msec=20", "/dev/zero"])

    def _feed(self, pipe: int) -> None:
        """What the loudspeaker plays, block by block as it comes, and what is said over it."""
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
        form = [f"--rate={SAMPLE_RATE}", "--channels=1", "--format=s16le", "--latency-msec=10"]
        command = ["parec", "--raw", "--device=room.monitor", *form]
        said, heard = np.zeros(0, np.int16), threading.Event()
        with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, **self.environment}) as room:
            assert room.stdout is not None
            while not self._ended.is_set() and (sealed := room.stdout.read(2 * BLOCK_SAMPLES)):
                block = np.frombuffer(sealed, "<i2")
                if np.abs(block.astype(int)).max() > self._SILENT:
                    self.loud = time.monotonic()
                if not len(said) and not self._said.empty():
                    said, heard = self._said.get()
                    self.began = time.monotonic()
                mixed = block * self._coupling
                mixed[: len(said)] += said[: len(mixed)]
                said = said[len(mixed) :]
                if not len(said):
                    heard.set()
                with suppress(BlockingIOError):  # nobody listens
                    os.write(pipe, np.clip(mixed, -32_768, 32_767).astype("<i2").tobytes())
            room.kill()
        os.close(pipe)
