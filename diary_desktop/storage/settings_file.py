"""What belongs to this computer and not to the diary: the window's size and where the diary lies. Never a secret."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path

from .files import FileSystem

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LocalSettings:
    """``geometry`` is the window's own encoding in hexadecimal; ``vault`` the folder opened last."""

    geometry: str = ""
    vault: str = ""
    language: str = ""
    """Of the closed screen: ``en`` or ``vi``, empty to follow the system."""
    last_backup: str = ""
    """ISO date of the last good backup, for the closed screen; empty where there was none."""
    last_backup_of: str = ""
    """The folder of the diary that it was a backup of."""
    reminders: str = ""
    """Times of reminders and the last day that needs none, as ``services/reminding.py`` writes them; mostly empty."""
    places: str = ""
    """Where the window stood on other sets of screens, as ``ui/window_place.py`` writes it."""
    name: str = ""
    """Whom the closed screen greets; empty, as it is unless a person wishes otherwise, for nobody by name."""
    sockets: str = ""
    """``allowed`` where a person does not want the system to refuse internet sockets; else they are refused."""

    def backup_day(self, of: Path) -> date | None:
        """The day of the last backup of that diary; ``None`` where there was none or the text is damaged."""
        if self.last_backup_of != str(of):
            return None
        try:
            return date.fromisoformat(self.last_backup)
        except ValueError:
            return None

    def geometry_bytes(self) -> bytes:
        """The geometry decoded, empty where it is damaged."""
        try:
            return bytes.fromhex(self.geometry)
        except ValueError:
            return b""


class SettingsFile:
    """Reads and replaces one small JSON file. A damaged one counts as absent: nothing of worth is in it."""

    def __init__(self, path: Path, files: FileSystem | None = None) -> None:
        self._path = path
        self._files = files or FileSystem()

    def load(self) -> LocalSettings:
        """The settings kept, or the defaults."""
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return LocalSettings()
        except (OSError, ValueError) as error:
            log.info("local settings unreadable", extra={"error": type(error).__name__})
            return LocalSettings()
        names = {field.name for field in fields(LocalSettings)}
        known = found.items() if isinstance(found, dict) else ()
        return LocalSettings(**{name: value for name, value in known if name in names and isinstance(value, str)})

    def save(self, settings: LocalSettings) -> None:
        """Replace the file. Raises ``FolderUnusable``, ``DiskFull``."""
        self._files.make_folder(self._path.parent)
        self._files.replace(self._path, json.dumps(asdict(settings), indent=1).encode())
