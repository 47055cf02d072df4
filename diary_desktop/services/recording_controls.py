"""What other threads ask of a recording that goes on: pause, go on, another microphone, stop, a mark."""

from __future__ import annotations

import threading
from typing import Literal

from diary_desktop.domain.errors import AudioError
from diary_desktop.ports.audio import Microphone

Wish = Literal["listen", "pause", "stop"]


class Controls:
    """One recording's. The microphone is stopped by whoever asks; its tail still arrives."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self._changed = threading.Condition()
        self._wish: Wish = "listen"
        self._trouble: AudioError | None = None
        self._device: str | None = None
        self._given: Microphone | None = None
        self._microphone: Microphone | None = None

    @property
    def wish(self) -> Wish:
        """What is wanted now."""
        with self._changed:
            return self._wish

    @property
    def trouble(self) -> AudioError | None:
        """Why it is parked; None where a person paused it, and while it goes on."""
        with self._changed:
            return self._trouble

    @property
    def device(self) -> str | None:
        """The microphone chosen to go on with; None for the one of the settings."""
        with self._changed:
            return self._device

    @property
    def given(self) -> Microphone | None:
        """The microphone itself, where one was handed over to go on with."""
        with self._changed:
            return self._given

    def listen_with(self, microphone: Microphone) -> None:
        """From here on ``stop`` and ``pause`` close ``microphone``, at once if they were asked for already."""
        with self._changed:
            self._microphone = microphone
            if self._wish != "listen":
                microphone.stop()

    def pause(self, trouble: AudioError | None = None) -> None:
        """Close the microphone until somebody decides; ``trouble`` says why, where nobody asked for it."""
        self._ask("pause", trouble)

    def resume(self, device: str | None = None, given: Microphone | None = None) -> None:
        """Go on, with the microphone of that name or the one ``given``, where there is either."""
        with self._changed:
            if self._wish == "pause":
                self._wish = "listen"
                self._trouble = None
                self._device, self._given = device, given
                self._microphone = None
                self._changed.notify_all()

    def stop(self) -> None:
        self._ask("stop", None)

    def wait_for_resume(self) -> bool:
        """True to go on, False to finish."""
        with self._changed:
            self._changed.wait_for(lambda: self._wish != "pause")
            return self._wish == "listen"

    def _ask(self, wish: Wish, trouble: AudioError | None) -> None:
        with self._changed:
            if self._wish == "stop":
                return
            self._wish, self._trouble = wish, trouble
            self._changed.notify_all()
            if self._microphone is not None:
                self._microphone.stop()
