"""Brings a backup back from the closed screen: folder, generation, secret, place; then the diary it became."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

from diary_desktop.domain.backup import Generation, RestoreReport
from diary_desktop.domain.errors import BackupError, CancelToken, FolderUnusable
from diary_desktop.domain.events import JobId
from diary_desktop.ports.storage import Secrets
from diary_desktop.services.backups import Backups
from diary_desktop.services.session import Session

from .bringing import Bringing, copied
from .closed_page import ClosedPage
from .inquiry import Inquiries

NAME = "diary"
"""Of the new folder inside one that holds other things already."""


class Restore(Bringing):
    """The pages ``restore`` and ``restored``."""

    def __init__(
        self,
        backups: Backups,
        session: Session,
        inquiries: Inquiries,
        page: ClosedPage,
        begin: Callable[[Secrets | None], None],
    ) -> None:
        super().__init__(session, inquiries, page, begin)
        self._backups = backups

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
        self.start(secrets_of(way, secret))

    def start(self, secrets: Secrets) -> None:
        """Bring the chosen generation back. A copy of the secret is kept until the diary is opened or this is left."""
        wanted = self._page.state.restore
        generation = next((one for one in wanted.found if one.name == wanted.chosen), None)
        target = wanted.target
        if self._page.state.busy or generation is None or target is None:
            return

        def restored(job: JobId, token: CancelToken) -> RestoreReport:
            report = self._backups.restore(generation, secrets, target, self._reporter(job), token)
            self._session.turn_to(report.folder)
            return report

        self._bring(copied(secrets), restored)

    def _looked(self, folder: Path) -> tuple[Path, tuple[Generation, ...], Path]:
        found = self._backups.candidates(folder)
        if not found:
            raise BackupError("No backup was found in this folder.", "Choose the folder you back up into.")
        return folder, found, place_beside(self._session.place.folder)

    def _found(self, known: tuple[Path, tuple[Generation, ...], Path]) -> None:
        folder, found, target = known
        self._page.change(busy=False)
        self._change(folder=folder, found=found, chosen=found[0].name, target=target)


def secrets_of(way: str, secret: bytearray) -> Secrets:
    """``way`` is ``passphrase`` or ``words``; words are made what the vault knows, and what was typed is wiped."""
    if way != "words":
        return Secrets(passphrase=secret)
    typed = tidy_words(secret.decode())
    secret[:] = bytes(len(secret))
    return Secrets(recovery_words=typed)


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
