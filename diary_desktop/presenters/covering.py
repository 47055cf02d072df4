"""The quick cover: out of sight at once, back with the passphrase; everything that goes on goes on behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from diary_desktop.domain.errors import DiaryError
from diary_desktop.domain.events import Event, VaultLocked
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.keys import Keys
from diary_desktop.services.secret_buffers import wiped
from diary_desktop.services.tasks import Tasks

from .covering_state import CoverState as CoverState
from .inquiry import Inquiries


class CoverPresenter:
    """Covers an open diary. Locking takes the cover's place: then the closed diary is in front."""

    def __init__(self, keys: Keys, tasks: Tasks, bus: EventBus, show: Callable[[CoverState], None]) -> None:
        self._keys = keys
        self._show = show
        self._inquiries = Inquiries(tasks, bus, "cover")
        self._state = CoverState()

    @property
    def state(self) -> CoverState:
        return self._state

    def cover(self) -> None:
        """At once."""
        if not self._state.covered:
            self._set(CoverState(covered=True))

    def try_passphrase(self, passphrase: bytearray) -> None:
        """Uncover with it; the buffer is wiped."""
        if self._state.busy or not self._state.covered:
            with wiped(passphrase):
                return
        self._set(replace(self._state, busy=True, error=None))

        def tried() -> None:
            with wiped(passphrase):
                self._keys.prove(passphrase)

        self._inquiries.ask(lambda _, __: tried(), lambda _: self._set(CoverState()), self._failed)

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)
        if isinstance(event, VaultLocked) and self._state.covered:
            self._set(CoverState())

    def _failed(self, error: DiaryError) -> None:
        self._set(replace(self._state, busy=False, error=error))

    def _set(self, state: CoverState) -> None:
        self._state = state
        self._show(state)
