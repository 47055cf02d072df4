"""What lies in a folder. A folder that may not be read is an error here: pathlib's glob calls it empty."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def inside(folder: Path, begins: str = "", ends: str = "") -> list[Path]:
    """Everything in ``folder`` with a name that begins and ends so, sorted; nothing where there is no such folder.

    Raises ``OSError``, so ``PermissionError`` too, for a folder that is there and cannot be listed.
    """
    names = (name for name, _ in _listed(folder))
    return [folder / name for name in names if name.startswith(begins) and name.endswith(ends)]


def below(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Everything below ``folder`` at any depth with whether it is a folder, which comes before what lies in it.

    Links are not followed, and are no folders. Raises ``OSError`` as ``inside``.
    """
    for name, is_folder in _listed(folder):
        path = folder / name
        yield path, is_folder
        if is_folder:
            yield from below(path)


def files_below(folder: Path) -> list[Path]:
    """Everything below ``folder`` that is no folder. Raises ``OSError`` as ``inside``."""
    return [path for path, is_folder in below(folder) if not is_folder]


def _listed(folder: Path) -> list[tuple[str, bool]]:
    try:
        with os.scandir(folder) as found:
            return sorted((one.name, one.is_dir(follow_symlinks=False)) for one in found)
    except FileNotFoundError:
        return []
