"""Lets a thread that computes stand behind those a person waits for: the window, the microphone, the loudspeaker.

Measured once each, with ten steps, on two busy cores while an entry was recorded, files were written down and models
loaded: the window's event loop was away for 98 ms instead of 193 ms in the worst hundredth. Fewer steps were not
measured.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

BEHIND = 5
"""Steps of niceness: half of what was measured, to leave a recogniser more of a machine that others use as well."""


def step_behind() -> None:
    """The calling thread, and those it starts from here on. Only Linux has a priority for a single thread."""
    if sys.platform.startswith("linux"):
        with suppress(OSError):  # a container may refuse: then everything is as it was
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), os.getpriority(os.PRIO_PROCESS, 0) + BEHIND)


HANDED_OVER_AFTER = 0.000125
"""Seconds for which a thread keeps Python's lock while another waits for it; Python's own choice is forty times that.

Measured with two threads that compute: the third had the lock back after 1.1 ms in 99 of 100 times instead of
10.8 ms with four times the seconds, and computing took 15 % longer.
"""


@contextmanager
def quick_turns() -> Iterator[None]:
    """Threads change over soon: a window lets go of Python's lock many times while it paints, and waits each time.

    Measured over 100,000 entries, when half a millisecond was the first step: 19 of 20 changes of screen took 114 ms
    instead of 449 ms while Insights counted, and the counting took no longer.
    """
    before = sys.getswitchinterval()
    sys.setswitchinterval(min(before, HANDED_OVER_AFTER))
    try:
        yield
    finally:
        sys.setswitchinterval(before)


LONGEST_WAIT, LONGEST_TURN = 0.02, 0.25
"""Seconds that a step waits for the window at most, and after which a turn of the window counts as over."""


class _Turn:
    """Whether the window is in the middle of something."""

    def __init__(self) -> None:
        self._over = threading.Event()
        self._over.set()
        self._until = 0.0

    def begin(self) -> None:
        self._until = time.monotonic() + LONGEST_TURN
        self._over.clear()

    def end(self) -> None:
        self._over.set()

    def wait(self, seconds: float) -> None:
        if not self._over.is_set() and time.monotonic() < self._until:
            self._over.wait(seconds)


_turn = _Turn()


def window_begins() -> None:
    """The window has something to show: news, or what a key asked for."""
    _turn.begin()


def window_rests() -> None:
    """It has been painted."""
    _turn.end()


_here = threading.local()


def gives_way() -> None:
    """The calling thread's steps let the window go first from now on."""
    _here.gives_way = True


def give_way_if_meant() -> None:
    """Called at any step of any thread. It asks no ``current_thread``: one that Python did not start, like the sound
    system's, would be listed as alive for ever."""
    if getattr(_here, "gives_way", False):
        give_way()


def give_way(seconds: float = LONGEST_WAIT) -> None:
    """Let the window show what it is at; called between two steps of work that computes in Python.

    A painter asks for Python's lock with each of its calls, and waits where somebody else has it: opening 100,000
    entries, one turn of the event loop took 443 ms, of which the window itself worked for 229 ms.
    """
    _turn.wait(seconds)
