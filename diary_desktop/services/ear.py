"""The open ear: one thread that owns the microphone while listening is on, and a second of sound in memory.

    microphone ─► memory of one second ─► utterances (on the thread that waits for them)
              ├─► whoever records along
              ├─► speech detector ─► marks ─► ends of utterances, and the watch over the diary's own answer
              └─► wake words                                        ▲
    the same before its echo is cancelled ─► speech detector ───────┘

Closed or muted, the microphone is closed and the memory overwritten. A microphone that goes away is looked for again.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from diary_desktop.domain.audio import SAMPLE_RATE, AudioChunk
from diary_desktop.domain.errors import (
    AudioError,
    Cancelled,
    CancelToken,
    DiaryError,
    MicrophoneLost,
    NoMicrophone,
)
from diary_desktop.domain.events import EarChanged
from diary_desktop.domain.hearing import EarState, Utterance, Wake
from diary_desktop.ports.audio import Microphone
from diary_desktop.runtime.engine_thread import EngineThread
from diary_desktop.runtime.event_bus import EventBus

from .attention import Attention, Phrase
from .ear_microphone import EarMicrophone
from .heard_sound import HeardSound, Mark
from .marking import Beside, Hearing, Marking, OwnVoice, Silent, Watch

log = logging.getLogger(__name__)

RETRY_SECONDS = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Between two tries to find a lost microphone; the last one again and again."""


