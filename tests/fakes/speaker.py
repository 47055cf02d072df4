"""A loudspeaker that only remembers what it was given."""

from __future__ import annotations

from collections.abc import Callable

from diary_desktop.domain.audio import Sound
from diary_desktop.domain.errors import CancelToken, NoSpeaker


class FakeSpeaker:
    """Plays in no time, a tenth of a second after another, and looks at the token before each.

    ``seconds`` counts what was played, ``played`` keeps the sounds that were played to the end.
    """

    def __init__(self, *, present: bool = True) -> None:
        self._present = present
        self.played: list[Sound] = []
        self.seconds = 0.0

    def play(self, sound: Sound, token: CancelToken, moved: Callable[[float], None] | None = None) -> None:
        token.raise_if_cancelled()
        if not self._present:
            raise NoSpeaker
        before, reached = self.seconds, 0.0
        while reached < sound.seconds:
            token.raise_if_cancelled()
            reached = min(sound.seconds, reached + 0.1)
            self.seconds = before + reached
            if moved is not None:
                moved(reached)
        self.played.append(sound)
