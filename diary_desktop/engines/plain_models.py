"""Knows what a single file or a plain folder of a model is, by what lies in it, and copies it to where it is looked at.

A Whisper folder (model.bin), a sentence-transformers folder (modules.json), a GGUF file, or a piper voice with its
description beside it. Whatever else such a folder holds comes along and is looked at as well; links do not.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from diary_desktop.domain.catalogue import Role
from diary_desktop.domain.errors import ModelDamaged

MOST_FILES: Final = 200

_FOLDERS: Final[dict[str, Role]] = {"model.bin": "listening", "modules.json": "memory"}
_FILES: Final[dict[str, Role]] = {".gguf": "answering", ".onnx": "speaking"}


def role_of(path: Path) -> Role | None:
    """What the model at ``path`` would be for; None where it is none of them, as a kit is."""
    if path.is_dir():
        return next((role for name, role in _FOLDERS.items() if (path / name).is_file()), None)
    return _FILES.get(path.suffix.lower())


def files_of(path: Path) -> list[tuple[str, Path]]:
    """Each file with its name below the model. Raises ``ModelDamaged`` where links or far too many files are there."""
    if path.is_dir():
        found = [(one.relative_to(path).as_posix(), one) for one in _inside(path)]
    else:
        beside = path.with_name(f"{path.name}.json")
        found = [(one.name, one) for one in (path, beside) if one.is_file() or one.is_symlink()]
    if any(one.is_symlink() for _, one in found) or len(found) > MOST_FILES:
        raise ModelDamaged(
            "This is not a plain model: it holds links, or far too many files. Nothing of it was taken in.",
            "Choose the folder or file of one model.",
        )
    return found


def _inside(folder: Path) -> Iterator[Path]:
    """Every file below ``folder`` in order; hidden ones, as downloads leave them, stay where they are."""
    for root, folders, names in os.walk(folder):
        links = [Path(root) / name for name in folders if (Path(root) / name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (*links, *(Path(root) / name for name in sorted(names) if not name.startswith(".")))
