"""The one function every length goes through, so that the whole window grows with the text."""

from __future__ import annotations

SMALLEST, LARGEST, STEP = 80, 200, 10
"""Percent."""


class Scale:
    """Turns px at 100 % into px at the chosen text scale. Called as a function: ``s(18)``."""

    def __init__(self, percent: int = 100) -> None:
        self.percent = max(SMALLEST, min(LARGEST, percent))

    def __call__(self, px: float) -> int:
        """Whole px, never 0 for a length above 0."""
        return max(1, round(px * self.percent / 100)) if px > 0 else 0

    def exact(self, px: float) -> float:
        """The same, unrounded, for painting."""
        return px * self.percent / 100
