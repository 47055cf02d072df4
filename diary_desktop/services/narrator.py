"""Sentences to speech, one at a time, stoppable; and the sound of a whole text where it has to be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from diary_desktop.domain.audio import Sound
from diary_desktop.domain.errors import CancelToken, ModelMissing
from diary_desktop.domain.events import JobId, SpeakingChanged
from diary_desktop.ports.audio import Speaker
from diary_desktop.ports.speech import SpeechSynthesizer
from diary_desktop.runtime.engine_thread import EngineThread
from diary_desktop.runtime.event_bus import EventBus

from .spoken_text import spoken


@dataclass(frozen=True, slots=True)
class Voice:
    """What the synthesizer thread owns. Without a voice the loudspeaker still plays recordings."""

    synthesizer: SpeechSynthesizer | None
    speaker: Speaker

    def require(self) -> SpeechSynthesizer:
        """The voice. Raises ``ModelMissing``."""
        if self.synthesizer is None:
            raise ModelMissing(
                "No speaking voice is installed, so the answer stays text.",
                "Read it on the screen, or install a voice.",
                role="speaking",
            )
        return self.synthesizer


class Narrator:
    """Reads aloud. Waits for the synthesizer thread; may be called from any thread to its left."""

    def __init__(self, voice: EngineThread[Voice], bus: EventBus, speed: Callable[[], float] = lambda: 1.0) -> None:
        """``speed`` asks the settings: 0.5 to 2, where 1 is the voice's own."""
        self._voice = voice
        self._speed = speed
        self._bus = bus

    def say(self, sentences: Iterable[str], language: str, token: CancelToken, job: JobId = 0) -> None:
        """Speak the sentences as they come. Raises ``ModelMissing``, ``NoSpeaker``, ``Cancelled``."""
        speed = self._speed()
        try:
            for sentence in sentences:
                self._bus.publish(SpeakingChanged(job, sentence))
                self._voice.call(partial(_play, sentence, language, speed), token)
        finally:
            self._bus.publish(SpeakingChanged(job, ""))

    def render(self, sentences: Sequence[str], language: str, token: CancelToken) -> Sound:
        """The sound of all sentences with a short pause after each, without playing it. Raises ``ModelMissing``."""
        pieces = [
            piece
            for sentence in sentences
            for piece in self._voice.call(partial(_sounds, sentence, language, 1.0), token)
        ]
        if not pieces:
            return Sound(np.zeros(0, dtype=np.float32), 16_000)
        pause = np.zeros(pieces[0].rate // 4, dtype=np.float32)
        joined = [part for piece in pieces for part in (piece.samples, pause)]
        return Sound(np.concatenate(joined), pieces[0].rate)

    def voice_name(self) -> str:
        """The voice as it calls itself. Raises ``ModelMissing``."""
        return self._voice.call(lambda voice, _: voice.require().name)


def _sounds(sentence: str, language: str, speed: float, voice: Voice, token: CancelToken) -> list[Sound]:
    return list(voice.require().speak(spoken(sentence, language), language, token, speed))


def _play(sentence: str, language: str, speed: float, voice: Voice, token: CancelToken) -> None:
    """Whole: each ``play`` opens the device anew, which would be heard between the pieces of a sentence."""
    sounds = _sounds(sentence, language, speed, voice, token)
    if sounds:
        joined = np.concatenate([sound.samples for sound in sounds])
        voice.speaker.play(Sound(joined, sounds[0].rate), token)
