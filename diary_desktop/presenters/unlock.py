"""Opens and makes diaries for the closed screen; secrets pass through as buffers that the vault wipes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from diary_desktop.domain.errors import (
    DiaryError,
    VaultDamaged,
    VaultInUse,
    VaultMissing,
    VaultRolledBack,
    VaultTooNew,
    WaitFirst,
    WrongPassphrase,
)
from diary_desktop.domain.events import Event, Failed, JobId, Progress, VaultCreated, VaultLocked, VaultUnlocked
from diary_desktop.ports.storage import Secrets
from diary_desktop.services.journeys import Journeys
from diary_desktop.services.tasks import Task
from diary_desktop.services.trouble_report import trouble_report, write_report

from .closed_page import ClosedPage
from .first_run import FirstRun
from .inquiry import Inquiries
from .new_keys import NewKeys
from .restore import Restore, tidy_words
from .salvage import Salvage, content_of
from .spoken_language import keep_spoken_language
from .unlock_state import FirstWish, GuideState, Page, UnlockState

TROUBLE = (VaultDamaged, VaultRolledBack, VaultTooNew)
"""What is no question of the secret: a page of its own says what can be done."""
NOT_YET = ("It is still not there.", "Wait until the system shows its disk, then try again.")


class UnlockPresenter:
    """One screen, one job at a time. ``opened`` is called once the diary is open and nothing is left to be said.

    ``keys`` makes new passphrases and words, ``restore`` brings backups back, ``salvage`` takes
    out of a damaged diary what it proves; all change the same page.
    """

    def __init__(
        self,
        journeys: Journeys,
        show: Callable[[UnlockState], None],
        opened: Callable[[FirstWish], None],
        *,
        guided: bool = False,
    ) -> None:
        """``guided`` leads through the steps of a first run where there is no diary yet."""
        self._session = journeys.session
        self._tasks = journeys.tasks
        self._vault_keys = journeys.keys
        self._readiness = journeys.readiness
        self._ring = journeys.call_window
        self._opened = opened
        self._page = ClosedPage(show)
        self._inquiries = Inquiries(journeys.tasks, journeys.bus, "unlock")
        self._guided = guided
        self.keys = NewKeys(journeys.keys, self._inquiries, self._page, self._keys_done)
        self.first_run = FirstRun(journeys, self._inquiries, self._page, self._finish)
        self.restore = Restore(journeys.backups, journeys.session, self._inquiries, self._page, self._begin_restored)
        self.salvage = Salvage(journeys.session, self._inquiries, self._page, self._begin_restored)
        self._task: Task | None = None
        self._made: JobId = -1
        self._had: Path | None = None
        """Where the diary lay that was locked last."""
        self._away: Path | None = None
        """Where it lies while it is not there."""

    @property
    def state(self) -> UnlockState:
        return self._page.state

    def begin(self, shown: Page = "open", away: Path | None = None) -> None:
        """The page that fits: to open the diary there is, or to make the first one. ``shown`` stays where it may.

        Where the diary that was open last is ``away``, nobody is asked to make another one; so it is at a lock where
        its disk has gone meanwhile.
        """
        there, folder = self._session.exists(), self._session.place.folder
        self._away = away or (folder if not there and folder == self._had else None)
        if self._away is not None:
            beside = "" if folder == self._away else "other" if there else "new"
            self._page.turn("away", wait_seconds=0, keystore=False, is_there=there, away=self._away, beside=beside)
            return
        guided = self._guided and not there
        first: Page = "create" if shown == "create" or not guided else "language"
        page: Page = ("recover" if shown == "recover" else "open") if there else first
        known = {"is_there": there, "away": None, "beside": ""}
        self._page.turn(page, wait_seconds=0, keystore=False, first_run=guided, guide=GuideState(), **known)
        if there:
            self._look()

    def turn_to(self, page: Page) -> None:
        """Another way in. Nothing happens while something is being opened."""
        if not self.state.busy:
            self._put_away()
            home: Page = "away" if self._away else "open" if self.state.is_there else "create"
            self._page.turn(home if page == "open" else page)
            if page == "salvage":
                self.salvage.look_beside()

    def look_again(self) -> None:
        """Whether the diary that was away is there now."""
        folder = self._away
        if folder is None or self.state.busy:
            return

        def failed(error: DiaryError) -> None:
            self._page.change(error=VaultMissing(*NOT_YET) if isinstance(error, VaultMissing) else error, busy=False)

        self._page.change(busy=True, error=None)
        self._inquiries.ask(lambda _, __: self._session.turn_to(folder), lambda _: self._turned(), failed)

    def leave_away(self) -> None:
        """Without the diary that is away: to the one at the usual place, or to a first one."""
        if self.state.beside and not self.state.busy:
            self._turned()

    def unlock(self, passphrase: bytearray) -> None:
        """Open with the passphrase; the buffer is the vault's from here on."""
        self._open(Secrets(passphrase=passphrase))

    def unlock_with_words(self, words: str) -> None:
        """Open with the twelve recovery words, however they are spaced and cased."""
        self._open(Secrets(recovery_words=tidy_words(words)))

    def unlock_with_key_file(self, path: Path) -> None:
        """Open with what the key file holds; it is read on the task's thread."""
        self._start_opening(lambda: Secrets(key_file=content_of(path)))

    def unlock_with_keystore(self) -> None:
        """Open with what this computer's keystore holds."""
        self._start_opening(self._vault_keys.from_keystore)

    def open_as_it_is(self) -> None:
        """It is an older or a damaged state, and a person wants it all the same: the secret is asked once more."""
        self._page.turn("open", as_it_is=True)

    def create(self, passphrase: bytearray, spoken: str = "") -> None:
        """Make a diary and leave it open. ``spoken`` (ISO 639-1) is its first language for dictating."""
        if self.state.busy:
            return
        self._page.change(busy=True, step="check", error=None)
        self._task = self._tasks.start("desk", "create", lambda job, _: self._create(passphrase, spoken, job))

    def turn_to_folder(self, folder: Path) -> None:
        """Another diary: its folder, or the folder that holds it. Where there is none, that is said."""
        if self.state.busy:
            return

        def failed(error: DiaryError) -> None:
            self._page.change(error=error, busy=False)

        self._page.change(busy=True, error=None)
        self._inquiries.ask(lambda _, __: self._session.turn_to(folder), lambda _: self._turned(), failed)

    def _turned(self) -> None:
        self._had = None
        self.begin()

    def call_other(self) -> None:
        """The diary is open in another window: that one is asked to come forward."""
        folder = self._session.place.folder

        def called(heard: bool) -> None:
            if not heard:
                self._page.change(error=VaultInUse(hint="It does not answer. Close it there first."))

        self._inquiries.ask(lambda _, __: self._ring(folder), called)

    def open_restored(self) -> None:
        """The diary that was brought back, or that a salvage made."""
        (self.salvage if self.salvage.has_brought else self.restore).open()

    def save_report(self, path: Path) -> None:
        """Write what is wrong with the diary, and nothing of what is in it."""
        error = self.state.error
        if error is not None:
            folder, readiness = self._session.place.folder, self._readiness
            self._inquiries.ask(
                lambda _, __: write_report(path, trouble_report(error, readiness.checkup(), folder)),
                lambda _: self._page.change(saved=True),
                lambda failed: self._page.change(error=failed),
            )

    def cancel(self) -> None:
        """Give up opening. A diary that opens all the same is locked again at once."""
        if self.restore.cancel() or self.salvage.cancel():
            return
        if self._task is not None and self.state.busy:
            self._task.cancel()
            self._task = None
            self._page.turn(self.state.page, as_it_is=self.state.as_it_is)

    @property
    def is_between(self) -> bool:
        """Whether the diary is open and the closed screen still has something to say or to ask."""
        return self.state.page in ("words", "confirm", "renew", "offer") or self.state.guide.made

    def lock(self) -> None:
        """Close what is open behind these pages; words that were shown are gone."""
        if self.is_between:
            self._close_again()

    def second_passed(self) -> None:
        """Called each second by the screen's clock while there is a wait."""
        if self.state.wait_seconds > 0:
            self._page.change(wait_seconds=self.state.wait_seconds - 1)

    def on_event(self, event: Event) -> None:
        self._inquiries.on_event(event)
        self.first_run.on_event(event)
        if isinstance(event, VaultLocked):
            # A passphrase may be typed while the diary is still being locked: that opening goes on.
            if not self.state.busy:
                self._task = None
                self._had = self._session.place.folder
                self.begin()
        elif isinstance(event, VaultUnlocked) and event.job_id == self._made:
            # Making a diary opens it as well; the words come first, and what follows them goes on from there.
            return
        elif isinstance(event, VaultUnlocked) and not self._is_current(event.job_id):
            self._close_again()
        elif self._is_current(event.job_id):
            self._on_own_event(event)

    def _on_own_event(self, event: Event) -> None:
        if isinstance(event, Progress):
            self._page.change(step=event.step, done=event.done, total=event.total)
        elif isinstance(event, VaultCreated):
            self._made = event.job_id
            self._page.turn("words", words=event.recovery_words)
        elif isinstance(event, VaultUnlocked):
            self._task = None
            words = self.salvage.take_words()
            if words:
                self._vault_keys.show_words(words)
                self._page.turn("words", words=words)
            elif event.opened_with == "words":
                self._page.turn("renew")
            else:
                self._finish()
        elif isinstance(event, Failed):
            self._task = None
            self._failed(event.error)

    def _look(self) -> None:
        """How long there is still to wait, and whether a keystore may open it: both are read from disk."""

        def looked() -> tuple[int, bool]:
            seconds = self._vault_keys.wait_seconds()
            try:
                return seconds, any(one.kind == "keystore" for one in self._vault_keys.ways_in())
            except DiaryError:  # what is wrong with it is said when it is opened
                return seconds, False

        def found(known: tuple[int, bool]) -> None:
            seconds, keystore = known
            if self.state.page in ("open", "recover") and not self.state.busy:
                self._page.change(wait_seconds=seconds, keystore=keystore)

        self._inquiries.ask(lambda _, __: looked(), found)

    def _open(self, secrets: Secrets) -> None:
        self._start_opening(lambda: secrets)

    def _start_opening(self, secrets: Callable[[], Secrets]) -> None:
        state = self.state
        if state.busy or state.wait_seconds:
            return
        as_it_is = state.as_it_is
        self._page.change(busy=True, step="", done=0, total=0, error=None)
        self._task = self._tasks.start(
            "desk", "unlock", lambda job, _: self._session.unlock(secrets(), job, accept_older=as_it_is)
        )

    def _create(self, passphrase: bytearray, spoken: str, job: JobId) -> None:
        if spoken:
            # A task of its own, run next on this lane: should it fail, the recovery words stay on the screen.
            self._tasks.start("desk", "settings", lambda _, __: keep_spoken_language(self._session, spoken))
        self._session.create(passphrase, job)

    def _failed(self, error: DiaryError) -> None:
        if isinstance(error, WaitFirst):
            self._page.turn(self.state.page, wait_seconds=error.values["seconds"], as_it_is=self.state.as_it_is)
            return
        page: Page = "trouble" if isinstance(error, TROUBLE) else self.state.page
        self._page.turn(page, error=error, as_it_is=self.state.as_it_is)
        if isinstance(error, WrongPassphrase):
            self._look()

    def _begin_restored(self, secrets: Secrets | None) -> None:
        """It is an older state than this computer has seen, and that is what was asked for."""
        self.begin()
        self._page.change(as_it_is=True)
        if secrets is not None:
            self._open(secrets)

    def _put_away(self) -> None:
        self.restore.put_away()
        self.salvage.put_away()

    def _keys_done(self) -> None:
        """Passphrase and words are settled: on to the next step of a first run, else the diary is shown."""
        if self.state.first_run:
            self.first_run.begin()
        else:
            self._finish()

    def _finish(self, wish: FirstWish = "today") -> None:
        """The words leave the memory of the screen before the diary is shown."""
        self._page.turn("open", wait_seconds=0, first_run=False, guide=GuideState())
        self._opened(wish)

    def _close_again(self) -> None:
        """An opening that was given up came through."""
        self._tasks.start("desk", "lock", lambda job, _: self._session.lock(job))

    def _is_current(self, job: JobId) -> bool:
        return self._task is not None and job == self._task.job_id
