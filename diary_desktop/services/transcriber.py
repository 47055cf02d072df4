"""Final words from a clip of any length, in constant memory: cut at pauses, written down piece by piece."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import numpy as np

from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16, Samples, to_float
from diary_desktop.domain.errors import CancelToken, ModelMissing
from diary_desktop.domain.settings import Listening
from diary_desktop.domain.transcript import Segment, Transcript, Word
from diary_desktop.ports.speech import SpeechDetector, SpeechRecognizer
from diary_desktop.runtime.engine_thread import EngineThread

log = logging.getLogger(__name__)

PIECE_SECONDS = 30.0
"""Whisper reads windows of 30 s; a piece is cut at the last pause before that."""

SMALLEST_CUT = 5.0
"""Seconds; a pause earlier than this is not worth a cut."""

Heard = Callable[[Segment], None]


class Transcriber:
    """Speech to ``Transcript``. Runs on the jobs thread, which owns the detector, and waits for the recognizer's."""

    def __init__(
        self,
        recognizer: EngineThread[SpeechRecognizer],
        detector: Callable[[], SpeechDetector],
        listening: Callable[[], Listening],
    ) -> None:
        self._recognizer = recognizer
        self._new_detector = detector
        self._detector: SpeechDetector | None = None
        self._listening = listening

    def transcribe(
        self, sound: Iterable[Pcm16], token: CancelToken, heard: Heard | None = None, spoken: str = ""
    ) -> Transcript:
        """All words of ``sound``; ``spoken`` (ISO 639-1, ``auto``) is used instead of the language of the settings.

        Raises ``ModelMissing`` where nothing installed understands the language.
        """
        language = self._language(spoken)
        segments: list[Segment] = []
        start = time.monotonic()
        for at, piece in self._pieces(sound, token):
            language = language or self._language_of(piece)
            for segment in self._segments(piece, language or None, token):
                segments.append(_shifted(segment, at))
                if heard is not None:
                    heard(segments[-1])
        log.info("transcribed", extra={"segments": len(segments), "seconds": round(time.monotonic() - start, 2)})
        return self._recognizer.call(lambda engine, _: Transcript(tuple(segments), language, engine.name, engine.rough))

    def spoken_language(self, spoken: str = "") -> str:
        """What an entry remembers of the language it is spoken in: empty where it is to be detected."""
        wanted = spoken or self._listening().language
        return "" if wanted == "auto" else wanted

    def _language(self, spoken: str) -> str:
        """The language to write down, empty to detect it. Raises ``ModelMissing``."""
        wanted = spoken or self._listening().language

        def understood(engine: SpeechRecognizer, _: CancelToken) -> bool:
            return engine.understands(wanted)

        if not self._recognizer.call(understood):
            raise ModelMissing(
                "No recogniser for this language is installed. The sound is kept.",
                "Words will be added when one is installed.",
                role="listening",
            )
        return "" if wanted == "auto" else wanted

    def _language_of(self, piece: Samples) -> str:
        return self._recognizer.call(lambda engine, _: engine.language_of(piece))

    def _segments(self, piece: Samples, language: str | None, token: CancelToken) -> list[Segment]:
        return self._recognizer.call(lambda engine, own: list(engine.transcribe(piece, language, own)), token)

    def _pieces(self, sound: Iterable[Pcm16], token: CancelToken) -> Iterator[tuple[float, Samples]]:
        """Stretches of at most ``PIECE_SECONDS``, ending in a pause where there is one, with their start in seconds."""
        rest, at = np.zeros(0, dtype=np.float32), 0
        for pcm in sound:
            token.raise_if_cancelled()
            rest = np.concatenate([rest, to_float(pcm)])
            while len(rest) >= PIECE_SECONDS * SAMPLE_RATE:
                cut = self._cut(rest[: int(PIECE_SECONDS * SAMPLE_RATE)])
                yield at / SAMPLE_RATE, rest[:cut]
                rest, at = rest[cut:], at + cut
        if len(rest):
            yield at / SAMPLE_RATE, rest

    def _cut(self, window: Samples) -> int:
        """Samples up to the middle of the last pause of ``window``; all of it where nobody pauses."""
        if self._detector is None:
            self._detector = self._new_detector()
        speech = self._detector.stretches(window)
        total = len(window) / SAMPLE_RATE
        borders = [end for _, end in speech], [*(start for start, _ in speech[1:]), total]
        pauses = [(end + start) / 2 for end, start in zip(*borders, strict=False) if start > end]
        late = [pause for pause in pauses if pause >= SMALLEST_CUT]
        return int(late[-1] * SAMPLE_RATE) if late else len(window)


def _shifted(segment: Segment, by: float) -> Segment:
    words = tuple(Word(one.text, one.start + by, one.end + by, one.confidence) for one in segment.words)
    return replace(segment, start=segment.start + by, end=segment.end + by, words=words)
