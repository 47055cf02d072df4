"""Opens and makes diaries for the closed screen; secrets pass through as buffers that the vault wipes."""

from __future__ import annotations

import secrets as random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

from diary_desktop.domain.errors import InputError, VaultInUse, WrongPassphrase
from diary_desktop.domain.events import Event, Failed, JobId, Progress, VaultCreated, VaultLocked, VaultUnlocked
from diary_desktop.ports.storage import Secrets
from diary_desktop.services.session import Session
from diary_desktop.services.tasks import Task, Tasks

from .spoken_language import keep_spoken_language
from .unlock_state import Page, UnlockState

FREE_TRIES = 5
"""Wrong tries before waiting begins; each further one doubles the wait."""

LONGEST_WAIT = 60
"""Seconds."""

ASKED_BACK = 3
"""How many of the twelve words are asked back."""


class UnlockPresenter:
    """One screen, one job at a time. ``opened`` is called once the diary is open and nothing is left to be said.

    Its argument is true when new recovery words were not asked back.
    """

    def __init__(
        self, session: Session, tasks: Tasks, show: Callable[[UnlockState], None], opened: Callable[[bool], None]
    ) -> None:
        self._session = session
        self._tasks = tasks
        self._show = show
        self._opened = opened
        self._task: Task | None = None
        self._tries = 0
        self._made: JobId = -1
        self._state = UnlockState()

    @property
    def state(self) -> UnlockState:
        return self._state

    def begin(self) -> None:
        """The page that fits: to open the diary there is, or to make the first one."""
        self._set(UnlockState(page="open" if self._session.exists() else "create"))

    def turn_to(self, page: Page) -> None:
        """Another way in. Nothing happens while something is being opened."""
        if not self._state.busy:
            self._set(UnlockState(page=page, wait_seconds=self._state.wait_seconds))

    def unlock(self, passphrase: bytearray) -> None:
        """Open with the passphrase; the buffer is the vault's from here on."""
        self._open(Secrets(passphrase=passphrase))

    def unlock_with_words(self, words: str) -> None:
        """Open with the twelve recovery words, however they are spaced and cased."""
        tidy = " ".join(normalize("NFKD", words).lower().split())
        self._open(Secrets(recovery_words=bytearray(tidy.encode())))

    def unlock_with_key_file(self, path: Path) -> None:
        """Open with what the key file holds; it is read on the task's thread."""
        self._start_opening(lambda: Secrets(key_file=_content_of(path)))

    def create(self, passphrase: bytearray, spoken: str = "") -> None:
        """Make a diary and leave it open. ``spoken`` (ISO 639-1) is its first language for dictating."""
        if self._state.busy:
            return
        self._set(replace(self._state, busy=True, step="check", error=None))
        self._task = self._tasks.start("desk", "create", lambda job, _: self._create(passphrase, spoken, job))

    def cancel(self) -> None:
        """Give up opening. A diary that opens all the same is locked again at once."""
        if self._task is not None and self._state.busy:
            self._task.cancel()
            self._task = None
            self._set(UnlockState(page=self._state.page))

    def words_are_written(self) -> None:
        """Ask three of the words back."""
        positions = tuple(sorted(random.SystemRandom().sample(range(len(self._state.words)), ASKED_BACK)))
        self._set(replace(self._state, page="confirm", asked=positions, mistaken=False))

    def show_words_again(self) -> None:
        """Back to the twelve words."""
        self._set(replace(self._state, page="words", mistaken=False))

    def confirm(self, answers: tuple[str, ...]) -> None:
        """Compare the words asked back; all right, and the diary is shown."""
        wanted = tuple(self._state.words[at] for at in self._state.asked)
        if tuple(one.strip().lower() for one in answers) == wanted:
            self._finish(unchecked=False)
        else:
            self._set(replace(self._state, mistaken=True))

    def later(self) -> None:
        """Go on without asking back."""
        self._finish(unchecked=True)

    def second_passed(self) -> None:
        """Called each second by the screen's clock while there is a wait."""
        if self._state.wait_seconds > 0:
            self._set(replace(self._state, wait_seconds=self._state.wait_seconds - 1))

    def on_event(self, event: Event) -> None:
        if isinstance(event, VaultLocked):
            # A passphrase may be typed while the diary is still being locked: that opening goes on.
            if not self._state.busy:
                self._task = None
                self.begin()
        elif isinstance(event, VaultUnlocked) and event.job_id == self._made:
            # Making a diary opens it as well; the words come first, and ``later`` or ``confirm`` goes on from there.
            return
        elif isinstance(event, VaultUnlocked) and not self._is_current(event.job_id):
            self._close_again()
        elif self._is_current(event.job_id):
            self._on_own_event(event)

    def _on_own_event(self, event: Event) -> None:
        if isinstance(event, Progress):
            self._set(replace(self._state, step=event.step, done=event.done, total=event.total))
        elif isinstance(event, VaultCreated):
            self._made = event.job_id
            self._set(UnlockState(page="words", words=event.recovery_words))
        elif isinstance(event, VaultUnlocked):
            self._finish(unchecked=False)
        elif isinstance(event, Failed):
            self._failed(event)

    def _open(self, secrets: Secrets) -> None:
        self._start_opening(lambda: secrets)

    def _start_opening(self, secrets: Callable[[], Secrets]) -> None:
        if self._state.busy or self._state.wait_seconds:
            return
        self._set(replace(self._state, busy=True, step="check", error=None))
        self._task = self._tasks.start("desk", "unlock", lambda job, _: self._session.unlock(secrets(), job))

    def _create(self, passphrase: bytearray, spoken: str, job: JobId) -> None:
        if spoken:
            # A task of its own, run next on this lane: should it fail, the recovery words stay on the screen.
            self._tasks.start("desk", "settings", lambda _, __: keep_spoken_language(self._session, spoken))
        self._session.create(passphrase, job)

    def _failed(self, event: Failed) -> None:
        wait = 0
        if isinstance(event.error, WrongPassphrase):
            self._tries += 1
            wait = min(LONGEST_WAIT, 2 ** (self._tries - FREE_TRIES + 1)) if self._tries >= FREE_TRIES else 0
        elif isinstance(event.error, VaultInUse):
            self._tries = 0
        self._task = None
        self._set(UnlockState(page=self._state.page, error=event.error, wait_seconds=wait))

    def _finish(self, *, unchecked: bool) -> None:
        """The words leave the memory of the screen before the diary is shown."""
        self._tries = 0
        self._set(UnlockState())
        self._opened(unchecked)

    def _close_again(self) -> None:
        """An opening that was given up came through."""
        self._tasks.start("desk", "lock", lambda job, _: self._session.lock(job))

    def _is_current(self, job: JobId) -> bool:
        return self._task is not None and job == self._task.job_id

    def _set(self, state: UnlockState) -> None:
        self._state = state
        self._show(state)


def _content_of(path: Path) -> bytearray:
    try:
        return bytearray(path.read_bytes())
    except OSError as error:
        raise InputError("This key file cannot be read.", "Choose the file again, or use another way in.") from error
