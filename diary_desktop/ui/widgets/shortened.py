"""Text cut to a width, after a whole word where that leaves most of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF


def shortened(text: str, metrics: QFontMetricsF, width: float) -> str:
    """``text`` as far as it fits into ``width`` px, with an ellipsis where something is left out."""
    elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, width))
    if elided == text or not elided.endswith("…"):
        return elided
    kept = elided[:-1]
    cut = len(kept) if text[len(kept) : len(kept) + 1].isspace() else kept.rfind(" ")
    return f"{kept[:cut].rstrip(' .,;:–-')}…" if cut > len(kept) * 2 // 3 else elided
