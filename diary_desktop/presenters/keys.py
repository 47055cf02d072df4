"""Passphrase and keys: changing what opens the diary, one thing at a time, each with what it does not reach."""

from __future__ import annotations

import secrets as random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, TypeVar

from diary_desktop.domain.errors import ChangeUncertain, DiaryError
from diary_desktop.domain.events import Event, Progress, VaultLocked
from diary_desktop.ports.keys import KeySlot
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.services.keys import ASKED_BACK, WORDS_CHANGED, KeyReport, Keys, Strength, Suggestion
from diary_desktop.services.resealing import SEALED_ANEW, STEP_NAME, Begun, Outcome, Resealing
from diary_desktop.services.tasks import Tasks

from .inquiry import Inquiries

T = TypeVar("T")

Form = Literal["", "passphrase", "new_words", "words", "confirm", "check", "key_file", "keystore", "reseal"]
"""What is open on the page: a form for a passphrase, new words and three of them asked back, all words checked, the
passphrase of today for a key file or the keystore, or the passphrases that begin sealing the whole diary anew."""

Part = Literal["", "passphrase", "words", "key_file", "keystore", "reseal"]


@dataclass(frozen=True, slots=True)
class KeysState:
    """``busy`` and ``at`` name the part that is worked on, and the one that ``error`` or ``done`` belongs to."""

    slots: tuple[KeySlot, ...] = ()
    known: bool = False
    """Whether ``slots`` and ``keystore`` were looked up."""
    keystore: str = ""
    """What this computer's keystore is called; empty where there is none that is trusted."""
    keystore_on: bool = False
    sealing: bool = False
    """Whether the whole diary is being sealed anew, ``sealed`` of ``to_seal`` (0: unknown) so far."""
    sealed: int = 0
    to_seal: int = 0
    left: tuple[str, ...] = ()
    """What is damaged and stays under the old key."""
    form: Form = ""
    busy: Part = ""
    at: Part = ""
    error: DiaryError | None = None
    report: KeyReport | None = None
    strength: Strength | None = None
    suggestions: tuple[Suggestion, ...] = field(default=(), repr=False)
    words: tuple[str, ...] = field(default=(), repr=False)
    asked: tuple[int, ...] = ()
    mistaken: bool = False

    @property
    def words_checked(self) -> bool:
        """Whether the recovery words were ever asked back."""
        return any(one.checked for one in self.slots if one.kind == "words")

    @property
    def key_files(self) -> tuple[KeySlot, ...]:
        """The slots that a key file opens."""
        return tuple(one for one in self.slots if one.kind == "key_file")


