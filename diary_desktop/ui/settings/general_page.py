"""General: the language of the window, when a day begins, and how dates in questions are read."""

from __future__ import annotations

from diary_desktop.presenters.settings import SettingsState

from ..language import tr
from .page import SettingsPage
from .rows import ChoiceRow, DayRow
from .sealed import choose_undoably, tie_settings

LATEST = 12
"""The latest hour at which a day may begin."""


class GeneralPage(SettingsPage):
    """A language, and how days are counted and named."""

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
        desk, favours = self.desk, self.desk.favours
        self._language.wished.connect(
            lambda code: choose_undoably(desk, favours.language(), code, favours.choose_language)
        )
        hours = tuple((str(hour), f"{hour:02d}:00") for hour in range(LATEST + 1))
        self._begins = self.add(
            ChoiceRow(
                self.look,
                tr("A new day begins at"),
                hours,
                tr("What you say after midnight and before this hour counts for the day before."),
            )
        )
        self._add_days_of_questions()
        self._settings = tie_settings(self.desk, self.show_state)
        self._begins.wished.connect(lambda hour: self._settings.change("days", begins_at=int(hour)))
        self._born.wished.connect(lambda day: self._settings.change("days", born=day))
        self._order.wished.connect(lambda order: self._settings.change("days", date_order=order))

    def entered(self) -> None:
        self._settings.begin()

    def show_state(self, state: SettingsState) -> None:
        days = state.settings.days
        self._begins.show_value(str(days.begins_at))
        self._born.show_value(days.born)
        self._order.show_value(days.date_order)

    def _add_days_of_questions(self) -> None:
        self._born = self.add(
            DayRow(
                self.look,
                tr("Your birth date"),
                tr("such as 1990-06-03"),
                tr('Sealed in the diary. For questions such as "on my birthday" or "when I was twelve".'),
            )
        )
        self._order = self.add(
            ChoiceRow(
                self.look,
                tr("4/2 in an English question is"),
                (("dmy", tr("4 February")), ("mdy", tr("April 2"))),
                tr("In Vietnamese the day always comes first."),
            )
        )