class Ear:
    """``open``, ``close`` and ``mute`` from any thread; one other thread at a time waits for what is said."""

    def __init__(
        self,
        thread: EngineThread[Hearing],
        microphone: Callable[[], Microphone],
        bus: EventBus,
        phrase: Phrase | None = None,
        own_voice: OwnVoice | None = None,
        clock: Callable[[], float] = time.monotonic,
        beside: Beside | None = None,
    ) -> None:
        """``microphone`` is called on the ear's thread, each time one is opened, and so is ``beside``."""
        self._thread = thread
        self._new_microphone = microphone
        self._bus = bus
        self._own_voice = own_voice or Silent()
        self._beside = beside or Beside(lambda: (), Silent())
        self._sound = HeardSound()
        self._attention = Attention(self._sound, phrase, self._check_open, clock)
        self._lock = threading.Condition()
        self._state = EarState()
        self._current: Microphone | None = None
        self._run = 0
        self._names: tuple[str, ...] = ()
        self._waited = False
        self._one_waits = threading.Lock()
        self._watches: list[Watch] = []
        self._closed = threading.Event()
        self._closed.set()

    @property
    def state(self) -> EarState:
        """What it does now."""
        return self._state

    @property
    def level(self) -> float:
        """dBFS of the last block."""
        return self._sound.level

    @property
    def device(self) -> str:
        """The real microphone's name, empty while nothing is heard."""
        return self._state.device

    def open(self) -> None:
        """Begin to listen; again while it is open, nothing happens."""
        with self._lock:
            if self._state.open:
                return
            self._run += 1
            run = self._run
            self._closed.clear()
        self._tell(open=True, trouble=None)
        self._begin_run(run)

    def close(self) -> None:
        """Stop listening; the microphone closes and what was heard is overwritten."""
        self._tell(open=False, waiting_for=(), trouble=None)
        self._hush()
        self._thread.unload()

    def wait_closed(self, seconds: float) -> bool:
        """Whether no microphone is open within ``seconds``."""
        return self._closed.wait(seconds)

    def mute(self, muted: bool) -> None:
        """Close the microphone, or open it again, while listening stays on."""
        self._tell(muted=muted)
        if muted:
            self._hush()

    @property
    def recorded(self) -> bool:
        """Whether somebody records what it hears."""
        return self._sound.recorded

    def renew(self) -> None:
        """Hear with the words and the microphone that the settings name now; who waits goes on waiting."""
        with self._lock:
            if not self._state.open:
                return
            self._run += 1
            run = self._run
            self._lock.notify_all()
            microphone, self._current = self._current, None
        if microphone is not None:
            microphone.stop()
        self._thread.unload()
        self._begin_run(run)

    def skip(self) -> None:
        """What was heard until now belongs to nobody."""
        self._sound.take(self._sound.end)

    def microphone(self) -> Microphone:
        """A microphone that begins with the last second and is fed while the ear goes on."""
        return EarMicrophone(self)

    def recent_microphone(self) -> Microphone:
        """The same, and nothing that is older than the ring, however long somebody has been talking in the room."""
        return EarMicrophone(self, begin=self._sound.recent)

    def join(self, microphone: EarMicrophone, begin: int) -> None:
        """Feed ``microphone``. Raises ``NoMicrophone`` while nothing is heard."""
        with self._lock:
            if not self._state.hearing or self._state.muted or not self._state.open:
                raise self._state.trouble or NoMicrophone("The microphone is closed.", "Let the diary listen first.")
            self._sound.record_along(microphone, begin)

    def leave(self, microphone: EarMicrophone) -> None:
        """Feed it no more; what it took is nobody's any longer."""
        self._sound.record_no_more(microphone)

    def utterance(self, after: float, token: CancelToken, longest: float) -> Utterance | None:
        """What is said next; see the port. Raises ``Cancelled``, and ``NoMicrophone`` once the ear is closed."""
        with self._one_waits:
            return self._attention.utterance(after, token, longest)

    def wait_for_wake(self, token: CancelToken) -> Wake:
        """Wait for a wake word or the phrase. Raises ``Cancelled``, and ``NoMicrophone`` once the ear is closed."""
        with self._one_waits:
            self._waited = True
            self._tell(waiting_for=self._names)
            try:
                return self._attention.wake(token)
            finally:
                self._waited = False
                self._tell(waiting_for=())

    @contextmanager
    def watch(self, onset: Callable[[], object]) -> Iterator[None]:
        """Inside, ``onset`` is called once when a person begins to speak or says a wake word."""
        watch = Watch(onset)
        self._watches.append(watch)
        try:
            yield
        finally:
            self._watches.remove(watch)

    def _begin_run(self, run: int) -> None:
        self._thread.submit(lambda hearing, _: self._listen(hearing, run)).add_done_callback(
            lambda done: self._ended(run, done.exception())
        )

    def _check_open(self) -> None:
        if not self._state.open:
            raise self._state.trouble or NoMicrophone("The diary is not listening.", "Switch hands-free on first.")

    def _listen(self, hearing: Hearing, run: int) -> None:
        """The ear's thread, from ``open`` to ``close``."""
        self._sound.keep(hearing.ring_seconds)
        self._names = (*(word.name for word in hearing.words), *self._attention.phrases)
        if self._waited:
            self._tell(waiting_for=self._names)
        tries = 0
        while self._wanted(run):
            try:
                microphone = self._new_microphone()
                microphone.open()
            except AudioError as error:
                self._tell(hearing=False, trouble=error)
                tries += 1
                self._wait(run, RETRY_SECONDS[min(tries, len(RETRY_SECONDS)) - 1])
                continue
            tries = 0 if self._hear_with(microphone, hearing, run) else tries + 1

    def _hear_with(self, microphone: Microphone, hearing: Hearing, run: int) -> bool:
        """Until it is stopped or lost; whether anything was heard."""
        marking, before = Marking(hearing, self._own_voice), self._sound.end
        beside = Marking(Hearing(hearing.detector), self._beside.own_voice)
        if not self._begin(microphone, run):
            return True
        lost: DiaryError | None = None
        try:
            for chunk in microphone.chunks():
                if self._current is microphone:
                    self._hear(chunk, marking, beside)
        except MicrophoneLost as error:
            lost = error
        self._current = None
        self._tell(hearing=False, device="", trouble=lost)  # first: nobody is to join a stream that is over
        self._sound.broken_off()
        return self._sound.end > before

    def _begin(self, microphone: Microphone, run: int) -> bool:
        """Whether it is still wanted now that it is open; otherwise it is closed again."""
        with self._lock:
            wanted = self._state.open and self._run == run and not self._state.muted
            self._current = microphone if wanted else None
        if not wanted:
            microphone.stop()
            for _ in microphone.chunks():
                pass  # what was in the air is read out, so that the device closes, and dropped
            return False
        self._tell(hearing=True, device=microphone.name, trouble=None)
        return True

    def _hear(self, chunk: AudioChunk, marking: Marking, beside: Marking) -> None:
        self._sound.add(chunk)
        marks, woken = marking.hear(chunk, self._sound.end)
        if woken is not None:
            self._sound.wake(woken)
        if marks:
            self._sound.mark(marks)
        early = self._marks_beside(beside)
        for watch in list(self._watches):
            watch.hear(marks, woken is not None, early)

    def _marks_beside(self, marking: Marking) -> list[Mark]:
        """Of what the bare microphone gave meanwhile; it is looked at only while the diary speaks."""
        chunks = list(self._beside.sounds())
        if not self._watches:
            return []
        return [mark for one in chunks for mark in marking.hear(one, int(one.at * SAMPLE_RATE) + len(one.pcm))[0]]

    def _wanted(self, run: int) -> bool:
        """Wait while muted; False once closed."""
        with self._lock:
            self._lock.wait_for(lambda: self._run != run or not self._state.open or not self._state.muted)
            return self._state.open and self._run == run

    def _wait(self, run: int, seconds: float) -> None:
        """Until the next try, or until something else is wanted."""
        with self._lock:
            self._lock.wait_for(lambda: self._run != run or not self._state.open or self._state.muted, seconds)

    def _hush(self) -> None:
        """Close the microphone, whoever asked, and overwrite what was heard."""
        with self._lock:
            microphone, self._current = self._current, None
        if microphone is not None:
            microphone.stop()
        self._sound.broken_off()
        self._sound.wipe()

    def _ended(self, run: int, error: BaseException | None) -> None:
        """The listening of ``run`` is over; ``error`` is why it never began or broke down."""
        with self._lock:
            last = self._run == run
        if not last:
            return
        if isinstance(error, DiaryError):
            self._tell(open=False, hearing=False, trouble=error)
        elif error is not None and not isinstance(error, Cancelled):
            log.error("the ear broke down: %s", type(error).__name__)
            self._tell(open=False, hearing=False, trouble=DiaryError())
        self._closed.set()

    def _tell(self, **changes: Any) -> None:
        with self._lock:
            before, self._state = self._state, replace(self._state, **changes)
            changed = self._state != before
            self._lock.notify_all()
        if changed:
            self._bus.publish(EarChanged(0, self._state))
