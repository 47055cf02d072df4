"""Final words from a clip of any length, in constant memory: cut at pauses, written down piece by piece."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from diary_desktop.domain.audio import SAMPLE_RATE, Pcm16, Samples, quietest, to_float
from diary_desktop.domain.errors import CancelToken, ModelMissing
from diary_desktop.domain.settings import Listening
from diary_desktop.domain.transcript import Segment, Transcript
from diary_desktop.ports.speech import ChoosingRecognizer, SpeechDetector, SpeechRecognizer
from diary_desktop.runtime.engine_thread import EngineThread

from .live_reading import shifted
from .live_text import Settled
from .pieces import SMALLEST_CUT

log = logging.getLogger(__name__)

PIECE_SECONDS = 30.0
"""Whisper reads windows of 30 s; a piece is cut at the last pause before that."""

SENTENCE_GAP = 0.4
"""Seconds between two stretches of speech, each of them padded, that end a sentence."""

Heard = Callable[[Segment], None]

Hints = Callable[[str], Sequence[str]]
"""Names that are likely to be said in a language (empty for any), the likeliest first."""


def no_hints(_: str) -> Sequence[str]:
    """Nothing is expected."""
    return ()


class Transcriber:
    """Speech to ``Transcript``. Runs on the jobs thread, which owns the detector, and waits for the recognizer's."""

    def __init__(
        self,
        recognizer: EngineThread[SpeechRecognizer],
        detector: Callable[[], SpeechDetector],
        listening: Callable[[], Listening],
        hints: Hints = no_hints,
    ) -> None:
        self._recognizer = recognizer
        self._new_detector = detector
        self._detector: SpeechDetector | None = None
        self._listening = listening
        self._hints = hints

    def transcribe(
        self,
        sound: Iterable[Pcm16],
        token: CancelToken,
        heard: Heard | None = None,
        spoken: str = "",
        settled: Settled | None = None,
    ) -> Transcript:
        """All words of ``sound``; ``spoken`` (ISO 639-1, ``auto``) is used instead of the language of the settings.

        What is ``settled`` already is taken as it is, and only the sound behind it is written down.
        Raises ``ModelMissing`` where nothing installed understands the language.
        """
        begun = time.monotonic()
        language = self._language(spoken) or (settled.language if settled else "")
        segments = _handed_on(settled.segments if settled else (), heard)
        if settled is not None and settled.until >= settled.total:
            return Transcript(tuple(segments), language, settled.recognizer, settled.rough)
        hints = self._hints(language)
        for at, piece in self._pieces(sound, settled.until if settled else 0, token):
            language = language or self._language_of(piece)
            found = self._segments(piece, language or None, hints, token)
            segments += _handed_on([shifted(one, at) for one in found], heard)
        log.info("transcribed", extra={"segments": len(segments), "seconds": round(time.monotonic() - begun, 2)})
        return self._recognizer.call(lambda engine, _: Transcript(tuple(segments), language, engine.name, engine.rough))

    def likely(self, sound: Pcm16, read: Sequence[Segment], phrases: Sequence[str], token: CancelToken) -> str:
        """Which of ``phrases`` a short utterance was that was ``read`` otherwise; empty where nobody can tell."""

        def chosen(engine: SpeechRecognizer, _: CancelToken) -> str:
            return engine.choose(to_float(sound), read, phrases) if isinstance(engine, ChoosingRecognizer) else ""

        return self._recognizer.call(chosen, token)

    def hears_with(self) -> tuple[str, bool]:
        """The recogniser's name, and whether it is the rough starter."""
        return self._recognizer.call(lambda engine, _: (engine.name, engine.rough))

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

    def _segments(
        self, piece: Samples, language: str | None, hints: Sequence[str], token: CancelToken
    ) -> list[Segment]:
        return self._recognizer.call(lambda engine, own: list(engine.transcribe(piece, language, own, hints)), token)

    def _pieces(self, sound: Iterable[Pcm16], begin: int, token: CancelToken) -> Iterator[tuple[float, Samples]]:
        """Stretches of at most ``PIECE_SECONDS``, ending in a pause where there is one, with their start in seconds.

        The first one begins at sample ``begin``.
        """
        rest, at = np.zeros(0, dtype=np.float32), begin
        for pcm in _behind(sound, begin):
            token.raise_if_cancelled()
            rest = np.concatenate([rest, to_float(pcm)])
            while len(rest) >= PIECE_SECONDS * SAMPLE_RATE:
                cut = self._cut(rest[: int(PIECE_SECONDS * SAMPLE_RATE)])
                yield at / SAMPLE_RATE, rest[:cut]
                rest, at = rest[cut:], at + cut
        if len(rest):
            yield at / SAMPLE_RATE, rest

    def _cut(self, window: Samples) -> int:
        """Samples up to the middle of the last pause of ``window``, rather of one that ends a sentence.

        Where nobody pauses, up to the quietest moment of the second half.
        """
        if self._detector is None:
            self._detector = self._new_detector()
        speech = self._detector.stretches(window)
        total = len(window) / SAMPLE_RATE
        borders = [end for _, end in speech], [*(start for start, _ in speech[1:]), total]
        gaps = [(end, start) for end, start in zip(*borders, strict=False) if start > end]
        late = [(end, start) for end, start in gaps if (end + start) / 2 >= SMALLEST_CUT]
        if not late:
            return len(window) // 2 + quietest(window[len(window) // 2 :])
        sentences = [(end, start) for end, start in late if start - end >= SENTENCE_GAP]
        return int(sum((sentences or late)[-1]) / 2 * SAMPLE_RATE)


def _handed_on(segments: Sequence[Segment], heard: Heard | None) -> list[Segment]:
    for segment in segments:
        if heard is not None:
            heard(segment)
    return list(segments)


def _behind(sound: Iterable[Pcm16], begin: int) -> Iterator[Pcm16]:
    """The sound from sample ``begin`` on."""
    left = begin
    for pcm in sound:
        if left < len(pcm):
            yield pcm[left:]
        left = max(0, left - len(pcm))
