"""Wrong tries, beside the rollback anchor and outside the vault: starting the program again forgets none.

Nothing here keeps out somebody who has the folder and a program of their own; Argon2id does that. It slows down
whoever sits at this computer and guesses.
"""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Callable
from pathlib import Path

from ..domain.errors import StorageError, VaultError
from ..ports.keys import Tries
from .files import FileSystem

log = logging.getLogger(__name__)


class TryFile:
    """``TryLog`` in ``folder``, one small file for each vault id. What the disk refuses is remembered until the end."""

    def __init__(self, folder: Path, vault_id: Callable[[], bytes], files: FileSystem) -> None:
        self._folder = folder
        self._vault_id = vault_id
        self._files = files
        self._unwritten: Tries | None = None

    def read(self) -> Tries:
        """Nothing where the file is missing or damaged: a person is never locked out for good."""
        if self._unwritten is not None:
            return self._unwritten
        try:
            found = json.loads(self._files.read(self._path()))
            wrong, last = int(found["wrong"]), float(found["last"])
        except (OSError, ValueError, TypeError, KeyError, OverflowError, VaultError):
            return Tries()
        return Tries(wrong, last) if wrong >= 0 and math.isfinite(last) else Tries()

    def write(self, tries: Tries) -> None:
        """Whole, and flushed."""
        self._unwritten = tries
        try:
            path = self._path()
            if tries == Tries():
                self._files.remove(path)
            else:
                self._files.make_folder(self._folder)
                self._files.replace(path, json.dumps({"wrong": tries.wrong, "last": tries.last}).encode())
        except (StorageError, VaultError) as error:
            log.info("tries not written", extra={"error": type(error).__name__})
            return
        self._unwritten = None

    def _path(self) -> Path:
        return self._folder / f"tries-{self._vault_id().hex()}"
