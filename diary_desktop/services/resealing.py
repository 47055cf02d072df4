"""The whole diary under a new key: for whoever fears that an old passphrase, old words or a key file are known."""

from __future__ import annotations

from dataclasses import dataclass, field

from diary_desktop.domain.errors import Cancelled, CancelToken, InputError, VaultLocked
from diary_desktop.domain.events import JobId, Progress
from diary_desktop.ports.clock import Clock
from diary_desktop.runtime.event_bus import EventBus

from .keys import KeyReport, Keys
from .secret_buffers import wiped
from .vault_state import VaultThread

STEP_NAME = "rekey"
"""The step its ``Progress`` events name."""

SEALED_ANEW = KeyReport(
    "The whole diary is sealed under a new key.",
    "Backups made before still open with the old passphrase and the old words, and so do older copies of the folder.",
    "Make a new backup, then remove the older ones you no longer trust.",
)


@dataclass(frozen=True, slots=True)
class Begun:
    """New recovery words, shown once, and how many key files open the diary no longer."""

    words: tuple[str, ...] = field(repr=False)
    key_files_gone: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """``left`` names what is damaged and so still sealed under the old key, which is kept for it until it is gone."""

    left: tuple[str, ...] = ()

    @property
    def finished(self) -> bool:
        """Whether nothing of the old key is left."""
        return not self.left


class Resealing:
    """Called on the jobs thread, or by the command line. Killed at any moment, it goes on after the next unlock."""

    def __init__(self, keys: Keys, thread: VaultThread, clock: Clock, bus: EventBus) -> None:
        self._keys = keys
        self._thread = thread
        self._clock = clock
        self._bus = bus

    def going_on(self) -> bool:
        """Whether it was begun and is not at its end."""
        return self._thread.call(lambda state, _: state.is_open and state.vault.renewal.going_on)

    def begin(self, current: bytearray | None, new: bytearray | None = None) -> Begun:
        """A new key behind ``new`` (or ``current`` again), new words and, where it is in use, this computer's keystore.

        The diary is usable all the while; ``go_on`` does the work. Both buffers are wiped. ``current`` may be left out
        only where the recovery words opened the diary. Raises ``WrongPassphrase``, ``WaitFirst``, ``InputError`` while
        one is going on or something is being recorded, ``DiskFull``: then nothing has changed.
        """
        with wiped(current, new):
            if self.going_on():
                raise InputError("The diary is being sealed anew already.", "Let that come to its end first.")
            maker = self._keys.prove(current)
            wanted = new if new is not None else bytearray(current or b"")
            passphrase, (words, words_slot) = maker.passphrase(wanted), maker.words()
            files = sum(one.kind == "key_file" for one in self._keys.slots())
            now = self._clock()
            with self._keys.renewed_keystore(maker) as keystore_slots:
                slots = (passphrase, words_slot, *keystore_slots)
                with self._keys.kept_if_uncertain(words):
                    self._thread.call(lambda state, _: state.vault.renewal.begin(slots, now))
            self._keys.show_words(words)
            return Begun(words, files)

    def go_on(self, job: JobId, token: CancelToken) -> Outcome:
        """Work until done, with ``Progress``; others get at the vault between two steps.

        Raises ``Cancelled``, also where the diary is locked meanwhile, and ``DiskFull`` and the like: go on later.
        """
        try:
            steps = self._thread.call(lambda state, _: state.vault.renewal.steps())
            while (step := self._thread.call(lambda _, __: next(steps, None))) is not None:
                self._bus.publish(Progress(job, *step, STEP_NAME))
                token.raise_if_cancelled()
            return Outcome(self._thread.call(lambda state, _: state.vault.renewal.left))
        except VaultLocked as error:
            raise Cancelled from error
