"""What a closed diary needs until somebody comes, read after the first paint: nothing here knows an open diary."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from diary_desktop.domain.errors import DiaryError
from diary_desktop.services.wrong_tries import WrongTries
from diary_desktop.storage.vault_place import VaultPlace
from diary_desktop.system import local_clock
from diary_desktop.ui.outside import Known, Outside
from diary_desktop.ui.porch import Porch

if TYPE_CHECKING:
    from diary_desktop.app import Places
    from diary_desktop.ui.application import Stand


def porch(where: Places, outside: Outside) -> Stand:
    """Called on any thread; what it returns is called on the main one."""
    return partial(Porch, outside, _known(VaultPlace(where.vault, where.state)))


def _known(place: VaultPlace) -> Known:
    """As far as it can be told; what is wrong with the diary is said when it is opened."""
    try:
        wait = WrongTries(place.tries, local_clock.now).wait_seconds()
        return Known(wait, any(one.kind == "keystore" for one in place.ways_in()))
    except DiaryError:
        return Known()
