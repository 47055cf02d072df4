"""Chooses a theme, and turns its tokens into a palette and the one style sheet of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from .scale import Scale

CHOICES = {
    "light": "light",
    "dark": "dark",
    "high_contrast_light": "highContrastLight",
    "high_contrast_dark": "highContrastDark",
}
"""Names as settings know them, and as the tokens do."""

Colour = Callable[[str], QColor]


def theme_for(choice: str) -> str:
    """The token theme of a setting; ``system`` follows the system's colour scheme and contrast preference."""
    if choice in CHOICES:
        return CHOICES[choice]
    hints = QGuiApplication.styleHints()
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "highContrastDark" if dark else "highContrastLight"
    return "dark" if dark else "light"


def to_colour(text: str) -> QColor:
    """``#RRGGBB`` or ``#RRGGBBAA`` (Qt itself would read alpha first)."""
    colour = QColor(text[:7])
    if len(text) == 9:
        colour.setAlpha(int(text[7:], 16))
    return colour


def palette_of(colour: Colour) -> QPalette:
    """What Fusion paints with where no widget of ours does."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, token in (
        (roles.Window, "window"),
        (roles.WindowText, "ink"),
        (roles.Base, "raised"),
        (roles.AlternateBase, "surface"),
        (roles.Text, "ink"),
        (roles.PlaceholderText, "ink3"),
        (roles.Button, "surface"),
        (roles.ButtonText, "ink"),
        (roles.ToolTipBase, "raised"),
        (roles.ToolTipText, "ink"),
        (roles.Highlight, "selection"),
        (roles.HighlightedText, "ink"),
        (roles.Link, "accent_ink"),
        (roles.Mid, "line"),
    ):
        palette.setColor(role, colour(token))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour("ink_disabled"))
    return palette


def style_sheet(colour: Colour, s: Scale) -> str:
    """The one style sheet. It holds no font sizes: those belong to fonts, so that scaling and reading size work."""
    c = {name: colour(name).name() for name in _USED}
    handle = c["control"] if c["line"] == c["control"] else c["chip"]  # in high contrast everything has its edge
    tones = "".join(f'QLabel[tone="{name}"] {{ color: {c[name]}; }}\n' for name in _TONES)
    return f"""
QWidget#window, QWidget[room="page"] {{ background: {c["window"]}; }}
QWidget[room="side"] {{ background: {c["rail"]}; }}
QLabel {{ background: transparent; }}
{tones}
QLineEdit, QPlainTextEdit, QTextEdit {{ background: transparent; border: none; color: {c["ink"]};
  selection-background-color: {c["selection"]}; selection-color: {c["ink"]};
  placeholder-text-color: {c["ink3"]}; }}
QLineEdit:disabled {{ color: {c["ink_disabled"]}; }}
QScrollArea, QScrollArea > QWidget > QWidget[room="scrolled"] {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: {s(10)}px; margin: {s(2)}px; }}
QScrollBar::handle:vertical {{ background: {handle}; border-radius: {s(3)}px; min-height: {s(36)}px; }}
QScrollBar::handle:vertical:hover {{ background: {c["control"]}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QTableView {{ background: transparent; border: none; color: {c["ink"]}; outline: none;
  selection-background-color: {c["accent_soft"]}; selection-color: {c["ink"]}; }}
QTableView::item {{ border-bottom: 1px solid {c["line"]}; padding: 0 {s(8)}px; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{ background: transparent; color: {c["ink2"]}; border: none;
  border-bottom: 1px solid {c["control"]}; padding: 0 {s(8)}px; }}
QScrollBar:horizontal {{ background: transparent; height: {s(10)}px; margin: {s(2)}px; }}
QScrollBar::handle:horizontal {{ background: {handle}; border-radius: {s(3)}px; min-width: {s(36)}px; }}
QToolTip {{ background: {c["raised"]}; color: {c["ink"]}; border: 1px solid {c["control"]}; padding: {s(6)}px; }}
QFileDialog QLineEdit {{ background: {c["raised"]}; border: 1px solid {c["control"]}; border-radius: {s(6)}px;
  padding: {s(4)}px {s(8)}px; }}
QFileDialog QListView, QFileDialog QTreeView {{ background: {c["raised"]}; border: 1px solid {c["line"]};
  selection-background-color: {c["accent_soft"]}; selection-color: {c["ink"]}; }}
QFileDialog QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QMenu {{ background: {c["raised"]}; color: {c["ink"]}; border: 1px solid {c["control"]};
  border-radius: {s(10)}px; padding: {s(6)}px; }}
QMenu::separator {{ height: 1px; background: {c["line"]}; margin: {s(6)}px {s(10)}px; }}
QMenu::item {{ padding: {s(7)}px {s(18)}px; border-radius: {s(6)}px; }}
QMenu {{ icon-size: {s(18)}px; }}
QMenu::indicator {{ width: 0; height: 0; }}
QMenu::icon {{ padding-left: {s(8)}px; }}
QMenu::icon:checked {{ background: transparent; border: none; }}
QMenu::item:selected {{ background: {c["accent_soft"]}; color: {c["ink"]}; }}
"""


_TONES = ("ink", "ink2", "ink3", "accent_ink", "ember_ink", "lamp_ink", "ok", "danger", "info")
_USED = (
    *_TONES,
    "window",
    "rail",
    "raised",
    "selection",
    "chip",
    "control",
    "line",
    "accent",
    "accent_soft",
    "ink_disabled",
)
