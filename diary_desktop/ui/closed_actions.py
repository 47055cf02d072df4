"""What the closed diary's pages ask for that only the window can do: choosing files and folders, and paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtPrintSupport import QPrinterInfo

from .cast import Cast
from .file_choice import FileChoice
from .language import tr
from .main_window import MainWindow
from .printing import ask_printer, sheet_of_words


class ClosedActions:
    """Main thread only."""

    def __init__(self, window: MainWindow, cast: Cast) -> None:
        self._window = window
        self._cast = cast

    def key_file(self) -> None:
        """Ask for a key file."""
        unlock = self._cast.unlock
        title = tr("Use key file")
        FileChoice(self._window, title, lambda chosen: unlock.unlock_with_key_file(chosen[0]), several=False).open()

    def salvage_key_file(self) -> None:
        """Ask for the key file of a damaged diary."""
        salvage, title = self._cast.unlock.salvage, tr("Choose the key file")
        FileChoice(self._window, title, lambda chosen: salvage.choose_key_file(chosen[0])).open()

    def another_diary(self) -> None:
        """Ask for the folder of a diary."""
        unlock = self._cast.unlock
        FileChoice(
            self._window, tr("Open its folder"), lambda found: unlock.turn_to_folder(found[0]), folder=True
        ).open()

    def backup_folder(self) -> None:
        """Ask for the folder that backups lie in."""
        restore, title = self._cast.unlock.restore, tr("Choose the backup folder")
        FileChoice(self._window, title, lambda found: restore.choose_folder(found[0]), folder=True).open()

    def restore_target(self) -> None:
        """Ask where a diary that is brought back is to lie."""
        restore, title = self._cast.unlock.restore, tr("Choose another place")
        FileChoice(self._window, title, lambda found: restore.choose_target(found[0]), folder=True).open()

    def trouble_report(self) -> None:
        """Ask where to write what is wrong with the diary."""
        unlock, title = self._cast.unlock, tr("Save a report without contents")
        FileChoice(self._window, title, lambda found: unlock.save_report(found[0]), save_as="diary-report.txt").open()

    def print_words(self, words: Sequence[str]) -> None:
        """Recovery words, onto paper only: a plain file of them would open the diary to whoever finds it."""
        if not QPrinterInfo.availablePrinterNames():
            self._window.toast.show_fact(tr("No printer is set up on this computer."))
            return
        sheet = sheet_of_words(words, self._window.look.recovery_font(15).family())
        ask_printer(sheet, self._window, self._print, to_file=False)

    def _print(self, work: Callable[[], object]) -> None:
        self._cast.entry.files.run(work)
        self._window.toast.show_outcome(tr("Sent to the printer, which may keep a copy."))
