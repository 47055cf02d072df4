"""Tells the person waiting what is going on, how long it has taken, and why it stopped."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TextIO

_BEAT_ON_TERMINAL = 0.25
_BEAT_IN_LOG = 15.0
"""Seconds between two signs of life: a line that is rewritten, or one more line where nothing can be rewritten."""

_DONE = re.compile(rb"\[\s*(\d+)/(\d+)\]|\[\s*(\d+)%\]")
"""How ninja and make count."""

_TAIL = 4096


class SetUpFailed(Exception):
    """One sentence on what failed and what to do."""


class CommandFailed(SetUpFailed):
    """A program that set-up started ended badly; ``output`` is the end of what it said."""

    def __init__(self, sentence: str, output: str) -> None:
        super().__init__(sentence)
        self.output = output


class Screen:
    """Writes the lines of one set-up; used by one thread."""

    def __init__(self, stream: TextIO = sys.stderr) -> None:
        self._stream = stream
        self._rewrites = stream.isatty()
        self._started = time.monotonic()
        self._next_beat = 0.0
        self._live = False

    def say(self, text: str) -> None:
        """A line that stays."""
        self._clear()
        self._stream.write(text + "\n")
        self._stream.flush()

    def beat(self, title: str, since: float, share: float | None) -> None:
        """A sign of life: ``share`` is the part done, 0 to 1, where it is known."""
        now = time.monotonic()
        if now < self._next_beat:
            return
        self._next_beat = now + (_BEAT_ON_TERMINAL if self._rewrites else _BEAT_IN_LOG)
        part = "" if share is None else f", {share:.0%}"
        text = f"      {title}: {spoken_time(now - since)}{part}"
        if self._rewrites:
            self._clear()
            self._stream.write(text)
            self._live = True
        else:
            self._stream.write(text + "\n")
        self._stream.flush()

    def rest(self) -> None:
        """Let the first sign of life of the next command wait its turn."""
        self._next_beat = time.monotonic() + (_BEAT_ON_TERMINAL if self._rewrites else _BEAT_IN_LOG)

    @property
    def elapsed(self) -> str:
        """Time since set-up began."""
        return spoken_time(time.monotonic() - self._started)

    def _clear(self) -> None:
        if self._live:
            self._stream.write("\r\033[K")
            self._live = False


def spoken_time(seconds: float) -> str:
    """``0.4 s``, ``41 s``, ``3 min 50 s``."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def run_logged(
    command: Sequence[str | Path],
    log: Path,
    screen: Screen,
    title: str,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Run ``command`` to its end with its output in ``log``; ``CommandFailed`` when it cannot or ends badly.

    An interrupt is passed on only after the program has gone, so that nothing goes on behind the person's back.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    since = time.monotonic()
    screen.rest()
    with log.open("wb") as output:
        try:
            process = subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(environment or {})},
            )
        except OSError as error:
            raise CommandFailed(f"{command[0]} could not be started.", str(error)) from error
        try:
            while not _ended(process):
                screen.beat(title, since, share_done(log))
        except KeyboardInterrupt:
            _stop(process)
            raise
    if process.returncode != 0:
        raise CommandFailed(f"It ended with code {process.returncode}.", _tail(log).decode(errors="replace"))


def share_done(log: Path) -> float | None:
    """The last count a build tool printed, 0 to 1; None where it prints none."""
    counts = list(_DONE.finditer(_tail(log)))
    if not counts:
        return None
    done, total, percent = counts[-1].groups()
    return int(percent) / 100 if percent else int(done) / max(int(total), 1)


def _tail(log: Path) -> bytes:
    with log.open("rb") as file:
        file.seek(0, os.SEEK_END)
        file.seek(max(file.tell() - _TAIL, 0))
        return file.read()


def _ended(process: subprocess.Popen[bytes]) -> bool:
    try:
        process.wait(_BEAT_ON_TERMINAL)
    except subprocess.TimeoutExpired:
        return False
    return True


def _stop(process: subprocess.Popen[bytes]) -> None:
    """The terminal has interrupted the program already; give it a moment, then insist."""
    for insist in (process.terminate, process.kill):
        try:
            process.wait(5)
            return
        except subprocess.TimeoutExpired:
            insist()
    process.wait()
