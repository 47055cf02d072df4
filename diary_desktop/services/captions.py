"""Words while they are said: follows a recording through its tap, on a thread of its own, and never holds it up.

The tap only queues. The captions thread cuts at pauses, asks the recogniser (``live_text.py``), and hands over at the
end what is final already, so that only the last seconds remain to be written down.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import replace
from typing import Final

import numpy as np

from diary_desktop.domain.audio import BLOCK_SAMPLES, SAMPLE_RATE, AudioChunk, Pcm16, Samples, to_float
from diary_desktop.domain.entry import ClipId
from diary_desktop.domain.errors import Cancelled, CancelToken, DiaryError
from diary_desktop.domain.events import CaptionChanged, JobId
from diary_desktop.domain.settings import Listening
from diary_desktop.domain.transcript import Caption
from diary_desktop.ports.speech import SpeechDetector, SpeechRecognizer
from diary_desktop.runtime.engine_thread import EngineThread
from diary_desktop.runtime.event_bus import EventBus

from .live_text import Ended, LiveText, Settled, Surroundings
from .tasks import log_fault
from .transcriber import Hints

KEPT_SECONDS: Final = 120.0
"""Sound that waits while the recogniser is loaded or the machine is busy; what comes beyond it is counted and left
for the whole-clip path.
"""

PUMP_BLOCKS: Final = 5
"""Blocks of 20 ms after which the captions thread is woken."""

_KEPT_BLOCKS: Final = round(KEPT_SECONDS * SAMPLE_RATE / BLOCK_SAMPLES)
_PATIENCE: Final = 0.1


class Following:
    """One recording. ``tap`` may be called from any one thread and returns at once."""

    def __init__(self, thread: EngineThread[SpeechDetector]) -> None:
        self._thread = thread
        self._blocks: deque[Pcm16] = deque()
        self._since = 0
        self._live: LiveText | None = None
        self._broken = self._gaps = self._unread = False
        self.dropped = 0
        """Samples there was no room for."""

    def tap(self, chunk: AudioChunk) -> None:
        """The next block of the recording, an empty one for a pause by key or button.

        Once a block was dropped the rest is as well: positions must hold.
        """
        self._gaps = self._gaps or chunk.overflowed
        if self._unread:
            return
        if not len(chunk.pcm):
            self.later(self._pause)
            return
        if self.dropped or len(self._blocks) >= _KEPT_BLOCKS:
            self.dropped += len(chunk.pcm)
            return
        self._blocks.append(chunk.pcm)
        self._since += 1
        if self._since >= PUMP_BLOCKS:
            self._since = 0
            self.later(self._pump)

    def later(self, work: Callable[[], None]) -> None:
        """Put work on the captions thread; a fault in it ends the captions and not the recording."""
        self._thread.submit(lambda _, __: work()).add_done_callback(self.look)

    def begin(self, live: LiveText) -> None:
        """On the captions thread: what reads the sound from now on."""
        self._live = live

    def unread(self) -> None:
        """On the captions thread: nobody wants words, so nothing that was said is kept for them."""
        self._unread = True
        self._blocks.clear()

    def drain(self) -> Samples:
        """On the captions thread: everything that came since."""
        taken = [self._blocks.popleft() for _ in range(len(self._blocks))]
        return to_float(np.concatenate(taken)) if taken else np.zeros(0, dtype=np.float32)

    def finish(self, token: CancelToken) -> Settled | None:
        """Once nothing more is tapped: wait for the last words. None where nobody read it.

        Waits, from a thread to the left of captions. Raises ``Cancelled``.
        """
        answer: Future[Settled | None] = Future()
        self.later(lambda: self._end(answer))
        while not answer.done() and not self._broken:
            token.raise_if_cancelled()
            wait([answer], _PATIENCE)
        found = answer.result() if answer.done() else None
        return replace(found, whole=not self._gaps) if found is not None else None

    def close(self) -> None:
        """On the captions thread: forget everything."""
        self._blocks.clear()
        if self._live is not None:
            self._live.close()
            self._live = None

    def _pause(self) -> None:
        if self._live is not None:
            self._live.pause()

    def _pump(self) -> None:
        if self._live is not None:
            self._live.pump()

    def look(self, done: Future[None]) -> None:
        """Whether work on the captions thread ended well."""
        error = done.exception()
        if error is not None:
            self._broken = True  # a closing thread runs nothing more either
            if not isinstance(error, DiaryError | Cancelled):
                log_fault(error, "captions")

    def _end(self, answer: Future[Settled | None]) -> None:
        if self._live is None:
            answer.set_result(None)
        else:
            self._live.end(answer)


class Captions:
    """Follows one recording at a time; the one before is let go of when the next begins."""

    def __init__(
        self,
        thread: EngineThread[SpeechDetector],
        recognizer: EngineThread[SpeechRecognizer],
        listening: Callable[[], Listening],
        hints: Hints,
        bus: EventBus,
    ) -> None:
        self._thread = thread
        self._recognizer = recognizer
        self._listening = listening
        self._hints = hints
        self._bus = bus
        self._current: tuple[ClipId, Following] | None = None

    def follow(self, clip_id: ClipId, job: JobId, ended: Ended | None = None) -> Following:
        """Begin before the microphone is open; returns at once. ``ended`` is told each utterance at its pause."""
        self.forget()
        following = Following(self._thread)
        self._current = (clip_id, following)
        begun = self._thread.submit(lambda detector, _: self._begin(following, detector, job, ended))
        begun.add_done_callback(following.look)
        return following

    def settled(self, clip_id: ClipId, token: CancelToken) -> Settled | None:
        """What is final of the recording that has just ended; None where captions were off or followed another.

        Waits for the last words. Raises ``Cancelled``.
        """
        current = self._current
        if current is None or current[0] != clip_id:
            return None
        try:
            return current[1].finish(token)
        finally:
            self.forget()

    def forget(self) -> None:
        """Let go of what was heard."""
        current, self._current = self._current, None
        if current is not None:
            self._thread.between(current[1].close)

    def _begin(self, following: Following, detector: SpeechDetector, job: JobId, ended: Ended | None) -> None:
        listening = self._listening()
        if not listening.captions:
            self._bus.publish(CaptionChanged(job, Caption("", note="off")))
        if listening.captions or ended is not None:
            stream = detector.stream()
            around = Surroundings(job, self._bus, self._recognizer, stream, following.later, following.drain, ended)
            spoken = listening.language
            following.begin(LiveText(around, spoken, self._hints("" if spoken == "auto" else spoken)))
        else:
            following.unread()
