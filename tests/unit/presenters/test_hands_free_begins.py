"""Hands-free begins by itself when the diary is opened, if that is wished, once, and never for a change of settings."""

from __future__ import annotations

from typing import Any

import pytest

from diary_desktop.domain.events import SettingsLoaded, VaultLocked, VaultUnlocked
from diary_desktop.domain.settings import HandsFree, Settings
from diary_desktop.presenters.hands_free import HandsFreePresenter


class Dialogue:
    """Counts how often it is begun."""

    begun = 0
    level = -90.0

    def start(self, woken=False, shown=None) -> int:
        self.begun += 1
        return self.begun

    def stop(self) -> None:
        """Nothing goes on."""


@pytest.mark.parametrize("wished", [True, False])
def test_it_begins_once_for_each_opening(wished: bool) -> None:
    dialogue: Any = Dialogue()
    shown: list[bool] = []
    clock: Any = None
    free = HandsFreePresenter(dialogue, clock, lambda state: shown.append(state.shown), lambda: None, lambda: -90.0)
    loaded = SettingsLoaded(0, Settings(hands_free=HandsFree(enabled=wished)))
    free.on_event(loaded)
    assert not dialogue.begun
    free.on_event(VaultUnlocked(0, ()))
    free.on_event(loaded)
    free.on_event(loaded)
    assert dialogue.begun == int(wished)
    assert (True in shown) is wished
    free.on_event(VaultLocked(0))
    free.on_event(loaded)
    free.on_event(VaultUnlocked(0, ()))
    free.on_event(loaded)
    assert dialogue.begun == 2 * int(wished)
