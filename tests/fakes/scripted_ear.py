"""The script of a hands-free conversation, said and pressed: the ear and the keys that move through it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from diary_desktop.domain.errors import CancelToken, MicrophoneLost
from diary_desktop.domain.hearing import Utterance, Wake
from diary_desktop.domain.transcript import Segment
from diary_desktop.services.voice_keys import Key, Keys

from .ear import FakeEar, Said, Woke

if TYPE_CHECKING:
    from .voice import Room


@dataclass(frozen=True)
class Line(Said):
    """Something said, with the words a recogniser makes of it."""

    text: str = ""


@dataclass(frozen=True)
class Press:
    """A key, ``pause`` seconds after what came before it."""

    key: Key
    pause: float = 0.5


@dataclass(frozen=True)
class Lost:
    """The microphone goes, ``pause`` seconds after what came before it, and is there again ``back`` seconds later."""

    back: float = math.inf
    pause: float = 0.5


class ScriptedEar(FakeEar):
    """An ear that remembers the words of what it heard, and at whose script's end the person leaves."""

    def __init__(self, keys: Keys, room: Room) -> None:
        super().__init__()
        self._keys = keys
        self._room = room
        self.words: list[str] = []
        self.ended: Callable[[Segment], None] | None = None
        self._back = math.inf

    def utterance(self, after: float, token: CancelToken, longest: float) -> Utterance | None:
        self._press(longest)
        token.raise_if_cancelled()
        if self._deaf(longest, token):
            return None
        head = self._script[0] if self._script else None
        got = super().utterance(after, token, longest)
        self._room.time_passed()
        if got is None:
            self._room.nobody_speaks(longest)
            return None
        self._room.somebody_speaks()
        assert isinstance(head, Line)
        self.words.append(head.text)
        if self.ended is not None and head.text and not self._room.waits:
            self.ended(Segment(head.text, got.began, got.ended))
        return replace(got, cut=False)

    def _deaf(self, longest: float, token: CancelToken) -> bool:
        """Whether nothing is heard for ``longest`` seconds: the microphone is lost, or is so within them."""
        if isinstance(one := self._script[0] if self._script else None, Lost) and one.pause - self._passed <= longest:
            self._script.pop(0)
            self._pass(max(0.0, one.pause - self._passed))
            self._passed, self._back = 0.0, self.now + one.back
            self._tell(hearing=False, trouble=MicrophoneLost())
            self._room.lose()
            token.raise_if_cancelled()
        if self._state.hearing or self._state.muted:
            return False
        gone = min(longest, max(0.0, self._back - self.now))
        self._pass(gone)
        self._room.nobody_speaks(gone)
        if self.now >= self._back:
            self._tell(hearing=True, trouble=None)
            token.raise_if_cancelled()
        return True

    def wait_for_wake(self, token: CancelToken) -> Wake:
        self._press(1e9)
        token.raise_if_cancelled()
        if not any(isinstance(one, Woke) for one in self._script):
            self._room.leave()
            token.raise_if_cancelled()
        while not isinstance(self._script[0], Woke):
            self._script.pop(0)
        return super().wait_for_wake(token)

    def wait_for_key(self) -> None:
        """Where nothing but a key is waited for: what is said meanwhile is not heard."""
        while self._script and not isinstance(self._script[0], Press):
            self._script.pop(0)
        if self._script:
            self._press(1e9)
        else:
            self._room.leave()

    @contextmanager
    def watch(self, onset: Callable[[], object]) -> Iterator[None]:
        with super().watch(onset):
            yield

    def _press(self, longest: float) -> None:
        """Press the key that is due within ``longest`` seconds."""
        if self._script and isinstance(one := self._script[0], Press) and one.pause - self._passed <= longest:
            self._script.pop(0)
            self._passed = 0.0
            if one.key in ("mute", "unmute"):
                self.mute(one.key == "mute")
            self._room.somebody_speaks()
            self._keys.press(one.key)


class ScriptedKeys(Keys):
    """Keys whose waiting moves the script instead of the clock on the wall."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room

    def wait(self, token: CancelToken) -> Key:
        while (key := self.take()) is None:
            token.raise_if_cancelled()
            self._room.ear.wait_for_key()
        return key
