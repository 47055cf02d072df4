"""Loads the two type families and makes fonts by role: Vollkorn for a person's words, Inter for the app's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from .scale import Scale
from .tokens import TypeRole

OWN_WORDS = ("Vollkorn", "Noto Serif", "Charter", "Cambria", "serif")
APP_WORDS = ("Inter", "Segoe UI Variable", "SF Pro Text", "Noto Sans", "sans-serif")
RECOVERY_WORDS = ("JetBrains Mono", "Noto Sans Mono", "monospace")


def load_fonts(folder: Path) -> int:
    """Register every font file of ``folder``; returns how many Qt took. Missing ones fall back to the system's."""
    files = [one for one in sorted(folder.iterdir()) if one.suffix in (".otf", ".ttf")] if folder.is_dir() else []
    return sum(QFontDatabase.addApplicationFont(str(one)) >= 0 for one in files)


class Fonts:
    """Fonts by role, at the text scale; kept, because making one with features costs."""

    def __init__(self, roles: dict[str, TypeRole], scale: Scale) -> None:
        self._roles = roles
        self._scale = scale
        self._made: dict[tuple[str, float, int, bool], QFont] = {}

    def font(self, role: str, size: float = 0, weight: int = 0, *, italic: bool = False) -> QFont:
        """The role's font; ``size`` (px at 100 %) and ``weight`` replace the role's own."""
        kind = self._roles[role]
        key = (role, size or kind.size, weight or kind.weight, italic)
        if key not in self._made:
            self._made[key] = self._make(kind.own_words, key[1], key[2], italic)
        return QFont(self._made[key])

    def line_height(self, role: str) -> float:
        """Line height of the role as a multiple of its size."""
        return self._roles[role].line_height

    def recovery(self, size: float) -> QFont:
        """The font recovery words are shown in: every letter its own width."""
        font = QFont(list(RECOVERY_WORDS))
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPixelSize(self._scale(size))
        font.setWeight(QFont.Weight.Medium)
        return font

    def _make(self, own_words: bool, size: float, weight: int, italic: bool) -> QFont:
        font = QFont(list(OWN_WORDS if own_words else APP_WORDS))
        font.setPixelSize(max(11, self._scale(size)))
        font.setWeight(QFont.Weight(weight))
        font.setItalic(italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # Vollkorn's own figures are old-style ones; times and counts in Inter must not dance.
        font.setFeature(QFont.Tag("lnum" if own_words else "tnum"), 1)
        return font
