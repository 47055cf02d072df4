"""A cover over the window while another one is in front, where a person wishes it: a glance aside shows no word."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from .main_window import MainWindow
from .widgets.scene import Scene


class Cover(QObject):
    """Main thread. Covers nothing while a dialog of our own is in front: the program is still the active one."""

    def __init__(self, window: MainWindow, wanted: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._wanted = wanted
        self.scene: Scene | None = None
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self.follow)

    def follow(self, state: Qt.ApplicationState) -> None:
        """Cover the window when it is left, uncover it when a person comes back."""
        if state == Qt.ApplicationState.ApplicationActive:
            self._uncover()
        elif self.scene is None and self._wanted():
            self.scene = Scene(self._window.look, self._window)
            self.scene.setGeometry(self._window.rect())
            self.scene.show()
            self.scene.raise_()
            self.scene.repaint()

    def _uncover(self) -> None:
        scene, self.scene = self.scene, None
        if scene is not None:
            scene.hide()
            scene.deleteLater()
