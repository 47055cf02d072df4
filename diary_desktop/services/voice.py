"""What the synthesizer thread owns: a voice, loaded when it first speaks, and the loudspeaker."""

from __future__ import annotations

from collections.abc import Callable

from diary_desktop.domain.errors import ModelMissing
from diary_desktop.ports.audio import Speaker
from diary_desktop.ports.speech import SpeechSynthesizer

from .loudness import Loudness


class Voice:
    """Without a voice the loudspeaker still plays tones and recordings. ``loudness`` hears whatever is played."""

    def __init__(self, load: Callable[[], SpeechSynthesizer | None], speaker: Speaker, loudness: Loudness) -> None:
        self._load = load
        self._synthesizer: SpeechSynthesizer | None = None
        self.speaker = speaker
        self.loudness = loudness

    def require(self) -> SpeechSynthesizer:
        """The voice. Raises ``ModelMissing``."""
        if self._synthesizer is None:
            self._synthesizer = self._load()
        if self._synthesizer is None:
            raise ModelMissing(
                "No speaking voice is installed, so the answer stays text.",
                "Read it on the screen, or install a voice.",
                role="speaking",
            )
        return self._synthesizer
