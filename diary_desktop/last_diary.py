"""Where the diary lies that was open in a window last, and what is said while it is not there."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

from diary_desktop.domain.errors import StorageError
from diary_desktop.storage.files import FileSystem, VaultLayout
from diary_desktop.storage.folder_swap import settle
from diary_desktop.storage.settings_file import SettingsFile

log = logging.getLogger(__name__)


def place_of(state: Path) -> Path | None:
    """There or not, as the folder ``state`` remembers; None where no window ever had a diary open."""
    place = _file(state).load().vault
    return Path(place) if place else None


def keep_place(state: Path, folder: Path) -> None:
    """The next window begins with this one. A state folder that cannot be written is logged and stops nothing."""
    try:
        if (now := _file(state).load()).vault != str(folder):
            _file(state).save(replace(now, vault=str(folder)))
    except StorageError as error:
        log.info("place of the diary not kept", extra={"error": type(error).__name__})


def holds_a_diary(folder: Path) -> bool:
    """Whether one lies there, also where bringing a backup back was interrupted."""
    settle(folder, FileSystem())
    return VaultLayout(folder).holds_a_vault()


def _file(state: Path) -> SettingsFile:
    return SettingsFile(state / "window.json")
