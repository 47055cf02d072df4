"""Lets a thread that computes stand behind those a person waits for: the window, the microphone, the loudspeaker.

Measured once each, with ten steps, on two busy cores while an entry was recorded, files were written down and models
loaded: the window's event loop was away for 98 ms instead of 193 ms in the worst hundredth. Fewer steps were not
measured.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress

BEHIND = 5
"""Steps of niceness: half of what was measured, to leave a recogniser more of a machine that others use as well."""


def step_behind() -> None:
    """The calling thread, and those it starts from here on. Only Linux has a priority for a single thread."""
    if sys.platform.startswith("linux"):
        with suppress(OSError):  # a container may refuse: then everything is as it was
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), os.getpriority(os.PRIO_PROCESS, 0) + BEHIND)
