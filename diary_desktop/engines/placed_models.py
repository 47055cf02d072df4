"""Knows which files of the folder of models belong to one model, and whether an engine may see them at once."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from diary_desktop.domain.catalogue import Role

from .proved_files import LOADED, ProvedFiles

FOLDERS: Final[frozenset[Role]] = frozenset({"listening", "memory"})
"""Roles whose models are a folder each; of the others a model is a file, or two."""


def files_of_placed(role: Role, place: Path) -> list[Path]:
    """Every file of the model at ``place``, its folder or its first file."""
    if role in FOLDERS:
        return sorted(path for path in place.rglob("*") if path.is_file())
    return [path for path in (place, place.with_name(f"{place.name}.json")) if path.is_file()]


def was_loaded_apart(models: Path, role: Role, place: Path) -> bool:
    """Whether each file of it was loaded in a process of its own before, and has not changed since."""
    return ProvedFiles(models, LOADED).hold(files_of_placed(role, place))
