"""Carries out ``AutoLock``: looks each second, shows the countdown, holds sleep off until the keys are gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from diary_desktop.domain.errors import ComputerSlept
from diary_desktop.services.auto_lock import AutoLock, Reason

from .language import tr
from .session_signals import SessionSignals
from .workspace import Workspace

LOOK_MS = 1_000


class Still(Protocol):
    """Knows how long nobody has touched key or pointer."""

    @property
    def idle_seconds(self) -> float: ...


class LockWatch(QObject):
    """Main thread. ``relaunch`` is called after a deep lock, once nothing of the diary is held any more.

    ``look_after`` is told each second for how long nobody has touched the open diary: upkeep waits for that.
    """

    def __init__(
        self,
        workspace: Workspace,
        activity: Callable[[], Still | None],
        signals: SessionSignals,
        relaunch: Callable[[], None],
        policy: AutoLock | None = None,
        look_after: Callable[[float], None] = lambda _: None,
    ) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._activity = activity
        self._signals = signals
        self._relaunch = relaunch
        self._look_after = look_after
        self._policy = policy or AutoLock()
        self._counting = False
        self._locked_meanwhile = False
        signals.sleeping.connect(self._before_sleep)
        signals.screen_locked.connect(self._screen)
        workspace.unlocked.connect(self._opened)
        workspace.emptied.connect(self._emptied)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Count down, then lock. Moving or speaking puts the countdown away."""
        work = self._workspace
        if work.locked and not work.is_between:
            self._counting = False
            return
        self._tell_policy()
        self._tell_upkeep()
        verdict = self._policy.look(self._workspace.privacy, recording=work.recording)
        if verdict.reason is not None:
            self._lock(verdict.reason)
        elif verdict.notice:
            text = tr("Locking in {seconds} s. Move or speak to stay.", seconds=verdict.notice)
            work.window.toast.show_countdown(text, anew=not self._counting)
            if not self._counting:
                work.cast.hands_free.warn()  # said as well, for whoever does not look
            self._counting = True
        elif self._counting:
            self._counting = False
            work.window.toast.put_away()

    def close(self) -> None:
        """The window goes."""
        self._timer.stop()
        self._signals.close()

    def _tell_policy(self) -> None:
        activity = self._activity()
        if self._workspace.busy or (activity is not None and activity.idle_seconds * 1000 <= LOOK_MS):
            self._policy.touched()
        level = self._workspace.cast.record.state.dbfs
        if level is not None:
            self._policy.heard(level)
        free = self._workspace.cast.hands_free
        if free.hears:
            self._policy.heard(free.level)

    def _tell_upkeep(self) -> None:
        activity = self._activity()
        self._look_after(0.0 if self._workspace.busy or activity is None else activity.idle_seconds)

    def _lock(self, reason: Reason) -> None:
        self._counting = False
        self._workspace.lock(reason)

    def _before_sleep(self) -> None:
        verdict = self._policy.before_sleep(self._workspace.privacy)
        closed = self._workspace.locked and not self._workspace.is_between
        if closed or verdict.reason is None:
            self._workspace.cast.record.park(ComputerSlept())
            self._signals.let_sleep()
        else:
            self._lock(verdict.reason)

    def _screen(self, locked: bool) -> None:
        """Locked while the passphrase is being checked or the diary is being opened, it counts once that is done."""
        self._locked_meanwhile = locked and self._workspace.locked and self._workspace.cast.unlock.state.busy
        self._policy.screen(locked=locked)
        self.look()

    def _opened(self) -> None:
        self._policy.opened()
        if self._locked_meanwhile:
            self._locked_meanwhile = False
            self._policy.screen(locked=True)

    def _emptied(self, deep: bool) -> None:
        """After a deep lock sleep is held off until this address space is gone: the descriptor closes with it."""
        if deep:
            self._relaunch()
        else:
            self._signals.let_sleep()
