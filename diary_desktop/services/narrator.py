"""The diary's voice: sentences read aloud and stopped at once, tones, how loud it is; and sound that is to be kept."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from diary_desktop.domain.audio import Sound
from diary_desktop.domain.errors import CancelToken, NoSpeaker
from diary_desktop.domain.events import JobId, SpeakingChanged
from diary_desktop.domain.settings import Speaking
from diary_desktop.runtime.engine_thread import EngineThread
from diary_desktop.runtime.event_bus import EventBus

from .loudness import STEPS, Loudness, amplified
from .narration import Narration, pause, sounds
from .tones import ToneName, tone
from .voice import Voice

log = logging.getLogger(__name__)

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
"""That "slower" and "faster" step through."""

VOLUMES = range(1, len(STEPS) + 1)

ONCE_WITHIN = 0.6
"""Seconds in which one tone is not played twice: a dialogue and the window may both ask for it."""


STALE = 1.0
"""Seconds after which a tone that had to wait for a recording being played is left out: it would mislead."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How it speaks: ``ask`` tells the settings in force, ``keep`` changes them."""

    ask: Callable[[], Speaking] = Speaking
    keep: Callable[[Speaking], object] = lambda _: None


class Narrator:
    """May be called from any thread to the left of the synthesizer thread, which owns voice and loudspeaker."""

    def __init__(self, voice: EngineThread[Voice], bus: EventBus, manner: Manner, loudness: Loudness) -> None:
        self._voice = voice
        self._bus = bus
        self._manner = manner
        self._loudness = loudness
        self._toned: dict[ToneName, float] = {}
        self._lock = threading.Lock()

    def say(self, sentences: Iterable[str], language: str, token: CancelToken, job: JobId = 0) -> None:
        """Speak the sentences as they come, without gaps; silent within 150 ms once ``token`` is cancelled.

        ``SpeakingChanged`` tells each as it is written when it begins to be heard, and nothing at the end.
        Raises ``ModelMissing``, ``NoSpeaker`` (``SpeakerLost`` in the middle), ``Cancelled``.
        """
        narration = Narration(
            self._voice, self._manner.ask, lambda sentence: self._bus.publish(SpeakingChanged(job, sentence)), token
        )
        try:
            narration.read(sentences, language)
        finally:
            self._bus.publish(SpeakingChanged(job, ""))

    def tone(self, name: ToneName) -> Future[None]:
        """Play a tone, where they are on; while a text is read aloud it sounds over it, and that reads on.

        Returns at once; the future is done when it was heard (over a text: when it began), and never fails.

        Without a loudspeaker nothing is heard: a tone is never the only sign of anything.
        """
        now = time.monotonic()
        with self._lock:
            again = now - self._toned.get(name, -ONCE_WITHIN) < ONCE_WITHIN
            self._toned[name] = now
        if again:
            nothing: Future[None] = Future()
            nothing.set_result(None)
            return nothing
        return self._voice.submit(partial(self._sound, name, now))

    @property
    def level(self) -> float:
        """dBFS of what the loudspeaker is playing at this moment, speech, tone or recording; -90 for silence."""
        return self._loudness.now()

    def levels(self, since: float) -> tuple[tuple[float, float], ...]:
        """When (``time.monotonic``) and how loud (dBFS) each 20 ms since then were heard; two seconds at the most.

        The times are as right as the system tells its delay: within about 50 ms.
        """
        return self._loudness.since(since)

    def louder(self, steps: int = 1) -> Speaking:
        """Louder, or quieter where negative, from the next sentence on; what is now in force. Sealed."""
        now = self._manner.ask()
        return self._changed(now, replace(now, volume=min(max(now.volume + steps, VOLUMES[0]), VOLUMES[-1])))

    def faster(self, steps: int = 1) -> Speaking:
        """Faster, or slower where negative, from the next sentence on; what is now in force. Sealed."""
        now = self._manner.ask()
        nearest = min(range(len(SPEEDS)), key=lambda at: abs(SPEEDS[at] - now.speed))
        wanted = SPEEDS[min(max(nearest + steps, 0), len(SPEEDS) - 1)]
        return self._changed(now, replace(now, speed=wanted))

    def render(self, sentences: Sequence[str], language: str, token: CancelToken) -> Sound:
        """The sound of all sentences with a short pause after each, without playing it. Raises ``ModelMissing``."""
        made = (self._voice.call(partial(_made, sentence, language), token) for sentence in sentences)
        pieces = [piece for one in made for piece in one]
        if not pieces:
            return Sound(np.zeros(0, dtype=np.float32), 16_000)
        joined = [part for piece in pieces for part in (piece.samples, pause(piece.rate).samples)]
        return Sound(np.concatenate(joined), pieces[0].rate)

    def voice_name(self) -> str:
        """The voice as it calls itself. Raises ``ModelMissing``."""
        return self._voice.call(lambda voice, _: voice.require().name)

    def _sound(self, name: ToneName, asked_at: float, voice: Voice, token: CancelToken) -> None:
        speaking = self._manner.ask()
        if not speaking.tones or time.monotonic() - asked_at > STALE:
            return
        sound = amplified(tone(name), STEPS[speaking.volume - 1] - STEPS[VOLUMES[-1] // 2])
        try:
            voice.sign(sound, token)
        except NoSpeaker as error:
            log.info("tone not heard", extra={"error": type(error).__name__})

    def _changed(self, before: Speaking, wanted: Speaking) -> Speaking:
        if wanted != before:
            self._manner.keep(wanted)
        return wanted


def _made(sentence: str, language: str, voice: Voice, token: CancelToken) -> list[Sound]:
    return list(sounds(voice, sentence, language, Speaking(), token))
