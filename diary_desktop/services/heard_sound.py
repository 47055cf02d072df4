"""What the ear has heard lately, shared by the thread that hears and the thread that waits for an utterance."""

from __future__ import annotations

import itertools
import threading
from collections import deque
from dataclasses import dataclass

from diary_desktop.domain.audio import SAMPLE_RATE, SILENCE_DBFS, AudioChunk, Pcm16, level_dbfs
from diary_desktop.domain.hearing import RING_SECONDS, Wake

from .ear_microphone import EarMicrophone
from .endpointing import SPEECH_UNTIL
from .sound_memory import SoundMemory

PROMISE_SECONDS = 10.0
"""What was said behind a wake is kept so long for whoever asks for the next utterance."""

LEAD_SECONDS = RING_SECONDS
"""Kept before the first block of speech: soft beginnings score low, in 1 of 200 for more than half a second."""

LEAST_LEAD_SECONDS = 0.1
"""The same where the last second is not to be kept: what it takes to notice that somebody speaks."""

_MARKS = 2048
"""More than blocks fit into the memory."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The block that ends at sample ``end`` is speech by a person with this ``chance``."""

    end: int
    chance: float


class HeardSound:
    """Sound, marks and whoever records along. Any thread; the ear's thread alone adds."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._memory = SoundMemory()
        self._marks: deque[Mark] = deque(maxlen=_MARKS)
        self._feeds: list[EarMicrophone] = []
        self._taken = 0
        self._promised: int | None = None
        self.level = SILENCE_DBFS
        self.woken: Wake | None = None
        self.lead = int(LEAD_SECONDS * SAMPLE_RATE)
        """Samples before the first block of speech that belong to an utterance."""
        self.flowing = False
        """Whether a microphone gives sound now."""
        self.generation = 0
        """Counts the wipes: what was found before one is gone."""

    @property
    def end(self) -> int:
        """Samples heard so far."""
        with self._changed:
            return self._memory.end

    @property
    def recent(self) -> int:
        """The first sample of the ring."""
        with self._changed:
            return self._memory.end - self._memory.ring

    def keep(self, seconds: float) -> None:
        """How much is kept while nobody waits; with less than ``LEAD_SECONDS``, utterances begin more abruptly."""
        with self._changed:
            self._memory.ring = int(seconds * SAMPLE_RATE)
            self.lead = int(min(LEAD_SECONDS, max(LEAST_LEAD_SECONDS, seconds)) * SAMPLE_RATE)

    def add(self, chunk: AudioChunk) -> None:
        """The ear's thread: sound as it comes from the microphone."""
        with self._changed:
            self.flowing = True
            self.level = level_dbfs(chunk.pcm)
            if self._promised is not None and self._memory.end - self._promised > PROMISE_SECONDS * SAMPLE_RATE:
                self._promise(None)
            self._memory.write(chunk.pcm)
            for feed in self._feeds:
                feed.take(chunk)

    def wake(self, woken: Wake | None) -> None:
        """A wake word was heard; None forgets an earlier one."""
        with self._changed:
            self.woken = woken
            self._changed.notify_all()

    def mark(self, marks: list[Mark]) -> None:
        """The ear's thread: how likely the last blocks are speech. Silence wakes nobody, which costs least."""
        with self._changed:
            self._marks.extend(marks)
            if any(mark.chance >= SPEECH_UNTIL for mark in marks):
                self._changed.notify_all()

    def wipe(self) -> None:
        """Overwrite everything; whoever waits begins anew."""
        with self._changed:
            self._memory.wipe()
            self._marks.clear()
            self._promised = None
            self.generation += 1
            self.level = SILENCE_DBFS
            self._changed.notify_all()

    def broken_off(self) -> None:
        """The ear's thread: no more sound comes from this microphone; who records along is told at the end."""
        with self._changed:
            self.flowing = False
            feeds, self._feeds = self._feeds, []
            for feed in feeds:
                feed.break_off()
            self._changed.notify_all()

    def take(self, until: int, *, promise: bool = False) -> None:
        """What lies before sample ``until`` is somebody's; with ``promise`` what follows waits for its utterance."""
        with self._changed:
            self._taken = max(self._taken, until)
            self._promise(until if promise else None)

    def free_from(self) -> int:
        """The first sample that is still there and nobody's."""
        with self._changed:
            return max(self._memory.start, self._taken)

    def read(self, begin: int, end: int) -> Pcm16:
        """A copy of these samples, as far as they are still there."""
        with self._changed:
            return self._memory.read(begin, end)

    def hold(self, holder: object, begin: int) -> None:
        """Keep what comes from sample ``begin`` on."""
        with self._changed:
            self._memory.hold(holder, begin)

    def let_go(self, holder: object) -> None:
        with self._changed:
            self._memory.let_go(holder)

    def record_along(self, feed: EarMicrophone, begin: int) -> None:
        """Feed the free sound from sample ``begin`` on, and everything from then on without a gap."""
        with self._changed:
            first = max(begin, self._memory.start, self._taken)
            feed.begin(first, self._memory.read(first, self._memory.end))
            self._feeds.append(feed)

    @property
    def recorded(self) -> bool:
        """Whether somebody records along."""
        with self._changed:
            return bool(self._feeds)

    def record_no_more(self, feed: EarMicrophone) -> None:
        with self._changed:
            if feed in self._feeds:
                self._feeds.remove(feed)

    def marks_behind(self, sample: int, seconds: float) -> list[Mark]:
        """Marks behind ``sample``, oldest first; waits ``seconds`` for the first one and may come back with none."""
        with self._changed:
            found = self._behind(sample)
            if not found:
                self._changed.wait(seconds)
                found = self._behind(sample)
            return found

    def _behind(self, sample: int) -> list[Mark]:
        """Looked for from the new end, where they nearly always are."""
        newest_first = itertools.takewhile(lambda mark: mark.end > sample, reversed(self._marks))
        return list(newest_first)[::-1]

    def _promise(self, begin: int | None) -> None:
        self._promised = begin
        if begin is None:
            self._memory.let_go(self)
        else:
            self._memory.hold(self, begin)
