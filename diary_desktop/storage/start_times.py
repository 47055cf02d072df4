"""How long each engine took to start last: of this computer and its models, and nothing of the diary."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable
from pathlib import Path

from diary_desktop.domain.catalogue import Role
from diary_desktop.domain.errors import StorageError

from .files import FileSystem

log = logging.getLogger(__name__)


class StartTimesFile:
    """One small JSON file, ``{"listening": ["whisper-small", 6.1]}``; a damaged one counts as absent.

    ``model`` names what serves a role now, so that another model's time is never said. Called on any thread.
    """

    def __init__(self, path: Path, model: Callable[[Role], str], files: FileSystem | None = None) -> None:
        self._path = path
        self._model = model
        self._files = files or FileSystem()
        self._writing = threading.Lock()

    def last(self, role: Role) -> float:
        """Seconds; 0 where it was never measured with the model of now."""
        match self._read().get(role):
            case [str(model), int() | float() as seconds] if model == self._model(role) and seconds > 0:
                return float(seconds)
        return 0.0

    def keep(self, role: Role, seconds: float) -> None:
        """Replace the file. A disk that does not take it changes nothing but the sentence of next time."""
        with self._writing:
            kept = {**self._read(), role: [self._model(role), round(seconds, 1)]}
            try:
                self._files.make_folder(self._path.parent)
                self._files.replace(self._path, json.dumps(kept).encode())
            except StorageError as error:
                log.info("start of an engine not kept", extra={"error": type(error).__name__})

    def _read(self) -> dict[str, object]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}
