"""What the synthesizer thread owns: a voice, loaded when it first speaks, and the loudspeaker."""

from __future__ import annotations

from collections.abc import Callable

from diary_desktop.domain.audio import Sound
from diary_desktop.domain.errors import Cancelled, CancelToken, ModelMissing, SpeakerLost
from diary_desktop.ports.audio import SoundLine, Speaker
from diary_desktop.ports.speech import SpeechSynthesizer

from .loudness import Loudness


class Voice:
    """Without a voice the loudspeaker still plays tones and recordings. ``loudness`` hears whatever is played."""

    def __init__(self, load: Callable[[], SpeechSynthesizer | None], speaker: Speaker, loudness: Loudness) -> None:
        self._load = load
        self._synthesizer: SpeechSynthesizer | None = None
        self.speaker = speaker
        self.loudness = loudness
        self._reading: SoundLine | None = None

    def begin(self, token: CancelToken) -> SoundLine:
        """A line to read a text into. Raises ``Cancelled``."""
        self._reading = self.speaker.line(token, self.loudness.note)
        return self._reading

    def end(self, line: SoundLine) -> None:
        """Silence it; another that has begun meanwhile plays on."""
        line.close()
        if self._reading is line:
            self._reading = None

    def sign(self, sound: Sound, token: CancelToken) -> None:
        """Play a tone, over what is being read where something is. Raises ``NoSpeaker``, ``Cancelled``."""
        if self._reading is not None:
            try:
                self._reading.mix(sound)
            except (Cancelled, SpeakerLost):
                self._reading = None
            else:
                return
        self.speaker.play(sound, token, heard=self.loudness.note)

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
