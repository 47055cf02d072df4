"""About: versions, licences, where the diary lies and how much room it takes, and what is still rough here."""

from __future__ import annotations

import diary_desktop
from diary_desktop.presenters.about import AboutPresenter, AboutState
from diary_desktop.presenters.settings import SettingsState

from ..language import tr
from ..part_words import rough_line
from ..words import size_text
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
        self._hint = tr("Backups lie in folders of their own. What was deleted takes room until the bin lets go of it.")
        self._room = self.add(TextRow(self.look, tr("How much room it takes"), tr("Looking..."), self._hint))
        self._rough = self.add(TextRow(self.look, tr("What is still rough"), tr("Looking...")))
        self._parts = self.add(TextRow(self.look, tr("Made with"), tr("Looking...")))
        licence = tr("Free software under the GNU General Public License, version 3 or later.")
        fonts = tr("The letters are Vollkorn and Inter, under the SIL Open Font License.")
        parts = tr("What else it is made of, with every licence, stands in packaging/licences.md beside the program.")
        self.add(TextRow(self.look, tr("Licences"), f"{licence}\n{fonts}\n{parts}"))
        self._settings = tie_settings(self.desk, self.show_state)
        one = self.desk.journeys
        self._about: AboutPresenter = self.desk.tie(
            "about", lambda tell: AboutPresenter(one.session, one.tasks, one.bus, tell), self.show_about
        )

    def entered(self) -> None:
        self._settings.look()
        self._about.look()

    def show_about(self, state: AboutState) -> None:
        """The room it takes, once it was looked at."""
        if state.sizes is not None:
            self._room.show_value(
                tr(
                    "{whole}: {sounds} of recordings, photos and files, {words} of everything else.",
                    whole=size_text(state.sizes.whole),
                    sounds=size_text(state.sizes.sounds),
                    words=size_text(state.sizes.words),
                )
            )

    def show_state(self, state: SettingsState) -> None:
        if state.checkup is not None:
            lines = [rough_line(one) for one in state.checkup.parts if one.state != "ready"]
            self._rough.show_value("\n".join(lines) or tr("Nothing: hearing, memory, answers and voice are all there."))
            free = tr("{size} are free on that disk.", size=size_text(state.checkup.free_bytes))
            versions = " · ".join(
                f"{name} {number}" for name, number in state.checkup.versions.items() if number[:1].isdigit()
            )
            self._parts.show_value(versions)
            self._room.set_help(f"{free} {self._hint}")
