"""Long work of the vault as short steps of its thread, so that a save never waits behind all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from diary_desktop.domain.errors import CancelToken
from diary_desktop.ports.storage import OpenVault

from .vault_state import VaultThread

S = TypeVar("S")


def take_steps(
    thread: VaultThread,
    begin: Callable[[OpenVault], Iterator[S]],
    tell: Callable[[S], None],
    token: CancelToken | None = None,
) -> S | None:
    """Each step of ``begin``'s iterator as a call of its own; ``tell`` hears what it gave. Returns the last.

    Raises ``Cancelled`` between two steps, ``VaultLocked`` where the diary was locked meanwhile.
    """
    steps = thread.call(lambda state, _: begin(state.vault))
    last: S | None = None
    while True:
        if token is not None:
            token.raise_if_cancelled()
        step = thread.call(lambda state, _: next(steps, None))
        if step is None:
            return last
        last = step
        tell(step)
