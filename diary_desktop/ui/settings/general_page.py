"""General: the language of the window, and when a day begins."""

from __future__ import annotations

from diary_desktop.presenters.settings import SettingsState

from ..language import tr
from .page import SettingsPage
from .rows import ChoiceRow
from .sealed import tie_settings

LATEST = 12
"""The latest hour at which a day may begin."""


class GeneralPage(SettingsPage):
    """Two choices."""

    def build(self) -> None:
        # Each language by its own name, so that it is found whatever the window speaks.
        self._language = self.add(
            ChoiceRow(
                self.look,
                tr("Language of the window"),
                (("en", "English"), ("vi", "Tiếng Việt")),
                tr("Your entries stay as you spoke and wrote them."),
            )
        )
        self._language.show_value(self.desk.favours.language())
        self._language.wished.connect(self.desk.favours.choose_language)
        hours = tuple((str(hour), f"{hour:02d}:00") for hour in range(LATEST + 1))
        self._begins = self.add(
            ChoiceRow(
                self.look,
                tr("A new day begins at"),
                hours,
                tr("What you say after midnight and before this hour counts for the day before."),
            )
        )
        self._settings = tie_settings(self.desk, self.show_state)
        self._begins.wished.connect(lambda hour: self._settings.change("days", begins_at=int(hour)))

    def entered(self) -> None:
        self._settings.begin()

    def show_state(self, state: SettingsState) -> None:
        self._begins.show_value(str(state.settings.days.begins_at))
