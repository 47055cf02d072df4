"""What is asked of the recogniser while somebody speaks. Everything here runs on the recognizer's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from diary_desktop.domain.audio import SAMPLE_RATE, Samples
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.transcript import Segment, Word
from diary_desktop.ports.speech import Overhearing, PartialRecognizer, SpeechRecognizer

from .pieces import Piece

Reading = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """The recogniser there is: whether it understands what is spoken, and can be read while it hears."""

    understood: bool
    partial: bool
    name: str
    rough: bool


class LiveReading:
    """One recording as the recogniser reads it; ``language`` is empty until it is known."""

    def __init__(self, spoken: str, hints: Sequence[str]) -> None:
        self._spoken = spoken
        self._hints = tuple(hints)
        self._overheard: Overhearing | None = None
        self.language = "" if spoken == "auto" else spoken

    def open(self, engine: SpeechRecognizer, _: CancelToken) -> Opened:
        """Load what is needed before the first word: it takes a moment."""
        understood, partial = engine.understands(self._spoken), isinstance(engine, PartialRecognizer)
        if understood and isinstance(engine, PartialRecognizer):
            self._overheard = engine.overhear()
        return Opened(understood, partial, engine.name, engine.rough)

    def read(self, piece: Piece) -> Callable[[SpeechRecognizer, CancelToken], Reading]:
        """All words of ``piece``, with their times in the recording."""

        def job(engine: SpeechRecognizer, token: CancelToken) -> Reading:
            self.language = self.language or engine.language_of(piece.samples)
            found = engine.transcribe(piece.samples, self.language or None, token, self._hints)
            return tuple(shifted(one, piece.start / SAMPLE_RATE) for one in found)

        return job

    def overhear(self, samples: Samples, *, fresh: bool) -> Callable[[SpeechRecognizer, CancelToken], str]:
        """The words of the utterance so far, once ``samples`` have followed; ``fresh`` begins another one."""

        def job(engine: SpeechRecognizer, _: CancelToken) -> str:
            if not isinstance(engine, PartialRecognizer):
                return ""
            if fresh or self._overheard is None:
                self._overheard = engine.overhear()
            return self._overheard.feed(samples)

        return job

    def close(self) -> None:
        """Forget the utterance under way."""
        if self._overheard is not None:
            self._overheard.close()
            self._overheard = None


def shifted(segment: Segment, by: float) -> Segment:
    """The segment ``by`` seconds later."""
    words = tuple(Word(one.text, one.start + by, one.end + by, one.confidence) for one in segment.words)
    return replace(segment, start=segment.start + by, end=segment.end + by, words=words)


def words_of(reading: Reading) -> tuple[Word, ...]:
    """Every word in order; a segment without word times stands for one."""
    return tuple(
        word
        for one in reading
        for word in (one.words or (Word(one.text.strip(), one.start, one.end),) if one.text.strip() else ())
    )
