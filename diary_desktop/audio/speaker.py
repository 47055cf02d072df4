"""The loudspeaker: plays sounds one after another without a gap, and falls silent at once when told to."""

from __future__ import annotations

import time
from collections.abc import Callable

from diary_desktop.domain.audio import Sound
from diary_desktop.domain.errors import CancelToken, NoSpeaker
from diary_desktop.ports.audio import Heard

from .portaudio import PortAudio
from .sound_line import OutputLine

LOOK_EVERY = 0.05
"""Seconds between two looks at the token while nothing else is to be done."""

TELL_EVERY = 0.1
"""Seconds between two reports of how far it got."""


class Loudspeaker:
    """The system's default loudspeaker, looked for anew for every line. Owned by the synthesizer thread."""

    def __init__(self) -> None:
        self._last: OutputLine | None = None

    def line(self, token: CancelToken, heard: Heard | None = None) -> OutputLine:
        """A line for sounds, silent until the first is added. Whatever played before falls silent."""
        token.raise_if_cancelled()
        if self._last is not None:
            self._last.close()
        self._last = self._new_line(token, heard)
        return self._last

    def _new_line(self, token: CancelToken, heard: Heard | None) -> OutputLine:
        return OutputLine(PortAudio(NoSpeaker), token, heard)

    def play(
        self,
        sound: Sound,
        token: CancelToken,
        moved: Callable[[float], None] | None = None,
        heard: Heard | None = None,
    ) -> None:
        """Play to the end, or until ``token`` is cancelled; then raises ``Cancelled``. Raises ``NoSpeaker``.

        ``moved`` is told the seconds played, about ten times a second and once at the end.
        """
        token.raise_if_cancelled()
        if not len(sound.samples):
            return
        line = self.line(token, heard)
        try:
            line.add(sound)
            _wait(line, moved)
        finally:
            line.close()


def _wait(line: OutputLine, moved: Callable[[float], None] | None) -> None:
    told = time.monotonic()
    while (left := line.seconds - line.heard) > 0:
        line.wait(min(LOOK_EVERY, left))
        line.check()
        now = time.monotonic()
        if moved is not None and now - told >= TELL_EVERY:
            told = now
            moved(line.heard)
    if moved is not None:
        moved(line.seconds)
