"""Appearance & accessibility: colours, the sizes of text, what moves, and what stands behind the words."""

from __future__ import annotations

from diary_desktop.presenters.settings import SettingsState

from ..language import tr
from ..look import LARGEST_READING, SMALLEST_READING
from ..scale import LARGEST, SMALLEST, STEP
from .page import SettingsPage
from .rows import ChoiceRow, SwitchRow
from .sealed import choose_undoably, tie_settings


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
        self._size = self.add(ChoiceRow(self.look, tr("Size of the text"), sizes))
        self.follow_keys(
            self._size,
            lambda keys: (
                tr("Everything grows with it."),
                keys.named(tr("{more} and {less} do the same."), more="larger", less="smaller"),
            ),
        )
        self._size.show_value(str(self.look.percent))
        desk, look = self.desk, self.look
        self._size.wished.connect(lambda percent: choose_undoably(desk, look.percent, int(percent), look.choose_scale))
        letters = tuple((str(one), f"{one} px") for one in range(SMALLEST_READING, LARGEST_READING + 1))
        self._reading = self.add(ChoiceRow(self.look, tr("Letters in entries"), letters))
        self.follow_keys(
            self._reading,
            lambda keys: (
                tr("Your own words, beside everything else."),
                keys.named(tr("{more} and {less} do the same."), more="read_larger", less="read_smaller"),
            ),
        )
        self._reading.show_value(str(self.look.reading))
        self._reading.wished.connect(lambda size: choose_undoably(desk, look.reading, int(size), look.choose_reading))
        motions = (
            ("system", tr("As the system")),
            ("full", tr("Things may move")),
            ("reduced", tr("Nothing moves by itself")),
        )
        hint = tr("Still: no breathing disc, a level in few steps, a waveform drawn once a second, a caret that stays.")
        self._motion = self.add(ChoiceRow(self.look, tr("Motion"), motions, hint))
        hint = tr("No hills and no light behind the words.")
        self._plain = self.add(SwitchRow(self.look, tr("Plain backgrounds"), hint))
        self._settings = tie_settings(self.desk, self.show_state)
        self._motion.wished.connect(lambda motion: self._settings.change("appearance", motion=motion))
        self._plain.wished.connect(lambda plain: self._settings.change("appearance", plain=plain))
        self._theme.wished.connect(lambda theme: self._settings.change("appearance", theme=theme))

    def entered(self) -> None:
        self._settings.begin()

    def show_state(self, state: SettingsState) -> None:
        chosen = state.settings.appearance
        self._theme.show_value(chosen.theme)
        self._motion.show_value(chosen.motion)
        self._plain.show_value(chosen.plain)
