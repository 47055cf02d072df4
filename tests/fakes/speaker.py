"""A loudspeaker that only remembers what it was given."""

from __future__ import annotations

import time
from collections.abc import Callable

from diary_desktop.domain.audio import Sound
from diary_desktop.domain.errors import Cancelled, CancelToken, NoSpeaker, SpeakerLost
from diary_desktop.ports.audio import Heard


class FakeSpeaker:
    """Plays in no time, a tenth of a second after another, and looks at the token before each.

    ``seconds`` counts what was played, ``played`` keeps the sounds that were played to the end.
    """

    def __init__(self, *, present: bool = True) -> None:
        self._present = present
        self.lost_after: int | None = None
        """Sounds after which it is pulled out."""
        self.played: list[Sound] = []
        self.seconds = 0.0
        self._last: FakeLine | None = None

    def line(self, token: CancelToken, heard: Heard | None = None) -> FakeLine:
        token.raise_if_cancelled()
        if self._last is not None:
            self._last.close()
        self._last = FakeLine(self, token, heard)
        return self._last

    def play(
        self,
        sound: Sound,
        token: CancelToken,
        moved: Callable[[float], None] | None = None,
        heard: Heard | None = None,
    ) -> None:
        token.raise_if_cancelled()
        self.line(token, heard)
        self.take(sound, token, moved, heard)

    def take(
        self, sound: Sound, token: CancelToken, moved: Callable[[float], None] | None, heard: Heard | None
    ) -> None:
        """Play it, as ``play`` and a line do."""
        if not self._present:
            raise NoSpeaker
        if self.lost_after is not None and len(self.played) >= self.lost_after:
            raise SpeakerLost
        before, reached = self.seconds, 0.0
        while reached < sound.seconds:
            token.raise_if_cancelled()
            reached = min(sound.seconds, reached + 0.1)
            self.seconds = before + reached
            if moved is not None:
                moved(reached)
            if heard is not None:
                heard(time.monotonic(), -20.0)
        self.played.append(sound)


class FakeLine:
    """Whatever is added has been heard at once."""

    def __init__(self, speaker: FakeSpeaker, token: CancelToken, heard: Heard | None) -> None:
        self._speaker = speaker
        self._token = token
        self._told = heard
        self._closed = False
        self.seconds = 0.0

    @property
    def heard(self) -> float:
        return self.seconds

    def add(self, sound: Sound) -> None:
        self.check()
        if sound.samples.any():  # the pause between two sentences is none of its own
            self._speaker.take(sound, self._token, None, self._told)
        self.seconds += sound.seconds

    def mix(self, sound: Sound) -> None:
        self.check()
        self._speaker.take(sound, self._token, None, self._told)

    def check(self) -> None:
        self._token.raise_if_cancelled()
        if self._closed:
            raise Cancelled

    def close(self) -> None:
        self._closed = True
