"""A desk for the pages of Settings without a diary behind it: each presenter shows one made-up state and is mute."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from diary_desktop.presenters.settings import SettingsState
from diary_desktop.services.readiness import Checkup, Part
from diary_desktop.ui.main_window import MainWindow
from diary_desktop.ui.settings.desk import Favours, SettingsDesk

PARTS = (
    Part("listening", "starter", "PocketSphinx en-us (starter)"),
    Part("memory", "ready", "all-MiniLM-L6-v2"),
    Part("answering", "missing", "none"),
    Part("speaking", "starter", "espeak-ng (starter)"),
)
CHECKUP = Checkup({}, PARTS, ("Built-in Audio Analog Stereo", "USB headset"), 10**11, 8, 16 * 10**9, {})

STATES: dict[str, object] = {"settings": SettingsState(checkup=CHECKUP)}
"""By the key the page ties its presenter with. A page that is not in here shows itself as it is before any news."""


class Mute:
    """Takes every call and does nothing."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_, **__: None


class StillDesk(SettingsDesk):
    """Shows ``STATES``."""

    def tie(self, key: str, make: Callable[..., Any], show: Callable[[Any], None]) -> Any:
        if key in STATES:
            show(STATES[key])
        return Mute()


def desk(window: MainWindow) -> StillDesk:
    """For one window."""
    place = SimpleNamespace(folder=Path("/home/lan/.local/share/diary-desktop/vault"))
    journeys: Any = SimpleNamespace(session=SimpleNamespace(place=place))
    nothing = Mute()
    favours = Favours(nothing.toast, nothing.go, nothing.lock, nothing.language, lambda: window.language.code)
    return StillDesk(window, window.look, journeys, favours)
