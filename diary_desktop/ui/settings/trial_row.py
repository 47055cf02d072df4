"""The newest backup brought back for a try: on the page of backups, and among what can be proved."""

from __future__ import annotations

from collections.abc import Callable

from diary_desktop.domain.backup import Drill
from diary_desktop.presenters.backup import BackupPageState, BackupPresenter

from ..language import counted, tr
from ..look import Look
from ..words import plain_date
from .desk import SettingsDesk
from .rows import Row


class TrialRow(Row):
    """What came of it the last time, and ``again``, the button for another try."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, tr("Try a restore"))
        self.again = self.add_opener(tr("Try it now"), "check")

    def show_drill(self, drill: Drill | None) -> None:
        """``None`` where none was made yet."""
        said = tr(
            "The newest backup is restored into a folder of its own, compared and removed. Your diary is not touched."
        )
        if drill is not None:
            when = plain_date(drill.when.local.date())
            said = sentences(said, tr("Last time on {date}.", date=when), drill_words(drill))
        self.set_help(said)


def drill_words(drill: Drill) -> str:
    """What came back."""
    if drill.problems:
        return tr("Not everything came back.")
    return counted(drill.entries, "1 entry came back whole.", "All {count} entries came back whole.")


def sentences(*parts: str) -> str:
    """Joined with spaces, each with a full stop."""
    said = [part.strip() for part in parts if part.strip()]
    return " ".join(part if part[-1] in ".!?…" else f"{part}." for part in said)


def tie_backup(desk: SettingsDesk, show: Callable[[BackupPageState], None]) -> BackupPresenter:
    """The presenter of backups, which two pages share."""
    one = desk.journeys
    return desk.tie("backup", lambda tell: BackupPresenter(one.backups, one.merging, one.tasks, one.bus, tell), show)
