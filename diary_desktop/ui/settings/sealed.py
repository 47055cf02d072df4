"""How the pages that change the sealed settings come to their one presenter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from diary_desktop.presenters.settings import SettingsPresenter, SettingsState

from ..language import tr
from ..taken_back import tell_undoable
from .desk import SettingsDesk

V = TypeVar("V")


def choose_undoably(desk: SettingsDesk, before: V, wanted: V, choose: Callable[[V], None]) -> None:
    """What the window itself is told, and not the settings, with the way back in the toast.

    The toast comes last: a window in another size or language is built anew.
    """
    if wanted != before:
        choose(wanted)
        _tell_changed(desk, lambda: choose(before), lambda: choose(wanted))


def tie_settings(desk: SettingsDesk, show: Callable[[SettingsState], None]) -> SettingsPresenter:
    """The presenter of the sealed settings, which several pages share; a change can be taken back from the toast."""
    one = desk.journeys

    def changed(undo: Callable[[], None], redo: Callable[[], None]) -> None:
        _tell_changed(desk, undo, redo)

    def make(tell: Callable[[SettingsState], None]) -> SettingsPresenter:
        return SettingsPresenter(one.session, one.readiness, one.tasks, one.bus, tell, changed)

    return desk.tie("settings", make, show)


def _tell_changed(desk: SettingsDesk, undo: Callable[[], None], redo: Callable[[], None]) -> None:
    tell_undoable(desk.favours.toast, lambda: tr("Changed."), undo, redo)
