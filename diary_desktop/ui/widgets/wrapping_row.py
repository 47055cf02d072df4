"""Controls in a row that goes on in a further line where the width is too small for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..look import Look
from .buttons import BaseButton
from .roving import be_one_stop, walk


class WrappingLines(QWidget):
    """Each control keeps the size it asks for, within the width. Whoever inherits says which there are."""

    def __init__(self, look: Look, spacing: int, parent: QWidget | None = None) -> None:
        """``spacing`` in px at 100 %, between controls and between lines."""
        super().__init__(parent)
        self.look = look
        self._spacing = look.s(spacing)
        self._known: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def wrapped(self) -> Sequence[QWidget]:
        """The controls as they stand."""
        raise NotImplementedError

    def breaks_before(self, size: QSize, line: int) -> bool:
        """Whether a control begins a line though there is room in this one, which is ``line`` px high."""
        return False

    @property
    def focused(self) -> int:
        """Which of them has the keys; -1 for none."""
        return next((at for at, one in enumerate(self.wrapped) if one.hasFocus()), -1)

    def focus_at(self, at: int) -> None:
        """The keys to one of them, the first or last where ``at`` lies beyond; Tab comes back to it."""
        at = max(0, min(len(self.wrapped) - 1, at))
        self.be_one_stop(at)
        self.wrapped[at].setFocus(Qt.FocusReason.TabFocusReason)

    def be_one_stop(self, at: int = 0) -> None:
        """Tab stops at one of them only."""
        be_one_stop(self.wrapped, at)

    def lay_anew(self) -> None:
        """There are others now."""
        self._known.clear()
        self._place()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Kept while it is seen, for then it is told of every change; layouts ask for two or three widths again."""
        if not self.isVisible():
            self._known.clear()
        if width not in self._known:
            self._known[width] = self._lines(width, self._sizes())[1]
        return self._known[width]

    def sizeHint(self) -> QSize:
        sizes = self._sizes()
        wide = sum(one.width() + self._spacing for one in sizes) - self._spacing
        return QSize(max(0, wide), self._lines(self.width(), sizes)[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self.updateGeometry()  # its height goes with its width
        self._place()

    def event(self, event: QEvent) -> bool:
        """Qt tells nobody who is hidden that a control wants another size: it is asked for again on showing."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self.lay_anew()
        return super().event(event)

    def _sizes(self) -> list[QSize]:
        return [one.sizeHint() for one in self.wrapped]

    def _place(self) -> None:
        sizes = self._sizes()
        for one, size, corner in zip(self.wrapped, sizes, self._laid(self.width(), sizes), strict=True):
            one.resize(min(size.width(), max(1, self.width())), size.height())
            one.move(corner)

    def _laid(self, width: int, sizes: Sequence[QSize]) -> list[QPoint]:
        """Where each control goes within ``width`` px."""
        return self._levelled(self._lines(width, sizes)[0], sizes)

    def _lines(self, width: int, sizes: Sequence[QSize]) -> tuple[list[QPoint], int]:
        """Where the line of each control is, and how high all are together, which layouts ask for again and again."""
        corners: list[QPoint] = []
        x = y = line = 0
        for size in sizes:
            if x and (x + size.width() > width or self.breaks_before(size, line)):
                x, y, line = 0, y + line + self._spacing, 0
            corners.append(QPoint(x, y))
            x += size.width() + self._spacing
            line = max(line, size.height())
        return corners, y + line

    @staticmethod
    def _levelled(corners: Sequence[QPoint], sizes: Sequence[QSize]) -> list[QPoint]:
        """What is lower than its line stands in the middle of it."""
        highs: dict[int, int] = {}
        for corner, size in zip(corners, sizes, strict=True):
            highs[corner.y()] = max(highs.get(corner.y(), 0), size.height())
        return [
            QPoint(corner.x(), corner.y() + (highs[corner.y()] - size.height()) // 2)
            for corner, size in zip(corners, sizes, strict=True)
        ]


class WrappingRow(WrappingLines):
    """The same controls for as long as it lives; Tab goes through them in the order given.

    With ``chips``, what they are together, they are one tab stop and arrow keys walk inside.
    """

    def __init__(
        self,
        look: Look,
        controls: tuple[QWidget, ...],
        spacing: int = 14,
        *,
        centred: bool = False,
        chips: str = "",
    ) -> None:
        super().__init__(look, spacing)
        self._centred = centred
        self._controls = controls
        self._roves = bool(chips)
        self.setAccessibleName(chips)
        for one in controls:
            one.setParent(self)
            if chips and isinstance(one, BaseButton):
                one.arrows_go_up = True
                one.installEventFilter(self)
        if chips:
            self.be_one_stop()

    @property
    def wrapped(self) -> Sequence[QWidget]:
        """Without those that are put away now."""
        return [one for one in self._controls if not one.isHidden()]

    def lay_anew(self) -> None:
        """There are others now; one of them stays the stop."""
        super().lay_anew()
        if self._roves and not any(one.focusPolicy() == Qt.FocusPolicy.StrongFocus for one in self.wrapped):
            self.be_one_stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab comes back to the one that was used last."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget) and watched in self.wrapped:
            self.be_one_stop(list(self.wrapped).index(watched))
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._roves and walk(self.wrapped, event.key())):
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        sizes = self._sizes()
        return QSize(max((one.width() for one in sizes), default=0), max((one.height() for one in sizes), default=0))

    def _laid(self, width: int, sizes: Sequence[QSize]) -> list[QPoint]:
        corners = super()._laid(width, sizes)
        return self._in_the_middle(corners, sizes, width) if self._centred else corners

    @staticmethod
    def _in_the_middle(corners: Sequence[QPoint], sizes: Sequence[QSize], width: int) -> list[QPoint]:
        """Lines are told by their middles: what is lower than its line does not stand at its top."""
        lines = [corner.y() + size.height() // 2 for corner, size in zip(corners, sizes, strict=True)]
        rights = (corner.x() + size.width() for corner, size in zip(corners, sizes, strict=True))
        ends = dict(zip(lines, rights, strict=True))
        return [
            QPoint(corner.x() + max(0, width - ends[line]) // 2, corner.y())
            for corner, line in zip(corners, lines, strict=True)
        ]
