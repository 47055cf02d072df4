"""A sound server whose microphone is a pipe, for measuring what a recorder loses and nothing else. Linux only."""

from __future__ import annotations

import fcntl
import os
import queue
import threading
import time
from contextlib import suppress

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

    def start(self) -> None:
        """Start the server and feed its microphone silence. Raises ``TimeoutError``."""
        pipe = self._folder / "microphone"
        self._serve(f"module-pipe-source source_name=microphone file={pipe} {ROOM_AS_IT_IS}")
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
