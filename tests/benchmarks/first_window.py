"""Prints the seconds from the start of this process (its time is the first argument) to its first painted window.

``--ready``: to the first letter that stands in the passphrase field. ``--bare``: of an empty Qt window.
"""

from __future__ import annotations

import os
import sys
import time


def ours(began: float) -> None:
    """The closed diary, as ``diary-desktop`` opens it, up to the moment the services would be loaded."""
    import diary_desktop.program  # noqa: F401, PLC0415  its imports are part of what is measured
    from diary_desktop.ui.application import DesktopApplication  # noqa: PLC0415  as above

    application = DesktopApplication("create")
    application.show(lambda: _told(began))
    application.run()


def ready(began: float) -> None:
    """The same over a diary that is there, until it takes a letter."""
    import diary_desktop.program  # noqa: F401, PLC0415  as above
    from diary_desktop.ui.application import DesktopApplication  # noqa: PLC0415  as above

    application = DesktopApplication("open")

    def type_a_letter() -> None:
        from PySide6.QtCore import Qt  # noqa: PLC0415  as above
        from PySide6.QtGui import QKeyEvent  # noqa: PLC0415  measured with what the window itself reads
        from PySide6.QtWidgets import QApplication, QLineEdit  # noqa: PLC0415  as above

        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        QApplication.sendEvent(field, QKeyEvent(QKeyEvent.Type.KeyPress, 65, Qt.KeyboardModifier.NoModifier, "a"))
        assert field.text() == "a"
        field.repaint()
        _told(began)

    application.show(type_a_letter)
    application.run()


def bare(began: float) -> None:
    """An empty Qt window."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415  the bare window is measured alone
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415  as above

    application = QApplication(sys.argv[:1])
    window = QWidget()
    window.show()
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: _told(began)))
    application.exec()


def _told(began: float) -> None:
    """Say it and go at once: ending is not measured, and nothing was opened."""
    print(f"{time.time() - began:.3f}", flush=True)
    os._exit(0)


if __name__ == "__main__":
    chosen = bare if "--bare" in sys.argv else ready if "--ready" in sys.argv else ours
    chosen(float(sys.argv[1]))
