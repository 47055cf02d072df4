"""An ear with a script: utterances and wakes at their time on a clock that nobody waits for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from diary_desktop.domain.audio import SAMPLE_RATE, SILENCE_DBFS, Pcm16, to_float
from diary_desktop.domain.errors import CancelToken, NoMicrophone
from diary_desktop.domain.events import EarChanged
from diary_desktop.domain.hearing import EarState, Utterance, Wake
from diary_desktop.ports.audio import Microphone
from diary_desktop.runtime.event_bus import EventBus

from .microphone import FakeMicrophone


@dataclass(frozen=True)
class Said:
    """Begins ``pause`` seconds after what came before it and lasts ``seconds``; its sound is a tone.

    With ``over`` it is said over the diary's own answer: at the next ``watch``, at once.
    """

    pause: float = 0.5
    seconds: float = 1.0
    over: bool = False


@dataclass(frozen=True)
class Woke:
    """The wake word or the phrase, ``pause`` seconds after what came before it."""

    name: str = "dear diary"
    by: str = "phrase"
    pause: float = 1.0


class FakeEar:
    """Moves ``clock`` (seconds) instead of waiting; at the script's end nobody speaks any more.

    A wait without an end (for a wake, at the script's end) raises ``Cancelled`` by the token, or fails the test.
    """

    def __init__(
        self, script: Sequence[Said | Woke] = (), clock: Callable[[float], object] = lambda seconds: None, bus=None
    ) -> None:
        """``clock`` is told the seconds that pass; ``bus`` gets ``EarChanged``."""
        self._script = list(script)
        self._clock = clock
        self._bus: EventBus | None = bus
        self._state = EarState()
        self._passed = 0.0
        self.now = 0.0
        self.skipped = 0
        self.level = SILENCE_DBFS

    @property
    def state(self) -> EarState:
        return self._state

    def say(self, *more: Said | Woke) -> None:
        """Add to the script."""
        self._script += more

    def open(self) -> None:
        self._tell(open=True, hearing=not self._state.muted, device="script")

    def close(self) -> None:
        self._tell(open=False, hearing=False, device="", waiting_for=())

    def mute(self, muted: bool) -> None:
        self._tell(muted=muted, hearing=self._state.open and not muted)

    def skip(self) -> None:
        self.skipped += 1

    def microphone(self) -> Microphone:
        """Says a second of tone."""
        self._check_open()
        return FakeMicrophone(_tone(1.0))

    def utterance(self, after: float, token: CancelToken, longest: float) -> Utterance | None:
        token.raise_if_cancelled()
        self._check_open()
        said = self._script[0] if self._script else None
        if self._state.muted or not isinstance(said, Said) or said.pause - self._passed > longest:
            self._pass(longest)
            self._passed += longest
            return None
        self._pass(max(0.0, said.pause - self._passed))
        self._script.pop(0)
        self._passed = 0.0
        began, seconds = self.now, min(said.seconds, longest)
        self._pass(seconds)
        ended, cut = self.now, said.seconds > longest
        if not cut:
            self._pass(after)
        return Utterance(to_float(_tone(seconds)), began, ended, cut)

    def wait_for_wake(self, token: CancelToken) -> Wake:
        token.raise_if_cancelled()
        self._check_open()
        while self._script and not isinstance(self._script[0], Woke):
            self._script.pop(0)  # said to somebody else: nothing wakes the diary
        if not self._script:
            raise AssertionError("the script is over and nothing wakes the diary")
        woke = self._script.pop(0)
        assert isinstance(woke, Woke)
        self._pass(max(0.0, woke.pause - self._passed))
        self._passed = 0.0
        return Wake(woke.name, "word" if woke.by == "word" else "phrase", self.now)

    @contextmanager
    def watch(self, onset: Callable[[], object]) -> Iterator[None]:
        self._check_open()
        if self._script and isinstance(self._script[0], Said) and self._script[0].over:
            onset()
        yield

    def _check_open(self) -> None:
        if not self._state.open:
            raise NoMicrophone("The diary is not listening.", "Switch hands-free on first.")

    def _pass(self, seconds: float) -> None:
        self.now += seconds
        self._clock(seconds)

    def _tell(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)
        if self._bus is not None:
            self._bus.publish(EarChanged(0, self._state))


def _tone(seconds: float) -> Pcm16:
    return (8_000 * np.sin(np.arange(int(seconds * SAMPLE_RATE)) * 0.15)).astype(np.int16)
