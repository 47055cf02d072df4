"""Listening for the wake word wherever the diary is: begun and ended by the settings, answered by a conversation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from diary_desktop.domain.events import EarChanged, Event, SettingsLoaded, VaultLocked, Woken
from diary_desktop.domain.hearing import EarState
from diary_desktop.domain.settings import Settings
from diary_desktop.services.standby import Standby
from diary_desktop.services.tones import ToneName


class StandbyPresenter:
    """Main thread. ``answer`` begins the conversation that was called for; ``tone`` returns at once."""

    def __init__(
        self, standby: Standby, answer: Callable[[], None], tone: Callable[[ToneName], object] = lambda _: None
    ) -> None:
        self._standby = standby
        self._answer = answer
        self._tone = tone
        self._settings: Settings | None = None
        self._ear = EarState()

    @property
    def muted(self) -> bool:
        """Whether it would listen, and a key has closed the microphone."""
        return self._standby.going_on and self._ear.muted

    def mute_or_unmute(self) -> None:
        """The microphone, at once and heard by a tone; nothing where it does not listen."""
        if self._standby.going_on:
            muted = not self._ear.muted
            self._ear = replace(self._ear, muted=muted)  # a second press may come before the ear's news
            self._standby.mute(muted)
            self._tone("pause" if muted else "listening")

    def on_event(self, event: Event) -> None:
        if isinstance(event, VaultLocked):
            self._settings = None
            self._standby.stop()
        elif isinstance(event, EarChanged):
            self._ear = event.state
        elif isinstance(event, SettingsLoaded):
            self._follow(event.settings)
        elif isinstance(event, Woken):
            self._answer()
            self._standby.answered()

    def _follow(self, settings: Settings) -> None:
        """Settings apply at once."""
        before, self._settings = self._settings, settings
        free = settings.hands_free
        if not (free.everywhere and (free.wake_word or free.phrase)):
            self._standby.stop()
        else:
            self._standby.start()
        if before is not None and _hears_by(before) != _hears_by(settings):
            self._standby.renew()


def _hears_by(settings: Settings) -> tuple[object, ...]:
    """What the ear is opened with."""
    free = settings.hands_free
    return free.wake_word, free.phrase, free.keep_second, settings.listening.device
