"""Appearance & accessibility: colours and the size of the text."""

from __future__ import annotations

from diary_desktop.presenters.settings import SettingsState

from ..language import tr
from ..scale import LARGEST, SMALLEST, STEP
from .page import SettingsPage
from .rows import ChoiceRow
from .sealed import tie_settings


class AppearancePage(SettingsPage):
    """The size is the window's own: it is sealed with the diary once it has changed."""

    def build(self) -> None:
        themes = (
            ("system", tr("As the system")),
            ("light", tr("Light")),
            ("dark", tr("Dark")),
            ("high_contrast_light", tr("High contrast, light")),
            ("high_contrast_dark", tr("High contrast, dark")),
        )
        self._theme = self.add(ChoiceRow(self.look, tr("Colours"), themes))
        sizes = tuple((str(one), f"{one} %") for one in range(SMALLEST, LARGEST + 1, STEP))
        self._size = self.add(
            ChoiceRow(
                self.look, tr("Size of the text"), sizes, tr("Everything grows with it. Ctrl + and Ctrl - do the same.")
            )
        )
        self._size.show_value(str(self.look.s.percent))
        self._size.wished.connect(lambda percent: self.look.choose_scale(int(percent)))
        self._settings = tie_settings(self.desk, self.show_state)
        self._theme.wished.connect(lambda theme: self._settings.change("appearance", theme=theme))

    def entered(self) -> None:
        self._settings.begin()

    def show_state(self, state: SettingsState) -> None:
        self._theme.show_value(state.settings.appearance.theme)
