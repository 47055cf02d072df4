"""Brings a backup back from the closed screen: folder, generation, secret, place; then the diary it became."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from unicodedata import normalize

from diary_desktop.domain.backup import Generation, RestoreReport
from diary_desktop.domain.errors import BackupError, CancelToken, DiaryError, FolderUnusable
from diary_desktop.domain.events import JobId, Progress
from diary_desktop.ports.storage import SalvageReport, Secrets
from diary_desktop.services.backups import Backups
from diary_desktop.services.session import Session
from diary_desktop.services.tasks import Task

from .closed_page import ClosedPage
from .inquiry import Inquiries

NAME = "diary"
"""Of the new folder inside one that holds other things already."""


class Restore:
    """The pages ``restore`` and ``restored``. ``begin`` opens what was brought back, with the secret given before."""

    def __init__(
        self,
        backups: Backups,
        session: Session,
        inquiries: Inquiries,
        page: ClosedPage,
        begin: Callable[[Secrets | None], None],
    ) -> None:
        self._backups = backups
        self._session = session
        self._inquiries = inquiries
        self._page = page
        self._begin = begin
        self._running: Task | None = None
        self._kept: Secrets | None = None

    def choose_folder(self, folder: Path) -> None:
        """Look which backups lie there."""
        if self._page.state.busy:
            return
        self._page.change(busy=True, error=None)
        self._inquiries.ask(lambda _, __: self._looked(folder), self._found, self._failed)

    def choose(self, name: str) -> None:
        """One of the generations."""
        self._change(chosen=name)

    def choose_target(self, folder: Path) -> None:
        """Where the diary is to lie; in a folder that holds other things, a new one is made in it."""
        self._inquiries.ask(lambda _, __: free_place(folder), lambda target: self._change(target=target), self._failed)

    def start_with(self, way: str, secret: bytearray) -> None:
        """``way`` is ``passphrase`` or ``words``."""
        if way == "words":
            typed = tidy_words(secret.decode())
            secret[:] = bytes(len(secret))
            self.start(Secrets(recovery_words=typed))
        else:
            self.start(Secrets(passphrase=secret))

    def start(self, secrets: Secrets) -> None:
        """Bring the chosen generation back. A copy of the secret is kept until the diary is opened or this is left."""
        wanted = self._page.state.restore
        generation = next((one for one in wanted.found if one.name == wanted.chosen), None)
        target = wanted.target
        if self._page.state.busy or generation is None or target is None:
            return
        self.put_away()
        self._kept = copied(secrets)
        self._page.change(busy=True, step="restore", done=0, total=0, error=None)

        def restored(job: JobId, token: CancelToken) -> RestoreReport:
            return self._restored(generation, secrets, target, job, token)

        self._running = self._inquiries.ask(
            restored, self._done, self._failed, progressed=self._progressed, lane="jobs"
        )

    def look_beside(self) -> None:
        """Where a new diary may lie beside the damaged one."""
        place = self._session.place.folder
        self._inquiries.ask(lambda _, __: place_beside(place), lambda target: self._change(target=target), self._failed)

    def salvage(self, passphrase: bytearray) -> None:
        """Take what the damaged diary still proves into a new one behind the same passphrase."""
        target = self._page.state.restore.target
        if self._page.state.busy or target is None:
            return
        self.put_away()
        self._kept = Secrets(passphrase=bytearray(passphrase))
        self._page.change(busy=True, step="restore", done=0, total=0, error=None)

        def salvaged(job: JobId, token: CancelToken) -> RestoreReport:
            return self._salvaged(passphrase, target, job, token)

        self._running = self._inquiries.ask(
            salvaged, self._done_anew, self._failed, progressed=self._progressed, lane="jobs"
        )

    def open(self) -> None:
        """The diary that was brought back."""
        kept, self._kept = self._kept, None
        self._begin(kept)

    def cancel(self) -> bool:
        """Stop bringing back; what was begun is removed. False where nothing is being brought back."""
        if self._running is None:
            return False
        self._running.cancel()
        self._running = None
        self.put_away()
        self._page.change(busy=False, step="")
        return True

    def put_away(self) -> None:
        """The page is left: no secret stays."""
        kept, self._kept = self._kept, None
        if kept is not None:
            for buffer in (kept.passphrase, kept.recovery_words):
                if buffer is not None:
                    buffer[:] = bytes(len(buffer))

    def _looked(self, folder: Path) -> tuple[Path, tuple[Generation, ...], Path]:
        found = self._backups.candidates(folder)
        if not found:
            raise BackupError("No backup was found in this folder.", "Choose the folder you back up into.")
        return folder, found, place_beside(self._session.place.folder)

    def _found(self, known: tuple[Path, tuple[Generation, ...], Path]) -> None:
        folder, found, target = known
        self._page.change(busy=False)
        self._change(folder=folder, found=found, chosen=found[0].name, target=target)

    def _restored(
        self, generation: Generation, secrets: Secrets, target: Path, job: JobId, token: CancelToken
    ) -> RestoreReport:
        report = self._backups.restore(generation, secrets, target, self._reporter(job), token)
        self._session.turn_to(report.folder)
        return report

    def _salvaged(self, passphrase: bytearray, target: Path, job: JobId, token: CancelToken) -> RestoreReport:
        """Left in between, what was made so far is a diary of its own and stays."""
        report = SalvageReport(0, 0, 0, 0, ())
        secrets = Secrets(passphrase=bytearray(passphrase))
        with closing(self._session.place.salvage(secrets, target, passphrase)) as steps:
            for report in steps:
                token.raise_if_cancelled()
                self._inquiries.tell(Progress(job, report.entries, 0, "restore"))
        self._session.turn_to(target)
        return RestoreReport(target, report.entries, report.clips + report.given_back, report.gone)

    def _done_anew(self, report: RestoreReport) -> None:
        self._done(report)
        self._change(new_words=True)

    def _reporter(self, job: JobId) -> Callable[[int, int], None]:
        return lambda done, total: self._inquiries.tell(Progress(job, done, total, "restore"))

    def _progressed(self, event: Progress) -> None:
        self._page.change(step="restore", done=event.done, total=event.total)

    def _done(self, report: RestoreReport) -> None:
        self._running = None
        restore = self._page.state.restore
        self._page.turn("restored", restore=replace(restore, report=report), is_there=True)

    def _failed(self, error: DiaryError) -> None:
        self._running = None
        self.put_away()
        self._page.change(busy=False, step="", error=error)

    def _change(self, **values: Any) -> None:
        self._page.change(restore=replace(self._page.state.restore, **values), error=None)


def tidy_words(words: str) -> bytearray:
    """Recovery words as the vault knows them, however they are spaced and cased."""
    return bytearray(" ".join(normalize("NFKD", words).lower().split()).encode())


def free_place(folder: Path) -> Path:
    """``folder`` where it is new or empty, else the first new folder inside it. Raises ``FolderUnusable``."""
    try:
        if not folder.exists() or not any(folder.iterdir()):
            return folder
        names = [NAME, *(f"{NAME} {number}" for number in range(2, 100))]
        return next(folder / name for name in names if not (folder / name).exists())
    except (OSError, StopIteration) as error:
        raise FolderUnusable from error


def place_beside(folder: Path) -> Path:
    """``folder`` where it is new or empty, else the first new one beside it: never inside of another diary."""
    beside = (folder.with_name(f"{folder.name} {number}") for number in range(2, 100))
    try:
        if not folder.exists() or not any(folder.iterdir()):
            return folder
        return next(one for one in beside if not one.exists())
    except (OSError, StopIteration) as error:
        raise FolderUnusable from error


def copied(secrets: Secrets) -> Secrets:
    """The same in buffers of its own."""
    return Secrets(
        passphrase=bytearray(secrets.passphrase) if secrets.passphrase is not None else None,
        recovery_words=bytearray(secrets.recovery_words) if secrets.recovery_words is not None else None,
    )
