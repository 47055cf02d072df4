"""Short tones for what happens to a recording, so that nobody has to look: begun, paused, ended, kept, in trouble."""

from __future__ import annotations

from collections.abc import Callable

from diary_desktop.domain.events import (
    EntrySaved,
    Event,
    Failed,
    QuestionHeard,
    RecordingParked,
    RecordingPaused,
    RecordingStarted,
    RecordingStopped,
)
from diary_desktop.services.tones import ToneName

_SPOKEN_PLACES = frozenset({"record", "begin"})


class TonePresenter:
    """Main thread. Everything it says by a tone is on the screen as well."""

    def __init__(self, play: Callable[[ToneName], object]) -> None:
        """``play`` returns at once, and is silent where tones are off."""
        self._play = play
        self._ended = False

    def on_event(self, event: Event) -> None:
        if isinstance(event, RecordingStarted):
            # The microphone is open already: a word said at once is kept, the tone's faint trace with it.
            self._ended = False
            self._play("listening")
        elif isinstance(event, RecordingPaused):
            self._play("pause")
        elif isinstance(event, RecordingStopped):
            self._ended = True
            self._play("stop")
        elif isinstance(event, QuestionHeard):
            self._ended = False  # what was said was a question, and an entry saved later has nothing to do with it
        elif isinstance(event, EntrySaved) and self._ended:
            self._ended = False
            self._play("kept")
        elif isinstance(event, RecordingParked) or (isinstance(event, Failed) and event.place in _SPOKEN_PLACES):
            self._play("error")
