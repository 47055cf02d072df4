"""What the system sends to end a program (logging out, shutting down, Ctrl-C) closes the window in order instead."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

NAMES = ("SIGTERM", "SIGHUP", "SIGINT")


class QuitSignals(QObject):
    """Main thread. ``leave`` is called for each signal until ``release``.

    A handler runs between any two steps of Python, in the middle of painting a widget too, and closing a window there
    crashes Qt: so it only asks for its turn. Python's own handlers run only when the interpreter gets a turn, and Qt
    gives it none while it waits: the byte that arrives in the pipe wakes Qt. Windows tells a window that is to close by
    closing it.
    """

    def __init__(self, leave: Callable[[], object]) -> None:
        super().__init__()
        self._before: dict[int, Any] = {}
        for number in [getattr(signal, name) for name in NAMES if hasattr(signal, name)]:
            # A signal that is ignored on purpose (nohup) stays so.
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, lambda *_: QTimer.singleShot(0, self, leave))
        self._pipe: tuple[int, int] | None = None
        self._woken: QSocketNotifier | None = None
        if os.name == "posix":
            self._pipe = os.pipe()
            for end in self._pipe:
                os.set_blocking(end, False)
            signal.set_wakeup_fd(self._pipe[1], warn_on_full_buffer=False)
            self._woken = QSocketNotifier(self._pipe[0], QSocketNotifier.Type.Read, self)
            self._woken.activated.connect(self._drain)

    def release(self) -> None:
        """As it was before."""
        for number, before in self._before.items():
            signal.signal(number, before)
        if self._woken is not None and self._pipe is not None:
            self._woken.setEnabled(False)
            signal.set_wakeup_fd(-1)
            for end in self._pipe:
                os.close(end)
            self._pipe = None

    def _drain(self) -> None:
        """Reading gives the interpreter its turn; the handler has run when this returns."""
        if self._pipe is not None:
            os.read(self._pipe[0], 64)
