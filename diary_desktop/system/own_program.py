"""Runs a command of this program as a child and hands over what it says, line by line, until it ends or is stopped.

The child is given words and a line on standard input: no key, no vault that is open, no lock.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Generator, Sequence
from typing import IO, Protocol

from ..domain.errors import CancelToken
from . import outside

LOOK_SECONDS = 0.2
"""Between two looks at the token."""

PATIENCE = 10.0
"""Seconds a child that was told to end may take."""


def events_of(words: Sequence[str], given: str, token: CancelToken) -> Generator[dict[str, object], None, None]:
    """Every JSON line of ``diary-desktop WORDS --json``, which reads ``given``. Raises ``Cancelled``.

    The child is told to end when the reader goes away.
    """
    child = _begin([*words, "--json"])
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    reader = threading.Thread(target=_read, args=(child, lines), name="child reader")
    reader.start()
    try:
        _give(child, given)
        while (line := _next(lines, token)) is not None:
            yield json.loads(line)
    finally:
        child.end()
        reader.join()
        child.close()


class _Child(Protocol):
    @property
    def stdin(self) -> IO[str]: ...
    @property
    def stdout(self) -> IO[str]: ...
    def end(self) -> None: ...
    def close(self) -> None: ...


def _begin(words: Sequence[str]) -> _Child:
    """As a child, or outside where a child could not connect and is begun in order to."""
    if outside.is_there() and tuple(words[:2]) == outside.FETCHING:
        return outside.Outsider(words)
    return _Own(words)


class _Own:
    """A child of this process."""

    def __init__(self, words: Sequence[str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603  our own program, with words of ours
            [sys.executable, "-m", "diary_desktop", *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, encoding="utf-8", env=os.environ | {"PYTHONUTF8": "1"},
        )  # fmt: skip
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self.stdin, self.stdout = self._process.stdin, self._process.stdout

    def end(self) -> None:
        """Its temporary folder goes with it: it ends as Ctrl-C would end it."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self._process.kill()

    def close(self) -> None:
        self.stdin.close()
        self.stdout.close()
        self._process.wait()


def _give(child: _Child, given: str) -> None:
    try:
        child.stdin.write(given + "\n")
        child.stdin.close()
    except BrokenPipeError:
        pass  # it has ended already; what it said tells why


def _read(child: _Child, lines: queue.SimpleQueue[str | None]) -> None:
    for line in child.stdout:
        lines.put(line)
    lines.put(None)


def _next(lines: queue.SimpleQueue[str | None], token: CancelToken) -> str | None:
    """The next line, None once there are no more."""
    while True:
        token.raise_if_cancelled()
        try:
            return lines.get(timeout=LOOK_SECONDS)
        except queue.Empty:
            continue
