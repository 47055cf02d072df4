"""Reminders & prompts: how one keeps the diary, as groups of rows that know only the sealed settings."""

from __future__ import annotations

from collections.abc import Callable

from diary_desktop.presenters.settings import SettingsPresenter, SettingsState

from .journal_rows import DayRows, PromptRows, RestRows, RowGroup, TemplateRows, TrackerRows
from .page import SettingsPage
from .reminder_rows import ReminderRows
from .sealed import tie_settings

GROUPS: tuple[Callable[[SettingsPage, SettingsPresenter], RowGroup], ...] = (
    ReminderRows,
    PromptRows,
    TemplateRows,
    TrackerRows,
    RestRows,
    DayRows,
)
"""In the order of the page. Another group is one line here."""


class JournalPage(SettingsPage):
    """Each group makes its rows once, and is shown what is in force after each change."""

    def build(self) -> None:
        self._groups: list[RowGroup] = []
        self._told: list[SettingsState] = []
        self._settings = tie_settings(self.desk, self.show_state)
        self._groups = [make(self, self._settings) for make in GROUPS]
        for state in self._told[-1:]:
            self.show_state(state)

    def entered(self) -> None:
        self._settings.begin()

    def wipe(self) -> None:
        self._told = []
        for group in self._groups:
            group.wipe()

    def show_state(self, state: SettingsState) -> None:
        self._told = [state]
        for group in self._groups:
            group.show_settings(state.settings)
