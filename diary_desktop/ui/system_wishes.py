"""What the desktop wishes of every program beside its colours: larger text, and nothing that moves by itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

SMALLEST_PERCENT, LARGEST_PERCENT = 50, 300


class SystemWishes(QObject):
    """Main thread. ``desktop_wishes.py`` learns them; ``changed`` once either differs from before."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.still = False
        """Whether the desktop wants nothing to move."""
        self.text_percent = 100
        """The desktop's text scale, where Qt has not scaled everything by it already."""

    def tell(self, *, still: bool | None = None, text_percent: int | None = None) -> None:
        """What was learnt; ``None`` for what was not."""
        before = (self.still, self.text_percent)
        if still is not None:
            self.still = still
        if text_percent is not None:
            self.text_percent = max(SMALLEST_PERCENT, min(LARGEST_PERCENT, text_percent))
        if (self.still, self.text_percent) != before:
            self.changed.emit()
