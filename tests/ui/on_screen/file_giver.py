"""A small window that gives a photo away by drag and drop: ``python -m tests.ui.on_screen.file_giver FILE X Y``."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QDrag, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


class Giver(QWidget):
    """A press begins the drag."""

    def __init__(self, path: str) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint)
        self._path = path

    def mousePressEvent(self, event: QMouseEvent) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(self._path)])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


def main(path: str, x: int, y: int) -> int:
    application = QApplication(sys.argv[:1])
    picture = QImage(96, 64, QImage.Format.Format_RGB32)
    picture.fill(QColor(200, 120, 80))
    picture.save(path)
    giver = Giver(path)
    giver.setGeometry(x, y, 60, 60)
    giver.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    giver.show()
    QTimer.singleShot(200, lambda: sys.stdout.write("here\n") and sys.stdout.flush())
    return application.exec()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
