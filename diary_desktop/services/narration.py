"""One text being read aloud: the next sentences are made while one is heard, and it stops where it is told to."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future

import numpy as np

from diary_desktop.domain.audio import Sound
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.settings import Speaking
from diary_desktop.ports.audio import SoundLine
from diary_desktop.runtime.engine_thread import EngineThread

from .loudness import levelled
from .sentence_language import sentence_language
from .spoken_text import spoken
from .voice import Voice

AHEAD = 2
"""Sentences made before they are heard: enough for a slow voice, few enough for a change of speed to be heard soon."""

PAUSE = 0.25
"""Seconds between two sentences, as a reader breathes."""

LOOK_EVERY = 0.02
"""Seconds between two looks at the token and at what is heard."""


class Narration:
    """Lives on the thread that reads aloud, which waits here; the voice works on its own thread."""

    def __init__(
        self,
        voice: EngineThread[Voice],
        speaking: Callable[[], Speaking],
        begun: Callable[[str], None],
        token: CancelToken,
    ) -> None:
        """``begun`` is told each sentence, as it is shown, when it begins to be heard."""
        self._voice = voice
        self._speaking = speaking
        self._begun = begun
        self._token = token
        self._waiting: deque[tuple[float, str]] = deque()

    def read(self, sentences: Iterable[str], language: str) -> None:
        """To the end. Raises ``ModelMissing``, ``NoSpeaker``, ``SpeakerLost``, ``Cancelled``."""
        line = self._voice.call(lambda voice, token: voice.begin(token), self._token)
        try:
            for sentence in sentences:
                self._make(line, sentence, language)
                self._watch(line, lambda: len(self._waiting) < AHEAD)
            self._watch(line, lambda: line.heard >= line.seconds)
            self._tell(line)
        finally:
            # Not waited for: the line is silent by its token, and the voice may be in the middle of a long word.
            self._voice.submit(lambda voice, _: voice.end(line))

    def _make(self, line: SoundLine, sentence: str, language: str) -> None:
        """Have the sentence's sound made and added; what becomes due meanwhile is told."""
        speaking = self._speaking()
        begins: Future[float] = self._voice.submit(
            lambda voice, token: _added(voice, line, sentence, language, speaking, token), self._token
        )
        self._watch(line, begins.done)
        self._waiting.append((begins.result(), sentence))
        self._tell(line)

    def _watch(self, line: SoundLine, until: Callable[[], bool]) -> None:
        while not until():
            self._token.raise_if_cancelled()
            line.check()
            self._tell(line)
            time.sleep(LOOK_EVERY)

    def _tell(self, line: SoundLine) -> None:
        while self._waiting and self._waiting[0][0] <= line.heard:
            self._begun(self._waiting.popleft()[1])


def sounds(voice: Voice, sentence: str, language: str, speaking: Speaking, token: CancelToken) -> Iterable[Sound]:
    """The sound of a sentence in its own language, at the volume and speed of ``speaking``."""
    said = sentence_language(sentence, language)
    for piece in voice.require().speak(spoken(sentence, said), said, token, speaking.speed):
        yield levelled(piece, speaking.volume)


def pause(rate: int) -> Sound:
    """The silence between two sentences."""
    return Sound(np.zeros(round(PAUSE * rate), dtype=np.float32), rate)


def _added(
    voice: Voice, line: SoundLine, sentence: str, language: str, speaking: Speaking, token: CancelToken
) -> float:
    """On the synthesizer thread: the second of the line at which the sentence begins."""
    begins = line.seconds
    for piece in sounds(voice, sentence, language, speaking, token):
        if line.seconds and line.seconds == begins:
            line.add(pause(piece.rate))
            begins = line.seconds
        line.add(piece)
    return begins
