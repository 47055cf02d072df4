"""Runs ``diary-desktop prove`` as a process of its own, whose memory holds no diary but the proof's.

The child is given places and nothing else: no key, no vault that is open, no lock.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping

from ..domain.errors import CancelToken, DiaryError

LOOK_SECONDS = 0.2
"""Between two looks at the token."""

PATIENCE = 10.0
"""Seconds a child that was told to end may take."""


def prove_in_child(
    places: Mapping[str, str], token: CancelToken, told: Callable[[str, int, int], None]
) -> dict[str, object]:
    """The report, as JSON fields. ``told`` hears a step, bytes done and in all.

    Raises ``Cancelled``, ``DiaryError``.
    """
    command = [sys.executable, "-m", "diary_desktop", "prove", "--json", "--places-stdin"]
    with subprocess.Popen(  # noqa: S603  our own program, with fixed arguments
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
    ) as child:  # fmt: skip
        lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        reader = threading.Thread(target=_read, args=(child, lines), name="proof reader")
        reader.start()
        try:
            assert child.stdin is not None
            child.stdin.write(json.dumps(dict(places)) + "\n")
            child.stdin.close()
            return _followed(lines, token, told)
        finally:
            _end(child)
            reader.join()


def _read(child: subprocess.Popen[str], lines: queue.SimpleQueue[str | None]) -> None:
    assert child.stdout is not None
    for line in child.stdout:
        lines.put(line)
    lines.put(None)


def _followed(
    lines: queue.SimpleQueue[str | None], token: CancelToken, told: Callable[[str, int, int], None]
) -> dict[str, object]:
    while True:
        token.raise_if_cancelled()
        try:
            line = lines.get(timeout=LOOK_SECONDS)
        except queue.Empty:
            continue
        if line is None:
            raise DiaryError("The proof broke off.", "Try again; nothing of your diary was touched.")
        event = json.loads(line)
        if event["event"] == "progress":
            told(str(event["step"]), int(event["done"]), int(event["total"]))
        elif event["event"] == "proof":
            return dict(event)
        elif event["event"] == "error":
            raise DiaryError(str(event["what"]), str(event["hint"]))


def _end(child: subprocess.Popen[str]) -> None:
    """Its temporary folder goes with it: it ends as Ctrl-C would end it."""
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
