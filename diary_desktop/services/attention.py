"""Waiting for what is said: the next utterance, or what wakes the diary. On the thread that waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from diary_desktop.domain.audio import SAMPLE_RATE, Samples, to_float
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.hearing import Utterance, Wake

from .endpointing import Endpointer
from .heard_sound import HeardSound

LONGEST_SECONDS = 60.0
"""An utterance that goes on longer is cut, whatever was asked for."""

PHRASE_SECONDS = 2.0
"""So much of an utterance is read to find the free phrase."""

PHRASE_PAUSE = 0.6
"""Seconds of silence that end an utterance while only the phrase is waited for."""


IDLE_LOOK, BUSY_LOOK = 0.1, 0.03
"""Seconds between two looks at what came, while nobody speaks (speech wakes it at once) and while somebody does."""


_NOTICING = int(0.2 * SAMPLE_RATE)
"""Samples: a beginning is noticed a few blocks late, and its lead reaches back from its first one."""


class Phrase(Protocol):
    """The free phrase. Used by the thread that waits for it."""

    @property
    def name(self) -> str:
        """As shown to people; empty for none."""

    def end_in(self, samples: Samples, token: CancelToken) -> float | None:
        """Seconds into 16 kHz mono ``samples`` at which the phrase ends, None where they do not begin with it."""


class Attention:
    """One thread at a time."""

    def __init__(
        self, sound: HeardSound, phrase: Phrase | None, check_open: Callable[[], None], clock: Callable[[], float]
    ) -> None:
        """``check_open`` raises once the ear is closed."""
        self._sound = sound
        self._phrase = phrase
        self._check_open = check_open
        self._clock = clock

    @property
    def phrases(self) -> tuple[str, ...]:
        """The free phrase, where there is one."""
        return (self._phrase.name,) if self._phrase is not None and self._phrase.name else ()

    def utterance(self, after: float, token: CancelToken, longest: float) -> Utterance | None:
        """What is said next, as the port says."""
        reader = _Reader(self._sound, Endpointer(after), self._clock() + longest, min(longest, LONGEST_SECONDS))
        try:
            while not reader.done:
                self._read(reader, token)
            reader.take()
            return reader.utterance()
        finally:
            reader.close()

    def wake(self, token: CancelToken) -> Wake:
        """Whichever comes first."""
        self._sound.wake(None)
        while True:
            reader = _Reader(self._sound, Endpointer(PHRASE_PAUSE), float("inf"), LONGEST_SECONDS)
            try:
                if (wake := self._one(reader, token)) is not None:
                    self._sound.take(int(wake.at * SAMPLE_RATE), promise=True)
                    return wake
                reader.take()
            finally:
                reader.close()

    def _one(self, reader: _Reader, token: CancelToken) -> Wake | None:
        """What wakes it before or in the next utterance; None when that one did not."""
        tried = False
        while not reader.done:
            self._read(reader, token)
            if (woken := self._sound.woken) is not None:
                return woken
            if not tried and reader.seconds >= PHRASE_SECONDS:
                tried = True
                if (wake := self._phrase_in(reader, token)) is not None:
                    return wake
                reader.drop()
        return None if tried else self._phrase_in(reader, token)

    def _read(self, reader: _Reader, token: CancelToken) -> None:
        token.raise_if_cancelled()
        reader.read(self._clock())
        self._check_open()  # afterwards: closing wipes, which ends an utterance as well

    def _phrase_in(self, reader: _Reader, token: CancelToken) -> Wake | None:
        said = reader.utterance()
        if not self.phrases or self._phrase is None or said is None:
            return None
        end = self._phrase.end_in(said.samples[: self._sound.lead + int(PHRASE_SECONDS * SAMPLE_RATE)], token)
        return None if end is None else Wake(self._phrase.name, "phrase", reader.first / SAMPLE_RATE + end)


class _Reader:
    """Follows the marks of one utterance and keeps its sound meanwhile."""

    def __init__(self, sound: HeardSound, ends: Endpointer, patience: float, longest: float) -> None:
        """``patience`` is when somebody must have begun, ``longest`` the seconds after which it is cut."""
        self._sound = sound
        self._ends = ends
        self._patience = patience
        self._longest = longest
        self._free = self._at = sound.free_from()
        self._generation = sound.generation
        self._until = sound.end + longest * SAMPLE_RATE
        self._dropped = False
        self.done = False
        sound.hold(self, self._free)

    @property
    def seconds(self) -> float:
        """Since the first sound of speech; 0 before."""
        return 0.0 if self._ends.began is None else (self._at - self._ends.began) / SAMPLE_RATE

    @property
    def first(self) -> int:
        """The first sample of the utterance."""
        return max(self._free, (self._ends.began or self._at) - self._sound.lead)

    def read(self, now: float) -> None:
        """Wait a moment for the next blocks."""
        for mark in self._sound.marks_behind(self._at, IDLE_LOOK if self._ends.began is None else BUSY_LOOK):
            self._at = mark.end
            self._ends.hear(mark.end, mark.chance)
            if self._over():
                return
        if self._sound.generation != self._generation:
            self._ends.began, self.done = None, True
        elif self._ends.began is not None:
            self.done = not self._sound.flowing
        else:
            self.done = now >= self._patience
        if self._ends.began is None or self._dropped:
            self._sound.hold(self, self._at - self._sound.lead - _NOTICING)

    def drop(self) -> None:
        """Only its end is of interest from here on."""
        self._dropped = True

    def take(self) -> None:
        """What was read is nobody else's."""
        self._sound.take(self._at)

    def utterance(self) -> Utterance | None:
        """What was said so far; None where nobody spoke."""
        if self._ends.began is None:
            return None
        last = self._ends.last_speech
        samples = to_float(self._sound.read(self.first, self._at))
        return Utterance(samples, self._ends.began / SAMPLE_RATE, last / SAMPLE_RATE, self._ends.ended is None)

    def close(self) -> None:
        """Let go of the sound."""
        self._sound.let_go(self)

    def _over(self) -> bool:
        if self._ends.began is None:
            self.done = self._at >= self._until
        else:
            self.done = self._ends.ended is not None or self.seconds >= self._longest
        return self.done
