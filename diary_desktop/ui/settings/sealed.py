"""How the pages that change the sealed settings come to their one presenter."""

from __future__ import annotations

from collections.abc import Callable

from diary_desktop.presenters.settings import SettingsPresenter, SettingsState

from ..language import tr
from .desk import SettingsDesk


def tie_settings(desk: SettingsDesk, show: Callable[[SettingsState], None]) -> SettingsPresenter:
    """The presenter of the sealed settings, which several pages share; a change can be taken back from the toast."""
    one = desk.journeys

    def changed(undo: Callable[[], None]) -> None:
        desk.favours.toast(tr("Changed."), tr("Undo"), undo)

    def make(tell: Callable[[SettingsState], None]) -> SettingsPresenter:
        return SettingsPresenter(one.session, one.readiness, one.tasks, one.bus, tell, changed)

    return desk.tie("settings", make, show)
