"""The one way to an app word in the person's language: ``tr``; dates and numbers are worded in ``words.py``."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

LANGUAGES = ("en", "vi")
CONTEXT = "diary"


def tr(text: str, **values: object) -> str:
    """``text`` in the chosen language, its ``{name}`` fields filled from ``values``."""
    said = QCoreApplication.translate(CONTEXT, text)
    return said.format(**values) if values else said


def tr_short(text: str) -> str:
    """A shorter word for the same where there is room for few letters; the usual one where none is known."""
    return QCoreApplication.translate(CONTEXT, text, "short")


def counted(count: int, one: str, many: str) -> str:
    """``one`` for exactly one, else ``many`` with ``{count}`` filled; Vietnamese says both the same way."""
    return tr(one if count == 1 else many, count=grouped(count))


def grouped(value: int) -> str:
    """``1 208`` with a narrow space, in both languages."""
    return f"{value:,}".replace(",", "\u202f")


class Language:
    """Which language the window speaks. English is in the code; others are tables in ``resources/i18n``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._translator: QTranslator | None = None
        self._table = b""
        self.code = "en"

    def choose(self, code: str) -> None:
        """Speak ``code``; empty follows the system, and what is unknown is English."""
        wanted = code or QLocale.system().name()[:2]
        self.code = wanted if wanted in LANGUAGES else "en"
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        table = QTranslator()
        if self.code != "en" and self._is_read_into(table):
            QCoreApplication.installTranslator(table)
            self._translator = table
        # Qt's own words (a password field, a file dialog) and their number forms follow.
        QLocale.setDefault(QLocale("vi_VN" if self.code == "vi" else "en_GB"))

    def _is_read_into(self, table: QTranslator) -> bool:
        """From memory, for Qt maps a file: one written anew by an update would change under the open window."""
        try:
            self._table = (self._folder / f"{self.code}.qm").read_bytes()
        except OSError:
            return False
        return table.load(self._table)
