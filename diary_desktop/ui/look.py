"""One object for how everything looks: colours, lengths, fonts, icons; handed to every widget."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from diary_desktop.resources import resource_path

from .fonts import Fonts
from .icons import Icons
from .key_hints import KeyHints
from .scale import LARGEST, SMALLEST, Scale
from .system_wishes import SystemWishes
from .theme import theme_for, to_colour
from .tokens import Tokens, load_tokens

READING, SMALLEST_READING, LARGEST_READING = 19, 16, 32
"""Px at 100 % of an entry's own words: as drawn, and how far a person may go."""


class Look(QObject):
    """Owned by the application, used on the main thread.

    ``recoloured`` is for painted widgets (they repaint); ``resized`` tells the window to build its views anew;
    ``calmed`` says that things may move again or shall no longer.
    """

    recoloured = Signal()
    resized = Signal()
    calmed = Signal()

    def __init__(self, choice: str = "system", percent: int = 100) -> None:
        super().__init__()
        self._tokens: Tokens = load_tokens(resource_path("theme", "tokens.json"))
        self._icons = Icons(resource_path("icons"))
        self.keys = KeyHints()
        """The keys that are named beside what they do."""
        self._choice = choice
        self._colours: dict[str, QColor] = {}
        self.theme = ""
        self.percent = percent
        """Text scale as chosen; ``s`` has it multiplied with the system's."""
        self.s = Scale(percent)
        self._steps, self._stepping = 0, False
        self.reading = READING
        self._plain = False
        self._motion = "system"
        self._wishes: SystemWishes | None = None
        self._caret_ms: int | None = None
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
        """Whether hills and discs are drawn: not above 140 % text, in high contrast, or where it is to be plain."""
        return not self.high_contrast and self.s.percent <= 140 and not self._plain

    @property
    def still(self) -> bool:
        """Whether nothing shall move by itself."""
        if self._motion == "system":
            return self._wishes is not None and self._wishes.still
        return self._motion == "reduced"

    def duration(self, name: str) -> int:
        """Ms of a motion: ``fast``, ``base``, ``slow`` or ``captionFade``; 0 where nothing shall move."""
        return 0 if self.still else self._tokens.durations[name]

    def follow_system(self, wishes: SystemWishes) -> None:
        """From now on its text scale is multiplied in, and its wish for stillness heeded."""
        self._wishes = wishes
        wishes.changed.connect(self._follow_wishes)
        self._follow_wishes()

    def choose_plain(self, plain: bool) -> None:
        """No hills and discs behind the words."""
        if plain != self._plain:
            self._plain = plain
            self.recoloured.emit()

    def choose_motion(self, choice: str) -> None:
        """``full``, ``reduced``, or ``system`` to do as the desktop does."""
        if choice != self._motion:
            self._motion = choice
            self._calm()

    def choose_theme(self, choice: str) -> None:
        """A theme of the settings, or ``system``."""
        self._choice = choice
        self.follow()

    def choose_scale(self, percent: int) -> None:
        """Text scale in percent, before the system's."""
        self.percent = max(SMALLEST, min(LARGEST, percent))
        self._rescale()

    def step_scale(self, by: int) -> None:
        """So many percent further; views are built anew for it, and once for all the presses that came meanwhile."""
        if self._stepping:
            self._steps += by
            return
        self._stepping = True
        QTimer.singleShot(0, self, self._take_steps)
        self.choose_scale(self.percent + by)

    def _take_steps(self) -> None:
        by, self._steps, self._stepping = self._steps, 0, False
        if by:
            self.step_scale(by)

    def choose_reading(self, size: int) -> None:
        """Px at 100 % of an entry's own words."""
        size = max(SMALLEST_READING, min(LARGEST_READING, size))
        if size != self.reading:
            self.reading = size
            self.resized.emit()

    def _follow_wishes(self) -> None:
        self._rescale()
        self._calm()

    def _rescale(self) -> None:
        wanted = Scale(round(self.percent * (self._wishes.text_percent if self._wishes is not None else 100) / 100))
        if wanted.percent != self.s.percent:
            self.s = wanted
            self._fonts = Fonts(self._tokens.type_roles, self.s)
            self.resized.emit()

    def _calm(self) -> None:
        """A caret that blinks is motion as well."""
        hints = QGuiApplication.styleHints()
        if self._caret_ms is None:
            self._caret_ms = hints.cursorFlashTime()
        QApplication.setCursorFlashTime(0 if self.still else self._caret_ms)
        self.calmed.emit()

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

    def read_icons(self) -> None:
        """All of them from the disk, from any thread."""
        self._icons.read()

    def paint_icon(self, painter: QPainter, name: str, x: float, y: float, px: float, colour: QColor) -> None:
        """Paint an icon with its top left at ``x``, ``y`` (device-independent px); ``px`` at 100 %."""
        size = self.s(px)
        self._icons.paint(painter, name, QRectF(round(x), round(y), size, size), colour)
