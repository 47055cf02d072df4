"""Takes what a damaged diary still proves into a new one, whose recovery words are shown when it is opened."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from diary_desktop.domain.backup import RestoreReport
from diary_desktop.domain.errors import CancelToken, InputError
from diary_desktop.domain.events import JobId, Progress
from diary_desktop.ports.storage import SalvageReport, Secrets

from .bringing import Bringing
from .restore import place_beside, secrets_of


class Salvage(Bringing):
    """The page ``salvage``. The words of the new diary are held from its making until it is opened or left."""

    _words: tuple[str, ...] = ()

    def look_beside(self) -> None:
        """Where a new diary may lie beside the damaged one."""
        place = self._session.place.folder
        self._inquiries.ask(lambda _, __: place_beside(place), lambda target: self._change(target=target), self._failed)

    def choose_key_file(self, path: Path) -> None:
        """What opens the damaged diary, where that is a file."""
        self._change(key_file=path)

    def start_with(self, way: str, secret: bytearray, new: bytearray | None) -> None:
        """``way`` is ``passphrase``, ``words`` or ``key_file``. ``new`` is the new diary's passphrase; ``None`` for the
        one that was given."""
        state = self._page.state
        target, key_file = state.restore.target, state.restore.key_file
        passphrase = bytearray(secret) if new is None else new
        if state.busy or target is None or (way == "key_file" and key_file is None):
            return

        def salvaged(job: JobId, token: CancelToken) -> RestoreReport:
            file = key_file if way == "key_file" else None
            secrets = secrets_of(way, secret) if file is None else Secrets(key_file=content_of(file))
            return self._salvaged(secrets, target, passphrase, job, token)

        self._words = ()
        self._bring(Secrets(passphrase=bytearray(passphrase)), salvaged)

    def take_words(self) -> tuple[str, ...]:
        """The words of the diary that was made, once; empty where they were shown or there are none."""
        words, self._words = self._words, ()
        return words

    def put_away(self) -> None:
        super().put_away()
        self._words = ()

    def _salvaged(
        self, secrets: Secrets, target: Path, passphrase: bytearray, job: JobId, token: CancelToken
    ) -> RestoreReport:
        """Left in between, what was made so far is a diary of its own and stays."""
        report = SalvageReport(0, 0, 0, 0, ())
        with closing(self._session.place.salvage(secrets, target, passphrase)) as steps:
            for report in steps:
                token.raise_if_cancelled()
                self._inquiries.tell(Progress(job, report.entries, 0, "restore"))
        self._session.turn_to(target)
        self._words = report.words
        return RestoreReport(target, report.entries, report.clips + report.given_back, report.gone)

    def _done(self, report: RestoreReport) -> None:
        super()._done(report)
        self._change(new_words=bool(self._words))


def content_of(path: Path) -> bytearray:
    """What a key file holds. Raises ``InputError``."""
    try:
        return bytearray(path.read_bytes())
    except OSError as error:
        raise InputError("This key file cannot be read.", "Choose the file again, or use another way in.") from error
