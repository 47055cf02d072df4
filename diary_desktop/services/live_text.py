"""One recording followed while it goes on: what to read next, what is settled, what the caption shows.

Everything runs on the captions thread, which never waits: the recogniser is asked one thing at a time and answers by
putting work on this thread again. In order of worth it reads pieces that have ended, then what was said before a pause
(kept as the final text if the piece ends there), then what is being said; the last is skipped while the recogniser is
busy for somebody else. Of a piece only what is not final yet is read (``sliding_window.py``).
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from diary_desktop.domain.audio import SAMPLE_RATE, Samples
from diary_desktop.domain.errors import Cancelled, CancelToken, DiaryError, ModelMissing
from diary_desktop.domain.events import CaptionChanged, JobId
from diary_desktop.domain.transcript import Caption, CaptionNote, Segment
from diary_desktop.ports.speech import SpeechRecognizer, SpeechStream
from diary_desktop.runtime.engine_thread import EngineThread, Token
from diary_desktop.runtime.event_bus import EventBus

from .caption_text import CaptionText
from .live_reading import LiveReading, Opened, Reading, words_of
from .pieces import PAUSE, SENTENCE_PAUSE, CutRule, Cutter, Piece
from .sliding_window import CONTEXT, LEAST_CONTEXT, SlidingWindow
from .tasks import log_fault

log = logging.getLogger(__name__)

HEARD_ALONG: Final = CutRule(smallest=0.0, longest=15.0)
"""For recognisers that take one utterance after another: each is final at its pause."""

READ_AGAIN: Final = CutRule(smallest=8.0, longest=28.0)
"""For those that read windows and need some context: Whisper's are 30 s long."""

STEP: Final = 0.5
"""Seconds of new sound that are worth another reading of the window."""

BEHIND: Final = 4.0
"""Seconds of speech without words after which the caption says that it is catching up."""

MOST_WAITING: Final = 120.0
"""Seconds of finished pieces that may wait; beyond it the rest is written down from the clip."""

