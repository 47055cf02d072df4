"""How far a long recording is on its way in, with the time that is left, for whoever waits at a terminal."""

from __future__ import annotations

import time

from .output import Output

WORTH_SECONDS = 60.0
"""Of sound; a shorter recording is in before anybody wonders."""

ENOUGH_SECONDS = 2.0
"""Of a step; before that nobody can say how long it will take."""

_NAMES = {"reading": "Reading the file:", "writing": "Writing the words down:"}


class Watch:
    """Told by ``Dictation.take_in``; says every per cent at a terminal, every tenth elsewhere."""

    def __init__(self, out: Output) -> None:
        self._out = out
        self._step = ""
        self._began = 0.0

    def moved(self, step: str, seconds: float, total: float) -> None:
        """So many of ``total`` seconds of sound are done."""
        if total < WORTH_SECONDS:
            return
        if step != self._step:
            self._step, self._began = step, time.monotonic()
            self._out.note(_NAMES[step])
        share, taken = min(1.0, seconds / total), time.monotonic() - self._began
        left = taken * (1 - share) / share if share and taken >= ENOUGH_SECONDS else None
        self._out.progress(int(100 * share), left)
