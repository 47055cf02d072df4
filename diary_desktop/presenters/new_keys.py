"""The pages that give the diary new secrets: weighing a passphrase, suggesting some, and recovery words asked back."""

from __future__ import annotations

import secrets as random
from collections.abc import Callable, Sequence

from diary_desktop.domain.errors import ChangeUncertain, DiaryError
from diary_desktop.services.keys import ASKED_BACK, Keys, Strength

from .closed_page import ClosedPage
from .inquiry import Inquiries


class NewKeys:
    """``finished`` is called when nothing is left to be said and the open diary may be shown."""

    def __init__(self, keys: Keys, inquiries: Inquiries, page: ClosedPage, finished: Callable[[], None]) -> None:
        self._keys = keys
        self._inquiries = inquiries
        self._page = page
        self._finished = finished

    def weigh(self, passphrase: bytearray, language: str) -> None:
        """How hard what is typed is to guess. ``passphrase`` is wiped."""

        def weighed() -> Strength:
            try:
                return self._keys.strength(passphrase, language)
            finally:
                passphrase[:] = bytes(len(passphrase))

        self._inquiries.ask(lambda _, __: weighed(), lambda found: self._page.change(strength=found))

    def suggest(self, language: str) -> None:
        """Passphrases that chance alone made."""
        self._inquiries.ask(
            lambda _, __: self._keys.suggestions(language), lambda found: self._page.change(suggestions=found)
        )

    def suggest_again(self, language: str) -> None:
        """The language was changed: what was suggested is suggested in the new one."""
        if self._page.state.suggestions:
            self.suggest(language)

    def set_passphrase(self, new: bytearray) -> None:
        """After the words opened the diary: the passphrase from now on."""
        self._page.change(busy=True, error=None)
        self._inquiries.ask(
            lambda _, __: self._keys.change_passphrase(None, new), lambda _: self._page.turn("offer"), self._failed
        )

    def new_words(self) -> None:
        """Twelve new words in place of those that were just typed."""
        self._page.change(busy=True, error=None)
        self._inquiries.ask(
            lambda _, __: self._keys.new_recovery_words(None),
            lambda words: self._page.turn("words", words=words),
            self._failed,
        )

    def keep_words(self) -> None:
        """The words on the paper stay those of the diary."""
        self._keys.decline_words()
        self._finished()

    def words_are_written(self) -> None:
        """Ask three of the words back."""
        count = len(self._page.state.words)
        positions = tuple(sorted(random.SystemRandom().sample(range(count), ASKED_BACK)))
        self._page.change(page="confirm", asked=positions, mistaken=False)

    def show_words_again(self) -> None:
        """Back to the twelve words."""
        self._page.change(page="words", mistaken=False)

    def confirm(self, answers: Sequence[str]) -> None:
        """Compare the words asked back; all right, and the diary is shown, which remembers it."""
        state = self._page.state
        given = tuple(one.strip().lower() for one in answers)
        if given != tuple(state.words[at] for at in state.asked):
            self._page.change(mistaken=True)
            return
        numbers = [at + 1 for at in state.asked]
        self._inquiries.ask(lambda _, __: self._keys.confirm_words(numbers, given), lambda _: None)
        self._finished()

    def later(self) -> None:
        """Go on without asking back; the open diary reminds of it each day."""
        self._finished()

    def _failed(self, error: DiaryError) -> None:
        words = self._keys.uncertain_words
        if isinstance(error, ChangeUncertain) and words:  # they may be the only ones that open it
            self._page.turn("words", words=words, error=error)
        else:
            self._page.change(busy=False, error=error)