Result = TypeVar("Result")
Ended = Callable[[Segment], None]
"""Told each utterance with its final text, on the captions thread; must return at once."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Final text up to sample ``until`` of ``total``; ``spoken`` is the language that was asked for."""

    segments: tuple[Segment, ...]
    until: int
    total: int
    spoken: str
    language: str
    recognizer: str
    rough: bool
    whole: bool = True
    """False where sound may be missing between its pieces."""

    def of_clip(self, seconds: float, spoken: str) -> Settled | None:
        """What of it holds for a clip of ``seconds`` in the language now asked for; None where nothing does."""
        total = round(seconds * SAMPLE_RATE)
        fits = self.spoken == spoken and self.total <= total and (self.whole or self.total == total)
        return replace(self, total=total) if fits else None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a recording is followed: ``later`` puts work on the captions thread, ``drain`` gives what was heard."""

    job: JobId
    bus: EventBus
    recognizer: EngineThread[SpeechRecognizer]
    stream: SpeechStream
    later: Callable[[Callable[[], None]], None]
    drain: Callable[[], Samples]
    ended: Ended | None = None


@dataclass(frozen=True, slots=True)
class _Paused:
    """What was read at a pause: the ``piece`` as it ends there, and the ``window`` of it that was read."""

    piece: Piece
    window: Piece
    reading: Reading


class LiveText:
    """Made when the microphone is opened, so that the recogniser is loaded before the first word."""

    def __init__(self, around: Surroundings, spoken: str, hints: Sequence[str]) -> None:
        self._around = around
        self._recognizer = around.recognizer
        self._spoken = spoken
        self._reading = LiveReading(spoken, hints)
        self._token = Token()
        self._asking = self._off = False
        self._pass = 0.0
        self._engine: Opened | None = None
        self._cutter = Cutter(around.stream, HEARD_ALONG)
        self._finals: deque[Piece] = deque()
        self._segments: list[Segment] = []
        self._text = CaptionText()
        self._shown = Caption("")
        self._total = self._until = self._told = self._worded = self._asked_at = 0
        self._waiting: Future[Settled | None] | None = None
        self._window = SlidingWindow()
        self._paused: _Paused | None = None
        self._before = self._provisional = ""
        self._fresh, self._fed = True, 0
        self._submit(self._reading.open, self._opened)

    def pump(self) -> None:
        """Take in what was heard meanwhile; before the recogniser is known it stays where it waits."""
        if self._engine is not None or self._off:
            self._take_in()
            self._ask()

    def pause(self) -> None:
        """The microphone was closed for a while: what was said until then is an utterance of its own."""
        if self._engine is not None or self._off:
            self._take_rest()
            self._ask()

    def end(self, answer: Future[Settled | None]) -> None:
        """The recording has ended: read the rest, and put everything settled into ``answer``."""
        self._waiting = answer
        if self._engine is not None or self._off:
            self._finish()

    def close(self) -> None:
        """Nobody wants it any more."""
        self._token.cancel()
        self._stop("")
        self._segments.clear()
        self._text = CaptionText()
        self._recognizer.between(self._reading.close)

    def _opened(self, engine: Opened) -> None:
        self._engine = engine
        self._pass = 0.0  # loading is no reading: the first words need not wait for as much sound
        if not engine.understood:
            self._stop("unheard")
        elif not engine.partial:
            self._cutter = Cutter(self._around.stream, READ_AGAIN)
        if engine.understood:
            self._publish()  # who writes is known before the first word
        if self._waiting is not None:
            self._finish()
        else:
            self._take_in()

    def _take_in(self) -> None:
        samples = self._around.drain()
        self._total += len(samples)
        if not self._off:
            self._finals.extend(self._cutter.add(samples))
            if sum(len(one.samples) for one in self._finals) > MOST_WAITING * SAMPLE_RATE:
                self._stop("behind")

    def _finish(self) -> None:
        self._take_rest()
        self._ask()

    def _take_rest(self) -> None:
        self._take_in()
        if not self._off and (rest := self._cutter.finish()) is not None:
            self._finals.append(rest)

    def _ask(self) -> None:
        """The next thing worth reading, unless something is being read."""
        while self._finals and not self._asking and not self._off:
            self._read_final(self._finals.popleft())
        if self._asking:
            self._say_whether_behind()
        elif self._waiting is not None:
            self._answer(self._waiting)
        elif self._engine is not None and self._cutter.talking and not self._off:
            self._read_on_the_way(self._engine)

    def _read_final(self, piece: Piece) -> None:
        """What was read at the pause is the final text where nothing was said since."""
        if self._paused is not None and _same(self._paused.piece, piece):
            self._settle(piece, self._paused.reading, self._paused.window)
        else:
            window = self._window.over(piece, CONTEXT if self._waiting is None else LEAST_CONTEXT)
            self._submit(self._reading.read(window), lambda reading: self._settle(piece, reading, window))

    def _read_on_the_way(self, engine: Opened) -> None:
        now = self._cutter.under_way
        if self._cutter.silence >= PAUSE:
            self._read_pause(self._cutter.paused)
        elif self._recognizer.busy:
            self._say_whether_behind()
        elif engine.partial:
            self._overhear(now)
        elif now.end - max(self._asked_at, self._cutter.onset) >= max(STEP, min(self._pass, BEHIND)) * SAMPLE_RATE:
            self._asked_at = now.end
            window = self._window.over(now)
            self._submit(self._reading.read(window), lambda reading: self._agreed(reading, window))

    def _overhear(self, now: Piece) -> None:
        """The next little of it: what is said last, or ended, must not wait for what a slow machine is behind with."""
        begin = max(0, self._fed - now.start)
        since = now.samples[begin : begin + round(STEP * SAMPLE_RATE)]
        fresh, until = self._fresh, now.start + begin + len(since)
        self._fresh, self._fed = False, until
        if len(since):
            self._submit(self._reading.overhear(since, fresh=fresh), lambda text: self._overheard(text, until))

    def _read_pause(self, piece: Piece) -> None:
        if self._paused is not None and _same(self._paused.piece, piece):
            if self._cutter.silence >= SENTENCE_PAUSE:
                self._tell(self._window.whole(self._paused.reading, self._paused.window), piece)
        elif self._recognizer.busy:
            self._say_whether_behind()
        else:
            window = self._window.over(piece)
            read = self._reading.read(window)
            self._submit(read, lambda reading: self._read_to_pause(_Paused(piece, window, reading)))

    def _overheard(self, text: str, until: int) -> None:
        self._provisional = f"{self._before} {text}".strip()
        self._worded = until
        self._publish()

    def _read_to_pause(self, paused: _Paused) -> None:
        self._paused = paused
        self._fresh, self._fed = True, paused.piece.end
        self._before = " ".join(one.text.strip() for one in paused.reading)
        if self._engine is not None and self._engine.partial:
            self._overheard("", paused.piece.end)
        else:
            self._agreed(paused.reading, paused.window)

    def _agreed(self, reading: Reading, window: Piece) -> None:
        self._text.add_words(self._window.read(reading, window))
        self._provisional = self._window.provisional
        self._worded = window.end
        self._publish()

    def _settle(self, piece: Piece, reading: Reading, window: Piece) -> None:
        whole, fresh = self._window.end(reading, window)
        self._segments += whole
        self._until = max(self._until, piece.end, *(round(one.end * SAMPLE_RATE) for one in whole[-1:]))
        for one in fresh:
            self._text.add(one)
        self._tell(whole, piece)
        self._begin_piece()
        self._worded = piece.end
        self._publish()

    def _begin_piece(self) -> None:
        self._paused = None
        self._before = self._provisional = ""
        self._fresh, self._fed = True, self._until

    def _tell(self, reading: Reading, piece: Piece) -> None:
        """An utterance has ended: hand on what was not told yet."""
        if self._around.ended is None or self._told >= piece.last:
            return
        told, self._told = self._told / SAMPLE_RATE, piece.last
        fresh = [word for word in words_of(reading) if (word.start + word.end) / 2 >= told]
        if fresh:
            whole = all(one.start >= told for one in reading)
            texts = [one.text.strip() for one in reading] if whole else [word.text for word in fresh]
            self._around.ended(Segment(" ".join(texts), fresh[0].start, fresh[-1].end, tuple(fresh)))

    def _submit(self, work: Callable[[SpeechRecognizer, CancelToken], Result], then: Callable[[Result], None]) -> None:
        self._asking = True
        asked = time.monotonic()

        def answered(done: Future[Result]) -> None:
            self._asking = False
            self._pass = time.monotonic() - asked
            if not self._token.cancelled:
                error = done.exception()
                if error is None:
                    then(done.result())
                else:
                    self._give_up(error)
            self._ask()

        future = self._recognizer.submit(work, self._token)
        future.add_done_callback(lambda done: self._around.later(lambda: answered(done)))

    def _give_up(self, error: BaseException) -> None:
        """The words are made from the clip at the end, which says what is wrong if it still is."""
        if not isinstance(error, DiaryError | Cancelled):
            log_fault(error, "captions")
        log.info("captions gave up", extra={"error": type(error).__name__})
        self._stop("unheard" if isinstance(error, ModelMissing) else "behind")

    def _stop(self, note: CaptionNote) -> None:
        self._off = True
        self._finals.clear()
        self._provisional = ""
        if note:
            self._publish(note)

    def _answer(self, waiting: Future[Settled | None]) -> None:
        if waiting.done():
            return
        engine = self._engine
        if engine is None or not engine.understood:
            waiting.set_result(None)
            return
        until = self._until if self._off else self._total
        waiting.set_result(
            Settled(
                tuple(self._segments),
                until,
                self._total,
                self._spoken,
                self._reading.language,
                engine.name,
                engine.rough,
            )
        )

    def _say_whether_behind(self) -> None:
        if not self._off and self._cutter.talking:
            lag = self._cutter.under_way.end - max(self._worded, self._cutter.onset)
            if lag > BEHIND * SAMPLE_RATE:
                self._publish("behind")

    def _publish(self, note: CaptionNote = "") -> None:
        engine = self._engine
        rough = engine is not None and engine.understood and engine.rough
        caption = replace(self._text.caption(self._provisional, note), rough=rough)
        if caption != self._shown:
            self._shown = caption
            self._around.bus.publish(CaptionChanged(self._around.job, caption))


def _same(one: Piece, other: Piece) -> bool:
    return (one.start, one.end, one.last) == (other.start, other.end, other.last)
