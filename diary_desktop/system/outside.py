"""A small process from before sockets were refused, which begins ``models download`` for a program that no longer can.

The filter of ``socket_filter`` passes on to every child and through ``exec``, so only somebody who was there before can
begin a process without it. That one is split off first of all, holds no diary and no word of one, begins nothing but
that one command, and ends with the program.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from typing import Final, NoReturn

FETCHING: Final = ("models", "download")
"""All it begins; what follows are keys of the catalogue and options."""

VARIABLE: Final = "DIARY_DESKTOP_OUTSIDE"
"""Names the descriptor to the same program begun anew in this process, which cannot split off another."""

PATIENCE: Final = 10.0
"""Seconds a command that was told to end may take."""

_LONGEST: Final = 65_536

_here: list[socket.socket] = []


def split_off() -> None:
    """In the first moments of the program, with one thread. Takes up the one there is where the program begins anew."""
    kept = os.environ.pop(VARIABLE, "")
    if kept.isdecimal():
        ours = socket.socket(fileno=int(kept))
        ours.set_inheritable(False)
        _here.append(ours)
        return
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    if os.fork() == 0:
        ours.close()
        _serve(theirs)
    theirs.close()
    _here.append(ours)


def is_there() -> bool:
    """Whether this program has one."""
    return bool(_here)


def keep_over_exec() -> None:
    """The program is about to begin anew in this process."""
    for one in _here:
        one.set_inheritable(True)
        os.environ[VARIABLE] = str(one.fileno())


class Outsider:
    """One command that runs outside. ``stdin`` and ``stdout`` are text, as those of a ``Popen``."""

    def __init__(self, command: Sequence[str]) -> None:
        """Raises ``OSError`` where the process from before has gone."""
        read_in, write_in = os.pipe()
        read_out, write_out = os.pipe()
        try:
            socket.send_fds(_here[0], [json.dumps(list(command)).encode()], [read_in, write_out])
        except OSError:
            os.close(write_in)
            os.close(read_out)
            raise
        finally:
            os.close(read_in)
            os.close(write_out)
        self.stdin = os.fdopen(write_in, "w", encoding="utf-8")
        self.stdout = os.fdopen(read_out, encoding="utf-8")

    def end(self) -> None:
        """It is told to end; its end closes ``stdout``."""
        _here[0].send(b"[]")

    def close(self) -> None:
        self.stdin.close()
        self.stdout.close()


def _serve(asked: socket.socket) -> NoReturn:
    """In the process from before: one command at a time, until the program is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C at a terminal reaches both; this one ends with the program
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    child: subprocess.Popen[bytes] | None = None
    while True:
        words, descriptors, _, _ = socket.recv_fds(asked, _LONGEST, 2)
        if child is not None:
            _end(child)
        if not words:
            os._exit(0)
        command = json.loads(words)
        child = _begin(command, *descriptors) if command and tuple(command[:2]) == FETCHING else None
        for one in descriptors:
            os.close(one)


def _begin(words: Sequence[str], given: int, told: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603  our own program, and no other command of it
        [sys.executable, "-m", "diary_desktop", *words], stdin=given, stdout=told, stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONUTF8": "1"},
    )  # fmt: skip


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
