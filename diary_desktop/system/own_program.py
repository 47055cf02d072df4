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

from ..domain.errors import CancelToken

LOOK_SECONDS = 0.2
"""Between two looks at the token."""

PATIENCE = 10.0
"""Seconds a child that was told to end may take."""


def events_of(words: Sequence[str], given: str, token: CancelToken) -> Generator[dict[str, object], None, None]:
    """Every JSON line of ``diary-desktop WORDS --json``, which reads ``given``. Raises ``Cancelled``.

    The child is told to end when the reader goes away.
    """
    command = [sys.executable, "-m", "diary_desktop", *words, "--json"]
    with subprocess.Popen(  # noqa: S603  our own program, with words of ours
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
    ) as child:  # fmt: skip
        lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        reader = threading.Thread(target=_read, args=(child, lines), name="child reader")
        reader.start()
        try:
            _give(child, given)
            while (line := _next(lines, token)) is not None:
                yield json.loads(line)
        finally:
            _end(child)
            reader.join()


def _give(child: subprocess.Popen[str], given: str) -> None:
    assert child.stdin is not None
    try:
        child.stdin.write(given + "\n")
        child.stdin.close()
    except BrokenPipeError:
        pass  # it has ended already; what it said tells why


def _read(child: subprocess.Popen[str], lines: queue.SimpleQueue[str | None]) -> None:
    assert child.stdout is not None
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


def _end(child: subprocess.Popen[str]) -> None:
    """Its temporary folder goes with it: it ends as Ctrl-C would end it."""
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
