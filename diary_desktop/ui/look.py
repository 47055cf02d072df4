"""One object for how everything looks: colours, lengths, fonts, icons; handed to every widget."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPixmap

from diary_desktop.resources import resource_path

from .fonts import Fonts
from .icons import Icons
from .scale import Scale
from .theme import theme_for, to_colour
from .tokens import Tokens, load_tokens

READING, SMALLEST_READING, LARGEST_READING = 19, 16, 32
"""Px at 100 % of an entry's own words: as drawn, and how far a person may go."""


class Look(QObject):
    """Owned by the application, used on the main thread.

    ``recoloured`` is for painted widgets (they repaint); ``resized`` tells the window to build its views anew.
    """

    recoloured = Signal()
    resized = Signal()

    def __init__(self, choice: str = "system", percent: int = 100) -> None:
        super().__init__()
        self._tokens: Tokens = load_tokens(resource_path("theme", "tokens.json"))
        self._icons = Icons(resource_path("icons"))
        self._choice = choice
        self._colours: dict[str, QColor] = {}
        self.theme = ""
        self.s = Scale(percent)
        self.reading = READING
        self._fonts = Fonts(self._tokens.type_roles, self.s)
        self.follow()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.follow)
        hints.accessibility().contrastPreferenceChanged.connect(self.follow)

    @property
    def dark(self) -> bool:
        return self.theme in ("dark", "highContrastDark")

    @property
    def high_contrast(self) -> bool:
        return self.theme.startswith("high")

    @property
    def decorated(self) -> bool:
        """Whether hills and discs are drawn: not above 140 % text, not in high contrast."""
        return not self.high_contrast and self.s.percent <= 140

    def choose_theme(self, choice: str) -> None:
        """A theme of the settings, or ``system``."""
        self._choice = choice
        self.follow()

    def choose_scale(self, percent: int) -> None:
        """Text scale in percent."""
        if percent != self.s.percent:
            self.s = Scale(percent)
            self._fonts = Fonts(self._tokens.type_roles, self.s)
            self.resized.emit()

    def choose_reading(self, size: int) -> None:
        """Px at 100 % of an entry's own words."""
        size = max(SMALLEST_READING, min(LARGEST_READING, size))
        if size != self.reading:
            self.reading = size
            self.resized.emit()

    def follow(self) -> None:
        """Look at the system's wishes again."""
        theme = theme_for(self._choice)
        if theme != self.theme:
            self.theme = theme
            self._colours = {role: to_colour(text) for role, text in self._tokens.colours[theme].items()}
            self.recoloured.emit()

    def colour(self, role: str) -> QColor:
        """The token's colour in the current theme."""
        return QColor(self._colours[role])

    def font(self, role: str, size: float = 0, weight: int = 0, *, italic: bool = False) -> QFont:
        """The type role's font; ``size`` in px at 100 %."""
        own = self.reading if role == "read" and not size else size
        return self._fonts.font(role, own, weight, italic=italic)

    def recovery_font(self, size: float) -> QFont:
        return self._fonts.recovery(size)

    def line_height(self, role: str) -> float:
        """Line height as a multiple of the font's size."""
        return self._fonts.line_height(role)

    def icon(self, name: str, px: float, role: str, ratio: float = 1.0) -> QPixmap:
        """An icon ``px`` (at 100 %) wide in a token's colour."""
        return self._icons.pixmap(name, self.s(px), self.colour(role), ratio)

    def paint_icon(self, painter: QPainter, name: str, x: float, y: float, px: float, colour: QColor) -> None:
        """Paint an icon with its top left at ``x``, ``y`` (device-independent px); ``px`` at 100 %."""
        size = self.s(px)
        self._icons.paint(painter, name, QRectF(round(x), round(y), size, size), colour)
