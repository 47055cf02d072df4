"""Remembers which model files were proved, and which were loaded apart, so that neither is done at every start.

A file counts as the same while its size and time of change are. Whoever can write into the folder can also set these,
and could as well write this list: it spares time, it does not defend the folder.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from diary_desktop.domain.errors import CancelToken
from diary_desktop.engines.minilm_files import sha256_of

NAME: Final = "proved.json"

LOADED: Final = "loaded.json"
"""The other list: files that an engine loaded once in a process of its own, and came to no harm."""


class ProvedFiles:
    """The list beside the models. One process writes it at a time; a list that is lost is made again."""

    def __init__(self, folder: Path, name: str = NAME) -> None:
        self._folder = folder
        self._file = folder / name

    def known(self, path: Path) -> str:
        """The hash (hexadecimal) ``path`` was proved to have, empty where it was never read or has changed since."""
        found = self._read().get(self._key(path))
        return str(found[2]) if found is not None and found[:2] == _stamp(path) else ""

    def hash_of(self, path: Path, token: CancelToken) -> str:
        """The hash of ``path``, read whole, and remembered."""
        token.raise_if_cancelled()
        found = sha256_of(path)
        self.remember(path, found)
        return found

    def remember(self, path: Path, sha256: str) -> None:
        """``path`` was just proved to have this hash."""
        self._write(self._read() | {self._key(path): [*_stamp(path), sha256]})

    def hold(self, paths: Iterable[Path]) -> bool:
        """Whether all of them are listed and have not changed since."""
        listed = self._read()
        return all(listed.get(self._key(path), [])[:2] == _stamp(path) for path in paths)

    def add(self, paths: Iterable[Path]) -> None:
        """All of them, as they are now, whatever their hashes."""
        self._write(self._read() | {self._key(path): [*_stamp(path), ""] for path in paths})

    def forget(self, path: Path) -> None:
        """``path`` is about to go."""
        self._write({key: value for key, value in self._read().items() if key != self._key(path)})

    def _key(self, path: Path) -> str:
        return path.relative_to(self._folder).as_posix()

    def _read(self) -> dict[str, list[object]]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self, proved: dict[str, list[object]]) -> None:
        if not proved and not self._file.exists():
            return
        new = self._file.with_suffix(".new")
        new.write_text(json.dumps(proved, indent=1, sort_keys=True), encoding="utf-8")
        with suppress(FileNotFoundError):  # another process took it for its own: what is not listed is looked at again
            new.replace(self._file)


def _stamp(path: Path) -> list[object]:
    found = path.stat()
    return [found.st_size, found.st_mtime_ns]