class KeysPresenter:
    """Secrets pass through as buffers; whoever uses them wipes them."""

    def __init__(
        self, keys: Keys, resealing: Resealing, tasks: Tasks, bus: EventBus, show: Callable[[KeysState], None]
    ) -> None:
        self._keys = keys
        self._resealing = resealing
        self._running = False
        self._inquiries = Inquiries(tasks, bus, "keys")
        self._show = show
        self._state = KeysState()

    @property
    def state(self) -> KeysState:
        return self._state

    def begin(self) -> None:
        """Look up what opens the diary, and whether there is a keystore; that may take a second."""
        self._inquiries.ask(lambda _, __: self._looked(), self._known)

    def open_form(self, form: Form) -> None:
        """Another form; whatever an earlier one held is gone."""
        self._set(self._still(form=form))

    def weigh(self, passphrase: bytearray, language: str) -> None:
        """How hard what is typed is to guess. ``passphrase`` is wiped."""

        def weighed() -> Strength:
            try:
                return self._keys.strength(passphrase, language)
            finally:
                passphrase[:] = bytes(len(passphrase))

        self._inquiries.ask(lambda _, __: weighed(), lambda found: self._set(replace(self._state, strength=found)))

    def suggest(self, language: str) -> None:
        """Passphrases that chance alone made."""
        self._inquiries.ask(
            lambda _, __: self._keys.suggestions(language),
            lambda found: self._set(replace(self._state, suggestions=found)),
        )

    def change_passphrase(self, current: bytearray, new: bytearray) -> None:
        """The report says what it does not reach."""
        self._work("passphrase", lambda: self._keys.change_passphrase(current, new), self._changed)

    def new_words(self, current: bytearray) -> None:
        """Twelve new words; those before no longer open. ``current`` is the passphrase of today."""
        self._work("words", lambda: self._keys.new_recovery_words(current), self._show_words)

    def words_are_written(self) -> None:
        """Ask three of them back."""
        asked = tuple(sorted(random.SystemRandom().sample(range(len(self._state.words)), ASKED_BACK)))
        self._set(replace(self._state, form="confirm", asked=asked, mistaken=False))

    def show_words_again(self) -> None:
        self._set(replace(self._state, form="words", mistaken=False))

    def confirm(self, answers: Sequence[str]) -> None:
        """Compare the words asked back."""
        numbers = [one + 1 for one in self._state.asked]
        self._work("words", lambda: self._keys.confirm_words(numbers, answers), self._answered)

    def check_words(self, typed: bytearray) -> None:
        """Whether the twelve words on the paper are those of this diary. ``typed`` is wiped."""
        self._work("words", lambda: self._keys.check_all_words(typed), self._answered)

    def add_key_file(self, path: Path, current: bytearray) -> None:
        """Write a key file there. ``current`` is the passphrase of today."""
        self._work("key_file", lambda: self._keys.add_key_file(path, current), lambda _: self._settled("key_file"))

    def remove(self, slot_id: str) -> None:
        """A key file opens no longer."""
        self._work("key_file", lambda: self._keys.remove(slot_id), lambda _: self._settled("key_file"))

    def use_keystore(self, wanted: bool, current: bytearray | None = None) -> None:
        """Let this computer's keystore open the diary as well, or no longer; only the first needs the passphrase."""
        self._work("keystore", lambda: self._keys.use_keystore(wanted, current), lambda _: self._settled("keystore"))

    def reseal(self, current: bytearray, new: bytearray) -> None:
        """The whole diary under a new key behind ``new``; its new words are shown first, and the work goes on."""
        self._work("reseal", lambda: self._resealing.begin(current, new), self._begun)

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)
        if isinstance(event, VaultLocked):
            self._state, self._running = KeysState(), False
        elif isinstance(event, Progress) and event.step == STEP_NAME:
            self._set(replace(self._state, sealing=True, sealed=event.done, to_seal=event.total))

    def _looked(self) -> KeysState:
        name, slots = self._keys.keystore_name(), self._keys.slots()
        kept = any(one.kind == "keystore" for one in slots)
        return KeysState(slots, True, name, kept, self._resealing.going_on())

    def _known(self, found: KeysState) -> None:
        known = replace(self._state, slots=found.slots, known=True, keystore=found.keystore)
        self._set(replace(known, keystore_on=found.keystore_on, sealing=found.sealing))
        if found.sealing:
            self._go_on()

    def _go_on(self) -> None:
        """A second one that is asked for meanwhile finds nothing left to do."""
        if not self._running:
            self._running = True
            self._inquiries.ask(self._resealing.go_on, self._resealed, self._not_resealed, lane="jobs")

    def _begun(self, begun: Begun) -> None:
        self._set(replace(self._still(form="words"), at="words", words=begun.words, sealing=True))
        self._go_on()

    def _resealed(self, outcome: Outcome) -> None:
        self._running = False
        still = replace(self._state, sealing=False, sealed=0, to_seal=0)
        self._set(replace(still, at="reseal", report=SEALED_ANEW, left=outcome.left))

    def _not_resealed(self, error: DiaryError) -> None:
        """It goes on after the next unlock, or when the page is opened again."""
        self._running = False
        self._set(replace(self._state, at="reseal", error=error))

    def _work(self, part: Part, work: Callable[[], T], then: Callable[[T], None]) -> None:
        if self._state.busy:
            return
        self._set(replace(self._state, busy=part, at=part, error=None, report=None, mistaken=False))
        self._inquiries.ask(lambda _, __: work(), then, self._failed)

    def _changed(self, report: KeyReport) -> None:
        self._set(replace(self._still(), at="passphrase", report=report))
        self.begin()

    def _show_words(self, words: tuple[str, ...]) -> None:
        self._set(replace(self._still(form="words"), at="words", report=WORDS_CHANGED, words=words))

    def _answered(self, right: bool) -> None:
        if right:
            self._settled("words")
        else:
            self._set(replace(self._state, busy="", mistaken=True))

    def _settled(self, part: Part) -> None:
        self._set(replace(self._still(), at=part))
        self.begin()

    def _failed(self, error: DiaryError) -> None:
        words = self._keys.uncertain_words
        if isinstance(error, ChangeUncertain) and words:  # they may be the only ones that open it
            self._set(replace(self._still(form="words"), at="words", error=error, words=words))
        else:
            self._set(replace(self._state, busy="", error=error))

    def _still(self, form: Form = "") -> KeysState:
        """What is known, and nothing that was typed, shown or suggested."""
        known = self._state
        still = KeysState(known.slots, known.known, known.keystore, known.keystore_on, form=form)
        return replace(still, sealing=known.sealing, sealed=known.sealed, to_seal=known.to_seal)

    def _set(self, state: KeysState) -> None:
        self._state = state
        self._show(state)
