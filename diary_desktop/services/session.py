"""Locked, unlocking, unlocked, locking: who may see the diary, and what has to be gone before it is closed."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from pathlib import Path
from typing import TypeVar

from diary_desktop.domain.entry import EntrySummary
from diary_desktop.domain.errors import CancelToken, DiskGone, WrongKeyFile, WrongPassphrase
from diary_desktop.domain.events import (
    EntrySaved,
    JobId,
    MemoryCleared,
    Progress,
    VaultCreated,
    VaultLocked,
    VaultUnlocked,
)
from diary_desktop.domain.settings import Settings
from diary_desktop.ports.storage import OpenVault, Secrets, Vault
from diary_desktop.runtime.event_bus import EventBus

from .secret_buffers import wipe_secrets
from .vault_state import VaultState, VaultThread
from .wrong_tries import WrongTries

R = TypeVar("R")

log = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds that locking waits for engines to be dropped; the next unlock waits behind it."""


class Session:
    """Opens and closes the diary. ``load`` makes what lists and search hold; ``on_lock`` clears what came of it."""

    def __init__(
        self,
        vault: Vault,
        thread: VaultThread,
        bus: EventBus,
        load: Callable[[JobId], None],
        tries: WrongTries,
    ) -> None:
        self._vault = vault
        self._thread = thread
        self._bus = bus
        self._tries = tries
        self._on_created: list[Callable[[tuple[str, ...]], None]] = []
        self._load = load
        self._before_lock: list[Callable[[], object]] = []
        self._on_lock: list[Callable[[], object]] = []
        self._after_unlock: list[Callable[[], None]] = []

    @property
    def place(self) -> Vault:
        """Where the diary lies."""
        return self._vault

    def before_lock(self, finish: Callable[[], object]) -> None:
        """Call ``finish`` while the vault is still open: a recording or a draft is sealed there.

        What it raises keeps the diary open: nothing a person said or typed is lost for the sake of locking. All but
        ``DiskGone``: a diary whose disk went keeps nothing any more. What was typed is carried, sealed, until it can be
        put down.
        """
        self._before_lock.append(finish)

    def on_lock(self, clear: Callable[[], object]) -> None:
        """Call ``clear`` to drop diary text held anywhere, after the keys are gone.

        It may return a future, which is waited for only as long as ``PATIENCE``: a model that is busy ends in its time.
        """
        self._on_lock.append(clear)

    def after_unlock(self, begin: Callable[[], None]) -> None:
        """Call ``begin`` each time the diary is open, or taken up: what was left undone is started there."""
        self._after_unlock.append(begin)

    def on_created(self, take: Callable[[tuple[str, ...]], None]) -> None:
        """Call ``take`` with the recovery words of a diary just made."""
        self._on_created.append(take)

    def exists(self) -> bool:
        """Whether there is a diary to unlock."""
        return self._vault.exists()

    def turn_to(self, folder: Path) -> None:
        """Another diary: its folder, or the folder that holds it. Raises ``VaultMissing``; then the place stays."""

        def turned(state: VaultState, _: CancelToken) -> None:
            state.forget()
            self._vault.turn_to(folder)

        self._thread.call(turned)

    def create(self, passphrase: bytearray, job: JobId = 0) -> tuple[str, ...]:
        """A new diary, left open. Returns the 12 recovery words, which are kept nowhere."""

        def made(state: VaultState, _: CancelToken) -> tuple[str, ...]:
            vault, words = self._vault.create(passphrase)
            state.adopt(vault)
            return words

        words = self._thread.call(made)
        for take in self._on_created:
            take(words)
        self._load(job)
        self._bus.publish(VaultCreated(job, words))
        self._bus.publish(VaultUnlocked(job, ()))
        return words

    def unlock(self, secrets: Secrets, job: JobId = 0, *, accept_older: bool = False) -> None:
        """Open the diary, load what search needs, and say so. Raises as ``Vault.unlock``, and ``WaitFirst``."""

        def progress(done: int, total: int) -> None:
            self._bus.publish(Progress(job, done, total, "unseal"))

        def opened(state: VaultState, _: CancelToken) -> None:
            state.adopt(self._vault.unlock(secrets, progress, accept_older))

        by_file = secrets.key_file is not None
        try:
            self._tries.check()
            self._thread.call(opened)
        except WrongPassphrase as error:
            self._tries.wrong()
            if by_file:
                raise WrongKeyFile from error
            raise
        finally:
            wipe_secrets(secrets)
        self._tries.right()
        self._load(job)
        self._bus.publish(self._thread.call(lambda state, _: _news(state, job)))
        self._begin_after_opening()

    def take_up(self, job: JobId = 0) -> bool:
        """Go on where the diary lies, its disk being back; False where it never was away. Raises as ``Vault.take_up``.

        Everything but what the disk took in its last moment is in the lists already.
        """

        def taken(state: VaultState, _: CancelToken) -> tuple[bool, list[EntrySummary]]:
            before = state.vault
            late = state.take_up(self._vault)
            return state.vault is not before, late

        anew, late = self._thread.call(taken)
        for summary in late:
            self._bus.publish(EntrySaved(job, summary))
        if anew:
            self._begin_after_opening()
        return anew

    def _begin_after_opening(self) -> None:
        for begin in self._after_unlock:
            begin()

    def lock(self, job: JobId = 0) -> None:
        """Finish what writes, wipe the keys, say so, then drop all text. Safe to call twice.

        Raises what could not be finished, such as ``DiskFull``; the diary then stays open.
        """
        for finish in self._before_lock:
            self._finish(finish)
        start = time.monotonic()
        was_open = True  # whatever fails in closing was open
        try:
            was_open = self._thread.call(lambda state, _: state.forget(settle=False))
        finally:
            self._drop_text(job, was_open, time.monotonic() - start)

    def _finish(self, finish: Callable[[], object]) -> None:
        try:
            finish()
        except DiskGone:
            log.warning("the disk is gone, locked all the same")

    def _drop_text(self, job: JobId, was_open: bool, seconds: float) -> None:
        """The keys are gone, even where closing failed: say so, and clear what came of the diary."""
        if was_open:
            log.info("keys wiped", extra={"seconds": round(seconds, 3)})
            self._bus.publish(VaultLocked(job))
        clearing = [clear() for clear in self._on_lock]
        wait([one for one in clearing if isinstance(one, Future)], PATIENCE)
        if was_open:
            self._bus.publish(MemoryCleared(job))

    def is_open(self) -> bool:
        """Whether the diary is unlocked."""
        return self._thread.call(lambda state, _: state.is_open)

    def settings(self) -> Settings:
        """The sealed settings; the defaults while locked."""
        return self._thread.call(lambda state, _: state.settings)

    def change_settings(self, settings: Settings) -> None:
        """Check, seal and flush them. Raises ``InputError``."""
        settings.validate()

        def changed(state: VaultState, _: CancelToken) -> None:
            state.vault.save_settings(settings)
            state.settings = settings

        self._thread.call(changed)

    def with_vault(self, work: Callable[[OpenVault], R]) -> R:
        """Run one short piece of work on the open vault, on its thread."""
        return self._thread.call(lambda state, _: work(state.vault))


def _news(state: VaultState, job: JobId) -> VaultUnlocked:
    vault = state.vault
    return VaultUnlocked(job, state.known(), vault.damaged, vault.opened_with, vault.known_elsewhere)
