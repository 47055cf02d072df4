"""The one state of the closed diary's screen, which the presenters of its pages share and change in turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from .unlock_state import Page, UnlockState

LASTING = ("ready", "is_there", "keystore", "wait_seconds", "first_run", "guide", "away", "beside")
"""What stays known while pages are turned."""


class ClosedPage:
    """Main thread only."""

    def __init__(self, show: Callable[[UnlockState], None]) -> None:
        self._show = show
        self._state = UnlockState(ready=True)

    @property
    def state(self) -> UnlockState:
        return self._state

    def change(self, **values: Any) -> None:
        """The same page, with other values."""
        self._set(replace(self._state, **values))

    def turn(self, page: Page, **values: Any) -> None:
        """Another page: of the one before only what lasts is kept."""
        lasting = {name: getattr(self._state, name) for name in LASTING}
        self._set(UnlockState(page=page, **(lasting | values)))

    def _set(self, state: UnlockState) -> None:
        self._state = state
        self._show(state)
