"""A picture of a page in the page's place: what moves over it need not paint all of the page with each of its steps."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from ..look import Look


class Still(QWidget):
    """Lies over ``page`` as it looks now, and goes with ``drop``; hidden where the page gets another size or look."""

    def __init__(self, look: Look, page: QWidget) -> None:
        self._picture = QPixmap(page.size() * page.devicePixelRatioF())
        self._picture.setDevicePixelRatio(page.devicePixelRatioF())
        self._picture.fill(look.colour("window"))  # pages are clear: what is behind them belongs to the picture
        page.render(self._picture)
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(page.rect())
        page.installEventFilter(self)
        look.recoloured.connect(self.hide)
        self.show()
        self.raise_()

    def drop(self) -> None:
        """The page itself is seen again; nothing of the picture stays."""
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()
