"""Who may open the diary: the passphrase, the words on paper, key files and this computer's keystore."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from diary_desktop.domain.errors import CancelToken, ChangeUncertain, InputError, KeystoreUnavailable, WrongPassphrase
from diary_desktop.ports.clock import Clock
from diary_desktop.ports.keys import KeySlot, KeySlots, NewSlot, SlotMaker
from diary_desktop.ports.keystore import Keystore
from diary_desktop.ports.storage import Secrets, Vault

from .passphrases import Strength as Strength
from .passphrases import Suggestion as Suggestion
from .passphrases import WordList, strength, suggestions
from .secret_buffers import wiped
from .vault_state import VaultState, VaultThread
from .wrong_tries import WrongTries

R = TypeVar("R")

ASKED_BACK = 3
"""How many of the twelve words are asked back, at the least."""


@dataclass(frozen=True, slots=True)
class KeyReport:
    """What was done, what it does not reach, and what may be done about that, as English templates."""

    done: str
    reaches_not: str
    offer: str


PASSPHRASE_CHANGED = KeyReport(
    "The new passphrase opens your diary.",
    "Older backups, and an old copy of the diary's header, still open with the old one.",
    "If somebody may know the old one, seal the whole diary anew.",
)
WORDS_CHANGED = KeyReport(
    "The new words open your diary; the old ones do not.",
    "Older backups, and an old copy of the diary's header, still open with the old words.",
    "If somebody may have the old ones, seal the whole diary anew.",
)


class Keys:
    """Called on the desk and jobs threads, or by the command line. Every buffer that is given is wiped.

    What is costly is derived on the caller's thread; the vault's own only swaps a slot.
    """

    def __init__(
        self,
        vault: Vault,
        thread: VaultThread,
        clock: Clock,
        tries: WrongTries,
        keystore: Callable[[], Keystore] | None,
        word_list: WordList,
    ) -> None:
        self._vault = vault
        self._thread = thread
        self._clock = clock
        self._tries = tries
        self._load_keystore = keystore
        self._keystore: Keystore | None = None
        self._word_list = word_list
        self._shown: tuple[str, ...] = ()
        self._uncertain: tuple[str, ...] = ()
        self._renewed = False
        self._words_offered = False

    def slots(self) -> tuple[KeySlot, ...]:
        """Every way in, with when it was made. Raises ``VaultLocked``."""
        return self._slots(lambda keys: keys.slots())

    def ways_in(self) -> tuple[KeySlot, ...]:
        """Every way in as the closed diary tells it. Raises ``VaultMissing``, ``VaultDamaged``, ``VaultTooNew``."""
        return self._vault.ways_in()

    def words_checked(self) -> bool:
        """Whether the recovery words were asked back, now or on any earlier day."""
        return any(one.checked for one in self.slots() if one.kind == "words")

    def words_due(self) -> bool:
        """Whether to speak of recovery words that nobody was asked for; asking notes the day, and once a day is enough.

        Raises ``VaultLocked``, ``DiskFull``.
        """
        today = self._clock().day().isoformat()

        def noted(state: VaultState, _: CancelToken) -> bool:
            privacy = state.settings.privacy
            if privacy.words_reminded == today:
                return False
            settings = replace(state.settings, privacy=replace(privacy, words_reminded=today))
            state.vault.save_settings(settings)
            state.settings = settings
            return True

        return not self.words_checked() and self._thread.call(noted)

    def passphrase_required(self) -> bool:
        """Whether the diary was opened by the recovery words and has no new passphrase since."""
        return not self._renewed and self._thread.call(lambda state, _: state.vault.opened_with) == "words"

    def change_passphrase(self, current: bytearray | None, new: bytearray) -> KeyReport:
        """The report says what the change does not reach.

        ``current`` is checked again; it may be left out only where the recovery words opened the diary. Raises
        ``WrongPassphrase``, ``WaitFirst``, ``InputError`` for an empty or overlong one, ``DiskFull``: then the
        passphrase before still opens.
        """
        with wiped(current, new):
            self._put(self.prove(current).passphrase(new))
            self._renewed, self._words_offered = True, current is None
            return PASSPHRASE_CHANGED

    def new_recovery_words(self, current: bytearray | None) -> tuple[str, ...]:
        """Twelve new words, shown once; those before no longer open. ``WORDS_CHANGED`` says what that does not reach.

        ``current`` as in ``change_passphrase``: a minute at an open diary must not open it for good. It may also be
        left out once after a diary that the words opened got its new passphrase. Raises as ``change_passphrase``,
        and ``ChangeUncertain``: ``uncertain_words`` has them then.
        """
        with wiped(current):
            offered = current is None and self._words_offered
            words, slot = (self._slots(lambda keys: keys.maker()) if offered else self.prove(current)).words()
            with self.kept_if_uncertain(words):
                self._put(slot)
        self._shown, self._words_offered = words, False
        return words

    @contextlib.contextmanager
    def kept_if_uncertain(self, words: tuple[str, ...]) -> Iterator[None]:
        """New words that may open the diary although putting them failed are shown nevertheless."""
        self._uncertain = ()
        try:
            yield
        except ChangeUncertain:
            self._shown = self._uncertain = words
            raise

    @property
    def uncertain_words(self) -> tuple[str, ...]:
        """The words of the last change, where that failed and may have taken effect all the same."""
        return self._uncertain

    def decline_words(self) -> None:
        """After a new passphrase the words on the paper stay: other ones ask for the passphrase again."""
        self._words_offered = False

    def show_words(self, words: tuple[str, ...]) -> None:
        """New words with a new passphrase, held until they are asked back or the diary is locked."""
        self._shown, self._renewed = words, True

    def created(self, words: tuple[str, ...]) -> None:
        """A diary was just made: its words are shown, and what opens it is of today."""
        self.show_words(words)
        now = self._clock()
        self._slots(lambda keys: keys.date_all(now))

    def confirm_words(self, numbers: Sequence[int], words: Sequence[str]) -> bool:
        """Whether these words (numbered from 1, three at least) are the ones just shown; remembered for good if so.

        Raises ``InputError`` where none were shown since the diary was opened: then all twelve are needed.
        """
        if not self._shown:
            raise InputError("Only all twelve words can be checked now.", "Type them from your paper, in order.")
        if len(set(numbers)) < ASKED_BACK or len(numbers) != len(words):
            raise InputError("Too few words were given.", "Give at least {count} of them.", count=ASKED_BACK)
        if not all(1 <= number <= len(self._shown) for number in numbers):
            raise InputError("The words are numbered 1 to 12.", "Check the numbers.")
        right = all(
            self._shown[number - 1] == word.strip().lower() for number, word in zip(numbers, words, strict=True)
        )
        if right:
            self._note_checked()
        return right

    def check_all_words(self, words: bytearray) -> bool:
        """Whether these are the twelve words of this diary, on any day; remembered for good if so.

        Raises ``InputError`` for what cannot be such, naming the first word that is none by its number.
        """
        with wiped(words):
            right = self._slots(lambda keys: keys.maker()).knows(words)
        if right:
            self._note_checked()
        return right

    def add_key_file(self, path: Path, current: bytearray | None) -> str:
        """Write a new key file and its slot, beside those there are; returns the slot's id.

        ``current`` as in ``change_passphrase``. Raises ``FolderUnusable``, ``InputError`` where all places are taken,
        ``WrongPassphrase``, ``WaitFirst``.
        """
        with wiped(current):
            self.prove(current)
            return self._slots(lambda keys: keys.add_key_file(path, self._clock()))

    def remove(self, slot_id: str) -> None:
        """A key file or a keystore opens no longer. Raises ``InputError`` for the passphrase and the words."""
        kind = next((one.kind for one in self.slots() if one.slot_id == slot_id), None)
        self._slots(lambda keys: keys.remove(slot_id))
        if kind == "keystore":
            self._forget_kept(slot_id)

    def keystore_name(self) -> str:
        """What this system's keystore is called, empty where there is none that is trusted. May take a second."""
        found = self._found_keystore()
        return found.name if found else ""

    def use_keystore(self, wanted: bool, current: bytearray | None = None) -> None:
        """Let this computer's keystore open the diary as well, or no longer. Raises ``KeystoreUnavailable``.

        ``current`` as in ``change_passphrase``, only where it is ``wanted``. Raises ``WrongPassphrase``, ``WaitFirst``.
        """
        with wiped(current):
            if wanted:
                self._add_keystore(current)
            else:
                for slot in self._kept_here(self.slots()):
                    self.remove(slot.slot_id)

    def from_keystore(self) -> Secrets:
        """What this computer's keystore holds for the closed diary. Raises ``KeystoreUnavailable``."""
        for slot in self._kept_here(self._vault.ways_in()):
            if secret := self._require_keystore().get(slot.slot_id):
                return Secrets(keystore=secret)
        raise KeystoreUnavailable(
            "This computer's keystore does not open this diary.", "Open the diary with your passphrase."
        )

    def wait_seconds(self) -> int:
        """Whole seconds until another try to open the diary is taken, 0 for now."""
        return self._tries.wait_seconds()

    def strength(self, passphrase: bytearray, language: str) -> Strength:
        """How hard a passphrase is to guess. ``passphrase`` is left as it is: it is still being typed."""
        return strength(passphrase, self._word_list, language)

    def suggestions(self, language: str) -> tuple[Suggestion, ...]:
        """Passphrases of four, five and six random words, with their bits."""
        return suggestions(self._word_list(language))

    def forget(self) -> None:
        """Called when the diary is locked: no word stays."""
        self._shown, self._uncertain, self._renewed, self._words_offered = (), (), False, False

    def prove(self, current: bytearray | None) -> SlotMaker:
        """The maker of new slots, once ``current`` is known to be the passphrase, or words opened the diary.

        Raises ``WrongPassphrase``, ``WaitFirst``, ``InputError``. ``current`` is left as it is.
        """
        maker = self._slots(lambda keys: keys.maker())
        if current is None:
            if self.passphrase_required():
                return maker
            raise InputError("The passphrase of today is needed for that.", "Nothing was changed. Try again.")
        self._tries.check()
        if not maker.proves(current):
            self._tries.wrong()
            raise WrongPassphrase
        self._tries.right()
        return maker

    @contextlib.contextmanager
    def renewed_keystore(self, maker: SlotMaker) -> Iterator[tuple[NewSlot, ...]]:
        """A new slot for this computer's keystore where it opens the diary, else none; the block puts it.

        First the keystore, then the slot: in between there is a secret that opens nothing, never the reverse. Those
        before are forgotten once the block ends well, the new one where it does not.
        """
        old = self._kept_here(self.slots()) if any(one.kind == "keystore" for one in self.slots()) else []
        if not old:
            yield ()
            return
        with self._in_keystore(maker) as slot:
            yield (slot,)
        for one in old:
            self._forget_kept(one.slot_id)

    def _add_keystore(self, current: bytearray | None) -> None:
        self._require_keystore()
        maker, old = self.prove(current), self._kept_here(self.slots())
        with self._in_keystore(maker) as slot:
            self._put(slot)
        for one in old:
            self.remove(one.slot_id)

    @contextlib.contextmanager
    def _in_keystore(self, maker: SlotMaker) -> Iterator[NewSlot]:
        keystore = self._require_keystore()
        secret, slot = maker.random()
        with wiped(secret):
            keystore.put(slot.slot_id, secret)
        with contextlib.ExitStack() as undo:
            undo.callback(self._forget_kept, slot.slot_id)
            try:
                yield slot
            except ChangeUncertain:
                undo.pop_all()
                raise
            undo.pop_all()

    def _forget_kept(self, slot_id: str) -> None:
        """The slot is gone or never came: what the keystore has for it opens nothing."""
        with contextlib.suppress(KeystoreUnavailable):
            self._require_keystore().remove(slot_id)

    def _kept_here(self, slots: Sequence[KeySlot]) -> list[KeySlot]:
        """The keystore slots whose secret this computer has: a diary may have been on others."""
        found = [one for one in slots if one.kind == "keystore"]
        return [one for one in found if self._is_kept(one.slot_id)]

    def _is_kept(self, slot_id: str) -> bool:
        with wiped(secret := self._require_keystore().get(slot_id)):
            return secret is not None

    def _require_keystore(self) -> Keystore:
        found = self._found_keystore()
        if found is None or not found.name:
            raise KeystoreUnavailable
        return found

    def _found_keystore(self) -> Keystore | None:
        if self._keystore is None and self._load_keystore is not None:
            self._keystore = self._load_keystore()
        return self._keystore

    def _note_checked(self) -> None:
        slot_id = next(one.slot_id for one in self.slots() if one.kind == "words")
        self._slots(lambda keys: keys.mark_checked(slot_id))
        self._shown = ()

    def _put(self, slot: NewSlot) -> None:
        self._uncertain = ()
        now = self._clock()
        try:
            self._slots(lambda keys: keys.put(slot, now))
        finally:
            slot.wipe()

    def _slots(self, work: Callable[[KeySlots], R]) -> R:
        return self._thread.call(lambda state, _: work(state.vault.keys))
