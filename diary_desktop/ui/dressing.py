"""The window's look and the sealed settings: taken from them once the diary is open, and put into them when chosen."""

from __future__ import annotations

from diary_desktop.domain.settings import Appearance
from diary_desktop.presenters.shell import ShellPresenter

from .main_window import MainWindow


class Dressing:
    """A look is known only once the diary is open; a choice made in the window since then is kept in it."""

    def __init__(self, window: MainWindow, shell: ShellPresenter) -> None:
        self._window = window
        self._shell = shell
        self._done = False

    def undo(self) -> None:
        """The diary is closed: the next one may be another."""
        self._done = False

    def wear(self, wanted: Appearance) -> None:
        """Colours, motion and ground each time; language and sizes once, for later changes of those begin here."""
        window = self._window
        window.look.keys.choose(wanted.keys)
        window.look.choose_theme(wanted.theme)
        window.look.choose_motion(wanted.motion)
        window.look.choose_plain(wanted.plain)
        if self._done:
            return  # what has been chosen in the window since then is on its way into the settings
        self._done = True
        if window.look.percent == 100:
            window.look.choose_scale(wanted.text_scale)
        window.look.choose_reading(wanted.reading_size)
        if wanted.language and wanted.language != window.language.code and not window.chose_language:
            window.speak(wanted.language)
        self.keep()

    def keep(self) -> None:
        """Language and text scale as chosen by hand, into the sealed settings."""
        language = self._window.language.code if self._window.chose_language else None
        look = self._window.look
        self._shell.keep_look(language, look.percent, look.reading)
