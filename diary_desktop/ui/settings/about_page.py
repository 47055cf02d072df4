"""About: version, licences, where the diary lies, and what is still rough on this computer."""

from __future__ import annotations

import diary_desktop
from diary_desktop.presenters.settings import SettingsState

from ..language import tr
from ..part_words import rough_line
from .page import SettingsPage
from .rows import TextRow
from .sealed import tie_settings


class AboutPage(SettingsPage):
    """Facts only; each can be selected and copied."""

    def build(self) -> None:
        self.add(TextRow(self.look, tr("Version"), diary_desktop.__version__))
        place = str(self.desk.journeys.session.place.folder)
        self.add(
            TextRow(self.look, tr("Where the diary lies"), place, tr("One folder, sealed. Nothing is kept elsewhere."))
        )
        self._rough = self.add(TextRow(self.look, tr("What is still rough"), tr("Looking...")))
        licence = tr("Free software under the GNU General Public License, version 3 or later.")
        fonts = tr("The letters are Vollkorn and Inter, under the SIL Open Font License.")
        parts = tr("What else it is made of, with every licence, stands in packaging/licences.md beside the program.")
        self.add(TextRow(self.look, tr("Licences"), f"{licence}\n{fonts}\n{parts}"))
        self._settings = tie_settings(self.desk, self.show_state)

    def entered(self) -> None:
        self._settings.look()

    def show_state(self, state: SettingsState) -> None:
        if state.checkup is not None:
            lines = [rough_line(one) for one in state.checkup.parts if one.state != "ready"]
            self._rough.show_value("\n".join(lines) or tr("Nothing: hearing, memory, answers and voice are all there."))
