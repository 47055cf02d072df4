"""The rows about reminders: whether, when on each weekday, when never, and whether the diary waits in the tray."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale

from diary_desktop.domain.reminders import WEEKDAYS, Reminders
from diary_desktop.domain.settings import Settings
from diary_desktop.presenters.settings import SettingsPresenter

from ..language import tr
from .page import SettingsPage
from .rows import ChoiceRow, SwitchRow

EVERY_MINUTES = 30
"""Between two times that are offered; others, set elsewhere, are shown as well."""


class ReminderRows:
    """What is chosen is sealed; a copy of the times lies beside the program while reminders are on."""

    def __init__(self, page: SettingsPage, settings: SettingsPresenter) -> None:
        self._settings = settings
        self._wanted = Reminders()
        look = page.look
        self._on = page.add(
            SwitchRow(
                look,
                tr("Reminders"),
                tr(
                    "At its time the diary says only that it is waiting, while the program runs. "
                    "The times and the last day written on then lie unsealed beside the program."
                ),
            )
        )
        self._on.wished.connect(lambda on: settings.change("reminders", enabled=on))
        names = QLocale()
        self._days = [
            page.add(ChoiceRow(look, _capital(names.dayName(day + 1)), _times(none=True), slim=True))
            for day in range(WEEKDAYS)
        ]
        for day, row in enumerate(self._days):
            row.wished.connect(lambda time, day=day: self._choose(day, time))
        hint = tr("Between these two times nothing is said. The same time twice means no quiet hours.")
        self._from = page.add(ChoiceRow(look, tr("Quiet from"), _times(), hint))
        self._until = page.add(ChoiceRow(look, tr("Quiet until"), _times()))
        self._from.wished.connect(lambda time: settings.change("reminders", quiet_from=time))
        self._until.wished.connect(lambda time: settings.change("reminders", quiet_until=time))
        self._unwritten = page.add(SwitchRow(look, tr("Not on a day that was written on")))
        self._unwritten.wished.connect(lambda on: settings.change("reminders", only_unwritten=on))
        hint = tr("Closing the window then locks the diary and leaves it in the tray, where the desktop has one.")
        self._stay = page.add(SwitchRow(look, tr("Wait in the tray"), hint))
        self._stay.wished.connect(lambda on: settings.change("reminders", stay=on))

    def show_settings(self, settings: Settings) -> None:
        wanted = self._wanted = settings.reminders
        self._on.show_value(wanted.enabled)
        for row, time in zip(self._days, wanted.times, strict=True):
            row.set_choices(_times(time, none=True))
            row.show_value(time)
            row.set_wanted(wanted.enabled)
        for row, time in ((self._from, wanted.quiet_from), (self._until, wanted.quiet_until)):
            row.set_choices(_times(time))
            row.show_value(time)
            row.set_wanted(wanted.enabled)
        self._unwritten.show_value(wanted.only_unwritten)
        self._unwritten.set_wanted(wanted.enabled)
        self._stay.show_value(wanted.stay)

    def wipe(self) -> None:
        self._wanted = Reminders()

    def _choose(self, day: int, time: str) -> None:
        times = tuple(time if at == day else known for at, known in enumerate(self._wanted.times))
        self._settings.change("reminders", times=times)


def _times(known: str = "", *, none: bool = False) -> Sequence[tuple[str, str]]:
    """Every half hour of a day, and the one that is in force."""
    offered = {f"{at // 60:02d}:{at % 60:02d}" for at in range(0, 24 * 60, EVERY_MINUTES)}
    choices = [(one, one) for one in sorted(offered | ({known} if known else set()))]
    return [("", tr("Not on this day")), *choices] if none else choices


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
